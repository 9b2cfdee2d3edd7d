"""Modules linked into one script: the order, what is private, and what is refused."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from resgraph.view.modules import ModuleError, in_order, linked, parsed
from resgraph.view.page import ASSETS, SCRIPTS

DOM = "const secret = 1;\nexport const make = () => secret;\n"
SAY = 'import { make } from "./dom.js";\n\nconst secret = 2;\nexport function say() { return make() + secret; }\n'
MAIN = '/* Start. */\nimport { make } from "./dom.js";\nimport "./listener.js";\nimport { say } from "./say.js";\n\nconsole.log(make(), say());\n'
LISTENER = "console.log('listening');\n"
ALL = {
    "dom.js": DOM,
    "say.js": SAY,
    "main.js": MAIN,
    "listener.js": LISTENER,
    "unused.js": "export const x = 1;\n",
}


def order(sources: dict[str, str]) -> list[str]:
    return [module.name for module in in_order({n: parsed(n, s) for n, s in sources.items()}, "main.js")]


def test_a_module_stands_behind_all_that_it_imports() -> None:
    assert order(ALL) == ["dom.js", "listener.js", "say.js", "main.js"]


@pytest.mark.skipif(shutil.which("node") is None, reason="no node here")
def test_what_a_module_does_not_export_is_its_own() -> None:
    told = subprocess.run(["node", "-e", linked(ALL, "main.js")], capture_output=True, text=True, check=True)
    assert told.stdout == "listening\n1 3\n"


@pytest.mark.skipif(shutil.which("node") is None, reason="no node here")
def test_others_wait_for_a_module_that_waits() -> None:
    sources = {
        "data.js": "export const data = await Promise.resolve(7);\n",
        "main.js": 'import { data } from "./data.js";\nconsole.log(data);\n',
    }
    told = subprocess.run(
        ["node", "-e", linked(sources, "main.js")], capture_output=True, text=True, check=True
    )
    assert told.stdout == "7\n"


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        (
            {"dom.js": 'import { say } from "./say.js";\n' + DOM},
            "these modules import each other: dom.js -> say.js -> dom.js",
        ),
        ({"say.js": 'import { nothing } from "./dom.js";\n'}, "say.js: dom.js exports no nothing"),
        ({"say.js": 'import { make } from "./missing.js";\n'}, "say.js: there is no module missing.js"),
        ({"say.js": SAY + "export const make = 1;\n"}, "say.js: dom.js exports make too"),
        ({"say.js": "import * as dom from './dom.js';\n"}, "say.js: cannot link"),
        ({"say.js": "export default 1;\n"}, "say.js: cannot link"),
        ({"say.js": "export let say = 1;\n"}, "say.js: cannot link"),
        ({"say.js": 'import { make as build } from "./dom.js";\n'}, "dom.js exports no make as build"),
    ],
)
def test_what_does_not_fit_together_is_refused(changed: dict[str, str], message: str) -> None:
    with pytest.raises(ModuleError, match=re.escape(message)):
        linked(ALL | changed, "main.js")


def test_every_module_of_the_page_is_reached_from_its_start() -> None:
    assert sorted(order({name: (ASSETS / name).read_text(encoding="utf-8") for name in SCRIPTS})) == sorted(
        SCRIPTS
    )
