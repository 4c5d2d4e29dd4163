"""Every named question and every rule of the audit has the same answer on the embedded store and on both servers."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Store

from kg.audit.rules import parse_rule, rule_files
from kg.audit.run import findings
from kg.endpoint import Endpoint, Login
from kg.model import Finding
from kg.publish import publish
from kg.query import query, question, questions
from kg.store import open_store
from servers import Server

VALUES = {"word": "学位", "name": "清水河", "label": "三/(四)"}
OTHERS = {"metric": "投资", "project": "文化艺术馆"}
# Answers that may differ, each with the reason that docs/how-to/publish.md gives: there are none.
DIFFERENT: dict[str, str] = {}


@pytest.fixture
def store(bundled: Path) -> Store:
    return open_store(bundled / "store")


@pytest.fixture
def endpoint(server: Server, store: Store) -> Endpoint:
    """A server that holds the bundled report and nothing else of ours."""
    publish(store, Endpoint(server.address, Login.of(server.user, None)), prune=True)
    return Endpoint(server.address)


@pytest.mark.parametrize("name", [name for name in questions() if name not in DIFFERENT])
def test_a_question_has_the_same_rows_everywhere(store: Store, endpoint: Endpoint, name: str) -> None:
    asked = question(name)
    bound = {p.name: OTHERS.get(name, VALUES.get(p.name, "")) for p in asked.parameters if p.default is None}
    if name == "problem-graph":
        problems = csv.DictReader(io.StringIO(query(store, question("problems"), form="csv").decode()))
        bound = {"problem": f"<{next(problems)['iri']}>"}
    form = "turtle" if name == "problem-graph" else "json"
    expected = query(store, asked, bound, form=form)
    assert query(endpoint, asked, bound, form=form) == expected


@pytest.mark.parametrize(("name", "text"), list(rule_files()), ids=[name for name, _ in rule_files()])
def test_a_rule_of_the_audit_finds_the_same_everywhere(store: Store, endpoint: Endpoint, name: str, text: str) -> None:
    rule = parse_rule(name, text)
    assert list(map(rounded, findings(endpoint, rule))) == list(map(rounded, findings(store, rule)))


def rounded(finding: Finding) -> Finding:
    """Servers divide to different numbers of digits, from the fifteenth on."""
    return replace(
        finding,
        figures={
            n: tuple(v if isinstance(v, str) else short(v) for v in values) for n, values in finding.figures.items()
        },
    )


def short(value: Decimal) -> Decimal:
    return round(value, 9)
