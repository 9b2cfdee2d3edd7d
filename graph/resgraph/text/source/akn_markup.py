"""Akoma Ntoso as the United Nations publishes it (AKN4UN): mark-up to numbered blocks in print order.

    <preamble><formula><p>人权理事会，</p></formula><container><p>回顾...</p></container></preamble>
    <mainBody><paragraph><num>4.</num><list><intro/><point><num>(a)</num>...</point></list></paragraph></mainBody>

`preamble/container` is a preambular paragraph, `mainBody/paragraph` an operative one, `point` a
sub-paragraph, a `mainBody` of an attachment an annex. The files' own slips are mended by three
rules, each seen in published files: a paragraph of the main body without a number before number 1
belongs to the preamble; a number written into the text is a number; a paragraph without a number
after one continues it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from resgraph.model import InputError, ParagraphKind
from resgraph.model.notice import Notice
from resgraph.text.source.akn_blocks import Block, Role, name_blocks
from resgraph.text.source.akn_passage import StyledText, is_deleted, local_name, read_passage

NUMBER_IN_TEXT = re.compile(
    r"""
    (?: (\d{1,3}) [.．、]? | \( ([a-z]) \) )   # 5 Encourages..., (a) “Legal person” means...
    \s+
    """,
    re.VERBOSE,
)


def parse_markup(data: bytes, name: str = "the mark-up") -> etree._Element:
    """The root element; no entity is resolved and nothing is fetched.

    Raises InputError, with the name, where the bytes are not well-formed or not Akoma Ntoso.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = getattr(error, "lineno", None)
        raise InputError(Notice("not-xml", file=name, line=line)) from error
    if local_name(root) != "akomaNtoso":
        raise InputError(Notice("not-akoma-ntoso", file=name, root=local_name(root)))
    return root


def read_blocks(root: etree._Element) -> tuple[Block, ...]:
    """Every printed block of the document in print order, paragraphs with their ids."""
    return tuple(name_blocks(_printed(root)))


def _printed(root: etree._Element) -> Iterator[Block]:
    """The blocks as marked up, attachments last, not yet named."""
    document = next(iter(root), root)
    for part in document:
        name = local_name(part)
        if name == "coverPage":
            yield from _lines(part, Role.COVER)
        elif name == "preface":
            yield from _lines(part, Role.TITLE)
        elif name == "preamble":
            yield from _preamble(part)
        elif name == "mainBody":
            yield from _body(part)
        elif name == "conclusions":
            yield from _closing(part)
        elif name == "attachments":
            bodies = [e for e in part.iterdescendants() if local_name(e) == "mainBody"]
            for annex, body in enumerate(bodies, start=1):
                for element in body:
                    yield from _paragraph(element, ParagraphKind.ANNEX, annex=annex)


def _lines(part: etree._Element, role: Role) -> Iterator[Block]:
    """One block a `p` that holds words."""
    for element in part.iterdescendants():
        if local_name(element) == "p" and not any(map(is_deleted, element.iterancestors())):
            passage = read_passage(element)
            if passage.text:
                yield Block(role, passage)


def _preamble(part: etree._Element) -> Iterator[Block]:
    for element in part:
        name = local_name(element)
        passage = read_passage(*_words(element))
        if not passage.text or is_deleted(element):
            continue
        if name == "formula":
            yield Block(Role.ENACTING, passage)
        else:
            yield Block(Role.PARAGRAPH, passage, kind=ParagraphKind.PREAMBULAR)


def _body(part: etree._Element) -> Iterator[Block]:
    """Operative paragraphs; those without a number before the first one are still preamble."""
    numbered = False
    for element in part:
        for block in _paragraph(element, ParagraphKind.OPERATIVE):
            numbered = numbered or block.number is not None
            early = block.role is Role.PARAGRAPH and not numbered and _has_numbers(part)
            yield replace(block, kind=ParagraphKind.PREAMBULAR) if early else block


def _has_numbers(part: etree._Element) -> bool:
    return any(local_name(e) == "num" for e in part.iterdescendants())


def _closing(part: etree._Element) -> Iterator[Block]:
    """第46次会议 / 2023年10月11日 / [未经表决获得通过。], one block a printed line.

    The outcomes of a recorded vote (赞成：, 反对：, 弃权：) lie inside the outcome: each begins a line.
    """
    for element in part.iterdescendants():
        if local_name(element) in {"location", "docDate", "outcome"}:
            passage = read_passage(_without_outcomes(element))
            if passage.text:
                yield Block(Role.CLOSING, passage)


def _without_outcomes(element: etree._Element) -> etree._Element:
    """A copy without the outcomes inside it, what is printed behind them kept."""
    copy = etree.fromstring(etree.tostring(element, with_tail=False))
    for child in [c for c in copy if local_name(c) == "outcome"]:
        child[:] = []
        child.text = None
    return copy


def _paragraph(
    element: etree._Element, kind: ParagraphKind, depth: int = 0, annex: int = 0
) -> Iterator[Block]:
    """A paragraph or point, then its points; a class such as H1GC or HChGC without a number is a heading."""
    if is_deleted(element):
        return
    passage = read_passage(*_words(element))
    printed = _number_of(element)
    if not printed and re.match(r"H(\d|Ch)", element.get("class") or ""):
        yield Block(Role.HEADING, passage, annex=annex)
        return
    written = NUMBER_IN_TEXT.match(passage.text)
    if not printed and written and (written[1] or annex):
        printed, passage = written[0].strip(), _cut(passage, written.end())
    if passage.text or printed:
        yield Block(
            Role.PARAGRAPH,
            passage,
            kind=kind,
            printed=printed,
            number=_bare(printed),
            depth=depth,
            annex=annex,
        )
    below = kind if annex else ParagraphKind.SUBPARAGRAPH
    for point in (p for c in element if local_name(c) == "list" for p in c if local_name(p) == "point"):
        yield from _paragraph(point, below, depth + 1, annex)


def _words(element: etree._Element) -> list[etree._Element]:
    """The `p` elements of the paragraph itself: its content or intro, not those of its points or notes."""
    if local_name(element) == "p":
        return [element]
    return [
        p
        for child in element
        if local_name(child) in {"p", "content", "intro", "wrapUp", "list"}
        for p in ([child] if local_name(child) == "p" else _words_of_list(child))
    ]


def _words_of_list(element: etree._Element) -> list[etree._Element]:
    if local_name(element) == "list":
        return [p for c in element if local_name(c) in {"intro", "wrapUp"} for p in _words(c)]
    return _words(element)


def _number_of(element: etree._Element) -> str:
    number = next((c for c in element if local_name(c) == "num"), None)
    return read_passage(number).text if number is not None else ""


def _bare(printed: str) -> str | None:
    """`4` of `4.`, `a` of `(a)`, None of nothing."""
    return re.sub(r"^\W+|\W+$", "", printed) or None


def _cut(passage: StyledText, end: int) -> StyledText:
    """The passage from `end` on, spans and marks moved along."""
    bold = tuple((max(0, s - end), e - end) for s, e in passage.bold if e > end)
    notes = tuple(replace(n, offset=max(0, n.offset - end)) for n in passage.notes)
    return StyledText(passage.text[end:], bold, notes)
