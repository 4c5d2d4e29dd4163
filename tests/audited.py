"""Small reports made of a few phrases in their three parts, and what a rule of the audit finds in them."""

from dataclasses import dataclass

from pyoxigraph import Store

from kg.audit import parse_rule, rule_files
from kg.audit.run import findings
from kg.graph import Read, to_quads
from kg.link import link
from kg.model import Document, Finding
from kg.pipeline import extract_from
from kg.store import rows

HEAD = "杭州市上城区2021年上半年国民经济和社会发展计划执行情况报告"
FACTS = {"jurisdiction": "330102", "issued": "2021-08-20"}
RULES = dict(rule_files())


@dataclass(frozen=True)
class Parts:
    """What a report says in its three parts; a part that says nothing has a sentence that raises nothing."""

    results: str = "全区各项工作有序开展。"
    problems: str = "人才住房供应不足。"
    plan: str = "建成人才公寓200套。"
    years: bool = False

    @property
    def text(self) -> str:
        """The text of the report, of half a year or of a year."""
        head = "杭州市上城区2021年国民经济和社会发展计划执行情况与2022年计划草案的报告" if self.years else HEAD
        past, ahead = ("2021年", "2022年") if self.years else ("2021年上半年", "下半年")
        return (
            f"{head}\n\n一、{past}计划执行情况\n\n{self.results}\n\n二、存在的问题\n\n{self.problems}\n\n"
            f"三、{ahead}重点工作\n\n{self.plan}\n"
        )


def read(parts: Parts, **facts: str) -> Read:
    """The report as the first four stages read it."""
    document = Document("report.txt", parts.text, "text/plain", "utf-8", "", "0" * 64)
    extraction = extract_from(document, FACTS | facts)
    return Read(extraction, link(extraction))


def store_of(parts: Parts, **facts: str) -> Store:
    """The report as a store."""
    store = Store()
    store.bulk_extend(to_quads([read(parts, **facts)]))
    return store


def found(rule: str, parts: Parts, **facts: str) -> list[Finding]:
    """What one rule finds in a report."""
    return findings(store_of(parts, **facts), parse_rule(rule, RULES[rule]))


def words(store: Store) -> dict[str, str]:
    """The words of each statement of a report, by its IRI."""
    found = rows(store, "SELECT ?s ?label WHERE { ?s a ca:Statement ; rdfs:label ?label }")
    return {str(getattr(s, "value", "")): str(getattr(label, "value", "")) for s, label in found}
