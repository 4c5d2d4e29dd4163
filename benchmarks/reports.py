"""As many invented plan reports as a benchmark needs: texts with their report.yml, of this project's shape.

    python benchmarks/reports.py --reports 1000 --out DIR

Each report has about 12,000 characters and 300 statements. A body publishes a run of them, at mid-year and at the end of the
year: what one promises, the next takes up as done, under way or not at all, and targets come back with their outcomes.
The same number gives the same report on every machine.
"""

import argparse
import csv
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import yaml

RUN = 10  # reports of one body: five years
FIRST_YEAR = 2014
PROJECTS = 7  # of each field of a body, in all its years
FINISHED = 4  # stages until a project is done with
LED = 95  # of a hundred clauses begin with a phrase that says how, why or compared with what
NUMERALS = "一二三四五六七八九十"
T = TypeVar("T")


class Draw:
    """A row of numbers that a name alone decides."""

    def __init__(self, *name: object) -> None:
        self._name, self._count = "/".join(map(str, name)).encode(), 0

    def below(self, limit: int) -> int:
        """A whole number from 0 to below a limit."""
        self._count += 1
        return int.from_bytes(hashlib.blake2b(self._name + b"#%d" % self._count, digest_size=8).digest()) % limit

    def one(self, of: Sequence[T]) -> T:
        """One member of a list."""
        return of[self.below(len(of))]

    def some(self, of: Sequence[T], number: int) -> list[T]:
        """Different members of a list, in its order."""
        left = list(range(len(of)))
        picked = sorted(left.pop(self.below(len(left))) for _ in range(min(number, len(of))))
        return [of[at] for at in picked]

    def chance(self, percent: int) -> bool:
        """True so many times in a hundred."""
        return self.below(100) < percent


@dataclass(frozen=True)
class Body:
    """A district or county that reports: its number here, its GB/T 2260 code and its name."""

    number: int
    code: str
    name: str


@cache
def phrases() -> Mapping[str, Any]:
    """What invented reports say."""
    found: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("phrases.yml").read_text("utf-8"))
    return found


@cache
def counties() -> Sequence[tuple[str, str]]:
    """Code and name of every county and district, those of different provinces beside each other."""
    table = resources.files("kg").joinpath("tables", "areas.csv").read_text("utf-8")
    listed = [(row["code"], row["name"]) for row in csv.DictReader(table.splitlines()) if row["code"][4:] != "00"]
    return sorted(listed, key=lambda area: (hashlib.blake2b(area[0].encode()).digest(), area))


def body(number: int) -> Body:
    """The body of a number; there are as many as counties."""
    return Body(number, *counties()[number])


@dataclass(frozen=True)
class Project:
    """A work of a body: when it is first planned, how far it has come at each report, and when it was dropped."""

    name: str
    begins: int
    stages: tuple[int, ...]
    dropped: int

    def planned(self, step: int) -> int | None:
        """The stage that the report of a step promises, if it speaks of the work."""
        active = self.begins <= step < self.dropped and self.stages[step] < FINISHED
        return self.stages[step] if active else None


def projects(of: Body, field: str) -> list[Project]:
    """All works of a field in a body's years."""
    kinds, found = phrases()["fields"][field]["kinds"], []
    for number in range(PROJECTS):
        draw = Draw(of.code, field, "project", number)
        begins, stage, stages = draw.below(RUN + 4) - 4, 0, []
        for step in range(-4, RUN):
            if step >= 0:
                stages.append(stage)
            stage += step >= begins and draw.chance(60)
        dropped = next((step for step in range(begins + 1, RUN) if draw.chance(8)), RUN)
        found.append(Project(place(draw) + kinds[number % len(kinds)], begins, tuple(stages), dropped))
    return found


def place(draw: Draw) -> str:
    """An invented name of a place."""
    first, second = draw.one(phrases()["firsts"]), draw.one(phrases()["seconds"])
    return f"{first}{second}"


def ours(of: Body, draw: Draw) -> str:
    """One of the few places that a body speaks of again and again."""
    return place(Draw(of.code, "place", draw.below(12)))


