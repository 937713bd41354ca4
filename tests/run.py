"""`bin/test`: lint, types, the quick tests side by side, then those that need the machine for themselves."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path

from tests import chromium

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / ".cache" / "results"
CHECKS = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
ALONE = "browser or slow or postgres"
NO_TESTS = 5  # pytest's exit code where nothing was selected
OURS = ("DATA_DIR", "DATABASE_URL", "REDIS_URL", "SMTP_URL", "PUBLIC_URL", "SECRET_KEY", "CLOCK_SECONDS")


def main(arguments: list[str]) -> int:
    """Run everything even where something fails; the last line counts, the exit code is 0 only if all is well."""
    began = time.monotonic()
    size, rest = split(arguments)
    with tempfile.TemporaryDirectory(prefix="tests-", ignore_cleanup_errors=True) as place:
        counts = run_all(size, rest, clean_environment(size, place))
    skipped = f", {counts['skipped']} skipped" if counts["skipped"] else ""
    print(f"{size}: {time.monotonic() - began:.0f} s")
    print(f"{counts['passed']} passed, {counts['failed']} failed{skipped}", flush=True)
    return 1 if counts["failed"] or not counts["passed"] else 0


def run_all(size: str, rest: list[str], environ: dict[str, str]) -> Counter[str]:
    """Lint and types, then the tests that a size asks for; the counts of all."""
    counts: Counter[str] = Counter(failed=sum(not check(command, environ) for command in CHECKS))
    left_out = f"{ALONE} or thorough" if size == "fast" else ALONE
    counts += run_tests("together", ["-n", "2", "-m", f"not ({left_out})", *rest], environ)
    if size != "fast":
        counts += run_alone(rest, environ)
    return counts


def run_alone(rest: list[str], environ: dict[str, str]) -> Counter[str]:
    """The tests that need the machine for themselves; one failure more where there is no Chromium for them."""
    try:
        environ["CHROMIUM_PATH"] = chromium.find()
    except chromium.NoChromium as reason:
        print(f"FAILED: {reason}", flush=True)
        return Counter(failed=1) + run_tests("alone", ["-m", f"({ALONE}) and not browser", *rest], environ)
    return run_tests("alone", ["-m", ALONE, *rest], environ)


def split(arguments: list[str]) -> tuple[str, list[str]]:
    """The size (fast, default, full) and what is pytest's."""
    size = "full" if "--full" in arguments else "fast" if "--fast" in arguments else "default"
    return size, [argument for argument in arguments if argument not in ("--fast", "--full")]


def clean_environment(size: str, place: str) -> dict[str, str]:
    """Our environment without a real deployment's settings; with the size, and a place for temporary files.

    The place is this run's own: one account must not meet the lock files that another's tests left.
    """
    kept = {name: value for name, value in os.environ.items() if name not in OURS}
    tools = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', '')}"
    return {**kept, "TEST_SIZE": size, "TMPDIR": place, "PATH": tools}


def check(command: list[str], environ: dict[str, str]) -> bool:
    """Run a tool over the code; False, and said, where it finds something."""
    well = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environ, check=False).returncode == 0
    print(f"{' '.join(command)}: {'well' if well else 'FAILED'}", flush=True)
    return well


def run_tests(name: str, arguments: list[str], environ: dict[str, str]) -> Counter[str]:
    """Run pytest; the counts of passed, failed (with errors) and skipped tests."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    report = RESULTS / f"{name}.xml"
    report.unlink(missing_ok=True)
    command = [sys.executable, "-m", "pytest", f"--junitxml={report}", *arguments]
    code = subprocess.run(command, cwd=ROOT, env=environ, check=False).returncode
    counts = count(report) if report.is_file() else Counter()
    if code not in (0, NO_TESTS) and not counts["failed"]:
        counts["failed"] += 1  # pytest itself fell over
    return counts


def count(report: Path) -> Counter[str]:
    """What a JUnit report counts."""
    counts: Counter[str] = Counter()
    for suite in ElementTree.parse(report).iter("testsuite"):
        numbers = {key: int(suite.get(key, "0")) for key in ("tests", "failures", "errors", "skipped")}
        failed = numbers["failures"] + numbers["errors"]
        counts.update(failed=failed, skipped=numbers["skipped"], passed=numbers["tests"] - failed - numbers["skipped"])
    return counts


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
