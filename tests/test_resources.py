"""The ontology and the data are found beside an installed package, else at the top of the checkout."""

from pathlib import Path

import pytest

from kg import resources
from kg.errors import KgError


def test_a_checkout_has_them_at_its_top() -> None:
    assert resources.ontology_file("core.ttl").is_file()
    assert (resources.data_dir() / "reports").is_dir()
    assert resources.ontology_dir() == Path(__file__).parents[1] / "ontology"


def test_an_installed_package_has_them_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site-packages" / "kg"
    for folder in ("ontology", "data"):
        (package / folder).mkdir(parents=True)
    monkeypatch.setattr(resources, "PACKAGE", package)
    assert resources.ontology_dir() == package / "ontology"
    assert resources.data_dir() == package / "data"


def test_a_missing_file_is_named_with_those_that_there_are() -> None:
    with pytest.raises(KgError, match=r"no ontology file other\.ttl .* core\.ttl"):
        resources.ontology_file("other.ttl")
