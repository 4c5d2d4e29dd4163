"""The same build by a Dask scheduler and two workers on this machine, one of which dies in the middle."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.errors import KgError
from kg.pipeline import PARTS, STORE, build
from many import digest, write_many

pytestmark = pytest.mark.long

REPORTS, AREAS = 500, 50
DASK = [sys.executable, "-m", "distributed.cli.dask_{}", "--host", "127.0.0.1", "--no-dashboard", "--scheduler-file"]


def _start(what: str, file: Path, *options: str) -> subprocess.Popen[bytes]:
    command = [part.format(what) for part in DASK]
    return subprocess.Popen([*command, str(file), *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a scheduler, and its two workers."""
    import json

    file = tmp_path / "scheduler.json"
    scheduler = _start("scheduler", file, "--port", "0")
    until = time.monotonic() + 60
    while not file.exists() and time.monotonic() < until:
        time.sleep(0.1)
    both = [_start("worker", file, "--nthreads", "1", "--no-nanny") for _ in range(2)]
    try:
        yield json.loads(file.read_text())["address"], both
    finally:
        for process in (*both, scheduler):
            process.kill()
            process.wait()


def _kill_in_the_middle(worker: subprocess.Popen[bytes], parts: Path) -> None:
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if parts.is_dir() and len(list(parts.iterdir())) >= AREAS // 5:
            os.kill(worker.pid, signal.SIGKILL)
            return
        time.sleep(0.05)


def test_a_worker_that_dies_costs_nothing_but_time(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    address, (worker, other) = cluster
    reports = str(write_many(tmp_path / "reports", REPORTS, each=REPORTS // AREAS))
    killer = threading.Thread(target=_kill_in_the_middle, args=(worker, tmp_path / "many" / PARTS))
    killer.start()
    many = build([reports], tmp_path / "many", cluster=address)
    killer.join()
    assert worker.wait() == -signal.SIGKILL
    assert other.poll() is None
    build([reports], tmp_path / "one")
    assert len(many.reports) == len({report.report for report in many.reports}) == REPORTS
    assert (many.made, many.kept) == (AREAS, 0)
    assert digest(tmp_path / "many" / STORE) == digest(tmp_path / "one" / STORE)


def test_a_scheduler_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.parts.executors.PATIENCE", 1)
    with pytest.raises(KgError, match=r"^No Dask scheduler with workers answers at tcp://127\.0\.0\.1:1; start"):
        build([str(write_many(tmp_path / "reports", 1))], tmp_path / "b", cluster="tcp://127.0.0.1:1")


def test_without_dask_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(KgError, match=r"install kg\[cluster\]"):
        build([str(write_many(tmp_path / "reports", 1))], tmp_path / "b", cluster="tcp://127.0.0.1:1")
