"""Exports: read back by a reader that is not ours, the same bytes every time, and the same facts as the store."""

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
import rdflib
from click.testing import Result
from csvw import CSVW, TableGroup
from lxml import etree
from pyld import jsonld
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib.compare import isomorphic

from kg.commands.export import FORMATS
from kg.export import EXPORTERS, Exported, export
from kg.export.jsonld import Compact
from kg.export.networkx_graph import to_networkx
from kg.export.properties import Properties
from kg.resources import ontology_file
from kg.store import triples
from kg.vocab import CA, PREFIXES
from reports import write_report

RDFLIB = {"turtle": "turtle", "trig": "trig", "nquads": "nquads", "jsonld": "json-ld", "rdfxml": "xml"}
PAGE = (Path(__file__).parents[1] / "docs" / "formats.md").read_text("utf-8")
GRAPHS = ("trig", "nquads", "jsonld")


def one(exported: Exported) -> bytes:
    assert isinstance(exported, bytes)
    return exported


def several(exported: Exported) -> Mapping[str, bytes]:
    assert not isinstance(exported, bytes)
    return exported


def put(exported: Exported, folder: Path) -> Path:
    for name, data in several(exported).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


# RDF


@pytest.mark.parametrize("form", RDFLIB)
def test_another_library_reads_the_same_graph(store: Store, form: str) -> None:
    read = rdflib.Dataset(default_union=True)
    read.parse(data=one(export(store, form)), format=RDFLIB[form])
    union = rdflib.Graph()
    for s, p, o, _ in read.quads((None, None, None, None)):
        union.add((s, p, o))
    expected = rdflib.Graph().parse(data=b"".join(f"{t} .\n".encode() for t in triples(store)), format="nt")
    assert isomorphic(union, expected)


@pytest.mark.parametrize("form", GRAPHS)
def test_it_keeps_which_graph_each_triple_is_from(store: Store, form: str) -> None:
    read = rdflib.Dataset()
    read.parse(data=one(export(store, form)), format=RDFLIB[form])
    assert quads(read.serialize(format="nquads").encode()) == {str(quad) for quad in store}


def quads(data: bytes) -> set[str]:
    return {str(quad) for quad in parse(data, format=RdfFormat.N_QUADS)}


def test_turtle_declares_only_the_prefixes_in_use(store: Store) -> None:
    text = one(export(store, "turtle")).decode()
    declared = re.findall(r"^@prefix ([\w-]*):", text, re.M)
    body = re.sub(r"^@prefix.*$", "", text, flags=re.M)
    assert declared
    for prefix in declared:
        assert re.search(rf"(?<![\w-]){prefix}:", body), f"{prefix} is declared and not used"


def test_turtle_says_type_and_label_first(store: Store) -> None:
    text = one(export(store, "turtle")).decode()
    block = next(b for b in re.split(r"\n(?=<)", text) if "a ca:Problem" in b or "ca:Problem ," in b)
    assert block.index(" a ") < block.index("rdfs:label") < block.index("oa:hasSelector")


def test_there_is_no_blank_node(store: Store) -> None:
    assert b"_:" not in one(export(store, "nquads"))


# JSON-LD


def test_a_processor_of_json_ld_reads_the_same_quads(store: Store) -> None:
    read = jsonld.to_rdf(json.loads(one(export(store, "jsonld"))), {"format": "application/n-quads"})
    assert quads(read.encode()) == {str(quad) for quad in store}


def test_json_ld_reads_well_as_json(store: Store) -> None:
    written = json.loads(one(export(store, "jsonld")))
    nodes: list[dict[str, Any]] = [node for graph in written["@graph"] for node in graph["@graph"]]
    link = next(node for node in nodes if node.get("type") == "ResponseLink")
    assert list(link)[:3] == ["id", "type", "label"]
    assert link["grade"] in ("direct", "partial", "related")
    assert link["problem"].startswith("report/")
    assert link["rationale"]["en"]
    report = next(node for node in nodes if node.get("type") == "Report")
    assert report["issued"] == "2021-08-20"
    assert report["isRestatement"] is False
    assert not any(":" in name for name in report), report.keys()


