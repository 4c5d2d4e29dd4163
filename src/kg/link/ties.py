"""What ties a commitment to a problem: small functions that return their evidence in words, or nothing.

The docstring of each is its public description.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from kg.link.focus import EXACT, NONE, Topics
from kg.link.names import same_thing, shared_front
from kg.link.pairs import Pair, labels, remedy
from kg.link.profile import Profile, content, words_of
from kg.link.themes import Mention, mentions, topics, wide, wider
from kg.model import EntityType, Evidence, Quantity

GAP = re.compile("缺口|短缺|尚缺|还缺|缺少|缺额|不足")
ADDS = re.compile("新增|增加|净增|扩增|提供|建成|新建")
NOT_BEGUN = re.compile("(?:未|没有|未能)(?:正式|如期|按期)?(?:开工|动工|启动|开建|实施)")
NAMES_A_PROBLEM = re.compile("解决|破解|缓解|治理|补齐|化解|消除|整治|攻坚|难题|短板|问题|排堵|保畅|遏制")
WORDING = 4
# What a clause is about stands before these, with no more than so many characters between: 体系建设, 水平.
CLOSED = re.compile("[,，;；的]|放在|摆在|作为")
CLOSING = 5
LISTED = re.compile("、")
# A word for more fields than these (民生, 社会事业) sums up others.
NARROW = 2
PARTICULAR = (EntityType.PROJECT, EntityType.ORGANISATION)


def same_project(pair: Pair) -> Evidence | None:
    """Both name the same project, place or reform."""
    named = next((a.text for p in pair.problem.things for a in pair.act.names if same_thing(p, a)), "")
    return Evidence("same_project", 1.0, f"两者都指{named}", f"both name {named}") if named else None


def missing_step(pair: Pair) -> Evidence | None:
    """The problem says that the project has not begun, and the commitment begins it."""
    if not NOT_BEGUN.search(pair.problem.text) or pair.act.stage != "begin" or not same_project(pair):
        return None
    return Evidence("missing_step", 0.5, "问题是尚未开工，承诺正是开工", "it has not begun, and is to begin")


def part_of_project(pair: Pair) -> Evidence | None:
    """The names of two projects share so long a front that one is a part or another section of the other."""
    fronts = [shared_front(p, a) for p in pair.problem.things for a in pair.act.names]
    front = max(fronts, key=len, default="")
    return Evidence("part_of_project", 0.7, f"两者同属{front}", f"both belong to {front}") if front else None


def same_metric(pair: Pair) -> Evidence | None:
    """The commitment sets a target for the very metric that the problem complains of."""
    if not (pair.problem.figures and pair.act.figures):
        return None
    ours = {q.metric.key: q.metric.name for q in pair.problem.figures if q.metric and not q.scope}
    name = next((ours[q.metric.key] for q in pair.act.figures if q.metric and not q.scope and q.metric.key in ours), "")
    return Evidence("same_metric", 0.9, f"指标相同：{name}", f"both are about one metric, {name}") if name else None


def fills_gap(pair: Pair) -> Evidence | None:
    """The commitment adds a number of the very things that the problem counts as missing."""
    if not pair.covered:
        return None
    gap, added = _counted(pair.problem, GAP), _counted(pair.act, ADDS)
    if not (gap and added and gap.unit == added.unit):
        return None
    zh = f"问题缺{gap.quote}，承诺新增{added.quote}"
    return Evidence("fills_gap", 0.9, zh, f"{gap.quote} are missing and {added.quote} are promised")


def works_named(pair: Pair) -> Evidence | None:
    """The sentence that promises to fill a gap names works of the very kind that is missing."""
    kinds = pair.problem.topics & pair.act.beside
    if not kinds or not fills_gap(pair):
        return None
    zh, en = labels(kinds)
    return Evidence("works_named", 0.6, f"同一句列有{zh}的具体工程", f"its sentence names works for {en}")


def same_topic(pair: Pair) -> Evidence | None:
    """The commitment is about what the problem is about, or about a part or the whole of it."""
    if not (covered := pair.covered):
        return None
    zh, en = labels(covered)
    return Evidence("same_topic", 0.7, f"两者都关于{zh}", f"both are about {en}")


def own_object(pair: Pair) -> Evidence | None:
    """The commitment names the problem's own object, by the same word, or by a kindred one that closes a clause."""
    covered = pair.covered
    if not covered:
        return None
    ours = {mention.cue for mention in mentions(pair.problem.text) if mention.topics & covered}
    named = pair.act.topics | covered
    theirs = [mention for mention in mentions(pair.act.text) if mention.topics & named]
    word = next((mention.cue for mention in theirs if mention.cue in ours), "")
    closing = [mention.cue for mention in theirs if _listed(pair.problem.text) or _closes(mention, pair.act.text)]
    word = word or next((cue for own in ours for cue in closing if _overlap(own, cue)), "")
    around = {above for topic in covered for above in wider(topic)}
    if not word and any(topics()[topic].alike for topic in around & pair.act.topics):
        word = next(iter(closing), "")
    return Evidence("own_object", 0.3, f"承诺写明“{word}”", f"it says “{word}”") if word else None


