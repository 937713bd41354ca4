"""The plan of Đồng Lác as Word writes it: all numbers automatic, changes tracked, a note, a text box, merged cells."""

from __future__ import annotations

from app.reading import Source
from tests.reading.plans import dong_lac as plan
from tests.reading.word_files import abstract, lvl, num, p, r, style, t, tbl, tc, tr, word_file

NUMBERING = (
    abstract(
        0,
        lvl(0, "upperRoman", "%1.", '<w:pStyle w:val="Heading1"/>'),
        lvl(1, "decimal", "%2.", '<w:pStyle w:val="Heading2"/>'),
    )
    + abstract(1, lvl(0, "bullet", "\uf02d"), lvl(1, "bullet", "+"), lvl(2, "bullet", "\uf0a7"))
    + abstract(2, lvl(0, "decimal", "%1"))
    + abstract(3, lvl(0, "bullet", "-"))
    + "".join(num(key, of) for key, of in ((1, 0), (2, 1), (3, 2), (4, 3)))
)
NUMBERED = (
    '<w:pPr><w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="{0}"/></w:pPr>'
    "<w:rPr><w:b/>{1}</w:rPr>"
)
STYLES = (
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii='Times New Roman' w:hAnsi='Times New Roman'/>"
    "<w:sz w:val='28'/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:before='120' w:line='340'/></w:pPr>"
    "</w:pPrDefault></w:docDefaults>"
    + style("Normal", "Normal", more='w:default="1"')
    + style("Heading1", "heading 1", NUMBERED.format(0, "<w:caps/>"), "Normal")
    + style("Heading2", "heading 2", NUMBERED.format(1, ""), "Normal")
    + style("Hoa", "Chữ hoa", "<w:rPr><w:b/><w:caps/></w:rPr>", "Normal")
)
NOTE = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:footnoteReference w:id='2'/></w:r>"
BOXED = f"<w:txbxContent>{p('DỰ THẢO LẦN 2')}</w:txbxContent>"
BOX = (
    f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOXED}</wps:txbx></w:drawing>'
    f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{BOXED}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)
CHANGE = 'w:id="7" w:author="Văn thư" w:date="2027-01-20T08:00:00Z"'
INS, DEL = f"<w:ins {CHANGE}>", f"<w:del {CHANGE}>"


def document() -> Source:
    """The whole file."""
    body = _head() + _aims() + _themes() + _units() + _end() + _appendix()
    return word_file(body, STYLES, NUMBERING, notes=f'<w:footnote w:id="2">{p("Chú thích ở chân trang.")}</w:footnote>')


def _head() -> str:
    left = tc(p("ỦY BAN NHÂN DÂN") + p("Xã Đồng Lác", style="Hoa"))
    right = tc(p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + p("Độc lập - Tự do - Hạnh phúc"))
    dated = tr(tc(p("Số: 09/KH-UBND")), tc(p("Đồng Lác, ngày 25 tháng 01 năm 2027")))
    title = p("Kế hoạch", style="Hoa") + p(
        f"<w:r><w:rPr><w:b/></w:rPr>{t('Phòng, chống thiên tai và tìm kiếm cứu nạn')}<w:br/>{t('năm 2027')}</w:r>{BOX}"
    )
    return tbl(tr(left, right), dated) + title + "".join(p(base) for base in plan.BASES)


def _aims() -> str:
    bullets = "".join(p(aim, num=4) for aim in plan.AIMS)
    targets = "".join(p(words, num=4) for words, *_ in plan.TARGETS)
    return p("Mục đích, yêu cầu", style="Heading1") + bullets + p("Chỉ tiêu", style="Heading1") + targets


def _themes() -> str:
    made = p("Nhiệm vụ, giải pháp", style="Heading1")
    for title, items in plan.THEMES:
        made += p(title, style="Heading2") + "".join(_item(task) for task in items)
        if title == "Công tác phòng ngừa":
            made += _tracked()
    return made


def _item(task: plan.Task) -> str:
    """A bullet with those below it; one of its words was changed and a note hangs on it."""
    first, rest = task.text.split(" ", 1)
    changed = f"{DEL}<w:r><w:delText>Cần </w:delText></w:r></w:del>{INS}{r(first)}</w:ins>{r(' ' + rest)}{NOTE}"
    levels = [2 if sub.startswith("Cống ") else 1 for sub in task.subs]
    below = "".join(p(sub, num=2, level=level) for sub, level in zip(task.subs, levels, strict=True))
    return p(changed, num=2) + below


def _tracked() -> str:
    """A bullet that was put in, and one that was taken out with its end."""
    put_in = p(f"{INS}{r(plan.INSERTED.text)}</w:ins>", f"<w:rPr><w:ins {CHANGE}/></w:rPr>", num=2)
    gone = f"{DEL}<w:r><w:delText>{plan.DELETED}</w:delText></w:r></w:del>"
    return put_in + p(gone, f"<w:rPr><w:del {CHANGE}/></w:rPr>", num=2)


def _units() -> str:
    money = p("Kinh phí thực hiện", style="Heading1") + p("Từ ngân sách xã và các nguồn huy động hợp pháp khác.", num=4)
    made = money + p("Tổ chức thực hiện", style="Heading1")
    for unit, items in plan.UNITS:
        made += p(unit, style="Heading2") + "".join(p(task.text, num=2) for task in items)
    return made


def _end() -> str:
    closing = "Trên đây là Kế hoạch phòng, chống thiên tai năm 2027, yêu cầu các đơn vị nghiêm túc thực hiện./."
    left = tc(p("Nơi nhận:") + p("UBND tỉnh (b/c);", num=4) + p("Các thôn;", num=4) + p("Lưu: VT.", num=4))
    right = tc(p("TM. ỦY BAN NHÂN DÂN") + p("CHỦ TỊCH") + p("") + p("Trần Văn Lạch"))
    return p(closing) + tbl(tr(left, right))


DOWN, UNDER = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def _appendix() -> str:
    head = p("Phụ lục", style="Hoa") + p("DANH MỤC NHIỆM VỤ TRỌNG TÂM") + p("(Kèm theo Kế hoạch số 09/KH-UBND)")
    top = [tc(p(words), DOWN) for words in ("STT", "Nội dung nhiệm vụ")]
    top.append(tc(p("Phân công thực hiện"), '<w:gridSpan w:val="2"/>'))
    top += [tc(p(words), DOWN) for words in ("Thời gian hoàn thành", "Sản phẩm")]
    below = [tc("", UNDER)] * 2 + [tc("Chủ trì"), tc("Phối hợp")] + [tc("", UNDER)] * 2
    rows = [tr(*top, properties="<w:tblHeader/>"), tr(*below, properties="<w:tblHeader/>")]
    for number, (group, items) in enumerate(plan.ROWS):
        rows.append(tr("AB"[number], tc(p(group), '<w:gridSpan w:val="5"/>')))
        rows += [_row(task, items[n - 1] if n else None) for n, task in enumerate(items)]
    return head + tbl(*rows)


def _row(task: plan.Task, above: plan.Task | None) -> str:
    """A row with an automatic number; the lead's cell is merged with the one above where it is the same."""
    same = above is not None and above.leads == task.leads
    lead = tc("", UNDER) if same else tc(p(task.leads[0]), DOWN)
    partners = tc("".join(p(name) for name in task.partners) or p(""))
    return tr(
        tc(p("", num=3)), tc(p(task.text)), lead, partners, tc(p(plan.TIMES[task.text])), tc(p(task.product or ""))
    )
