"""Signing in and out: one sentence for every failure, throttling without locks, sessions that end when told to."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from app import clock, short_writes
from app.database import db
from app.models import access, accounts, passwords, sessions, throttle
from app.models.user import AccessLog, Session
from tests.people.conftest import PASSWORD

WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng"


def verbs():
    return db.session.scalars(select(AccessLog.verb).order_by(AccessLog.id)).all()


def test_who_knows_the_password_gets_in_and_is_logged(browser, head, sign_in):
    answer = sign_in(browser, head.login)
    assert (answer.status_code, answer.location) == (303, "/")
    assert browser.get("/tai-khoan").status_code == 200
    assert verbs() == ["sign_in"]


def test_login_is_folded_and_password_is_nfc(browser, head, sign_in):
    import unicodedata

    answer = sign_in(browser, " CULTURE_head.MAU ", unicodedata.normalize("NFD", PASSWORD))
    assert answer.status_code == 303


@pytest.mark.parametrize("case", ["unknown", "wrong", "closed", "no password yet"])
def test_every_failure_says_the_same(browser, head, place, sign_in, case):
    login, password = head.login, PASSWORD
    if case == "unknown":
        login = "nobody"
    elif case == "wrong":
        password = "x" * 20
    elif case == "closed":
        accounts.close(head, place.people["admin"])
    else:
        login = place.people["observer"].login
    answer = sign_in(browser, login, password)
    page = answer.get_data(as_text=True)
    assert answer.status_code == 422 and page.count(WRONG) == 2  # the list of errors, and the field
    assert "<title>Lỗi: " in page and password not in page
    assert browser.get("/tai-khoan").status_code == 302


def test_an_unknown_login_costs_the_same_work(browser, head, sign_in, monkeypatch):
    compared = []
    real = passwords._hasher.verify

    class Counting:
        def verify(self, kept, password):
            compared.append(kept)
            return real(kept, password)

        def hash(self, password):
            return real.__self__.hash(password)

    monkeypatch.setattr(passwords, "_hasher", Counting())
    sign_in(browser, "nobody")
    sign_in(browser, head.login, "wrong wrong wrong")
    assert len(compared) == 2 and compared[0] != compared[1]
    costs = [kept.rsplit("$", 2)[0] for kept in compared]
    assert costs[0] == costs[1]


def test_failures_are_logged_for_whom_is_known(browser, head, sign_in):
    sign_in(browser, head.login, "wrong wrong wrong")
    sign_in(browser, "nobody")
    assert verbs() == ["sign_in_failed"]


def test_after_five_failures_each_try_waits_and_time_lets_in_again(browser, head, sign_in, now):
    for _ in range(6):
        assert sign_in(browser, head.login, "wrong wrong wrong").status_code == 422
    held = sign_in(browser, head.login)
    assert held.status_code == 429 and held.headers["Retry-After"] == "1"
    with clock.stopped(now + timedelta(seconds=2)):
        assert sign_in(browser, head.login).status_code == 303
        assert sign_in(browser, head.login, "wrong wrong wrong").status_code == 422  # counted anew after a success


def test_an_unknown_login_is_throttled_alike(browser, place, sign_in):
    answers = [sign_in(browser, "nobody").status_code for _ in range(7)]
    assert answers == [422] * 6 + [429]


def test_an_address_is_throttled_over_many_logins(browser, head, sign_in):
    answers = [sign_in(browser, f"nobody{n}").status_code for n in range(32)]
    assert answers == [422] * 31 + [429]
    assert sign_in(browser, head.login).status_code == 429


def test_waits_double_up_to_a_quarter_of_an_hour():
    limit = throttle.of_login("sign_in", "anybody")
    waits = [limit.wait_after(failures).total_seconds() for failures in (5, 6, 7, 10, 15, 16, 500)]
    assert waits == [0, 1, 2, 16, 512, 900, 900]


def test_an_own_success_does_not_clear_an_address(app, now):
    login, address = throttle.of_login("sign_in", "a"), throttle.of_address("sign_in", "10.0.0.1")
    for _ in range(3):
        assert not short_writes.count_try(login, address)
    throttle.forgive(login, address)
    db.session.commit()
    left = {row.key: row.failures for row in db.session.scalars(select(throttle.Throttle))}
    assert left == {address.key: 2}


def test_addresses_of_one_ipv6_network_count_together():
    one, two = (throttle.of_address("x", a).key for a in ("2001:db8::1", "2001:db8::ffff"))
    other = throttle.of_address("x", "2001:db8:0:1::1").key
    assert one == two != other


def test_the_table_keeps_neither_logins_nor_addresses(browser, place, sign_in):
    sign_in(browser, "nobody.at.all")
    keys = db.session.scalars(select(throttle.Throttle.key)).all()
    assert len(keys) == 2 and all(len(key) == 64 and "nobody" not in key for key in keys)


@pytest.mark.parametrize(
    "bad",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example",
        "\\\\elsewhere.example",
        "/%0d%0aX: y\r\n",
        "javascript:alert(1)",
        "/khong-co-trang-nay",
        "http:///tai-khoan",
        " /tai-khoan",
        "/tai-khoan\n",
        "/static/favicon.svg",
        "/dang-xuat",
    ],
)
def test_next_leads_nowhere_but_to_our_pages(browser, head, sign_in, bad):
    assert sign_in(browser, head.login, next=bad).location == "/"


def test_next_leads_on(browser, head, sign_in):
    assert "next=/tai-khoan" in browser.get("/tai-khoan").location
    assert sign_in(browser, head.login, next="/tai-khoan?tab=1").location == "/tai-khoan?tab=1"
    assert browser.get("/dang-nhap?next=//elsewhere.example").location == "/"


def test_signing_in_takes_a_new_token(browser, head, sign_in):
    sign_in(browser, head.login)
    with browser.session_transaction() as cookie:
        first = cookie["_user_id"]
    sign_in(browser, head.login)
    with browser.session_transaction() as cookie:
        assert cookie["_user_id"] != first
    assert first not in db.session.scalars(select(Session.token_hash)).all()


def test_keep_outlives_the_browser(browser, head, sign_in):
    assert "Expires" not in sign_in(browser, head.login).headers["Set-Cookie"]
    assert "Expires" in sign_in(browser, head.login, keep="1").headers["Set-Cookie"]


def test_signing_out_ends_the_session_everywhere_it_was_copied(browser, head, client_of):
    here = client_of(head)
    with here.session_transaction() as cookie:
        copied = dict(cookie)
    answer = here.post("/dang-xuat")
    assert answer.status_code == 303 and '"storage"' in answer.headers["Clear-Site-Data"]
    with browser.session_transaction() as cookie:
        cookie.update(copied)
    assert browser.get("/tai-khoan").status_code == 302
    assert verbs() == ["sign_out"]


def test_signing_out_is_no_get(browser, place):
    assert browser.get("/dang-xuat").status_code == 405


def test_a_revoked_an_idle_an_old_session_is_refused(head, token_of, now):
    token = token_of(head)
    assert sessions.live(token) is not None
    with clock.stopped(now + sessions.IDLE):
        assert sessions.live(token) is None
    session = db.session.scalars(select(Session)).one()
    session.seen_at = now + sessions.ABSOLUTE
    with clock.stopped(now + sessions.ABSOLUTE):
        assert sessions.live(token) is None
    session.seen_at = now
    sessions.close(token)
    db.session.expire_all()
    assert sessions.live(token) is None


def test_closing_an_account_ends_its_sessions_in_the_same_transaction(head, place, token_of, client_of):
    there = client_of(head)
    token_of(head)
    accounts.close(head, place.people["admin"])
    open_ones = select(func.count()).select_from(Session).where(Session.revoked_at.is_(None))
    assert db.session.scalar(open_ones) == 0  # nothing is committed yet
    assert there.get("/tai-khoan").status_code == 302


def test_last_sign_ins_are_by_person(browser, head, sign_in, now):
    sign_in(browser, head.login)
    assert access.last_sign_ins(head.commune_id) == {head.id: now}
