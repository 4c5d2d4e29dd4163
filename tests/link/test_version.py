"""The version of the rules follows what they are made of."""

import re
from importlib import resources

from kg.link import rules_version
from kg.link.version import TABLES


def test_it_is_of_all_tables_that_linking_reads() -> None:
    package = [file for file in resources.files("kg.link").iterdir() if file.name.endswith(".py")]
    read = {name for file in package for name in re.findall(r'(?:load|words_of)\("(\w+)"', file.read_text("utf-8"))}
    assert read == set(TABLES)


def test_it_is_a_short_digest() -> None:
    assert re.fullmatch("[0-9a-f]{12}", rules_version())
