"""What every page has: a language, links that keep it, a policy that lets nothing in, and templates that escape all text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from starlette.requests import Request
from starlette.responses import HTMLResponse

from kg.serve.current import Shown, terms_with_entry
from kg.store import Term, short
from kg.tables import load
from kg.vocab import CA, CODE, XSD

LANGUAGES = {"zh": "zh-Hans", "en": "en"}
NUMBERS = frozenset({XSD.decimal, XSD.integer, XSD.nonNegativeInteger})
_GAP = re.compile(r"\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}")
MOST = 1200  # characters of a value that a page shows


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that the pages say; `{n}` and the like stand for what is put in, `{n|row|rows}` for the word with it."""

    key: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A term as a page shows it."""

    text: str
    address: str = ""
    outside: bool = False
    number: bool = False
    lang: str = ""


class Page:
    """One page that is asked for, in the language that the visitor reads."""

    def __init__(self, shown: Shown, path: str, sent: list[tuple[str, str]], languages: str) -> None:
        self.shown, self.path, self._sent = shown, path, sent
        given = next((value for name, value in sent if name == "lang" and value in LANGUAGES), None)
        self.lang = given or ("en" if _prefers_english(languages) else "zh")
        self._kept = given
        self.html_lang = LANGUAGES[self.lang]

    @classmethod
    def of(cls, shown: Shown, request: Request) -> Page:
        """The page of a request."""
        sent = list(request.query_params.multi_items())
        return cls(shown, request.url.path, sent, request.headers.get("accept-language", ""))

    def say(self, key: str, **given: object) -> str:
        """A phrase with its gaps filled."""
        return _GAP.sub(lambda gap: _filled(gap, given), _phrases()[key, self.lang])

    def link(self, path: str, **fields: str) -> str:
        """An address on this site, in the language that was chosen."""
        path, hash_, fragment = path.partition("#")
        kept = fields | ({"lang": self._kept} if self._kept else {})
        return quote(path, safe="/%:@+,;=()'!$&*~") + (f"?{urlencode(kept)}" if kept else "") + hash_ + quote(fragment)

    def other(self) -> str:
        """The same page in the other language."""
        fields = [(name, value) for name, value in self._sent if name != "lang"]
        return f"{quote(self.path)}?{urlencode([*fields, ('lang', 'en' if self.lang == 'zh' else 'zh')])}"

    def hidden(self) -> Markup:
        """The field by which a form keeps the language."""
        field = '<input type="hidden" name="lang" value="{}">'
        return Markup(field).format(self._kept) if self._kept else Markup("")

    def local(self, iri: str) -> str:
        """Where this site shows a thing of the graph, as a path that is not yet encoded."""
        return f"/id/{iri.removeprefix(self.shown.base)}"

    def role(self, role: str) -> str:
        """What a role is called."""
        return self.code(role)

    def code(self, name: str) -> str:
        """What a code is called, by its name."""
        return self.shown.label(CODE.base + name, self.lang) or name

    def cell(self, term: Term | None, *, labelled: bool = False) -> Cell:
        """A term as it is shown: a thing of the graph leads to its page, a word of the vocabulary to its entry."""
        if isinstance(term, NamedNode):
            text = (self.shown.label(term.value, self.lang) if labelled else None) or short(term)
            address, outside = self._address(term.value)
            return Cell(_cut(text), address, outside)
        if isinstance(term, Literal):
            return Cell(_cut(term.value), number=term.datatype in NUMBERS, lang=term.language or "")
        return Cell(str(term) if isinstance(term, BlankNode | Triple) else "")

    def _address(self, iri: str) -> tuple[str, bool]:
        if iri.startswith(self.shown.base):
            return self.link(self.local(iri)), False
        if iri in terms_with_entry():
            return self.link(f"/ontology#{entry(iri)}"), False
        return (iri, True) if iri.startswith(("http://", "https://")) else ("", False)

    def html(
        self, template: str, *, status: int = 200, headers: dict[str, str] | None = None, **given: Any
    ) -> HTMLResponse:
        """The page as an answer."""
        style = stylesheet()
        text = _templates().get_template(template).render(page=self, say=self.say, style=Markup(style), **given)
        policy = (
            f"default-src 'none'; style-src '{digest(style)}'; img-src data:; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"
        )
        own = {"Content-Security-Policy": policy, "Content-Language": self.lang, "Vary": "Accept, Accept-Language"}
        return HTMLResponse(text, status, own | (headers or {}))


def entry(iri: str) -> str:
    """The place of a word on the page of the vocabulary."""
    return iri.removeprefix(CA.base) if iri.startswith(CA.base) else f"code-{iri.removeprefix(CODE.base)}"


def digest(source: str) -> str:
    """What a content security policy calls an inline style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")


@cache
def stylesheet() -> str:
    """The style of all pages."""
    return resources.files("kg.serve").joinpath("templates", "page.css").read_text("utf-8")


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("kg.serve", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _filled(gap: re.Match[str], given: Mapping[str, object]) -> str:
    name, one, more = gap.groups()
    return str(given[name]) if more is None else one if given[name] == 1 else more


@cache
def _phrases() -> dict[tuple[str, str], str]:
    return {(row.key, lang): getattr(row, lang) for row in load("serve", Phrase, key="key") for lang in LANGUAGES}


def _prefers_english(languages: str) -> bool:
    first = languages.partition(",")[0].strip().lower()
    return bool(first) and not first.startswith(("zh", "*"))


def _cut(text: str) -> str:
    return text if len(text) <= MOST else f"{text[:MOST]}…"
