"""The rules for https://w3id.org/commitment-accountability/, applied as Apache would, lead to what the server has."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.vocab import ROOT
from serving import Served, serving

RULES = Path(__file__).parents[2] / "docs" / "w3id" / ".htaccess"
HTML, TURTLE = "text/html", "text/turtle"
REPORT = "id/report/luohu-2020h1-restatement"
ADDRESSES = [
    ("ns", HTML, HTML, ""),
    ("ns", "", TURTLE, ""),
    ("ns", TURTLE, TURTLE, ""),
    ("ns", "application/ld+json", "application/ld+json", ""),
    ("ns", "application/rdf+xml", "application/rdf+xml", ""),
    ("ns", "application/n-triples", "application/n-triples", ""),
    ("ns/0.2.0", TURTLE, TURTLE, ""),
    ("", HTML, HTML, ""),
    ("code/direct", HTML, HTML, "code-direct"),
    ("code/direct", TURTLE, TURTLE, ""),
    ("code/Grade", HTML, HTML, "code-Grade"),
    ("code/", HTML, HTML, "codes"),
    ("code/atLeast", "application/ld+json", "application/ld+json", ""),
    ("shapes", TURTLE, TURTLE, ""),
    ("alignments", TURTLE, TURTLE, ""),
    ("context.jsonld", "application/ld+json", "application/ld+json", ""),
    (REPORT, HTML, HTML, ""),
    (REPORT, TURTLE, TURTLE, ""),
    (f"{REPORT}/section/1", "application/ld+json", "application/ld+json", ""),
]


def apply(path: str, accept: str) -> str:
    """Where the rules lead, by the little of mod_rewrite that they use; the server's own address is left out."""
    conditions: list[str] = []
    for line in RULES.read_text("utf-8").splitlines():
        words = line.split()
        if line.startswith("RewriteCond"):
            assert words[1] == "%{HTTP_ACCEPT}"
            conditions.append(words[2])
        elif line.startswith("RewriteRule"):
            _, pattern, target, flags = words
            found = re.search(pattern, path)
            if found and all(re.search(c, accept) for c in conditions) and target != "-":
                assert {"R=303", "L"} <= set(flags.strip("[]").split(","))
                assert "#" not in target or "NE" in flags
                return found.expand(target.replace("$1", r"\1")).removeprefix("%{ENV:KG}")
            conditions = []
    raise AssertionError(f"no rule for {path}")


@pytest.fixture(scope="module")
def served(bundled: Path) -> Iterator[Served]:
    with serving(bundled / "store") as running:
        yield running


@pytest.mark.parametrize(("path", "accept", "kind", "anchor"), ADDRESSES)
def test_an_address_leads_to_the_right_thing_in_the_right_format(
    served: Served, path: str, accept: str, kind: str, anchor: str
) -> None:
    place, _, found = apply(path, accept).partition("#")
    answer = served.get(place, accept or "*/*")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert found == anchor
    assert not anchor or f'id="{anchor}"' in answer.text


def test_every_kind_of_name_in_the_graph_has_a_rule(served: Served) -> None:
    names = served.ask("SELECT DISTINCT ?class { ?s a ?class FILTER(STRSTARTS(STR(?class), STR(ca:))) }").text.split()[
        1:
    ]
    things = served.ask("SELECT (SAMPLE(?s) AS ?one) { ?s a ?class } GROUP BY ?class").text.split()[1:]
    for iri in (*names, *(thing for thing in things if thing.startswith(ROOT))):
        path = iri.removeprefix(ROOT).partition("#")[0]
        assert served.get(apply(path, HTML), HTML).status_code == 200, iri
