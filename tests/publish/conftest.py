"""The two servers, each started once."""

import shutil
from collections.abc import Iterator

import pytest

import servers
from servers import Server


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as started:
        yield started


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not shutil.which("virtuoso-t"):
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource)")
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as started:
        yield started


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Server:
    """Each of the servers in turn."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Server)
    return found
