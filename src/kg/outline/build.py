"""The outline of a report, from its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.acyclic import acyclic
from kg.folding import fold
from kg.model import Document, Outline, Paragraph, Part, Section, Span
from kg.outline.furniture import without_furniture
from kg.outline.lines import lines_of
from kg.outline.parts import parts_of_sections
from kg.outline.placing import Placed, place
from kg.outline.runin import run_in_headings
from kg.outline.structure import Structure, structure_of


@acyclic
def outline(document: Document) -> Outline:
    """The sections, paragraphs, sentences and clauses of a report, and the furniture around them."""
    folded = fold(document.text)
    body, marks = without_furniture(lines_of(document, folded), folded)
    structure = structure_of(body, folded)
    parts = parts_of_sections(structure, folded)
    placed = place(structure, parts, folded)
    headings = run_in_headings(placed, folded)
    shift = 0 if _has_front(structure) else 1
    return Outline(
        sections=tuple(_sections(structure, parts, placed, shift)),
        paragraphs=tuple(_paragraphs(structure, placed, headings, shift)),
        furniture=tuple(sorted((*document.furniture, *marks))),
    )


def _has_front(structure: Structure) -> bool:
    """Whether anything of the body stands above the first heading."""
    return any(block.section == 0 for block in structure.blocks)


def _sections(structure: Structure, parts: list[Part], placed: list[Placed], shift: int) -> Iterator[Section]:
    ends = _ends(structure, placed)
    for number, heading in enumerate(structure.headings[shift:], shift):
        parent = heading.parent - shift if heading.parent else None
        start = heading.span.start if heading.span else structure.blocks[0].span.start
        level = heading.label.count("/") + 1 if heading.label else 0
        yield Section(heading.label, level, parts[number], Span(start, ends[number]), heading.span, parent)


def _ends(structure: Structure, placed: list[Placed]) -> list[int]:
    """Where each section ends: with its own last paragraph or that of a section below it."""
    ends = [heading.span.end if heading.span else 0 for heading in structure.headings]
    for each in placed:
        ends[each.block.section] = max(ends[each.block.section], each.block.span.end)
    for number in range(len(ends) - 1, 0, -1):
        parent = structure.headings[number].parent
        if parent:
            ends[parent] = max(ends[parent], ends[number])
    return ends


def _paragraphs(
    structure: Structure, placed: list[Placed], headings: list[Span | None], shift: int
) -> Iterator[Paragraph]:
    counts: Counter[int] = Counter()
    for each, heading in zip(placed, headings, strict=True):
        block = each.block
        counts[block.section] += 1
        above = structure.headings[block.section].label
        own = f"para {counts[block.section]}"
        if block.marker is not None and block.marker.style != "dash":
            own = block.marker.label
        yield Paragraph(
            block.span, block.section - shift, each.part, heading, block.sentences, f"{above}/{own}" if above else own
        )
