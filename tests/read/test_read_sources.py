import hashlib
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.read import Source, read_sidecar, sources

TEXT = "一、工作回顾\n"


def put(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_folder_with_a_sidecar_is_one_report(tmp_path: Path) -> None:
    text, sidecar = put(tmp_path / "a" / "report.txt"), put(tmp_path / "a" / "report.yml", "id: a\n")
    put(tmp_path / "a" / "README.txt")
    assert sources([str(tmp_path / "a")]) == [Source(str(text), sidecar)]
    assert sources([str(text)]) == [Source(str(text), sidecar)]
    assert sources([str(tmp_path / "a" / "README.txt")]) == [Source(str(tmp_path / "a" / "README.txt"))]


def test_other_folders_are_every_readable_file_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c/2.pdf", "c/1.docx", ".hidden/x.txt", "notes.md", "~$a.docx"):
        put(tmp_path / name)
    sidecar = put(tmp_path / "d" / "report.yml", "id: d\n")
    put(tmp_path / "d" / "report.html")
    found = [(Path(s.path).relative_to(tmp_path).as_posix(), s.sidecar) for s in sources([str(tmp_path)])]
    assert found == [
        ("a.html", None),
        ("b.txt", None),
        ("c/1.docx", None),
        ("c/2.pdf", None),
        ("d/report.html", sidecar),
    ]


def test_addresses_and_standard_input_pass_and_nothing_is_read_twice(tmp_path: Path) -> None:
    path = str(put(tmp_path / "a.txt"))
    found = sources(["-", "https://example.org/report.html", path, path])
    assert [s.path for s in found] == ["-", "https://example.org/report.html", path]


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="There is no file or folder"):
        sources([str(tmp_path / "none")])
    with pytest.raises(SourceError, match="holds no report"):
        sources([str(tmp_path)])
    put(tmp_path / "report.yml", "id: a\n")
    with pytest.raises(SourceError, match=r"no report\.txt beside it"):
        sources([str(tmp_path)])


def test_a_sidecar_and_the_text_that_it_describes(tmp_path: Path) -> None:
    put(tmp_path / "report.txt")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    sidecar = put(tmp_path / "report.yml", f"id: a\nreporting_period: 2020-H1\nrestatement: true\nsha256: {digest}\n")
    assert read_sidecar(sidecar)["reporting_period"] == "2020-H1"
    put(tmp_path / "report.txt", TEXT + "改")
    with pytest.raises(SourceError, match="is not the text that"):
        read_sidecar(sidecar)


BAD = [("- a\n", "has no keys"), ("titel: x\n", "unknown key titel"), ("a: [\n", "is not YAML")]


@pytest.mark.parametrize(("text", "reason"), BAD)
def test_a_sidecar_that_says_nothing_known_is_refused(tmp_path: Path, text: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_sidecar(put(tmp_path / "report.yml", text))
