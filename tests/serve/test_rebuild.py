"""A build into the folder that is served: whoever asks meanwhile gets the old answer or the new one, and no other."""

import shutil
import threading
from pathlib import Path

from kg.pipeline import build
from reports import TEXT, write_report
from serving import Served, serving

TITLES = "SELECT ?title { ?r a ca:Report ; dcterms:title ?title } ORDER BY ?title"
HTML = "text/html"


def test_a_build_is_served_as_soon_as_it_is_there_and_nobody_is_turned_away(tmp_path: Path) -> None:
    before = write_report(tmp_path)
    after = write_report(tmp_path, TEXT.replace("2021年", "2019年"), "other.txt")
    out = tmp_path / "build"
    build([str(before)], out)
    with serving(out / "store") as served:
        old = served.ask(TITLES).text
        answers: list[tuple[int, str]] = []
        stop = threading.Event()
        asking = [threading.Thread(target=_ask, args=(served, answers, stop)) for _ in range(3)]
        for thread in asking:
            thread.start()
        for source in (after, before, after):
            build([str(source)], out)
        new = served.ask(TITLES).text
        page = served.get("/", HTML).text
        stop.set()
        for thread in asking:
            thread.join()
    assert "2021" in old
    assert "2019" in new
    assert new.splitlines()[1] in page
    assert len(answers) > 20
    assert {status for status, _ in answers} == {200}
    assert {text for _, text in answers} <= {old, new}


def _ask(served: Served, answers: list[tuple[int, str]], stop: threading.Event) -> None:
    while not stop.is_set():
        answer = served.ask(TITLES)
        answers.append((answer.status_code, answer.text))


def test_a_store_that_is_taken_away_is_served_to_the_end(tmp_path: Path) -> None:
    build([str(write_report(tmp_path))], tmp_path / "build")
    with serving(tmp_path / "build" / "store") as served:
        old = served.ask(TITLES).text
        shutil.move(tmp_path / "build" / "store", tmp_path / "elsewhere")
        assert served.ask(TITLES).text == old
        assert served.get("/", HTML).status_code == 200
        shutil.move(tmp_path / "elsewhere", tmp_path / "build" / "store")
        assert served.ask(TITLES).text == old