def names_a_field(pair: Pair) -> Evidence | None:
    """The problem lists fields of policy, and the commitment is about what one of them mainly consists of."""
    fields = _listed(pair.problem.text)
    core = frozenset(t for t in pair.act.topics if topics()[t].core and not fields.isdisjoint(topics()[t].themes))
    if not core:
        return None
    zh, en = labels(core)
    return Evidence(
        "names_a_field", 0.3, f"问题列举多个领域，承诺针对其中的{zh}", f"the problem lists fields, and it is about {en}"
    )


def names_risk(pair: Pair) -> Evidence | None:
    """The problem is that there are risks, and the commitment names one of them."""
    row, lacks, acts = remedy("risk")
    risk = acts.search(pair.act.text)
    if not risk or not pair.covered or not lacks.search(pair.problem.text):
        return None
    return Evidence(
        "names_risk", 0.3, f"问题在于{row.zh}，承诺针对其中的{risk[0]}", f"it names one of the {row.en}, {risk[0]}"
    )


def under_lead(pair: Pair) -> Evidence | None:
    """A guiding sentence above the commitment names the problem as something to be solved."""
    if pair.covered:
        return None
    leads = (lead for lead in pair.act.leads if any(want <= lead.topics for want in pair.problem.focus.wants))
    lead = next((lead for lead in leads if NAMES_A_PROBLEM.search(lead.text)), None)
    if lead is None:
        return None
    return Evidence("under_lead", 0.6, f"该承诺列在“{lead.text}”之下", f"it stands under the lead “{lead.text}”")


def same_field(pair: Pair) -> Evidence | None:
    """The problem is about a whole field of policy, and the commitment lies in it."""
    shared = pair.fields
    if not shared:
        return None
    zh, en = labels(shared)
    return Evidence("same_field", 0.5, f"承诺属于问题所说的{zh}", f"it lies in the field of {en}")


def listed(pair: Pair) -> Evidence | None:
    """The problem is about livelihoods as a whole, and the commitment is one of a list of livelihood matters."""
    shared = pair.problem.focus.fields & pair.act.listed
    if not shared:
        return None
    zh, en = labels(shared)
    return Evidence(
        "listed", 0.5, f"承诺是关于{zh}的民生实事之一", f"it is one of the livelihood matters, in the field of {en}"
    )


def drives_growth(pair: Pair) -> Evidence | None:
    """The problem is that growth is unsteady, and the commitment sets a target for one of its drivers."""
    row, lacks, acts = remedy("unsteady")
    driver = acts.search(pair.act.text)
    if (
        driver is None
        or not lacks.search(pair.problem.text)
        or pair.act.vague
        or "growth" not in pair.problem.focus.fields
    ):
        return None
    return Evidence("drives_growth", 0.4, f"问题在于{row.zh}，承诺是{driver[0]}的目标", f"{driver[0]} drives growth")


def same_group(pair: Pair) -> Evidence | None:
    """Both name the same trade or group of people."""
    shared = pair.problem.groups & pair.act.groups
    if not shared:
        return None
    rows = [row for row, _ in words_of("groups") if row.key in shared]
    zh, en = "、".join(row.zh for row in rows), ", ".join(row.en for row in rows)
    return Evidence("same_group", 0.6, f"两者都针对{zh}", f"both are for {en}")


