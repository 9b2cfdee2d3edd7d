"""The page around the data: our template, our style and scripts, vis-network, all in one file."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from markupsafe import Markup

from resgraph.model.gallery import Question
from resgraph.view.families import colour_css
from resgraph.view.gallery import gallery_shelf
from resgraph.view.modules import linked
from resgraph.view.pack import Packed

ASSETS = Path(str(files("resgraph.view") / "assets"))

STYLES = (
    "page.css",
    "reading.css",
    "details.css",
    "gallery.css",
    "dossier.css",
    "compared.css",
    "results.css",
    "years.css",
    "print.css",
)

SCRIPTS = tuple(sorted(path.name for path in ASSETS.glob("*.js")))
"""Our modules, a subject each; `main.js` is the one that all others are reached from."""

VENDOR = ("graphology.umd.min.js", "sigma.min.js")
"""What draws a network of more than 120 nodes; assets/vendor says where they come from.

vis-network, which draws all smaller views, then stands at the end of the file and runs when one of them is opened.
"""


def page(packed: Packed, questions: Sequence[Question] = ()) -> Iterator[str]:
    """The HTML, piece by piece: nothing in it is loaded from elsewhere, and no other script may run in it.

    Where the shelves are beside it, its own scripts may load theirs. The whole is never held: that of a thousand documents has
    26 million characters.
    """
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 - only who writes a page needs it

    environment = Environment(
        loader=FileSystemLoader(ASSETS, encoding="utf-8"), autoescape=True, undefined=StrictUndefined
    )
    dots = [_asset(f"vendor/{name}") for name in VENDOR]
    early, late = (dots, [_vis()]) if packed.drawn == "dots" else ([_vis()], [])
    early, late = ([_script(text) for text in texts] for texts in ([*early, _own()], late))
    return environment.get_template("explorer.html.j2").generate(
        style=Markup(colour_css() + "".join(_asset(name) for name in STYLES)),
        early=[Markup(script) for script in early],
        late=[Markup(script) for script in late],
        hashes=" ".join(_hash(script) for script in (*early, *late)),
        packed=packed,
        trust="'strict-dynamic' " if packed.beside else "",
        gallery=gallery_shelf(questions),
    )


def _own() -> str:
    """Our modules as one script."""
    return linked({name: _asset(name) for name in SCRIPTS}, "main.js")


def _vis() -> str:
    """vis-network as pyvis brings it, found without importing pyvis."""
    spec = find_spec("pyvis")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("pyvis is missing from this installation: reinstall resgraph")
    templates = Path(spec.origin).parent / "templates"
    return (templates / "lib" / "vis-9.1.2" / "vis-network.min.js").read_text(encoding="utf-8")


@cache
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
