"""Where everything stands, worked out beforehand: problems left, commitments right, what joins them between.

Nothing here is random or iterative, so the same graph always looks the same, and boxes cannot overlap: every column is a
stack of rows. The page only fits words into the boxes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.explore.data import GRADES, STRONG, Explored, Link, Statement

ROW = 18
GAP = 12
TITLE = 22
HEADLINE = 40  # its words, and below them how its points are answered
PROBLEM_WIDTH, JOIN_WIDTH, COMMITMENT_WIDTH = 350, 140, 168
JOIN_AT, COMMITMENTS_AT = 355, 594  # the middles of their columns; problems are at 0
NO_THEME = ""
FEWEST, MOST = 3, 6  # columns of commitments


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
    """A heading in the picture: a theme code, or nothing where statements have no theme."""

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
    """The boxes and headings of one report, and how much room they take."""

    boxes: Mapping[str, Box]
    titles: Sequence[Title]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Scene:
    """What is to be placed together: the problems and commitments of one report that stand alone, and their links."""

    problems: Sequence[Statement]
    commitments: Sequence[Statement]
    links: Sequence[Link]


def scenes(explored: Explored) -> dict[str, Scene]:
    """One scene for each report."""
    problems: dict[str, list[Statement]] = defaultdict(list)
    commitments: dict[str, list[Statement]] = defaultdict(list)
    links: dict[str, list[Link]] = defaultdict(list)
    for role, by_report in (("problem", problems), ("commitment", commitments)):
        for statement in explored.of_role(role):
            by_report[statement.report].append(statement)
    for link in explored.links:
        links[explored.statements[link.problem].report].append(link)
    return {report: Scene(problems[report], commitments[report], links[report]) for report in explored.reports}


def arrange(explored: Explored, scene: Scene) -> Layout:
    """Place the problems, the commitments and what both of them name."""
    boxes: dict[str, Box] = {}
    titles: list[Title] = []
    columns = min(MOST, max(FEWEST, round((len(scene.commitments) / 12) ** 0.5)))
    left = _stack_problems(scene.problems, boxes, titles)
    right = _stack_commitments(scene, columns, boxes, titles)
    height = max(left, right)
    for box in _joining(explored, [*scene.problems, *scene.commitments], boxes, height):
        boxes[box.key] = box
    width = PROBLEM_WIDTH / 2 + COMMITMENTS_AT + columns * COMMITMENT_WIDTH
    return Layout(boxes, titles, width, height)


def _stack_problems(problems: Sequence[Statement], boxes: dict[str, Box], titles: list[Title]) -> float:
    """Under each headline its points; then problems without a headline, under their theme."""
    y = 0.0
    for (kind, key), members in _by_headline(problems):
        points = [s for s in members if s.iri != key]
        y += GAP if y else 0
        if kind == "theme":
            titles.append(Title(key, "problem", 0, y + TITLE / 2, PROBLEM_WIDTH, len(points)))
            y += TITLE
        else:
            boxes[key] = Box(key, 0, y + HEADLINE / 2, PROBLEM_WIDTH, key)
            y += HEADLINE
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
    yield from sorted(groups.items(), key=lambda item: item[0][0] != "headline")


def _theme(statement: Statement) -> str:
    return statement.themes[0] if statement.themes else NO_THEME


def _stack_commitments(scene: Scene, columns: int, boxes: dict[str, Box], titles: list[Title]) -> float:
    """Under each theme its commitments in columns, those that answer a problem first."""
    best: dict[str, int] = {}
    for link in scene.links:
        best[link.commitment] = min(GRADES.index(link.grade), best.get(link.commitment, len(GRADES)))
    middle = COMMITMENTS_AT + COMMITMENT_WIDTH * (columns - 1) / 2
    y = 0.0
    for theme, members in _by_level(scene, boxes):
        shown = sorted(members, key=lambda s: (best.get(s.iri, len(GRADES)), s.start))
        y += GAP if y else 0
        titles.append(Title(theme, "commitment", middle, y + TITLE / 2, COMMITMENT_WIDTH * columns, len(shown)))
        y += TITLE
        rows = -(-len(shown) // columns)
        for number, statement in enumerate(shown):
            column, row = divmod(number, rows)
            x, at = COMMITMENTS_AT + column * COMMITMENT_WIDTH, y + row * ROW + ROW / 2
            boxes[statement.iri] = Box(statement.iri, x, at, COMMITMENT_WIDTH - 8, f"commitment {theme}")
        y += rows * ROW
    return y


def _by_level(scene: Scene, boxes: Mapping[str, Box]) -> list[tuple[str, list[Statement]]]:
    """The themes with their commitments, each as level as can be with the problems that they answer: lines cross less.

    What has no theme comes last.
    """
    groups: dict[str, list[Statement]] = defaultdict(list)
    for statement in scene.commitments:
        groups[_theme(statement)].append(statement)
    levels: dict[str, list[float]] = defaultdict(list)
    theme = {s.iri: name for name, members in groups.items() for s in members}
    for link in scene.links:
        if link.grade in STRONG and link.commitment in theme and link.problem in boxes:
            levels[theme[link.commitment]].append(boxes[link.problem].y)
    height = max((box.y for box in boxes.values()), default=0.0)

    def level(item: tuple[str, list[Statement]]) -> tuple[bool, float]:
        found = levels[item[0]]
        return item[0] == NO_THEME, sum(found) / len(found) if found else height

    return sorted(groups.items(), key=level)


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
