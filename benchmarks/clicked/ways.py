"""The best way of each act, from the first page and from the board, as a person's hand does it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from benchmarks.clicked.world import Served

SENTENCE = "Đã họp thống nhất cách làm"


class Hand:
    """A person's hand at a page: every click and key is counted, what is typed is not.

    A field that doesn't have the focus yet is clicked first, and that counts.
    """

    def __init__(self, page: Any, served: Served, task: int) -> None:
        self.page, self.served, self.task = page, served, task
        self.clicks = self.keys = 0

    def click(self, place: Any) -> None:
        """Click (or tap) something."""
        self.clicks += 1
        place.click()

    def press(self, key: str, times: int = 1) -> None:
        """Press a key."""
        for _ in range(times):
            self.keys += 1
            self.page.keyboard.press(key)

    def type(self, field: Any, text: str = SENTENCE) -> None:
        """Type into a field."""
        field.wait_for()
        self.page.wait_for_timeout(200)  # a dialog's own focus comes first
        if not field.evaluate("it => it === document.activeElement"):
            self.clicks += 1
        field.fill(text)

    def button(self, words: str, inside: Any = None) -> Any:
        """A button or link by its words, the first one that is seen."""
        place, begins = inside or self.page, re.compile(f"^{words}")
        found = place.get_by_role("button", name=begins).or_(place.get_by_role("link", name=begins))
        return found.locator("visible=true").first

    @property
    def item(self) -> Any:
        """The task's line on the first page or in the overdue list."""
        lines = self.page.locator("main .todo > li, main tr")
        return lines.filter(has=self.page.locator(f"a[href*='/viec/{self.task}']")).locator("visible=true").first

    @property
    def card(self) -> Any:
        """The task's card on the board."""
        return self.page.locator(f"#task-{self.task}")


Way = Callable[[Hand], None]


@dataclass(frozen=True)
class Act:
    """An act: who does it on a task in which state, its event, the ways by where they start."""

    name: str
    who: str
    state: str
    verb: str
    ways: dict[str, Way]


def _field(hand: Hand, name: str) -> Any:
    return hand.page.locator(f"#dialog[open] [name={name}], main form [name={name}]").locator("visible=true").first


def _send(hand: Hand, words: str) -> None:
    opened = hand.page.locator("#dialog[open]")
    hand.click(hand.button(words, opened if opened.count() else hand.page.locator("main")))


def _open_card(hand: Hand) -> None:
    hand.click(hand.page.locator(f"#open-{hand.task}"))
    hand.page.wait_for_selector("#drawer[open], #task-view")


def note_home(hand: Hand) -> None:
    hand.click(hand.button("Cập nhật", hand.item))
    hand.type(_field(hand, "text"))
    _send(hand, "Ghi cập nhật")


def note_board(hand: Hand) -> None:
    hand.click(hand.button("Cập nhật", hand.card))
    hand.type(_field(hand, "text"))
    _send(hand, "Ghi cập nhật")


def note_keys(hand: Hand) -> None:
    hand.press("j")
    hand.press("c")
    hand.type(_field(hand, "text"))
    hand.press("Control+Enter")


def report_home(hand: Hand) -> None:
    hand.click(hand.button("Báo cáo hoàn thành", hand.item))
    hand.type(_field(hand, "result"))
    _send(hand, "Gửi báo cáo hoàn thành")


def report_board(hand: Hand) -> None:
    if hand.page.viewport_size["width"] < 720:
        hand.click(hand.card.locator("details.menu summary"))
        hand.click(hand.button("Chờ xác nhận", hand.card))
    else:
        _drag(hand, "reported")
    hand.type(_field(hand, "result"))
    _send(hand, "Gửi báo cáo hoàn thành")


def report_keys(hand: Hand) -> None:
    hand.press("j")
    hand.press("b")
    hand.type(_field(hand, "result"))
    hand.press("Control+Enter")


def confirm_home(hand: Hand) -> None:
    hand.click(hand.button("Xác nhận", hand.item))


def confirm_board(hand: Hand) -> None:
    if hand.page.viewport_size["width"] < 720:
        hand.click(hand.card.locator("details.menu summary"))
        hand.click(hand.button("Hoàn thành", hand.card))
    else:
        _drag(hand, "done")