@dataclass(frozen=True)
class Series:
    """A figure that a body promises and reports again and again, such as school places added."""

    words: str
    value: int
    share: bool

    def target(self, step: int) -> int:
        """The figure promised in the report of a step; what is counted in per cent or in smallest numbers hardly moves."""
        return self.value + step // 3 if self.share else round(self.value * (1 + step / 20))

    def outcome(self, step: int) -> int:
        """What became of the promise of the step before."""
        percent = 78 + Draw(self.words, self.value, step).below(45)
        moved = Draw(self.words, self.value, step, "points").below(5) - 2
        return max(1, self.target(step - 1) + moved if self.share else round(self.target(step - 1) * percent / 100))


def series(of: Body, field: str) -> list[Series]:
    """The figures of a field in one body."""
    found = []
    for phrase in phrases()["fields"][field]["series"]:
        words, low, high = phrase.split("|")
        value = int(low) + Draw(of.code, words).below(int(high) - int(low))
        found.append(Series(words, value, "%" in words or "微克" in words))
    return found


def text(of: Body, step: int) -> str:
    """The report of a body at one step of its run."""
    year, half = FIRST_YEAR + step // 2, step % 2 == 0
    reported = f"{year}年上半年" if half else f"{year}年"
    planned = "下半年" if half else f"{year + 1}年"
    lines = [title(of, step), f"一、{reported}国民经济和社会发展计划执行情况"]
    lines.append(f"{reported}，{''.join(phrases()['openings'])}现将有关情况报告如下：")
    lines += indicators(of, step, half)
    lines += _chapters("results", of, step)
    lines += ["二、存在的主要问题", *problems(of, step)]
    lines += [f"三、{planned}工作重点", f"{planned}，{''.join(phrases()['guidance'])}"]
    lines += _chapters("plan", of, step)
    return "\n\n".join(lines) + "\n"


def title(of: Body, step: int) -> str:
    """The title of a report."""
    reported = f"{FIRST_YEAR + step // 2}年{'上半年' if step % 2 == 0 else ''}"
    return f"{of.name}{reported}国民经济和社会发展计划执行情况报告"


