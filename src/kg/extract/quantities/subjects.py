"""Which metric each figure of a statement measures, with what is left unsaid taken from the figures before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.quantities.metrics import find, measure_of, metric, words
from kg.extract.quantities.naming import (
    NOTHING,
    Name,
    before_figure,
    behind_figure,
    closing_verb,
    ranked_name,
    share_name,
    split_subjects,
    without_verb,
)
from kg.model import Kind, Metric, Quantity, Statement

CLAUSE_END = re.compile("[,;。:()\n]")
ROW = frozenset(("、", "和", "与", "及", "以及", ",", "、约", "和约"))
AFFECTED = re.compile("(?P<subject>[^,;。]{2,14}?)(?:受|因|由于)")
ACT = re.compile(
    "(?:加快|全力|继续|持续|深入|积极|稳步|有序|扎实)*(?:推进|推动|建设)(?P<object>[^,;。]{2,24}?)(?:工作|工程)?,"
)


class Around(NamedTuple):
    """A figure and the words of its clause: those before it, those since the figure before it, those up to the next."""

    quantity: Quantity
    clause: str
    left: str
    right: str
    lead: str
    last: bool
    continues: bool


class Said(NamedTuple):
    """What a figure was found to measure, kept for the figures after it."""

    name: Name
    unit: str


class Subjects:
    """Follows the figures of a report and remembers what the paragraph speaks of."""

    def __init__(self, area: str) -> None:
        self._area = re.compile(f"(?:[\u4e00-\u9fff]{{2,3}}[省市])?{re.escape(area)}" if area else "(?!)")
        self._paragraph = -1
        self._said: list[Said] = []
        self._row: list[Name] = []
        self._noun = ""

    def metrics(self, inside: list[Quantity], statement: Statement, text: str) -> list[Metric]:
        """The metric of each figure of a statement; `text` is its folded quote."""
        if statement.paragraph != self._paragraph:
            self._paragraph, self._said, self._row = statement.paragraph, [], []
        found: list[Metric] = []
        for row in _rows(inside, text, statement.span.start):
            self._row = self._names(row)
            for around, name in zip(row, self._row, strict=True):
                whole = name.whole or around.quantity.unit or "数"
                found.append(metric(whole, measure_of(around.quantity, whole, around.clause), around.quantity))
                self._said.append(Said(name, around.quantity.unit))
        return found

    def _names(self, row: list[Around]) -> list[Name]:
        first = row[0]
        if len(row) > 1:
            if "分别" in first.left:
                return split_subjects(self._local(first.left.split("分别")[0]), len(row))
            if len(self._row) == len(row) and before_figure(first.left) == NOTHING:
                return self._row
        names: list[Name] = []
        for around in row:
            names.append(names[-1] if names and not around.right else self._name(around))
        return names

    def _local(self, phrase: str) -> str:
        """The phrase without the name of the report's own area, which every figure is about."""
        return self._area.sub("", phrase)

    def _name(self, around: Around) -> Name:
        quantity, topic = around.quantity, self._said[-1].name if self._said else NOTHING
        left = self._local(around.left)
        counted, self._noun = self._noun, ""
        if quantity.kind is Kind.RANK:
            return self._owned(before_figure(ranked_name(left)), topic, around)
        if counted and around.continues and left.startswith(counted):
            left = left[len(counted) :]
            if quantity.kind is Kind.SHARE and not left:
                return Name("", counted + behind_figure(around.right, ends=False))
        name = before_figure(left)
        if counted and not left.strip("、和与及"):  # 新建1条大道、1个街区: the verb governs the whole list
            name = Name(topic.verb, "")
        if quantity.kind is Kind.SHARE and (share := share_name(name.noun, topic.whole)):
            return Name("", share)
        if (quantity.kind is Kind.COUNT or not name.noun) and quantity.kind is not Kind.CHANGE:
            self._noun = behind_figure(around.right, ends=bool(name.verb) or not around.last)
            if self._noun:
                return Name(name.verb or closing_verb(name.noun), self._noun)
        if name.noun:
            return self._owned(_led(name, around.lead), topic, around)
        return self._inherited(name.verb, quantity.unit, topic)

    def _owned(self, name: Name, topic: Name, around: Around) -> Name:
        """A short name such as 占比 with the thing it belongs to."""
        if name == NOTHING:
            return topic
        if name.noun not in words("owner") or find(name.noun) is not None or around.quantity.scope:
            return name
        return Name("", (_subject(around.lead) or topic.whole) + name.noun)

    def _inherited(self, verb: str, unit: str, topic: Name) -> Name:
        """供应1000套: the verb is new, the thing is the last one counted in this unit."""
        if not verb:
            return topic
        same = next((said.name for said in reversed(self._said) if said.unit == unit and said.name.noun), NOTHING)
        return Name(verb, without_verb(same.noun))


def _led(name: Name, lead: str) -> Name:
    """推进A片区改造,完成固定资产投资32亿元: the investment is that of the project, not of the whole area."""
    row = find(name.noun)
    act = ACT.match(lead) if row is not None and row.key.endswith("investment") else None
    return Name("", act["object"] + name.noun) if act else name


def _subject(lead: str) -> str:
    """旅行社受停摆影响,营收下降: the subject of the clause before, where it has no figure of its own."""
    clauses = [clause for clause in re.split("[,;。:]", lead) if clause]
    if not clauses or re.search(r"\d", clauses[-1]) or (match := AFFECTED.match(clauses[-1])) is None:
        return ""
    return match["subject"]


def _rows(inside: list[Quantity], text: str, offset: int) -> list[list[Around]]:
    """The figures in rows: those with nothing but 、 or 和 between them belong together."""
    rows: list[list[Around]] = []
    taken = -1
    for number, quantity in enumerate(inside):
        start, end = quantity.span.start - offset, quantity.span.end - offset
        opening = max((match.end() for match in CLAUSE_END.finditer(text, 0, start)), default=0)
        right, last = _right(inside, number, text, offset)
        around = Around(
            quantity,
            text[opening:start],
            text[max(opening, taken) : start],
            right,
            text[:opening],
            last,
            opening <= taken,
        )
        if rows and around.continues and text[taken:start].strip() in ROW and _same(rows[-1][0], quantity):
            rows[-1].append(around)
        else:
            rows.append([around])
        if not quantity.scope:
            taken = end
    return rows


def _same(first: Around, quantity: Quantity) -> bool:
    """Whether a figure may stand in a row with another: in one unit, or each with a subject of its own (分别)."""
    return first.quantity.unit == quantity.unit or "分别" in first.left


def _right(inside: list[Quantity], number: int, text: str, offset: int) -> tuple[str, bool]:
    """The words behind a figure up to the end of its clause or the next figure that is no threshold, and which it is."""
    start = inside[number].span.end - offset
    closing = CLAUSE_END.search(text, start)
    end = closing.start() if closing else len(text)
    for following in inside[number + 1 :]:
        if following.span.start - offset >= end:
            break
        if following.scope and inside[number].kind is Kind.SHARE:
            continue
        if following.scope:
            start = following.span.end - offset
            continue
        words_between = text[start : following.span.start - offset]
        return re.split("[和及与、]", words_between)[0] if words_between[:1] not in "和及与、" else "", False
    return text[start:end], True
