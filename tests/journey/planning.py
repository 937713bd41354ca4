"""What the secretariat does with a plan: hands it in, reviews it row by row, publishes it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playwright.sync_api import expect
from sqlalchemy import select

from app import clock
from app.demo import order, orders, sample
from app.demo.aims import AIMS
from app.demo.deadlines import Laid
from app.models.plan import Plan, Proposal, ProposalState
from app.models.target import Target
from app.models.task import Task
from tests.journey.person import Person

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EDITED = "Rà soát lại toàn bộ quy chế làm việc của Ban Chỉ đạo phường."
LEFT = 1  # rows that stay unclear


@dataclass(frozen=True)
class Review:
    """How many rows of the plan are to become tasks, targets and duties to report."""

    tasks: int
    targets: int
    duties: int

    @property
    def work(self) -> int:
        """What lies on boards and in the tray: tasks, and duties to report as recurring ones."""
        return self.tasks + self.duties


def hand_in(who: Person) -> int:
    """Upload the sample plan, see it being read; returns the plan's id once the review opens."""
    page, today = who.page, clock.today()
    page.get_by_role("navigation", name="Chính", exact=True).get_by_role("link", name="Kế hoạch").click()
    who.look("plans, empty")
    page.get_by_role("link", name="Tải kế hoạch lên").first.click()
    who.look("upload")
    file = {"name": sample.file_name(today), "mimeType": WORD, "buffer": sample.document(Laid(today))}
    page.get_by_label("Tệp kế hoạch và các phụ lục").set_input_files(file)
    with who.product.papers_paused():
        page.get_by_role("button", name="Tải lên và đọc").click()
        expect(page.get_by_role("progressbar", name="Tiến độ đọc kế hoạch")).to_be_visible()
        assert who.product.count(Proposal) == 0
        who.look("progress")
    page.wait_for_url("**/soat")
    return who.product.one(select(Plan.id))


def see_what_was_read(who: Person) -> None:
    """Every row of the document is there, beside its marked place."""
    page, meant = who.page, orders.every(Laid(clock.today()))
    chips = page.get_by_role("group", name="Nhóm")
    expect(chips.get_by_role("link", name="Nhiệm vụ")).to_have_text(f"Nhiệm vụ {len(meant)}")
    expect(chips.get_by_role("link", name="Chỉ tiêu")).to_have_text(f"Chỉ tiêu {len(AIMS)}")
    assert page.locator("#proposals .xr").count() == len(meant) == who.product.count(Proposal, Proposal.kind == "task")
    marked = set(
        page.locator("#doc mark").evaluate_all("them => them.flatMap(it => it.dataset.rows.trim().split(' '))")
    )
    shown = page.locator("#proposals .xr").evaluate_all("them => them.map(it => it.dataset.row)")
    assert set(shown) <= marked
    unclear = who.product.count(Proposal, Proposal.kind == "task", Proposal.state == ProposalState.UNCLEAR)
    assert who.figure("#rows-unclear .num") == unclear > 3
    who.look("review")


def edit_and_clear(who: Person) -> int:
    """Put the first doubtful row right and call it clear; its id."""
    page = who.page
    row = page.locator(".xr-on")
    row_id = int(row.get_attribute("data-row"))
    expect(page.locator(f"mark.on[data-rows~='{row_id}']").first).to_be_in_viewport()
    row.get_by_label("Nhiệm vụ", exact=True).fill(EDITED)
    row.get_by_label("Tên ngắn trên thẻ").fill(EDITED)
    row.get_by_label("Chủ trì", exact=True).select_option(label=order.CULTURE)
    row.get_by_role("button", name="Đã rõ").click()
    expect(page.locator(f"#p{row_id}")).not_to_have_class("xr xr-on")
    expect(page.locator("#rows-clear")).to_be_visible()
    kept = who.product.one(select(Proposal).where(Proposal.id == row_id))
    assert (kept.state, kept.fields["text"]) == (ProposalState.CLEAR, EDITED)
    assert kept.fields["lead_unit_id"] == who.product.unit(order.CULTURE).id
    return row_id


