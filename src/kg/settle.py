"""Replace a finished build as a whole, or not at all.

A build writes into `DIR/.new`. When all of it is there, the file `READY` is put inside, with the names of what goes and has no
successor, and only then do its parts take the places of the old ones. A crash before `READY` leaves the old build; a crash after it is completed by the next
command that looks (`settle`).
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

NEW, OLD, READY = ".new", ".old", "READY"


@contextmanager
def replacing(directory: Path, leaving: Sequence[str] = ()) -> Iterator[Path]:
    """A folder to build in; its contents replace their namesakes in `directory` if the block ends without an error.

    Of the names in `leaving` those go that nothing replaces.
    """
    settle(directory)
    directory.mkdir(parents=True, exist_ok=True)
    new = directory / NEW
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir()
    try:
        yield new
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    gone = [name for name in leaving if not (new / name).exists()]
    (new / f".{READY}").write_text("".join(f"{name}\n" for name in gone), "utf-8")
    (new / f".{READY}").replace(new / READY)
    settle(directory)


def settle(directory: Path) -> None:
    """Complete a replacement that was ready; does nothing where there is none."""
    new, old = directory / NEW, directory / OLD
    if not (new / READY).exists():
        return
    old.mkdir(exist_ok=True)
    for name in (new / READY).read_text("utf-8").split():
        _move_aside(directory / name, old)
    for part in sorted(path for path in new.iterdir() if path.name != READY):
        _move_aside(directory / part.name, old)
        part.rename(directory / part.name)
    (new / READY).unlink()
    new.rmdir()
    shutil.rmtree(old, ignore_errors=True)


def _move_aside(present: Path, old: Path) -> None:
    if not present.exists():
        return
    aside = old / present.name
    if aside.is_dir():
        shutil.rmtree(aside)
    present.rename(aside)
