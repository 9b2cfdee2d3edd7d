"""Names from a table instead of Turtle: one name a row.

    id,name,language,use
    org/undp,联合国发展署,zh,
    https://library.example/bodies/water-board,国际水资源局,zh,label
    https://library.example/bodies/water-board,水资源局,zh,short form

The table becomes Turtle with the names of a row on the line of the row, so that all that is said of a fault holds for both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal

from resgraph.languages.registry import builtin
from resgraph.model import AuthorityError
from resgraph.model.notice import Notice
from resgraph.model.sheet import Row, Sheet, at_line

SUFFIXES = (".csv", ".tsv", ".xlsx")
SHEET = Sheet(("id", "name", "language"), AuthorityError, Notice("which-authorities"))
_OURS = "https://w3id.org/resgraph/"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_USES = {
    "label": f"{_SKOS}prefLabel",
    "alternative": f"{_SKOS}altLabel",
    "hidden": f"{_SKOS}hiddenLabel",
    "short form": f"{_OURS}ontology#shortForm",
}
_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")
_ID = re.compile(r"[a-z]+/[a-z0-9-]+")


def is_table(path: Path) -> bool:
    """Whether the file is a table, by its name."""
    return path.suffix.lower() in SUFFIXES


def turtle_of(path: Path) -> tuple[bytes, list[Notice]]:
    """The table as Turtle, line by line, and what is wrong with the rows that are left out.

    Raises AuthorityError where it is no such table.
    """
    lines: list[str] = []
    mistakes: list[Notice] = []
    labelled: set[tuple[str, str]] = set()
    for row in SHEET.rows(path.name, SHEET.content(path)):
        lines += [""] * (row.line - 1 - len(lines))
        try:
            lines.append(" ".join([*_statements(row, labelled)]))
        except AuthorityError as error:
            mistakes.append(at_line(path.name, row.line, error.args[0]))
    return "\n".join(lines).encode(), mistakes


def _statements(row: Row, labelled: set[tuple[str, str]]) -> Iterator[str]:
    """The statements of a row. Raises AuthorityError, without file and line."""
    subject, own = _subject(row.cell("id"))
    name, language = row.cell("name"), row.cell("language").lower()
    if not name:
        raise AuthorityError(Notice("row-without-name"))
    if language not in builtin().folders:
        raise AuthorityError(
            Notice("no-language-code", given=language, known=", ".join(sorted(builtin().folders)))
        )
    use = row.cell("use").lower() or (
        "label" if own and (subject, language) not in labelled else "alternative"
    )
    if use not in _USES:
        raise AuthorityError(Notice("no-such-use", given=use, known=", ".join(_USES)))
    if use == "label":
        if (subject, language) in labelled:
            raise AuthorityError(Notice("second-label", language=language, id=row.cell("id")))
        labelled.add((subject, language))
    if own:
        yield f"<{subject}> a <{_SKOS}Concept> ."
    yield f"<{subject}> <{_USES[use]}> {Literal(name, language=language)} ."


def _subject(id: str) -> tuple[str, bool]:
    """The IRI of a thing, and whether it is the user's own."""
    if _IRI.fullmatch(id):
        return id, not id.startswith(_OURS)
    if _ID.fullmatch(id):
        return f"{_OURS}authority/{id}", False
    raise AuthorityError(Notice("no-id", given=id))
