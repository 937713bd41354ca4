"""S5: mail servers that drip, hang, refuse or hang up: the worker is free again in time, and nobody else waits.

    .venv/bin/python -m benchmarks.trials.slow_mail [--others 50] [--crowd 40] [--deadline 30]
        [--faults drip hang_up …] [--changes guard|sparing]

One worker and one clock, as the product has them. Each fault is the own server of a commune with one person (`crowd`:
with many, whose server drips); its message is handed to the worker before those of another commune, whose server is
well. Times are seconds at the trial's clock, which nobody moves until all that was measured.
"""

from __future__ import annotations

import argparse
import time
from contextlib import ExitStack

from sqlalchemy import select

from benchmarks.trials import asked, figures, outcome, people, sink, stage
from benchmarks.trials.sink import DOT, GREETING, HangUp, Manner, Sink, Talk
from benchmarks.trials.stage import Stage

DRIP = 0.5  # seconds from one octet to the next
MARGIN = 5.0  # seconds over the deadline after which a worker is free for sure
SHARE = 2  # deadlines that another's message may wait


def dripping(seconds: float) -> Manner:
    """Give the greeting an octet at a time, for so many seconds at least."""
    greeting = f"220 {'x' * int(seconds / DRIP)}"

    def manner(talk: Talk, step: str) -> str:
        for sign in greeting if step == GREETING else "":
            talk.wfile.write(sign.encode())
            time.sleep(DRIP)
        return sink.YES[GREETING][3:] if step == GREETING else sink.well(talk, step)

    return manner


def saying(words: str, at: str) -> Manner:
    """Answer so at a step."""
    return lambda talk, step: words if step == at else sink.well(talk, step)


def hanging(at: str) -> Manner:
    """Say nothing any more from a step on; nothing is taken."""
    return lambda talk, step: talk.hold() or "" if step == at else sink.well(talk, step)


def hanging_up(talk: Talk, step: str) -> str:
    """Take the mail and hang up instead of saying so."""
    words = sink.well(talk, step)
    if step == DOT:
        raise HangUp
    return words


def faults(deadline: float) -> dict[str, Manner]:
    """The manners by their names."""
    drip = dripping(SHARE * deadline + 2 * MARGIN)
    return {
        "drip": drip,
        "busy_421": saying("421 too busy", GREETING),
        "later_451": saying("451 later", DOT),
        "full_552": saying("552 mailbox full", DOT),
        "hang_after_data": hanging(sink.CONTENT),
        "hang_after_dot": hanging(DOT),
        "hang_up": hanging_up,
        "hang_up_once": hanging_up,
        "crowd": drip,
    }


ALWAYS = ("full_552", "hang_up")  # the others' servers are healed after the measurement


def main() -> None:
    """Play each fault, heal, let everything end, print the figures."""
    given = arguments()
    began, manners = time.monotonic(), faults(given.deadline)
    with ExitStack() as held:
        on = held.enter_context(stage.stage(f"deadline={given.deadline} {given.changes}"))
        on.start("mail"), on.start("clock")
        on.wait_for_workers(1)
        servers = {name: held.enter_context(stage.serving(manners[name])) for name in given.faults}
        found = {name: play(on, name, server, given) for name, server in servers.items()}
        on.drain()
        shown = {f"{name}_{key}": value for name, its in found.items() for key, value in its.items()}
        shown |= ended(servers, given)
    figures.say("S5", {"deadline": given.deadline, **shown, "seconds": time.monotonic() - began})


def arguments() -> argparse.Namespace:
    """What was asked for; the stated size is the default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--others", type=int, default=50)
    parser.add_argument("--crowd", type=int, default=40)
    parser.add_argument("--deadline", type=float, default=30.0)
    parser.add_argument("--faults", nargs="+", choices=list(faults(1)), default=list(faults(1)))
    parser.add_argument("--changes", default="")
    return parser.parse_args()


def play(on: Stage, name: str, server: Sink, given: argparse.Namespace) -> dict[str, object]:
    """Messages for a faulty server, then others; what was seen once the others have theirs and the first try ended."""
    code, crowd = name.replace("_", "-"), given.crowd if name == "crowd" else 1
    own = {"host": "127.0.0.1", "port": server.port, "security": "none", "sender": "phuong@mau.example"}
    bad = people.commune(code, crowd, mail=own)
    good = people.commune(f"khac-{code}", given.others)
    outcome.hand_over(bad)
    outcome.hand_over(good)
    before = len(on.sink.copies())
    on.wait_quietly(lambda: len(on.sink.copies()) >= before + given.others)
    meanwhile = server.talks
    on.wait_quietly(lambda: server.ended and tries(bad) and len(lateness(good)) == given.others)
    late, held, tried = lateness(good), list(server.ended.values()), tries(bad)
    if name not in ALWAYS:
        server.heal()
    return {
        "held": max(held),
        "held_too_long": sum(one > given.deadline + MARGIN for one in held),
        "whole_try": max(tried),
        "talks_before_the_others_left": meanwhile,
        "others_worst_lateness": max(late),
        "others_too_late": sum(one > SHARE * given.deadline for one in late),
    }


def tries(commune_id: int) -> list[float]:
    """How long each try to send took."""
    from app.models.notification import DeliveryAttempt as Attempt

    query = select(Attempt.started_at, Attempt.ended_at).where(Attempt.commune_id == commune_id)
    return [(row.ended_at - row.started_at).total_seconds() for row in asked.rows(query)]


def lateness(commune_id: int) -> list[float]:
    """How long each message that has left had waited."""
    from app.models.notification import Message

    left = (Message.commune_id == commune_id, Message.sent_at.is_not(None))
    query = select(Message.created_at, Message.sent_at).where(*left)
    return [(row.sent_at - row.created_at).total_seconds() for row in asked.rows(query)]


def ended(servers: dict[str, Sink], given: argparse.Namespace) -> dict[str, object]:
    """How often each mail came in the end, and what the database says of it."""
    from app.models.notification import Message

    copies = {name: server.copies() for name, server in servers.items()}
    dropped = {name for name in servers if name.startswith("hang_up")}
    people_of = {name: given.crowd if name == "crowd" else 1 for name in servers if name != "full_552"}
    return {
        "lost": sum(number - len(copies[name]) for name, number in people_of.items()),
        "twice_elsewhere": sum(copies[name].total() - len(copies[name]) for name in set(servers) - dropped),
        "most_copies_after_hanging_up": max((n for name in dropped for n in copies[name].values()), default=0),
        "failed": asked.count(Message, Message.state == "failed"),
        "unknown": asked.count(Message, Message.state == "unknown"),
        "left": asked.unended(),
    }


if __name__ == "__main__":
    main()
