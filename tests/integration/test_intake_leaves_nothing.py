"""Reading a scan leaves nothing in the temporary folder: no page, no text, no session file of a library."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageDraw


def test_a_scan_leaves_no_file_behind(tmp_path: Path) -> None:
    page = Image.new("RGB", (1000, 400), "white")
    ImageDraw.Draw(page).text((60, 80), "Synthetic sample: notice of denial, March 3, 2026", fill="black", font_size=34)
    page.save(tmp_path / "scan.png")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    done = subprocess.run(
        [sys.executable, "-m", "denialhelp.cli.main", "read", str(tmp_path / "scan.png"), "--json"],
        capture_output=True, text=True, check=False, env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert done.returncode == 0, done.stderr
    assert '"how": "ocr"' in done.stdout
    assert list(temporary.iterdir()) == []
