"""The annotated official report with other names and other numbers, and its annotation to match.

    python tests/permuted.py FOLDER       writes report.txt and its annotation

What rules may know is language, not one report; so what is peculiar to the report is replaced, and the scores must stay.
Every replacement has the length of what it replaces, so that all offsets of the annotation hold.

- Names. The stems of all places and works (莲塘 in 莲塘片区) are replaced throughout the text: one that a dictionary has by
  the name of a Chinese county that it has too, others by stems made of the characters that names of counties begin and end
  with. The report's city and district become another real city and district, since a report's area must be one that exists.
  Kept are the words that say what a thing is (片区, 河, 二期), stems that are ordinary words (春风隧道), stems that the text
  also uses outside of names, and short names of cities and provinces (深港).
- Digits. A permutation of the digits is applied to every figure of the annotation and to the numbers in names of places
  and works (14号线, 05-14地块). It keeps 0 and 1, so that no number gains a leading nought and 100% stays the whole; it
  keeps which end of a range is greater, and whether a target is above what was reached, since labels say so. Kept are
  dates, plan periods, list numbers, names of policies and technologies (3.0, 5G, PM2.5), and figures that the annotation
  leaves open. The annotation's findings are left out: they weigh figures against each other (a steep target, a shortfall).
"""

import hashlib
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import count
from pathlib import Path
from typing import Any

import rjieba

from kg.areas import areas, names_of
from kg.tables import raw
from score import official

Row = dict[str, Any]

SEED = 20200922
AREAS = {"深圳": "厦门", "罗湖": "思明"}
RENAMED = ("place", "project", "district")
SPANS = ("mentions", "nested", "coref")
NAMES = ("ns", "nr", "nrt", "nt")
# What the stem of a name does not end with: the character that says what is named, or on which side.
ENDS = "路河村山水街岭湖镇岛站院区馆渡江海川溪泉东南西北中新"
# Numbers, small words, and cities and provinces in short: a word with one of these is no stem.
NO_STEM = "一二三四五六七八九十我全至和都会大上中定开新县粤港澳深赣汕京沪"
OFTEN = 6
NUMERAL = re.compile(r"\d+(?:\.\d+)?")


def rows(folder: Path, name: str) -> list[Row]:
    return [json.loads(line) for line in (folder / f"{name}.jsonl").read_text("utf-8").splitlines() if line]


def spans(entities: Iterable[Row], *kinds: str) -> list[tuple[int, int]]:
    """Where entities of some kinds (default: all) are named."""
    return [tuple(s) for e in entities if not kinds or e["type"] in kinds for key in SPANS for s in e.get(key, ())]


def stems(text: str, entities: list[Row]) -> list[str]:
    """What is proper in the names of places and works, the longest first."""
    suffixes = {word for row in raw("name_suffixes")["rows"] for word in row["words"] if len(word) > 1}
    kinds = re.compile("|".join(sorted(map(re.escape, suffixes | AREAS.keys()), key=lambda word: (-len(word), word))))
    found = {stem for s in spans(entities, *RENAMED) for stem in _stems(kinds.sub(" ", text[slice(*s)]))}
    named = bytearray(len(text))
    for start, end in spans(entities):
        named[start:end] = b"\1" * (end - start)
    free = {stem for stem in found if all(all(named[m.start() : m.end()]) for m in re.finditer(stem, text))}
    return sorted(free, key=lambda stem: (-len(stem), stem))


def _stems(name: str) -> Iterator[str]:
    """Runs of words that are names or single characters, without the character that says what is named."""
    for piece in re.findall("[一-鿿]+", name):
        run = ""
        for word, tag in [*rjieba.tag(piece, False), ("", "")]:
            if len(word) == 1 or tag in NAMES:
                run += word
                continue
            stem = run[:2] + run[2:].rstrip(ENDS)
            if 1 < len(stem) < 4 and not set(stem) & set(NO_STEM):
                yield stem
            run = ""


def renaming(text: str, entities: list[Row], chance: random.Random) -> dict[str, str]:
    """Another stem for each stem, and another area for the report's own."""
    known = sorted({name for area in areas().values() for name in [names_of(area)[2]] if len(name) == 2} - AREAS.keys())
    first, last = (_usual([name[end] for name in known]) for end in (0, 1))
    taken = dict(AREAS)
    for stem in stems(text, entities):
        for _ in count():
            made = "".join([*(chance.choice(first) for _ in stem[1:]), chance.choice(last)])
            other = chance.choice(known) if len(stem) == 2 and _is_word(stem) else made
            if other not in text and other not in taken.values() and _is_word(other) == _is_word(stem):
                taken[stem] = other
                break
    return taken


