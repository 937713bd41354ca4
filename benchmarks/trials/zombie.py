"""S6: a sender that is stopped in the middle of a letter past its lease, and wakes when another has sent it.

    .venv/bin/python -m benchmarks.trials.zombie [--rounds 4] [--crowd 20] [--stops 10] [--changes check]

In each round a worker and its child get SIGSTOP at every step of a conversation: before the greeting, the answers to
the sender, to the recipient, to DATA, and after the final dot, where the server has the mail already. The clock is
moved past the lease, a clock sends the letter, then the worker gets SIGCONT. After that `stops` times at a random
moment while a crowd's letters leave. Late is what comes from the conversation that was stopped.
"""

from __future__ import annotations

import argparse
import os
import signal
import threading
import time
from contextlib import suppress
from random import Random

import psutil

from benchmarks.trials import figures, outcome, people, processes, sink, stage
from benchmarks.trials.processes import Process
from benchmarks.trials.sink import CONTENT, DOT, GREETING, RECIPIENT, SENDER, Sink, Talk
from benchmarks.trials.stage import Stage

STEPS = (GREETING, SENDER, RECIPIENT, CONTENT, DOT)
LEASE = 190.0  # seconds, past the product's
HORSE = 10.0  # seconds to wait for a worker to send


class Held:
    """The server's manner: it holds its answer in one conversation at one step until told to go on."""

    def __init__(self) -> None:
        self.step = ""
        self.reached, self.go = threading.Event(), threading.Event()
        self.talk = 0

    def arm(self, step: str) -> None:
        """Hold the next conversation at a step."""
        self.reached.clear(), self.go.clear()
        self.step = step

    def __call__(self, talk: Talk, step: str) -> str:
        """Answer well, at the step that was asked for only when told so."""
        words = sink.well(talk, step)
        if step == self.step:
            self.step, self.talk = "", talk.number
            self.reached.set()
            self.go.wait()
        return words


def main() -> None:
    """Play it, print its figures."""
    given = arguments()
    began, held, chance = time.monotonic(), Held(), Random(given.seed)
    with stage.stage(given.changes, tick=0.5, manner=held) as on:
        worker = on.start("mail")
        on.start("clock")
        on.wait_for_workers(1)
        steps = [step for _ in range(given.rounds) for step in given.steps]
        late = dict.fromkeys(given.steps, 0)
        told = people.commune("lan", len(steps), due_on=people.FAR_OFF)
        for number, step in enumerate(steps, 1):
            late[step] += stopped(on, worker, held, told, number, step)
        for number in range(given.stops):
            stopped_anywhere(on, worker, f"nhom{number}", given.crowd, chance)
        on.drain()
        found = outcome.of(on, len(steps) + given.stops * given.crowd)
        takings_over = on.said("message was taken over")
    shown = {f"late_after_{step}": number for step, number in late.items()}
    figures.say(
        "S6",
        {
            "seed": given.seed,
            "stops": len(steps) + given.stops,
            "late": sum(late.values()),
            **shown,
            "allowed_copies": steps.count(DOT) + given.stops,
            **found,
            "told_so_to_the_zombie": takings_over,
            "seconds": time.monotonic() - began,
        },
    )


def arguments() -> argparse.Namespace:
    """What was asked for; the stated size is the default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("rounds", 4), ("crowd", 20), ("stops", 10)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--steps", nargs="+", choices=STEPS, default=list(STEPS))
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    parser.add_argument("--changes", default="")
    return parser.parse_args()


def stopped(on: Stage, worker: Process, held: Held, commune_id: int, number: int, step: str) -> int:
    """Stop the worker at a step of a conversation, let another send the letter, wake it; how many it sent late."""
    held.arm(step)
    people.act(commune_id, number)
    held.reached.wait(stage.PATIENCE)
    signal_all(worker, signal.SIGSTOP)
    held.go.set()
    before = len(on.sink.arrivals)
    pass_over_lease(on, lambda: len(on.sink.arrivals) > before)
    wake(on.sink, worker, held.talk)
    return sum(one.talk == held.talk for one in on.sink.arrivals[before:])


def stopped_anywhere(on: Stage, worker: Process, code: str, size: int, chance: Random) -> None:
    """Stop the worker at a random moment while a crowd's letters leave, let another send the rest, wake it."""
    before = len(on.sink.copies())
    outcome.hand_over(people.commune(code, size))
    ends_at = time.monotonic() + HORSE
    while not processes.children_of(worker) and time.monotonic() < ends_at:
        time.sleep(0.005)
    time.sleep(chance.random() * 0.5)
    signal_all(worker, signal.SIGSTOP)
    pass_over_lease(on, lambda: len(on.sink.copies()) >= before + size)
    signal_all(worker, signal.SIGCONT)
    on.wait_quietly(lambda: not processes.children_of(worker))


def pass_over_lease(on: Stage, done) -> None:
    """Move the clock past the lease and on to where a clock sends for itself."""
    on.clock.move(LEASE)
    on.wait(done)


def wake(server: Sink, worker: Process, talk: int) -> None:
    """Let the worker go on, and wait for the end of its conversation."""
    signal_all(worker, signal.SIGCONT)
    ends_at = time.monotonic() + stage.PATIENCE
    while talk not in server.ended and time.monotonic() < ends_at:
        time.sleep(0.01)


def signal_all(worker: Process, number: signal.Signals) -> None:
    """Send a signal to a worker and its children; the worker comes first, so that it can't fork meanwhile."""
    os.kill(processes.pid(worker), number)
    for child in processes.children_of(worker):
        with suppress(psutil.Error):
            child.send_signal(number)


if __name__ == "__main__":
    main()