def same_place(pair: Pair) -> Evidence | None:
    """The commitment names a place where the problem lies."""
    named = next(
        (a.text for p in pair.problem.places for a in pair.act.names if a.key == p.key or a.core == p.core), ""
    )
    return Evidence("same_place", 0.5, f"地点同为{named}", f"both are in {named}") if named else None


def joins(pair: Pair) -> Evidence | None:
    """The problem is that things are scattered, and the commitment joins some."""
    row, lacks, acts = remedy("scattered")
    if not (lacks.search(pair.problem.text) and acts.search(pair.act.text) and pair.problem.themes & pair.act.themes):
        return None
    return Evidence("joins", 0.4, f"问题在于{row.zh}，承诺意在统筹", f"what is {row.en} is to be joined")


def same_wording(pair: Pair) -> Evidence | None:
    """Both use the same long wording, which few commitments of the report use, and lie in one field as far as is known."""
    if len(pair.shared) < WORDING or (pair.problem.themes and not pair.problem.themes & pair.act.themes):
        return None
    # The name of a field so wide that all lies in it (国民经济, 体制机制) tells nothing.
    if any(not m.topics and m.themes <= wide() and len(pair.shared) - len(m.cue) < 2 for m in mentions(pair.shared)):
        return None
    return Evidence("same_wording", 0.5, f"都提到“{pair.shared}”", f"both say “{pair.shared}”")


def names_one(pair: Pair) -> Evidence | None:
    """The commitment names one particular thing of the kind that the problem is about."""
    named = next((name.text for name in pair.act.names if name.type in PARTICULAR), "")
    if not named or not (pair.covered or pair.fields):
        return None
    return Evidence("names_one", 0.2, f"承诺写明{named}", f"it names {named}")


def mentioned(pair: Pair) -> Evidence | None:
    """One of them mentions in passing what the other is about."""
    shared = (pair.problem.topics & pair.act.focus.also) | (pair.problem.focus.also & pair.act.topics)
    if not shared:
        return None
    zh, en = labels(shared)
    return Evidence("mentioned", 0.3, f"一方提及{zh}", f"one mentions {en}")


def own_words(pair: Pair) -> Evidence | None:
    """Both use a wording that few commitments of the report use."""
    if not pair.shared or same_wording(pair):
        return None
    return Evidence("own_words", 0.2, f"都提到“{pair.shared}”", f"both say “{pair.shared}”")


def neighbour(pair: Pair) -> Evidence | None:
    """Both lie in the same field of policy."""
    shared = pair.problem.themes & pair.act.themes
    if not shared:
        return None
    zh, en = labels(shared)
    return Evidence("neighbour", 0.2, f"同属{zh}领域", f"both lie in the field of {en}")


@lru_cache(maxsize=1 << 10)
def _listed(text: str) -> Topics:
    """The fields that a text lists: 就业, 教育 and 医疗 of 就业、教育、医疗等民生领域, but not what sums them up."""
    pairs = [(a, b) for a, b in pairwise(mentions(text)) if LISTED.search(text, a.end, b.start)]
    return NONE.union(*(m.themes for pair in pairs for m in pair if len(m.themes) <= NARROW))


def _closes(mention: Mention, text: str) -> bool:
    """Whether a clause ends with a cue or soon after it: 健全就业服务体系, but not 把就业资金更多地向创业倾斜."""
    rest = CLOSED.split(text[mention.end :], 1)[0]
    return len(rest) <= CLOSING or not content(rest)


@lru_cache(maxsize=1 << 13)
def _overlap(one: str, other: str) -> bool:
    """Whether a cue holds the other, or both share two characters that are no general word: 大片区 and 统筹片区."""
    if min(len(one), len(other)) >= EXACT and (one in other or other in one):
        return True
    return any(piece[at : at + 2] in other for piece in content(one) for at in range(len(piece) - 1))


def _counted(profile: Profile, words: re.Pattern[str]) -> Quantity | None:
    if not profile.figures or not words.search(profile.text):
        return None
    return next((q for q in profile.figures if not q.scope and q.unit != "%"), None)
