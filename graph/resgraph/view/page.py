"""The page around the data: our template, our style and scripts, vis-network, all in one file."""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from resgraph.view.families import colour_css

ASSETS = Path(str(files("resgraph.view") / "assets"))

STYLES = ("page.css", "reading.css", "details.css", "print.css")

SCRIPTS = (
    "start.js",  # the namespace, and making elements without markup in strings
    "words.js",  # the interface in Chinese and English
    "graph.js",  # the data: look-ups, names, backward links
    "address.js",  # the address bar: what is shown, back and forward
    "columns.js",  # boxes in columns: positions of the views that depend on a choice
    "views.js",  # the four views as nodes and edges
    "filters.js",  # legend and choices: what of a view is shown
    "canvas.js",  # vis-network: colours, clicks, keys
    "tip.js",  # what a highlighted stretch is, and why
    "reading.js",  # the middle pane
    "details.js",  # the right pane
    "search.js",  # finding
    "export.js",  # CSV, PNG, Turtle to the clipboard
    "main.js",  # start, language, light and dark
)
"""In this order, one after the other; each file is one subject and adds one member to `rg`."""

_VIS = Path(pyvis.__file__).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"


def page(data: dict[str, Any]) -> str:
    """The whole HTML: nothing in it is loaded from elsewhere, and no other script may run in it."""
    environment = Environment(
        loader=FileSystemLoader(ASSETS, encoding="utf-8"), autoescape=True, undefined=StrictUndefined
    )
    style = colour_css() + "".join(_asset(name) for name in STYLES)
    scripts = [_script(_VIS.read_text(encoding="utf-8")), _script("".join(_asset(name) for name in SCRIPTS))]
    return environment.get_template("explorer.html.j2").render(
        style=Markup(style),
        scripts=[Markup(script) for script in scripts],
        hashes=" ".join(_hash(script) for script in scripts),
        data=Markup(json_in_html(data)),
    )


def json_in_html(data: object) -> str:
    r"""JSON that no HTML parser can leave early: `<`, `>`, `&` and line separators as \u escapes."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _asset(name: str) -> str:
    return (ASSETS / name).read_text(encoding="utf-8")


def _script(text: str) -> str:
    """A script's text as the parser will see it: line ends are part of its hash."""
    text = text.replace("\r\n", "\n")
    if "</script" in text.lower():
        raise ValueError("a script that ends its own element cannot be inlined")
    return text


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"
