"""Document → Report: its metadata as given, as its report.yml has them, or in its own words, and never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kg.areas import STATE, above, areas
from kg.errors import MetadataMissing, SourceError
from kg.folding import fold
from kg.model import Area, Document, Report
from kg.read.areas import GIVE_AREA, area_given, areas_in, listed
from kg.read.facts import day_given, facts_given, genre_given
from kg.read.genres import Genre, genre_of_opening, genre_of_title, genres
from kg.read.head import Head, head_of
from kg.read.periods import parse_period
from kg.read.web import is_address
from kg.read.years import Years, years_of

STATE_CUES = ("代表国务院", "全国人民代表大会", "中华人民共和国国务院", "全国国民经济")


def describe(document: Document, given: Mapping[str, Any] | None = None) -> Report:
    """What is known of the report in the document.

    `given` (options and the keys of report.yml) comes first, the document's own head and headings after. Raises
    `MetadataMissing` with the option to give where title, genre, jurisdiction or periods are in neither.
    """
    said = facts_given(given)
    head = head_of(document)
    genre = _genre(document, said, head)
    title = str(said.get("title") or head.title or genre.name)
    area = _area(document, said, head, title)
    reporting, plan = _periods(document, said, head, title, genre)
    issued = said.get("issued")
    reported, planned = parse_period(reporting), parse_period(plan)
    if planned.start < reported.start:
        raise SourceError(
            f"The report cannot plan for {planned.id}, before {reported.id}, on which it reports; mend --plan-period or --period."
        )
    return Report(
        id=str(said.get("id") or f"{area.code}-{genre.key}-{reporting.replace('/', '-')}"),
        title=title,
        genre=genre.key,
        jurisdiction=area,
        reporting_period=reported,
        plan_period=planned,
        publisher=said.get("publisher") or head.publisher,
        issued=day_given(issued) if issued else head.published or head.delivered,
        language=str(said.get("language", "zh")),
        source=said.get("source") or (document.name if is_address(document.name) else None),
        restatement=bool(said.get("restatement", False)),
        derived_from_sha256=said.get("derived_from_sha256"),
        note=_note(said.get("note")),
    )


def _genre(document: Document, said: Mapping[str, Any], head: Head) -> Genre:
    if "genre" in said:
        return genre_given(str(said["genre"]))
    found = genre_of_title(fold(str(said.get("title") or head.title or ""))) or genre_of_opening(head.opening)
    if found is None:
        raise MetadataMissing(
            f"{document.name} says nowhere that it is a government report; if it is one, give --title and --genre"
            f" ({', '.join(g.key for g in genres())})."
        )
    return found


def _area(document: Document, said: Mapping[str, Any], head: Head, title: str) -> Area:
    if "jurisdiction_name" in said and "jurisdiction" not in said:
        raise SourceError(
            f"“{said['jurisdiction_name']}” is a name alone; give the area's code with --jurisdiction too."
        )
    if "jurisdiction" in said:
        return area_given(said)
    for words in map(fold, (title, *head.lines, head.opening)):
        if any(cue in words for cue in STATE_CUES):
            return areas()[STATE]
        if len(found := areas_in(words, full_names=words != fold(title))) > 1:
            found = _narrowed(found, head) or found
        if len(found) == 1:
            return found[0]
        if found:
            raise MetadataMissing(
                f"“{words}” may mean {listed(found)}; give the code of the one that is meant with --jurisdiction."
            )
    raise MetadataMissing(f"{document.name} names no jurisdiction that kg knows; {GIVE_AREA}.")


def _narrowed(found: tuple[Area, ...], head: Head) -> tuple[Area, ...]:
    """Of several areas with one name, those whose city or province the head names as well."""
    return tuple(a for a in found if any(areas()[code].name in fold(head.text) for code in above(a.code)))


def _periods(document: Document, said: Mapping[str, Any], head: Head, title: str, genre: Genre) -> tuple[str, str]:
    years = years_of(title, genre, document.text, head.delivered) if _lacks_period(said) else Years(None, None)
    reporting = said.get("reporting_period") or years.reporting
    plan = said.get("plan_period") or years.plan
    if reporting is None:
        raise MetadataMissing(
            f"{document.name} does not say which period it reports on; give it, e.g. --period 2020-H1."
        )
    if plan is None:
        raise MetadataMissing(
            f"{document.name} does not say which period it plans for; give it, e.g. --plan-period 2020-H2."
        )
    return str(reporting), str(plan)


def _lacks_period(said: Mapping[str, Any]) -> bool:
    return not (said.get("reporting_period") and said.get("plan_period"))


def _note(note: object) -> dict[str, str]:
    if isinstance(note, Mapping):
        return {str(language): str(text) for language, text in note.items()}
    return {"zh": str(note)} if note else {}
