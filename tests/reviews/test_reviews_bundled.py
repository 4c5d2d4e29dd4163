"""The bundled report is fully reviewed: what its build holds to be so is the annotation, no more and no less."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.graph import Read
from kg.graph.derived import problem_states
from kg.model import Grade, Linking, ReviewState, Role, Span
from kg.pipeline import read_report
from kg.read import Source, read_sidecar, sources
from kg.resources import data_dir
from kg.reviews import OTHERS, NotFound, Place, Places, apply_reviews, places_of, read_reviewers, read_rows

ANNOTATION = Path(__file__).parents[1] / "annotations" / "luohu-2020h1-restatement"
FOLDER, REPORT = data_dir() / "reviews", data_dir() / "reports" / "luohu-2020h1"


@pytest.fixture(scope="module")
def read() -> Read:
    return read_report(sources([str(REPORT)])[0])


@pytest.fixture(scope="module")
def linking(read: Read) -> Linking:
    return apply_reviews(read.linking, read.extraction, read_rows([FOLDER]), read_reviewers([FOLDER]))


def lines(name: str) -> Iterator[dict[str, Any]]:
    return map(json.loads, (ANNOTATION / f"{name}.jsonl").read_text("utf-8").splitlines())


def annotated(read: Read) -> dict[tuple[str, str], Grade]:
    """The annotated links between today's statements; of two that fall together the higher grade."""
    spans = {line["id"]: Span(line["start"], line["end"]) for line in lines("statements")}
    today, words = places_of(read.extraction), Places(read.extraction.document.text, [])
    links: dict[tuple[str, str], Grade] = {}
    for line in lines("links"):
        try:
            pair = (
                today.find(words.words(spans[line["problem"]]), Role.PROBLEM).id,
                today.find(words.words(spans[line["commitment"]]), Role.COMMITMENT).id,
            )
        except NotFound:
            continue  # today's rules read no such statement, so there is nothing to link
        links[pair] = min(Grade(line["grade"]), links.get(pair, Grade.RELATED), key=list(Grade).index)
    return links


def test_exactly_the_annotated_links_are_in_force(read: Read, linking: Linking) -> None:
    """Where this fails after a change of the rules, import the annotation anew: data/reviews/README.md says how."""
    found = {(one.problem, one.commitment): one.grade for one in linking.links if one.in_force}
    assert found == annotated(read)
    assert len(found) > 195


def test_every_link_has_a_judgement_and_an_author_who_says_what_he_is(linking: Linking) -> None:
    assert {one.state for one in linking.links} == {ReviewState.ACCEPTED, ReviewState.REJECTED}
    (reviewer,) = {review.by.name: review.by for one in linking.links for review in one.reviews}.values()
    assert "language model" in reviewer.note["en"]
    assert "语言模型" in reviewer.note["zh"]


def test_accepted_links_carry_the_annotations_reasons_in_both_languages(linking: Linking) -> None:
    given = {line["rationale_zh"]: line["rationale_en"] for line in lines("links")}
    accepted = [one for one in linking.links if one.in_force]
    assert all(given[one.rationale["zh"]] == one.rationale["en"] for one in accepted)


def test_what_no_commitment_answers_is_unaddressed(read: Read, linking: Linking) -> None:
    """A problem that the annotation calls unaddressed has no strong link in the build either."""
    spans = {line["id"]: Span(line["start"], line["end"]) for line in lines("statements")}
    today, words = places_of(read.extraction), Places(read.extraction.document.text, [])
    states = problem_states(read.extraction.statements, linking.links)
    unaddressed = [line["problem"] for line in lines("unaddressed") if not line["component"]]
    found = Counter(states[today.find(words.words(spans[name]), Role.PROBLEM).id] for name in unaddressed)
    assert set(found) <= {"related-only", "none"}
    assert sum(found.values()) >= 15


def test_the_reviews_hold_for_the_report_as_a_web_page(tmp_path: Path, linking: Linking) -> None:
    text, facts = (REPORT / "report.txt").read_text("utf-8"), read_sidecar(REPORT / "report.yml")
    page = "".join(f"<p>\u3000\u3000{line}</p>\n" for line in text.split("\n") if line)
    (tmp_path / "page.html").write_text(f"<meta charset=utf-8><body><h1>{facts['title']}</h1>{page}", "utf-8")
    read = read_report(Source(str(tmp_path / "page.html")), facts)
    found = apply_reviews(read.linking, read.extraction, read_rows([FOLDER]))
    assert Counter(one.grade for one in found.links if one.in_force) == Counter(
        one.grade for one in linking.links if one.in_force
    )


@pytest.mark.parametrize("edit", ["replaced", "left out", "put in"])
def test_the_reviews_hold_when_any_one_statement_changes_by_a_character(read: Read, edit: str) -> None:
    text, statements, today = read.extraction.document.text, read.extraction.statements, places_of(read.extraction)
    ends = {(row.problem, Role.PROBLEM) for row in read_rows([FOLDER])}
    ends |= {(row.commitment, Role.COMMITMENT) for row in read_rows([FOLDER])}
    for words, role in sorted(end for end in ends if end[0].quote != OTHERS):
        at = text.index(words.quote) + len(words.quote) // 2
        kept, put, longer = {"replaced": (1, "某", 0), "left out": (1, "", -1), "put in": (0, "某", 1)}[edit]
        edited = [Place(s.id, Span(*(o if o <= at else o + longer for o in s.span)), s.role) for s in statements]
        found = Places(text[:at] + put + text[at + kept :], edited).find(words, role)
        assert found.id == today.find(words, role).id, words.quote
