"""The SPARQL 1.1 Protocol, read-only: what is allowed goes on to Oxigraph, which answers; the rest is refused with a reason."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode, RdfFormat, Triple, parse, serialize
from starlette.requests import ClientDisconnect, Request

from kg.errors import QueryError
from kg.query import malformed
from kg.serve.accept import GRAPHS, NAMED, RESULTS, WRITERS, chosen
from kg.serve.limits import Limits
from kg.serve.pool import Pool
from kg.serve.refusal import Refusal
from kg.serve.worker import Answer, Asked
from kg.sparql import SparqlText

FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
GRAPH_FIELDS = ("default-graph-uri", "named-graph-uri")
READ_ONLY = "This endpoint is read-only: {what} is not done here; change the data with “kg build” or “kg review”."
FORMATS = RESULTS | GRAPHS
SD = "http://www.w3.org/ns/sparql-service-description#"
SD_ENDPOINT, SD_FEATURE, SD_FORMAT, SD_UNION = (
    NamedNode(SD + name) for name in ("endpoint", "feature", "resultFormat", "UnionDefaultGraph")
)
SLOW = 10.0  # seconds to hand over a request
_LINE = re.compile(r"error at (\d+):")
Fields = list[tuple[str, str]]


async def fields(request: Request, limits: Limits) -> Fields:
    """The fields of a request, however the protocol lets them be sent."""
    if len(request.scope["query_string"]) > limits.request:
        raise Refusal(414, f"The address is too long; send a query of up to {limits.request} bytes by POST.")
    sent = pairs(request.scope["query_string"])
    if request.method != "POST":
        return sent
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise Refusal(403, READ_ONLY.format(what="an update"))
    if kind not in (FORM, QUERY):
        raise Refusal(415, f"“{kind}” is no way to send a query; send it as {FORM} or as {QUERY}.")
    body = await _body(request, limits)
    return [*sent, *pairs(body)] if kind == FORM else [*sent, ("query", _text(body))]


async def _body(request: Request, limits: Limits) -> bytes:
    most, body = 3 * limits.request + 1024, bytearray()  # a form may write each byte of a query as three
    try:
        async with asyncio.timeout(SLOW):
            async for part in request.stream():
                body += part
                if len(body) > most:
                    raise Refusal(413, f"The request is too long; a query may have up to {limits.request} bytes.")
    except TimeoutError:
        raise Refusal(408, f"The request did not arrive within {SLOW:g} seconds; send it again.") from None
    except ClientDisconnect:
        raise Refusal(400, "The request broke off; send it again.") from None
    return bytes(body)


def pairs(encoded: bytes) -> Fields:
    """The fields of a form or an address; raises `Refusal` where they are not UTF-8."""
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except (UnicodeDecodeError, ValueError) as error:
        raise Refusal(400, f"The request cannot be read ({error}); percent-encode its fields as UTF-8.") from None


def _text(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refusal(400, "The query is not UTF-8; send it as UTF-8.") from None


def query_of(sent: Fields, limits: Limits) -> str | None:
    """The one query among the fields; None where there is none. Raises `Refusal` for updates and more than one."""
    if any(name == "update" for name, _ in sent):
        raise Refusal(403, READ_ONLY.format(what="an update"))
    queries = [value for name, value in sent if name == "query"]
    if len(queries) > 1:
        raise Refusal(400, "There are two queries in the request; send one at a time.")
    if queries and len(queries[0].encode("utf-8", "replace")) > limits.request:
        raise Refusal(413, f"The query is too long; it may have up to {limits.request} bytes.")
    return queries[0] if queries else None


def checked(text: str) -> SparqlText:
    """A query that may be asked; raises `Refusal` for what this server does not do."""
    try:
        read = SparqlText(text)
        calls, update = read.calls_service, read.update
    except QueryError as error:
        raise Refusal(400, str(error)) from error
    if update:
        raise Refusal(403, READ_ONLY.format(what=update))
    if calls:
        raise Refusal(
            403, "SERVICE is not allowed: this server asks no other; ask each endpoint by itself and join the answers."
        )
    return read


async def ask(pool: Pool, text: str, accept: str, *, graphs: Sequence[tuple[str, str]] = ()) -> Answer:
    """The answer to a query, over the union of all graphs unless it or `graphs` chooses some."""
    read = checked(text)
    union = [] if graphs or read.chooses_graphs else [("union-default-graph", "")]
    answer = await pool.ask(Asked([("query", read.prefixed()), *graphs, *union], {"Accept": accept or "*/*"}))
    if answer.status >= 400:
        raise _refused(answer, text)
    return answer


async def describe(pool: Pool, accept: str, host: str) -> Answer:
    """The description of the service, as the protocol has it for a request without a query."""
    media_type = chosen(accept, tuple(GRAPHS.values()))
    if media_type is None:
        raise Refusal(
            406, f"There is no description of the kind that you accept; accept one of {', '.join(GRAPHS.values())}."
        )
    headers = {"Accept": GRAPHS["ntriples"]} | ({"Host": host} if host else {})
    answer = await pool.ask(Asked([], headers))
    prefixes = None if media_type == GRAPHS["ntriples"] else {"sd": SD}
    body = serialize(_described(answer.body), format=WRITERS[media_type], prefixes=prefixes)
    return Answer(200, media_type, body or b"")


def _described(told: bytes) -> list[Triple]:
    """What Oxigraph says of itself, without the features and formats that only it has, and with ours."""
    of_oxigraph = [quad.triple for quad in parse(told, format=RdfFormat.N_TRIPLES)]
    service = next(triple.object for triple in of_oxigraph if triple.predicate == SD_ENDPOINT)
    assert isinstance(service, NamedNode)
    kept = [Triple(service, t.predicate, t.object) for t in of_oxigraph if t.predicate not in (SD_FEATURE, SD_FORMAT)]
    formats = [Triple(service, SD_FORMAT, NamedNode(f"http://www.w3.org/ns/formats/{NAMED[name]}")) for name in FORMATS]
    return sorted([*kept, *formats, Triple(service, SD_FEATURE, SD_UNION)], key=str)


def _refused(answer: Answer, text: str) -> Refusal:
    """What Oxigraph refuses, in a sentence."""
    said = answer.body.decode("utf-8", "replace")
    if answer.status == 406:
        kinds = ", ".join(FORMATS.values())
        return Refusal(406, f"There is no answer of the kind that you accept; accept one of {kinds}.")
    if answer.status == 400:
        own = _LINE.sub(lambda m: f"error at {max(1, int(m[1]) - 1)}:", said)  # the line of prefixes is ours
        return Refusal(400, malformed(text, own))
    if "custom function" in said:
        return Refusal(400, f"{said.strip()}; use the functions of SPARQL 1.1.")
    return Refusal(answer.status, f"The store could not answer ({said.strip()[:200]}); make the query simpler.")
