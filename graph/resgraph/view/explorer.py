"""`out/explorer.html` from the store of an output folder."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from resgraph.model import InputError, OutputError
from resgraph.model.gallery import Question
from resgraph.model.notice import Notice
from resgraph.view.documents import base_of, documents
from resgraph.view.drawing import LIMITS, Limits, documents_network
from resgraph.view.edges import citation_edges
from resgraph.view.families import FAMILIES
from resgraph.view.names import names
from resgraph.view.page import page
from resgraph.view.paragraphs import paragraphs
from resgraph.view.passages import passages
from resgraph.view.pinyin import pinyin_of
from resgraph.view.records import Document, Name, Paragraph, Passage, record
from resgraph.view.relations import relation_labels
from resgraph.view.series import comparisons, series
from resgraph.view.turtle import prefix_lines, turtle_of


def write_explorer(out: Path | Store, target: Path, questions: Sequence[Question] = ()) -> None:
    """Write the page for the graph in `out`/store to `target`: whole or not at all, UTF-8, same in, same out.

    `out` may be a store that is open already; `questions` are the gallery of the page. Raises InputError where
    `out` holds no store, OutputError where `target` cannot be written.
    """
    _write(target, page(explorer_data(out if isinstance(out, Store) else _open(out)), questions))


def explorer_data(store: Store, limits: Limits = LIMITS) -> dict[str, Any]:
    """All the page knows, as JSON values; lists in reading order, names by IRI. `limits` says what draws the network."""
    base = base_of(store)
    parts, words = paragraphs(store, base), passages(store, base)
    found = documents(store, base, _by_document(parts), _by_text(parts, words))
    entities = names(store, base)
    edges = citation_edges(found, parts)
    told = [d.id for d in found] + [p.id for p in parts] + [e.id for e in entities if e.family != "verb"]
    return {
        "base": base,
        "families": [{"id": f.id, "sign": f.sign, "zh": f.zh, "en": f.en} for f in FAMILIES],
        "documents": [record(document) for document in found],
        "paragraphs": [record(part) for part in parts],
        "passages": [record(passage) for passage in words],
        "names": [record(name) for name in entities],
        "series": [record(one) for one in series(store, base)],
        "comparisons": [record(one) for one in comparisons(store, base, parts, words)],
        "relations": relation_labels(),
        "network": documents_network(found, edges, limits),
        "pinyin": pinyin_of(_spoken(found, entities)),
        "prefixes": prefix_lines(),
        "turtle": turtle_of(store, base, told),
    }


def _spoken(found: Iterable[Document], entities: Iterable[Name]) -> Iterator[str]:
    """What may be looked for by its sound: titles and names."""
    for document in found:
        yield from document.title.values()
    for name in entities:
        for labels in (name.labels, name.others):
            yield from (label for language in labels for label in labels[language])


def _open(out: Path) -> Store:
    folder = out / "store"
    if not folder.is_dir():
        raise InputError(Notice("no-output-folder", folder=str(out), name="store"))
    try:
        return Store.read_only(str(folder))
    except OSError as error:
        raise InputError(Notice("store-not-readable", folder=str(out), reason=str(error))) from error


def _by_document(parts: Iterable[Paragraph]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for part in parts:
        found[part.document].append(part.id)
    return found


def _by_text(parts: Iterable[Paragraph], words: Iterable[Passage]) -> dict[str, list[str]]:
    """Passages by text, in the order of the paragraphs they put into words."""
    order = {part.id: index for index, part in enumerate(parts)}
    found: dict[str, list[str]] = defaultdict(list)
    for passage in sorted(words, key=lambda p: order.get(p.part, len(order))):
        found[passage.id.partition("#")[0]].append(passage.id)
    return found


def _write(target: Path, text: str) -> None:
    """Into a neighbour first, renamed when whole."""
    partial = target.with_name(f".{target.name}.partial")
    try:
        partial.write_bytes(text.encode("utf-8"))
        os.replace(partial, target)  # noqa: PTH105 - the one call that replaces on every system
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise OutputError(Notice("cannot-write", file=str(target), reason=error.strerror)) from error
