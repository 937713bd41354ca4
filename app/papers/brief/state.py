"""Mục I of the brief: what is followed, the five numbers, the identity and the rates with their formulas."""

from collections.abc import Sequence
from dataclasses import replace

from app.papers.brief.snapshot import BriefSnapshot, Five, Plan, Rate
from app.papers.cells import change_cell, number_cell
from app.papers.contents import Block, Column, Row, Table, Text
from app.papers.contents import words as said
from app.papers.numbers import NOT_ENOUGH_DATA, local_moment, percent, short_date, two_digits, whole

PLANS_NAMED = 3
FIVE_NAME = "Năm số liệu chung"
DUE_30 = "Đến hạn trong 30 ngày"
FIVE = (("Tổng số nhiệm vụ", 39.0), ("Hoàn thành", 28.0), ("Chờ xác nhận", 31.0), ("Quá hạn", 20.0), (DUE_30, 47.0))


def state(snapshot: BriefSnapshot, details: str) -> list[Block]:
    """`details` says where the numbers of each unit and task are, and the formulas of the other rates."""
    first, *others = snapshot["rates"]
    rates = " ".join([rate_line(first), *_short(others), _outside(snapshot), details])
    return [
        Text(followed(snapshot)),
        _five(snapshot),
        Text(identity(snapshot), note=True),
        Text(rates, note=True),
    ]


def followed(snapshot: BriefSnapshot) -> str:
    """What the numbers are about and of which moment they are."""
    tasks = two_digits(snapshot["five"]["total"])
    return (
        f"Tính đến ngày {short_date(snapshot['on'])}, theo dõi {tasks} nhiệm vụ{_origins(snapshot)}. "
        f"Số liệu chốt lúc {local_moment(snapshot['taken_at'])}."
    )


def _origins(snapshot: BriefSnapshot) -> str:
    """Of which plans the tasks are; those given otherwise are counted apart, so that both make the total."""
    if not snapshot["plans"]:
        return ""
    plans, others = f"thuộc {named_plans(snapshot['plans'])}", snapshot["origins"]["others"]
    if not others:
        return f" {plans}"
    own = two_digits(snapshot["origins"]["plans"])
    return f", gồm {own} nhiệm vụ {plans} và {two_digits(others)} nhiệm vụ giao ngoài kế hoạch"


def named_plans(plans: list[Plan]) -> str:
    """Up to three plans by name, the others by number."""
    names = [f"{plan['title']}, số {plan['number']}" if plan["number"] else plan["title"] for plan in plans]
    rest = len(names) - PLANS_NAMED
    more = f" và {two_digits(rest)} kế hoạch khác" if rest > 0 else ""
    return f"{two_digits(len(names))} kế hoạch ({'; '.join(names[:PLANS_NAMED])}{more})"


def identity(snapshot: BriefSnapshot) -> str:
    """Every term of the count, so that the reader can add them up."""
    terms = " + ".join(f"{term['label']} ({whole(term['n'])})" for term in snapshot["terms"])
    return f"Tổng số nhiệm vụ ({whole(snapshot['five']['total'])}) = {terms}."


def rate_line(rate: Rate) -> str:
    """Label = formula = numerator/denominator = rate; of nothing there is no rate."""
    return f"{rate['label']} = {rate['formula']} {_worked_out(rate)}."


def _short(rates: Sequence[Rate]) -> list[str]:
    """Label = numerator/denominator = rate of several in a sentence; their formulas stand in the first phụ lục."""
    said = [f"{one['label']} {_worked_out(one)}" for one in rates]
    return [f"{'; '.join(said)}."] if said else []


def _worked_out(rate: Rate) -> str:
    """ "= 33/85 = 38,8%"; of nothing there is no rate."""
    n, of = rate["numerator"], rate["denominator"]
    return f"= {whole(n)}/{whole(of)} {f'= {percent(n, of)}' if of else f'({NOT_ENOUGH_DATA})'}"


def _outside(snapshot: BriefSnapshot) -> str:
    """What the rates leave out, said beside them."""
    waiting = f"Nhiệm vụ chờ xác nhận ({whole(snapshot['five']['reported'])}) chưa tính là hoàn thành"
    cancelled = len(snapshot["cancelled"])
    return f"{waiting}; nhiệm vụ đã hủy ({whole(cancelled)}) không tính trong tổng số." if cancelled else f"{waiting}."


def _five(snapshot: BriefSnapshot) -> Table:
    previous, numbers = snapshot.get("previous"), _numbers(snapshot["five"])
    columns = [Column(label, width, centred=True) for label, width in FIVE]
    now = [number_cell(n) for n in numbers]
    if not previous:
        return Table(FIVE_NAME, columns, [Row(now, bold=True)], 13)
    columns = [Column("", 37), *(replace(column, width=column.width * 128 / 165) for column in columns)]
    changes = zip(numbers, _numbers(previous["five"]), strict=True)
    rows = [
        Row([said(f"Ngày {short_date(snapshot['on'])}"), *now], bold=True),
        Row([said(f"So với {short_date(previous['on'])}"), *(change_cell(now - then) for now, then in changes)]),
    ]
    return Table(FIVE_NAME, columns, rows, 13)


def _numbers(five: Five) -> list[int]:
    return [five["total"], five["done"], five["reported"], five["late"], five["due_30"]]
