"""The vocabulary as one HTML page for people who have never seen it: classes, properties, code lists, alignments, changes."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from kg.ontology_page.reading import Vocabulary, read, short
from kg.query import questions
from kg.resources import ontology_dir
from kg.vocab import CA, CODE

__all__ = ["entries", "ontology_page"]


@cache
def ontology_page() -> str:
    """The page, whole in itself: it loads nothing and needs no script."""
    environment = Environment(
        loader=PackageLoader("kg.ontology_page", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"local": local, "short": short}
    style = resources.files("kg.ontology_page").joinpath("templates", "ontology.css").read_text("utf-8")
    return environment.get_template("ontology.html").render(
        v=_vocabulary(),
        changes=_changes((ontology_dir() / "CHANGES.md").read_text("utf-8")),
        questions=list(questions().values()),
        ca=CA.base,
        code=CODE.base,
        style=Markup(style),
        style_hash="sha256-" + base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii"),
    )


@cache
def entries() -> frozenset[str]:
    """The IRIs that the page has an entry for."""
    vocabulary = _vocabulary()
    classes = [class_.iri for group in vocabulary.groups for class_ in group.classes]
    properties = [property_.iri for group in vocabulary.groups for property_ in group.properties]
    codes = [code.iri for scheme in vocabulary.schemes for code in scheme.codes]
    return frozenset([*classes, *properties, *(scheme.iri for scheme in vocabulary.schemes), *codes])


def local(iri: str) -> str:
    """The place of an entry on the page."""
    return iri.removeprefix(CA.base) if iri.startswith(CA.base) else f"code-{iri.removeprefix(CODE.base)}"


@cache
def _vocabulary() -> Vocabulary:
    return read(ontology_dir())


def _changes(text: str) -> Markup:
    """The change log; its Markdown is headings, paragraphs and code."""
    blocks = []
    for block in re.split(r"\n{2,}", text.partition("\n")[2].strip()):
        inner = re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(block))
        blocks.append(f"<h3>{inner[3:]}</h3>" if inner.startswith("## ") else f"<p>{inner}</p>")
    return Markup("\n".join(blocks))