def test_what_fits_no_term_of_the_context_is_written_in_full() -> None:
    odd = Store()
    base = "https://example.org/id/"
    about = NamedNode(f"{base}report/x")
    odd_values: list[Literal | NamedNode] = [
        Literal("2021"),
        Literal("text", language="en"),
        NamedNode("https://example.org/other"),
        Literal(3),
    ]
    for predicate in (CA.due, CA.grade, CA.order, CA.headline, CA.quote, CA.problem, NamedNode("urn:x:unknown")):
        for value in odd_values:
            odd.add(Quad(about, predicate, value, NamedNode(f"{base}graph/report/x")))
    odd.add(Quad(about, CA.order, Literal("007", datatype=NamedNode(PREFIXES["xsd"] + "integer")), NamedNode(base)))
    read = jsonld.to_rdf(json.loads(one(export(odd, "jsonld"))), {"format": "application/n-quads"})
    assert quads(read.encode()) == {str(quad) for quad in odd}


def test_the_context_has_a_term_for_every_property() -> None:
    terms = json.loads(ontology_file("context.jsonld").read_text("utf-8"))["@context"]
    properties = {name for name in CA if name[0].islower()}
    assert not properties - terms.keys(), "add these to ontology/context.jsonld, each as its like is there"
    for prefix, space in PREFIXES.items():
        assert terms.get(prefix, space) == space


def test_nothing_is_relative_to_a_base_that_is_a_urn() -> None:
    assert Compact("urn:x:").reference("urn:x:report/1") == "urn:x:report/1"


# Tables


def test_a_reader_of_csv_on_the_web_takes_every_table(store: Store, tmp_path: Path) -> None:
    folder = put(export(store, "csv"), tmp_path)
    group = TableGroup.from_file(str(folder / "csvw.json"))
    assert {str(table.url) for table in group.tables} == {path.name for path in folder.glob("*.csv")}
    for table in group.tables:
        assert CSVW(str(folder / str(table.url)), md_url=str(folder / "csvw.json"), validate=True).is_valid
        rows = list(table.iterdicts(strict=True))
        assert len(rows) == len({str(next(iter(row.values()))) for row in rows})
    assert group.check_referential_integrity()


def test_the_tables_hold_what_the_store_holds(store: Store, tmp_path: Path) -> None:
    folder = put(export(store, "csv"), tmp_path)
    group = {str(t.url)[:-4]: list(t) for t in TableGroup.from_file(str(folder / "csvw.json")).tables}
    properties = Properties(store)
    for name, kind in {"problems": "Problem", "links": "ResponseLink", "observations": "Observation"}.items():
        assert len(group[name]) == len(properties.members([f"ca:{kind}"])) > 0
    problem = next(row for row in group["problems"] if row["quote"] == "小学一年级学位缺口1200个")
    commitments = {row["id"]: row for row in group["commitments"]}
    assert {commitments[iri]["quote"] for iri in problem["addressed_by"]} >= {"新增学位1500个"}
    dated = next(row for row in group["commitments"] if row["due"])
    assert str(dated["due"]).startswith("2021-09-30")
    assert problem["restatement"] is False


def test_a_spreadsheet_sees_chinese_and_runs_no_formula(store: Store) -> None:
    odd = Store()
    odd.extend(store)
    entity = NamedNode(Properties(store).members(["ca:Project"])[0])
    odd.update(f"DELETE WHERE {{ GRAPH ?g {{ <{entity.value}> <{PREFIXES['rdfs']}label> ?l }} }}")
    name = Literal('=HYPERLINK("x")', language="zh")
    odd.add(Quad(entity, NamedNode(PREFIXES["rdfs"] + "label"), name, NamedNode("urn:g")))
    for name_, data in several(export(odd, "csv")).items():
        if name_.endswith(".csv"):
            assert data.startswith(b"\xef\xbb\xbf")
            assert not re.search(r'(^|,)"?=', data.decode("utf-8-sig"), re.M)
    assert "\"'=HYPERLINK" in several(export(odd, "csv"))["entities.csv"].decode("utf-8-sig")


def test_parquet_has_the_rows_and_types_of_the_tables(store: Store, tmp_path: Path) -> None:
    written = several(export(store, "parquet"))
    folder = put(export(store, "csv"), tmp_path)
    for table in TableGroup.from_file(str(folder / "csvw.json")).tables:
        read = pyarrow.parquet.read_table(io.BytesIO(written[f"{str(table.url)[:-4]}.parquet"]))
        assert read.num_rows == len(list(table))
        assert read.column_names == [column.name for column in table.tableSchema.columns]
    schema = pyarrow.parquet.read_schema(io.BytesIO(written["observations.parquet"]))
    assert str(schema.field("value").type) == "decimal128(38, 12)"
    assert str(schema.field("due").type) == "date32[day]"
    assert str(schema.field("baseline").type).startswith("list<")


