"""The main job on sources of every kind: what is kept, what is said, what is the same."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import Result

from kg.store import open_store, rows
from reports import TEXT, TITLE, write_report

Kg = Callable[..., Result]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The small report as a government page on a local server; its address."""
    (tmp_path / "site").mkdir()
    body = "".join(f"<p>{line}</p>" for line in TEXT.splitlines() if line)
    page = (
        f"<html><head><title>{TITLE}</title></head><body><ul><li>首页</li></ul><div id=zoom>{body}</div></body></html>"
    )
    (tmp_path / "site" / "post_1.html").write_text(page, "utf-8")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site")))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/post_1.html"
    server.shutdown()
    server.server_close()


def test_an_address_is_read_and_its_bytes_are_kept_beside_the_graph(kg: Kg, site: str, tmp_path: Path) -> None:
    result = kg("build", site, "--out", tmp_path / "b")
    assert result.exit_code == 0, result.stderr
    kept = [p for p in (tmp_path / "b" / "sources").iterdir() if p.suffix != ".address"]
    assert [p.read_bytes() for p in kept] == [(tmp_path / "site" / "post_1.html").read_bytes()]
    assert kept[0].with_suffix(".address").read_text().strip() == site
    store = open_store(tmp_path / "b" / "store")
    (source,) = rows(store, "SELECT ?source { ?r a ca:Report ; dcterms:source ?source }")
    assert getattr(source[0], "value", None) == site


def test_a_page_and_a_text_give_the_same_statements(kg: Kg, site: str, built: Path, tmp_path: Path) -> None:
    kg("build", site, "--out", tmp_path / "b")
    asked = "SELECT ?class ?quote { ?s a ca:Statement, ?class ; rdfs:label ?quote } ORDER BY ?quote ?class"
    assert list(rows(open_store(tmp_path / "b" / "store"), asked)) == list(rows(open_store(built / "store"), asked))


def test_a_report_without_problems_is_built_and_says_so(kg: Kg, tmp_path: Path) -> None:
    start, end = TEXT.index("二、存在的问题"), TEXT.index("三、下半年")
    result = kg("build", write_report(tmp_path, TEXT[:start] + TEXT[end:]), "--out", tmp_path / "b")
    assert result.exit_code == 0, result.stderr
    assert "problems         0" in result.stdout
    assert kg("query", "problems", "--store", tmp_path / "b" / "store").stdout.endswith("(0 rows)\n")


def test_encodings_make_no_difference(kg: Kg, tmp_path: Path) -> None:
    printed = set()
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        file = tmp_path / encoding / "report.txt"
        file.parent.mkdir()
        file.write_bytes(TEXT.encode(encoding))
        printed.add(kg("extract", file).stdout)
    assert len(printed) == 1


def test_a_folder_is_every_report_in_it(kg: Kg, tmp_path: Path) -> None:
    write_report(tmp_path / "reports", name="a.txt")
    write_report(
        tmp_path / "reports" / "more", TEXT.replace("2021", "2022").replace("8月20日", "8月19日"), name="b.txt"
    )
    result = kg("build", tmp_path / "reports", "--out", tmp_path / "b")
    assert result.exit_code == 0, result.stderr
    ids = [
        getattr(i, "value", "")
        for (i,) in rows(
            open_store(tmp_path / "b" / "store"), "SELECT ?i { ?r a ca:Report ; dcterms:identifier ?i } ORDER BY ?i"
        )
    ]
    assert ids == ["330102-plan-execution-2021-H1", "330102-plan-execution-2022-H1"]


def test_what_a_document_does_not_say_is_asked_for_and_taken_from_options(kg: Kg, tmp_path: Path) -> None:
    nameless = write_report(tmp_path, TEXT.replace("杭州市上城区", "").replace("上城区", "本区"))
    refused = kg("build", nameless, "--out", tmp_path / "b")
    assert refused.exit_code == 3
    assert "--jurisdiction" in refused.stderr
    result = kg("build", nameless, "--jurisdiction", "330102", "--out", tmp_path / "b")
    assert result.exit_code == 0, result.stderr
    assert "上城区" in result.stdout


def test_a_long_report_is_read_in_time_that_grows_with_its_length(tmp_path: Path) -> None:
    """Three times the text takes well under six times the time, so nothing in the path is quadratic.

    Both are so long that the number of candidates that the linker looks at for a problem has reached its bound.
    """
    import time

    from kg.pipeline import read_report
    from kg.read import sources

    head, _, body = TEXT.partition("一、")
    seconds = []
    for times in (60, 180):
        (source,) = sources([str(write_report(tmp_path / str(times), head + f"一、{body}\n" * times))])
        start = time.process_time()
        one = read_report(source)
        seconds.append(time.process_time() - start)
        assert len(one.extraction.statements) > 20 * times
    assert seconds[1] < 6 * seconds[0]
