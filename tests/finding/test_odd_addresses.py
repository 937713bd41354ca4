"""Years, months, periods and pages in addresses as nobody means them: an answer, never an error of ours."""

from __future__ import annotations

import pytest

ODD = (
    "0", "-1", "99999", "10" * 20, "abc", "2026-13", "0001-01", "9999-12", "2026-Q9", "1e5", "%00", "..",
    "2026-01-01..2026-02-01", "٣", "²",
)  # fmt: skip
ADDRESSES = (
    "/bao-cao-ky?ky=", "/bao-cao-ky/xa?nam=", "/chi-tieu/?don-vi=", "/chi-tieu/?ky=", "/chi-tieu/?nam=",
    "/cuoc-hop/lich-nam?ban=", "/cuoc-hop/lich-nam?nam=", "/giay-to?loai=", "/giay-to?trang=",
    "/xuat-du-lieu/mau?loai=", "/xuat-du-lieu/tep?thang=", "/xuat-du-lieu/van-ban?don-vi=", "/xuat-du-lieu?ky=",
    "/xuat-du-lieu?mau=", "/xuat-du-lieu?mau=kpi&thang=", "/xuat-du-lieu?nam=",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_odd_words_in_an_address_are_no_error_of_ours(place, client_of, address):
    client = client_of(place.people["secretary"])
    answers = {odd: client.get(f"{address}{odd}").status_code for odd in ODD}
    assert {odd: code for odd, code in answers.items() if code >= 500} == {}
