"""What all tests share."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Browser
from pyoxigraph import Store

from browser import Opener, running, visits
from reports import write_report


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="accept the present output as the expected one")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "corpus: reads every official text (about a minute)")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything is at hand, as on the checking machine, a skipped test is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("KG_NO_SKIP") and reporter and (skipped := reporter.stats.get("skipped")):
        reporter.write_line(f"{len(skipped)} tests were skipped although KG_NO_SKIP is set", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of official texts and their annotation, which are not part of this project."""
    folder = os.environ.get("KG_SHARED")
    if not folder:
        pytest.skip("KG_SHARED is not set: the official texts and their annotation are not at hand")
    return Path(folder)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the small invented report."""
    from kg.pipeline import build

    folder = tmp_path_factory.mktemp("small")
    build([str(write_report(folder))], folder / "build")
    return folder / "build"


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build of the bundled report."""
    from kg.pipeline import build

    folder = tmp_path_factory.mktemp("bundled")
    build(out=folder / "build")
    return folder / "build"


@pytest.fixture
def store(built: Path) -> Store:
    """The store of the small invented report."""
    from kg.store import open_store

    return open_store(built / "store")


@pytest.fixture
def kg() -> Callable[..., Result]:
    """Run `kg` with some arguments, as from the command line."""
    from kg.cli import main

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(main, [str(a) for a in arguments], input=stdin, catch_exceptions=False)

    return run


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of one module."""
    with running() as started:
        yield started


@pytest.fixture
def visit(browser: Browser) -> Iterator[Opener]:
    """Open pages, each in a window of its own and with the network off."""
    with visits(browser) as opener:
        yield opener


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the expected one in tests/golden, or accept it with `--accept`."""

    def compare(name: str, text: str) -> None:
        expected = Path(__file__).parent / "golden" / name
        if request.config.getoption("--accept"):
            expected.parent.mkdir(exist_ok=True)
            expected.write_text(text, "utf-8")
        assert expected.exists(), f"there is no {expected}; make it with --accept and read it"
        assert text == expected.read_text("utf-8")

    return compare
