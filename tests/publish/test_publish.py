"""`kg publish` against real servers: whole graphs, once; what is read there is what was sent."""

from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import Result
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

import servers
from kg.endpoint import Elsewhere, Endpoint, Login, open_any
from kg.endpoint.fetching import sizes
from kg.errors import EndpointError, StoreError
from kg.publish import publish
from kg.store import open_store
from kg.vocab import RDFS
from servers import Server

ID = "330102-plan-execution-2021-H1"


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """An Oxigraph of this module alone."""
    with servers.oxigraph(tmp_path_factory.mktemp("own")) as started:
        yield started


@pytest.fixture
def endpoint(own: Server) -> Endpoint:
    """That server, empty."""
    httpx.delete(f"{own.address}/store?default")
    for (graph,) in Endpoint(own.address).rows("SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g"):
        httpx.delete(f"{own.address}/store", params={"graph": getattr(graph, "value", "")})
    return Endpoint(own.address)


def renamed(store: Store, new: str) -> Store:
    """The same store, but its report has another id."""
    text = (store.dump(format=RdfFormat.N_QUADS) or b"").replace(ID.encode(), new.encode())
    other = Store()
    other.load(text, RdfFormat.N_QUADS)
    return other


def joined(*stores: Store) -> Store:
    all_of = Store()
    for store in stores:
        all_of.extend(store)
    return all_of


def test_what_is_read_is_what_was_sent(server: Server, store: Store) -> None:
    to = Endpoint(server.address, Login.of(server.user, None))
    publish(store, to, prune=True)
    assert set(open_any(Elsewhere(server.address))) == set(store)
    again = publish(store, to, prune=True)
    assert not again.sent
    assert not again.removed
    assert len(publish(store, to, again=True).sent) == len(again.kept) == len(list(store.named_graphs()))
    assert not to.half_done


def test_a_graph_that_is_larger_than_an_answer_may_be_comes_whole(virtuoso: Server, bundled: Path) -> None:
    store = open_store(bundled / "store")
    publish(store, Endpoint(virtuoso.address, Login.of(virtuoso.user, None)), prune=True)
    assert max(sizes(Endpoint(virtuoso.address)).values()) > 10_000  # the limit of tests/servers.py
    assert set(open_any(Elsewhere(virtuoso.address))) == set(store)


def test_only_what_changed_is_sent_and_only_what_is_gone_is_removed(
    endpoint: Endpoint, own: Server, store: Store
) -> None:
    httpx.put(
        f"{own.address}/store?graph=urn:other", content="<urn:a> <urn:b> 1 .", headers={"Content-Type": "text/turtle"}
    )
    publish(joined(store, renamed(store, "second")), endpoint)
    graph = next(g for g in store.named_graphs() if str(g.value).endswith("/registry"))
    store = joined(store)
    store.add(Quad(NamedNode("urn:new"), RDFS.label, Literal("新"), graph))
    done = publish(store, endpoint)
    assert not done.removed
    assert "/graph/registry" in "".join(done.sent)
    assert not any(f"/graph/report/{ID}" in name for name in done.sent)
    done = publish(store, endpoint, prune=True)
    assert [name.rpartition("/")[2] for name in done.removed] == ["second"]
    assert set(open_any(Elsewhere(own.address))) == set(store)
    assert bool(endpoint.query("ASK { GRAPH <urn:other> { <urn:a> <urn:b> 1 } }"))


def test_what_was_lost_or_written_there_meanwhile_is_sent_again(endpoint: Endpoint, own: Server, store: Store) -> None:
    publish(store, endpoint)
    report, registry = (
        next(str(g.value) for g in store.named_graphs() if name in str(g.value)) for name in ("/report/", "/registry")
    )
    httpx.delete(f"{own.address}/store", params={"graph": report})
    httpx.post(
        f"{own.address}/store",
        params={"graph": registry},
        content="<urn:a> <urn:b> 1 .",
        headers={"Content-Type": "text/turtle"},
    )
    assert sorted(publish(store, endpoint).sent) == sorted([report, registry])
    assert set(open_any(Elsewhere(own.address))) == set(store)
    assert not publish(store, endpoint).sent


def test_a_report_at_a_time_makes_the_whole(endpoint: Endpoint, own: Server, store: Store) -> None:
    second = renamed(store, "second")
    publish(store, endpoint, report=ID)
    publish(second, endpoint, report="second")
    assert set(open_any(Elsewhere(own.address))) == set(joined(store, second))
    assert not publish(store, endpoint, report=ID).sent
    with pytest.raises(StoreError, match="no report third; there are: second"):
        publish(second, endpoint, report="third")


def test_what_is_no_more_said_of_a_report_goes_with_it(endpoint: Endpoint, own: Server, store: Store) -> None:
    second = renamed(store, "second")
    publish(joined(store, second), endpoint)
    graph = next(g for g in store.named_graphs() if str(g.value).endswith("/derived"))
    less, less_of_all = joined(store), joined(store, second)
    gone = next(q for q in store.quads_for_pattern(None, None, None, graph) if f"/report/{ID}/" in str(q.subject))
    less.remove(gone)
    less_of_all.remove(gone)
    publish(less, endpoint, report=ID)
    assert set(open_any(Elsewhere(own.address))) == set(less_of_all)


