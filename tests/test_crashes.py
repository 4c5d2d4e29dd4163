"""Builds and reviews that are killed at any moment: what was there stays whole, and the next run completes."""

import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.pipeline import STORE, TURTLE, build
from kg.reviews import read_rows
from kg.reviews.files import record
from killed import build_reports, record_again_and_again, rows_saying
from many import FIRST_YEAR, codes, digest, write_many, write_one

pytestmark = pytest.mark.long

MOMENTS = 20
CLEAN = multiprocessing.get_context("forkserver")  # children of a process that has no threads


def _killed(after: float, work: Callable[..., None], *given: object) -> None:
    """Do some work in a process of its own that is killed after some seconds."""
    process = CLEAN.Process(target=work, args=given)
    process.start()
    process.join(after)
    process.kill()
    process.join()


def _state(out: Path) -> tuple[str, str]:
    """What a reader finds: the store, which is opened first, and the Turtle file beside it."""
    return digest(out / STORE), (out / TURTLE).read_text("utf-8")


def test_a_build_that_is_killed_leaves_the_old_or_the_new_state_whole(tmp_path: Path) -> None:
    moments, out = random.Random(20), tmp_path / "b"
    CLEAN.set_forkserver_preload(["kg.pipeline", "kg.export", "kg.validate"])
    whole: dict[int, tuple[str, str]] = {}
    reports = write_many(tmp_path / "reports", 2, each=1)
    for places in (4000, 1500):
        write_one(reports, codes()[0], FIRST_YEAR, places)
        build([str(reports)], tmp_path / f"whole-{places}", page=False)
        whole[places] = _state(tmp_path / f"whole-{places}")
    start = time.monotonic()
    _killed(60, build_reports, str(reports), str(out))
    takes, there = time.monotonic() - start, 1500
    for moment in range(MOMENTS):
        wanted = 4000 if moment % 2 == 0 else 1500
        write_one(reports, codes()[0], FIRST_YEAR, wanted)
        _killed(moments.uniform(0.1, 1) * takes, build_reports, str(reports), str(out))
        assert _state(out) in (whole[there], whole[wanted])
        build_reports(str(reports), str(out))
        there = wanted
        assert _state(out) == whole[there]
    assert sorted(path.name for path in out.iterdir()) == ["graph.ttl", "parts", "store"]


def test_reviews_that_are_killed_leave_the_old_or_the_new_file_whole(tmp_path: Path) -> None:
    moments, file = random.Random(20), tmp_path / "reviews.csv"
    CLEAN.set_forkserver_preload(["kg.pipeline", "kg.export", "kg.validate"])
    record(file, rows_saying("旧"))
    for _ in range(MOMENTS):
        _killed(moments.uniform(0.05, 0.3), record_again_and_again, str(file))
        said = read_rows([file])
        assert len(said) == 40
        assert len({row.why["zh"] for row in said}) == 1
        start = time.monotonic()
        record(file, rows_saying("旧"))
        assert time.monotonic() - start < 2
    assert {row.why["zh"] for row in read_rows([file])} == {"旧"}


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_workers_end_with_the_build_that_is_interrupted_or_killed(how: signal.Signals, tmp_path: Path) -> None:
    reports = write_many(tmp_path / "reports", 200, each=1)
    command = [sys.executable, "-m", "kg", "build", str(reports), "--out", str(tmp_path / "b"), "--jobs", "2"]
    started = subprocess.Popen(
        command,
        start_new_session=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: signal.signal(
            signal.SIGINT, signal.default_int_handler
        ),  # a job in the background ignores it
    )
    until = time.monotonic() + 60
    while not any((tmp_path / "b" / "parts").glob("*.zst")) and time.monotonic() < until:
        time.sleep(0.05)
    os.kill(started.pid, how)
    _, said = started.communicate(timeout=30)
    assert started.returncode != 0
    assert b"Traceback" not in said
    until = time.monotonic() + 10
    while _alive(started.pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not _alive(started.pid)
    assert not (tmp_path / "b" / STORE).exists()


def _alive(session: int) -> bool:
    """Whether anything of a session still runs; who has ended and waits to be noticed does not."""
    stats = (path.read_text().rpartition(")")[2].split() for path in Path("/proc").glob("[0-9]*/stat") if path.exists())
    return any(state != "Z" and int(of) == session for state, _, _, of, *_ in stats)
