"""The headings of plans that are spellings of a pillar of digital transformation (domain rules §2.1, II.2; pure).

"Phát triển hạ tầng số", "2. HẠ TẦNG SỐ" and "II.3. Hạ tầng số" are one; "Kinh tế số và xã hội số" is a pair of its own.
A heading with anything else in it ("Kinh tế số & ĐMST") stays the plan's.
"""

from __future__ import annotations

import re
from typing import TypedDict

from app.reading.folding import ascii_lower, plain

PILLARS = (  # the name, spellings that tell, words that only go along with them
    ("Thể chế số", r"(the che|chinh sach)( chinh sach)? so", r"the che|chinh sach"),
    ("Hạ tầng số", r"ha tang( cong nghe| ky thuat| va cong nghe)? so", r"ha tang|(cac )?nen tang so|cong nghe so"),
    ("Nhân lực số", r"(nguon )?nhan luc( cho)?( cong nghe)?( chuyen doi)? so", r"(nguon )?nhan luc|ky nang so"),
    ("Dữ liệu số", r"du lieu so", r"du lieu|so hoa( du lieu)?|(cac )?co so du lieu"),
    (
        "An toàn thông tin",
        r"an toan thong tin( mang| so)?|an ninh (mang|thong tin)|an toan( an ninh)? mang",
        r"an (toan|ninh)( du lieu| thong tin)?|bao mat( thong tin| du lieu)?",
    ),
    ("Chính quyền số", r"chinh quyen( dien tu huong toi chinh quyen)? so", r"chinh quyen dien tu"),
    ("Kinh tế số", r"kinh te so", r"(?!)"),
    ("Xã hội số", r"xa hoi so", r"cong dan so"),
)
TELLING = tuple(re.compile(telling) for _name, telling, _along in PILLARS)
ALONG = tuple(re.compile(f"(?:{telling})|(?:{along})") for _name, telling, along in PILLARS)
NUMBER = re.compile(r"^\W*(?:(?:[IVXLC]{1,6}|\d{1,2}|[a-zđ])(?:\.\d{1,2})*[.):]\s*)+")
VERBS = re.compile(
    r"^(?:(?:ve|cong tac|nhiem vu|phat trien|hoan thien|xay dung|tang cuong|day manh|thuc day|nang cao|bao dam|dam bao|"
    r"thu hut|dao tao|boi duong|trien khai|tap trung)\b ?)+"
)
WHERE = re.compile(r" (?:tren dia ban|cua|tai) (?:xa|phuong|dac khu|dia phuong|thanh pho|tinh)\b.*$| nam 20\d\d$")
JOINT = re.compile(r"\s*[,;&+/]\s*|\s+va\s+|\s+-\s+|\s+–\s+")


class Pillar(TypedDict):
    """A pillar, or some that a plan joins in one heading; `place` puts it into the fixed order."""

    place: int
    name: str


def of(heading: str | None) -> Pillar | None:
    """The pillar that a plan's heading is a spelling of; None for the plan's own headings."""
    parts = _shared([part for one in JOINT.split(ascii_lower(NUMBER.sub("", heading or ""))) if (part := _bare(one))])
    found = [_places(part, ALONG) for part in parts]
    told = sorted({place for part in parts for place in _places(part, TELLING)})
    if not told or not all(set(told) & places for places in found):
        return None
    names = [PILLARS[place][0] for place in told]
    return {"place": told[0] * 10 + len(told), "name": ", ".join([names[0], *(_small(name) for name in names[1:])])}


def _bare(part: str) -> str:
    """A part without the verb before it and the place after it."""
    return VERBS.sub("", WHERE.sub("", plain(part))).strip()


def _shared(parts: list[str]) -> list[str]:
    """ "hạ tầng và dữ liệu số": the last part's "số" is said of those before it, too."""
    digital = bool(parts) and parts[-1].endswith(" so")
    return [f"{part} so" if digital and _places(f"{part} so", TELLING) else part for part in parts]


def _places(part: str, patterns: tuple[re.Pattern[str], ...]) -> set[int]:
    return {place for place, pattern in enumerate(patterns) if pattern.fullmatch(part)}


def _small(name: str) -> str:
    return name[0].lower() + name[1:]
