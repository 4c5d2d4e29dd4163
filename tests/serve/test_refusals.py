"""What the server does not do, and the limits it keeps: each with its status and one sentence that says what to do."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from serving import JSON, Served, serving

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?a != ?i) }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
SHORT = "SELECT (COUNT(*) AS ?n) { ?p a ca:Problem }"
UPDATE = "INSERT DATA { <http://x/a> <http://x/b> <http://x/c> }"


@pytest.fixture(scope="module")
def served(built: Path) -> Iterator[Served]:
    with serving(
        built / "store", "--timeout", "1.5", "--max-answer", "1", "--workers", "2", "--waiting", "3"
    ) as running:
        yield running


def sentence(answer: httpx.Response) -> str:
    """The one sentence of a refusal."""
    assert answer.text.count("\n") == 1, answer.text
    assert "Traceback" not in answer.text
    return answer.text


@pytest.mark.parametrize(
    ("method", "path", "kind", "body", "status"),
    [
        ("POST", "/query", "application/sparql-update", UPDATE, 403),
        ("POST", "/query", "application/x-www-form-urlencoded", "update=CLEAR+ALL", 403),
        ("GET", "/query?update=CLEAR+ALL", "", "", 403),
        ("POST", "/update", "application/sparql-update", UPDATE, 403),
        ("GET", "/update", "", "", 403),
        ("PUT", "/store?default", "text/turtle", "<http://x/a> <http://x/b> <http://x/c> .", 403),
        ("POST", "/store?graph=http://x/g", "text/turtle", "<http://x/a> <http://x/b> <http://x/c> .", 403),
        ("DELETE", "/store?default", "", "", 403),
        ("PATCH", "/store", "", "", 403),
        ("GET", "/store?default", "", "", 403),
        ("PUT", "/query", "text/turtle", "", 405),
        ("DELETE", "/query", "", "", 405),
        ("POST", "/", "text/plain", "x", 405),
        ("PUT", "/id/x", "text/turtle", "", 405),
        ("POST", "/query", "text/plain", SHORT, 415),
        ("POST", "/query", "application/sparql-query", "\udcff", 400),
        ("POST", "/query", "application/x-www-form-urlencoded", "query=%ff", 400),
        ("POST", "/query", "application/x-www-form-urlencoded", "query=ASK{}&query=ASK{}", 400),
        ("POST", "/query", "application/x-www-form-urlencoded", "other=1", 400),
        ("GET", "/../../etc/passwd", "", "", 404),
        ("GET", "/id/..%2f..%2fetc/passwd", "", "", 404),
        ("GET", "/report/..%2f..%2fetc/passwd", "", "", 404),
        ("GET", "/id/a%20b%3Cc%3E", "", "", 404),
    ],
)
def test_what_is_not_a_query_is_refused(
    served: Served, method: str, path: str, kind: str, body: str, status: int
) -> None:
    content = body.encode("utf-8", "surrogateescape")
    answer = httpx.request(
        method, served.address + path, content=content, headers={"Content-Type": kind} if kind else {}
    )
    assert answer.status_code == status, answer.text
    assert sentence(answer)
    if status == 405:
        assert "GET" in answer.headers["allow"]
    assert served.ask("ASK { <http://x/a> ?p ?o }", JSON).json()["boolean"] is False


@pytest.mark.parametrize(
    "text",
    [
        UPDATE,
        "LOAD <file:///etc/passwd>",
        "LOAD <http://127.0.0.1:9/> INTO GRAPH <http://x/g>",
        "CLEAR ALL",
        "PREFIX a: <http://a/> DELETE WHERE { ?s ?p ?o }",
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * { { { service silent<http://127.0.0.1:9/>{ ?s ?p ?o } } } }",
        "ASK { FILTER NOT EXISTS { SERVICE # a comment\n ?where { ?s ?p ?o } } }",
    ],
)
def test_updates_and_calls_of_other_endpoints_are_refused(served: Served, text: str) -> None:
    answer = served.ask(text)
    assert answer.status_code == 403
    assert "not" in sentence(answer)


@pytest.mark.parametrize(
    "text", ["SELECT ('SERVICE' AS ?x) {} # SERVICE", "SELECT ?service { BIND('LOAD' AS ?service) }"]
)
def test_the_words_alone_are_not_refused(served: Served, text: str) -> None:
    assert served.ask(text).status_code == 200


def test_no_other_server_is_ever_asked(served: Served) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        other.settimeout(0.5)
        place = f"http://127.0.0.1:{other.getsockname()[1]}/"
        for text in (
            f"SELECT * {{ SERVICE <{place}> {{ ?s ?p ?o }} }}",
            f"SELECT * FROM <{place}> {{ ?s ?p ?o }}",
            f"LOAD <{place}>",
            f"SELECT * {{ ?s ?p trueSERVICE<{place}>{{}} }}",
        ):
            served.ask(text)
        with pytest.raises(TimeoutError):
            other.accept()


def test_a_request_that_is_too_long_is_refused(served: Served) -> None:
    assert served.ask(f"{SHORT} # {'x' * 70_000}").status_code == 413
    assert served.ask(f"{SHORT} # {'题' * 100_000}").status_code == 413
    place = urlsplit(served.address).netloc
    client = HTTPConnection(place)
    client.request("GET", f"/query?query={'x' * 100_000}")
    long = client.getresponse()
    assert long.status == 414
    assert b"POST" in long.read()
    client.close()
    assert served.ask(f"{SHORT} # {'x' * 60_000}").status_code == 200


def test_an_endless_query_ends_at_the_time_limit_and_holds_up_nobody(served: Served) -> None:
    with ThreadPoolExecutor(2) as clients:
        started = time.monotonic()
        endless = clients.submit(served.ask, ENDLESS)
        time.sleep(0.3)
        assert served.ask(SHORT).status_code == 200
        answer = endless.result()
    assert answer.status_code == 504
    assert "1.5 seconds" in sentence(answer)
    assert time.monotonic() - started < 10
    time.sleep(0.3)
    busy = subprocess.run(
        ["ps", "-o", "pcpu=", "-p", ",".join(map(str, served.children()))], capture_output=True, text=True, check=False
    )
    assert served.ask(SHORT).status_code == 200, busy.stdout


@pytest.mark.parametrize("accept", [JSON, "text/csv", "text/tab-separated-values", "application/sparql-results+xml"])
def test_an_answer_that_is_too_long_is_refused_and_never_cut(served: Served, accept: str) -> None:
    answer = served.ask(LONG, accept)
    assert answer.status_code == 413
    assert "1 MB" in sentence(answer)
    assert "LIMIT" in answer.text


def test_a_query_that_takes_all_memory_ends_alone(built: Path) -> None:
    with serving(built / "store", "--memory", "1200", "--timeout", "20", "--workers", "2") as served:
        with ThreadPoolExecutor(2) as clients:
            greedy = clients.submit(served.ask, GREEDY)
            while not greedy.done():
                assert served.ask(SHORT).status_code == 200
                time.sleep(0.1)
        answer = greedy.result()
        assert answer.status_code in (504, 507)  # a slow machine comes to the time limit first
        assert sentence(answer)


def test_too_many_at_once_are_told_to_come_again(served: Served) -> None:
    with ThreadPoolExecutor(9) as clients:
        answers = list(clients.map(lambda _: served.ask(ENDLESS), range(9)))
    statuses = {answer.status_code for answer in answers}
    assert statuses == {503, 504}
    busy = [answer for answer in answers if answer.status_code == 503]
    assert len(busy) >= 4
    assert all(int(answer.headers["retry-after"]) > 0 and "ask again" in sentence(answer) for answer in busy)
    assert served.ask(SHORT).status_code == 200


def test_a_process_that_is_killed_is_replaced_and_that_is_said(served: Served) -> None:
    expected = served.ask(SHORT).text
    for pid in served.children():
        os.kill(pid, signal.SIGKILL)
    assert served.ask(SHORT).text == expected
    deadline = time.monotonic() + 5
    while not any("another takes its place" in line for line in served.said):
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_when_told_to_and_leaves_no_process_behind(built: Path, number: signal.Signals) -> None:
    with serving(built / "store") as served:
        with ThreadPoolExecutor(1) as clients:
            running = clients.submit(served.ask, ENDLESS)
            time.sleep(0.3)
            below = served.children()
            assert below
            served.process.send_signal(number)
            assert served.process.wait(15) == 0
            running.exception()
        assert [pid for pid in below if Path(f"/proc/{pid}").exists()] == []
        assert "".join(served.said) == ""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends the children of a process that was killed")
def test_its_processes_do_not_outlive_it_when_it_is_killed(built: Path) -> None:
    with serving(built / "store") as served:
        below = served.children()
        served.process.kill()
        served.process.wait()
        deadline = time.monotonic() + 5
        while any(Path(f"/proc/{pid}").exists() and "Z" not in Path(f"/proc/{pid}/stat").read_text() for pid in below):
            assert time.monotonic() < deadline
            time.sleep(0.05)


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "kg", "serve", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_without_a_store_or_with_a_taken_port_it_says_what_to_do(served: Served, built: Path, tmp_path: Path) -> None:
    missing = run("--store", tmp_path / "none")
    assert missing.returncode == 3
    assert "kg build" in missing.stderr
    taken = run("--store", built / "store", "--port", served.address.rpartition(":")[2])
    assert taken.returncode == 3
    assert "name another --port" in taken.stderr
    assert missing.stderr.count("\n") == taken.stderr.count("\n") == 1


def test_a_store_that_is_damaged_is_said_at_once(tmp_path: Path) -> None:
    (tmp_path / "store").mkdir()
    (tmp_path / "store" / "CURRENT").write_text("nonsense\n")
    refused = run("--store", tmp_path / "store", "--port", 0)
    assert refused.returncode == 3
    assert "cannot be opened" in refused.stderr


def test_an_address_that_others_can_reach_is_warned_of(built: Path) -> None:
    with serving(built / "store", "--host", "0.0.0.0") as served:
        assert served.ask(SHORT).status_code == 200
        assert "Warning: at 0.0.0.0 everyone" in "".join(served.said)
