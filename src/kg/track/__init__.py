"""Stage beside linking: what the later reports of a body show of the targets and projects of an earlier one."""

from __future__ import annotations

from collections.abc import Iterable

from kg.model import Assessment, Extraction
from kg.track.later import after, bodies
from kg.track.projects import track_projects
from kg.track.steps import track_steps
from kg.track.targets import track_targets

__all__ = ["track"]


def track(extractions: Iterable[Extraction]) -> tuple[Assessment, ...]:
    """Assess every target and every named project of each report by the later reports of the same area.

    A verdict is about what later reports say; that a promise was broken is for people to say, never for this.
    """
    found: list[Assessment] = []
    for readings in bodies(extractions):
        for reading in readings:
            if later := after(reading, readings):
                ours = [*track_targets(reading, later), *track_steps(reading, later), *track_projects(reading, later)]
                found += sorted(ours, key=lambda one: (one.promise.span, one.kind, one.name))
    return tuple(found)