def confirm_keys(hand: Hand) -> None:
    _menu_by_keys(hand, "Hoàn thành")


def return_home(hand: Hand) -> None:
    hand.click(hand.button("Trả lại", hand.item))
    hand.type(_field(hand, "reason"))
    _send(hand, "Trả lại cho đơn vị")


def return_board(hand: Hand) -> None:
    if hand.page.viewport_size["width"] < 720:
        hand.click(hand.card.locator("details.menu summary"))
        hand.click(hand.button("Đang thực hiện", hand.card))
    else:
        _drag(hand, "in_progress")
    hand.type(_field(hand, "reason"))
    _send(hand, "Trả lại cho đơn vị")


def return_keys(hand: Hand) -> None:
    _menu_by_keys(hand, "Trả lại")
    hand.type(_field(hand, "reason"))
    hand.press("Control+Enter")


def _later() -> str:
    from app import clock

    return f"{clock.today() + timedelta(days=30):%d/%m/%Y}"


def ask_home(hand: Hand) -> None:
    hand.click(hand.button("Xin gia hạn", hand.item))
    _ask(hand)


def ask_board(hand: Hand) -> None:
    hand.click(hand.card.locator("details.menu summary"))
    hand.click(hand.button("Xin gia hạn", hand.card))
    _ask(hand)


def _ask(hand: Hand) -> None:
    hand.type(_field(hand, "wanted_on"), _later())
    hand.press("Tab")  # from the day to the reason: two fields are two fields
    hand.type(_field(hand, "reason"))
    _send(hand, "Gửi đề nghị gia hạn")


def grant_home(hand: Hand) -> None:
    hand.click(hand.button("Đồng ý$", hand.item))


def grant_board(hand: Hand) -> None:
    _open_card(hand)
    hand.click(hand.button("Đồng ý$", hand.page.locator("#drawer[open], #task-view")))


def urge_home(hand: Hand) -> None:
    hand.click(hand.button("Xem và đôn đốc"))
    hand.page.wait_for_url("**/qua-han**")
    hand.click(hand.page.locator(f"#urge-{hand.task} button").first)


def urge_board(hand: Hand) -> None:
    hand.click(hand.card.locator("details.menu summary"))
    hand.click(hand.button("Đôn đốc", hand.card))


def _drag(hand: Hand, lane: str) -> None:
    """One press of the mouse: down on the title, over to the lane, up."""
    page = hand.page
    hand.clicks += 1
    hand.card.locator("h3").hover()
    page.mouse.down()
    box = page.locator(f"#lane-{lane} .lane-c").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    page.mouse.move(x - 5, y, steps=8)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()


def _menu_by_keys(hand: Hand, words: str) -> None:
    """J to the card, M for its menu, arrows to the line, Enter."""
    hand.press("j")
    hand.press("m")
    for _ in range(6):
        if words in (hand.page.evaluate("document.activeElement.innerText") or ""):
            break
        hand.press("ArrowDown")
    hand.press("Enter")


HOME, BOARD, KEYS = "home", "board", "keys"
ACTS = (
    Act("update", "culture_head", "in_progress", "task.noted", {HOME: note_home, BOARD: note_board, KEYS: note_keys}),
    Act("report done", "culture_head", "in_progress", "task.reported",
        {HOME: report_home, BOARD: report_board, KEYS: report_keys}),
    Act("confirm", "secretary", "reported", "task.confirmed",
        {HOME: confirm_home, BOARD: confirm_board, KEYS: confirm_keys}),
    Act("return", "secretary", "reported", "task.returned",
        {HOME: return_home, BOARD: return_board, KEYS: return_keys}),
    Act("ask extension", "culture_head", "late", "task.extension_asked", {HOME: ask_home, BOARD: ask_board}),
    Act("grant extension", "chair", "asked", "task.extension_granted", {HOME: grant_home, BOARD: grant_board}),
    Act("urge", "chair", "late", "task.urged", {HOME: urge_home, BOARD: urge_board}),
)  # fmt: skip
