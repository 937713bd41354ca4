"""Make `.venv` as the pinned requirements say, compile the catalogues, then become the command after `--`.

Runs on the bare interpreter, so it uses the standard library only. Safe to run twice at once.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TRANSLATIONS = ROOT / "app" / "translations"
PIP = ["pip", "--disable-pip-version-check", "install", "--quiet", "--no-input"]
NO_VENV = (
    "Không tạo được môi trường Python: hãy cài gói python3-venv (hoặc uv) rồi chạy lại. "
    "(No virtual environment could be made: install the package python3-venv, or uv, and run this again.)"
)
NO_PACKAGES = (
    "Không cài được các gói thư viện: hãy kiểm tra mạng hoặc kho gói của pip rồi chạy lại. "
    "(The packages could not be installed: check the network or pip's index and run this again.)"
)


def main() -> None:
    """Set up quietly where nothing changed; then replace this process by the command."""
    ours, command = _split(sys.argv[1:])
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with _alone():
        _install("requirements-dev.txt" if "--dev" in ours else "requirements.txt")
        _compile_catalogues()
    if command:
        os.execv(PYTHON, [str(PYTHON), "-P", *command])


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    where = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:where], arguments[where + 1 :]


@contextmanager
def _alone() -> Iterator[None]:
    """Let one set-up at a time work on this clone; the lock dies with the process."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with (ROOT / ".cache" / "setup.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _install(requirements: str) -> None:
    """Install what a requirements file pins, unless just that was installed here before."""
    if VENV.is_symlink() and PYTHON.exists():
        return  # an environment that somebody else looks after
    if _works() and _stamp(requirements).is_file() and _stamp(requirements).read_text() == _fingerprint(requirements):
        return
    _say("Đang cài đặt, mất chừng nửa phút… (Installing, about half a minute.)")
    if not _works():
        _make()
    _stamp(requirements).unlink(missing_ok=True)
    _fill(requirements)
    for name in {"requirements.txt", requirements}:  # the longer list holds the shorter one
        _stamp(name).write_text(_fingerprint(name))


def _stamp(requirements: str) -> Path:
    return VENV / f".installed-{requirements}"


def _fingerprint(requirements: str) -> str:
    texts = [ROOT / "requirements.txt", ROOT / requirements]
    return hashlib.sha256(b"".join(text.read_bytes() for text in texts)).hexdigest()


def _works() -> bool:
    """Whether `.venv` has an interpreter that starts and is new enough."""
    check = [str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
    return PYTHON.exists() and _run(check, quiet=True)


def _make() -> None:
    if VENV.is_symlink():
        VENV.unlink()
    shutil.rmtree(VENV, ignore_errors=True)
    uv = shutil.which("uv")
    made = bool(uv) and _run([str(uv), "venv", "--quiet", "--python", sys.executable, str(VENV)])
    made = made or _run([sys.executable, "-m", "venv", str(VENV)], quiet=True)
    made = made or _run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)], quiet=True)
    if not made:
        sys.exit(NO_VENV)


def _fill(requirements: str) -> None:
    """Install with uv, the environment's own pip or the interpreter's pip, whichever works first."""
    path = str(ROOT / requirements)
    uv = shutil.which("uv")
    if uv and _run([uv, "pip", "install", "--quiet", "--python", str(PYTHON), "-r", path]):
        return
    if _run([str(PYTHON), "-c", "import pip"], quiet=True):
        installed = _run([str(PYTHON), "-m", *PIP, "-r", path])
    elif _run([sys.executable, "-c", "import pip"], quiet=True):
        installed = _run([sys.executable, "-m", PIP[0], "--python", str(PYTHON), *PIP[1:], "-r", path])
    else:
        shutil.rmtree(VENV, ignore_errors=True)
        sys.exit(NO_VENV)
    if not installed:
        sys.exit(NO_PACKAGES)


def _compile_catalogues() -> None:
    """Compile the translations whose text is newer than their catalogue."""
    if any(_is_newer(text, text.with_suffix(".mo")) for text in TRANSLATIONS.glob("*/LC_MESSAGES/*.po")):
        compiler = [str(PYTHON), "-m", "babel.messages.frontend", "--quiet", "compile", "-d", str(TRANSLATIONS)]
        if not _run(compiler):
            sys.exit("Không biên dịch được bản dịch giao diện. (The translations could not be compiled.)")


def _is_newer(one: Path, other: Path) -> bool:
    return not other.is_file() or one.stat().st_mtime > other.stat().st_mtime


def _run(command: list[str], quiet: bool = False) -> bool:
    sink = subprocess.DEVNULL if quiet else None
    try:
        return subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sink, stderr=sink, check=False).returncode == 0
    except OSError:
        return False


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
