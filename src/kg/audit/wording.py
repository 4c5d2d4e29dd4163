"""How a finding is put into words: its template filled with what the query found."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

NAME = re.compile(r"\{(\w+)\}")
QUOTED = re.compile(r"(?P<quote>“?)\{(?P<name>\w+)\}")
INNER = str.maketrans("“”", "‘’")
OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
MOST = 5
LONGEST = 60
CENT = Decimal("0.01")
LARGE = {
    "zh": ((Decimal(10**8), "亿"), (Decimal(10**4), "万")),
    "en": ((Decimal(10**9), " billion"), (Decimal(10**6), " million")),
}


def names_in(template: str) -> set[str]:
    """The names that a template asks for."""
    return set(NAME.findall(template))


def fill(template: str, figures: Mapping[str, Sequence[str | Decimal]], lang: str) -> str:
    """The template with names replaced; a bracketed part without all its names falls away."""

    def kept(match: re.Match[str]) -> str:
        return match[1] if all(figures.get(name) for name in names_in(match[1])) else ""

    def said(match: re.Match[str]) -> str:
        text = listed(figures.get(match["name"], ()), lang)
        return match["quote"] + (text.translate(INNER) if match["quote"] else text)

    return re.sub(" {2,}", " ", QUOTED.sub(said, OPTIONAL.sub(kept, template))).strip()


def listed(values: Sequence[str | Decimal], lang: str) -> str:
    """Some values as people list them, the first few where there are many."""
    shown = [value_in_words(value, lang) for value in values[:MOST]]
    rest = len(values) - len(shown)
    if lang == "zh":
        return "、".join(shown) + (f"等{len(values)}项" if rest else "")
    return ", ".join(shown) + (f" and {rest} more" if rest else "")


def value_in_words(value: str | Decimal, lang: str) -> str:
    """A number as people write it; words as they are, cut where they are long."""
    if isinstance(value, Decimal):
        return number_in_words(value, lang)
    return value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"


def number_in_words(number: Decimal, lang: str) -> str:
    """A number to two decimals; a large one in 亿 or 万, billions or millions, where that says it exactly enough."""
    for size, name in LARGE[lang]:
        scaled = number / size
        if abs(number) >= size and (size > LARGE[lang][1][0] or scaled == scaled.quantize(CENT)):
            return f"{_plain(scaled, lang)}{name}"
    return _plain(number, lang)


def _plain(number: Decimal, lang: str) -> str:
    rounded = number.quantize(CENT, ROUND_HALF_UP)
    text = f"{rounded:,f}" if lang == "en" else f"{rounded:f}"
    return text.rstrip("0").rstrip(".")
