"""Time the reading of a plan of ten pages in each format: `benchmarks/reading_speed.py [FILE…]`.

Makes such a plan as .txt, .docx, .xlsx and .pdf (or takes the files given), reads each in a process of its own and
measures beside it the bare library calls that open the same file and get all its text. Prints milliseconds (the best of
several), their ratio and the process's peak of memory; a format whose reader is missing is left out. The last line is
JSON.
"""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.reading import ReadingError, Source, read  # noqa: E402

ROUNDS = 5
UNITS = ("Phòng Kinh tế", "Phòng Văn hóa - Xã hội", "Công an xã", "Văn phòng HĐND và UBND xã", "Trạm Y tế xã")
WORK = (
    "Rà soát, thống kê các hộ dân sống ven kênh số {n}, vận động ký cam kết không xả rác xuống dòng nước, hướng dẫn "
    "phân loại rác tại nguồn và tổ chức thu gom theo lịch; báo cáo kết quả bằng văn bản "
    "trước ngày {day:02d}/{month:02d}/2026."
)
COLUMNS = ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Thời gian hoàn thành", "Sản phẩm")
Bare = Callable[[bytes], object]


def paragraphs() -> list[str]:
    """The text of the plan: about eight pages."""
    texts = ["ỦY BAN NHÂN DÂN", "XÃ VÀM SẬY", "Số: 27/KH-UBND", "Vàm Sậy, ngày 05 tháng 02 năm 2026"]
    texts += ["KẾ HOẠCH", "Làm sạch kênh rạch xã Vàm Sậy năm 2026", "I. NHIỆM VỤ"]
    for n in range(1, 61):
        texts += [f"{n // 10 + 1}. Nhóm công việc {n // 10 + 1}"] if n % 10 == 1 else []
        texts.append("- " + WORK.format(n=n, day=n % 27 + 1, month=n % 12 + 1))
        texts.append(f"+ Đơn vị chủ trì: {UNITS[n % 5]}. Đơn vị phối hợp: {UNITS[(n + 1) % 5]}.")
    return texts


def rows() -> list[tuple[str, ...]]:
    """The table of the appendix: about two pages."""
    return [COLUMNS] + [
        (str(n), f"Nạo vét đoạn kênh số {n} từ cầu Ván đến chợ", UNITS[n % 5], f"Tháng {n % 12 + 1}/2026", "Biên bản")
        for n in range(1, 41)
    ]


def make_txt(path: Path) -> None:
    table = ["\t".join(row) for row in rows()]
    path.write_text("\n\n".join(paragraphs()) + "\n\nPHỤ LỤC\n\n" + "\n".join(table), "utf-8")


def make_docx(path: Path) -> None:
    import docx

    document = docx.Document()
    for text in [*paragraphs(), "PHỤ LỤC"]:
        document.add_paragraph(text)
    table = document.add_table(0, len(COLUMNS))
    table.style = "Table Grid"
    for row in rows():
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    document.save(str(path))


def make_xlsx(path: Path) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    for row in rows() * 4:
        book.active.append(row)
    book.save(path)


def make_pdf(path: Path) -> None:
    """By LibreOffice, from the Word file. Raises OSError where there is none."""
    with tempfile.TemporaryDirectory() as scratch:
        word = Path(scratch) / (path.stem + ".docx")
        make_docx(word)
        profile = f"-env:UserInstallation=file://{scratch}/profile"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(word)]
        subprocess.run(command, check=True, capture_output=True)


def bare_txt(data: bytes) -> object:
    return data.decode()


def bare_docx(data: bytes) -> object:
    import docx

    document = docx.Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [paragraph.text for paragraph in document.paragraphs] + cells


def bare_xlsx(data: bytes) -> object:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [row for sheet in book for row in sheet.iter_rows(values_only=True)]


def bare_pdf(data: bytes) -> object:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        return [(page.extract_text(), page.extract_tables(), page.close()) for page in document.pages]


MAKERS = {"txt": make_txt, "docx": make_docx, "xlsx": make_xlsx, "pdf": make_pdf}
BARE: dict[str, Bare] = {"txt": bare_txt, "docx": bare_docx, "xlsx": bare_xlsx, "pdf": bare_pdf}


def best(call: Callable[[], object]) -> float:
    """The least milliseconds of several calls, after one that warms up."""
    call()
    times = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        call()
        times.append((time.perf_counter() - began) * 1000)
    return min(times)


def measure(path: Path, what: str) -> dict[str, Any]:
    """Milliseconds and peak of this process for one file: `what` is `reading` or `bare`."""
    source = Source(path.name, path.read_bytes())
    call = (lambda: read([source])) if what == "reading" else (lambda: BARE[source.ending](source.data))
    found = {"ms": round(best(call), 1)}
    if what == "reading":
        found["tasks"] = len(read([source])["tasks"])
    return found | {"mb": peak()}


def peak() -> int:
    """The most memory of this process so far, in MB; Linux's own count, as ru_maxrss holds what the parent had."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text().partition("VmHWM:")[2].split()[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def in_own_process(path: Path, what: str) -> dict[str, Any] | None:
    """The measures of a fresh process; None where the format can't be read."""
    command = [sys.executable, __file__, "--measure", what, str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    return dict(json.loads(done.stdout)) if done.returncode == 0 else None


def made(folder: Path) -> list[Path]:
    paths = []
    for ending, make in MAKERS.items():
        path = folder / f"ke_hoach.{ending}"
        try:
            make(path)
            paths.append(path)
        except OSError as error:
            print(f"{ending}: not made ({error})", file=sys.stderr)
    return paths


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["--measure"]:
        try:
            print(json.dumps(measure(Path(arguments[2]), arguments[1])))
        except ReadingError as error:
            print(error, file=sys.stderr)
            return 1
        return 0
    results = []
    with tempfile.TemporaryDirectory() as scratch:
        for path in [Path(argument) for argument in arguments] or made(Path(scratch)):
            reading, bare = in_own_process(path, "reading"), in_own_process(path, "bare")
            if reading is None or bare is None:
                print(f"{path.name}: no reader")
                continue
            ratio = round(reading["ms"] / max(bare["ms"], 0.001), 2)
            results.append({"file": path.name, **reading, "bare_ms": bare["ms"], "bare_mb": bare["mb"], "ratio": ratio})
            print("  ".join(f"{name} {value}" for name, value in results[-1].items()))
    print(json.dumps({"benchmark": "reading_speed", "files": results}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
