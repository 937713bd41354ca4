"""Sentences and cells of a công văn đôn đốc."""

from app.papers.brief.words import due, rolled
from app.papers.numbers import short_date, two_digits
from app.papers.urging.snapshot import OverdueTask, UrgingSnapshot

SUBJECT = "đôn đốc thực hiện nhiệm vụ quá hạn"
APPENDIX = "DANH SÁCH NHIỆM VỤ QUÁ HẠN"
NOTE = "Ghi chú: Số ngày quá hạn tính từ ngày hết hạn có hiệu lực, đã lùi qua ngày nghỉ."


def opening(snapshot: UrgingSnapshot) -> str:
    """How many tasks are overdue, of whom, on which day."""
    units = len(snapshot["units"])
    whose = "đơn vị" if units == 1 else f"{two_digits(units)} đơn vị"
    return (
        f"Qua theo dõi việc thực hiện các nhiệm vụ được giao, tính đến ngày {short_date(snapshot['on'])}, {whose} còn "
        f"{two_digits(snapshot['total'])} nhiệm vụ quá hạn chưa hoàn thành (danh sách tại Phụ lục kèm theo). "
        "Để bảo đảm tiến độ chung, đề nghị đơn vị chủ trì thực hiện các nội dung sau:"
    )


def demands(snapshot: UrgingSnapshot) -> list[str]:
    """What is asked of the units; explanations only where some are waited for."""
    wanted = [
        "Tập trung chỉ đạo, hoàn thành các nhiệm vụ nêu tại Phụ lục và báo cáo kết quả kèm sản phẩm.",
        "Cập nhật tiến độ từng nhiệm vụ, nêu rõ nguyên nhân chậm, khó khăn, vướng mắc và thời gian hoàn thành; trường "
        "hợp cần thêm thời gian, gửi đề nghị gia hạn có nêu lý do.",
    ]
    tasks = [task for unit in snapshot["units"] for task in unit["tasks"]]
    explained = sum(task["explain_by"] is not None for task in tasks)
    if explained:
        wanted.append(
            f"Giải trình đối với {two_digits(explained)} nhiệm vụ theo thời hạn ghi tại cột Yêu cầu của Phụ lục."
        )
    return wanted


def closing(snapshot: UrgingSnapshot) -> str:
    """The last sentence."""
    whom = "các đơn vị" if len(snapshot["units"]) > 1 else "đơn vị"
    return f"Đề nghị {whom} quan tâm, thực hiện./."


def due_cell(task: OverdueTask) -> str:
    """The deadline as written with its day, then what moved it: extensions, days off."""
    said = due(task["due_words"], task["first_on"] or task["due_on"])
    if task["extended"]:
        said += f"; gia hạn {two_digits(task['extended'])} lần"
        if task["due_on"] and task["first_on"] != task["due_on"]:  # else the day was corrected since
            said += f", đến {short_date(task['due_on'])}"
    return said + rolled(task["due_on"], task["effective_on"])


def demand_cell(task: OverdueTask) -> str:
    """What is asked for one task."""
    said = "Hoàn thành, báo cáo kết quả"
    if task["explain_by"]:
        said += f"; giải trình, hạn {short_date(task['explain_by'])}"
    if task["asks_until"]:
        said += f" (đang đề nghị gia hạn đến {short_date(task['asks_until'])})"
    return said
