"""Two SHACL processors that say the same: `shacl`, written in Rust, and pySHACL where that is not installed.

docs/checks.md says how they were chosen; `python -m benchmarks.validators` measures again.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from resgraph.check.broken import SH, Broken, damaged
from resgraph.model import InputError
from resgraph.model.notice import Notice

PROCESSORS = ("shacl", "pyshacl")
"""The modules of the two, the faster first."""


def validate(data: Path, shapes: Path) -> Iterator[Broken]:
    """What breaks the shapes (Turtle) in the statements of all graphs of an N-Quads file.

    Raises InputError where neither processor is installed, or the file is no N-Quads.
    """
    module = installed()
    if module == "shacl":
        return with_shacl(data, shapes)
    if module == "pyshacl":
        from resgraph.check.slow_validator import with_pyshacl  # noqa: PLC0415 - rdflib may not be installed

        return with_pyshacl(data, shapes)
    raise InputError(Notice("no-validator"))


def installed() -> str | None:
    """The module of the first processor that is installed."""
    return next((module for module in PROCESSORS if find_spec(module)), None)


def with_shacl(data: Path, shapes: Path) -> Iterator[Broken]:
    """By the processor in Rust, which reads the files itself."""
    import shacl  # noqa: PLC0415 - only where it is installed

    try:
        report = shacl.Shapes.from_file(str(shapes)).validate_file(str(data))
    except ValueError as error:
        raise damaged(data, error) from error
    for result in report.results:
        yield Broken(
            focus=(result.focus_node or "").strip("<>"),
            path=(result.path or "").replace("<", "").replace(">", ""),
            component=result.component_iri.removeprefix(SH),
            severity=result.severity_iri.removeprefix(SH),
            shape=(result.root_shape or "").strip("<>"),
            value=result.value_plain,
        )
