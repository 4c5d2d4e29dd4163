"""Runs rules on a store. A rule that fails is named, and stops only itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from pyoxigraph import Literal, NamedNode, QuerySolutions

from kg.audit.rules import LANGUAGES, TEXTS, Rule, parse_rule, rule_files
from kg.audit.wording import fill, names_in
from kg.errors import RuleFault
from kg.ids import short_hash
from kg.model import Finding
from kg.store import Answers, Term
from kg.vocab import PREFIXES, SCHEMES, XSD

Row = Mapping[str, Term]
WANTED = ("report", "about", "statement")
AT = re.compile(r"error at (?P<line>\d+):\d+: ")
NUMBERS = (XSD.integer, XSD.decimal)
SEVERITIES = tuple(SCHEMES["severity"])[::-1]


@dataclass(frozen=True, slots=True)
class Audited:
    """What the rules found, the gravest first, and what is wrong with rules that failed."""

    findings: tuple[Finding, ...]
    faults: tuple[RuleFault, ...]


@dataclass(slots=True)
class _Raised:
    """What the rows of a rule say of one thing: its report, its statements, other evidence, and figures."""

    report: str
    statements: dict[str, None] = field(default_factory=dict)
    evidence: dict[str, None] = field(default_factory=dict)
    figures: dict[str, dict[str | Decimal, None]] = field(default_factory=dict)


def audit(store: Answers, files: Iterable[tuple[str, str]] | None = None) -> Audited:
    """Run rules (default: those of the package), given as names and texts, on all reports of a store."""
    found: list[Finding] = []
    faults: list[RuleFault] = []
    for name, text in rule_files() if files is None else files:
        try:
            found += findings(store, parse_rule(name, text))
        except RuleFault as fault:
            faults.append(fault)
    found.sort(key=lambda finding: (finding.report, SEVERITIES.index(finding.severity)))
    return Audited(tuple(found), tuple(faults))


def findings(store: Answers, rule: Rule) -> list[Finding]:
    """What one rule finds, in the order of its rows; raises `RuleFault` where the query cannot be run."""
    raised: dict[str, _Raised] = {}
    for row in _rows(store, rule):
        report, about, statement = (row.get(name) for name in WANTED)
        if isinstance(report, NamedNode) and isinstance(about, NamedNode) and isinstance(statement, NamedNode):
            one = raised.setdefault(about.value, _Raised(report.value))
            one.statements[statement.value] = None
            _add(one, row)
    return [_finding(rule, about, one) for about, one in raised.items()]


def _rows(store: Answers, rule: Rule) -> Iterator[Row]:
    try:
        found = store.query(rule.query, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        if not isinstance(found, QuerySolutions):
            raise rule.fault(1, "the query is no SELECT; write it as SELECT ?report ?about ?statement ….")
        names = [variable.value for variable in found.variables]
        _check(rule, set(names))
        for solution in found:
            yield {name: value for name, value in zip(names, solution, strict=True) if value is not None}
    except (SyntaxError, ValueError, RuntimeError) as error:
        at = AT.search(str(error))
        raise rule.fault(int(at["line"]) if at else 1, f"{AT.sub('', str(error))}; mend the query.") from error


def _check(rule: Rule, bound: set[str]) -> None:
    """Whether the query binds what a finding needs and what the texts ask for."""
    if missing := [f"?{name}" for name in WANTED if name not in bound]:
        raise rule.fault(1, f"the query does not select {', '.join(missing)}; every rule needs them.")
    for key in TEXTS:
        texts: Mapping[str, str] = getattr(rule, key)
        for lang in LANGUAGES:
            if unknown := names_in(texts[lang]) - bound - {"count"}:
                said = ", ".join(f"{{{name}}}" for name in sorted(unknown))
                raise rule.fault(
                    rule.lines[f"{key} {lang}"], f"the query does not bind {said}; select it, or mend the text."
                )


def _add(one: _Raised, row: Row) -> None:
    for name, value in row.items():
        if name == "evidence" and isinstance(value, NamedNode):
            one.evidence[value.value] = None
        elif name not in (*WANTED, "evidence"):
            one.figures.setdefault(name, {})[_value(value)] = None


def _value(term: Term) -> str | Decimal:
    if isinstance(term, Literal) and term.datatype in NUMBERS:
        return Decimal(term.value)
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def _finding(rule: Rule, about: str, one: _Raised) -> Finding:
    evidence = tuple(sorted({*one.statements, *one.evidence}))
    figures = {name: tuple(values) for name, values in one.figures.items()}
    given = {"count": (Decimal(len(one.statements)),), **figures}
    return Finding(
        id=f"{rule.kind}-{short_hash(rule.name, about, *evidence)}",
        kind=rule.kind,
        rule=rule.name,
        severity=rule.severity,
        report=one.report,
        statements=tuple(one.statements),
        evidence=evidence,
        title={lang: fill(rule.title[lang], given, lang) for lang in LANGUAGES},
        explanation={lang: fill(rule.explanation[lang], given, lang) for lang in LANGUAGES},
        question={lang: fill(rule.question[lang], given, lang) for lang in LANGUAGES},
        figures=figures,
    )
