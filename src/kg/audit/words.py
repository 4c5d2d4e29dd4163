"""What the audit itself says, in one language: its own phrases, and the ontology's names of codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from kg.store import rows
from kg.tables import load
from kg.vocab import CODE, SCHEMES

ROLES = {
    "Achievement": "achievement",
    "IndicatorStatement": "indicator",
    "Problem": "problem",
    "Commitment": "commitment",
    "Context": "context",
    "Guidance": "guidance",
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One thing that the audit says; `{n}` and the like stand for what is put in."""

    key: str
    zh: str
    en: str


class Speech:
    """Phrases and names of codes in one language."""

    def __init__(self, store: Store, lang: str) -> None:
        self.lang = lang
        self._phrases = {row.key: row.zh if lang == "zh" else row.en for row in load("audit", Phrase, key="key")}
        self._labels = {
            _text(code): _text(label)
            for code, label in rows(store, "SELECT ?code ?label WHERE { ?code skos:prefLabel ?label }")
            if isinstance(label, Literal) and label.language == lang
        }

    def __call__(self, key: str, **given: object) -> str:
        """A phrase with its gaps filled."""
        return self._phrases[key].format(**given)

    def code(self, local: str) -> str:
        """What a code is called, by its name in the code namespace."""
        return self._labels.get(CODE.base + local, local)

    def value(self, scheme: str, value: str) -> str:
        """What a value of a scheme is called."""
        return self.code(SCHEMES[scheme].get(value, value))

    def role(self, class_name: str) -> str:
        """What a statement is called by its class."""
        return self.value("role", ROLES.get(class_name, class_name))

    def period(self, label: str) -> str:
        """A period as people write it: 2020-H1 is the first half of 2020."""
        year, dash, part = label.partition("-")
        first, slash, last = label.partition("/")
        if slash:
            return self("years", year=first, last=last)
        return self(part, year=year) if dash and part in self._phrases else self("year", year=label)

    def list_mark(self) -> str:
        """What stands between the items of a list."""
        return "、" if self.lang == "zh" else ", "


def _text(term: Any) -> str:
    assert isinstance(term, NamedNode | Literal)
    return term.value
