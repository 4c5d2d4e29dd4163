"""Tables of cue words, units, suffixes, themes and names: what kg knows about language and policy.

Each table is a YAML file beside this module: `about` says what it is for, `columns` what each column means, `rows` holds
the entries. Reading one checks every row against a frozen dataclass and refuses two rows with the same key, so that
someone who writes no Python can extend a table and is told at once what is wrong with it.

Two columns are for people alone, and no rule reads them: `why` says what the words of a row are for, `stays` why the row
stays although fewer than two official reports at hand hold one of its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import yaml

from kg.errors import TableError

# So many first characters are tried in a row; more are parted into so many ranges.
FEW, FAN = 8, 4
REMARKS = frozenset({"why", "stays"})
Row = TypeVar("Row")
Entry = TypeVar("Entry")


@cache
def raw(name: str) -> Mapping[str, Any]:
    """The table `name` as its file has it; raises `TableError` where it is no table."""
    file = resources.files(__package__).joinpath(f"{name}.yml")
    try:
        table = yaml.load(file.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError:
        raise TableError(f"There is no table {name}.yml; the tables are in {resources.files(__package__)}.") from None
    except yaml.YAMLError as error:
        raise TableError(f"Table {name}.yml is not YAML ({error}); mend that line.") from error
    if not isinstance(table, dict) or not {"about", "columns", "rows"} <= table.keys():
        raise TableError(f"Table {name}.yml lacks about, columns or rows; add what is missing.")
    return table


def load(name: str, row_type: type[Row], *, key: str) -> tuple[Row, ...]:
    """The rows of table `name`, each as a `row_type`.

    Lists become tuples. Raises `TableError` on an unknown column, a missing one, one that `columns` does not explain, or two
    rows with one `key`.
    """
    table = raw(name)
    known = {column.name: column for column in fields(row_type)}  # type: ignore[arg-type]
    required = {n for n, c in known.items() if c.default is MISSING and c.default_factory is MISSING}
    remarks = {remark for given in table["rows"] for remark in given.keys() & REMARKS}
    if undocumented := (known.keys() | remarks) - table["columns"].keys():
        raise TableError(
            f"Table {name}.yml does not say what {', '.join(sorted(undocumented))} means; add it to columns."
        )
    rows: dict[object, Row] = {}
    for number, given in enumerate(table["rows"], 1):
        where = f"Row {number} of table {name}.yml ({given})"
        if unknown := given.keys() - known.keys() - REMARKS:
            raise TableError(
                f"{where} has an unknown column {', '.join(sorted(unknown))}; there are {', '.join(known)}."
            )
        if missing := required - given.keys():
            raise TableError(f"{where} lacks {', '.join(sorted(missing))}; add it.")
        row = row_type(**{n: tuple(v) if isinstance(v, list) else v for n, v in given.items() if n in known})
        if (name_of_row := getattr(row, key)) in rows:
            raise TableError(f"{where} repeats {key} {name_of_row}, which an earlier row has; keep one of them.")
        rows[name_of_row] = row
    return tuple(rows.values())


def by_word(table: str, entries: Iterable[tuple[str, Entry]]) -> dict[str, Entry]:
    """Entries by their word; raises `TableError` where a word stands in two rows, which would both match."""
    found: dict[str, Entry] = {}
    for word, entry in entries:
        if word in found:
            raise TableError(f"Table {table}.yml has {word} in two rows; keep it in one of them.")
        found[word] = entry
    return found


def either(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, the longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(set(words), key=lambda w: (-len(w), w))) + ")"


def among(words: Iterable[str]) -> str:
    """The same as `either`, quicker where there are hundreds of words: by their first characters it comes to the few that fit."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words)):
        rests.setdefault(word[0], []).append(word[1:])
    return f"(?:{_among([*rests], rests)})"


def _among(firsts: list[str], rests: Mapping[str, list[str]]) -> str:
    if len(firsts) <= FEW:
        return "|".join(re.escape(first) + either(rests[first]) for first in firsts)
    size = -(-len(firsts) // FAN)
    parts = [firsts[at : at + size] for at in range(0, len(firsts), size)]
    return "|".join(f"(?=[{re.escape(part[0])}-{re.escape(part[-1])}])(?:{_among(part, rests)})" for part in parts)
