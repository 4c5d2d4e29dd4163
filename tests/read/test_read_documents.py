import hashlib
import io
from pathlib import Path

import pytest

from kg.errors import SourceError
from kg.model import Document
from kg.read import documents as module
from kg.read import read

TEXT = "某某市政府工作报告\r\n\r\n一、工作回顾\r\n全年完成投资10亿元。\r\n"


def saved(folder: Path, name: str, data: bytes) -> Document:
    path = folder / name
    path.write_bytes(data)
    return read(path)


def test_a_text_file_is_kept_as_it_decodes(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode()
    found = saved(tmp_path, "report.txt", data)
    assert found.text == TEXT
    assert found.source_sha256 == hashlib.sha256(data).hexdigest()
    assert found.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (found.media_type, found.encoding) == ("text/plain", "utf-8")


def test_what_a_file_is_decides_and_not_its_name(tmp_path: Path) -> None:
    assert (
        saved(tmp_path, "report.txt", b"<!DOCTYPE html><html><body><p>\xe6\x8a\xa5\xe5\x91\x8a").media_type
        == "text/html"
    )
    assert saved(tmp_path, "report.html", TEXT.encode()).media_type == "text/plain"


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode("gb18030")), encoding="utf-8"))
    found = read("-")
    assert (found.text, found.encoding, found.name) == (TEXT, "gb18030", "-")


REFUSED = [
    (b"", "is empty; fetch it again"),
    (b" \r\n\t", "is empty"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "save it as DOCX"),
    (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "text recognition"),
    (b"\x1f\x8b\x08" + b"\0" * 99, "unpack it first"),
    (b"PK\x03\x04" + b"\0" * 99, "cut off"),
    (b"%PDF-1.7\n" + b"\0" * 99, "not a readable PDF"),
    (b"<html><body><script>var a;</script></body></html>", "holds no text"),
]


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_cannot_be_read_is_refused_with_the_next_step(tmp_path: Path, data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        saved(tmp_path, "report.txt", data)


def test_missing_files_folders_and_large_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="There is no file"):
        read(tmp_path / "none.txt")
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path)
    monkeypatch.setattr(module, "LARGEST", 10)
    with pytest.raises(SourceError, match="larger than"):
        saved(tmp_path, "report.txt", TEXT.encode())
