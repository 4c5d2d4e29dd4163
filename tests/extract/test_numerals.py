"""Numerals in digits and in characters."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.quantities.numerals import is_bare, of_digits, of_han

DIGITS = "零一二三四五六七八九"


def in_characters(number: int) -> str:
    """A whole number below ten thousand as it is written in characters."""
    if number == 0:
        return "零"
    words, zero = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if zero and words else "") + DIGITS[digit] + sign
            zero = False
        else:
            zero = True
    return words.removeprefix("一") if 10 <= number < 20 else words


@given(st.integers(0, 9999))
def test_characters_and_digits_name_the_same_number(number: int) -> None:
    assert of_han(in_characters(number)) == Decimal(number)


@given(st.integers(2, 9999), st.sampled_from([("万", 10_000), ("亿", 100_000_000)]))
def test_a_magnitude_multiplies(number: int, magnitude: tuple[str, int]) -> None:
    sign, factor = magnitude
    assert of_han(in_characters(number) + sign) == Decimal(number * factor)
    assert of_digits(str(number), sign) == Decimal(number * factor)


@pytest.mark.parametrize(
    ("characters", "value"),
    [
        ("十二", 12),
        ("两百", 200),
        ("一百零五", 105),
        ("三千亿", 300_000_000_000),
        ("二十五万", 250_000),
        ("千万", 10_000_000),
    ],
)
def test_characters_are_read(characters: str, value: int) -> None:
    assert of_han(characters) == value


@pytest.mark.parametrize("characters", ["三五", "一一", "百二十", "九三"])
def test_characters_in_a_row_are_no_number(characters: str) -> None:
    assert of_han(characters) is None


def test_digits_keep_their_decimals_and_drop_their_commas() -> None:
    assert of_digits("1,234.50") == Decimal("1234.50")
    assert str(of_digits("522.30", "亿")) == "52230000000"


def test_a_magnitude_alone_is_known() -> None:
    assert is_bare("万")
    assert is_bare("千万")
    assert not is_bare("三万")
