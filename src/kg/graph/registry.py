"""The registry of several areas: what each says of the things that they share, put together."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import CA, RDFS, SKOS

# Of each of these a thing has one value, that of the first to name it.
ONE = (CA.valueKind, CA.better, CA.unitLabel, CA.areaLevel)


def merged(areas: Iterable[Iterable[Quad]]) -> list[Quad]:
    """The shared quads of several areas, each once.

    The first area to name a thing gives it its label, kind and unit; other Chinese names become further names.
    """
    first: dict[tuple[NamedNode, NamedNode, str | None], Quad] = {}
    quads: dict[Quad, None] = {}
    for quad in (quad for area in areas for quad in area):
        language = quad.object.language if isinstance(quad.object, Literal) else None
        if quad.predicate == RDFS.label or quad.predicate in ONE:
            known = first.setdefault((quad.subject, quad.predicate, language), quad)  # type: ignore[arg-type]
            if known == quad:
                quads[quad] = None
            elif quad.predicate == RDFS.label and language == "zh":
                quads[Quad(quad.subject, SKOS.altLabel, quad.object, quad.graph_name)] = None
        else:
            quads[quad] = None
    return list(quads)
