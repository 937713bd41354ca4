"""What must hold before anything starts: a local data folder that takes SQLite's WAL, a free port."""

from __future__ import annotations

import errno
import os
import socket
import sqlite3
import tempfile
from collections.abc import Iterable
from pathlib import Path

import psutil

from app.runner.refusal import Refusal

NETWORK = {"nfs", "nfs3", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "sshfs", "fuse.sshfs"}


def data_folder(folder: Path) -> None:
    """Make the data folder and try it. Raises Refusal: network file system, not writable, no WAL."""
    kind = file_system(folder, ((part.mountpoint, part.fstype) for part in psutil.disk_partitions(all=True)))
    if kind in NETWORK:
        raise Refusal(
            f"Thư mục dữ liệu {folder} nằm trên ổ mạng ({kind}), dễ hỏng dữ liệu: hãy chọn ổ của máy này bằng --data.",
            f"The data folder is on a network file system, {kind}: choose a local disk with --data DIR.",
        )
    try:
        _try_writing(folder)
    except (OSError, sqlite3.Error) as error:
        raise Refusal(
            f"Không ghi được vào thư mục dữ liệu {folder}: hãy cấp quyền ghi, giải phóng ổ đĩa hoặc chọn thư mục khác "
            f"bằng --data. [{error}]",
            "The data folder is not writable: give it write permission or space, or choose another with --data DIR.",
        ) from error


def file_system(folder: Path, mounts: Iterable[tuple[str, str]]) -> str:
    """The type of the file system that holds a folder, by a table of (mount point, type), lower case.

    The deepest mount point wins, of equal ones the last (it covers the others). "" where none fits.
    """
    found, depth = "", -1
    for point, kind in mounts:
        parts = Path(point).parts
        if folder.parts[: len(parts)] == parts and len(parts) >= depth:
            found, depth = kind.lower(), len(parts)
    return found


def _try_writing(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / "run").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="try-", dir=folder / "run") as trial:
        connection = sqlite3.connect(Path(trial, "wal.sqlite3"))
        try:
            mode = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            connection.execute("CREATE TABLE trial (id INTEGER)")
        finally:
            connection.close()
    if mode != "wal":
        raise OSError(errno.ENOTSUP, "SQLite: WAL")


def port(host: str, number: int) -> None:
    """Try to listen. Raises Refusal where the port is taken or forbidden, or the address isn't this machine's."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind, protocol) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind(address)
            trial.listen()
    except OSError as error:
        raise _port_refusal(host, number, error) from error


def _port_refusal(host: str, number: int, error: OSError) -> Refusal:
    if error.errno == errno.EADDRINUSE:
        other = number + 1 if number < 65535 else 8000
        return Refusal(
            f"Cổng {number} đang có chương trình khác dùng: hãy chọn cổng khác, ví dụ ./bin/run --port {other}.",
            f"Port {number} is already in use: choose another with --port.",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return Refusal(
            f"Không được phép dùng cổng {number}: hãy chọn cổng từ 1024 trở lên bằng --port.",
            f"Port {number} is not permitted: choose 1024 or above with --port.",
        )
    return Refusal(
        f"Không lắng nghe được ở địa chỉ {host}: hãy kiểm tra --host (thường là 127.0.0.1 hoặc 0.0.0.0). "
        f"[{os.strerror(error.errno) if error.errno and error.errno > 0 else error}]",
        f"Cannot listen on {host}: check --host.",
    )
