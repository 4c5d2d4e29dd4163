"""When two names mean one thing: the rules that make a key of a name, and entities of mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from kg.areas import STATE, above, areas
from kg.extract.entities.areas import gazetteer
from kg.extract.entities.lexicon import known, metric_names, variants
from kg.extract.entities.suffixed import Mention
from kg.folding import fold
from kg.ids import normal, short_hash
from kg.model import Area, Entity, EntityType, Span
from kg.tables import either

_LEAST = 2


@cache
def own_names(area: Area) -> tuple[str, ...]:
    """The names that the body's own area goes by in front of another name, the longest first."""
    plain = areas().get(area.code, area).name
    whole = {normal(area.name), normal(plain), *(normal(areas()[code].name + plain) for code in above(area.code))}
    return tuple(sorted(whole, key=lambda name: (-len(name), name)))


@cache
def _rules(kind: EntityType) -> tuple[tuple[re.Pattern[str], str, int], ...]:
    """What is left out of names of a type: the words, what takes their place, and how many characters must stay."""
    patterns = {"front": "^{}", "inside": "{}", "end": "{}+$"}
    return tuple(
        (re.compile(patterns[row.where].format(either(map(normal, row.words)))), normal(row.by), row.least)
        for row in variants()
        if kind in row.types
    )


def core(name: str, kind: EntityType, area: Area) -> str:
    """What tells a thing from others of its type: its name without the body's own area and without words that change nothing.

    Digits, ordinals, phases and every other character stay, so that 2号线三期 is never 8号线一期.
    """
    listed = known().get(fold(name))
    text = normal(listed.name if listed else name)
    for own in own_names(area):
        if text.startswith(own) and len(text) - len(own) >= _LEAST:
            text = text[len(own) :]
            break
    if (
        text[0] == own_names(area)[-1][-1]
        and len(text) - 1 > _LEAST
        and kind not in (EntityType.METRIC, EntityType.POLICY)
    ):
        text = text[1:]
    for pattern, by, least in _rules(kind):
        shorter = pattern.sub(by, text)
        text = shorter if len(shorter) >= least else text
    return normal(metric_names().get(text, text)) if kind == EntityType.METRIC else text


@lru_cache(maxsize=1 << 14)
def key(name: str, kind: EntityType, area: Area, *, exact: bool = False) -> str:
    """The key of a thing within one body: the same for every report of the body that names it.

    An `exact` key is that of the name as it stands, with nothing left out.
    """
    codes = area_codes(name, kind, area)
    if len(codes) == 1 and not exact:
        return f"area-{codes[0]}"
    what = ("as it stands", normal(name)) if exact else (core(name, kind, area),)
    return f"{kind}-{short_hash(area.code, kind, *what)}"


def area_codes(name: str, kind: EntityType, area: Area) -> tuple[str, ...]:
    """The administrative areas that a name may mean in a report of an area: one if it is resolved, several if it is not."""
    if kind not in (EntityType.PLACE, EntityType.DISTRICT):
        return ()
    if normal(name) in own_names(area) and area.code != STATE:
        return (area.code,)
    return gazetteer(area.code).get(fold(name), ())


def entities(names: Iterable[tuple[Mention, str]], area: Area) -> tuple[Entity, ...]:
    """Entities of mentions and their names, in the order in which they are first mentioned."""
    pairs = _settled(list(names))
    groups: dict[str, list[tuple[Mention, str]]] = {}
    for mention, name in pairs:
        groups.setdefault(key(name, mention.type, area), []).append((mention, name))
    return tuple(_entity(group_key, group, area) for group_key, group in groups.items())


def _settled(pairs: list[tuple[Mention, str]]) -> list[tuple[Mention, str]]:
    """The pairs with one type for one and the same name: the type that it has most often, or first."""
    types: dict[str, list[EntityType]] = {}
    plain = {name: normal(name) for _, name in pairs}
    for mention, name in pairs:
        types.setdefault(plain[name], []).append(mention.type)
    settled = {text: max(dict.fromkeys(given), key=given.count) for text, given in types.items()}
    kinds = ((mention, name, settled[plain[name]]) for mention, name in pairs)
    return [(mention if mention.type == kind else mention._replace(type=kind), name) for mention, name, kind in kinds]


def _entity(group_key: str, group: Sequence[tuple[Mention, str]], area: Area) -> Entity:
    names = [name for _, name in group]
    kind = group[0][0].type
    codes = area_codes(group[0][1], kind, area)
    name = _usual(group[0][1], codes) or max(dict.fromkeys(names), key=lambda n: (names.count(n), len(n)))
    return Entity(
        key=group_key,
        name=name,
        type=kind,
        mentions=tuple(sorted({Span(mention.start, mention.end) for mention, _ in group})),
        aliases=tuple(sorted({*names} - {name})),
        areas=codes,
    )


def _usual(name: str, codes: tuple[str, ...]) -> str:
    """The name that the tables give to a thing, if they know it."""
    if len(codes) == 1 and codes[0] in areas():
        return areas()[codes[0]].name
    listed = known().get(fold(name))
    return listed.name if listed else ""
