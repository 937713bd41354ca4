"""The acts on a task that need a form: what each asks, and the verb it calls. The pages draw them all alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from flask_babel import lazy_gettext as _l
from flask_login import current_user

from app import clock, typed
from app.models import reach
from app.models.errors import Refused
from app.models.task import Task, extending, finding, leading, page, parts, pausing, waits, workflow, writing
from app.models.unit import Unit
from app.models.user import User

Values = dict[str, Any]
UNREADABLE = ("day_unreadable", "day_impossible")


@dataclass(frozen=True)
class Field:
    """One question of a form; `kind`: area, text, date, unit, part, person, leader.

    `codes`: refusals that are said at it.
    """

    name: str
    label: Any
    kind: str = "area"
    hint: Any = None
    codes: tuple[str, ...] = ()
    now: Callable[[Task], Any] | None = None


@dataclass(frozen=True)
class Form:
    """An act: its name among `allowed.acts`, its words, its questions, what it does."""

    act: str
    title: Any
    submit: Any
    run: Callable[[Task, Values], object]
    done: Any
    fields: list[Field] = field(default_factory=list)
    final: bool = False
    hint: Any = None


def _report(task: Task, values: Values) -> None:
    number, done_on = values["document_number"], values["done_on"]
    workflow.report(task, current_user, values["result"], document_number=number, typed_done_on=done_on)


def _ask(task: Task, values: Values) -> None:
    if values["wanted_on"] is None:
        raise Refused("wanted_missing")
    extending.ask(task, current_user, values["wanted_on"], values["reason"])


def _give_lead(task: Task, values: Values) -> None:
    if not typed.number(values["unit"]):
        raise Refused("unit_missing")
    leading.give_lead(task, current_user, reach.find(current_user, Unit, typed.number(values["unit"]) or 0))


def _assign(task: Task, values: Values) -> None:
    person_id = typed.number(values["person"])
    leading.assign(task, current_user, reach.find(current_user, User, person_id) if person_id else None)


def _put_in_charge(task: Task, values: Values) -> None:
    leader_id = typed.number(values["leader"])
    leading.put_in_charge(task, current_user, reach.find(current_user, User, leader_id) if leader_id else None)


def _ask_part(task: Task, values: Values) -> None:
    if not typed.number(values["part"]):
        raise Refused("part_missing")
    unit = reach.find(current_user, Unit, typed.number(values["part"]) or 0)
    parts.ask(task, current_user, unit, values["duty"], values["part_due_on"])


def _answer(task: Task, values: Values) -> None:
    own = parts.own(task, current_user)
    if not own:
        raise Refused("not_coordinating", unit=current_user.title_line)
    leading.answer(task, current_user, own[0].unit, values["text"])


def _waited(name: str) -> Callable[[Task], Any]:
    """A field of the wait that stands, to fill a form with."""
    return lambda task: getattr(waits.standing(task), name, None)


def _document(hint: Any) -> Field:
    return Field("document", _l("Số, ký hiệu văn bản"), "text", hint)


def _reason(label: Any = None, hint: Any = None) -> Field:
    return Field("reason", label or _l("Lý do"), hint=hint, codes=("reason_missing",))


TABLE: dict[str, Form] = {
    "bao-cao": Form(
        "report", _l("Báo cáo hoàn thành"), _l("Gửi báo cáo hoàn thành"), _report, _l("Đã báo cáo hoàn thành."),
        [
            Field("result", _l("Kết quả, sản phẩm"), codes=("result_missing",),
                  hint=_l("Một đến ba câu. Nội dung này vào thẳng báo cáo của Ban Chỉ đạo.")),
            Field("document_number", _l("Số, ký hiệu văn bản kết quả"), "text",
                  _l("Ví dụ: 214/QĐ-UBND; để trống nếu không có.")),
            Field("done_on", _l("Ngày hoàn thành"), "date", codes=(*UNREADABLE, "done_in_future"),
                  now=lambda _task: clock.today()),
        ],
        hint=_l("Sau khi gửi, việc chuyển sang Chờ xác nhận. Đúng hạn tính theo ngày gửi báo cáo được xác nhận."),
    ),
    "tra-lai": Form(
        "return", _l("Trả lại"), _l("Trả lại cho đơn vị"),
        lambda task, values: workflow.send_back(task, current_user, values["reason"]), _l("Đã trả lại."),
        [_reason(_l("Lý do trả lại"), _l("Cần bổ sung gì; đơn vị nhận được nguyên văn."))],
    ),
    "gia-han": Form(
        "ask_extension", _l("Xin gia hạn"), _l("Gửi đề nghị gia hạn"), _ask, _l("Đã gửi đề nghị gia hạn."),
        [
            Field("wanted_on", _l("Xin gia hạn đến ngày"), "date",
                  codes=(*UNREADABLE, "wanted_missing", "extension_not_later")),
            _reason(),
        ],
        hint=_l("Chủ tịch hoặc Phó Chủ tịch phụ trách quyết định. Hạn cũ và ngày xin gia hạn vẫn được ghi lại."),
    ),
    "khong-gia-han": Form(
        "decide_extension", _l("Không đồng ý gia hạn"), _l("Không đồng ý gia hạn"),
        lambda task, values: extending.decide(task, current_user, granted=False, answer=values["reason"]),
        _l("Đã trả lời: không đồng ý gia hạn."), [_reason()],
    ),
    "chu-tri": Form(
        "give_lead", _l("Giao đơn vị chủ trì"), _l("Giao chủ trì"), _give_lead, _l("Đã giao đơn vị chủ trì."),
        [Field("unit", _l("Đơn vị chủ trì"), "unit", codes=("unit_missing", "unit_without_board"),
               hint=_l("Việc nằm ở cột Chờ giao của đơn vị được chọn, chờ tiếp nhận."),
               now=lambda task: task.lead_unit_id)],
    ),
    "nguoi-thuc-hien": Form(
        "assign", _l("Giao người thực hiện"), _l("Giao người thực hiện"), _assign, _l("Đã giao người thực hiện."),
        [Field("person", _l("Người thực hiện"), "person", codes=("assignee_elsewhere",),
               now=lambda task: task.assignee_id)],
    ),
    "lanh-dao": Form(
        "put_in_charge", _l("Phân công lãnh đạo phụ trách"), _l("Lưu phân công"), _put_in_charge,
        _l("Đã phân công lãnh đạo phụ trách."),
        [Field("leader", _l("Lãnh đạo phụ trách"), "leader", codes=("not_a_leader",),
               hint=_l("Lãnh đạo phụ trách và Chủ tịch quyết định đề nghị gia hạn của việc này."),
               now=lambda task: task.leader_id)],
    ),
    "phan-viec": Form(
        "ask_part", _l("Giao phần việc phối hợp"), _l("Giao phần việc"), _ask_part, _l("Đã giao phần việc phối hợp."),
        [
            Field("part", _l("Đơn vị phối hợp"), "part", codes=("part_missing", "not_coordinating")),
            Field("duty", _l("Phần việc"), codes=("duty_missing",),
                  hint=_l("Đơn vị nhận được nguyên văn và trả lời ở trang của việc này.")),
            Field("part_due_on", _l("Hạn riêng"), "date", _l("Không sau hạn của việc; để trống nếu không đặt."),
                  codes=(*UNREADABLE, "part_after_task")),
        ],
    ),
    "sua": Form(
        "edit", _l("Sửa nội dung việc"), _l("Lưu nội dung"),
        lambda task, values: writing.edit(
            task, current_user, text=values["text"], short_text=values["short_text"], product=values["product"]
        ),
        _l("Đã lưu nội dung."),
        [
            Field("text", _l("Nội dung việc"), codes=("text_missing",), now=lambda task: task.text,
                  hint=_l("Lời văn trong kế hoạch vẫn được giữ ở mục Trích văn bản giao việc.")),
            Field("short_text", _l("Tên ngắn trên thẻ"), "text", now=lambda task: task.short_text),
            Field("product", _l("Sản phẩm"), "text", now=lambda task: task.product),
        ],
    ),
    "sua-han": Form(
        "correct_due", _l("Sửa hạn đọc sai"), _l("Lưu hạn"),
        lambda task, values: writing.correct_due(
            task, current_user, values["due_on"], values["words"], values["reason"]
        ),
        _l("Đã sửa hạn."),
        [
            Field("due_on", _l("Hạn đúng"), "date", _l("Để trống nếu văn bản không ghi hạn. Ví dụ 05/10/2026."),
                  codes=UNREADABLE, now=lambda task: task.due_on),
            Field("words", _l("Hạn ghi trong văn bản"), "text", now=lambda task: task.deadline_words),
            _reason(hint=_l("Sửa hạn đọc sai không phải là gia hạn; hạn đã đọc và lý do đều được ghi.")),
        ],
    ),
    "huy": Form(
        "cancel", _l("Hủy nhiệm vụ"), _l("Hủy nhiệm vụ"),
        lambda task, values: workflow.cancel(task, current_user, values["reason"], values["document"]),
        _l("Đã hủy nhiệm vụ."),
        [_reason(hint=_l("Việc đã hủy không tính vào tổng số.")),
         _document(_l("Văn bản cho phép hủy; để trống nếu không có."))], final=True,
    ),
    "tam-dung": Form(
        "pause", _l("Tạm dừng nhiệm vụ"), _l("Tạm dừng nhiệm vụ"),
        lambda task, values: pausing.pause(task, current_user, values["reason"], values["document"]),
        _l("Đã tạm dừng nhiệm vụ."),
        [_reason(hint=_l("Việc tạm dừng vẫn tính trong tổng số, ở mục riêng; không nhắc hạn cho đến khi tiếp tục.")),
         _document(_l("Văn bản cho phép tạm dừng; để trống nếu không có."))],
    ),
    "cho-huong-dan": Form(
        "wait", _l("Chờ văn bản, hướng dẫn"), _l("Lưu việc chờ"),
        lambda task, values: waits.begin(task, current_user, values["whom"], values["recheck_on"]),
        _l("Đã ghi việc chờ."),
        [
            Field("whom", _l("Đang chờ của cơ quan nào, văn bản gì"), "text", codes=("wait_whom_missing",),
                  hint=_l("Ví dụ: hướng dẫn của Sở Nội vụ."), now=_waited("for_whom")),
            Field("recheck_on", _l("Ngày hỏi lại"), "date", _l("Để trống thì hỏi lại sau 30 ngày."),
                  codes=(*UNREADABLE, "recheck_passed"), now=_waited("recheck_on")),
        ],
        hint=_l("Việc có hạn vẫn tính theo hạn; lý do chờ được ghi bên cạnh."),
    ),
    "het-cho": Form(
        "wait", _l("Đã có văn bản, hướng dẫn"), _l("Ghi đã có hướng dẫn"),
        lambda task, values: waits.end(task, current_user, values["words"], values["due_on"]),
        _l("Đã ghi nhận."),
        [
            Field("words", _l("Văn bản, nội dung nhận được"), codes=("trigger_missing", "nothing_waited_for"),
                  hint=_l("Số, ký hiệu, ngày của văn bản.")),
            Field("due_on", _l("Hạn hoàn thành theo văn bản"), "date",
                  _l("Chỉ ghi khi việc chưa có hạn; để trống nếu văn bản không nêu."),
                  codes=(*UNREADABLE, "dated_already")),
        ],
    ),
    "mo-lai": Form(
        "reopen", _l("Mở lại việc đã hoàn thành"), _l("Mở lại việc"),
        lambda task, values: workflow.reopen(task, current_user, values["reason"]), _l("Đã mở lại việc."), [_reason()],
    ),
    "tra-loi": Form(
        "answer", _l("Trả lời phần phối hợp"), _l("Gửi trả lời"), _answer, _l("Đã gửi trả lời."),
        [Field("text", _l("Nội dung trả lời"), codes=("answer_missing",))],
    ),
}  # fmt: skip


def choices(form: Form, task: Task) -> dict[str, list[tuple[int, str]]]:
    """What the selects of a form offer, by kind."""
    kinds = {one.kind for one in form.fields}
    offered: dict[str, list[tuple[int, str]]] = {}
    if "unit" in kinds:
        offered["unit"] = [(unit.id, unit.name) for unit in finding.boards(current_user)]
    if "person" in kinds:
        offered["person"] = [(person.id, person.name) for person in page.colleagues(task)]
    if "part" in kinds:
        offered["part"] = [(row.unit_id, row.unit.name) for row in task.units]
    if "leader" in kinds:
        offered["leader"] = [(person.id, person.title_line) for person in page.leaders(task)]
    return offered
