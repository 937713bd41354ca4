"""The days that a sentence on reports names, each with what it says of its interval."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

NAME = r"0?[369] tháng|quý(?: (?:IV|I{1,3}|[1-4]))?|(?:cuối |cả |hết )?năm|tháng|tuần"
ENDS = r"(?=[\s,;.:()]|$|/\s?(?:0?1 |một )?lần)(?! \d)"
HOUR = r"(?: \d{1,2} ?(?:giờ|h)(?: ?\d{2})?(?: ?phút)?,?)?"
DAY = re.compile(
    rf"(?P<words>(?:(?:trước|chậm nhất|muộn nhất|vào|không quá)(?: là)?(?: vào)?{HOUR}(?: ngày)?|ngày) "
    r"(?P<day>\d{1,2})"
    r"(?:\s?(?:/|tháng) ?(?P<month>\d{1,2}))?(?P<year>\s?(?:/|năm )\s?20\d\d)?(?![\d/])"
    r"(?P<own> (?:của )?(?:hàng|hằng|mỗi) (?:tháng|quý|năm)| (?:của )?tháng cuối(?: của| mỗi| hằng| hàng)? quý"
    r"| (?:của )?tháng cuối (?:của )?(?:mỗi )?kỳ(?: báo cáo)?"
    r"| (?:của )?tháng (?:đầu(?: tiên)?(?: của)? quý )?(?:sau|tiếp theo|kế tiếp)"
    r"| (?:của )?tháng(?: báo cáo)?(?=[\s,.;)]|$))?)",
    re.I,
)
NEXT_DAYS = re.compile(r"(?:,| và)(?: trước)?(?: ngày)? (?P<day>\d{1,2})/(?P<month>\d{1,2})(?=\s*(?:[.;,)]|$|và ))")
# `trước ngày 05/6 đối với báo cáo 6 tháng`.
MEANT_FOR = re.compile(
    rf" (?:đối với|cho) (?:kỳ )?(?:báo cáo )?(?:định kỳ |sơ kết |tổng kết )?(?:hàng |hằng )?(?P<name>{NAME}){ENDS}",
    re.I,
)


@dataclass(frozen=True)
class Day:
    """A day of a report, as printed: `own` its own interval's words, `meant_for` the interval named behind it, `more`
    how many days of the same list follow."""

    start: int
    end: int
    words: str
    day: str
    month: str | None
    year: str | None = None
    own: str = ""
    meant_for: str = ""
    more: int = 0

    @property
    def printed(self) -> str:
        """`15` or `15/6`."""
        return str(int(self.day)) + (f"/{int(self.month)}" if self.month else "")


def days_in(text: str) -> Iterator[Day]:
    """The days of a text in their order; `trước ngày 15/6 và 15/12` are two."""
    for match in DAY.finditer(text):
        listed = list(_listed(text, match.end())) if match["month"] and not match["year"] and not match["own"] else []
        behind = MEANT_FOR.match(text, match.end()) if not listed else None
        end = behind.end() if behind else match.end()
        yield Day(match.start(), end, match["words"], match["day"], match["month"], match["year"], match["own"] or "",
                  behind["name"] if behind else "", len(listed))  # fmt: skip
        bound = match["words"][: match.start("day") - match.start("words")]
        for n, one in enumerate(listed, 1):
            words = f"{bound}{one['day']}/{one['month']}"
            yield Day(one.start(), one.end(), words, one["day"], one["month"], more=len(listed) - n)


def _listed(text: str, at: int) -> Iterator[re.Match[str]]:
    while match := NEXT_DAYS.match(text, at):
        yield match
        at = match.end()
