"""Exports: read back by a reader that is not ours, the same bytes every time, only the prefixes in use."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store
from rdflib.compare import isomorphic

from kg.export import EXPORTERS, export
from kg.store import triples
from reports import write_report

RDFLIB = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld"}


@pytest.mark.parametrize("form", EXPORTERS)
def test_another_library_reads_the_same_graph(store: Store, form: str) -> None:
    read = rdflib.Dataset(default_union=True)
    read.parse(data=export(store, form), format=RDFLIB[form])
    union = rdflib.Graph()
    for s, p, o, _ in read.quads((None, None, None, None)):
        union.add((s, p, o))
    expected = rdflib.Graph().parse(data=b"".join(f"{t} .\n".encode() for t in triples(store)), format="nt")
    assert isomorphic(union, expected)


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_exporter_says_whom_it_is_for(form: str) -> None:
    assert ":" in (EXPORTERS[form].__doc__ or "")


def test_turtle_declares_only_the_prefixes_in_use(store: Store) -> None:
    text = export(store, "turtle").decode()
    declared = re.findall(r"^@prefix ([\w-]*):", text, re.M)
    body = re.sub(r"^@prefix.*$", "", text, flags=re.M)
    assert declared
    for prefix in declared:
        assert re.search(rf"(?<![\w-]){prefix}:", body), f"{prefix} is declared and not used"


def test_turtle_says_type_and_label_first(store: Store) -> None:
    text = export(store, "turtle").decode()
    block = next(b for b in re.split(r"\n(?=<)", text) if "a ca:Problem" in b or "ca:Problem ," in b)
    assert block.index(" a ") < block.index("rdfs:label") < block.index("oa:hasSelector")


def test_there_is_no_blank_node(store: Store) -> None:
    assert b"_:" not in export(store, "nquads")


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_builds_are_the_same_under_every_hash_seed_and_locale(built: Path, tmp_path: Path, locale: str) -> None:
    report = write_report(tmp_path)
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": locale, "TZ": "Asia/Shanghai"}
    command = [sys.executable, "-m", "kg", "build", report.name, "--out", "b"]
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=tmp_path)
    for name in ("graph.ttl", "explorer.html"):
        assert (tmp_path / "b" / name).read_bytes() == (built / name).read_bytes(), name
    for form in EXPORTERS:
        command = [sys.executable, "-m", "kg", "export", "--format", form, "--store", "b/store"]
        again = subprocess.run(command, check=True, capture_output=True, env=environment, cwd=tmp_path).stdout
        command[-1] = str(built / "store")
        assert again == subprocess.run(command, check=True, capture_output=True).stdout, form
