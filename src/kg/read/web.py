"""An http(s) address → bytes, within limits of time, size and redirects."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from http.client import HTTPException, HTTPMessage
from typing import IO, Any, NamedTuple

from kg.errors import SourceError

LONGEST = 30.0
LARGEST = 20 * 2**20
REDIRECTS = 5
CHUNK = 64 * 1024
AGENT = "kg (reads published government reports)"


class Fetched(NamedTuple):
    """The bytes of a source, the media type that came with them, and where they came from in the end."""

    data: bytes
    media_type: str
    url: str


def is_address(source: str) -> bool:
    """Whether the source is an http(s) address rather than a path."""
    return source.lower().startswith(("http://", "https://"))


def fetch(url: str, *, longest: float = LONGEST, largest: int = LARGEST, redirects: int = REDIRECTS) -> Fetched:
    """The bytes at an address; raises `SourceError` when it takes too long, is too large or leads on too often."""
    opener = urllib.request.build_opener(_Redirects(redirects))
    deadline = time.monotonic() + longest
    try:
        request = urllib.request.Request(url, headers={"User-Agent": AGENT, "Accept-Encoding": "identity"})
        with opener.open(request, timeout=longest) as response:
            data = _body(response, url, deadline, largest)
            return Fetched(data, response.headers.get_content_type(), response.geturl())
    except urllib.error.HTTPError as error:
        raise SourceError(
            f"{url} answers {error.code} {error.reason}; open it in a browser and save the page."
        ) from None
    except TimeoutError:
        raise SourceError(_too_slow(url, longest)) from None
    except (urllib.error.URLError, HTTPException, OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            raise SourceError(_too_slow(url, longest)) from None
        raise SourceError(f"{url} cannot be reached ({reason}); check the address or save the page.") from None


def _too_slow(url: str, longest: float) -> str:
    return f"{url} did not answer within {longest:g} seconds; try again later or save the page."


def _body(response: Any, url: str, deadline: float, largest: int) -> bytes:
    chunks: list[bytes] = []
    size = 0
    while chunk := response.read1(CHUNK):
        chunks.append(chunk)
        size += len(chunk)
        if size > largest:
            raise SourceError(f"{url} is larger than {largest // 2**20} MB, which no report is; check the address.")
        if time.monotonic() > deadline:
            raise TimeoutError
    announced = response.headers.get("Content-Length")
    if announced and announced.isdigit() and size < int(announced):
        raise SourceError(f"{url} broke off after {size} of {announced} bytes; try again.")
    return b"".join(chunks)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows a limited number of redirects, and none away from http(s)."""

    def __init__(self, limit: int) -> None:
        self._left = limit

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        if self._left == 0:
            raise SourceError(f"{req.full_url} leads on to other addresses too often; give the last one.")
        if not is_address(newurl):
            raise SourceError(f"{req.full_url} leads to {newurl}, which is no web address; check it.")
        self._left -= 1
        return super().redirect_request(req, fp, code, msg, headers, newurl)