def indicators(of: Body, step: int, half: bool) -> Iterator[str]:
    """The lines of headline figures; at mid-year of half a year."""
    listed = phrases()["indicators"]
    for at, one in enumerate(listed):
        steady = Draw(of.code, one["name"])
        level = (one["low"] + steady.below(one["high"] - one["low"])) * (1 + one["growth"] / 100 * (step // 2))
        flow = 0.48 if half and one["growth"] > 0 else 1
        moved = one["growth"] + Draw(of.code, one["name"], step).below(60) / 10 - 3
        end = "。" if at == len(listed) - 1 else "；"
        yield f"——{one['name']}{level * flow:.2f}{one['unit']}，{'增长' if moved >= 0 else '下降'}{abs(moved):.1f}%{end}"


def _chapters(part: str, of: Body, step: int) -> Iterator[str]:
    say = done if part == "results" else promised
    for number, chapter in enumerate(phrases()["chapters"]):
        yield f"（{NUMERALS[number]}）{chapter[part]}"
        for field in chapter["fields"]:
            yield f"{phrases()['fields'][field][part]}。{_sentences(_led(say, of, step, field), Draw(of.code, step, field))}"


def _led(say: Callable[[Body, int, str], Iterator[str]], of: Body, step: int, field: str) -> Iterator[str]:
    for at, clause in enumerate(say(of, step, field)):
        yield _lead(say.__name__, of, Draw(of.code, step, field, say.__name__, at)) + clause


def _lead(kind: str, of: Body, draw: Draw) -> str:
    lead: str = draw.one(phrases()["leads"][kind]) if draw.chance(LED) else ""
    return lead.format(place=ours(of, draw))


def done(of: Body, step: int, field: str) -> Iterator[str]:
    """What a report says was done in a field: works, figures, and the rest."""
    said, draw = phrases(), Draw(of.code, step, field, "done")
    for one in projects(of, field):
        before = one.planned(step - 1) if step else None
        if before is not None and step < one.dropped:
            now = one.stages[step]
            yield (said["stages"][before]["done"] if now > before else said["underway"]).format(x=one.name)
    for one_series in series(of, field):
        if draw.chance(80):
            yield draw.one(said["reached"]) + one_series.words.format(n=one_series.outcome(step))
    for phrase in said["fields"][field]["done"][: 2 + draw.below(2)]:
        yield phrase.format(place=ours(of, draw))


def promised(of: Body, step: int, field: str) -> Iterator[str]:
    """What a report promises in a field: works with a stage and often a date, figures, and directions."""
    said, draw = phrases(), Draw(of.code, step, field, "promised")
    for one in projects(of, field):
        if (stage := one.planned(step)) is not None:
            yield draw.one(said["dates"]) + said["stages"][stage]["plan"].format(x=one.name)
    for at, one_series in enumerate(series(of, field)):
        if draw.chance(75):
            led = f"由区{said['fields'][field]['owner']}牵头，" if at == 0 and draw.chance(40) else ""
            yield led + draw.one(said["windows"]) + one_series.words.format(n=one_series.target(step))
    for phrase in draw.some(said["fields"][field]["vague"], 1 + draw.below(3)):
        yield _placed(phrase, of, draw)


def problems(of: Body, step: int) -> Iterator[str]:
    """Five paragraphs, each of a headline and the points under it."""
    for number, headline in enumerate(phrases()["headlines"]):
        draw = Draw(of.code, step, "problem", number)
        points = [point for field in headline["fields"] for point in _points(of, step, field, draw)]
        yield f"{NUMERALS[number]}是{headline['say']}。{_sentences(draw.some(points, 9), draw, '；')}"


def _points(of: Body, step: int, field: str, draw: Draw) -> Iterator[str]:
    for phrase in draw.some(phrases()["fields"][field]["problems"], 3):
        words, *bounds = phrase.split("|")
        low, high = map(int, bounds) if bounds else (0, 1)
        said = _placed(words, of, draw).format(n=low + draw.below(high - low))
        yield _lead("problems", of, draw) + said
    late = [one for one in projects(of, field) if step and one.planned(step) == one.planned(step - 1) is not None]
    if late and draw.chance(50):
        yield draw.one(phrases()["stalled"]).format(x=draw.one(late).name)


def _placed(phrase: str, of: Body, draw: Draw) -> str:
    """A phrase with its place, or with a list of three where it speaks of a neighbourhood."""
    if "{place}片区" in phrase and draw.chance(50):
        listed = "、".join(dict.fromkeys(ours(of, draw) for _ in range(3)))
        phrase = phrase.replace("{place}片区", f"{listed}等片区")
    return phrase.replace("{place}", ours(of, draw))


def _sentences(clauses: Iterator[str] | Sequence[str], draw: Draw, joints: str = "，；") -> str:
    """Clauses as running text: one to three in a sentence."""
    left, said = list(clauses), []
    while left:
        size = 1 + draw.below(3)
        said.append(draw.one(joints).join(left[:size]) + "。")
        left = left[size:]
    return "".join(said)


def sidecar(of: Body, step: int) -> dict[str, str]:
    """What report.yml says of a report."""
    year, half = FIRST_YEAR + step // 2, step % 2 == 0
    return {
        "id": report_id(of, step),
        "title": title(of, step),
        "publisher": f"{of.name}发展和改革局",
        "issued": f"{year}-08-25" if half else f"{year + 1}-02-20",
        "jurisdiction": of.code,
        "jurisdiction_name": of.name,
        "level": "district",
        "genre": "plan-execution",
        "reporting_period": f"{year}-H1" if half else f"{year}",
        "plan_period": f"{year}-H2" if half else f"{year + 1}",
    }


def report_id(of: Body, step: int) -> str:
    """The id of a report, also the name of its folder."""
    return f"made-{of.code}-{FIRST_YEAR + step // 2}{'h1' if step % 2 == 0 else ''}"


def write_one(number: int, out: Path) -> Path:
    """Write the report of a number into a folder of its own; its text."""
    of, step = body(number // RUN), number % RUN
    folder = out / report_id(of, step)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.txt").write_text(text(of, step), "utf-8")
    said = yaml.safe_dump(sidecar(of, step), allow_unicode=True, sort_keys=False)
    (folder / "report.yml").write_text(said, "utf-8")
    return folder / "report.txt"


def write(reports: int, out: Path) -> Iterator[Path]:
    """Write the first reports, one after the other."""
    return (write_one(number, out) for number in range(reports))


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--reports", type=int, required=True)
    ask.add_argument("--out", type=Path, required=True)
    given = ask.parse_args()
    characters = sum(len(path.read_text("utf-8")) for path in write(given.reports, given.out))
    print(f"{given.reports} reports, {characters} characters → {given.out}")


if __name__ == "__main__":
    main()
