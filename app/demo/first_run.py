"""Make the demo where there is none, or anew; one transaction, so an interrupted first run leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import select

from app import clock, database
from app.database import db
from app.demo import commune, sign_ins, story, wiping
from app.demo.commune import CODE, SINCE
from app.demo.deadlines import Laid
from app.models.commune import Commune

FORGOTTEN = (
    "Mật khẩu của phường mẫu không còn lưu trong thư mục dữ liệu. Dựng lại từ đầu bằng: ./bin/run --reset-demo\n"
)


def ensure(folder: Path) -> str | None:
    """Make the demo in a database without communes; the sign-ins, None where other communes live without it."""
    with database.writing(False):
        known = set(db.session.scalars(select(Commune.code)))
    database.rollback()
    if CODE in known:
        return sign_ins.kept(folder) or FORGOTTEN
    return None if known else make(folder)


def make(folder: Path) -> str:
    """Make the demo, in place of an earlier one; other communes stay as they are. Returns the sign-ins.

    The sign-ins are kept before the commit: passwords that nobody knows would be worse than a table of none.
    """
    words = sign_ins.passwords()
    with database.transaction():
        earlier = db.session.scalar(select(Commune).where(Commune.code == CODE))
        old = wiping.wipe(earlier) if earlier else []
        laid = Laid(clock.today())
        with clock.stopped(clock.instant(laid.day(-150), 9)):
            place = commune.make(words)
            db.session.flush()
        story.tell(place, laid)
        name = place.commune.name_on(SINCE).full
        table = sign_ins.table(name, words, {key: person.login for key, person in place.people.items()})
        sign_ins.keep(folder, table)
    for path in old:
        path.unlink(missing_ok=True)
    return table
