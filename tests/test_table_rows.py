"""No row of a table of language without use, and no word out of the annotated report alone, unless the row says why it stays."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from kg.folding import fold
from kg.read import read
from kg.tables import raw

# The columns of each table that hold words of reports. `rare`, where a table has it, holds words that `stays` speaks of.
WORDS = {
    "act_stages": ("words",),
    "area_words": ("words",),
    "change_words": ("words",),
    "classifiers": ("forms", "implied_behind"),
    "clause_cues": ("words",),
    "clause_verbs": ("verbs",),
    "comparators": ("before", "before_bare", "after", "after_time", "not_in"),
    "deeds": ("words",),
    "denominators": ("words",),
    "figure_frames": ("words",),
    "furniture": ("words",),
    "general_words": ("words",),
    "genres": ("title", "opening"),
    "groups": ("words",),
    "label_words": ("words",),
    "metric_endings": ("words",),
    "metric_families": ("short",),
    "metric_words": ("words",),
    "metrics": ("name", "aliases"),
    "name_boundaries": ("words",),
    "name_known": ("name", "words"),
    "name_ordinary": ("words",),
    "name_suffixes": ("words", "unless"),
    "name_variants": ("words",),
    "name_works": ("words",),
    "not_quantities": ("words", "before", "after"),
    "owner_cues": ("before", "after"),
    "part_cues": ("words",),
    "remedies": ("lacks", "acts"),
    "scope": ("words",),
    "stages": ("verbs", "endings"),
    "themes": ("cues",),
    "topics": ("cues",),
    "track_cues": ("words",),
    "units": ("forms", "implied_before"),
    "windows": ("words", "head"),
}
# Tables whose words are regular expressions.
REGULAR = {"track_cues"}
NO_LANGUAGE = {
    "article_containers",
    "audit",
    "explorer",
    "export_columns",
    "export_tables",
    "network_colours",
    "qudt",
    "serve",
    "sparql_servers",
    "traditional",
    "unit_spellings",
}
ANNOTATED = "luohu-2020h1"


class Corpus:
    """The folded texts of all official reports, and which of them hold a word."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(path for path in folder.rglob("*") if path.is_file())
        self._texts = {f"{path.parent.name}/{path.name}": fold(read(path).text) for path in paths}
        self._holders: dict[str, list[str]] = {}

    def holders(self, word: str, *, regular: bool = False) -> list[str]:
        """The reports that hold a word."""
        if word not in self._holders:
            plain, phrase = fold(word), re.compile(word) if regular else pattern(fold(word))
            texts = self._texts.items()
            self._holders[word] = [n for n, text in texts if (phrase.search(text) if phrase else plain in text)]
        return self._holders[word]


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Corpus:
    return Corpus(shared / "corpus")


def words_of(row: Mapping[str, Any], columns: tuple[str, ...]) -> Iterator[str]:
    for column in columns:
        given = row.get(column, ())
        yield from (given,) if isinstance(given, str) else given


@cache
def pattern(word: str) -> re.Pattern[str] | None:
    """What a phrase with … for other words, # for a figure, ^ and $ for its ends looks for; nothing for a plain word."""
    if not re.search(r"[…#^$]", word):
        return None
    inner = re.escape(word.removeprefix("^").removesuffix("$")).replace("…", r"[^。\n]{0,30}").replace(r"\#", r"\d")
    front = r"(?:^|(?<=[\s。,;:、.)]))" if word[0] == "^" else ""
    return re.compile(front + inner + (r"(?=$|[\s。,;:])" if word[-1] == "$" else ""), re.MULTILINE)


def unexplained(table: str) -> Iterator[tuple[Mapping[str, Any], list[str]]]:
    """The rows that do not say why they stay, with their words."""
    for row in raw(table)["rows"]:
        if not row.get("stays"):
            yield row, list(words_of(row, WORDS[table]))


@pytest.mark.parametrize("table", WORDS)
def test_each_row_is_met_in_two_reports_or_says_why_it_stays(table: str, corpus: Corpus) -> None:
    regular = table in REGULAR
    idle = [
        words
        for row, words in unexplained(table)
        if row.get("rare") or (words and max(len(corpus.holders(word, regular=regular)) for word in words) < 2)
    ]
    assert not idle


@pytest.mark.parametrize("table", WORDS)
def test_no_word_is_the_annotated_report_s_alone_or_its_row_says_why_it_stays(table: str, corpus: Corpus) -> None:
    lone = [
        word
        for _, words in unexplained(table)
        for word in words
        if [name.partition("/")[0] for name in corpus.holders(word, regular=table in REGULAR)] == [ANNOTATED]
    ]
    assert not lone


def test_every_table_of_language_is_looked_at() -> None:
    files = (file.name for file in resources.files("kg.tables").iterdir())
    tables = {name.removesuffix(".yml") for name in files if name.endswith(".yml")}
    assert tables - NO_LANGUAGE == WORDS.keys()
