"""A text as HTML with what was found in it: citations lead to the documents, names and verbs say what they are."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from resgraph.api.reading import PathLike, extract
from resgraph.find.authorities import load
from resgraph.model import Action, Annotations, Citation, Extraction, Footnote, Mention, Paragraph, Unresolved
from resgraph.symbols import url

Shown = Citation | Mention | Action | Unresolved


def annotate(source: PathLike | Extraction) -> str:
    """A piece of HTML: an element for each paragraph, a `mark` for each finding, with its class and its meaning.

    Classes are `citation`, `mention`, `verb` and `open`; where two findings overlap, the longer is shown. Everything
    of the text is escaped.
    """
    extraction = source if isinstance(source, Extraction) else extract(source)
    parts = [_passage(passage, found) for passage, found in extraction.passages()]
    language = extraction.resolution.metadata.language
    return Markup('<article class="resgraph" lang="{}">\n{}</article>\n').format(
        language, Markup("").join(parts)
    )


def _passage(passage: Paragraph | Footnote, found: Annotations) -> Markup:
    number = getattr(passage, "number", None) or getattr(passage, "mark", None)
    before = Markup("<b>{}</b> ").format(number) if number else Markup("")
    return Markup('<p id="{}">{}{}</p>\n').format(
        passage.id, before, Markup("").join(_pieces(passage.text, found))
    )


def _pieces(text: str, found: Annotations) -> Iterator[Markup]:
    last = 0
    for each in _apart(found):
        yield escape(text[last : each.start])
        yield _marked(each)
        last = each.end
    yield escape(text[last:])


def _apart(found: Annotations) -> list[Shown]:
    """The findings from left to right, the longer of two that overlap."""
    every: list[Shown] = [*found.citations, *found.mentions, *found.actions, *found.unresolved]
    kept: list[Shown] = []
    for each in sorted(every, key=lambda one: (one.start - one.end, one.start, type(one).__name__)):
        if all(each.end <= other.start or other.end <= each.start for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: one.start)


def _marked(found: Shown) -> Markup:
    if isinstance(found, Citation):
        page = url(found.target)
        words = Markup('<a href="{}">{}</a>').format(page, found.text) if page else escape(found.text)
        return Markup('<mark class="citation" data-symbol="{0}" title="{0}">{1}</mark>').format(
            found.target.text, words
        )
    if isinstance(found, Unresolved):
        return Markup('<mark class="open" title="{}">{}</mark>').format(found.reason, found.text)
    kind = "mention" if isinstance(found, Mention) else "verb"
    title = load().label(found.id, "en") or found.id.partition("/")[2].replace("-", " ")
    return Markup('<mark class="{}" data-id="{}" title="{}">{}</mark>').format(
        kind, found.id, title, found.text
    )
