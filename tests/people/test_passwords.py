"""Which passwords are taken, how they are kept, and that few are hashed at once."""

from __future__ import annotations

import threading
import unicodedata

import pytest

from app.models import accounts, passwords
from app.models.errors import Refused


@pytest.fixture
def person(place):
    return place.people["officer"]


def refusal(password, person):
    with pytest.raises(Refused) as refused:
        passwords.change(person, password)
    return refused.value.code


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("mười một ký", "password_short"),
        ("a" * 129, "password_long"),
        ("123456789012", "password_common"),
        ("Password2026!", "password_common"),
        ("Matkhau@123456", "password_common"),
        ("mật khẩu 123", "password_common"),
        ("abcabcabcabcabc", "password_common"),
        ("Officer.mau-2026", "password_of_names"),
        ("phường Mẫu 26", None),
        ("officer.mauMẪU1234567", "password_of_names"),
        ("con trâu đi trước", None),
        ("e" + "̣́" * 8 + "ab con ga", None),
    ],
)
def test_what_is_taken(person, password, code):
    if code:
        assert refusal(password, person) == code
        assert person.password_hash is None
    else:
        passwords.change(person, password)
        assert passwords.matches(person.password_hash, password)


def test_length_is_counted_after_composing(person):
    decomposed = unicodedata.normalize("NFD", "ế" * 3 + "ộ" * 3 + "ự" * 3 + "ạ2")
    assert len(decomposed) > passwords.LEAST
    assert refusal(decomposed, person) == "password_short"


def test_the_hash_is_argon2id_at_the_stated_costs(person):
    passwords.change(person, "con trâu đi trước")
    assert person.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_nothing_matches_where_there_is_no_password():
    assert not passwords.matches(None, "nobody signs in with this")
    assert not passwords.matches("not a hash", "con trâu đi trước")


def test_four_hashes_at_once(person, monkeypatch):
    running, most, full = [], [], threading.Event()

    class Slow:
        def hash(self, _password):
            running.append(1)
            most.append(len(running))
            full.wait(0.2)
            running.pop()
            return "kept"

    monkeypatch.setattr(passwords, "_hasher", Slow())
    threads = [threading.Thread(target=passwords.hashed, args=("x",)) for _ in range(9)]
    [thread.start() for thread in threads]
    [thread.join(10) for thread in threads]
    assert len(most) == 9 and max(most) == passwords.AT_ONCE


def test_changing_the_own_password_ends_other_sessions(client_of, head):
    from tests.people.conftest import PASSWORD

    here, there = client_of(head), client_of(head)
    new = {"password": "câu mới dễ nhớ hơn", "again": "câu mới dễ nhớ hơn"}
    assert here.post("/tai-khoan/mat-khau", data={"present": "sai sai sai sai", **new}).status_code == 422
    assert there.get("/tai-khoan").status_code == 200
    assert here.post("/tai-khoan/mat-khau", data={"present": PASSWORD, **new}).status_code == 303
    assert here.get("/tai-khoan").status_code == 200
    assert there.get("/tai-khoan").status_code == 302
    assert passwords.matches(accounts.by_login(head.login).password_hash, new["password"])
