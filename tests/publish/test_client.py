"""The client: who it says it is, how often it tries, and what it says where it fails."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from kg.endpoint import Endpoint, Login
from kg.endpoint.client import TRIES, Client, shown
from kg.errors import EndpointError


class Answering(HTTPServer):
    """A server that gives the answers it was given, then 200 for ever, and keeps what it was asked."""

    def __init__(self, *answers: tuple[int, dict[str, str]]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = list(answers)
        self.asked: list[dict[str, str]] = []


class Handler(BaseHTTPRequestHandler):
    server: Answering

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append(dict(self.headers))
        status, headers = self.server.answers.pop(0) if self.server.answers else (200, {})
        self.send_response(status)
        for name, value in {"Content-Length": "0", **headers}.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def answering(*answers: tuple[int, dict[str, str]]) -> Iterator[tuple[Answering, str]]:
    server = Answering(*answers)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server, f"http://127.0.0.1:{server.server_port}/store"
    server.shutdown()
    server.server_close()


def test_a_server_that_is_busy_is_asked_again() -> None:
    with answering((503, {}), (429, {}), (500, {})) as (server, url):
        assert Client(pause=0).send("PUT", url, content=b"x").status_code == 200
        assert len(server.asked) == 4


def test_there_is_a_limit_to_asking_again() -> None:
    with answering(*[(503, {})] * 20) as (server, url), pytest.raises(EndpointError, match=r"127.0.0.1.*503.*again"):
        Client(pause=0).send("PUT", url, content=b"x")
    assert len(server.asked) == TRIES


def test_what_is_refused_is_not_asked_again() -> None:
    with answering((403, {})) as (server, url):
        assert Client(pause=0).send("PUT", url).status_code == 403
        assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("challenge", "times", "begins"),
    [
        ("Basic realm=x", 1, "Basic "),
        ('Digest realm="x", nonce="n", qop="auth", algorithm=MD5', 2, 'Digest username="me"'),
    ],
)
def test_a_password_goes_in_the_way_that_the_server_asks_for(challenge: str, times: int, begins: str) -> None:
    asks = (401, {"WWW-Authenticate": challenge})
    with answering(*[asks] * times) as (server, url):
        assert Client(Login.of("me:secret", None), pause=0).send("PUT", url).status_code == 200
        assert server.asked[-1]["Authorization"].startswith(begins)
        assert "Authorization" not in server.asked[0]


def test_a_token_goes_with_every_request() -> None:
    with answering() as (server, url):
        Client(Login.of(None, "t0ken"), pause=0).send("PUT", url)
        assert server.asked[0]["Authorization"] == "Bearer t0ken"


def test_a_password_is_never_shown() -> None:
    assert shown("https://me:secret@example.org/sparql?key=1") == "https://example.org/sparql"
    assert "secret" not in repr(Login.of("me:secret", None))
    assert Login.of(None, None) is None


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "nowhere", "ftp://example.org/x"])
def test_an_address_that_leads_nowhere_is_named(address: str) -> None:
    with pytest.raises(EndpointError, match=address.rstrip("/")):
        Endpoint(address).query("ASK { }")
