"""A SPARQL store elsewhere, asked as the embedded one is: `Endpoint.query` takes and gives what `pyoxigraph.Store.query` does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import httpx
from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Variable,
    parse_query_results,
)

from kg.endpoint.binding import bound
from kg.endpoint.client import Client, Login, refused, shown
from kg.errors import EndpointError, QueryError
from kg.sparql import SparqlText
from kg.store import Term
from kg.tables import load
from kg.vocab import PREFIXES, XSD

Found = QuerySolutions | QueryTriples | QueryBoolean
RESULTS = "application/sparql-results+json"
PAGE = 10_000  # so many rows are asked for at a time where a server does not give all at once
_TRIPLES = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_HALF_DONE = """ASK { GRAPH ?m { ?d void:subset ?g FILTER NOT EXISTS { ?g spdx:checksum ?c } }
  FILTER(STRENDS(STR(?m), "/graph/manifest")) }"""


@dataclass(frozen=True, slots=True)
class Server:
    """What is peculiar to a server."""

    name: str
    query: str
    store: str
    union: str


class Endpoint:
    """A SPARQL store elsewhere, by its SPARQL address, its Graph Store address or the address that both begin with."""

    def __init__(self, address: str, login: Login | None = None, client: Client | None = None) -> None:
        self.given = address.rstrip("/")
        self.client = client or Client(login)

    def __str__(self) -> str:
        return shown(self.given)

    def query(
        self,
        query: str,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        substitutions: dict[Variable, Term] | None = None,
    ) -> Found:
        """The answer to a SPARQL query over the union of all graphs.

        Raises `SyntaxError` where the query is malformed, as the embedded store does, and `EndpointError` where the store does
        not answer.
        """
        # An empty store of our own reads the query first: what is wrong with it is said in the same words everywhere.
        kind = Store().query(query, prefixes=prefixes)
        values = {variable.value: str(term) for variable, term in (substitutions or {}).items()}
        text = bound(query, values)
        text = SparqlText(text).prefixed() if prefixes else text
        union = self._union if use_default_graph_as_union else {}
        if isinstance(kind, QueryTriples):
            return _graph(self._ask(text, union, "application/n-triples, text/turtle;q=0.5"))
        return parse_query_results(_plain(self._ask(text, union, RESULTS).content), QueryResultsFormat.JSON)

    def rows(self, query: str) -> Iterator[tuple[Term | None, ...]]:
        """The rows of a SELECT over the default graph as it is, all of them, though the server may limit how many it gives.

        The query must have an ORDER BY that leaves no two rows in doubt.
        """
        asked = Store().query(query)
        assert isinstance(asked, QuerySolutions)
        names, given = " ".join(f"?{variable.value}" for variable in asked.variables), 0
        while True:
            paged = f"SELECT {names} WHERE {{ {{ {query} }} }} LIMIT {PAGE} OFFSET {given}"
            page = list(_solutions(self.query(paged)))
            yield from page
            given += len(page)
            if not page:
                return

    @property
    def half_done(self) -> bool:
        """Whether a publication to the store is under way, or was broken off."""
        return bool(self.query(_HALF_DONE, prefixes=dict(PREFIXES)))

    @property
    def graph_store(self) -> str:
        """The Graph Store address, by what is known of the server; empty where nothing is."""
        address, server = self._found
        return address.removesuffix(server.query) + server.store if server else ""

    def _ask(self, text: str, parameters: Mapping[str, str], accept: str) -> httpx.Response:
        return self._answer(self._found[0], text, parameters, accept)

    def _answer(self, address: str, text: str, parameters: Mapping[str, str], accept: str) -> httpx.Response:
        given = dict(httpx.URL(address).params) | dict(parameters)
        response = self.client.send("POST", address, params=given, data={"query": text}, headers={"Accept": accept})
        if response.status_code == 400:
            raise QueryError(
                f"{self} does not take the query: {' '.join(response.text.split())[:300]}; mend the query."
            )
        if response.status_code != 200:
            raise refused(response, "does not answer the query")
        return response

    @property
    def _union(self) -> Mapping[str, str]:
        server = self._found[1]
        return {server.union: ""} if server and server.union else {}

    @cached_property
    def _found(self) -> tuple[str, Server | None]:
        """The SPARQL address that answers, and what is known of its server."""
        tried = list(dict.fromkeys(self._candidates()))
        failed: EndpointError | QueryError | None = None
        for address in tried:
            try:
                response = self._answer(address, "ASK { }", {}, RESULTS)
            except (EndpointError, QueryError) as error:
                failed = failed or error
                if "cannot be reached" in str(error) or "say who you are" in str(error):
                    raise
                continue
            if "sparql-results+json" in response.headers.get("content-type", ""):
                name = response.headers.get("server", "")
                return address, next((server for server in servers() if name.startswith(server.name)), None)
        addresses = " or ".join(map(shown, tried))
        raise EndpointError(f"No SPARQL store answers at {addresses}; give the address that takes queries.") from failed

    def _candidates(self) -> Iterator[str]:
        for server in servers():
            if self.given.endswith(server.store):
                yield self.given.removesuffix(server.store) + server.query
        yield self.given
        if "?" not in self.given:
            yield from (self.given + server.query for server in servers())


def servers() -> tuple[Server, ...]:
    """The servers that something is known of."""
    return load("sparql_servers", Server, key="name")


def _solutions(found: Found) -> Iterator[tuple[Term | None, ...]]:
    assert isinstance(found, QuerySolutions)
    for solution in found:
        yield tuple(solution)


def _graph(response: httpx.Response) -> QueryTriples:
    """Triples that a server sent, each once."""
    kind = response.headers.get("content-type", "").partition(";")[0]
    form = RdfFormat.TURTLE if kind in ("text/turtle", "application/x-turtle") else RdfFormat.N_TRIPLES
    store = Store()
    store.load(response.content, form)
    found = store.query(_TRIPLES)
    assert isinstance(found, QueryTriples)
    return found


def _plain(results: bytes) -> bytes:
    """Results with truth values in the words of XSD; Virtuoso says 0 and 1, which XSD takes for the same."""
    if XSD.boolean.value.encode() not in results:
        return results
    read = json.loads(results)
    for row in read.get("results", {}).get("bindings", ()):
        for value in row.values():
            if value.get("datatype") == XSD.boolean.value:
                value["value"] = {"0": "false", "1": "true"}.get(value["value"], value["value"])
    return json.dumps(read, ensure_ascii=False).encode("utf-8")
