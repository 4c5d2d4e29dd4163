"""What builds of many reports cost: seconds, memory and disk, from text to store.

    python benchmarks/builds.py [--reports 10 100 1000] [--jobs 2] [--out DIR]

Reports are those of benchmarks/reports.py. Each build is a process of its own; its memory is that of all its processes together,
looked at ten times a second. Afterwards one report is changed and the build run again.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from reports import write

HEAD = "reports | quads | seconds | s/report | processor s/report | peak MB | store MB | parts MB | one changed, s"
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Run:
    """What one build took."""

    said: str
    seconds: float
    processor: float
    peak: int


def resident(session: int) -> int:
    """Bytes of memory that the processes of a session hold."""
    total = 0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(state[3]) == session:
                total += int((folder / "statm").read_text().split()[1]) * PAGE
        except (OSError, IndexError):
            continue
    return total


def build(reports: Path, out: Path, jobs: int) -> Run:
    """Build a folder of reports in a process of its own."""
    command = [sys.executable, "-m", "kg", "build", str(reports), "--out", str(out), "--jobs", str(jobs)]
    start, peak = time.monotonic(), 0
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [*command, "--no-turtle", "--no-page"], start_new_session=True, stdout=said, stderr=subprocess.DEVNULL
        )
        while True:
            ended, status, used = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            peak = max(peak, resident(process.pid))
            time.sleep(0.1)
        if status:
            raise SystemExit(f"The build of {reports} failed; run it by itself: {' '.join(command)}")
        said.seek(0)
        return Run(said.read(), time.monotonic() - start, used.ru_utime + used.ru_stime, peak)


def size(folder: Path) -> float:
    """Megabytes of a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def measure(count: int, jobs: int, folder: Path) -> str:
    """A row of the table."""
    reports, out = folder / f"reports-{count}", folder / f"build-{count}"
    shutil.rmtree(out, ignore_errors=True)
    changed = list(write(count, reports))[-1]
    run = build(reports, out, jobs)
    quads = re.search(r"(\d+) quads", run.said)
    changed.write_text(changed.read_text("utf-8").replace("新增学位", "再新增学位") + "\n", "utf-8")
    again = build(reports, out, jobs)
    return (
        f"{count} | {quads[1] if quads else '?'} | {run.seconds:.1f} | {run.seconds / count:.3f} |"
        f" {run.processor / count:.3f} | {run.peak / 1e6:.0f} | {size(out / 'store'):.0f} | {size(out / 'parts'):.1f} |"
        f" {again.seconds:.1f}"
    )


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", nargs="+", type=int, default=[10, 100, 1000])
    ask.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    ask.add_argument("--out", type=Path, help="keep what was built here")
    given = ask.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        print(HEAD, "|".join(["---"] * 9), sep="\n")
        for count in given.reports:
            print(measure(count, given.jobs, given.out or Path(spare)), flush=True)


if __name__ == "__main__":
    main()
