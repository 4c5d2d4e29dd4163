"""Identifiers that stay the same."""

import pytest

from kg.ids import LONG, StatementIds

QUOTES = ["建成学校", "学校", "建成", "成学校3", "校3所,建成学校3所"]


@pytest.mark.parametrize("quote", QUOTES)
def test_a_quote_of_a_long_text_gets_the_ids_that_it_gets_in_a_short_one(quote: str) -> None:
    short = "建成学校3所,建成学校3所。建成建成学校。" * 3
    long = short + "。" * LONG
    places = [place for place in range(len(short)) if short.startswith(quote, place)]
    backwards = [*reversed(places)]
    of_short, of_long = StatementIds(short), StatementIds(long)
    ids = [of_short.of(place, place + len(quote)) for place in places]
    assert len(set(ids)) == len(places) > 1
    assert [of_long.of(place, place + len(quote)) for place in backwards] == ids[::-1]
