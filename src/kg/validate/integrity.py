"""What SHACL cannot say: quotes are in the text, `ca:addresses` follows from the links, and there are no blank nodes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from pyoxigraph import Store

from kg.store import rows
from kg.validate.violation import Violation

REPORTS = "SELECT ?report ?id ?text ?sha256 { ?report a ca:Report ; dcterms:identifier ?id . " + (
    "OPTIONAL { ?report ca:text ?text } OPTIONAL { ?report ca:sha256 ?sha256 } }"
)
QUOTES = """SELECT DISTINCT ?report ?place ?start ?end ?exact ?prefix ?suffix {
  ?part oa:hasSource ?report ; oa:hasSelector ?place .
  ?place oa:start ?start ; oa:end ?end ; oa:exact ?exact .
  OPTIONAL { ?place oa:prefix ?prefix } OPTIONAL { ?place oa:suffix ?suffix }
}"""
FIGURES = """SELECT DISTINCT ?figure ?quote {
  ?statement ca:states ?figure ; oa:hasSelector/oa:exact ?exact . ?figure ca:quote ?quote .
  FILTER(!CONTAINS(?exact, ?quote))
}"""
IN_FORCE = """SELECT DISTINCT ?commitment ?problem {
  ?link ca:commitment ?commitment ; ca:problem ?problem ; ca:grade ?grade ; ca:reviewState ?state .
  FILTER(?grade IN (code:direct, code:partial))
  FILTER(?state NOT IN (code:rejected, code:unsure, code:contested))
}"""
STATED = "SELECT DISTINCT ?commitment ?problem { ?commitment ca:addresses ?problem }"
BLANK = "SELECT DISTINCT ?node ?property { ?node ?property ?value FILTER(isBLANK(?node) || isBLANK(?value)) }"


def integrity(store: Store, texts: Mapping[str, str] | None = None, *, foreign: bool = True) -> tuple[Violation, ...]:
    """What in the union of all graphs breaks an integrity rule, sorted.

    `texts` by report id stand before `ca:text`; blank nodes are looked for where the graph is `foreign`.
    """
    blank = _blank(store) if foreign else ()
    return tuple(sorted(chain(blank, _quotes(store, texts or {}), _figures(store), _addresses(store))))


def _blank(store: Store) -> Iterator[Violation]:
    for node, path in rows(store, BLANK):
        zh, en = "数据中不应有空白节点；请给它一个 IRI。", "There are no blank nodes in the data; give it an IRI."
        yield Violation("no-blank-nodes", str(node), _value(path), "", zh, en)


def _quotes(store: Store, texts: Mapping[str, str]) -> Iterator[Violation]:
    sources: dict[str, str] = {}
    for report, identifier, text, sha256 in rows(store, REPORTS):
        if words := texts.get(_value(identifier)) or _value(text):
            sources[_value(report)] = words
            yield from _hash(_value(report), words, _value(sha256))
        else:
            yield _no_text(_value(report))
    for report, place, start, end, *words_around in rows(store, QUOTES):
        first, last = _value(start), _value(end)
        if _value(report) in sources and first.isdecimal() and last.isdecimal():  # other offsets break a shape already
            yield from _quote(_value(place), sources[_value(report)], int(first), int(last), *map(_value, words_around))


def _hash(report: str, text: str, sha256: str) -> Iterator[Violation]:
    found = hashlib.sha256(text.encode("utf-8")).hexdigest()
    if sha256 and found != sha256:
        zh = "全文与其 SHA-256 不符；请重新读取来源文件。"
        yield Violation(
            "text-hash", report, "ca:sha256", sha256, zh, f"The text has the SHA-256 {found}; read it again."
        )


def _quote(place: str, source: str, start: int, end: int, exact: str, prefix: str, suffix: str) -> Iterator[Violation]:
    found = source[start:end]
    if found != exact:
        zh = f"第 {start} 至 {end} 字的原文是“{found}”；请核对位置。"
        en = f"Characters {start} to {end} of the text read “{found}”; check the place."
        yield Violation("quote-in-text", place, "oa:exact", exact, zh, en)
    elif not (source[:start].endswith(prefix) and source[end:].startswith(suffix)):
        zh, en = "引文的前后文与全文不符；请核对。", "What stands around the quote differs from the text; check it."
        yield Violation("quote-context", place, "oa:prefix", prefix, zh, en)


def _no_text(report: str) -> Violation:
    zh = "没有全文可以核对引文；请保留 ca:text，或另行给出全文。"
    en = "There is no text to check the quotes against; keep ca:text or give the text."
    return Violation("text-at-hand", report, "ca:text", "", zh, en, severity="Warning")


def _figures(store: Store) -> Iterator[Violation]:
    for figure, quote in rows(store, FIGURES):
        zh, en = "数值的字样不在其陈述之中；请核对。", "The words of the figure are not in its statement; check them."
        yield Violation("figure-in-statement", _value(figure), "ca:quote", _value(quote), zh, en)


def _addresses(store: Store) -> Iterator[Violation]:
    in_force, stated = set(rows(store, IN_FORCE)), set(rows(store, STATED))
    for commitment, problem in in_force - stated:
        zh = "现行关联表明承诺回应该问题，图中却没有写明；请重新推出 ca:addresses。"
        en = "By a link in force the commitment addresses the problem, and the graph is silent; derive ca:addresses again."
        yield Violation("addresses-follows-links", _value(commitment), "ca:addresses", str(problem), zh, en)
    for commitment, problem in stated - in_force:
        zh = "没有现行的直接或部分关联支持这条 ca:addresses；请删去，或补上关联。"
        en = "No direct or partial link in force bears this ca:addresses; take it away, or add the link."
        yield Violation("addresses-follows-links", _value(commitment), "ca:addresses", str(problem), zh, en)


def _value(term: Any) -> str:
    return "" if term is None else str(term.value)