def test_a_half_done_publication_is_told_and_completed(
    endpoint: Endpoint,
    own: Server,
    built: Path,
    store: Store,
    kg: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from kg.publish.publication import Publication

    def broken(*_: object) -> None:
        raise EndpointError("the line is cut")

    with monkeypatch.context() as cut:
        cut.setattr(Publication, "put_graph", broken)
        with pytest.raises(EndpointError, match="cut"):
            publish(store, endpoint)
    assert endpoint.half_done
    httpx.put(
        f"{own.address}/store?graph=urn:x", content="<urn:a> <urn:b> 1 .", headers={"Content-Type": "text/turtle"}
    )
    assert "half done" in kg("query", "-e", "SELECT * { ?s ?p ?o }", "--endpoint", own.address).stderr
    assert kg("publish", own.address, "--store", built / "store").exit_code == 0
    assert "half done" not in kg("query", "reports", "--endpoint", own.address).stderr


READING = (
    "query problems --format csv",
    "query place --bind name=望江 --format xml",
    "query -f - --format tsv",
    "audit --format json",
    "track",
    "review list --all",
    "review export",
    "export --format turtle",
    "export --format nquads",
    "export --format gexf",
    "explore --out -",
)


@pytest.mark.parametrize("command", READING)
def test_a_command_reads_elsewhere_what_it_reads_here(
    server: Server, built: Path, store: Store, kg: Callable[..., Result], command: str
) -> None:
    publish(store, Endpoint(server.address, Login.of(server.user, None)), prune=True)
    text = "SELECT ?s ?n { ?s ca:order ?n } ORDER BY ?s ?n"
    elsewhere = kg(*command.split(), "--endpoint", server.address, stdin=text)
    here = kg(*command.split(), "--store", built / "store", stdin=text)
    assert elsewhere.exit_code == here.exit_code == 0, elsewhere.stderr
    assert elsewhere.stdout == here.stdout
    assert here.stdout or command == "track"


def test_validate_and_a_malformed_query_say_the_same_elsewhere(
    server: Server, built: Path, store: Store, kg: Callable[..., Result]
) -> None:
    publish(store, Endpoint(server.address, Login.of(server.user, None)), prune=True)
    assert (
        kg("validate", "--endpoint", server.address).stdout == f"The graph in {server.address} keeps all its rules.\n"
    )
    for text in ("SELECT ?x { ?x a nope:This }", "SELECT ?x { ?x", "SELECT ?y { ?x a ca:Problem } GROUP BY ?x"):
        here, elsewhere = (
            kg("query", "-e", text, *at) for at in (("--store", built / "store"), ("--endpoint", server.address))
        )
        assert (elsewhere.exit_code, elsewhere.stderr) == (here.exit_code, here.stderr) == (3, here.stderr)


def test_the_union_of_all_graphs_is_what_is_asked(
    server: Server, built: Path, store: Store, kg: Callable[..., Result]
) -> None:
    publish(store, Endpoint(server.address, Login.of(server.user, None)), prune=True)
    text = "SELECT (COUNT(*) AS ?n) { ?p a ca:Problem ; ca:state ?s ; oa:hasSource/ca:jurisdiction/rdfs:label ?l }"
    here, elsewhere = (
        kg("query", "-e", text, *at) for at in (("--store", built / "store"), ("--endpoint", server.address))
    )
    assert elsewhere.stdout == here.stdout != ""


@pytest.mark.usefixtures("endpoint")
def test_what_is_wrong_is_said_with_the_next_step(
    virtuoso: Server,
    own: Server,
    built: Path,
    kg: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store = ("--store", built / "store")
    for user, to, said in (
        ("dba:wrong", virtuoso.address, "KG_ENDPOINT_USER"),
        ("", virtuoso.address, "401"),
        ("", "http://127.0.0.1:9", "cannot be reached"),
        ("", f"{own.address}/elsewhere", "No SPARQL store answers at"),
    ):
        monkeypatch.setenv("KG_ENDPOINT_USER", user)
        refused = kg("publish", to, "--again", *store)
        assert refused.exit_code == 3
        assert said in refused.stderr
        assert refused.stderr.count("\n") == 1
        assert "wrong" not in refused.stderr
    monkeypatch.delenv("KG_ENDPOINT_USER")
    assert "holds no report" in kg("audit", "--endpoint", own.address).stderr
    assert kg("query", "reports", "--endpoint", own.address, *store).exit_code == 2
    assert kg("publish", own.address, "--prune", "--report", ID, *store).exit_code == 2


@pytest.mark.usefixtures("endpoint")
def test_a_file_that_was_loaded_into_one_graph_is_read_too(own: Server, built: Path, store: Store) -> None:
    turtle = (built / "graph.ttl").read_bytes()
    for where in ("default", "graph=urn:mine"):
        httpx.put(f"{own.address}/store?{where}", content=turtle, headers={"Content-Type": "text/turtle"})
        read = open_any(Elsewhere(own.address))
        assert {quad.triple for quad in read} == {quad.triple for quad in store}
