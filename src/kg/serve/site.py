"""The addresses of the server, and what answers at each."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import RdfFormat, parse, serialize
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from kg.errors import KgError
from kg.explore import explore
from kg.ontology_page import entries, ontology_page
from kg.resources import ontology_file
from kg.serve import answers, protocol
from kg.serve.accept import ANY_RESULT, EXCEL, GRAPHS, HTML, RESULTS, WRITERS, chosen, wants_page
from kg.serve.current import Current
from kg.serve.front import front
from kg.serve.limits import Limits
from kg.serve.node_page import node_page, triples, written
from kg.serve.page import Page, entry
from kg.serve.pool import Pool, say
from kg.serve.refusal import Refusal
from kg.serve.report_page import report_page
from kg.serve.worker import Answer
from kg.vocab import CODE, PREFIXES

READS, ASKS = ["GET", "HEAD", "OPTIONS"], ["GET", "HEAD", "POST", "OPTIONS"]
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}
DATA = {"Vary": "Accept", "Content-Security-Policy": "default-src 'none'; sandbox"}
FILES = {"ns": "core.ttl", "code": "codes.ttl", "alignments": "alignments.ttl", "shapes": "shapes.ttl"}
Handler = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Site:
    """What answers requests: processes for SPARQL, the last build for pages."""

    pool: Pool
    current: Current
    limits: Limits
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def home(self, request: Request) -> Response:
        page, endpoint = self._page(request), str(request.url_for("query"))
        return await run_in_threadpool(front, page, endpoint, self.limits)

    async def explorer(self, request: Request) -> Response:
        page, wanted = self._page(request), request.query_params
        if "report" not in wanted and page.shown.reports() > self.limits.drawn:
            return RedirectResponse(page.link("/"), 303)
        report, focus = wanted.get("report"), wanted.get("focus")

        def make() -> str:
            return explore(page.shown.store, report=report, focus=focus, lang=page.lang)

        try:
            async with self.drawing:  # a large one takes a second of a core; whoever waits holds no thread meanwhile
                text = await run_in_threadpool(page.shown.once, ("explorer", report, focus, page.lang), make)
        except KgError as error:
            raise Refusal(404, str(error)) from error
        return Response(text, media_type=HTML, headers={"Vary": "Accept-Language"})

    async def query(self, request: Request) -> Response:
        sent = await protocol.fields(request, self.limits)
        text, form = protocol.query_of(sent, self.limits), dict(sent).get("format")
        accept, host = request.headers.get("accept", ""), request.headers.get("host", "")
        page = self._page(request) if wants_page(accept) and form is None else None
        if text is None:
            if request.method == "POST":
                raise Refusal(400, "There is no query in the request; send one as the field “query”.")
            if page:
                return answers.questions_page(page)
            return await _sent(await protocol.describe(self.pool, accept, host))
        graphs = [(name, value) for name, value in sent if name in protocol.GRAPH_FIELDS]
        wish = ANY_RESULT if page else _format(form) or accept
        answer = await protocol.ask(self.pool, text, wish, graphs=graphs)
        if page is None:
            return await _sent(answer, form)
        return await run_in_threadpool(answers.answer_page, page, text, answer, self.limits.rows)

    async def named(self, request: Request) -> Response:
        sent, form = protocol.pairs(request.scope["query_string"]), request.query_params.get("format")
        name, accept, shown = request.path_params["name"], request.headers.get("accept", ""), self.current.shown()
        asked, given, text = await run_in_threadpool(answers.named, name, sent, shown.labels)
        page = self._page(request) if wants_page(accept) and form is None else None
        wish = ANY_RESULT if page else _format(form) or accept
        answer = await protocol.ask(self.pool, text, wish)
        if self.current.shown() is not shown:  # a build came between: the index may have been another store's
            answer = await protocol.ask(self.pool, answers.named(name, sent)[2], wish)
        if page is None:
            return await _sent(answer, form, asked.name)
        return await run_in_threadpool(answers.named_page, page, asked, given, answer, self.limits.rows)

    async def report(self, request: Request) -> Response:
        return await run_in_threadpool(report_page, self._page(request), request.path_params["id"])

    async def node(self, request: Request) -> Response:
        page, path = self._page(request), request.path_params["path"]
        said = await run_in_threadpool(triples, page.shown, path)
        form, accept = request.query_params.get("format"), request.headers.get("accept", "")
        if form is None and wants_page(accept):
            here = request.url.path
            formats = [(type_, f"{here}?format={name}") for name, type_ in GRAPHS.items()]
            return await run_in_threadpool(node_page, page, said, formats)
        media_type = _graph_type(form, accept)
        return Response(written(said, media_type), media_type=media_type, headers=DATA)

    async def ontology(self, request: Request) -> Response:
        return Response(ontology_page(), media_type=HTML)

    async def vocabulary(self, request: Request) -> Response:
        name, form = request.path_params["name"], request.query_params.get("format")
        accept = request.headers.get("accept", "")
        if form is None and wants_page(accept):
            return RedirectResponse("/ontology", 303, {"Vary": "Accept"})
        media_type = _graph_type(form, accept)
        file = ontology_file(FILES[name])
        body = file.read_bytes()
        if media_type != GRAPHS["turtle"]:
            quads = parse(body, format=RdfFormat.TURTLE)
            named = None if media_type == GRAPHS["ntriples"] else dict(PREFIXES)
            body = serialize((q.triple for q in quads), format=WRITERS[media_type], prefixes=named) or b""
        return Response(body, media_type=media_type, headers=DATA)

    async def code(self, request: Request) -> Response:
        iri = CODE.base + request.path_params["code"]
        if iri not in entries():
            raise Refusal(404, f"There is no code “{request.path_params['code']}”; /code has all of them.")
        page = wants_page(request.headers.get("accept", ""))
        return RedirectResponse(f"/ontology#{entry(iri)}" if page else "/code", 303, {"Vary": "Accept"})

    async def context(self, request: Request) -> Response:
        return Response(ontology_file("context.jsonld").read_bytes(), media_type="application/ld+json", headers=DATA)

    async def write(self, request: Request) -> Response:
        raise Refusal(403, protocol.READ_ONLY.format(what=f"{request.method} {request.url.path}"))

    async def refused(self, request: Request, error: Exception) -> Response:
        """A status and a sentence; for a browser, on a page."""
        refusal = _refusal(request, error)
        if wants_page(request.headers.get("accept", "")):
            text = request.query_params.get("query", "")
            page = self._page(request)
            return page.html(
                "refusal.html",
                status=refusal.status,
                headers=OPEN | refusal.headers,
                sentence=str(refusal),
                text=text[: self.limits.request],
            )
        return PlainTextResponse(f"{refusal}\n", refusal.status, OPEN | refusal.headers)

    def _page(self, request: Request) -> Page:
        return Page.of(self.current.shown(), request)


def application(store: Path, limits: Limits, started: Callable[[], None]) -> Starlette:
    """The server over a store; `started` is called when it can be asked. Raises `StoreError` where there is no store."""
    site = Site(Pool(store, limits), Current(store), limits)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await site.pool.open()
        started()
        try:
            yield
        finally:
            site.pool.close()
            _end_soon()

    return Starlette(
        routes=_routes(site),
        lifespan=lifespan,
        exception_handlers={Refusal: site.refused, HTTPException: site.refused, Exception: site.refused},
    )


def _end_soon() -> None:
    """End this process a moment later even if a page is still being made: the store cannot be told to stop."""
    last = threading.Timer(1.0, os._exit, (0,))
    last.daemon = True
    last.start()


def _routes(site: Site) -> list[Route]:
    places: list[tuple[str, Handler, list[str]]] = [
        ("/", site.home, READS),
        ("/explore", site.explorer, READS),
        ("/query", site.query, ASKS),
        ("/query/{name}", site.named, READS),
        ("/report/{id:path}", site.report, READS),
        ("/id/{path:path}", site.node, READS),
        ("/ontology", site.ontology, READS),
        ("/context.jsonld", site.context, READS),
        ("/code/{code}", site.code, READS),
        *((f"/{name}", _with(site.vocabulary, name), READS) for name in FILES),
    ]
    writing = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]
    return [
        *(
            Route(path, _answering(handler, methods), methods=methods, name=handler.__name__)
            for path, handler, methods in places
        ),
        Route("/update", site.write, methods=writing),
        Route("/store", site.write, methods=writing),
    ]


def _with(handler: Handler, name: str) -> Handler:
    async def answer(request: Request) -> Response:
        request.path_params["name"] = name
        return await handler(request)

    return answer


def _answering(handler: Handler, methods: list[str]) -> Handler:
    """What every address does besides: it tells browsers that any site may read it, and answers OPTIONS."""

    async def answer(request: Request) -> Response:
        if request.method == "OPTIONS":
            allowed = ", ".join(methods)
            asked = {"Access-Control-Allow-Methods": allowed, "Access-Control-Allow-Headers": "Accept, Content-Type"}
            return Response(status_code=204, headers={"Allow": allowed} | asked | OPEN)
        response = await handler(request)
        for name, value in OPEN.items():
            response.headers.setdefault(name, value)
        return response

    answer.__name__ = handler.__name__
    return answer


async def _sent(answer: Answer, form: str | None = None, name: str = "answer") -> Response:
    """An answer for a program; where a format was asked for by its name, as a file."""
    if form == EXCEL:
        answer, form = await run_in_threadpool(answers.spreadsheet_of, answer), "csv"
    headers = DATA | ({"Content-Disposition": f'attachment; filename="{name}.{form}"'} if form else {})
    response = Response(answer.body, answer.status, headers)
    response.headers["content-type"] = answer.media_type
    return response


def _format(name: str | None) -> str | None:
    if name == EXCEL:
        return RESULTS["json"]
    if name is not None and name not in protocol.FORMATS:
        raise Refusal(400, f"There is no format “{name}”; there are {', '.join((*protocol.FORMATS, EXCEL))}.")
    return protocol.FORMATS[name] if name else None


def _graph_type(form: str | None, accept: str) -> str:
    if form is not None and form not in GRAPHS:
        raise Refusal(400, f"There is no format “{form}” of a graph; there are {', '.join(GRAPHS)}.")
    media_type = GRAPHS[form] if form else chosen(accept, tuple(GRAPHS.values()))
    if media_type is None:
        raise Refusal(
            406, f"There is no answer of the kind that you accept; accept one of {', '.join((HTML, *GRAPHS.values()))}."
        )
    return media_type


def _refusal(request: Request, error: Exception) -> Refusal:
    """What went wrong as a refusal; a fault of ours is said to whoever runs the server."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, HTTPException) and error.status_code == 405:
        allowed = dict(error.headers or {})
        sentence = protocol.READ_ONLY.format(what=f"{request.method} {request.url.path}")
        return Refusal(405, sentence, allowed)
    if isinstance(error, HTTPException):
        return Refusal(error.status_code, f"There is nothing at {request.url.path}; begin at the first page, /.")
    say(f"kg itself failed at {request.url.path} ({type(error).__name__}: {error}); report it.")
    return Refusal(500, "The server itself failed at this; ask whoever runs it to report it.")
