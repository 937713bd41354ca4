"""What the head of a department does: takes a task by dragging it, notes its progress, reports it done."""

from __future__ import annotations

from playwright.sync_api import Locator, expect
from sqlalchemy import select

from app.models.event import Event
from app.models.task import Task, TaskState
from tests.journey.person import Person

NOTE = "Đã họp thống nhất cách làm, còn chờ số liệu của khu phố."
RESULT = "Đã ban hành quyết định và gửi các đơn vị."
DOCUMENT = "214/QĐ-UBND"


def open_board(who: Person, name: str = "board") -> None:
    """From the first page to the board."""
    who.go("/", f"home, {who.login}")
    who.page.get_by_role("link", name="Mở bảng việc").click()
    expect(who.page.locator("#lane-unaccepted")).to_be_visible()
    who.look(name)


def take(who: Person, card: Locator) -> Task:
    """Drag a card from Chờ giao to Đang thực hiện with the mouse."""
    page = who.page
    task_id = int(card.get_attribute("data-id"))
    before = {lane: who.figure(f"#lane-{lane} .num") for lane in ("unaccepted", "in_progress")}
    drag(who, card, "in_progress")
    expect(page.locator(f"#lane-in_progress #task-{task_id}")).to_be_visible()
    expect(page.locator("#lane-in_progress .lane-h .num")).to_have_text(str(before["in_progress"] + 1))
    expect(page.locator("#lane-unaccepted .lane-h .num")).to_have_text(str(before["unaccepted"] - 1))
    task = who.product.task(task_id)
    assert (task.state, task.accepted_at is not None) == (TaskState.IN_PROGRESS, True)
    return task


def drag(who: Person, card: Locator, lane: str) -> None:
    """A real mouse: down on the title, over to the lane, up."""
    page = who.page
    card.locator("h3").hover()
    page.mouse.down()
    box = page.locator(f"#lane-{lane} .lane-c").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + 20
    page.mouse.move(x - 5, y, steps=8)
    page.mouse.move(x, y, steps=4)
    page.mouse.up()


def note(who: Person, task: Task) -> None:
    """Open the card's drawer and write down how far it is."""
    page = who.page
    page.locator(f"#open-{task.id}").click()
    drawer = page.locator("#drawer[open]")
    expect(drawer.get_by_role("heading", level=2).first).to_have_text(task.short_text)
    who.look("drawer")
    drawer.get_by_label("Đã làm được gì, còn vướng gì").fill(NOTE)
    drawer.get_by_text("Tiến độ, khó khăn, đề xuất").click()
    drawer.get_by_label("Tiến độ", exact=True).and_(page.locator("select")).select_option("60")
    drawer.get_by_role("button", name="Ghi cập nhật").click()
    expect(drawer.get_by_text(NOTE).first).to_be_visible()
    kept = who.product.task(task.id)
    assert (kept.last_note, kept.percent) == (NOTE, 60)


def report(who: Person, task: Task) -> None:
    """Report the task done by the form that the drawer opens."""
    page = who.page
    page.locator("#drawer").get_by_role("link", name="Báo cáo hoàn thành").click()
    dialog = page.locator("#dialog[open]")
    dialog.get_by_label("Kết quả, sản phẩm").fill(RESULT)
    dialog.get_by_label("Số, ký hiệu văn bản kết quả").fill(DOCUMENT)
    who.look("report form")
    dialog.get_by_role("button", name="Gửi báo cáo hoàn thành").click()
    expect(page.locator("#dialog")).not_to_be_visible()
    expect(page.locator(f"#lane-reported #task-{task.id}")).to_be_attached()
    assert who.product.task(task.id).state == TaskState.REPORTED
    who.go(f"/viec/{task.id}", "task page")
    expect(page.locator("#history")).to_contain_text(f"Báo cáo hoàn thành{RESULT}")
    with who.product.reading():
        of_it = select(Event.verb).where(Event.subject_kind == "task", Event.subject_id == task.id)
        verbs = list(Event.query.session.scalars(of_it.order_by(Event.id)))
    assert verbs[-3:] == ["task.accepted", "task.noted", "task.reported"]


def take_by_menu(who: Person, task_id: int) -> None:
    """Move a card by its menu, as on a phone."""
    page = who.page
    card = page.locator(f"#task-{task_id}")
    card.locator("details.menu summary").tap()
    card.get_by_role("button", name="Đang thực hiện").tap()
    expect(page.locator(f"#lane-in_progress #task-{task_id}")).to_be_attached()
    assert who.product.task(task_id).state == TaskState.IN_PROGRESS


def note_on_its_page(who: Person, task_id: int) -> None:
    """A phone follows the card's link to the task's own page; the note is written there."""
    page = who.page
    page.locator(f"#open-{task_id}").tap()
    page.wait_for_url(f"**/viec/{task_id}**")
    who.look("task page on a phone")
    page.get_by_label("Đã làm được gì, còn vướng gì").fill(NOTE)
    page.get_by_role("button", name="Ghi cập nhật").tap()
    expect(page.get_by_text(NOTE).first).to_be_visible()
    assert who.product.task(task_id).last_note == NOTE
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def take_by_keys(who: Person, task_id: int) -> None:
    """From the sign-in's page on by keys alone: J and the arrows to the card, M for its menu, Enter."""
    page, keys = who.page, who.page.keyboard
    link = page.get_by_role("link", name="Mở bảng việc")
    reach(who, link)
    keys.press("Enter")
    page.wait_for_url("**/bang/*")
    keys.press("j")
    card = page.locator(f"#open-{task_id}")
    for _ in range(page.locator(".card").count()):
        if card.evaluate("it => it === document.activeElement"):
            break
        keys.press("j")
    expect(card).to_be_focused()
    keys.press("m")
    expect(page.locator(f"#task-{task_id} .menu-p button").first).to_be_focused()
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    expect(page.locator(f"#task-{task_id} .menu-p button").first).to_have_text("Đang thực hiện")
    keys.press("Enter")
    expect(page.locator(f"#lane-in_progress #open-{task_id}")).to_be_focused()
    assert who.product.task(task_id).state == TaskState.IN_PROGRESS


def reach(who: Person, wanted: Locator) -> None:
    """Press Tab until an element has the focus."""
    for _ in range(60):
        if wanted.evaluate("it => it === document.activeElement"):
            return
        who.page.keyboard.press("Tab")
    raise AssertionError("not reached by Tab")
