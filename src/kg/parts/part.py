"""A part on disk, named by its key: two frames of Zstandard, the first with what the part says of itself, the second with its quads.

So a build that only wants to know what there is reads the first, which is short, and a store is loaded from the second.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import Quad, RdfFormat, parse, serialize
from zstandard import ZstdCompressor, ZstdDecompressor, ZstdError

from kg.errors import StoreError

SUFFIX = ".nq.zst"
FAST = 1  # the level of compression: higher ones take far longer and win little


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
    said = json.dumps({"about": about, "quads": len(rest)}, sort_keys=True).encode()
    frame = ZstdCompressor(FAST, write_checksum=True).compress
    return frame(b"# %s\n%s" % (said, first)) + frame(b"".join(rest))


def head_of(path: Path) -> Head | None:
    """What stands at the beginning of a part, or None where there is no such part or its file is damaged there."""
    try:
        said, _, shared = _first_frame(path.read_bytes())[0].partition(b"\n")
        head = json.loads(said.removeprefix(b"# "))
        return Head(head["about"], head["quads"], tuple(parse(shared, format=RdfFormat.N_QUADS)))
    except (OSError, ZstdError, ValueError, KeyError):
        return None


def own_quads(path: Path) -> bytes:
    """The quads that no other part has, as N-Quads; raises `StoreError` where the part is damaged."""
    try:
        return _first_frame(_first_frame(path.read_bytes())[1])[0]
    except (OSError, ZstdError) as error:
        raise StoreError(f"The part {path} is damaged ({error}); delete it and build again.") from error


def _first_frame(data: bytes) -> tuple[bytes, bytes]:
    """What the first frame holds, and what stands after it; raises `ZstdError` where the frame is not whole."""
    frame = ZstdDecompressor().decompressobj()
    held = frame.decompress(data)
    if not frame.eof:
        raise ZstdError("it ends too early")
    return held, frame.unused_data


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