def test_without_pyarrow_it_says_what_to_install(
    kg: Callable[..., Result], built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    result = kg("export", "--format", "parquet", "--out", tmp_path / "p", "--store", built / "store")
    assert result.exit_code == 3
    assert 'pip install "kg[parquet]"' in result.stderr
    assert not (tmp_path / "p").exists()


# Networks


# The header forms that https://neo4j.com/docs/operations-manual/current/import/ describes.
NEO4J_FIELD = re.compile(r"\w+:(ID|(string|long|double|boolean|date)(\[\])?)|:(LABEL|START_ID|END_ID|TYPE)")


def test_neo4j_finds_every_end_of_a_relationship_and_a_type_in_every_cell(store: Store) -> None:
    files = several(export(store, "neo4j"))
    tables = {name: pyarrow_csv(data) for name, data in files.items()}
    for table in tables.values():
        assert all(NEO4J_FIELD.fullmatch(name) for name in table[0])
    ids = {row["iri:ID"] for row in tables["nodes.csv"]}
    assert len(ids) == len(tables["nodes.csv"])
    assert ids == set(to_networkx(store))
    for row in tables["relationships.csv"]:
        assert {row[":START_ID"], row[":END_ID"]} <= ids
        assert re.fullmatch("[A-Z_]+", row[":TYPE"])
    target = next(row for row in tables["nodes.csv"] if "Target" in row[":LABEL"].split(";"))
    assert "Observation" in target[":LABEL"].split(";")
    for row in tables["nodes.csv"]:
        assert not row["value:double"] or float(row["value:double"]) is not None
        assert row["restatement:boolean"] in ("", "true", "false")


def pyarrow_csv(data: bytes) -> list[dict[str, str]]:
    """The rows as Arrow's reader of CSV sees them, all cells as text."""
    from pyarrow import csv

    names = data.decode().partition("\n")[0].split(",")
    types = csv.ConvertOptions(column_types=dict.fromkeys(names, "string"))
    rows: list[dict[str, str]] = csv.read_csv(io.BytesIO(data), convert_options=types).to_pylist()
    return rows


# Plans and catalogues


@pytest.mark.parametrize("which", ["built", "bundled"])
def test_stratml_keeps_to_the_order_of_its_elements(which: str, request: pytest.FixtureRequest) -> None:
    from kg.store import open_store

    store = open_store(request.getfixturevalue(which) / "store")
    grammar = etree.RelaxNG(etree.parse(Path(__file__).with_name("stratml.rng")))
    space = {"s": "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"}
    for name, data in several(export(store, "stratml")).items():
        plan = etree.fromstring(data)
        grammar.assertValid(plan)
        identifiers = [element.text for element in plan.iterfind(".//s:Identifier", space)]
        assert len(set(identifiers)) == len(identifiers)
        promised = {element.text for element in plan.iterfind(".//s:Objective/s:Name", space)}
        properties = Properties(store)
        said = {properties.first(c, "oa:hasSelector/oa:exact") for c in properties.members(["ca:Commitment"])}
        assert promised == said
        assert name.removesuffix(".xml") == properties.first(properties.members(["ca:Report"])[0], "dcterms:identifier")


def test_stratml_has_targets_owners_and_what_it_leaves_out(store: Store) -> None:
    ((_, data),) = several(export(store, "stratml")).items()
    text = data.decode()
    assert "<NumberOfUnits>1500</NumberOfUnits>" in text
    assert "<EndDate>2021-09-30</EndDate>" in text
    assert "“小学一年级学位缺口1200个”" in text
    comment = next(node for node in etree.fromstring(data).iter() if isinstance(node, etree._Comment))
    assert "problems:" in str(comment.text)
    assert "achievement" in str(comment.text).lower()


def test_the_catalogue_describes_the_files_beside_it(store: Store, tmp_path: Path) -> None:
    folder = put(export(store, "dcat"), tmp_path)
    dcat, spdx = rdflib.Namespace("http://www.w3.org/ns/dcat#"), rdflib.Namespace("http://spdx.org/rdf/terms#")
    void = rdflib.Namespace("http://rdfs.org/ns/void#")
    read = rdflib.Graph().parse(folder / "dataset.ttl", format="turtle")
    (dataset,) = read.subjects(rdflib.RDF.type, dcat.Dataset)
    named = set()
    for distribution in read.objects(dataset, dcat.distribution):
        file = Path(str(read.value(distribution, dcat.downloadURL)).removeprefix("file://"))
        checksum = read.value(distribution, spdx.checksum)
        assert str(read.value(checksum, spdx.checksumValue)) == hashlib.sha256(file.read_bytes()).hexdigest()
        named.add(str(file.relative_to(folder)))
    described = {"dataset.ttl", "manifest.json", "SHA256SUMS"}
    assert named == {str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()} - described
    assert str(read.value(dataset, void.triples)) == str(len(triples(store)))
    problems = next(part for part in read.objects(dataset, void.classPartition) if str(part).endswith("ca-Problem"))
    assert int(str(read.value(problems, void.entities))) == len(Properties(store).members(["ca:Problem"]))
    assert not [term for triple in read for term in triple if isinstance(term, rdflib.BNode)]


def test_the_sums_are_those_of_sha256sum_and_of_the_manifest(store: Store, tmp_path: Path) -> None:
    folder = put(export(store, "dcat"), tmp_path)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], check=True, cwd=folder, capture_output=True)
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    for file in manifest["files"]:
        data = (folder / file["name"]).read_bytes()
        assert (len(data), hashlib.sha256(data).hexdigest()) == (file["bytes"], file["sha256"])
    assert [report["restatement"] for report in manifest["reports"]] == [False]


