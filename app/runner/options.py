"""The options of `bin/run`."""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import config

Demo = Literal["ensure", "reset", "none"]


@dataclass(frozen=True)
class Options:
    """What was asked for: where to listen, where the data lie (absolute), what to do about the demo."""

    host: str
    port: int
    data: Path
    demo: Demo

    @property
    def address(self) -> str:
        """The address a browser on this machine opens."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host and '[' not in host else host}:{self.port}"


def parse(arguments: list[str]) -> Options:
    """Read the command line; argparse ends the process with code 2 where it is wrong."""
    parser = argparse.ArgumentParser(prog="bin/run", description="Chạy Rõ Việc: web, nhắc việc, hàng đợi, dữ liệu.")
    parser.add_argument("--port", type=_port, default=8000, help="cổng của trang web (mặc định 8000)")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe (mặc định 127.0.0.1)")
    parser.add_argument("--data", type=Path, metavar="DIR", help="thư mục dữ liệu (mặc định: DATA_DIR hoặc ./data)")
    demo = parser.add_mutually_exclusive_group()
    demo.add_argument("--no-demo", dest="demo", action="store_const", const="none", help="không dựng xã mẫu")
    demo.add_argument("--reset-demo", dest="demo", action="store_const", const="reset", help="dựng lại xã mẫu từ đầu")
    given = parser.parse_args(arguments)
    data = given.data.expanduser().resolve() if given.data else config.data_dir()
    os.environ["DATA_DIR"] = str(data)
    return Options(given.host, given.port, data, given.demo or "ensure")


def _port(text: str) -> int:
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"cổng phải là số từ 1 đến 65535, không phải “{text}”")
    return int(text)
