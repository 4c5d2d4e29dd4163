"""The page: one HTML file with its style, scripts and data inside, that loads nothing from anywhere."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

STYLES = ("page", "graph", "panels", "tables", "print")
SCRIPTS = (
    "dom",
    "data",
    "words",
    "state",
    "filters",
    "search",
    "look",
    "draw",
    "graph",
    "camera",
    "walk",
    "overview",
    "details",
    "entities",
    "text",
    "tables",
    "csv",
    "matrix",
    "reports",
    "timeline",
    "charts",
    "picture",
    "head",
    "finder",
    "main",
)
ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def page(data: dict[str, Any], *, title: str, lang: str, vis: str) -> str:
    """The complete page around some data."""
    environment = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = styles(), scripts()
    return environment.get_template("page.html").render(
        title=title,
        lang="zh-Hans" if lang == "zh" else lang,
        style=Markup(style),
        scripts=[Markup(vis), Markup(script)],
        style_hash=digest(style),
        script_hashes=[digest(vis), digest(script)],
        data=embedded(data),
    )


def embedded(data: object) -> Markup:
    """JSON that can stand inside a script element whatever its texts hold: no markup, no line separators."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in ESCAPES.items():
        text = text.replace(character, escaped)
    return Markup(text)


def digest(source: str) -> str:
    """What the content security policy calls an inline script or style by."""
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode("utf-8")).digest()).decode("ascii")


@cache
def styles() -> str:
    """All our style sheets as one."""
    return "\n".join(_file(f"{name}.css") for name in STYLES)


@cache
def scripts() -> str:
    """All our scripts as one, so that none of their names is visible from outside."""
    return "\n".join(["(() => {", '"use strict";', *(_file(f"{name}.js") for name in SCRIPTS), "})();", ""])


def _file(name: str) -> str:
    return resources.files(__package__).joinpath("templates", name).read_text("utf-8")
