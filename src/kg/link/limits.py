"""Why a commitment is no stronger an answer: small functions that return their evidence in words, or nothing.

The docstring of each is its public description.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.link.ambition import Ambition
from kg.link.focus import NONE
from kg.link.names import Words, same_thing
from kg.link.pairs import Pair, labels, remedy
from kg.link.profile import CLAUSES, words_of
from kg.link.themes import Mention, mentions, topics, wider
from kg.link.ties import part_of_project, same_place, same_project
from kg.model import Checkability, Comparator, Evidence, Kind, Quantity
from kg.tables import either, load

# Words that open a list of groups: it is not for one alone.
OPEN = re.compile("重点群体|困难群体|各类群体|等群体")
# The members of a list of figures stand each for itself.
MEMBERS = re.compile("[、,，;；]")
MANY_FIELDS = SEVERAL = 2
SHORT = re.compile("缺口|短缺|紧张|紧缺|供不应求")


def other_project(pair: Pair) -> Evidence | None:
    """The problem is about named projects, and the commitment names none of them."""
    if not pair.problem.things or same_project(pair) or part_of_project(pair):
        return None
    name = pair.problem.things[0].text
    return Evidence("other_project", 0.0, f"承诺没有提到{name}", f"it does not name {name}")


def one_of_several(pair: Pair) -> Evidence | None:
    """The problem is about several named projects, and the commitment names only some of them."""
    if len(pair.problem.things) < SEVERAL or not same_project(pair):
        return None
    left = [p.text for p in pair.problem.things if not any(same_thing(p, a) for a in pair.act.names)]
    if not left:
        return None
    return Evidence("one_of_several", 0.0, f"没有提到{left[0]}", f"it does not name {left[0]}")


def elsewhere(pair: Pair) -> Evidence | None:
    """The problem names the places where something is lacking, and the commitment names none of them."""
    if not pair.problem.places or same_place(pair):
        return None
    places = "、".join(dict.fromkeys(place.text for place in pair.problem.places))
    return Evidence("elsewhere", 0.0, f"承诺没有落到{places}", f"it is not tied to {places}")


def other_level(pair: Pair) -> Evidence | None:
    """The problem lies at the lowest level of administration, and the commitment does not reach it."""
    row, lacks, acts = remedy("lowest-level")
    if not lacks.search(pair.problem.text) or acts.search(pair.act.text):
        return None
    return Evidence("other_level", 0.0, f"问题{row.zh}，承诺没有到这一层", f"the problem lies {row.en}, it does not")


def other_areas(pair: Pair) -> Evidence | None:
    """The problem lies in areas of one kind, such as mountains, and the commitment names none."""
    row, lacks, acts = remedy("certain-areas")
    if not lacks.search(pair.problem.text) or acts.search(pair.act.text):
        return None
    return Evidence("other_areas", 0.0, f"问题{row.zh}，承诺没有提到", f"the problem lies {row.en}, it names none")


def joins_nothing(pair: Pair) -> Evidence | None:
    """The problem is that things are scattered, and the commitment joins none."""
    row, lacks, acts = remedy("scattered")
    if not lacks.search(pair.problem.text) or acts.search(pair.act.text):
        return None
    return Evidence(
        "joins_nothing", 0.0, f"问题在于{row.zh}，承诺只涉及其中一项", f"the problem is that things are {row.en}"
    )


def only_a_share(pair: Pair) -> Evidence | None:
    """The problem is that things are missing, and the commitment changes a share of those there are."""
    if not SHORT.search(pair.problem.text) or not pair.act.figures or any(q.unit != "%" for q in pair.act.figures):
        return None
    return Evidence("only_a_share", 0.0, "比例提高并不增加数量", "a higher share adds none")


def already_met(pair: Pair) -> Evidence | None:
    """The target is no better than what the report says was reached before."""
    return (
        Evidence("already_met", 0.0, "目标在提出时已经达到", "its target was met before it was set")
        if Ambition.MET in pair.ambitions
        else None
    )


def no_better(pair: Pair) -> Evidence | None:
    """The targets ask no more than what was reported of the year before."""
    if set(pair.ambitions) != {Ambition.NO_BETTER}:
        return None
    return Evidence("no_better", 0.0, "目标不高于上年实际", "its target is no better than last year's")


def holds(pair: Pair) -> Evidence | None:
    """The commitment only keeps a rate from rising, and no higher rate was reported."""
    figures = [figure for figure in pair.act.figures if not figure.scope]
    if not figures or Ambition.BETTER in pair.ambitions or not all(map(_ceiling, figures)):
        return None
    return Evidence("holds", 0.0, "只是控制在一定水平以内", "it only keeps a rate from rising")


def vague(pair: Pair) -> Evidence | None:
    """The commitment has neither a number nor a milestone."""
    return Evidence("vague", 0.0, "没有数字或节点", "it has no number or milestone") if pair.act.vague else None


def prepares(pair: Pair) -> Evidence | None:
    """The commitment only prepares: plans, approvals, preliminary work."""
    return _stage(pair, "prepare", "prepares")


def assesses(pair: Pair) -> Evidence | None:
    """The commitment only has something assessed."""
    return _stage(pair, "assess", "assesses")


def begins(pair: Pair) -> Evidence | None:
    """The commitment only begins something, and not a stated number of things."""
    return None if pair.act.statement.checkability is Checkability.NUMBER else _stage(pair, "begin", "begins")


def declares(pair: Pair) -> Evidence | None:
    """The commitment only says what a thing is: a task, a way, a base."""
    if "是" not in pair.act.text or not _verdict().search(pair.act.text):
        return None
    return Evidence("declares", 0.0, "只是说明意义，没有举措", "it says what a thing is, not what is done")


def event(pair: Pair) -> Evidence | None:
    """The commitment is an event."""
    return _stage(pair, "hold", "event")


def only_a_part(pair: Pair) -> Evidence | None:
    """The commitment is about a part of what the problem is about."""
    if pair.covered & pair.act.topics or any(mention.topics & pair.covered for mention in mentions(pair.act.text)):
        return None
    parts = frozenset(topic for topic in pair.act.topics if pair.covered & wider(topic) - {topic})
    if not parts:
        return None
    zh, en = labels(parts)
    return Evidence("only_a_part", 0.0, f"只涉及其中的{zh}", f"it is about {en} alone")


def at_large(pair: Pair) -> Evidence | None:
    """The commitment is about the whole around the problem and names no number of things."""
    whole = pair.act.topics & {t for topic in pair.covered for t in wider(topic) - {topic}}
    if not whole or pair.covered & pair.act.topics or pair.act.figures:
        return None
    zh, en = labels(whole)
    return Evidence("at_large", 0.0, f"泛指{zh}", f"it is about {en} at large")


def by_context(pair: Pair) -> Evidence | None:
    """What the commitment is about only its sentence or heading says."""
    return (
        Evidence("by_context", 0.0, "主题来自上下文", "its topic is that of its context")
        if pair.act.inherited
        else None
    )


def out_of_place(pair: Pair) -> Evidence | None:
    """The sentence and the heading that the commitment stands under are both about another field than its own words."""
    around = NONE.union(*(lead.themes for lead in pair.act.leads)) & pair.act.heading
    if not around or pair.act.themes & (around | pair.act.heading):
        return None
    zh, en = labels(around)
    return Evidence("out_of_place", 0.0, f"上下文讲的是{zh}", f"its sentence is about {en}")


def spread(pair: Pair) -> Evidence | None:
    """The commitment is about several fields beside the problem's, more than of those, and no clause is about the problem alone."""
    own = {topics()[topic].themes[0] for topic in pair.act.topics} | pair.act.focus.fields
    other = own - pair.problem.themes
    if len(other) < max(MANY_FIELDS, 1 + len(own & pair.problem.themes)) or _has_clause_of_its_own(pair):
        return None
    return Evidence("spread", 0.0, "承诺还涉及多个其他领域", "it spreads over other fields too")


