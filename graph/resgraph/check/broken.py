"""What a SHACL processor says, whichever it is."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from resgraph.model import InputError
from resgraph.model.notice import Notice

SH = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True)
class Broken:
    """One result: IRIs as text; `path` empty where there is none, `value` None where no value is at fault.

    `component` and `severity` lack their namespace; an inverse path begins with `^`.
    """

    focus: str
    path: str
    component: str
    severity: str
    shape: str
    value: str | None


def damaged(data: Path, error: Exception) -> InputError:
    """The error of a file that is no N-Quads."""
    return InputError(Notice("damaged-graph", file=str(data), reason=str(error)))
