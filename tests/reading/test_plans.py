"""Whole sample plans, as a careful secretary would read them."""

from __future__ import annotations

from typing import Any

Reading = dict[str, Any]


def texts(reading: Reading, kind: str) -> list[str]:
    return [t["text"] for t in reading["tasks"] if t["kind"] == kind]


def test_data_of_the_plan(ben_tram: Reading, hon_ngoc: Reading, dam_sen: Reading) -> None:
    assert ben_tram["plan"] == {
        "title": "Cải cách hành chính xã Bến Tràm năm 2027",
        "number": "07/KH-UBND",
        "issuer": "Ủy ban nhân dân xã Bến Tràm",
        "place": "Bến Tràm",
        "issued_on": "2027-01-15",
        "year": 2027,
        "legal_bases": ["12/QĐ-UBND"],
        "signer_title": "CHỦ TỊCH",
    }
    assert (hon_ngoc["plan"]["number"], hon_ngoc["plan"]["issued_on"]) == (None, "2026-03")
    assert dam_sen["plan"]["title"] == "Xây dựng nếp sống văn minh đô thị phường Đầm Sen năm 2026"
    assert dam_sen["plan"]["issuer"] == "Ủy ban nhân dân phường Đầm Sen"
    assert (dam_sen["plan"]["issued_on"], dam_sen["plan"]["year"]) == ("2025-12", 2026)
    assert dam_sen["plan"]["legal_bases"] == ["88/SVHTT-QLVH"]


def test_tasks_of_text_and_tables_in_order(ben_tram: Reading) -> None:
    tasks = ben_tram["tasks"]
    assert [t["id"] for t in tasks] == [f"N{n}" for n in range(1, 14)]
    assert [t["line"] for t in tasks] == [31, 32, 34, 35, 37, 38, 41, 43, 44, 45, 68, 69, 71]
    assert [t["kind"] for t in tasks] == ["task"] * 6 + ["responsibility"] * 4 + ["task"] * 3


def test_leads_and_dates(ben_tram: Reading) -> None:
    tasks = {t["line"]: t for t in ben_tram["tasks"]}
    assert tasks[34]["lead_units"] == ["Trung tâm Phục vụ hành chính công"]
    assert tasks[34]["coordinating_units"] == ["Văn phòng HĐND và UBND xã", "Công an xã"]
    assert tasks[34]["deadline"]["due"] == "2027-03-31"
    assert (tasks[35]["lead_units"], tasks[35]["product"]) == (["Phòng Văn hóa - Xã hội"], "Báo cáo kết quả")
    assert tasks[35]["deadline"]["milestones"] == ["2027-06-30", "2027-11-30"]
    assert tasks[37]["deadline"]["recurrence"] == "2 per year"
    assert tasks[38]["lead_units"] == ["Phòng Kinh tế"]
    assert tasks[38]["deadline"]["due"] == "2027-12-20"
    assert tasks[32]["deadline"]["due"] == "2027-02-27"


def test_repeated_cells_and_blank_times(ben_tram: Reading) -> None:
    tasks = {t["line"]: t for t in ben_tram["tasks"]}
    assert tasks[69]["lead_units"] == tasks[68]["lead_units"] == ["Trung tâm Phục vụ hành chính công"]
    assert tasks[69]["deadline"] == {
        "type": "none", "due": None, "recurrence": None, "depends_on": None, "due_suggested": "2027-12-31",
        "confidence": "low",
    }  # fmt: skip
    assert [tasks[n]["section"] for n in (68, 71)] == ["Công khai", "Kiểm tra"]


def test_targets(ben_tram: Reading) -> None:
    values = [(t["comparator"], t["value"], t["measure_unit"]) for t in ben_tram["targets"]]
    assert values == [
        ("=", 100, "%"),
        (">", 90, "%"),
        ("<=", 2, "%"),
        (">=", 3, "lớp"),
        (">=", 85, "%"),
        ("=", 3, "lớp"),
    ]
    assert [t["baseline_text"] for t in ben_tram["targets"][4:]] == ["70", "2"]
    assert ben_tram["targets"][5]["lead_units"] == ["Phòng Văn hóa - Xã hội"]


