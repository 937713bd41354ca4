"""The tờ trình that asks for later days: a frozen snapshot in, the paper's contents out.

Decree 30/2020/NĐ-CP, annex III, form 1.4; its parts by the trade's rules of §1.3: grounds, need, contents, request.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from app.papers.brief.words import due
from app.papers.brief.words import task as named
from app.papers.cells import day_cell, number_cell
from app.papers.contents import Block, Cell, Column, Contents, Heading, Row, Signer, Table, Text
from app.papers.extension_request.snapshot import TEMPLATE_VERSION, Plan, Request, RequestSnapshot
from app.papers.numbers import as_date, as_moment, short_date, two_digits
from app.papers.refusing import UnknownTemplate, check_template

__all__ = ["TEMPLATE_VERSION", "UnknownTemplate", "compose"]

SUBJECT = "Về việc gia hạn thời gian thực hiện nhiệm vụ"


def compose(snapshot: dict[str, Any]) -> Contents:
    """What the tờ trình says; the same snapshot, the same contents. Raises UnknownTemplate for another layout's."""
    check_template(snapshot, TEMPLATE_VERSION)
    frozen = cast(RequestSnapshot, snapshot)
    head = cast(dict[str, Any], frozen["letterhead"])
    whose = frozen["units"][0] if len(frozen["units"]) == 1 else f"{two_digits(len(frozen['units']))} đơn vị"
    return Contents(
        title="TỜ TRÌNH",
        subject=SUBJECT,
        letterhead=head,
        on=as_date(frozen["on"]),
        made_at=as_moment(frozen["taken_at"]),
        blocks=list(_blocks(frozen)),
        signer=Signer(head["signer_title_lines"], head["signer_name"]),
        recipients=head["recipients"],
        addressees=[frozen["to"]],
        open_day=True,
        file_name=f"Tờ trình gia hạn {whose} {as_date(frozen['on']):%d-%m-%Y}".replace("/", "-"),
        keywords=f"{TEMPLATE_VERSION}; {frozen['formula_version']}",
    )


def _blocks(snapshot: RequestSnapshot) -> Iterator[Block]:
    requests, units, plans = snapshot["requests"], snapshot["units"], snapshot["plans"]
    for place, plan in enumerate(plans, 1):
        yield Text(f"Căn cứ {_plan(plan)}{'.' if place == len(plans) else ';'}", italic=True)
    whose = units[0] if len(units) == 1 else f"Các đơn vị ({'; '.join(units)})"
    yield Text(f"{whose} kính trình {snapshot['to']} gia hạn thời gian thực hiện nhiệm vụ như sau:")
    yield Heading("I. SỰ CẦN THIẾT")
    yield Text(_need(requests))
    yield Heading("II. NỘI DUNG TRÌNH")
    yield Text(f"Gia hạn thời gian thực hiện {two_digits(len(requests))} nhiệm vụ:")
    yield _table(requests, several=len(units) > 1)
    yield Heading("III. KIẾN NGHỊ")
    yield Text(f"Kính đề nghị {snapshot['to']} xem xét, quyết định./.")


def _need(requests: list[Request]) -> str:
    late = sum(one["days_late"] > 0 for one in requests)
    after = f", trong đó {two_digits(late)} nhiệm vụ đề nghị sau khi hết hạn" if late else ""
    return (
        f"Qua rà soát tiến độ, có {two_digits(len(requests))} nhiệm vụ không thể hoàn thành đúng thời hạn được giao "
        f"vì những lý do nêu tại mục II{after}. Để bảo đảm chất lượng, sản phẩm của nhiệm vụ, cần gia hạn thời gian "
        "thực hiện."
    )


def _table(requests: list[Request], *, several: bool) -> Table:
    """Task, its day, the day asked for, why; the unit where there are several."""
    columns = [
        Column("STT", 11, centred=True),
        Column("Nhiệm vụ", 40),
        *([Column("Đơn vị chủ trì", 28)] if several else []),
        Column("Thời hạn", 26, centred=True),
        Column("Xin gia hạn đến", 23, centred=True),
        Column("Lý do", 36),
        Column("Căn cứ/lý do đề xuất", 34, draft=True),
    ]
    rows = [_row(place, one, several=several) for place, one in enumerate(requests, 1)]
    return Table("Nhiệm vụ xin gia hạn", columns, rows)


def _row(place: int, one: Request, *, several: bool) -> Row:
    unit = [Cell(one["unit"])] if several else []
    days = [
        day_cell(one["due_on"], due(one["due_words"], one["due_on"])),
        day_cell(one["wanted_on"]),
    ]
    task = Cell(named(one["text"], one["code"]))
    return Row([number_cell(place), task, *unit, *days, Cell(one["reason"]), Cell(_grounds(one))])


def _grounds(one: Request) -> str:
    """What the leader weighs: how late the request came, how often the day was moved before."""
    said = f"Đề nghị ngày {short_date(one['asked_on'])}"
    said += f", sau khi quá hạn {one['days_late']} ngày" if one["days_late"] else ", trong hạn"
    before = f"đã gia hạn {two_digits(one['extended'])} lần" if one["extended"] else "chưa gia hạn lần nào"
    return f"{said}; {before}."


def _plan(plan: Plan) -> str:
    number = f" số {plan['number']}" if plan["number"] else ""
    day = f" ngày {short_date(plan['issued_on'])}" if plan["issued_on"] else ""
    issuer = f" của {plan['issuer']}" if plan["issuer"] else ""
    return f"Kế hoạch{number}{day}{issuer} ({plan['title']})"