def _is_word(stem: str) -> bool:
    """Whether a segmenter's dictionary has the stem."""
    return len(rjieba.cut(stem, False)) == 1


def _usual(characters: list[str]) -> list[str]:
    """The characters that many names have, each as often as they have it."""
    often = Counter(characters)
    return [c for c in characters if often[c] >= OFTEN and c not in NO_STEM + ENDS]


def digits(gold: Path, chance: random.Random) -> dict[str, str]:
    """A permutation of the digits that keeps what labels say of figures."""
    figures = {(q["start"], q["end"]): q["quote"] for q in rows(gold, "quantities")}
    pairs = [
        (figures[tuple(b["baseline"])], figures[tuple(b["target"])])
        for b in rows(gold, "baselines")
        if tuple(b["baseline"]) in figures and tuple(b["target"]) in figures
    ]
    for _ in count():
        others = chance.sample("23456789", 8)
        new = dict(zip("0123456789", ["0", "1", *others], strict=True))
        if any(new[d] == d for d in "23456789"):
            continue
        ordered = all(_order(a, b) == _order(_mapped(a, new), _mapped(b, new)) for a, b in pairs)
        if ordered and all(_ascending(_mapped(quote, new)) for quote in figures.values()):
            return new
    raise AssertionError


def _mapped(words: str, new: dict[str, str]) -> str:
    return "".join(new.get(character, character) for character in words)


def _order(one: str, other: str) -> int:
    a, b = (Decimal(NUMERAL.findall(quote)[0]) if NUMERAL.search(quote) else None for quote in (one, other))
    return 0 if a is None or b is None else (a > b) - (a < b)


def _ascending(quote: str) -> bool:
    numbers = [Decimal(number) for number in NUMERAL.findall(quote)]
    return numbers == sorted(numbers)


def renumbered(text: str, gold: Path, entities: list[Row], new: dict[str, str]) -> str:
    """The text with other digits in its figures and in the names of places and works."""
    places = {i for q in rows(gold, "quantities") if not q["optional"] for i in range(q["start"], q["end"])}
    places |= {i for start, end in spans(entities, *RENAMED) for i in range(start, end)}
    return "".join(
        new.get(c, c) if i in places and not re.match("[A-Za-z]", text[i + 1 : i + 2]) else c
        for i, c in enumerate(text)
    )


def revalued(figure: Row, quote: str) -> Row:
    """A figure of the annotation with the value that its new quote has."""
    before, after = (list(map(Decimal, NUMERAL.findall(words))) for words in (figure["quote"], quote))
    values = {key: figure[key] for key in ("value", "max") if figure[key] is not None}
    for (key, value), old, new in zip(values.items(), before, after, strict=False):
        exact = Decimal(str(value)) / old * new if old else Decimal(0)
        values[key] = int(exact) if exact == exact.to_integral_value() else float(exact)
    return figure | values


def permuted(text_file: Path, gold: Path, folder: Path, seed: int = SEED) -> Path:
    """Write report.txt and its annotation with other names and numbers into a folder; the same seed gives the same."""
    chance = random.Random(seed)
    text = text_file.read_bytes().decode("utf-8")
    entities = rows(gold, "entities")
    text_renumbered = renumbered(text, gold, entities, digits(gold, chance))
    names = renaming(text, entities, chance)
    pattern = re.compile("|".join(sorted(map(re.escape, names), key=lambda name: (-len(name), name))))
    changed = pattern.sub(lambda found: names[found[0]], text_renumbered)
    assert len(changed) == len(text)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "report.txt").write_bytes(changed.encode("utf-8"))
    for file in sorted(set(gold.glob("*.jsonl")) - {gold / "findings.jsonl"}):
        lines = (_rewritten(file.stem, row, changed) for row in rows(gold, file.stem))
        (folder / file.name).write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in lines), "utf-8")
    meta = json.loads((gold / "meta.json").read_text("utf-8"))
    meta["sha256"] = hashlib.sha256(changed.encode("utf-8")).hexdigest()
    (folder / "meta.json").write_text(json.dumps(meta), "utf-8")
    return folder


def _rewritten(kind: str, row: Row, text: str) -> Row:
    if "start" not in row or "quote" not in row:
        return row
    quote = text[row["start"] : row["end"]]
    return (revalued(row, quote) if kind == "quantities" else row) | {"quote": quote}


if __name__ == "__main__":
    permuted(*official(Path(os.environ["KG_SHARED"])), Path(sys.argv[1]))
