"""The rules of reminding in an official's words: what each is of, when it speaks, who hears, whose ruling holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.language import counted as _n
from app.models.rules import editing
from app.models.rules.defaults import RULES, Rule, Ruling


@dataclass(frozen=True)
class RuleWords:
    """A rule's name, what it looks at, the day it counts from, and that day as a moment (`vào ngày đến hạn`)."""

    name: str
    of: str
    anchor: str
    day: str


_DUE = (_l("Việc đang mở, có thời hạn"), _l("hạn"), _l("ngày đến hạn"))
_REPORT = (_l("Đơn vị chưa gửi báo cáo của kỳ, hoặc báo cáo bị trả lại"),)
WORDS = {
    "due_before": RuleWords(_l("Sắp đến hạn"), *_DUE),
    "reporting_due": RuleWords(
        _l("Sắp đến kỳ báo cáo"), _l("Chế độ báo cáo đang mở, có thời hạn"), _l("hạn"), _l("ngày đến hạn")
    ),
    "overdue": RuleWords(_l("Quá hạn"), *_DUE),
    "escalated_office": RuleWords(_l("Quá hạn lâu, báo Chánh Văn phòng và lãnh đạo phụ trách"), *_DUE),
    "escalated_chair": RuleWords(_l("Quá hạn lâu, báo Chủ tịch"), *_DUE),
    "agenda": RuleWords(_l("Quá hạn lâu, đưa vào chương trình cuộc họp tới"), *_DUE),
    "confirm_waits": RuleWords(
        _l("Báo cáo hoàn thành chờ xác nhận"),
        _l("Việc đã báo cáo hoàn thành, chưa ai xác nhận hoặc trả lại"),
        _l("ngày báo cáo"),
        _l("ngày báo cáo"),
    ),
    "extension_waits": RuleWords(
        _l("Đề nghị gia hạn chờ quyết định"),
        _l("Việc có đề nghị gia hạn chưa ai quyết định"),
        _l("ngày xin gia hạn"),
        _l("ngày xin gia hạn"),
    ),
    "explanation_late": RuleWords(
        _l("Chưa giải trình"),
        _l("Việc bị yêu cầu giải trình mà đơn vị chưa trả lời"),
        _l("hạn giải trình"),
        _l("ngày đến hạn giải trình"),
    ),
    "update_missing": RuleWords(
        _l("Việc thường xuyên chưa cập nhật"),
        _l("Việc thường xuyên chưa ghi kết quả của kỳ vừa qua"),
        _l("ngày cuối kỳ"),
        _l("ngày cuối kỳ"),
    ),
    "recheck": RuleWords(
        _l("Đến ngày hỏi lại"),
        _l("Việc đang chờ văn bản, hướng dẫn của nơi khác"),
        _l("ngày hỏi lại"),
        _l("ngày hỏi lại"),
    ),
    "part_due": RuleWords(
        _l("Phần phối hợp sắp đến hạn"),
        _l("Phần việc phối hợp có hạn riêng, đơn vị chưa trả lời"),
        _l("hạn riêng"),
        _l("ngày đến hạn riêng"),
    ),
    "part_overdue": RuleWords(
        _l("Phần phối hợp quá hạn"),
        _l("Phần việc phối hợp có hạn riêng, đơn vị chưa trả lời"),
        _l("hạn riêng"),
        _l("ngày đến hạn riêng"),
    ),
    "report_owed": RuleWords(
        _l("Sắp đến hạn gửi báo cáo kỳ"), *_REPORT, _l("hạn đơn vị gửi"), _l("ngày đơn vị phải gửi")
    ),
    "report_late": RuleWords(_l("Chậm gửi báo cáo kỳ"), *_REPORT, _l("hạn đơn vị gửi"), _l("ngày đơn vị phải gửi")),
    "report_escalated": RuleWords(
        _l("Đơn vị chậm gửi báo cáo kỳ, báo Thư ký"), *_REPORT, _l("hạn đơn vị gửi"), _l("ngày đơn vị phải gửi")
    ),
    "reading_missing": RuleWords(
        _l("Chưa có số liệu chỉ tiêu"),
        _l("Đơn vị chủ trì chỉ tiêu còn thiếu số liệu của kỳ đã chốt; mỗi đơn vị một lời nhắc cho cả kỳ"),
        _l("ngày chốt số liệu"),
        _l("ngày chốt số liệu"),
    ),
}
AUDIENCE = {
    "lead": _l("đơn vị chủ trì, người thực hiện"),
    "part": _l("trưởng đơn vị phối hợp"),
    "office_head": _l("Chánh Văn phòng"),
    "in_charge": _l("lãnh đạo phụ trách"),
    "chair": _l("Chủ tịch"),
    "secretariat": _l("Thư ký"),
    "confirmers": _l("người xác nhận kết quả"),
    "extenders": _l("người quyết định gia hạn"),
    "unit": _l("trưởng đơn vị"),
}
AUDIENCE_HINTS = {
    "lead": _l("Trưởng đơn vị chủ trì và người được giao thực hiện; chưa rõ chủ trì thì Thư ký"),
    "part": _l("Trưởng đơn vị phối hợp có phần việc"),
    "office_head": _l("Trưởng đơn vị có Thư ký làm việc (Văn phòng)"),
    "in_charge": _l("Lãnh đạo phụ trách việc này hoặc phụ trách đơn vị chủ trì"),
    "chair": _l("Chủ tịch; khuyết thì các Phó Chủ tịch"),
    "secretariat": _l("Thư ký Ban Chỉ đạo"),
    "confirmers": _l("Thư ký; việc Thư ký không được xác nhận thì lãnh đạo"),
    "extenders": _l("Chủ tịch và lãnh đạo phụ trách"),
    "unit": _l("Trưởng đơn vị phải gửi; khuyết thì Thư ký"),
}


