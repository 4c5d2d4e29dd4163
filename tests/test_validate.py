"""What SHACL cannot say is checked too, and what is broken is named with the next step."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from kg.validate import integrity, validate
from kg.vocab import PREFIXES
from turtle_files import EXAMPLE, quads, store_of

EX = "https://example.org/"


@pytest.fixture
def store() -> Store:
    return store_of(quads(EXAMPLE))


def change(store: Store, update: str) -> None:
    prefixes = "".join(f"PREFIX {prefix}: <{base}>\n" for prefix, base in PREFIXES.items())
    store.update(f"{prefixes}PREFIX ex: <{EX}>\n{update}")


def put(node: str, property_: str, value: str) -> str:
    """An update that gives a property of a node another value."""
    return f"DELETE WHERE {{ {node} {property_} ?any }}; INSERT DATA {{ {node} {property_} {value} }}"


def test_the_example_keeps_all_rules(store: Store) -> None:
    assert validate(store) == ()


def test_quads_are_validated_like_a_store() -> None:
    assert validate(quads(EXAMPLE)) == ()


@pytest.mark.parametrize(
    ("update", "rule", "focus"),
    [
        (put("ex:chars-0-12", "oa:exact", '"公共停车位尚缺1200个"'), "quote-in-text", "chars-0-12"),
        (put("ex:chars-0-12", "oa:start", "1"), "quote-in-text", "chars-0-12"),
        (put("ex:chars-0-12", "oa:end", "4000"), "quote-in-text", "chars-0-12"),
        (put("ex:chars-0-12", "oa:suffix", '"，年内"'), "quote-context", "chars-0-12"),
        (put("ex:chars-0-12", "oa:prefix", '"其中"'), "quote-context", "chars-0-12"),
        (put("ex:report", "ca:sha256", f'"{"0" * 64}"'), "text-hash", "report"),
        ("DELETE WHERE { ex:report ca:text ?text }", "text-at-hand", "report"),
        (put("ex:gap", "ca:quote", '"1200套"'), "figure-in-statement", "gap"),
        ("DELETE WHERE { ex:commitment ca:addresses ex:problem }", "addresses-follows-links", "commitment"),
        ("INSERT DATA { ex:member ca:addresses ex:headline }", "addresses-follows-links", "member"),
        (put("ex:link", "ca:grade", "code:related"), "addresses-follows-links", "commitment"),
        (put("ex:link", "ca:reviewState", "code:rejected"), "addresses-follows-links", "commitment"),
        (put("ex:link", "ca:reviewState", "code:unsure"), "addresses-follows-links", "commitment"),
        (put("ex:link", "ca:reviewState", "code:contested"), "addresses-follows-links", "commitment"),
    ],
)
def test_a_broken_rule_is_found(store: Store, update: str, rule: str, focus: str) -> None:
    change(store, update)
    (found,) = integrity(store)
    assert (found.shape, found.focus) == (rule, EX + focus)
    assert found in validate(store)


@pytest.mark.parametrize("state", ["code:proposed", "code:accepted"])
@pytest.mark.parametrize("grade", ["code:direct", "code:partial"])
def test_a_link_in_force_addresses_the_problem(store: Store, grade: str, state: str) -> None:
    change(store, put("ex:link", "ca:grade", grade) + ";" + put("ex:link", "ca:reviewState", state))
    assert integrity(store) == ()


def test_a_blank_node_is_found(store: Store) -> None:
    change(store, "INSERT DATA { ex:report dcterms:publisher [] }")
    (found,) = integrity(store)
    assert (found.shape, found.focus) == ("no-blank-nodes", f"<{EX}report>")


def test_a_text_can_be_given_by_report_id(store: Store) -> None:
    (text,) = [q.object.value for q in store if q.predicate.value.endswith("#text") and q.object.value]
    change(store, "DELETE WHERE { ex:report ca:text ?text }")
    assert integrity(store, {"example-2020h1": text}) == ()
    assert {v.shape for v in integrity(store, {"example-2020h1": "另一份文本"})} == {"text-hash", "quote-in-text"}


def test_offsets_that_are_no_numbers_break_a_shape_and_nothing_else(store: Store) -> None:
    change(store, put("ex:chars-0-12", "oa:start", '"the beginning"'))
    assert integrity(store) == ()
    assert {v.shape for v in validate(store)} == {"Selector-start"}


def test_a_quote_says_what_the_text_reads(store: Store) -> None:
    change(store, put("ex:chars-0-12", "oa:exact", '"公共停车位尚缺1200个"'))
    (found,) = integrity(store)
    assert str(found) == (
        "https://example.org/chars-0-12 (oa:exact): Characters 0 to 12 of the text read “公共停车位缺口1200个”; check the "
        "place. [quote-in-text, found 公共停车位尚缺1200个]"
    )


def test_an_empty_graph_keeps_all_rules() -> None:
    assert validate(Store()) == ()
