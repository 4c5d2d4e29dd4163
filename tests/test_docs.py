"""What the documents say is so: every command shown runs and prints what is shown, every link leads somewhere."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli import COMMANDS
from kg.query import questions

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def shown() -> Iterator[tuple[str, str, list[str]]]:
    """Each `$ kg …` of a console block: the document, the command, and the lines shown below it."""
    for document in DOCUMENTS:
        for block in re.findall(r"```console\n(.*?)```", document.read_text("utf-8"), re.S):
            for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
                command, *lines = part.rstrip("\n").split("\n")
                if command.startswith("kg ") and "https://" not in command:
                    yield str(document.relative_to(ROOT)), command.partition("  #")[0], lines


@pytest.mark.parametrize(("document", "command", "lines"), list(shown()))
def test_a_command_that_is_shown_prints_what_is_shown(
    document: str,
    command: str,
    lines: list[str],
    bundled: Path,
    kg: Callable[..., Result],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    monkeypatch.chdir(bundled.parent)
    result = kg(*shlex.split(command)[1:])
    assert result.exit_code == 0, result.stderr
    if request.config.getoption("--accept") and "…" not in lines:
        _accept(ROOT / document, command, lines, result.stdout)
        return
    pattern = "".join(r"(?s:.*?)" if line.strip() == "…" else re.escape(line) + "\n" for line in lines)
    assert re.fullmatch(pattern, result.stdout) or not lines, f"{document}: {command} prints\n{result.stdout}"


def _accept(document: Path, command: str, lines: list[str], printed: str) -> None:
    text = document.read_text("utf-8")
    shown = "".join(f"{line}\n" for line in (f"$ {command}", *lines))
    assert text.count(shown) == 1
    document.write_text(text.replace(shown, f"$ {command}\n{printed}"), "utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: str(p.relative_to(ROOT)))
def test_a_link_to_a_file_leads_there(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text("utf-8")):
        assert (document.parent / target).exists(), f"{document.name} leads to {target}"


def test_every_command_and_every_question_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert not [c for c in COMMANDS if f"kg {c}" not in readme]
    assert not [q for q in questions() if q not in readme]


@pytest.mark.parametrize("note", sorted((ROOT / "docs" / "decisions").glob("*.md")), ids=lambda p: p.stem)
def test_a_decision_says_what_why_not_and_what_follows(note: Path) -> None:
    text = note.read_text("utf-8")
    assert all(word in text for word in ("**Decision.**", "**Rejected.**", "**Consequence.**"))
    assert text.count("\n") <= 40
