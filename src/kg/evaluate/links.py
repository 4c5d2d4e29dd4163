"""Links between problems and commitments, looked at twice.

*Strict*: through the one-to-one matches of statements. *Lenient*: through overlap, for a program that cuts statements finer or
coarser than the annotation. Links to headlines are ignored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import groupby, product
from operator import itemgetter

from kg.evaluate.labels import Labels, LinkLabel
from kg.evaluate.matching import Figures, half_covered, length, rates, ratio, touching
from kg.model import Grade, Role

DEGREES = {Grade.DIRECT: 3, Grade.PARTIAL: 2, Grade.RELATED: 1}
AT_LEAST = {"strong": 2, "any": 1, "direct": 3}
LONGEST, SHORTEST = 4, 5
Key = tuple[str, str]
Meant = Callable[[str], set[str]]
"""The statements of the annotation that a predicted id stands for."""


def score_links(gold: Labels, predicted: Labels, strict: Mapping[str, str]) -> Figures:
    """The measures of links in both views; `strict` holds the one-to-one matches of statements."""
    loosely = lenient(gold, predicted)
    owner = owners(predicted)

    def one(statement: str) -> set[str]:
        found = strict.get(owner.get(statement, statement))
        return {found} if found else set()

    return {"strict": _view(gold, predicted.links, one), "lenient": _view(gold, predicted.links, loosely)}


def owners(predicted: Labels) -> dict[str, str]:
    """The compound statement of each component."""
    return {c.id: c.component_of for c in predicted.components if c.component_of}


def lenient(gold: Labels, predicted: Labels) -> Meant:
    """What a predicted statement stands for by overlap; a component that stands for nothing stands for its compound."""
    found: dict[str, set[str]] = defaultdict(set)
    for role in (Role.PROBLEM, Role.COMMITMENT):
        first = [s for s in (*predicted.statements, *predicted.components) if s.role == role]
        second = gold.of_role(role)
        for i, j in touching([s.span for s in first], [s.span for s in second]):
            a, b = first[i].span, second[j].span
            alike = length(a) <= LONGEST * length(b) and length(b) <= SHORTEST * length(a)
            if alike and half_covered(a, b):
                found[first[i].id].add(second[j].id)
    owner = owners(predicted)
    return lambda statement: found.get(statement) or found.get(owner.get(statement, statement)) or set()


def _view(gold: Labels, links: Sequence[LinkLabel], meant: Meant) -> Figures:
    points = {s.id for s in gold.problem_points}
    headlines = {s.id for s in gold.of_role(Role.PROBLEM)} - points
    wanted = _degrees((link, [(link.problem, link.commitment)]) for link in gold.links if link.problem not in headlines)
    read, lost, ignored = [], [], 0
    for link in links:
        problems, commitments = meant(link.problem), meant(link.commitment)
        if problems and problems <= headlines:
            ignored += 1
        elif (problems := problems - headlines) and commitments:
            read.append((link, list(product(problems, commitments))))
        else:
            lost.append((link, [(link.problem, link.commitment)]))
    found, unmapped = _degrees(read), _degrees(lost)
    figures: Figures = {"unmapped": len(unmapped), "headline_ignored": ignored}
    for name, least in AT_LEAST.items():
        first, second = _reaching(found, least), _reaching(wanted, least)
        figures[name] = rates(len(first & second), len(first) + len(_reaching(unmapped, least)), len(second))
    both = found.keys() & wanted.keys()
    figures["grade_accuracy_on_shared"] = ratio(sum(found[key] == wanted[key] for key in both), len(both))
    return figures | _ranking(_scores(read), _scores(lost), wanted)


def _degrees(links: Iterable[tuple[LinkLabel, list[Key]]]) -> dict[Key, int]:
    """The strongest grade of each pair."""
    degrees: dict[Key, int] = {}
    for link, keys in links:
        for key in keys:
            degrees[key] = max(degrees.get(key, 0), DEGREES[Grade(link.grade)])
    return degrees


def _reaching(degrees: Mapping[Key, int], least: int) -> set[Key]:
    return {key for key, degree in degrees.items() if degree >= least}


def _scores(links: Iterable[tuple[LinkLabel, list[Key]]]) -> dict[Key, float]:
    """The highest score of each pair."""
    scores: dict[Key, float] = {}
    for link, keys in links:
        for key in keys if link.score is not None else ():
            assert link.score is not None
            scores[key] = max(scores.get(key, link.score), link.score)
    return scores


def _ranking(read: Mapping[Key, float], lost: Mapping[Key, float], wanted: Mapping[Key, int]) -> Figures:
    if not read:
        return {}
    ranked: list[tuple[float, Key | None]] = [(score, key) for key, score in read.items()]
    ranked += [(score, None) for score in lost.values()]
    return {
        "ap_strong": average_precision(ranked, _reaching(wanted, AT_LEAST["strong"])),
        "ap_any": average_precision(ranked, wanted.keys()),
    }


def average_precision(ranked: Iterable[tuple[float, Key | None]], wanted: Collection[Key]) -> float | None:
    """The mean, over the wanted pairs, of the precision down to each; a tie counts with its mean over all orders.

    In a tie of n pairs of which h are wanted, any place holds a wanted one with h/n, and of the other h-1 a share of
    (place-1)/(n-1) is expected before it.
    """
    total, seen, hits = 0.0, 0, 0
    for _, tied in groupby(sorted(ranked, key=itemgetter(0), reverse=True), key=itemgetter(0)):
        verdicts = [key in wanted for _, key in tied]
        size, good = len(verdicts), sum(verdicts)
        for place in range(1, size + 1) if good else ():
            before = (good - 1) * (place - 1) / max(1, size - 1)
            total += good / size * (hits + 1 + before) / (seen + place)
        seen, hits = seen + size, hits + good
    return ratio(total, len(wanted))
