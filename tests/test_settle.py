"""A build replaces the last one as a whole, or not at all."""

from pathlib import Path

import pytest

from kg.settle import NEW, READY, replacing, settle


def fill(folder: Path, word: str) -> None:
    (folder / "store").mkdir()
    (folder / "store" / "data").write_text(word)
    (folder / "graph.ttl").write_text(word)


def build_and_fail(folder: Path) -> None:
    with replacing(folder) as new:
        fill(new, "second")
        (new / "store").mkdir()


def words(folder: Path) -> set[str]:
    return {(folder / "store" / "data").read_text(), (folder / "graph.ttl").read_text()}


def test_what_is_built_takes_its_place(tmp_path: Path) -> None:
    for word in ("first", "second"):
        with replacing(tmp_path) as new:
            fill(new, word)
    assert words(tmp_path) == {"second"}
    assert not list(tmp_path.glob(".*"))


def test_a_failure_leaves_the_old_one(tmp_path: Path) -> None:
    with replacing(tmp_path) as new:
        fill(new, "first")
    with pytest.raises(FileExistsError):
        build_and_fail(tmp_path)
    assert words(tmp_path) == {"first"}
    assert not list(tmp_path.glob(".*"))


def test_a_crash_before_it_was_ready_leaves_the_old_one(tmp_path: Path) -> None:
    with replacing(tmp_path) as new:
        fill(new, "first")
    (tmp_path / NEW).mkdir()
    fill(tmp_path / NEW, "half")
    settle(tmp_path)
    assert words(tmp_path) == {"first"}


@pytest.mark.parametrize("moved", [[], ["store"], ["store", "graph.ttl"]])
def test_a_crash_while_parts_were_moved_is_completed(tmp_path: Path, moved: list[str]) -> None:
    with replacing(tmp_path) as new:
        fill(new, "first")
    (tmp_path / NEW).mkdir()
    fill(tmp_path / NEW, "second")
    (tmp_path / NEW / READY).touch()
    for part in moved:
        aside = tmp_path / ".old"
        aside.mkdir(exist_ok=True)
        (tmp_path / part).rename(aside / part)
        (tmp_path / NEW / part).rename(tmp_path / part)
    settle(tmp_path)
    assert words(tmp_path) == {"second"}
    assert not list(tmp_path.glob(".*"))
