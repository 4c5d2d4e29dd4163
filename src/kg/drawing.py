"""Small pictures for notebooks, as SVG: nothing to install, sharp at any size, Chinese in whatever fonts a reader has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

FONTS = "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
INK, PALE, LINE = "#1f2933", "#6b7785", "#d5dbe1"
COLOURS = {
    "met": "#1b7f4d",
    "met-within-rounding": "#7aa93c",
    "missed": "#c0392b",
    "not-comparable": "#8a6fb0",
    "not-reported": "#9aa5b1",
    "done": "#1b7f4d",
    "in-progress": "#2f6fab",
    "repeated": "#d38b1f",
    "not-mentioned": "#9aa5b1",
    "promised": "#d38b1f",
    "told": "#2f6fab",
    "problem": "#c0392b",
}
PLAIN = "#2f6fab"
WIDTH, ROW, LEFT = 760, 24, 220


class Drawing:
    """A picture that a notebook shows by itself."""

    def __init__(self, width: int, height: int, shapes: Iterable[str], title: str) -> None:
        self.title = title
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img">'
        ground = f'<rect width="{width}" height="{height}" fill="#fff"/>'
        self.svg = "".join([head, f"<title>{escape(title)}</title>", ground, *shapes, "</svg>"])

    def __repr__(self) -> str:
        return f"Drawing({self.title!r})"

    def _repr_svg_(self) -> str:
        return self.svg


class Year(NamedTuple):
    """What was aimed at in one year and what came of it, as numbers; `verdict` gives the colour."""

    year: str
    target: float | None
    outcome: float | None
    verdict: str


class Mark(NamedTuple):
    """What one report says of a thing: when, in which way (promised, told, problem, a verdict), and its words."""

    when: str
    kind: str
    words: str


def targets_and_outcomes(years: Sequence[Year], title: str, unit: str = "") -> Drawing:
    """A column for each year: the target as a line, the outcome as a dot in the colour of the verdict."""
    numbers = [number for year in years for number in (year.target, year.outcome) if number is not None]
    low, high = min([0.0, *numbers]), max([1.0, *numbers])
    step, top, foot = max(44, min(90, (WIDTH - 80) // max(1, len(years)))), 50, 250

    def y(number: float) -> int:
        return round(foot - (number - low) / (high - low) * (foot - top))

    def shapes() -> Iterator[str]:
        yield _text(16, 24, f"{title}{f' ({unit})' if unit else ''}", size=15, bold=True)
        yield f'<line x1="40" y1="{y(0)}" x2="{60 + step * len(years)}" y2="{y(0)}" stroke="{LINE}"/>'
        for number, year in enumerate(years):
            x = 60 + step * number + step // 2
            yield _text(x, foot + 24, year.year, middle=True, colour=PALE)
            if year.target is not None:
                yield f'<line x1="{x - 14}" y1="{y(year.target)}" x2="{x + 14}" y2="{y(year.target)}" stroke="{INK}" stroke-width="2"/>'
            if year.outcome is not None:
                colour, at = COLOURS.get(year.verdict, PLAIN), y(year.outcome)
                yield f'<circle cx="{x}" cy="{at}" r="5" fill="{colour}"/>'
                yield _text(x, at - 10, f"{year.outcome:g}", middle=True, colour=colour, size=11)
        yield from _legend(foot + 48, [("—", INK, "目标 target"), *_dots(year.verdict for year in years)])

    return Drawing(max(WIDTH, 80 + step * len(years)), foot + 62, shapes(), title)


def bars(rows: Sequence[tuple[str, float]], title: str, *, of: float | None = None, form: str = "g") -> Drawing:
    """A bar for each name, in the order given; `of` is what the whole width stands for (default: the longest)."""
    most = of or max([value for _, value in rows], default=1) or 1
    room = WIDTH - LEFT - 80

    def shapes() -> Iterator[str]:
        yield _text(16, 24, title, size=15, bold=True)
        for number, (name, value) in enumerate(rows):
            y = 40 + ROW * number
            colour = COLOURS.get(name, PLAIN)
            yield _text(LEFT - 10, y + 15, _short(name, 15), end=True)
            yield f'<rect x="{LEFT}" y="{y + 3}" width="{round(room * value / most)}" height="16" fill="{colour}"/>'
            yield _text(LEFT + round(room * value / most) + 8, y + 15, format(value, form), colour=PALE)

    return Drawing(WIDTH, 52 + ROW * len(rows), shapes(), title)


def life(marks: Sequence[Mark], title: str) -> Drawing:
    """What the reports say of one thing, one line for each, from the earliest to the latest."""

    def shapes() -> Iterator[str]:
        yield _text(16, 24, title, size=15, bold=True)
        if marks:
            yield f'<line x1="90" y1="46" x2="90" y2="{40 + ROW * len(marks)}" stroke="{LINE}" stroke-width="2"/>'
        for number, mark in enumerate(marks):
            y = 52 + ROW * number
            yield _text(78, y + 5, mark.when, end=True, colour=PALE)
            yield f'<circle cx="90" cy="{y}" r="6" fill="{COLOURS.get(mark.kind, PLAIN)}"/>'
            yield _text(106, y + 5, _short(mark.words, 44))
        yield from _legend(70 + ROW * len(marks), _dots(mark.kind for mark in marks))

    return Drawing(WIDTH, 84 + ROW * len(marks), shapes(), title)


def carrying(weights: Sequence[tuple[str, str, int]], title: str) -> Drawing:
    """Who carries how much of what: a band from each name on the left to each on the right, as wide as its weight."""
    left, right = (_stack(weights, side) for side in (0, 1))
    height = 60 + max(
        sum(size for _, size in left.values()) + 8 * len(left), sum(s for _, s in right.values()) + 8 * len(right), 40
    )
    used: dict[tuple[int, str], int] = {}

    def shapes() -> Iterator[str]:
        yield _text(16, 24, title, size=15, bold=True)
        for one, other, weight in weights:
            thick = _thickness(weight)
            a = left[one][0] + used.get((0, one), 0) + thick // 2
            b = right[other][0] + used.get((1, other), 0) + thick // 2
            used[0, one], used[1, other] = used.get((0, one), 0) + thick, used.get((1, other), 0) + thick
            path = f"M{LEFT},{a} C{LEFT + 150},{a} {WIDTH - LEFT - 150},{b} {WIDTH - LEFT},{b}"
            yield f'<path d="{path}" fill="none" stroke="{PLAIN}" stroke-opacity=".45" stroke-width="{thick}"/>'
        for name, (y, size) in left.items():
            yield _text(LEFT - 8, y + size // 2 + 5, _short(name, 14), end=True)
        for name, (y, size) in right.items():
            yield _text(WIDTH - LEFT + 8, y + size // 2 + 5, _short(name, 14))

    return Drawing(WIDTH, height, shapes(), title)


def _stack(weights: Sequence[tuple[str, str, int]], side: int) -> dict[str, tuple[int, int]]:
    """Where each name of a side begins and how high it is."""
    sizes: dict[str, int] = {}
    for one in weights:
        sizes[str(one[side])] = sizes.get(str(one[side]), 0) + _thickness(one[2])
    found, y = dict[str, tuple[int, int]](), 46
    for name, size in sizes.items():
        size = max(size, 12)
        found[name], y = (y, size), y + size + 8
    return found


def _thickness(weight: int) -> int:
    return 2 * weight + 1


def _dots(kinds: Iterable[str]) -> list[tuple[str, str, str]]:
    return [("●", COLOURS.get(kind, PLAIN), kind) for kind in dict.fromkeys(kinds) if kind]


def _legend(y: int, signs: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    x = 60
    for sign, colour, words in signs:
        yield _text(x, y, sign, colour=colour)
        yield _text(x + 18, y, words, colour=PALE, size=11)
        x += 40 + 8 * len(words)


def _text(
    x: int,
    y: int,
    words: str,
    *,
    size: int = 12,
    colour: str = INK,
    middle: bool = False,
    end: bool = False,
    bold: bool = False,
) -> str:
    anchor = ' text-anchor="middle"' if middle else ' text-anchor="end"' if end else ""
    weight = ' font-weight="600"' if bold else ""
    look = f'font-family="{FONTS}" font-size="{size}" fill="{colour}"'
    return f'<text x="{x}" y="{y}" {look}{anchor}{weight}>{escape(words)}</text>'


def _short(words: str, most: int) -> str:
    """Words on one line, cut where they are too long."""
    line = " ".join(words.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
