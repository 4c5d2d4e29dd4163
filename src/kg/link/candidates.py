"""Which commitments could answer a problem: an index over what they are about and name, so that nobody tries all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from kg.link.pairs import remedy
from kg.link.profile import Profile, content, wordings
from kg.link.themes import wider

# A wording tells something where no more than this share of the commitments use it (three always may, 20 never).
RARE, FEW, MANY = 0.02, 3, 20
# However long a report is, its problems get this many candidates each, or this many for each commitment in all.
PER_PROBLEM = 16
PER_ACT = 12
GRAM = 3
FRONT = 4


class Candidates:
    """Commitments by topic, field, named thing, trade, metric and rare wording."""

    def __init__(self, acts: Sequence[Profile], problems: int) -> None:
        self._acts = acts
        self._most = max(PER_PROBLEM, PER_ACT * len(acts) // max(1, problems))
        self._index: dict[tuple[str, str], list[int]] = defaultdict(list)
        for number, act in enumerate(acts):
            for key in dict.fromkeys((*_offers(act), *_grams(act))):
                self._index[key].append(number)
        self._rare = min(MANY, max(FEW, round(len(acts) * RARE)))

    def of(self, problem: Profile) -> Iterator[tuple[Profile, str]]:
        """The commitments that share anything with a problem, each with the longest rare wording that both use.

        What few commitments have comes first, and the number of candidates is bounded, so the work grows with the length of
        a report even where thousands of its commitments lie in one field.
        """
        shared: dict[int, str] = {}
        for key in _grams(problem):
            if len(found := self._index.get(key, ())) <= self._rare:
                shared |= {number: self._longest(problem, number) for number in found if number not in shared}
        numbers = dict.fromkeys(shared)
        for key in sorted(set(_asks(problem)), key=lambda key: (len(self._index.get(key, ())), key)):
            numbers |= dict.fromkeys(self._index.get(key, ())[: max(0, self._most - len(numbers))])
            if len(numbers) >= self._most:
                break
        for number in sorted(numbers):
            yield self._acts[number], shared.get(number, "")

    def _longest(self, problem: Profile, number: int) -> str:
        text = self._acts[number].text
        pieces = (s[a:b] for s in wordings(problem.text) for a in range(len(s)) for b in range(a + GRAM, len(s) + 1))
        return max((piece for piece in pieces if piece in text and content(piece)), key=len, default="")


def _asks(problem: Profile) -> Iterator[tuple[str, str]]:
    """What a commitment must have to answer a problem: a field only where the problem is about a whole one."""
    yield from (("topic", topic) for topic in problem.topics | problem.focus.also)
    yield from (("topic", above) for topic in problem.topics for above in wider(topic))
    fields = problem.themes if remedy("scattered")[1].search(problem.text) else problem.focus.fields
    yield from (("field", theme) for theme in fields)
    yield from _named(problem)


def _offers(act: Profile) -> Iterator[tuple[str, str]]:
    for topic in act.topics | act.focus.also | {t for lead in act.leads for t in lead.topics}:
        yield from (("topic", above) for above in wider(topic))
    driver = ("growth",) if remedy("unsteady")[2].search(act.text) else ()
    yield from (("field", theme) for theme in act.themes | act.listed | {*driver})
    yield from _named(act)


def _named(one: Profile) -> Iterator[tuple[str, str]]:
    yield from (("group", group) for group in one.groups)
    for name in one.names:
        yield from (("name", name.key), ("name", name.core), ("front", name.core[:FRONT]))
    yield from (("metric", figure.metric.key) for figure in one.figures if figure.metric)


def _grams(one: Profile) -> Iterator[tuple[str, str]]:
    for stretch in wordings(one.text):
        yield from (("words", stretch[at : at + GRAM]) for at in range(len(stretch) - GRAM + 1))
