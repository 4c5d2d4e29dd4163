"""Pictures for notebooks: well-formed, of the right length, and with nothing of the words lost or loose."""

import xml.etree.ElementTree as ET

import pytest

from kg.drawing import Drawing, Mark, Year, bars, carrying, life, targets_and_outcomes

SVG = "{http://www.w3.org/2000/svg}"


def shapes(drawing: Drawing, kind: str) -> list[ET.Element]:
    return list(ET.fromstring(drawing._repr_svg_()).iter(f"{SVG}{kind}"))


def words(drawing: Drawing) -> list[str]:
    return [shape.text or "" for shape in shapes(drawing, "text")]


def test_an_outcome_above_its_target_stands_above_it() -> None:
    drawing = targets_and_outcomes([Year("2021", 6, 8, "met"), Year("2022", 6, 3, "missed")], "增速", "%")
    dots = [float(dot.get("cy", 0)) for dot in shapes(drawing, "circle")]
    targets = [float(line.get("y1", 0)) for line in shapes(drawing, "line")][1:]
    assert dots[0] < targets[0] == targets[1] < dots[1]
    assert {"2021", "2022", "8", "3", "met", "missed"} <= set(words(drawing))


def test_a_year_without_an_outcome_has_no_dot() -> None:
    drawing = targets_and_outcomes([Year("2021", 6, None, "not-reported")], "增速")
    assert (len(shapes(drawing, "circle")), len(shapes(drawing, "line"))) == (0, 2)


def test_bars_are_as_long_as_their_values() -> None:
    drawing = bars([("甲", 10), ("乙", 5), ("丙", 0)], "名")
    lengths = [int(bar.get("width", 0)) for bar in shapes(drawing, "rect")][1:]
    assert lengths[0] == 2 * lengths[1] > lengths[2] == 0


def test_a_life_keeps_the_order_of_what_is_said() -> None:
    drawing = life([Mark("2020", "promised", "建设"), Mark("2021", "told", "建成")], "某工程")
    assert [word for word in words(drawing) if word in ("建设", "建成")] == ["建设", "建成"]


def test_bands_join_both_sides() -> None:
    drawing = carrying([("甲局", "教育", 3), ("甲局", "交通", 1), ("乙局", "教育", 1)], "承担")
    assert len(shapes(drawing, "path")) == 3
    assert {"甲局", "乙局", "教育", "交通"} <= set(words(drawing))


@pytest.mark.parametrize(
    "drawing", [bars([], "空"), life([], "空"), carrying([], "空"), targets_and_outcomes([], "空")]
)
def test_nothing_to_show_is_still_a_picture(drawing: Drawing) -> None:
    assert "空" in words(drawing)


def test_words_that_look_like_markup_stay_words() -> None:
    assert "<b>&" in words(bars([("<b>&", 1)], "名"))


def test_the_same_rows_give_the_same_picture() -> None:
    assert bars([("甲", 1)], "名").svg == bars([("甲", 1)], "名").svg
    assert repr(bars([("甲", 1)], "名")) == "Drawing('名')"
