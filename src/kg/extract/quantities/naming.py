"""The name of what a figure measures, cut out of the words around it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.quantities.lexicon import backwards
from kg.extract.quantities.metrics import find, words
from kg.tables import either

LONGEST = 36
TIME = (
    r"(?:19|20)\d\d年(?:以来|的|底|末)?|\d{1,2}月?[-—至]\d{1,2}月份?|前(?:[一二三四]季度|\d{1,2}个?月)|[一二三四]季度"
)
COMPARED = re.compile(
    r"(?:(?<!占)[比较](?!重|例|率|值|为)[^比较]{1,12}|[自由从到](?:\d|上年|去年|年初|“|十)[^,]{0,10}|是[^是]{2,10}前?的"
    r"|(?:在|到|至)?(?:\d{4}年[底末]?的?|“?十[一二三四五六七八九]?五”?(?:时期|期间)))$"
)
LONE = re.compile("(?<!占)[比较]$")
RANKED = re.compile(
    "(?:排(?=全|名|第|在)|稳居|位居|跃居|跻身|名列|位列|排名|均居|居|列|保持|连续|从|由|升至|跃升|提升)"
)
SHARE = re.compile("^(?P<part>.*?)(?:约|只|仅)?占(?!比|地[面约达块]|有)(?P<whole>.+?)的?(?P<share>比重|比例|份额|比)?$")
REMARK = re.compile(r"\([^()]*\)")
INNER = re.compile("(?<=.)(?:累计|共)?(?:完成|实现|共计|累计)(?=.)")
BEHIND_UNIT = re.compile("^(?:以上|以下|左右|及以上|以内|上下|内|多|余)?的?")
PUNCTUATION = " ,;。、:()—"


class Name(NamedTuple):
    """What is measured: the verb that stands before counted things, and the thing."""

    verb: str
    noun: str

    @property
    def whole(self) -> str:
        return self.verb + self.noun


NOTHING = Name("", "")


@cache
def _front() -> re.Pattern[str]:
    return re.compile(f"(?:{either(words('front'))}|{TIME}|“?十[一二三四五六七八九]?五”?(?:时期|期间)?)")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(f"(?:(?!达[下发表传送直]|到[得遇感]|增新|减精|国全占){backwards(words('behind'))})+")


@cache
def _verb() -> re.Pattern[str]:
    verbs = words("verb")
    return re.compile(f"{either((*verbs, *('新' + verb for verb in verbs)))}了?")


@cache
def _last_verb() -> re.Pattern[str]:
    return re.compile(backwards(words("verb")))


@cache
def _inner_verb() -> re.Pattern[str]:
    return re.compile(either(words("predicate")))


def trim_front(phrase: str) -> str:
    """The phrase without time, place and manner in front; it stops as soon as what is left is a known metric."""
    phrase = phrase.strip(PUNCTUATION)
    while phrase and find(phrase) is None:
        match = _front().match(phrase)
        if match is None:
            break
        phrase = phrase[match.end() :].lstrip(PUNCTUATION)
    return phrase


def trim_behind(phrase: str) -> str:
    """The phrase without what leads on to the figure, and without what it is compared with."""
    while phrase and find(phrase) is None:
        match = _behind().match(phrase[::-1])
        shorter = phrase[: len(phrase) - match.end()] if match else phrase
        shorter = LONE.sub("", COMPARED.sub("", shorter)).rstrip(" ,、:(")
        if shorter == phrase:
            break
        phrase = shorter
    return phrase


def before_figure(phrase: str) -> Name:
    """The verb and the noun of the words before a figure."""
    noun = trim_front(trim_behind(trim_front(REMARK.sub("", phrase))))
    if find(noun) is not None:
        return Name("", noun)
    verb = _verb().match(noun)
    if verb is not None:
        rest = without_verb(noun[verb.end() :].lstrip("、和与及"))
        return Name(_plain(verb.group().removesuffix("了")), rest[-LONGEST:])
    return Name("", INNER.sub("", noun[-LONGEST:]))


def closing_verb(noun: str) -> str:
    """The verb right before a figure whose noun stands behind it (党员下沉组建1080个突击队 → 组建)."""
    last = _last_verb().match(noun[::-1])
    return _plain(last.group()[::-1]) if last else ""


def _plain(verb: str) -> str:
    """新引进 says no more than 引进; 新增 and 新建 are words of their own."""
    return verb[1:] if verb.startswith("新") and len(verb) > 2 and verb[1:] in words("verb") else verb


def behind_figure(phrase: str, *, ends: bool) -> str:
    """The noun behind a counted figure; where it `ends` the counting, its predicate is cut off."""
    phrase = BEHIND_UNIT.sub("", phrase)
    if not phrase or phrase[0] in "、和与及并增下升降居占达同比较":
        return ""
    if ends and (predicate := _inner_verb().search(phrase, 2)) is not None:
        phrase = phrase[: predicate.start()]
    return phrase[:LONGEST].removesuffix("分别").rstrip("、和与及共中")


def share_name(noun: str, owner: str) -> str:
    """制造业增加值占地区生产总值 → …占…比重, empty where there is no 占; the owner fills in what is not named."""
    match = SHARE.match(noun)
    return f"{match['part'] or owner}占{match['whole']}比重" if match else ""


def ranked_name(noun: str) -> str:
    """The name before 居全国 and the like."""
    return RANKED.split(noun, maxsplit=1)[0].rstrip("、,")


def without_verb(noun: str) -> str:
    """The thing itself: 新开工筹集人才住房 → 人才住房."""
    verb = _verb().match(noun)
    return noun[verb.end() :].lstrip("、和及与") if verb else noun


def split_subjects(phrase: str, count: int) -> list[Name]:
    """城镇、农村居民人均可支配收入 → the two metrics, each with the head that they share."""
    noun = before_figure(phrase).noun
    if count == 2 and noun.startswith("城乡"):
        return [Name("", "城镇" + noun[2:]), Name("", "农村" + noun[2:])]
    parts = [part for part in re.split("[、和与及]|以及", noun) if part]
    if len(parts) != count:
        parts = [part for part in noun.split("、") if part]
    if len(parts) != count:
        return [Name("", noun)] * count
    return [Name("", _with_head(part, parts[-1])) for part in parts[:-1]] + [Name("", parts[-1])]


def _with_head(part: str, last: str) -> str:
    if find(part) is not None:
        return part
    for cut in range(1, len(last)):
        if find(part + last[cut:]) is not None:
            return part + last[cut:]
    return part + last[len(part) :] if len(part) <= 4 and len(part) < len(last) else part
