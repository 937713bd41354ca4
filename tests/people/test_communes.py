"""Communes: founded on the command line or the one-time page, named through the years."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app import clock, first_set_up
from app.database import db
from app.models import accounts, communes, files_room, password_links
from app.models.commune import CalendarDay, Commune, commune_name_on
from app.models.errors import Refused
from app.models.roles import Role
from tests.people.conftest import PASSWORD


@pytest.fixture
def run(app):
    def invoke(*arguments):
        db.session.rollback()
        result = app.test_cli_runner().invoke(args=list(arguments))
        db.session.expire_all()
        return result

    return invoke


@pytest.mark.parametrize(
    ("full", "parts"),
    [
        ("phường An Hải", ("phường", "An Hải")),
        ("Xã  Xuân Lập", ("xã", "Xuân Lập")),
        ("đặc khu Côn Đảo", ("đặc khu", "Côn Đảo")),
    ],
)
def test_names_are_parsed(full, parts):
    assert communes.parse_name(full) == parts


@pytest.mark.parametrize("full", ["An Hải", "phường", "", "phườngAn Hải"])
def test_names_without_a_kind_are_refused(full):
    with pytest.raises(Refused, match="commune_kind_missing"):
        communes.parse_name(full)


def test_add_prints_one_line_and_the_link_works(run, browser):
    result = run("communes", "add", "an-hai", "--name", "phường An Hải", "--superior", "thành phố Hải Phòng")
    assert result.exit_code == 0 and result.output.count("\n") == 1
    printed = json.loads(result.output)
    assert set(printed) == {"code", "administrator", "link"}
    assert (printed["code"], printed["administrator"]) == ("an-hai", "quantri.an-hai")
    commune = communes.by_code("an-hai")
    name = commune_name_on(commune.id, clock.today())
    assert (name.kind, name.name, name.superior, name.body) == (
        "phường", "An Hải", "thành phố Hải Phòng", "UBND phường An Hải",
    )  # fmt: skip
    years = db.session.scalars(select(CalendarDay.on)).all()
    assert {day.year for day in years} == {2026, 2027} and len(years) == len(set(years)) > 24
    assert accounts.by_login("quantri.an-hai").roles == {Role.ADMINISTRATOR}
    path = printed["link"].removeprefix("http://127.0.0.1:8000")
    assert browser.post(path, data={"password": PASSWORD, "again": PASSWORD}).status_code == 303
    assert browser.get("/quan-tri").status_code == 200


def test_adding_twice_is_refused_and_adds_nothing(run):
    run("communes", "add", "an-hai", "--name", "phường An Hải")
    again = run("communes", "add", "an-hai", "--name", "phường An Hải")
    assert again.exit_code != 0 and "an-hai" in again.output
    assert db.session.scalar(select(func.count(Commune.id))) == 1
    assert run("communes", "list").output == "an-hai\tphường An Hải\n"


def test_users_link_and_list(run, place):
    link = run("users", "link", "officer.mau").output.strip()
    assert password_links.find(link.rsplit("/", 1)[1]).user.login == "officer.mau"
    assert run("users", "link", "nobody").exit_code != 0
    assert "officer.mau\t" in run("users", "list").output


def test_the_quota_of_files_is_set_and_told(run, place):
    result = run("communes", "quota", "mau", "2500")
    assert json.loads(result.output) == {"code": "mau", "used": 0, "quota": 2_500_000_000}
    assert files_room.room(place.id).quota == 2_500_000_000
    assert run("communes", "quota", "khong-co", "5").exit_code == 1
    assert run("communes", "quota", "mau", "0").exit_code == 2


def test_set_up_link_makes_the_first_commune_once(run, browser):
    path = run("setup", "link").output.strip().splitlines()[-1].removeprefix("http://127.0.0.1:8000")
    assert db.session.scalar(select(func.count(Commune.id))) == 0
    assert browser.get(path).status_code == 200
    form = {
        "name": "xã Tân An", "code": "tan-an", "person": "Nguyễn Văn An", "login": "an.tanan",
        "password": PASSWORD, "again": PASSWORD,
    }  # fmt: skip
    short = browser.post(path, data={**form, "password": "ngắn", "again": "ngắn"})
    assert short.status_code == 422 and "ngắn" not in short.get_data(as_text=True).split("<form")[1].split("value")[-1]
    assert db.session.scalar(select(func.count(Commune.id))) == 0
    made = browser.post(path, data=form)
    assert (made.status_code, made.location) == (303, "/quan-tri")
    assert "UBND xã Tân An" in browser.get("/quan-tri").get_data(as_text=True)
    assert browser.get(path).status_code == browser.post(path, data={**form, "code": "hai"}).status_code == 404
    assert run("setup", "link").output.strip().endswith("/dang-nhap")


def test_a_set_up_link_of_others_or_of_last_month_is_not_found(browser, now):
    token = first_set_up.token()
    assert browser.get("/thiet-lap/" + token[:-2] + "xx").status_code == 404
    assert browser.get("/thiet-lap/anything").status_code == 404
    assert first_set_up.holds(token)


def test_a_name_holds_on_its_days(place):
    admin = place.people["admin"]
    communes.rename(place.id, admin, "phường Mẫu Mới", "thành phố Mẫu", date(2026, 12, 1))
    db.session.flush()
    assert commune_name_on(place.id, date(2026, 11, 30)).full == "phường Mẫu"
    assert commune_name_on(place.id, date(2026, 12, 1)).full == "phường Mẫu Mới"
    assert [name.to_on for name in communes.names(place.id)] == [None, date(2026, 11, 30)]
    with pytest.raises(Refused, match="name_before_present"):
        communes.rename(place.id, admin, "phường Khác", None, date(2026, 12, 1) - timedelta(days=1))


def test_correcting_the_present_name_makes_no_new_one(place):
    communes.rename(place.id, place.people["admin"], "phường Mẫu Đúng", "tỉnh Mẫu", date(2020, 1, 1))
    db.session.flush()
    assert [name.full for name in communes.names(place.id)] == ["phường Mẫu Đúng"]
