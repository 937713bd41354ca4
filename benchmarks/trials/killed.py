"""S1: kill -9 of workers, clocks and Redis at random moments while reminders leave; what is lost, what comes twice.

    .venv/bin/python -m benchmarks.trials.killed [--reminders 5000] [--kills 50] [--tick 5] [--changes claim|outbox]

Two workers and two clocks. The reminders come in waves, one for each kill of a worker, so that there is something to
send; a worker is killed together with the child that sends, at a random moment after that child was seen, the others
wherever they are.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks.trials import figures, outcome, people, processes, stage
from benchmarks.trials.processes import Process
from benchmarks.trials.stage import Stage

PARTS = {"mail": 2, "clock": 2}
KILLED = {"mail": "worker", "clock": "clock"}
Act = Callable[[], None]
HORSE = 10.0  # seconds to wait for a worker to send


@dataclass
class Trial:
    """The parts that live, the people told so far, and the kills."""

    stage: Stage
    chance: Random
    alive: dict[str, list[Process]] = field(default_factory=dict)
    told: int = 0
    kills: Counter[str] = field(default_factory=Counter)

    def start(self) -> None:
        """Start all parts."""
        self.alive = {part: [self.stage.start(part) for _ in range(n)] for part, n in PARTS.items()}
        self.stage.wait_for("clock started", PARTS["clock"])
        self.stage.wait_for_workers(PARTS["mail"])

    def play(self, waves: list[list[Act]], size: int) -> None:
        """In each wave so many people are told, and its acts happen at random moments while their mails leave."""
        for number, acts in enumerate(waves):
            self.stage.wait(lambda: self.arrived() >= self.told - size // 2)
            self.remind(f"xa{number}", size)
            for act in acts:
                self._wait_for_some(size // 4)
                act()

    def remind(self, code: str, size: int) -> None:
        """A commune of so many people, its reminders handed to the workers; what they don't send is the clocks'."""
        outcome.hand_over(people.commune(code, size))
        self.told += size

    def arrived(self) -> int:
        """How many people have their mail."""
        return len(self.stage.sink.copies())

    def _wait_for_some(self, most: int) -> None:
        enough = self.arrived() + self.chance.randint(0, most)
        self.stage.wait(lambda: self.arrived() >= enough)

    def kill_worker(self) -> None:
        """Kill a worker that is sending, with its child."""
        ends_at = time.monotonic() + HORSE
        while time.monotonic() < ends_at:
            sending = [one for one in self.alive["mail"] if processes.children_of(one)]
            if sending:
                self.kills["worker_kills_while_sending"] += 1
                break
            time.sleep(0.01)
        time.sleep(self.chance.random() * 0.1)
        self._kill("mail", self.chance.choice(sending or self.alive["mail"]))

    def kill_clock(self) -> None:
        """Kill a clock, wherever it is."""
        self._kill("clock", self.chance.choice(self.alive["clock"]))

    def kill_redis(self) -> None:
        """Kill Redis, which forgets everything."""
        self.kills["redis_kills"] += 1
        self.stage.kill_redis()

    def flush(self) -> None:
        """Let Redis forget everything."""
        self.kills["flushalls"] += 1
        self.stage.flush_redis()

    def _kill(self, part: str, process: Process) -> None:
        self.kills[f"{KILLED[part]}_kills"] += 1
        processes.end(process)
        self.alive[part][self.alive[part].index(process)] = self.stage.start(part)


def main() -> None:
    """Play it, print its figures."""
    given = arguments()
    began, size = time.monotonic(), given.reminders // given.kills
    with stage.stage(given.changes, tick=given.tick) as on:
        trial = Trial(on, Random(given.seed))
        trial.start()
        waves = [[trial.kill_worker] for _ in range(given.kills)]
        for act, times in {
            trial.kill_clock: given.clocks,
            trial.kill_redis: given.redis,
            trial.flush: given.flushes,
        }.items():
            for _ in range(times):
                trial.chance.choice(waves).append(act)
        trial.play(waves, size)
        on.drain()
        found = {"seed": given.seed, "reminders": trial.told, **trial.kills, **outcome.of(on, trial.told)}
    figures.say("S1", {**found, "seconds": time.monotonic() - began})


def arguments() -> argparse.Namespace:
    """What was asked for; the stated size is the default."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, number in (("reminders", 5000), ("kills", 50), ("clocks", 7), ("redis", 5), ("flushes", 5)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--tick", type=float, default=5.0)  # fifty communes swept by two clocks
    parser.add_argument("--seed", type=int, default=time.time_ns() % 10**6)
    parser.add_argument("--changes", default="")
    return parser.parse_args()


if __name__ == "__main__":
    main()