# All of them


@pytest.mark.parametrize("form", EXPORTERS)
def test_every_exporter_says_whom_it_is_for(form: str) -> None:
    assert re.search("(^F|: f)or ", (EXPORTERS[form].__doc__ or "").splitlines()[0])


def test_the_help_and_the_page_of_formats_name_every_format(kg: Callable[..., Result]) -> None:
    assert re.findall(r"\w+", FORMATS.replace(" or ", " ")) == list(EXPORTERS)
    assert not [form for form in EXPORTERS if f"--format {form} " not in PAGE]
    assert "stratml or dcat" in " ".join(kg("export", "--help").stdout.split())


@pytest.mark.parametrize("command", re.findall(r"`kg (export --format \w+ --out \S+)`", PAGE))
def test_every_command_on_the_page_of_formats_does_what_it_says(
    command: str, kg: Callable[..., Result], built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kg(*command.split(), "--store", built / "store").exit_code == 0
    assert (tmp_path / command.rpartition(" ")[2]).exists()


def test_a_format_of_several_files_wants_a_folder(kg: Callable[..., Result], built: Path, tmp_path: Path) -> None:
    refused = kg("export", "--format", "csv", "--store", built / "store")
    assert refused.exit_code == 2
    assert "name a folder with --out" in refused.stderr
    assert kg("export", "--format", "csv", "--store", built / "store", "--out", tmp_path / "a" / "b").exit_code == 0
    assert (tmp_path / "a" / "b" / "problems.csv").is_file()


DIGEST = """
import hashlib, sys
from kg.export import EXPORTERS, export
from kg.store import open_store
for form in EXPORTERS:
    exported = export(open_store(sys.argv[1]), form)
    files = {"": exported} if isinstance(exported, bytes) else exported
    for name, data in files.items():
        print(form, name, hashlib.sha256(data).hexdigest())
"""


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_builds_are_the_same_under_every_hash_seed_and_locale(built: Path, tmp_path: Path, locale: str) -> None:
    report = write_report(tmp_path)
    environment = {**os.environ, "PYTHONHASHSEED": "7", "LC_ALL": locale, "TZ": "Asia/Shanghai"}
    command = [sys.executable, "-m", "kg", "build", report.name, "--out", "b"]
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=tmp_path)
    for name in ("graph.ttl", "explorer.html"):
        assert (tmp_path / "b" / name).read_bytes() == (built / name).read_bytes(), name
    command = [sys.executable, "-c", DIGEST]
    again = subprocess.run([*command, tmp_path / "b" / "store"], check=True, capture_output=True, env=environment)
    assert again.stdout == subprocess.run([*command, built / "store"], check=True, capture_output=True).stdout
