"""A publication that is killed leaves every graph whole, the old one or the new; the next one completes it."""

import random
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest
from pyoxigraph import Literal, Quad, RdfFormat, Store, parse

import servers
from kg.endpoint import Endpoint
from kg.vocab import RDFS

pytestmark = pytest.mark.long

TIMES = 20
SIZE = 1500  # so many further triples in each graph, so that there is something to interrupt


def version(store: Store, number: int, path: Path) -> dict[str, set[str]]:
    """A store on disk that differs from others in each of its graphs; what each graph of it holds."""
    made = Store(str(path))
    made.bulk_extend(store)
    for graph in list(made.named_graphs()):
        node = next(q.subject for q in made.quads_for_pattern(None, None, None, graph))
        made.bulk_extend(Quad(node, RDFS.comment, Literal(f"{number} {n}"), graph) for n in range(SIZE))
    made.flush()
    return {
        str(graph.value): {str(q.triple) for q in made.quads_for_pattern(None, None, None, graph)}
        for graph in made.named_graphs()
    }


def there(address: str, name: str) -> set[str]:
    answer = httpx.get(f"{address}/store", params={"graph": name}, headers={"Accept": "application/n-triples"})
    return {str(quad.triple) for quad in parse(answer.content, RdfFormat.N_TRIPLES)} if answer.is_success else set()


def at_rest(endpoint: Endpoint, names: list[str]) -> tuple[bool, dict[str, set[str]]]:
    """What a server holds once it has dealt with all that reached it before the sender was killed."""
    before = None
    while True:
        now = endpoint.half_done, {name: there(endpoint.given, name) for name in names}
        if now == before:
            return now
        before = now
        time.sleep(0.2)


def publishing(address: str, store: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "kg", "publish", address, "--store", str(store)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def test_killed_at_any_moment_each_graph_is_whole_and_the_next_run_completes(store: Store, tmp_path: Path) -> None:
    moments = random.Random(7)
    paths = [tmp_path / "one", tmp_path / "two"]
    versions = [version(store, number, path) for number, path in enumerate(paths)]
    with servers.oxigraph(tmp_path) as server:
        endpoint = Endpoint(server.address)
        began = time.monotonic()
        assert publishing(server.address, paths[0]).wait() == 0
        takes, broken_off = time.monotonic() - began, 0
        for turn in range(TIMES):
            old, new = versions[turn % 2], versions[1 - turn % 2]
            process = publishing(server.address, paths[1 - turn % 2])
            if turn % 2:  # at any moment of the run
                time.sleep(takes * moments.uniform(0.2, 1))
            else:  # at any moment of the writing
                while process.poll() is None and not endpoint.half_done:
                    time.sleep(0.01)
                time.sleep(takes * moments.uniform(0, 0.2))
            process.kill()
            process.communicate()
            half_done, found = at_rest(endpoint, list(new))
            assert all(found[name] in (old[name], new[name]) for name in new), "a graph is neither the old nor the new"
            assert half_done or found in (old, new)
            broken_off += half_done
            assert publishing(server.address, paths[1 - turn % 2]).wait() == 0
            assert {name: there(server.address, name) for name in new} == new
            assert not endpoint.half_done
        assert broken_off, "no run was killed while it wrote; make SIZE larger"


def test_a_graph_that_arrives_in_part_changes_nothing(tmp_path: Path) -> None:
    with servers.oxigraph(tmp_path) as server:
        httpx.put(
            f"{server.address}/store?graph=urn:g",
            content="<urn:a> <urn:b> 1 .",
            headers={"Content-Type": "text/turtle"},
        )

        def cut() -> object:
            yield b"<urn:a> <urn:b> 2 .\n" * 5000
            raise ConnectionAbortedError

        with pytest.raises(ConnectionAbortedError):
            httpx.put(
                f"{server.address}/store?graph=urn:g",
                content=cut(),  # type: ignore[arg-type]
                headers={"Content-Type": "text/turtle", "Content-Length": "10000000"},
            )
        assert len(there(server.address, "urn:g")) == 1
        assert "1" in there(server.address, "urn:g").pop()
