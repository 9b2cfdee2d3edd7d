"""The parts of a DOCX, unpacked with a limit: 63 kB may hold 64 MB of text, and a parser makes ten times that of it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree

from resgraph.text.source.decode import MAX_BYTES, check_length

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DOCUMENT = "word/document.xml"
MAIN = "/officeDocument"
RELATIONS = "_rels/.rels"


class Package:
    """An open DOCX; `name` is how messages call it. All parts together may hold as much as a plain text."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive, self._name, self._size = archive, name, 0
        self._names = frozenset(archive.namelist())
        self.main = self._main()

    def part(self, kind: str) -> etree._Element | None:
        """A part beside the main one parsed, `footnotes`; None where there is none."""
        name = posixpath.join(posixpath.dirname(self.main), f"{kind}.xml")
        if name not in self._names:
            return None
        return etree.fromstring(self._bytes(name), etree.XMLParser(resolve_entities=False, no_network=True))

    def blocks(self) -> Iterator[etree._Element]:
        """The paragraphs, tables and controls of the body in order; each is emptied when the next is asked for."""
        source = io.BytesIO(self._bytes(self.main))
        depth = 0
        for event, element in etree.iterparse(
            source, events=("start", "end"), resolve_entities=False, no_network=True
        ):
            depth += 1 if event == "start" else -1
            if event == "end" and depth == 2:
                yield element
                body = element.getparent()
                element.clear()
                while body is not None and element.getprevious() is not None:
                    del body[0]

    def _main(self) -> str:
        """The part that holds the text, as the relations of the package say."""
        if DOCUMENT in self._names or RELATIONS not in self._names:
            return DOCUMENT
        for relation in etree.fromstring(self._bytes(RELATIONS)):
            if relation.get("Type", "").endswith(MAIN):
                return relation.get("Target", DOCUMENT).lstrip("/")
        return DOCUMENT

    def _bytes(self, name: str) -> bytes:
        """The part unpacked, whatever size it says it has. Raises InputError, KeyError."""
        archive = self._archive
        with archive.open(name) as file:
            content = file.read(MAX_BYTES - self._size + 1)
        self._size += len(content)
        check_length(self._size, self._name)
        return content.replace(STRICT, TRANSITIONAL)
