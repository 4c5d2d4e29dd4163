"""The measures as a table for people."""

from __future__ import annotations

from collections.abc import Iterator

from kg.evaluate.matching import Figures

NAME = 44


def table(figures: Figures) -> str:
    """One measure a line; only those that there are."""
    return "\n".join(_lines(figures))


def _lines(figures: Figures) -> Iterator[str]:
    yield "(last column: right / predicted / gold)"
    if "role_chars" in figures:
        yield from _statements(figures)
    if "quantity" in figures:
        yield from _quantities(figures)
    if "entity" in figures:
        yield from _entities(figures["entity"])
    if "links" in figures:
        yield from _links(figures["links"])
        yield from _addressed(figures)
    if "baseline" in figures:
        yield from _baselines(figures["baseline"])
    if "finding" in figures:
        yield _rates("findings (kind and statements)", figures["finding"])
    for warning in figures["warnings"]:
        yield f"WARNING {warning}"
    if invalid := figures["invalid"]:
        yield f"{len(invalid)} invalid lines, first: {invalid[0]}"


def _statements(figures: Figures) -> Iterator[str]:
    characters = figures["role_chars"]
    yield _one("role accuracy, per gold character", characters["accuracy"], f"{characters['chars']} characters")
    for role, rates in characters["per_role"].items():
        yield _rates(f"  characters: {role}", rates)
    for role, rates in figures["segments"].items():
        yield _rates(f"segments IoU>=0.5: {role}", rates["iou"])
        yield _rates("  exact", rates["exact"])
    labels = figures["checkable"]
    labelled = f"{labels['with_label']} labelled of {labels['matched']} matched  {labels['confusions'] or ''}"
    yield _one("checkable accuracy on matched commitments", labels["accuracy"], labelled)
    for name, key in (("deadlines", "deadline"), ("counting windows", "window")):
        if key in figures:
            yield _rates(name, figures[key])


def _quantities(figures: Figures) -> Iterator[str]:
    quantity = figures["quantity"]
    for name, key in (("detection", "detect"), ("value and unit", "value_unit"), ("value only", "value_only")):
        yield _rates(f"quantities: {name}", quantity[key])
    for key in ("comparator", "comparator_not_equal_sign", "direction_of_changes"):
        yield _one(f"  {key.replace('_', ' ')}", quantity[key]["accuracy"], f"n={quantity[key]['n']}")
    if "max_found" in quantity:
        yield _count("  ranges: upper end right", quantity["max_found"]["right"], quantity["max_found"]["gold"])
    if "not_quantity" in figures:
        alarms = figures["not_quantity"]
        yield _count("non-quantities read as quantities", alarms["false_alarms"], alarms["of"])


def _entities(entity: Figures) -> Iterator[str]:
    for how in ("exact", "overlap"):
        for kind, rates in entity[how].items():
            yield _rates(f"entity mentions {how}: {kind}", rates)
    yield _rates("entities", entity["entities"])


def _links(views: Figures) -> Iterator[str]:
    for view, links in views.items():
        for grade in ("strong", "any", "direct"):
            yield _rates(f"links {view}: {grade}", links[grade])
        left = f"unmapped {links['unmapped']}, headline links ignored {links['headline_ignored']}"
        yield _one(f"  grade accuracy on shared ({view})", links["grade_accuracy_on_shared"], left)
        for grade in ("strong", "any") if "ap_strong" in links else ():
            yield _one(f"  average precision {grade} ({view})", links[f"ap_{grade}"])


def _addressed(figures: Figures) -> Iterator[str]:
    problems = figures["addressed"]
    found = f"{problems['problems']} problems, {problems['not_found']} not found"
    majority = f"; majority {_share(problems['majority_baseline'])}"
    yield _one("problems: addressed or not, accuracy", problems["accuracy"], found + majority)
    yield _one("  without umbrella problems", problems["accuracy_without_umbrellas"])
    yield _rates("  unaddressed problems", problems["unaddressed"])
    if "components" in figures:
        members = figures["components"]
        yield _one("  named components", members["accuracy"], f"{members['found']} of {members['gold']} found")


def _baselines(baseline: Figures) -> Iterator[str]:
    yield _rates("baseline pairs", baseline["all"])
    for key in ("numeric_recall", "status_recall"):
        yield _one(
            f"  {key.replace('_', ' ')}", baseline[key]["r"], f"{baseline[key]['found']}/{baseline[key]['gold']}"
        )
    if met := baseline.get("already_met_accuracy"):
        yield _one("  already met, accuracy", met["accuracy"], f"n={met['n']}")
    misses = baseline["near_miss_false_alarms"]
    yield _count("  near misses paired by mistake", misses["false_alarms"], misses["of"])


def _share(value: float | None) -> str:
    return "  –  " if value is None else f"{value:.3f}"


def _rates(name: str, rates: Figures) -> str:
    shares = f"P {_share(rates['p'])}  R {_share(rates['r'])}  F1 {_share(rates['f1'])}"
    return f"{name:<{NAME}} {shares}   {rates['tp']}/{rates['pred']}/{rates['gold']}"


def _one(name: str, value: float | None, more: str = "") -> str:
    return f"{name:<{NAME}} {_share(value)}   {more}"


def _count(name: str, part: int, whole: int) -> str:
    return f"{name:<{NAME}} {part}/{whole}"
