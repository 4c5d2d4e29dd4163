"""Where everything stands, worked out beforehand: problems left, commitments right, what joins them between.

Nothing here is random or iterative, so the same graph always looks the same, and boxes cannot overlap: every column is a
stack of rows. The page only fits words into the boxes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.explore.data import GRADES, Explored, Statement

ROW = 18
GAP = 12
TITLE = 22
PROBLEM_WIDTH, JOIN_WIDTH, COMMITMENT_WIDTH = 350, 140, 168
JOIN_AT, COMMITMENTS_AT = 355, 594  # the middles of their columns; problems are at 0
COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Box:
    """A node's place: the centre and the width of its box, and the group of the title above it. `aside`: shown when asked for."""

    key: str
    x: float
    y: float
    width: int
    group: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A heading in the picture: a theme code, a section or nothing but a kind of column."""

    key: str
    side: str
    x: float
    y: float
    width: int
    count: int

    @property
    def group(self) -> str:
        return f"{self.side} {self.key}"


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes and headings of one report."""

    boxes: Mapping[str, Box]
    titles: Sequence[Title]
    height: float


def arrange(explored: Explored, report: str) -> Layout:
    """Place the problems, the commitments and what both of them name, of one report."""
    problems = [s for s in explored.of_role("problem") if s.report == report]
    commitments = [s for s in explored.of_role("commitment") if s.report == report]
    boxes: dict[str, Box] = {}
    titles: list[Title] = []
    left = _stack_problems(problems, boxes, titles)
    right = _stack_commitments(explored, commitments, boxes, titles)
    height = max(left, right)
    for box in _joining(explored, [*problems, *commitments], boxes, height):
        boxes[box.key] = box
    return Layout(boxes, titles, height)


def _stack_problems(problems: Sequence[Statement], boxes: dict[str, Box], titles: list[Title]) -> float:
    """Under each headline its points; problems without a headline under their theme."""
    y = 0.0
    for (kind, key), members in _by_headline(problems):
        points = [s for s in members if s.iri != key]
        y += GAP if y else 0
        if kind == "theme":
            titles.append(Title(key, "problem", 0, y + TITLE / 2, PROBLEM_WIDTH, len(points)))
        else:
            boxes[key] = Box(key, 0, y + TITLE / 2, PROBLEM_WIDTH, key)
        y += TITLE
        for statement in points:
            boxes[statement.iri] = Box(statement.iri, 0, y + ROW / 2, PROBLEM_WIDTH, f"problem {key}")
            y += ROW
    return y


def _by_headline(problems: Sequence[Statement]) -> Iterator[tuple[tuple[str, str], list[Statement]]]:
    by_iri = {s.iri: s for s in problems}

    def group(statement: Statement) -> tuple[str, str]:
        seen = {statement.iri}
        above = statement
        while above.part_of in by_iri and above.part_of not in seen:
            above = by_iri[above.part_of]
            seen.add(above.iri)
        if above.headline:
            return "headline", above.iri
        return "theme", _theme(statement)

    groups: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for statement in problems:
        groups[group(statement)].append(statement)
    yield from groups.items()


def _theme(statement: Statement) -> str:
    return statement.themes[0] if statement.themes else statement.section


def _stack_commitments(
    explored: Explored, commitments: Sequence[Statement], boxes: dict[str, Box], titles: list[Title]
) -> float:
    """Under each theme its commitments in columns, those that answer a problem first."""
    grade = _best_grades(explored)
    first = {theme: i for i, theme in reversed(list(enumerate(map(_theme, commitments))))}
    ordered = sorted(commitments, key=lambda s: (first[_theme(s)], grade.get(s.iri, len(GRADES)), s.order))
    y = 0.0
    for theme, members in groupby(ordered, key=_theme):
        shown = list(members)
        y += GAP if y else 0
        width = COMMITMENT_WIDTH * COLUMNS
        titles.append(
            Title(theme, "commitment", _column_x(0) + (width - COMMITMENT_WIDTH) / 2, y + TITLE / 2, width, len(shown))
        )
        y += TITLE
        rows = -(-len(shown) // COLUMNS)
        for number, statement in enumerate(shown):
            column, row = divmod(number, rows)
            at = y + row * ROW + ROW / 2
            boxes[statement.iri] = Box(
                statement.iri, _column_x(column), at, COMMITMENT_WIDTH - 8, f"commitment {theme}"
            )
        y += rows * ROW
    return y


def _column_x(column: int) -> float:
    return COMMITMENTS_AT + column * COMMITMENT_WIDTH


def _best_grades(explored: Explored) -> dict[str, int]:
    best: dict[str, int] = {}
    for link in explored.links:
        if link.grade in GRADES:
            rank = GRADES.index(link.grade)
            best[link.commitment] = min(rank, best.get(link.commitment, rank))
    return best


def _joining(
    explored: Explored, statements: Iterable[Statement], boxes: Mapping[str, Box], height: float
) -> Iterator[Box]:
    """What problems and commitments both name stands between them, level with those that name it; the rest aside."""
    named: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        if statement.iri in boxes:
            for entity in named_by(explored, statement):
                named[entity].append(statement)
    joins = {e for e, by in named.items() if len({s.role for s in by}) == 2}
    for aside, keys in ((False, joins), (True, named.keys() - joins)):
        level = {e: sum(boxes[s.iri].y for s in named[e]) / len(named[e]) for e in keys}
        ordered = sorted(keys, key=lambda e: (level[e], e))
        for entity, y in zip(ordered, spread([level[e] for e in ordered], height), strict=True):
            yield Box(entity, JOIN_AT, y, JOIN_WIDTH, explored.entities[entity].kind, aside)


def named_by(explored: Explored, statement: Statement) -> list[str]:
    """The things and metrics that a statement names."""
    metrics = [explored.figures[f].metric for f in statement.figures if f in explored.figures]
    return [e for e in dict.fromkeys((*statement.mentions, *metrics)) if e in explored.entities]


def spread(levels: Sequence[float], height: float) -> list[float]:
    """Places near the levels, given in rising order, at least a row apart, and within the height if they fit."""
    places: list[float] = []
    for level in levels:
        places.append(max(level, places[-1] + ROW) if places else max(level, ROW / 2))
    limit = max(height - ROW / 2, (len(places) - 0.5) * ROW)
    for i in range(len(places) - 1, -1, -1):
        places[i] = min(places[i], limit)
        limit = places[i] - ROW
    return places
