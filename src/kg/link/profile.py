"""What the linker sees of a statement: its topics, the things and places it names, how far it goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from kg.link.focus import NONE, Focus, Topics, focus
from kg.link.names import Name, Words, core_of
from kg.link.themes import mentions, topics
from kg.model import Checkability, EntityType, Quantity, Role, Statement
from kg.tables import either, load

CLAUSES = re.compile("[,，;；]")
QUOTED = '“"《'


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row of a table of words with a name in two languages."""

    key: str
    zh: str
    en: str
    words: tuple[str, ...]


Patterns = tuple[tuple[Labelled, re.Pattern[str]], ...]


@cache
def words_of(table: str) -> Patterns:
    """The rows of a table of words with their patterns: `act_stages` (how far an act goes), `groups` (whom it is for)."""
    return tuple((row, re.compile(either(row.words))) for row in load(table, Labelled, key="key"))


PARTICLES = r"|[^\u4e00-\u9fffA-Za-z]+|[的了在和与及或等对为是将有中把被从以]"


@cache
def _between(*groups: str) -> re.Pattern[str]:
    """What stands between words that say something: particles, figures, punctuation, and general words of some groups."""
    rows = [row for row in load("general_words", Words, key="key") if not groups or row.key in groups]
    return re.compile(either(word for row in rows for word in row.words) + PARTICLES)


@lru_cache(maxsize=1 << 13)
def content(text: str) -> tuple[str, ...]:
    """The stretches of a text between general words."""
    return tuple(stretch for stretch in _between().split(text) if len(stretch) >= 2)


def wordings(text: str) -> tuple[str, ...]:
    """The noun phrases of a text: what stands between verbs, lacks and particles, and is not general throughout."""
    return tuple(phrase for phrase in _between("acts", "lacks").split(text) if len(phrase) >= 3 and content(phrase))


@dataclass(frozen=True, slots=True)
class Profile:
    """A problem or commitment as the linker sees it.

    `focus` is what it is about, or its sentence or heading where it does not say (`inherited`); `themes` are the fields
    of that. `things` are the named projects, reforms and areas that it is about, `places` where something is lacking or
    done. `leads` are the guiding statements before it in its sentence, `heading` the fields of its heading, `listed` those of the list of livelihood matters that it stands in, `beside` the topics of the other commitments in its sentence.
    """

    statement: Statement
    text: str
    focus: Focus
    topics: Topics
    themes: Topics
    names: tuple[Name, ...] = ()
    things: tuple[Name, ...] = ()
    places: tuple[Name, ...] = ()
    figures: tuple[Quantity, ...] = ()
    groups: Topics = NONE
    stage: str = ""
    inherited: bool = False
    leads: tuple[Profile, ...] = ()
    heading: Topics = NONE
    listed: Topics = NONE
    beside: Topics = NONE

    @property
    def id(self) -> str:
        return self.statement.id

    @property
    def vague(self) -> bool:
        """Whether it is a commitment without number or milestone."""
        return self.statement.checkability in (None, Checkability.VAGUE)

    def about(self, other: Focus) -> Profile:
        """The same statement, about what its sentence or heading is about."""
        named = other.topics
        return replace(self, focus=other, topics=named, themes=_fields(other, named), inherited=True)


def profile(statement: Statement, names: Sequence[Name] = (), figures: Sequence[Quantity] = ()) -> Profile:
    """What a statement says by its own words."""
    text = _text(statement)
    about = focus(text)
    named = about.topics
    things = tuple(_things(statement, names))
    return Profile(
        statement=statement,
        text=text,
        focus=about,
        topics=named,
        themes=_fields(about, named),
        names=tuple(names),
        things=things,
        places=tuple(name for name in names if name.type is EntityType.PLACE and name not in things),
        figures=tuple(figures),
        groups=_groups(text),
        stage=_stage(text),
    )


@cache
def _group_words() -> tuple[re.Pattern[str], dict[str, str]]:
    keys = {word: row.key for row, _ in words_of("groups") for word in row.words}
    return re.compile(either(keys)), keys


def _groups(text: str) -> Topics:
    """The trades and groups of people that a text names, all looked for at once."""
    pattern, keys = _group_words()
    return frozenset(keys[word] for word in pattern.findall(text))


def _text(statement: Statement) -> str:
    """What to match: of a problem its own words where they say what it is about, else the text with its ellipsis resolved."""
    own = statement.role is Role.PROBLEM and focus(statement.quote).says
    return statement.quote if own or not statement.reading else statement.reading


def _stage(text: str) -> str:
    """How far an act goes: the furthest stage of its clauses, each by the first row of the table that it has a word of."""
    rows = words_of("act_stages")
    reached = [
        next((n for n, (_, pattern) in enumerate(rows) if pattern.search(clause)), -1) for clause in CLAUSES.split(text)
    ]
    return rows[max(reached)][0].key if max(reached) >= 0 else ""


def _fields(about: Focus, named: Topics) -> Topics:
    return about.fields | {theme for topic in named for theme in topics()[topic].themes}


def _things(statement: Statement, names: Sequence[Name]) -> Iterable[Name]:
    """Projects, quoted reforms, and places that nothing more is said of; a named member is a thing itself."""
    if statement.member_of and not names:
        quote = statement.quote
        yield Name(statement.id, quote, core_of(quote), EntityType.PROJECT, statement.span)
    last = max((m.start for m in mentions(statement.quote)), default=-1) + statement.span.start
    for name in names:
        if name.type is EntityType.POLICY and name.text[0] in QUOTED and len(name.core) >= 5:
            yield name
        elif name.type is EntityType.PROJECT or (name.type is EntityType.PLACE and last < name.span.end):
            yield from [name] if telling(name.core) else []


def telling(core: str) -> bool:
    """Whether a name tells a thing from others: something is left of it besides topics and general words."""
    rest = core
    for mention in mentions(core):
        rest = rest.replace(mention.cue, "|")
    return bool(content(rest))
