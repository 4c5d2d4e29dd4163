"""Each word of the tables is used by two reports, or the table says why it stays."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from kg.folding import fold
from kg.outline import outline
from kg.outline.phrases import pattern_of
from kg.read import read
from kg.tables import raw

NUMBER = re.compile(r"\A\(?[一二三四五六七八九十]+[)、.]\s*")


@pytest.fixture(scope="module")
def places(shared: Path) -> dict[str, list[set[str]]]:
    """Of each report its lines, headings and sentences."""
    found: dict[str, list[set[str]]] = {"line": [], "heading": [], "sentence": []}
    for path in sorted(p for p in (shared / "corpus").rglob("*") if p.is_file()):
        document = read(path)
        text, outlined = fold(document.text), outline(document)
        headings = {text[slice(*s.heading)] for s in outlined.sections if s.heading}
        found["line"].append({line.strip() for line in re.split(r"[\r\n]+|\s{2,}", text)})
        found["heading"].append(headings | {NUMBER.sub("", heading) for heading in headings})
        found["sentence"].append({text[slice(*s.span)] for p in outlined.paragraphs for s in p.sentences})
    return found


def used(word: str, reports: Iterable[set[str]], longest: int) -> int:
    pattern = pattern_of([word])
    return sum(any(len(line) <= longest and pattern.search(line) for line in lines) for lines in reports)


@pytest.mark.parametrize("table", ["furniture", "part_cues"])
def test_words_are_used_by_two_reports(places: dict[str, list[set[str]]], table: str) -> None:
    unused = []
    for row in raw(table)["rows"]:
        place = "line" if table == "furniture" else "heading" if row["place"] in ("heading", "solving") else "sentence"
        longest = row.get("longest", 10**6)
        unused += [(row["key"], word) for word in row["words"] if used(word, places[place], longest) < 2]
    assert not unused


@pytest.mark.parametrize("table", ["furniture", "part_cues"])
def test_rare_words_have_a_reason_to_stay(table: str) -> None:
    assert not [row["key"] for row in raw(table)["rows"] if row.get("rare") and not row.get("stays")]
