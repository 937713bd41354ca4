"""Names people's files come with: shown without tricks, kept as they came, never a path; and what they never fetch."""

from __future__ import annotations

import io
import json
import socket
from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from app.database import db
from app.models import storage
from app.models.event import Event
from app.models.file import File
from app.models.planning import handing_in
from app.models.user import User
from app.reading import Source, apart
from tests.plans.sample import TEXT
from tests.uploads import samples_office
from tests.world import Place

NAMES = [
    ("../../etc/passwd", "passwd"),
    ("C:\\Users\\a\\kế hoạch.docx", "kế hoạch.docx"),
    ("kh\x00.docx", "kh.docx"),
    ("a" * 300 + ".docx", "a" * 195 + ".docx"),
    ("a\u202efdp.docx", "afdp.docx"),
    ("CON.docx", "CON.docx"),
    ("-rf.docx", "-rf.docx"),
    ("Kê\u0301 hoa\u0323ch.docx", "Kế hoạch.docx"),
    ("．．／kh.docx", "．．／kh.docx"),
    ("kh\r\nX-A: b.docx", "khX-A: b.docx"),
    ("kh\u2028\u200b\x85.docx", "kh.docx"),
    ("\ud800kh.docx", "kh.docx"),
    ("\u202e\x00", "tep"),
]


@pytest.mark.parametrize(("sent", "shown"), NAMES)
def test_a_name_is_for_the_eye_only(app: Flask, place: Place, sent: str, shown: str) -> None:
    handing_in.hand_in(place.id, [(sent, TEXT.encode())], None)
    db.session.commit()
    (file,) = db.session.scalars(select(File))
    assert (file.original_name, len(file.original_name) <= storage.LONGEST_NAME) == (shown, True)
    folder, stored = file.stored_name.split("/")
    assert (folder, len(stored), set(stored) <= set("0123456789abcdef")) == (str(place.id), 32, True)
    assert storage.read(file) == TEXT.encode()
    notes = db.session.scalars(select(Event.note).where(Event.verb == "file.kept")).all()
    assert [json.loads(note or "") for note in notes] == ([sent] if sent != shown else [])


@pytest.mark.parametrize("name", ["đề án.docx", "CON.docx", "-rf.docx", "．．／kh.docx", "報告.docx"])
def test_a_download_says_the_name_in_the_header(
    place: Place, client_of: Callable[[User], FlaskClient], name: str
) -> None:
    client = client_of(place.people["secretary"])
    sent = {"files": (io.BytesIO(samples_office.ole("WordDocument")), name)}
    assert client.post("/ke-hoach/tai-len", data=sent).status_code == 303
    answer = client.get("/ke-hoach/tep/1")
    header = answer.headers["Content-Disposition"]
    assert header.startswith("attachment; ") and header.isascii()
    from werkzeug.http import parse_options_header

    assert parse_options_header(header)[1]["filename"] == name
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_template_on_a_server_is_never_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        monkeypatch.setattr(samples_office, "OUTSIDE", f"http://127.0.0.1:{port}/mau.dotx")
        assert apart.read([Source("kh.docx", samples_office.outside_template())])["tasks"]
        listener.settimeout(0.2)
        with pytest.raises(TimeoutError):
            listener.accept()
