import http.server
import threading
import time
from collections.abc import Iterator
from typing import ClassVar

import pytest

from kg.errors import SourceError
from kg.read import fetch, read

PAGE = "<html><body><div id='zoom'>" + "<p>全年完成投资10亿元，新增学位4410个。</p>" * 20 + "</div></body></html>"


class _Site(http.server.BaseHTTPRequestHandler):
    """A site with a page, redirects, a page that never ends and one that never comes."""

    pages: ClassVar[dict[str, bytes]] = {"/report": PAGE.encode("gb18030"), "/empty": b"", "/large": b"x" * 5000}

    def do_GET(self) -> None:
        if self.path.startswith("/again/"):
            left = int(self.path.rsplit("/", 1)[1])
            self._answer(302, b"", Location=f"/again/{left - 1}" if left else "/report")
        elif self.path == "/elsewhere":
            self._answer(302, b"", Location="ftp://127.0.0.1/report")
        elif self.path == "/slow":
            time.sleep(1)
            self._answer(200, b"late")
        elif self.path == "/broken":
            self._answer(200, b"half", **{"Content-Length": "100"})
        elif self.path in self.pages:
            self._answer(200, self.pages[self.path], **{"Content-Type": "text/html; charset=gb2312"})
        else:
            self._answer(404, b"")

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """Readers that hang up are what the tests are about."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with _Server(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_an_address_is_read_like_a_file(site: str) -> None:
    found = read(f"{site}/report")
    assert (found.media_type, found.encoding) == ("text/html", "gb18030")
    assert found.text.count("新增学位4410个") == 20


def test_the_bytes_come_back_as_they_are_with_the_last_address(site: str) -> None:
    found = fetch(f"{site}/again/2")
    assert found.data == PAGE.encode("gb18030")
    assert found.url == f"{site}/report"
    assert found.media_type == "text/html"


REFUSED = [
    ("/none", "answers 404"),
    ("/again/9", "too often"),
    ("/elsewhere", "no web address"),
    ("/broken", "broke off"),
]


@pytest.mark.parametrize(("path", "reason"), REFUSED)
def test_what_goes_wrong_is_said_in_a_sentence(site: str, path: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        fetch(site + path)


def test_limits_of_time_and_size(site: str) -> None:
    with pytest.raises(SourceError, match=r"within 0\.2 seconds"):
        fetch(f"{site}/slow", longest=0.2)
    with pytest.raises(SourceError, match="larger than"):
        fetch(f"{site}/large", largest=1000)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://", "http://[broken/", "https://不存在.invalid/"])
def test_addresses_that_lead_nowhere(url: str) -> None:
    with pytest.raises(SourceError, match=r"cannot be reached|answers"):
        fetch(url, longest=2)
