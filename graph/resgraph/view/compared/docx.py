"""A comparison as a Word document: a table of two columns, the same bytes each time."""

from __future__ import annotations

import io
import re
import zipfile

from resgraph.compare import Comparison
from resgraph.view.compared.html import templates
from resgraph.view.compared.rows import counts, headings, rows_of, titles
from resgraph.view.compared.wording import WORDS

_PARTS = {
    "[Content_Types].xml": "content-types.xml.j2",
    "_rels/.rels": "relations.xml.j2",
    "word/document.xml": "document.xml.j2",
}
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The time of each part: the earliest a ZIP can tell."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""


def docx(comparison: Comparison, language: str) -> bytes:
    """The document."""
    rows = rows_of(comparison, language)
    told = {
        "words": WORDS[language],
        "titles": titles(comparison),
        "headings": headings(comparison, language),
        "rows": rows,
        "counts": counts(rows, language),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, template in _PARTS.items():
            text = templates().get_template(template).render(told)
            archive.writestr(zipfile.ZipInfo(name, _EARLIEST), _FORBIDDEN.sub("\ufffd", text))
    return file.getvalue()
