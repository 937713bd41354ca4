"""A file's name that says it is secret, and nothing else (Luật Bảo vệ bí mật nhà nước)."""

from __future__ import annotations

import re
import unicodedata

SECRET = re.compile(
    r"(?i:tuyệt|tối) (?i:mật)|(?:^|[(\[_\-.])\s{0,9}(?i:mật)\s{0,9}(?=$|[)\]_\-.])"
    r"|(?<!BẢO )(?<!BÍ )\bMẬT\b(?! KHẨU| MÃ)"
)
EXCEPT = re.compile(r"(?:trừ|không)[ _-](?:(?:văn bản|tài liệu)[ _-])?(?:tối |tuyệt )?mật", re.I)


def named_secret(name: str) -> bool:
    """Does a file's name say that it is secret? "Quy chế bảo mật" and "trừ văn bản mật" are subjects, not stamps."""
    stem = unicodedata.normalize("NFC", name[-400:]).rpartition(".")[0] or name
    return bool(SECRET.search(EXCEPT.sub("", stem)))
