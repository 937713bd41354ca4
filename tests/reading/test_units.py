"""Names of units: equal spellings, kinds, lists in running text."""

from __future__ import annotations

import pytest

from app.reading.coordination import named_partners
from app.reading.leads import heading_units, stated_lead, unit_in_front
from app.reading.unit_lists import split_units
from app.reading.units import fold_unit, is_collective, same_unit, unit_kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Văn hóa - Xã hội", "Phòng Văn hoá – Xã hội phường Sông Mây"),
        ("Phòng Văn hóa - Xã hội", "P.VHXH"),
        ("Phòng Văn hóa - Xã hội", "VH-XH"),
        ("Văn phòng HĐND và UBND phường", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"),
        ("VP HĐND&UBND", "Văn phòng HĐND và UBND xã"),
        ("Ủy ban nhân dân xã", "Uỷ ban nhân dân"),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", "Phòng KT, HT&ĐT"),
        ("Trung tâm Phục vụ hành chính công", "TTPVHCC"),
        ("Ủy ban MTTQ Việt Nam phường", "Đề nghị Cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam phường"),
        ("Đoàn TNCS Hồ Chí Minh phường", "Đoàn Thanh niên"),
        ("Các khu phố trên địa bàn", "08 khu phố"),
        ("Các trường học trên địa bàn phường", "các đơn vị trường học"),
        ("Công an xã", "CÔNG AN"),
    ],
)
def test_spellings_of_one_unit(one: str, other: str) -> None:
    assert same_unit(one, other), (fold_unit(one), fold_unit(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị"),
        ("Phòng Văn hóa - Xã hội", "Phòng Kinh tế"),
        ("Trạm Y tế", "Trung tâm Y tế"),
        ("", ""),
    ],
)
def test_different_units(one: str, other: str) -> None:
    assert not same_unit(one, other)


@pytest.mark.parametrize(
    ("name", "kind", "collective"),
    [
        ("Phòng Kinh tế", "department", False),
        ("Văn phòng HĐND và UBND", "department", False),
        ("Ban Chỉ huy Quân sự xã", "department", False),
        ("Trung tâm Dịch vụ tổng hợp", "centre", False),
        ("Công an phường", "police", False),
        ("Trạm Y tế", "health", False),
        ("Các trường học", "school", True),
        ("Hội Nông dân xã", "union", False),
        ("các doanh nghiệp viễn thông", "enterprise", True),
        ("Trưởng các ấp", "neighbourhood", False),
        ("các tổ dân phố trên địa bàn", "neighbourhood", True),
        ("Ban Chỉ đạo", "committee", False),
        ("các phòng chuyên môn", "department", True),
        ("cơ quan, đơn vị liên quan", "other", True),
    ],
)
def test_kind_and_group(name: str, kind: str, collective: bool) -> None:
    assert (unit_kind(name), is_collective(name)) == (kind, collective)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
        (
            "Phòng Kinh tế, Hạ tầng và Đô thị, Công an phường và Văn phòng HĐND và UBND phường",
            ["Phòng Kinh tế, Hạ tầng và Đô thị", "Công an phường", "Văn phòng HĐND và UBND phường"],
        ),
        ("các phòng, ban, đơn vị liên quan.", ["các phòng, ban, đơn vị liên quan"]),
        ("Công an xã; các ấp, các trường học", ["Công an xã", "các ấp", "các trường học"]),
        ("các nhà mạng như Viettel, VNPT", ["các nhà mạng như Viettel, VNPT"]),
        ("Trạm Y tế (cơ sở 2, cơ sở 3), Công an xã", ["Trạm Y tế (cơ sở 2, cơ sở 3)", "Công an xã"]),
    ],
)
def test_splitting_a_list(text: str, units: list[str]) -> None:
    assert split_units(text) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Phối hợp với Công an xã, các ấp tổ chức tuần tra đêm.", ["Công an xã", "các ấp"]),
        ("Chủ trì, phối hợp Phòng Kinh tế lập dự toán.", ["Phòng Kinh tế"]),
        (
            "Tưới cây; phối hợp cùng các tổ chức chính trị - xã hội vận động người dân.",
            ["các tổ chức chính trị - xã hội"],
        ),
        ("Sự phối hợp giữa Trạm Y tế với Công an xã trong phòng dịch.", ["Trạm Y tế", "Công an xã"]),
        ("Phối hợp triển khai phong trào trồng cây.", []),
        ("Phối hợp với các chương trình của tỉnh.", []),
        ("Phối hợp giữa các ngành trong tỉnh.", []),
    ],
)
def test_partners_in_running_text(text: str, units: list[str]) -> None:
    assert named_partners(text) == units


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Giao Phòng Kinh tế chủ trì lập dự toán.", ["Phòng Kinh tế"]),
        ("Giao cho Công an xã, Trạm Y tế lập danh sách.", ["Công an xã", "Trạm Y tế"]),
        ("Giao chuyên viên Phòng Kinh tế theo dõi.", ["Phòng Kinh tế"]),
        ("Trạm Y tế chủ trì khám sức khỏe học sinh.", ["Trạm Y tế"]),
        ("Trạm Y tế tiếp tục khám sức khỏe học sinh.", []),
        ("Trồng cây xanh dọc bờ kênh.", []),
    ],
)
def test_stated_lead(text: str, units: list[str]) -> None:
    assert stated_lead(text) == units


@pytest.mark.parametrize(
    ("title", "units"),
    [
        ("Đề nghị Ủy ban MTTQ Việt Nam xã và các đoàn thể:", ["Ủy ban MTTQ Việt Nam xã", "các đoàn thể"]),
        ("Phòng Kinh tế chủ trì, phối hợp với các đơn vị", ["Phòng Kinh tế"]),
        ("Công tác tuyên truyền", []),
    ],
)
def test_units_of_a_heading(title: str, units: list[str]) -> None:
    assert heading_units(title) == units


def test_unit_in_front_of_a_duty() -> None:
    assert unit_in_front("Công an xã: tuần tra đêm.") == ["Công an xã"]
    assert unit_in_front("Trưởng các ấp có trách nhiệm phổ biến.") == ["Trưởng các ấp"]
    assert unit_in_front("Nội dung gồm: tuần tra đêm.") == []
