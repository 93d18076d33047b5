"""A release is made, signed with a throw-away key, and checked; what was changed, left out, added or signed by another is refused."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from docs_pages import ROOT

RELEASE, VERIFY = ROOT / "scripts" / "release", ROOT / "scripts" / "verify-release"


def key(place: Path) -> Path:
    """A throw-away key."""
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "synthetic", "-f", str(place)], check=True)
    return place


def trusted(place: Path, held: Path, namespace: str = "denialhelp-release") -> Path:
    """The file of keys that an operator trusts."""
    kind, public = held.with_suffix(".pub").read_text().split()[:2]
    place.write_text(f'releases@example.org namespaces="{namespace}" {kind} {public}\n')
    return place


def verify(folder: Path, signers: Path) -> tuple[int, str]:
    """Exit status, and all that was said."""
    done = subprocess.run([sys.executable, "-I", VERIFY, folder, "--signers", signers], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a key, another key, and who is trusted."""
    folder = tmp_path_factory.mktemp("keys")
    trusted(folder / "signers", key(folder / "ours"))
    trusted(folder / "others", key(folder / "theirs"))
    return folder


@pytest.fixture(scope="module")
def made(keys: Path) -> Path:
    """A release of the last commit."""
    command = [sys.executable, str(RELEASE), "--trial", "--key", str(keys / "ours"), "--out", str(keys / "release")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return keys / "release"


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """A copy to tamper with."""
    return Path(shutil.copytree(made, tmp_path / "release"))


def test_a_release_holds_wheel_bills_and_locks_and_is_the_one_that_was_signed(made: Path, keys: Path) -> None:
    names = {p.name for p in made.iterdir()}
    locks = {"requirements.lock", "requirements-server.lock"}
    assert {"SHA256SUMS", "SHA256SUMS.sig", "denialhelp.cdx.json", "denialhelp-server.cdx.json"} | locks < names
    (wheel,) = (n for n in names if n.endswith(".whl"))
    assert hashlib.sha256((made / wheel).read_bytes()).hexdigest() in (made / "SHA256SUMS").read_text()
    assert verify(made, keys / "signers") == (0, "Every file is the one that releases@example.org signed.\n")


def test_a_tampered_wheel_is_refused(copy: Path, keys: Path) -> None:
    (wheel,) = copy.glob("*.whl")
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    status, said = verify(copy, keys / "signers")
    assert status == 1 and f"{wheel.name} is not the file that was signed." in said and "Do not install" in said


def test_sums_that_were_made_to_fit_are_refused(copy: Path, keys: Path) -> None:
    (wheel,) = copy.glob("*.whl")
    old = hashlib.sha256(wheel.read_bytes()).hexdigest()
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    sums = copy / "SHA256SUMS"
    sums.write_text(sums.read_text().replace(old, hashlib.sha256(wheel.read_bytes()).hexdigest()))
    assert verify(copy, keys / "signers")[0] == 1


def test_another_key_or_another_purpose_is_refused(made: Path, copy: Path, keys: Path, tmp_path: Path) -> None:
    assert "not by a key that you trust" in verify(made, keys / "others")[1]
    assert verify(made, trusted(tmp_path / "signers", keys / "ours", "file"))[0] == 1
    (copy / "SHA256SUMS.sig").unlink()
    sums = str(copy / "SHA256SUMS")
    subprocess.run(["ssh-keygen", "-Y", "sign", "-q", "-f", str(keys / "ours"), "-n", "file", sums], check=True, stderr=subprocess.DEVNULL)
    assert verify(copy, keys / "signers")[0] == 1


def test_a_missing_and_an_extra_file_are_refused(copy: Path, keys: Path) -> None:
    (copy / "requirements.lock").unlink()
    (copy / "setup.py").write_text("synthetic")
    status, said = verify(copy, keys / "signers")
    assert status == 1 and "requirements.lock is missing." in said and "setup.py was not signed for." in said


@pytest.mark.parametrize("name", ["SHA256SUMS", "SHA256SUMS.sig"])
def test_without_sums_or_signature_nothing_was_checked(copy: Path, keys: Path, name: str) -> None:
    (copy / name).unlink()
    status, said = verify(copy, keys / "signers")
    assert status == 2 and "nothing was checked" in said


def test_sums_that_name_another_folder_are_refused(copy: Path, keys: Path) -> None:
    sums = copy / "SHA256SUMS"
    (copy.parent / "elsewhere.whl").write_bytes(b"synthetic")
    sums.write_text(sums.read_text() + f"{hashlib.sha256(b'synthetic').hexdigest()}  ../elsewhere.whl\n")
    (copy / "SHA256SUMS.sig").unlink()
    command = ["ssh-keygen", "-Y", "sign", "-q", "-f", str(keys / "ours"), "-n", "denialhelp-release", str(sums)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    assert "a plain file name" in verify(copy, keys / "signers")[1]


def test_what_is_not_a_tagged_commit_is_not_released(tmp_path: Path, keys: Path) -> None:
    project = tmp_path / "project"
    (project / "scripts").mkdir(parents=True)
    (project / "src" / "denialhelp").mkdir(parents=True)
    shutil.copy(RELEASE, project / "scripts")
    (project / "src" / "denialhelp" / "__init__.py").write_text('__version__ = "9.9.9"\n')
    (project / "CHANGELOG.md").write_text("## 9.9.9\n")

    def git(*words: str) -> None:
        who = ["-c", "user.name=Synthetic", "-c", "user.email=synthetic@example.org"]
        subprocess.run(["git", "-C", str(project), *who, *words], check=True, capture_output=True)

    def release() -> str:
        command = [sys.executable, str(project / "scripts" / "release"), "--key", str(keys / "ours"), "--out", str(tmp_path / "out")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 1 and not (tmp_path / "out").exists()
        return done.stderr

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "synthetic")
    assert "No tag v9.9.9" in release()
    (project / "CHANGELOG.md").write_text("## 9.9.9 and more\n")
    assert "not committed" in release()
    (project / "CHANGELOG.md").write_text("## 9.9.8\n")
    assert "not in CHANGELOG.md" in release()
