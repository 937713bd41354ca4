"""From a meeting to its brief in hand: asked for, made by its job, downloaded; waiting counts nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from benchmarks.clicked.ways import BOARD, HOME, Act, Hand

DOCX_MARK = b"PK"
MADE_WITHIN = 60_000  # milliseconds


def brief_home(hand: Hand) -> None:
    """The first page names the meeting that has no brief yet."""
    hand.click(hand.button("Chưa có báo cáo, tạo báo cáo"))
    _make(hand)


def brief_board(hand: Hand) -> None:
    """From anywhere else by the menu and the list of meetings."""
    if hand.page.viewport_size["width"] < 720:
        hand.click(hand.page.locator("nav details summary").locator("visible=true").last)
    hand.click(hand.page.get_by_role("link", name="Cuộc họp").locator("visible=true").first)
    hand.page.wait_for_url("**/cuoc-hop")
    hand.click(hand.page.locator("main th a").first)
    _make(hand)


def _make(hand: Hand) -> None:
    hand.page.wait_for_selector("#papers")
    hand.click(hand.button("Tạo báo cáo"))
    file: Any = hand.page.locator("#made .files a").first
    file.wait_for(timeout=MADE_WITHIN)
    with hand.page.expect_download() as coming:
        hand.click(file)
    if not Path(coming.value.path()).read_bytes().startswith(DOCX_MARK):
        raise RuntimeError("what was downloaded is no DOCX")


ACT = Act("meeting to brief", "secretary", "meeting", "paper.made", {HOME: brief_home, BOARD: brief_board})
