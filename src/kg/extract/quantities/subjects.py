"""Which metric each figure of a statement measures, with what is left unsaid taken from the figures before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.quantities.around import Around, rows
from kg.extract.quantities.metrics import dimension, find, measure_of, metric, words
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

COMPARED_WITH = re.compile("(?:高于|低于|快于|慢于|优于|好于|高出|超出|领先|塌|[高低]於)[^,;]*$")
AFFECTED = re.compile("(?P<subject>[^,;。]{2,14}?)(?:受|因|由于)")
ACT = re.compile(
    "(?:加快|全力|继续|持续|深入|积极|稳步|有序|扎实)*(?:推进|推动|建设)(?P<object>[^,;。]{2,24}?)(?:工作|工程)?,"
)


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
        for row in rows(inside, text, statement.span.start):
            self._row = self._names(row)
            for around, name in zip(row, self._row, strict=True):
                whole = name.whole or around.quantity.unit or "数"
                found.append(metric(whole, measure_of(around.quantity, whole, around.clause), around.quantity))
                self._said.append(Said(name, around.quantity.unit))
        return found

    def _names(self, row: list[Around]) -> list[Name]:
        if len(row) > 1 and (aligned := self._aligned(row)) is not None:
            return aligned
        names: list[Name] = []
        for around in row:
            names.append(names[-1] if names and not around.right else self._name(around))
        return names

    def _aligned(self, row: list[Around]) -> list[Name] | None:
        """The names of a row of figures that stand for as many subjects in turn, or None where they do not."""
        first, count = row[0], len(row)
        shared, apart, act = self._local(first.left).partition("分别")
        if before_figure(shared) == NOTHING:
            if (announced := split_subjects(_announced(first.lead), count)) and find(announced[-1].noun) is not None:
                return announced
            if len(self._row) == count:
                return self._row
        subjects = split_subjects(shared, count)
        if len({subject.noun for subject in subjects}) == count and (apart or all(find(s.noun) for s in subjects)):
            return subjects
        said = [said.name.noun for said in self._said[-count:]]
        if apart and first.continues and len(set(said)) == count:
            return [Name("", noun + before_figure(act).noun) for noun in said]
        return subjects if apart and before_figure(shared) != NOTHING else None

    def _local(self, phrase: str) -> str:
        """The phrase without the name of the report's own area, which every figure is about."""
        return self._area.sub("", phrase)

    def _name(self, around: Around) -> Name:
        """The name of one figure: from before it, from behind it where it counts, else from the figures before."""
        quantity, topic = around.quantity, self._said[-1].name if self._said else NOTHING
        counted, self._noun = self._noun if around.continues else "", ""
        left = self._local(around.left).removeprefix(counted)
        if quantity.unit == "百分点":
            left = COMPARED_WITH.sub("", left)
        if quantity.kind is Kind.RANK:
            return self._owned(before_figure(ranked_name(left)), topic, around)
        if quantity.kind is Kind.SHARE and counted and not left:
            return Name("", counted + behind_figure(around.right, ends=False))
        name = before_figure(left)
        if counted and not left.strip("、和与及"):  # 新建1条大道、1个街区: the verb governs the whole list
            name = Name(topic.verb, "")
        if quantity.kind is Kind.SHARE and (share := share_name(name.noun, topic.whole)):
            return Name("", share)
        return self._counted(name, around) or self._thing(name, topic, around)

    def _counted(self, name: Name, around: Around) -> Name | None:
        """The name of a figure whose noun stands behind it."""
        if _inherits(around.quantity) or (name.noun and around.quantity.kind is not Kind.COUNT):
            return None
        self._noun = behind_figure(around.right, ends=bool(name.verb) or not around.last)
        return Name(name.verb or closing_verb(name.noun), self._noun) if self._noun else None

    def _thing(self, name: Name, topic: Name, around: Around) -> Name:
        """The name of a figure whose noun stands before it, in its clause, in the clause before, or further back."""
        if name.noun:
            return self._owned(_led(name, around.lead), topic, around)
        if not name.verb and find(announced := before_figure(_announced(around.lead)).noun) is not None:
            return Name("", announced)
        return self._inherited(name.verb, around.quantity.unit, topic)

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


def _inherits(quantity: Quantity) -> bool:
    """Whether the words behind a figure never name it: a change, a length of time."""
    return quantity.kind is Kind.CHANGE or dimension(quantity.unit) == "time"


def _announced(lead: str) -> str:
    """The clause before, where it has no figure of its own: 城镇居民人均可支配收入,由5160元增加到7703元."""
    clause = re.split("[,;。:]", lead.rstrip(",;。:"))[-1]
    return "" if re.search(r"\d", clause) else clause


def _subject(lead: str) -> str:
    """旅行社受停摆影响,营收下降: the subject of the clause before, where it has no figure of its own."""
    affected = AFFECTED.match(_announced(lead))
    return affected["subject"] if affected else ""