def rule_name(rule: Rule) -> str:
    """What a rule is called."""
    return str(WORDS[rule.key].name)


def when_words(rule: Rule, ruling: Ruling) -> str:
    """When a rule speaks by a ruling: `7, 3, 1 ngày làm việc trước hạn và ngày đến hạn`, as a line begins."""
    words = _when(rule, ruling)
    return words[:1].upper() + words[1:]


def who_words(audience: Iterable[str]) -> str:
    """Who hears by a ruling, `đơn vị chủ trì, người thực hiện; Thư ký`."""
    return "; ".join(str(AUDIENCE[word]) for word in audience)


def changed_words(verb: str, before: str, after: str) -> str:
    """An event of a ruling in words: `before` and `after` hold the rule and the mark of what held (`editing`)."""
    key, _space, mark = after.partition(" ")
    rule = RULES.get(key)
    if rule is None:
        return ""
    was, now = _ruling(rule, before.partition(" ")[2]), _ruling(rule, mark)
    if verb.endswith(".ruling_cleared"):
        return _("Bỏ lịch nhắc “%(rule)s” đã đặt (%(was)s), trở lại: %(now)s", rule=rule_name(rule), was=was, now=now)
    return _("Đặt lịch nhắc “%(rule)s”: %(now)s (trước đó: %(was)s)", rule=rule_name(rule), was=was, now=now)


def scope_words(scope: str) -> str:
    """Whose ruling holds."""
    kind = scope.partition("-")[0]
    known = {"commune": _("quy ước chung của xã, phường"), "unit": _("ngoại lệ của đơn vị")}
    return {**known, "task": _("riêng việc này")}.get(kind) or _("mặc định")


def _ruling(rule: Rule, mark: str) -> str:
    ruling = editing.unmark(mark)
    when = _when(rule, ruling)
    return _("%(when)s, báo cho %(who)s", when=when, who=who_words(ruling.audience)) if ruling.is_on else when


def _when(rule: Rule, ruling: Ruling) -> str:
    if not ruling.is_on:
        return _("không nhắc")
    return _before(rule, ruling) if rule.before else _after(rule, ruling)


def _before(rule: Rule, ruling: Ruling) -> str:
    words = WORDS[rule.key]
    ahead = [-step for step in ruling.steps if step < 0]
    on_the_day = 0 in ruling.steps
    if not ahead:
        return _("vào %(day)s", day=words.day)
    said = _("%(days)s ngày làm việc trước %(anchor)s", days=_listed(ahead), anchor=words.anchor)
    return _("%(ahead)s và %(day)s", ahead=said, day=words.day) if on_the_day else said


def _after(rule: Rule, ruling: Ruling) -> str:
    words = WORDS[rule.key]
    later = [step for step in ruling.steps if step > 0]
    said = _("vào %(day)s", day=words.day) if 0 in ruling.steps else ""
    if later:
        nth = _nth(later, str(words.anchor))
        said = _("%(day)s và %(nth)s", day=said, nth=nth) if said else nth
    if not ruling.every:
        return said
    again = _n("sau đó %(n)s ngày làm việc một lần", ruling.every)
    return f"{said}, {again}"


def _nth(steps: list[int], anchor: str) -> str:
    """`ngày làm việc thứ 1, 5 sau hạn`."""
    if steps == [1]:
        return _("ngày làm việc đầu tiên sau %(anchor)s", anchor=anchor)
    return _("ngày làm việc thứ %(days)s sau %(anchor)s", days=_listed(steps), anchor=anchor)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))
