# ruff: noqa: E501 (a table of patterns: one row, one line)
"""Heading words → what stands under such a heading (patterns over plain words)."""

from __future__ import annotations

import re

SKIP, AIM, TARGET, TASK, SOLUTION, RESPONSIBILITY, REPORT = (
    "skip", "aim", "target", "task", "solution", "responsibility", "report",
)  # fmt: skip

WORK = (TASK, SOLUTION)

# Headings of parts and of Roman numbers: searched anywhere, the first that is found decides.
TOP = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            TASK,
            r"^(cac |mot so )?(noi dung|nhiem vu|cong viec)( cu the)?(,| va)? (nhiem vu )?(va |, )?(phan cong|thoi gian|tien do|lo trinh|to chuc thuc hien)",
        ),
        (
            RESPONSIBILITY,
            r"to chuc thuc hien|to chuc trien khai|phan cong|giao nhiem vu|trach nhiem (cua|thuc hien)|^trach nhiem|"
            r"nhiem vu( cu the)? cua (cac )?(don vi|co quan|phong|thanh vien|ban|nganh|to chuc|doan the|dia phuong)",
        ),
        (TASK, r"^(cac )?nhiem vu\b"),
        (REPORT, r"bao cao.*(che do|thong tin)|(che do|thong tin).*bao cao|^bao cao"),
        (SKIP, r"kinh phi|nguon luc thuc hien|^nguon luc|^can cu|noi nhan|^co so phap ly|^khai quat|^boi canh"),
        (
            SKIP,
            r"(danh gia|ket qua|tinh hinh|thuc trang|ton tai|han che|kho khan).*(nam 20\d\d|ket qua|thuc hien|trien khai)",
        ),
        (SKIP, r"^(danh gia|thuc trang|tinh hinh|ket qua|ton tai|kho khan|han che|nguyen nhan|dac diem|su can thiet)"),
        (
            SKIP,
            r"muc dich|^yeu cau|quan diem|^nguyen tac|^phuong cham|^du bao|^nhan dinh|^pham vi|^doi tuong|giai thich tu ngu|^(thoi gian|dia diem|thanh phan)\b",
        ),
        (AIM, r"^phuong huong( chung)?$|^dinh huong( chung)?$"),
        (TARGET, r"chi tieu|muc tieu cu the"),
        (SOLUTION, r"(giai|bien) phap.*nhiem vu"),
        (TASK, r"nhiem vu"),
        (TASK, r"^(cac |mot so )?(noi dung|cong viec|hoat dong|cong tac)"),
        (SOLUTION, r"giai phap|bien phap"),
        (TARGET, r"muc tieu"),
        (
            TASK,
            r"noi dung|cong viec|hoat dong|cong tac trong tam|tien do|lo trinh|ke hoach cong tac (thang|quy|tuan)",
        ),
    )
)

# Headings under another that already says what it holds: only whole, short headings change that.
SUB = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (AIM, r"^(ve )?muc tieu (chung|tong quat)"),
        (TARGET, r"^(cac )?(muc tieu( cu the|,? chi tieu.*| den nam .*| nam .*)?|chi tieu( .*)?)$|^muc tieu cu the|^muc tieu chi tieu"),
        (SKIP, r"^(ve )?(nguon )?kinh phi( thuc hien)?( .*)?$|^muc dich|^yeu cau$|^quan diem|^can cu|^co so phap ly|^thuc trang|^nguyen nhan|^su can thiet|^ton tai|^han che|^ket qua (thuc hien|dat duoc)"),
        (REPORT, r"^(ve )?che do (thong tin )?bao cao|^thong tin bao cao"),
        (RESPONSIBILITY, r"^(to chuc thuc hien|phan cong (nhiem vu|trach nhiem|thuc hien|to chuc))"),
        (SOLUTION, r"^(cac |mot so )?(nhom )?(giai phap|bien phap)( thuc hien| chu yeu| trong tam| cu the| chinh)?$"),
        (TASK, r"^(cac |mot so )?nhiem vu( trong tam| chu yeu| cu the| chinh)?$"),
    )
)  # fmt: skip


# A line that is nothing but such words is a heading even in small letters and without number.
WHOLE = re.compile(
    r"^(muc dich( va)? yeu cau|muc dich|yeu cau|muc tieu( chung| cu the)?|(cac )?chi tieu|(cac )?noi dung( thuc hien| trien khai| nhiem vu)?|"
    r"(cac )?nhiem vu( trong tam| chu yeu)?( va)?( giai phap)?|(cac )?giai phap( thuc hien| chu yeu)?|to chuc thuc hien|"
    r"phan cong( nhiem vu| trach nhiem| thuc hien)?|kinh phi( thuc hien)?|che do (thong tin )?bao cao)$"
)


def top_kind(plain_heading: str) -> str | None:
    """What a top heading announces; None for a mere container."""
    return next((kind for kind, pattern in TOP if pattern.search(plain_heading)), None)


def sub_kind(plain_heading: str) -> str | None:
    """What a lower heading changes its section to; None where it changes nothing."""
    return next((kind for kind, pattern in SUB if pattern.search(plain_heading)), None)
