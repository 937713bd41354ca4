"""What is refused before anything starts."""

from __future__ import annotations

import socket
from pathlib import Path
from types import SimpleNamespace

import psutil
import pytest

from app.runner import checks, lock
from app.runner.refusal import Refusal

MOUNTS = [("/", "ext4"), ("/srv", "nfs4"), ("/srv/local", "xfs"), ("/home/an", "fuse.sshfs"), ("/mnt/CaSe", "CIFS")]


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/var/rovie", "ext4"),
        ("/srv", "nfs4"),
        ("/srv/data", "nfs4"),
        ("/srv/local/data", "xfs"),
        ("/srvx/data", "ext4"),
        ("/home/an/d", "fuse.sshfs"),
        ("/mnt/CaSe/d", "cifs"),
    ],
)
def test_the_deepest_mount_point_decides(folder: str, kind: str) -> None:
    assert checks.file_system(Path(folder), MOUNTS) == kind


def test_of_two_mounts_at_one_place_the_later_covers() -> None:
    assert checks.file_system(Path("/a/b"), [("/a", "ext4"), ("/a", "nfs")]) == "nfs"


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_network_file_system_is_refused(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = SimpleNamespace(mountpoint=str(tmp_path), fstype=kind)
    monkeypatch.setattr(psutil, "disk_partitions", lambda all=False: [row])
    with pytest.raises(Refusal, match=rf"ổ mạng \({kind}\).*--data"):
        checks.data_folder(tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_a_local_folder_is_made_and_left_clean(tmp_path: Path) -> None:
    checks.data_folder(tmp_path / "đến nơi" / "data")
    assert list((tmp_path / "đến nơi" / "data").rglob("*")) == [tmp_path / "đến nơi" / "data" / "run"]


def test_a_folder_that_takes_no_writing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(Refusal, match="Không ghi được.*--data"):
        checks.data_folder(tmp_path / "file" / "data")


def test_a_taken_port_is_refused_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        number = other.getsockname()[1]
        with pytest.raises(Refusal, match=rf"Cổng {number} .*--port"):
            checks.port("127.0.0.1", number)
    checks.port("127.0.0.1", number)


def test_an_address_of_another_machine_is_refused() -> None:
    with pytest.raises(Refusal, match="--host"):
        checks.port("192.0.2.1", 8000)


def test_one_supervisor_for_one_folder(tmp_path: Path) -> None:
    checks.data_folder(tmp_path)
    first, second = (lock.only_supervisor(tmp_path, f"http://127.0.0.1:{port}") for port in (8000, 9000))
    with first, pytest.raises(Refusal, match="đang chạy trên chính dữ liệu này .http://127.0.0.1:8000"):
        second.__enter__()
    with lock.only_supervisor(tmp_path, "http://127.0.0.1:9000"):
        pass
