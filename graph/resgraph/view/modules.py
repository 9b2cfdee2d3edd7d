"""ES modules linked into one script: what no bundler is needed for.

A module is a file that begins with its imports, `import { make, cut } from "./dom.js";`, or `import "./sheet.js";` for what
only listens, and says `export const`,
`export function` or `export class` before what others may use. Each becomes a function of its own, called once, in the
order in which imports ask for them; what it exports are constants of the whole, so every name is exported once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_IMPORT = re.compile(
    r"""^import[ ] (?: \{ (?P<names> [\s\w,]* ) \}[ ]from[ ] )? "\./(?P<module> [\w-]+\.js )";\n""",
    re.MULTILINE | re.VERBOSE,
)
_EXPORT = re.compile(r"^export (?=(?:const|function|async function|class) (?P<name>\w+))", re.MULTILINE)
_WAITS = re.compile(r"^(?:export )?(?:const \w+ = )?await ", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class ModuleError(ValueError):
    """A module that cannot be linked; the message names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Module:
    """A file: its code without imports and `export`, what it takes from whom, and what it gives.

    A name taken is empty where the other is imported for what it does. `waits` whether it has an `await` outside all functions.
    """

    name: str
    code: str
    imports: tuple[tuple[str, str], ...]
    exports: tuple[str, ...]
    waits: bool


def parsed(name: str, source: str) -> Module:
    """The module in `source`. Raises ModuleError for a form of import or export that is not linked."""
    imports = tuple(
        (module["module"], each.strip())
        for module in _IMPORT.finditer(source)
        for each in (module["names"] or "").rstrip(", \n").split(",")
    )
    exports = tuple(found["name"] for found in _EXPORT.finditer(source))
    code = _EXPORT.sub("", _IMPORT.sub("", source))
    if left := _OTHER.search(code):
        raise ModuleError(
            f'{name}: cannot link {left[0]!r}; write `import {{ a }} from "./b.js";` or `export const a`'
        )
    return Module(name, code.strip("\n"), imports, exports, bool(_WAITS.search(source)))


def in_order(modules: Mapping[str, Module], start: str) -> list[Module]:
    """What `start` needs, each after all that it imports, and `start` last. Raises ModuleError for a circle."""
    order: list[Module] = []
    done: set[str] = set()

    def visit(name: str, way: tuple[str, ...]) -> None:
        if name in way:
            circle = " -> ".join((*way[way.index(name) :], name))
            raise ModuleError(
                f"{name}: these modules import each other: {circle}; move what they share into a third"
            )
        if name in done:
            return
        if name not in modules:
            raise ModuleError(f"{way[-1] if way else name}: there is no module {name} to import from")
        for other in dict.fromkeys(module for module, _ in modules[name].imports):
            visit(other, (*way, name))
        done.add(name)
        order.append(modules[name])

    visit(start, ())
    return order


def linked(sources: Mapping[str, str], start: str) -> str:
    """One script out of the modules that `start` needs. Raises ModuleError where they do not fit together."""
    order = in_order({name: parsed(name, source) for name, source in sources.items()}, start)
    givers: dict[str, str] = {}
    for module in order:
        for name in module.exports:
            if name in givers:
                raise ModuleError(
                    f"{module.name}: {givers[name]} exports {name} too; give one of them another name"
                )
            givers[name] = module.name
        for other, name in module.imports:
            if name and givers.get(name) != other:
                raise ModuleError(f"{module.name}: {other} exports no {name}")
    body = "\n".join(_wrapped(module) for module in order)
    return f'(async () => {{\n"use strict";\n{body}\n}})();\n'


def _wrapped(module: Module) -> str:
    """The module as a function that is called at once and returns what it exports."""
    taken = f"const {{ {', '.join(module.exports)} }} = " if module.exports else ""
    given = f"\nreturn {{ {', '.join(module.exports)} }};" if module.exports else ""
    begin, end = ("await (async () => {", "})();") if module.waits else ("(() => {", "})();")
    return f"// {module.name}\n{taken}{begin}\n{module.code}{given}\n{end}"
