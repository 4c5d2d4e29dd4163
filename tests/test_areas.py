"""Administrative areas: their levels, what lies in what, and what they are called."""

import pytest

from kg.areas import above, areas, level_of, names_of

NAMES = [
    ("440303", ("罗湖区", "罗湖区", "罗湖")),
    ("310115", ("浦东新区", "浦东新区", "浦东")),
    ("441803", ("清新区", "清新区", "清新")),
    ("422800", ("恩施土家族苗族自治州", "恩施州", "恩施")),
    ("220623", ("长白朝鲜族自治县", "长白县", "长白")),
    ("469028", ("陵水黎族自治县", "陵水县", "陵水")),
    ("150724", ("鄂温克族自治旗", "鄂温克族自治旗", "鄂温克族")),
    ("429021", ("神农架林区", "神农架林区", "神农架")),
    ("610103", ("碑林区", "碑林区", "碑林")),
    ("450000", ("广西壮族自治区", "广西壮族自治区", "广西")),
    ("150000", ("内蒙古自治区", "内蒙古自治区", "内蒙古")),
    ("430321", ("湘潭县", "湘潭县", "湘潭")),
]


@pytest.mark.parametrize(("code", "names"), NAMES)
def test_the_names_of_an_area(code: str, names: tuple[str, str, str]) -> None:
    assert names_of(areas()[code]) == names


def test_no_name_is_left_with_half_of_a_kind() -> None:
    bare = {names_of(area)[2] for area in areas().values()}
    assert not [name for name in bare if name.endswith("自治")]
    assert min(map(len, bare)) > 1


def test_levels_and_what_lies_in_what() -> None:
    assert [level_of(code) for code in ("000000", "440000", "440300", "440303")] == [
        "state",
        "province",
        "city",
        "district",
    ]
    assert above("440303") == ("440300", "440000")
    assert above("110101") == ("110000",)
    assert above("000000") == ()
