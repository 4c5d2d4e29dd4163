"""The budgets and the directions of the house."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "kg"
MODULES = sorted(SOURCE.rglob("*.py"))

# What each part of the package may import besides itself. Stages never import one another; only the pipeline knows them all.
FOUNDATION = {
    "acyclic",
    "errors",
    "model",
    "ids",
    "areas",
    "folding",
    "tables",
    "resources",
    "settle",
    "spreadsheet",
    "kg",
}
RDF = FOUNDATION | {"vocab", "store"}
MAY_IMPORT = {
    "read": FOUNDATION,
    "outline": FOUNDATION,
    "extract": FOUNDATION,
    "link": FOUNDATION,
    "reviews": FOUNDATION,
    "track": FOUNDATION,
    "graph": FOUNDATION | {"vocab"},
    "store": FOUNDATION | {"vocab"},
    "validate": RDF,
    "search": RDF,
    "query": RDF | {"search", "sparql"},
    "audit": RDF,
    "explore": RDF,
    "export": RDF,
    "tracking": RDF,
    "sparql": FOUNDATION | {"vocab"},
    "ontology_page": RDF | {"query"},
    "serve": RDF
    | {
        "query",
        "search",
        "sparql",
        "endpoint",
        "explore",
        "ontology_page",
    },  # stands on the others, as the command line does
    "parts": FOUNDATION,
    "jsonl": FOUNDATION,
    "evaluate": FOUNDATION,
    "endpoint": RDF | {"sparql"},
    "publish": RDF | {"endpoint"},
    "load": RDF | {"validate"},
}
TEXT_STAGES = ("read", "outline", "extract", "link", "reviews", "track")


def part_of(module: Path) -> str:
    first = module.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(module: Path, *, late: bool = True) -> set[str]:
    """The full names that a module imports; with `late=False` only those at its top level that run."""
    tree = ast.parse(module.read_text("utf-8"))
    nodes = ast.walk(tree) if late else iter(tree.body)
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


@pytest.mark.parametrize("module", MODULES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_file_is_over_300_lines_and_no_function_over_40(module: Path) -> None:
    text = module.read_text("utf-8")
    assert text.count("\n") <= 300
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 40, f"{node.name} is too long"


@pytest.mark.parametrize(
    "module", [m for m in MODULES if part_of(m) in MAY_IMPORT], ids=lambda p: str(p.relative_to(SOURCE))
)
def test_a_stage_imports_only_what_stands_below_it(module: Path) -> None:
    own = part_of(module)
    used = {name.split(".")[1] if "." in name else "kg" for name in imports(module) if re.match(r"kg(\.|$)", name)}
    assert used <= MAY_IMPORT[own] | {own, "__version__"}


@pytest.mark.parametrize(
    "module", [m for m in MODULES if part_of(m) in TEXT_STAGES], ids=lambda p: str(p.relative_to(SOURCE))
)
def test_reading_and_linking_know_nothing_of_rdf(module: Path) -> None:
    roots = {name.split(".")[0] for name in imports(module)}
    assert not roots & {"rdflib", "pyoxigraph", "oxrdflib", "pyshacl"}


def test_there_is_no_import_cycle() -> None:
    names = {
        str(m.relative_to(SOURCE.parent).with_suffix("")).replace("/", ".").removesuffix(".__init__"): m
        for m in MODULES
    }
    edges = {
        name: {i for i in imports(module, late=False) if i in names and i != name} for name, module in names.items()
    }
    # A package's __init__ re-exports its modules; a module that names its own package for a sibling is no cycle.
    edges = {name: {i for i in used if not name.startswith(i + ".")} for name, used in edges.items()}
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, f"import cycle: {' → '.join((*path, name))}"
        if name not in done:
            for following in sorted(edges[name]):
                visit(following, (*path, name))
            done.add(name)

    for name in sorted(names):
        visit(name, ())


def test_no_module_is_named_for_its_shape() -> None:
    assert not {m.stem for m in MODULES} & {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base"}
