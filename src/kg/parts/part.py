"""A part on disk: N-Quads under one line that says what they are, compressed, named by its key."""

from __future__ import annotations

import gzip
import json
import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, parse, serialize

from kg.errors import StoreError

SUFFIX = ".nq.gz"
FAST = 1  # compression: higher levels take far longer and win little
GZIP = 31  # what zlib calls the format of gzip files; it writes no time
LINES = 10_000  # that are compressed in one go


@dataclass(frozen=True, slots=True)
class Head:
    """What a part says of itself, how many quads are its own, and those that other parts may also have, as they were said."""

    about: Any
    quads: int
    shared: tuple[Quad, ...]


def packed(about: object, shared: Iterable[Quad], own: Iterable[Quad]) -> bytes:
    """A part as bytes; `about` is anything that JSON can hold. The same part is always the same bytes, whatever order it has."""
    first = serialize(shared, format=RdfFormat.N_QUADS) or b""
    rest = sorted((serialize(own, format=RdfFormat.N_QUADS) or b"").splitlines(keepends=True))
    head = json.dumps({"about": about, "quads": len(rest), "shared": len(first)}, sort_keys=True)
    packer = zlib.compressobj(FAST, wbits=GZIP)
    done = [packer.compress(b"# %s\n%s" % (head.encode(), first))]
    done += [packer.compress(b"".join(rest[start : start + LINES])) for start in range(0, len(rest), LINES)]
    return b"".join([*done, packer.flush()])


def head_of(path: Path) -> Head | None:
    """What stands at the beginning of a part, or None where there is no such part or its file is damaged there."""
    try:
        with gzip.open(path) as file:
            said = json.loads(file.readline().removeprefix(b"# "))
            shared = file.read(said["shared"])
        return Head(said["about"], said["quads"], tuple(parse(shared, format=RdfFormat.N_QUADS)))
    except (OSError, EOFError, zlib.error, ValueError, KeyError):
        return None


def own_quads(path: Path) -> bytes:
    """The quads that no other part has, as N-Quads; raises `StoreError` where the part is damaged."""
    try:
        said, _, quads = gzip.decompress(path.read_bytes()).partition(b"\n")
        return quads[json.loads(said.removeprefix(b"# "))["shared"] :]
    except (OSError, EOFError, zlib.error, ValueError, KeyError) as error:
        raise StoreError(f"The part {path} is damaged ({error}); delete it and build again.") from error


def place(folder: Path, key: str) -> Path:
    """Where the part with a key is kept."""
    return folder / f"{key}{SUFFIX}"


def save(path: Path, part: bytes) -> None:
    """Write a part in one step, so that a file with its name is always whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_bytes(part)
    temporary.replace(path)


def clean(folder: Path, kept: Iterable[Path]) -> None:
    """Take away every part but these, and what a crash left half written."""
    keep = set(kept)
    for path in folder.iterdir():
        if path not in keep:
            path.unlink(missing_ok=True)
