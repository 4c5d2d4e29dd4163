"""The rules of the audit: one SPARQL file each, whose head says what it looks for.

The head is comments, one `key: text` a line; a text goes on over lines that begin with `#` and three spaces or more. In the
texts `{name}` stands for what the query binds to `?name`, and a part in square brackets falls away where a name in it is
not bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from kg.errors import RuleFault
from kg.vocab import SCHEMES

LANGUAGES = ("zh", "en")
TEXTS = ("title", "explanation", "question")
KEYS = ("kind", "severity", *(f"{text} {lang}" for text in TEXTS for lang in LANGUAGES))
HEAD = re.compile(r"#\s*(?P<key>[a-z]+(?: [a-z]+)?):\s*(?P<text>.*)")
MORE = re.compile(r"#\s{3,}(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A kind of finding and the query that finds it.

    `title` says what was found, `explanation` why it is worth a look, `question` what to ask, each in Chinese and English.
    `lines` says on which line of the file each key of the head stands.
    """

    name: str
    kind: str
    severity: str
    title: Mapping[str, str]
    explanation: Mapping[str, str]
    question: Mapping[str, str]
    query: str
    lines: Mapping[str, int]

    def fault(self, line: int, message: str) -> RuleFault:
        """What is wrong with the rule, with the line of its file."""
        return RuleFault(f"{self.name}.rq, line {line}: {message}")


def bundled_rules() -> Traversable:
    """The folder of the rules that come with the package."""
    return resources.files("kg.audit").joinpath("rules")


def rule_files(*folders: Path) -> Iterator[tuple[str, str]]:
    """The name and text of each rule of the package, then of each in other folders, by name."""
    for folder in (bundled_rules(), *folders):
        files = sorted((f for f in folder.iterdir() if f.name.endswith(".rq")), key=lambda f: f.name)
        for file in files:
            yield file.name.removesuffix(".rq"), file.read_text("utf-8")


def parse_rule(name: str, text: str) -> Rule:
    """A rule out of its file; raises `RuleFault` with the line where the head is not as it must be."""
    said, lines = _head(text.splitlines())
    rule = Rule(
        name=name,
        kind=said.get("kind", ""),
        severity=said.get("severity", ""),
        title={lang: said.get(f"title {lang}", "") for lang in LANGUAGES},
        explanation={lang: said.get(f"explanation {lang}", "") for lang in LANGUAGES},
        question={lang: said.get(f"question {lang}", "") for lang in LANGUAGES},
        query=text,
        lines=lines,
    )
    for key in KEYS:
        if not said.get(key):
            raise rule.fault(1, f"the head does not say “{key}”; add a line “# {key}: …”.")
    for key, scheme in (("kind", "findingKind"), ("severity", "severity")):
        if said[key] not in SCHEMES[scheme]:
            raise rule.fault(lines[key], f"there is no {key} “{said[key]}”; there are {', '.join(SCHEMES[scheme])}.")
    return rule


def _head(lines: Iterable[str]) -> tuple[dict[str, str], dict[str, int]]:
    """What the comments before the query say, and where."""
    said: dict[str, str] = {}
    found: dict[str, int] = {}
    key = ""
    for number, line in enumerate(lines, 1):
        if not line.startswith("#"):
            break
        if key and (more := MORE.fullmatch(line.rstrip())):
            said[key] += more["text"] if key.endswith("zh") else f" {more['text']}"
        elif (match := HEAD.fullmatch(line.rstrip())) and match["key"] in KEYS:
            key = match["key"]
            said[key], found[key] = match["text"], number
        else:
            key = ""
    return said, found