def test_reports(ben_tram: Reading) -> None:
    duties = [(r["frequency"], r["day"], r["last_day"], r["to"]) for r in ben_tram["reporting"][1:]]
    assert duties == [
        ("quarterly", "10", "9", "Văn phòng HĐND và UBND xã"),
        ("yearly", "1/12", "30/11", "Văn phòng HĐND và UBND xã"),
    ]
    assert (ben_tram["reporting"][0]["frequency"], ben_tram["reporting"][0]["from"]) == (
        "monthly",
        "Văn phòng HĐND và UBND xã",
    )


def test_last_years_results_give_nothing(hon_ngoc: Reading, dam_sen: Reading) -> None:
    assert min(t["line"] for t in hon_ngoc["tasks"]) == 32
    assert min(t["line"] for t in dam_sen["tasks"]) > 41
    assert all("12 buổi" not in t["text"] for t in dam_sen["targets"])


def test_times_inside_orders(hon_ngoc: Reading) -> None:
    found = {t["line"]: (t["deadline"]["type"], t["deadline"]["due"]) for t in hon_ngoc["tasks"]}
    assert found[32] == ("range", "2026-12-31")
    assert found[34] == ("quarter", "2026-03-31")
    assert found[36] == ("recurring", None)
    assert found[38] == ("range", "2026-05-31")
    assert found[40] == ("relative", None)
    assert found[42] == ("none", None)
    assert found[44] == ("milestones", "2026-07-31")
    assert found[64] == ("date", None)


def test_an_order_to_carry_out_the_plan_is_no_task(hon_ngoc: Reading) -> None:
    assert 60 not in {t["line"] for t in hon_ngoc["tasks"]}
    assert [t["lead_units"] for t in hon_ngoc["tasks"] if t["line"] == 58] == [
        ["Trung tâm Phục vụ hành chính công", "Công an phường"]
    ]


def test_hard_wrapped_paragraphs_are_whole(dam_sen: Reading) -> None:
    assert texts(dam_sen, "responsibility") == [
        "Chủ trì, phối hợp với Công an phường lập phương án giữ gìn "
        "trật tự vỉa hè; báo cáo Ủy ban nhân dân phường kết quả "
        "trước ngày 20 hàng tháng.",
        "Vận động đoàn viên, hội viên gương mẫu không lấn chiếm vỉa hè, không đổ rác sai quy định.",
    ]
    assert "chợ;" in texts(dam_sen, "task")[6]


def test_a_table_that_lost_its_columns(dam_sen: Reading) -> None:
    assert [(t["group"], t["value"]) for t in dam_sen["targets"]] == [
        ("Môi trường", 95), ("Môi trường", 100), ("Trật tự", None), ("Trật tự", 80),
    ]  # fmt: skip
    work = [t["text"] for t in dam_sen["tasks"][:4]]
    assert work[0] == "Phát thùng rác hai ngăn cho các hộ mặt tiền đường lớn."
    assert work[3] == "Công an phường vận động ký cam kết."
    assert dam_sen["targets"][0]["content"] == work[0]


def test_clauses_hold_the_whole_document_in_order(ben_tram: Reading) -> None:
    clauses = ben_tram["clauses"]
    assert [c["n"] for c in clauses] == list(range(1, len(clauses) + 1))
    assert [c["line"] for c in clauses] == sorted(c["line"] for c in clauses)
    by_number = {c["n"]: c for c in clauses}
    for entry in [*ben_tram["tasks"], *ben_tram["targets"], *ben_tram["reporting"]]:
        clause = by_number[entry["clause"]]
        assert entry["place"] == clause["place"] and entry["source"] == clause["source"] == "ben_tram.txt"
        assert entry["text"].split()[0] in clause["text"]


def test_units_of_the_document(ben_tram: Reading) -> None:
    units = {u["name"]: u for u in ben_tram["units"]}
    assert units["Văn phòng HĐND và UBND xã"]["aliases"] == ["Văn phòng HĐND và UBND", "Văn phòng"]
    assert units["Hội Nông dân xã"]["kind"] == "union"
    assert units["các ấp"]["collective"]
