"""Reading the official texts, where they are at hand."""

from html import escape
from pathlib import Path

import pytest

from kg.model import Document
from kg.outline import outline
from kg.read import describe, document_of, read
from kg.read.web import Fetched

PROVINCES = {
    "北京": "110000", "天津": "120000", "河北": "130000", "山西": "140000", "吉林": "220000", "黑龙江": "230000",
    "江苏": "320000", "浙江": "330000", "安徽": "340000", "福建": "350000", "江西": "360000", "山东": "370000",
    "河南": "410000", "湖北": "420000", "湖南": "430000",
}  # fmt: skip
FIVE_YEAR_PLANS = {
    ("shanghai", "2006"): ("2001/2005", "2006/2010"),
    ("state-council", "2001"): ("1996/2000", "2001/2005"),
}


def expected(path: Path) -> tuple[str, str, str]:
    """Code, reporting period and plan period of a text, by where it is kept."""
    folder, name = path.parent.name, path.stem
    if folder == "luohu-2020h1":
        return "440303", "2020-H1", "2020-H2"
    if folder.startswith("provinces"):
        year = int(folder[-4:])
        return PROVINCES[name], str(year - 1), str(year)
    code = "310000" if folder == "shanghai" else "000000"
    return code, *FIVE_YEAR_PLANS.get((folder, name), (str(int(name) - 1), name))


def test_every_report_says_for_whom_and_for_when(shared: Path) -> None:
    paths = sorted(p for p in (shared / "corpus").rglob("*") if p.is_file())
    assert len(paths) == 59
    found = {path: describe(read(path)) for path in paths}
    wrong = {
        path.name: report
        for path, report in found.items()
        if (report.jurisdiction.code, report.reporting_period.id, report.plan_period.id) != expected(path)
    }
    assert not wrong
    assert len({report.id for report in found.values()}) == 59


def in_words(document: Document) -> list[tuple[object, ...]]:
    """Part, heading and clauses of every paragraph."""
    text = document.text
    return [
        (
            p.part,
            p.label,
            p.heading and text[slice(*p.heading)],
            [text[slice(*c)] for s in p.sentences for c in s.clauses],
        )
        for p in outline(document).paragraphs
    ]


@pytest.mark.parametrize("name", ["吉林", "江西", "湖南", "福建"])
def test_one_text_in_three_formats_and_four_encodings_has_one_outline(shared: Path, name: str) -> None:
    document = read(shared / "corpus" / "provinces-2025" / f"{name}.docx")
    lines = [line for line in document.text.split("\n") if line.strip()]
    page = "".join(f"<p>{escape(line)}</p>\n" for line in lines)
    page = f"<html><body><div class='nav'>首页</div><div id='zoom'>{page}</div><div>京ICP备1号</div></body></html>"
    plain = "\r\n".join(lines)
    copies = [
        page.encode(),
        page.encode("gb18030"),
        *(plain.encode(e) for e in ("utf-8", "utf-16", "gb18030", "utf-8-sig")),
    ]
    reading = in_words(document)
    for copy in copies:
        assert in_words(document_of(Fetched(copy, "", "copy"), "copy")) == reading
