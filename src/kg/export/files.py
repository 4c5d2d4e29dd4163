"""What an export is: the bytes of one file, or the files of a folder by their names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pyoxigraph import Store

Files = Mapping[str, bytes]
Exported = bytes | Files
Exporter = Callable[[Store], Exported]
