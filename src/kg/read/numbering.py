"""The numbers that Word draws in front of paragraphs: they are in no text, only in the list definitions."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.text.paragraph import Paragraph

DIGITS = "〇一二三四五六七八九"
CHINESE = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "ideographDigital", "taiwaneseCounting"}
    | {"taiwaneseCountingThousand", "chineseLegalSimplified", "japaneseDigitalTenThousand"}
)
CIRCLED_ONE = ord("①")


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
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        from docx.oxml.ns import qn

        self._qn = qn
        part = next((r.target_part for r in document.part.rels.values() if r.reltype.endswith("/numbering")), None)
        if part is not None:
            self._read(part.element)

    def _value(self, element: Any, path: str, default: str) -> str:
        found = element.find(self._qn(path)) if element is not None else None
        return str(found.get(self._qn("w:val"), default)) if found is not None else default

    def _read(self, root: Any) -> None:
        qn = self._qn
        abstract = {
            a.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): (
                    self._value(level, "w:numFmt", "decimal"),
                    self._value(level, "w:lvlText", ""),
                    int(self._value(level, "w:start", "1")),
                )
                for level in a.findall(qn("w:lvl"))
            }
            for a in root.findall(qn("w:abstractNum"))
        }
        for number in root.findall(qn("w:num")):
            levels = abstract.get(self._value(number, "w:abstractNumId", ""))
            if levels:
                self._levels[number.get(qn("w:numId"))] = levels

    def label(self, paragraph: Paragraph) -> str:
        """The number drawn in front of the paragraph, such as 一、 or （二）; empty where there is none."""
        properties = self._properties(paragraph)
        if properties is None:
            return ""
        list_id, level = properties
        levels = self._levels.get(list_id, {})
        if level not in levels:
            return ""
        counts = self._counts[list_id]
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [d for d in counts if d > level]:
            del counts[deeper]
        return re.sub(r"%(\d)", lambda m: self._number(list_id, int(m[1]) - 1), levels[level][1])

    def _number(self, list_id: str, level: int) -> str:
        style, _, start = self._levels[list_id].get(level, ("decimal", "", 1))
        return drawn(self._counts[list_id].get(level, start), style)

    def _properties(self, paragraph: Paragraph) -> tuple[str, int] | None:
        """List and level of a paragraph, its own or its style's."""
        own = paragraph._p.pPr
        candidates = [own.numPr if own is not None else None]
        style = paragraph.style
        while style is not None:
            properties = style.element.find(self._qn("w:pPr"))
            candidates.append(properties.find(self._qn("w:numPr")) if properties is not None else None)
            style = style.base_style
        for found in candidates:
            if found is not None:
                list_id = self._value(found, "w:numId", "")
                return (list_id, int(self._value(found, "w:ilvl", "0"))) if list_id not in ("", "0") else None
        return None
