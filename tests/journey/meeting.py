"""What the secretariat does for a meeting: confirms what was reported, calls it, fetches its brief."""

from __future__ import annotations

import io
from datetime import timedelta

import docx
from docx.document import Document
from playwright.sync_api import expect
from sqlalchemy import select

from app import clock
from app.models.meeting import Paper
from app.models.task import Task, TaskState
from tests.journey.person import Person

COLUMNS = {"Việc chủ trì": "Tổng", "Quá hạn": "Quá hạn", "Chờ xác nhận": "Chờ xác nhận"}


def confirm(who: Person, task: Task) -> None:
    """Confirm what the unit reported, on the first page."""
    page = who.go("/", "home, secretariat")
    item = page.locator("section:has(#confirm-h) li", has_text=task.short_text)
    item.get_by_role("button", name="Xác nhận").click()
    expect(page.locator(".toast").first).to_be_visible()
    assert who.product.task(task.id).state == TaskState.DONE
    expect(page.locator("section:has(#confirm-h) li", has_text=task.short_text)).to_have_count(0)
    who.go(f"/bang/{task.lead_unit_id}")
    expect(page.locator(f"#lane-done #task-{task.id}")).to_be_visible()


def call_a_meeting(who: Person) -> None:
    """Write the meeting down."""
    page = who.go("/cuoc-hop", "meetings, empty")
    page.get_by_role("link", name="Thêm cuộc họp").first.click()
    who.look("meeting form")
    page.get_by_label("Ngày họp").fill(clock.today().strftime("%d/%m/%Y"))
    page.get_by_label("Giờ họp").fill("14:00")
    page.get_by_label("Địa điểm").fill("Phòng họp tầng 2")
    page.get_by_label("Chủ trì").fill("Chủ tịch UBND phường")
    page.get_by_role("button", name="Lưu cuộc họp").click()
    page.wait_for_url("**/cuoc-hop/*")
    who.look("meeting")


def fetch_the_brief(who: Person) -> tuple[dict[str, int], Document]:
    """Have the brief made, download it; the five numbers on the page, and the document."""
    page = who.page
    page.get_by_role("button", name="Tạo báo cáo").click()
    link = page.locator(".files a").first
    expect(link).to_be_visible()
    with page.expect_download() as downloading:
        link.click()
    paper = docx.Document(io.BytesIO(downloading.value.path().read_bytes()))
    assert who.product.one(select(Paper.state)) == "ready"
    page.reload()
    who.look("meeting with brief")
    stats = page.locator(".stats .stat").all_inner_texts()
    return {words: int(number) for number, words in (text.split("\n") for text in stats)}, paper


def see_the_same_numbers(who: Person, five: dict[str, int], paper: Document) -> None:
    """The five numbers of the document are those of its page, of the boards, the overdue page and the lists."""
    head, numbers = next(
        [[cell.text for cell in row.cells] for row in table.rows[:2]]
        for table in paper.tables
        if table.rows[0].cells[0].text == "Tổng số nhiệm vụ"
    )
    assert [int(number) for number in numbers] == list(five.values())
    assert head[1:] == list(five)[1:]
    page = who.go("/bang")
    columns = {words: page.locator(f"td[data-l='{words}']").all_inner_texts() for words in COLUMNS}
    totals = {words: sum(int(text) for text in texts) for words, texts in columns.items()}
    assert totals == {words: five[number] for words, number in COLUMNS.items()}
    who.go("/qua-han")
    assert who.figure(".stats .stat:first-child b") == five["Quá hạn"]
    done, near = who.product.count(Task, Task.state == TaskState.DONE), _due_in(who, 30)
    assert (five["Hoàn thành"], five["Đến hạn trong 30 ngày"]) == (done, near)


def _due_in(who: Person, days: int) -> int:
    """Open dated tasks whose effective day lies in the next days, counted by their dates alone."""
    today = clock.today()
    open_ = Task.state.in_((TaskState.UNACCEPTED, TaskState.IN_PROGRESS))
    dated = Task.deadline_type != "ongoing"  # an occurrence of a recurring duty has a day of its own
    return who.product.count(Task, open_, dated, Task.due_effective_on.between(today, today + timedelta(days=days)))
