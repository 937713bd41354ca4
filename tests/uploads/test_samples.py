"""Every hostile or odd file gets its answer in time, stays where it is kept, and disturbs no other."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from app import words
from app.database import db
from app.models import job_runs, storage
from app.models.errors import Refused
from app.models.file import File
from app.models.plan import PlanVersion
from app.models.planning import handing_in, reading_run
from app.reading import Source, apart, gate
from app.reading.answers import MESSAGES
from app.reading.child import WALL_SECONDS
from app.reading.errors import ReadingError
from app.reading.gate import stamp_glance
from tests.plans.sample import TEXT
from tests.uploads.all_samples import SAMPLES
from tests.uploads.sample import READS, Sample
from tests.world import Place

GATE_SECONDS, PATIENCE = 2, 5
MOST_MB = 700
LEAST = 60
HEAD = f"{'sample':32} {'bytes':>9} {'by':7} {'code':18} {'s':>7} {'MB':>5}"


@dataclass
class Result:
    """What became of a sample: who decided, the code, the seconds of gate or process, its peak of memory in MB."""

    sample: Sample
    octets: int
    by: str
    code: str
    seconds: float
    peak: float

    def line(self) -> str:
        code = self.code or "read"
        return f"{self.sample.key:32} {self.octets:>9} {self.by:7} {code:18} {self.seconds:7.3f} {self.peak:5.0f}"


@pytest.fixture(scope="module")
def table() -> Iterator[list[Result]]:
    """The results of this run, printed at its end."""
    results: list[Result] = []
    yield results
    print("\n".join(["", HEAD, *(result.line() for result in results)]))


def measured(sample: Sample, data: bytes) -> tuple[Result, apart.Outcome | None]:
    """Ask the gate at the door as the upload does, then the process that reads as the job does."""
    began = time.perf_counter()
    try:
        gate.at_door(Source(sample.name, data))
    except ReadingError as error:
        return Result(sample, len(data), "door", error.code, time.perf_counter() - began, 0.0), None
    outcome = apart.run([Source(sample.name, data)])
    by, code = (outcome.error.by, outcome.error.code) if outcome.error else ("reader", READS)
    return Result(sample, len(data), by, code, outcome.seconds, outcome.peak), outcome


def _params() -> list:
    return [pytest.param(one, id=one.key, marks=[pytest.mark.slow] if one.slow else []) for one in SAMPLES]


@pytest.mark.thorough
@pytest.mark.parametrize("sample", _params())
def test_each_gets_its_answer(sample: Sample, table: list[Result]) -> None:
    result, outcome = measured(sample, sample.make())
    table.append(result)
    assert result.code in sample.codes, outcome
    assert sample.by in ("any", {"door": "gate"}.get(result.by, result.by))
    assert result.seconds < PATIENCE * (GATE_SECONDS if sample.by == "gate" else WALL_SECONDS)
    assert result.peak <= MOST_MB


def test_there_is_one_for_each_variant() -> None:
    assert len({sample.key for sample in SAMPLES}) == len(SAMPLES) >= LEAST
    answered = {code for sample in SAMPLES for code in sample.codes if code}
    assert answered <= set(MESSAGES)
    assert len(answered) >= 25


@pytest.mark.parametrize("sample", [pytest.param(one, id=one.key) for one in SAMPLES if not one.slow])
def test_the_door_unpacks_next_to_nothing(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is asked within the request: nine parts at most, and of each no more than its beginning."""
    data = sample.make()
    unpacked = []
    really = zipfile.ZipExtFile.read

    def counted(part: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        unpacked.append(really(part, n))
        return unpacked[-1]

    monkeypatch.setattr(zipfile.ZipExtFile, "read", counted)
    try:
        gate.at_door(Source(sample.name, data))
    except ReadingError as error:
        assert error.by == "gate"
    assert len(unpacked) <= 9
    assert all(len(piece) <= stamp_glance.MOST for piece in unpacked)


def hand_in(place: Place, name: str, data: bytes) -> handing_in.HandedIn:
    handed = handing_in.hand_in(place.id, [(name, data)], None)
    db.session.commit()
    return handed


def read(version: PlanVersion | None) -> PlanVersion:
    assert version is not None
    version_id = version.id
    db.session.rollback()
    reading_run.read_version(version_id)
    return db.session.get_one(PlanVersion, version_id, populate_existing=True)


@pytest.fixture
def good(place: Place) -> Callable[[str], int]:
    """Hand in and read a good plan of its own for each name; how many tasks were found."""

    def tasks(title: str) -> int:
        version = read(hand_in(place, "tốt.txt", TEXT.replace("không giấy", title).encode()).version)
        return len(version.reading["tasks"])

    return tasks


KEPT = [one for one in SAMPLES if "secret" not in one.codes and one.key not in ("nothing", "more than 20 MB")]


@pytest.mark.thorough
@pytest.mark.parametrize("sample", [pytest.param(one, id=one.key) for one in KEPT if not one.slow])
def test_the_file_is_kept_with_its_reason(app: Flask, place: Place, sample: Sample) -> None:
    data = sample.make()
    handed = hand_in(place, sample.name, data)
    file = handed.failed[0] if handed.failed else handed.version.files[0].file  # type: ignore[union-attr]
    assert (storage.read(file), file.original_name) == (data, sample.name)
    if handed.failed:
        assert sample.name in words.sentence(Refused.from_kept(file.reason or ""))
        assert handed.version is None


@pytest.mark.thorough
@pytest.mark.parametrize("key", ["docx, billion laughs", "200,000 text operators", "half a .docx", "25,000 rows"])
def test_the_next_good_file_is_read(app: Flask, place: Place, good: Callable[[str], int], key: str) -> None:
    sample = next(one for one in SAMPLES if one.key == key)
    handed = hand_in(place, sample.name, sample.make())
    if handed.version is not None:
        version_id = read(handed.version).id
        run = job_runs.of(place.id, handing_in.READ, version_id)
        assert run is not None and run.state == "failed"
        assert sample.name in words.sentence(Refused.from_kept(run.error or ""))
    assert {file.state for file in db.session.query(File)} <= {"kept", "failed"}
    assert good("ít giấy") == 7


@pytest.mark.thorough
@pytest.mark.parametrize("sample", [one for one in SAMPLES if "secret" in one.codes], ids=lambda one: one.key)
def test_a_stamped_file_leaves_hash_and_person_only(app: Flask, place: Place, sample: Sample) -> None:
    handed = handing_in.hand_in(place.id, [(sample.name, sample.make())], place.people["secretary"])
    db.session.commit()
    if handed.version is not None:
        read(handed.version)
    (file,) = db.session.query(File)
    assert (file.state, file.uploaded_by_id, len(file.sha256)) == ("refused", place.people["secretary"].id, 64)
    assert not storage.path_of(file).exists()
