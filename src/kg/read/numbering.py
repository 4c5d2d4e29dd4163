"""The numbers that Word draws in front of paragraphs: they are in no text, only in the list definitions."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

DIGITS = "〇一二三四五六七八九"
CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting"}
    | {"taiwaneseCountingThousand", "chineseLegalSimplified", "japaneseDigitalTenThousand"}
)
CIRCLED_ONE = ord("①")


class Level(NamedTuple):
    """One level of a list: number format, text around the number (`（%1）`), first number."""

    style: str
    text: str
    start: int


def chinese_numeral(number: int) -> str:
    """A number from 1 to 99 as headings write it: 一, 十, 十一, 二十三."""
    tens, ones = divmod(number, 10)
    return ("" if tens == 0 else "十" if tens == 1 else f"{DIGITS[tens]}十") + (DIGITS[ones] if ones else "")


def drawn(number: int, style: str) -> str:
    """A list number in one of Word's number formats."""
    if style in CHINESE:
        return chinese_numeral(number) if 0 < number < 100 else str(number)
    if style.startswith("decimalEnclosedCircle") and 0 < number <= 20:
        return chr(CIRCLED_ONE + number - 1)
    if style in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter if style == "lowerLetter" else letter.upper()
    return "" if style in ("bullet", "none") else str(number)


class Numbering:
    """Counts the numbered paragraphs of one document, in order."""

    def __init__(self, document: WordDocument) -> None:
        self._levels: dict[str, dict[int, Level]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._of_styles = {s.style_id: s.element for s in document.styles}
        for relation in document.part.rels.values():
            if relation.reltype.endswith("/numbering"):
                self._read(relation.target_part.element)

    def _read(self, root: Any) -> None:
        abstract = {
            each.get(f"{W}abstractNumId"): {
                int(level.get(f"{W}ilvl")): _level(level) for level in each.findall(f"{W}lvl")
            }
            for each in root.findall(f"{W}abstractNum")
        }
        for number in root.findall(f"{W}num"):
            levels = abstract.get(_value(number, "abstractNumId", ""))
            if levels:
                self._levels[number.get(f"{W}numId")] = levels

    def label(self, paragraph: Any) -> str:
        """The number drawn in front of a paragraph element, such as 一、 or （二）; empty where there is none."""
        list_id, depth = self._list_of(paragraph)
        levels = self._levels.get(list_id, {})
        if depth not in levels:
            return ""
        counts = self._counts[list_id]
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: self._number(list_id, int(m[1]) - 1), levels[depth].text)

    def _number(self, list_id: str, depth: int) -> str:
        level = self._levels[list_id].get(depth, Level("decimal", "", 1))
        return drawn(self._counts[list_id].get(depth, level.start), level.style)

    def _list_of(self, paragraph: Any) -> tuple[str, int]:
        """List and level of a paragraph: its own, or those of its style or a style that one is based on."""
        found = paragraph.find(f"{W}pPr/{W}numPr")
        style = _value(paragraph.find(f"{W}pPr"), "pStyle", "")
        while found is None and style in self._of_styles:
            element = self._of_styles[style]
            found = element.find(f"{W}pPr/{W}numPr")
            style = _value(element, "basedOn", "")
        if found is None:
            return "", 0
        return _value(found, "numId", ""), int(_value(found, "ilvl", "0"))


def _level(level: Any) -> Level:
    return Level(_value(level, "numFmt", "decimal"), _value(level, "lvlText", ""), int(_value(level, "start", "1")))


def _value(element: Any, name: str, default: str) -> str:
    """The value of a child element, as Word writes most of its settings."""
    found = element.find(f"{W}{name}") if element is not None else None
    return str(found.get(f"{W}val", default)) if found is not None else default
