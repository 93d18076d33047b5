"""Rules for all tests: a skipped test is a failure, and nothing goes to the network."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

# Time is measured in benchmarks, never asserted in a test: a busy machine must not fail one.
# In CI the drawn examples are the same every time.
settings.register_profile("here", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI")))
settings.load_profile("here")


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):
    """Turn a skip into a failure: what is not run proves nothing."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped; a skipped test is a failure"
