"""One form for each character, at the same place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.folding import LONG, fold

FORMS = [
    ("增长８．２％，下降３％；", "增长8.2%,下降3%;"),
    ("２０２０年上半年（以下简称“上半年”）", "2020年上半年(以下简称“上半年”)"),
    ("國民經濟和社會發展計劃執行情況", "国民经济和社会发展计划执行情况"),
    ("一、總體要求\u3000二、重點任務", "一、总体要求 二、重点任务"),
    ("Ａ４地块—Ｂ１地块", "A4地块—B1地块"),
]


@pytest.mark.parametrize(("text", "folded"), FORMS)
def test_the_forms_that_rules_are_written_in(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_every_offset_stays_and_a_folded_text_is_folded_no_further(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_a_long_text_is_folded_as_its_pieces_are() -> None:
    pieces = [text for text, _ in FORMS] * (LONG // 50)
    assert fold("".join(pieces)) == "".join(map(fold, pieces))