def drop_and_clear_the_rest(who: Person) -> Review:
    """Drop the row in hand, leave one doubtful, call all others clear in one press."""
    page = who.page
    row = page.locator(".xr-on")
    dropped = int(row.get_attribute("data-row"))
    gone = who.product.count(Proposal, Proposal.state == ProposalState.DROPPED) + 1
    row.get_by_role("button", name="Không lấy").click()
    expect(page.get_by_role("group", name="Nhóm").get_by_role("link", name="Không lấy")).to_have_text(
        f"Không lấy {gone}"
    )
    assert who.product.one(select(Proposal.state).where(Proposal.id == dropped)) == ProposalState.DROPPED
    page.get_by_role("link", name="Chọn tất cả").click()
    left = page.locator("#rows-unclear + ul .xr").last
    left.get_by_role("checkbox").uncheck()
    page.locator("#bulk").get_by_role("button", name="Đã rõ").click()
    expect(page.locator("#rows-unclear .num")).to_have_text(str(LEFT))
    clear = [Proposal.state == ProposalState.CLEAR]
    return Review(
        who.product.count(Proposal, Proposal.kind == "task", *clear),
        who.product.count(Proposal, Proposal.kind == "target", *clear),
        who.product.count(Proposal, Proposal.kind == "reporting", *clear),
    )


def publish(who: Person, review: Review) -> None:
    """Publish what is clear; the dialog says the counts that the boards then have."""
    page, product = who.page, who.product
    expect(page.locator("#publish")).to_have_text(f"Công bố {review.work + review.targets} dòng đã rõ…")
    page.locator("#publish a").click()
    dialog = page.locator("#dialog")
    expect(dialog.locator("dt:text-is('Việc') + dd")).to_have_text(str(review.work))
    expect(dialog.locator("dt:text-is('Chỉ tiêu') + dd")).to_have_text(str(review.targets))
    in_tray = who.figure("#dialog dt:text-is('Chưa rõ chủ trì, để ở khay') + dd")
    boards = who.figure("#dialog dt:text-is('Đơn vị nhận việc') + dd")
    who.look("publish dialog")
    dialog.get_by_role("button", name=f"Công bố {review.work} việc").click()
    page.wait_for_url("**/ke-hoach/*")
    expect(page.locator("#work")).to_contain_text(f"{review.tasks} việc, {review.targets} chỉ tiêu")
    assert (product.count(Task), product.count(Target)) == (review.work, review.targets)
    assert product.count(Task, Task.lead_unit_id.is_(None)) == in_tray
    with product.reading():
        leads = select(Task.lead_unit_id).where(Task.lead_unit_id.is_not(None)).distinct()
        assert len(Task.query.session.scalars(leads).all()) == boards
    who.look("plan")


def see_the_boards(who: Person, review: Review) -> None:
    """The boards' cards are the plan's tasks, neither more nor fewer."""
    page = who.go("/bang", "boards")
    led = [int(text) for text in page.locator("td[data-l='Việc chủ trì']").all_inner_texts()]
    assert sum(led) == review.work
    addresses = page.locator("table a[href^='/bang/']").evaluate_all("them => them.map(it => it.getAttribute('href'))")
    for address, number in zip(addresses, led, strict=False):
        page.goto(address)
        cards, parts = _on_the_board(who)
        assert cards - parts == sum(int(n) for n in page.locator(".lane-h .num").all_inner_texts()) == number
    assert len(addresses) == len(led) - 1, "the last row is the tasks without a lead"
    assert led[-1] == who.product.count(Task, Task.lead_unit_id.is_(None))
    who.go("/chi-tieu/", "targets")
    assert page.locator("table .ttl").count() == review.targets
    who.go("/ke-hoach/chua-ro-chu-tri", "tray")


def _on_the_board(who: Person) -> tuple[int, int]:
    """How many cards a board shows or holds back, and how many of them it only coordinates."""
    said = re.search(r"(\d+) việc: chủ trì \d+, phối hợp (\d+)", who.page.locator("#board-totals").inner_text())
    held_back = sum(int(re.search(r"\d+", text)[0]) for text in who.page.locator(".lane-f").all_inner_texts())
    cards = who.page.locator(".card").count() + held_back
    assert cards == int(said[1])
    return cards, int(said[2])