def one_group(pair: Pair) -> Evidence | None:
    """The commitment is for one group of people alone, and the problem is not theirs alone."""
    if len(pair.act.groups) != 1 or pair.act.groups <= pair.problem.groups or OPEN.search(pair.act.text):
        return None
    clauses = CLAUSES.split(pair.act.text)
    if len(clauses) > 1 and _has_clause_of_its_own(pair):
        return None
    row = next(row for row, _ in words_of("groups") if row.key in pair.act.groups)
    return Evidence("one_group", 0.0, f"只针对{row.zh}", f"it is for {row.en} alone")


def _has_clause_of_its_own(pair: Pair) -> bool:
    members = MEMBERS if pair.act.statement.checkability is Checkability.NUMBER else CLAUSES
    return any(_is_about(pair, mentions(clause)) for clause in members.split(pair.act.text))


def _is_about(pair: Pair, found: Sequence[Mention]) -> bool:
    """Whether all topics that are named are the problem's, or parts of them; without topics, whether all fields are its own."""
    named = {topic for mention in found for topic in mention.topics}
    if named:
        return all(wider(topic) & pair.covered for topic in named)
    return bool(found) and all(mention.themes & pair.fields for mention in found)


@cache
def _verdict() -> re.Pattern[str]:
    """…是今年的重大任务; what 关键是, 重点是 or 二是 opens is an act."""
    things = next(row for row in load("general_words", Words, key="key") if row.key == "things").words
    opening = "特别|尤其|主要|首先|重点|关键|核心|目的|目标|任务"
    subject = rf"(?:[,，]|[^,，;；。]{{4}})(?<!{opening})(?<!重点[,，])(?<![一二三四五六七八九十就还但只])"
    return re.compile(rf"{subject}是(?!否)[^,，;；。]{{2,40}}(?:{either(things)})$")


def _ceiling(figure: Quantity) -> bool:
    bound = figure.comparator in (Comparator.AT_MOST, Comparator.ABOUT)
    return bound and figure.kind is Kind.SHARE and figure.metric is not None and figure.metric.better == "less"


def _stage(pair: Pair, key: str, feature: str) -> Evidence | None:
    if pair.act.stage != key:
        return None
    row = next(row for row, _ in words_of("act_stages") if row.key == key)
    return Evidence(feature, 0.0, f"承诺{row.zh}", f"it {row.en}")
