"""The types of the page's data for its JavaScript: `assets/records.d.ts`, written from the records of Python.

`python tests/typings.py` writes the file; tests/test_javascript.py says when it has to be written again.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from resgraph.view import records
from resgraph.view.page import ASSETS

TARGET = ASSETS / "records.d.ts"

_PRIMITIVES = {"str": "string", "int": "number", "bool": "boolean"}
_OTHER_NAME = {"Text": "TextRecord"}
"""The browser has a Text of its own."""


def typings() -> str:
    """The whole file: an interface for each record, in the order in which Python has them."""
    heads = "/** What the page knows: the records of view/records.py, written from there by tests/typings.py. */\n"
    return heads + "\n".join(_interface(one) for one in _records()) + "\n"


def _records() -> Iterator[type[Any]]:
    found = (one for one in vars(records).values() if isinstance(one, type) and dataclasses.is_dataclass(one))
    yield from (one for one in found if one.__module__ == records.__name__)


def _interface(one: type[Any]) -> str:
    fields = "".join(f"  {field.name}: {type_of(str(field.type))};\n" for field in dataclasses.fields(one))
    return f"interface {_name(one.__name__)} {{\n{fields}}}\n"


def type_of(annotation: str) -> str:
    """`dict[str, list[str]]` as TypeScript says it."""
    if annotation in _PRIMITIVES:
        return _PRIMITIVES[annotation]
    if annotation == "Labels":
        return type_of("dict[str, list[str]]")
    if found := re.fullmatch(r"list\[(.*)\]", annotation):
        return f"{type_of(found[1])}[]"
    if found := re.fullmatch(r"dict\[str, (.*)\]", annotation):
        return f"Record<string, {type_of(found[1])}>"
    return _name(annotation)


def _name(name: str) -> str:
    return _OTHER_NAME.get(name, name)


def main(target: Path = TARGET) -> None:
    """Writes the file."""
    target.write_text(typings(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
