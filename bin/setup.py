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
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
LOG = CACHE / "setup.log"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
TRANSLATIONS = ROOT / "app" / "translations"
NO_VENV = (
    "Không tạo được môi trường Python: hãy cài gói python3-venv (hoặc uv) rồi chạy lại. "
    "(No virtual environment could be made: install the package python3-venv, or uv, and run this again.)"
)
NO_PACKAGES = (
    "Không cài được các gói thư viện: hãy kiểm tra mạng hoặc kho gói của pip rồi chạy lại. "
    "(The packages could not be installed: check the network or pip's index and run this again.)"
)
NOT_OURS = (
    "Thư mục mã nguồn không ghi được nên chưa cài đặt được: hãy chạy bằng tài khoản sở hữu thư mục đó. "
    "(This folder is not writable, so nothing can be installed: run as the account that owns it.)"
)


def main() -> None:
    """Set up quietly where nothing changed; then replace this process by the command."""
    ours, command = _split(sys.argv[1:])
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda number, _frame: sys.exit(128 + number))
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
    try:
        CACHE.mkdir(exist_ok=True)
        file = (CACHE / "setup.lock").open("w")
    except OSError:
        yield  # somebody else's clone: well if all is there, said below if not
        return
    with file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _install(requirements: str) -> None:
    """Install what a requirements file pins, unless just that was installed here before."""
    if VENV.is_symlink() and os.access(PYTHON, os.X_OK):
        return  # an environment that somebody else looks after
    if _works() and _stamp(requirements).is_file() and _stamp(requirements).read_text() == _fingerprint(requirements):
        return
    if not os.access(ROOT, os.W_OK):
        sys.exit(NOT_OURS)
    LOG.unlink(missing_ok=True)
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
    return os.access(PYTHON, os.X_OK) and subprocess.run(check, stderr=subprocess.DEVNULL, check=False).returncode == 0


def _make() -> None:
    if VENV.is_symlink():
        VENV.unlink()
    shutil.rmtree(VENV, ignore_errors=True)
    uv = shutil.which("uv")
    made = bool(uv) and _run([str(uv), "venv", "--python", sys.executable, str(VENV)])
    made = made or _run([sys.executable, "-m", "venv", str(VENV)])
    made = made or _run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(VENV)])
    if not made:
        _fail(NO_VENV)


def _fill(requirements: str) -> None:
    """Install with uv, the environment's own pip or the interpreter's pip, whichever works first."""
    path = str(ROOT / requirements)
    uv = shutil.which("uv")
    if uv and _run([uv, "pip", "install", "--python", str(PYTHON), "-r", path]):
        return
    pip = _pip()
    if not pip:
        shutil.rmtree(VENV, ignore_errors=True)
        _fail(NO_VENV)
    if not _run([*pip, "install", "--no-input", "-r", path]):
        _fail(NO_PACKAGES)


def _pip() -> list[str]:
    """The command that is pip for the environment; empty where there is none."""
    own = [str(PYTHON), "-m", "pip", "--disable-pip-version-check"]
    if _run([*own, "--version"]) or _run([str(PYTHON), "-m", "ensurepip"]):
        return own
    host = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(PYTHON)]
    return host if _run([*host, "--version"]) else []


def _compile_catalogues() -> None:
    """Compile the translations whose text is newer than their catalogue."""
    if any(_is_newer(text, text.with_suffix(".mo")) for text in TRANSLATIONS.glob("*/LC_MESSAGES/*.po")):
        compiler = [str(PYTHON), "-m", "babel.messages.frontend", "compile", "-d", str(TRANSLATIONS)]
        if not _run(compiler):
            _fail("Không biên dịch được bản dịch giao diện. (The translations could not be compiled.)")


def _is_newer(one: Path, other: Path) -> bool:
    return not other.is_file() or one.stat().st_mtime > other.stat().st_mtime


def _run(command: list[str]) -> bool:
    """Run a tool, its words into .cache/setup.log; whether it went well."""
    try:
        with LOG.open("ab") as log:
            done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _fail(sentence: str) -> NoReturn:
    lines = LOG.read_text(errors="replace").splitlines() if LOG.is_file() else []
    sys.exit("\n".join([*(line for line in lines[-20:] if "error" in line.lower()), sentence]))


def _say(sentence: str) -> None:
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
