"""The bytes of a connection on their way to uvicorn."""

from __future__ import annotations

import re

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

_RAW = re.compile(rb"[\x80-\xff]")


class Connection(H11Protocol):
    """Takes an address with raw UTF-8 in it, as curl sends what somebody typed; h11 alone refuses whatever is not ASCII there."""

    def data_received(self, data: bytes) -> None:
        """Write each byte of the request line that is not ASCII as % and its number; what follows the line stays as it is."""
        if self.conn.their_state is h11.IDLE and b"\n" not in self.conn.trailing_data[0]:
            line, end, rest = data.partition(b"\n")
            data = _RAW.sub(lambda byte: b"%%%02X" % byte[0][0], line) + end + rest
        super().data_received(data)
