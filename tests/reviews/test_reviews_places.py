"""A review finds its statement again through edits of the text and other cuts, and never a statement that only looks alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from judgements import places
from kg.model import Role, Span
from kg.reviews import NotFound, Place, Places, Words

TEXT = "二、存在的问题\n一是教育供给不足。小学一年级学位缺口1200个，望江片区停车泊位紧张。二是项目推进缓慢，凤山河整治工程至今未能开工。"
QUOTE = "小学一年级学位缺口1200个"
WORDS = Words(QUOTE, "一是教育供给不足。", "，望江片区停车泊位紧张")


@pytest.mark.parametrize(
    ("today", "statement"),
    [
        (TEXT, QUOTE),
        # blanks and widths, as HTML and another editor would have them
        (TEXT.replace("。小学", "。\n\n　　小学"), QUOTE),
        (TEXT.replace("1200", "１２００").replace("，", ","), "小学一年级学位缺口１２００个"),
        # a character, a figure, a word
        (TEXT.replace("缺口1200个", "缺口1280个"), "小学一年级学位缺口1280个"),
        (TEXT.replace("学位缺口", "学位的缺口"), "小学一年级学位的缺口1200个"),
        (TEXT.replace("小学一年级学位缺口1200个", "小学一年级学位缺口达1200个"), "小学一年级学位缺口达1200个"),
        # the words cut otherwise
        (TEXT, "小学一年级学位缺口1200个，望江片区停车泊位紧张"),
        (TEXT, "学位缺口1200个"),
        # the surroundings edited, or moved
        (TEXT.replace("一是教育供给不足。", "教育方面有短板："), QUOTE),
        (f"二、存在的问题\n望江片区停车泊位紧张。{QUOTE}；凤山河整治工程至今未能开工。", QUOTE),
    ],
)
def test_a_statement_is_found_again(today: str, statement: str) -> None:
    assert places(today, problem=[statement, "凤山河整治工程至今未能开工"]).find(WORDS, Role.PROBLEM).id == statement


@pytest.mark.parametrize(
    ("today", "statements", "said"),
    [
        (TEXT.replace(QUOTE + "，", ""), ["望江片区停车泊位紧张"], "is not in the report"),
        # a sentence of the same pattern in another place is another sentence
        (
            TEXT.replace(QUOTE + "，", "") + "三是初中一年级学位缺口1900个。",
            ["初中一年级学位缺口1900个"],
            "nearest to it is “初中一年级学位缺口1900个”",
        ),
        # between the same neighbours, but about something else
        (TEXT.replace(QUOTE, "普惠托位仅有三成"), ["普惠托位仅有三成"], "is not in the report"),
    ],
)
def test_another_statement_is_never_taken_for_it(today: str, statements: list[str], said: str) -> None:
    with pytest.raises(NotFound, match=said):
        places(today, problem=statements).find(WORDS, Role.PROBLEM)


def test_a_statement_of_another_role_is_named_for_what_it_is() -> None:
    with pytest.raises(NotFound, match="is read as context now, not as problem"):
        places(TEXT, context=[QUOTE]).find(WORDS, Role.PROBLEM)


def test_the_surroundings_tell_two_places_with_the_same_words_apart() -> None:
    text = "东门片区停车泊位紧张。学位不足。西湖片区停车泊位紧张。"
    first, second = (Place(str(n), Span(start, start + 6), Role.PROBLEM) for n, start in enumerate((4, 20)))
    found = Places(text, [first, second])
    assert found.find(Words("停车泊位紧张", "东门片区"), Role.PROBLEM) == first
    assert found.find(Words("停车泊位紧张", "西湖片区"), Role.PROBLEM) == second
    with pytest.raises(NotFound, match="stands in 2 statements"):
        found.find(Words("停车泊位紧张"), Role.PROBLEM)


def test_a_few_words_elsewhere_are_not_the_statement() -> None:
    """Short phrases stand anywhere: without a neighbour they are no proof."""
    with pytest.raises(NotFound):
        places("三、下一步。大力加强监管，提升服务。", commitment=["加强监管"]).find(
            Words("加强监管", "食品药品方面", "并开展检查"), Role.COMMITMENT
        )


def test_what_is_said_of_all_others_holds_for_every_piece() -> None:
    text = "以前好，但现在学位不足，停车紧张，尚待解决。"
    found = places(text, problem=["学位不足", "停车紧张", "尚待解决"])
    assert {p.id for p in found.pieces(Words("学位不足，停车紧张"), Role.PROBLEM)} == {"学位不足", "停车紧张"}


PHRASES = ["学位不足", "停车紧张", "道路拥堵", "河道黑臭", "工期滞后"]


@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=12), st.sampled_from(["。", "，", "；\n", "。　"]))
def test_the_words_kept_of_a_place_lead_back_to_it(phrases: list[str], between: str) -> None:
    text = between.join(phrases)
    starts = [sum(len(p) + len(between) for p in phrases[:n]) for n in range(len(phrases))]
    statements = [Place(str(n), Span(s, s + 4), Role.PROBLEM) for n, s in enumerate(starts)]
    found = Places(text, statements)
    assert all(found.find(found.words(place.span), Role.PROBLEM) == place for place in statements)
