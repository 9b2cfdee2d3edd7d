"""docs/ontology.md, made from the Turtle: `python -m resgraph.site.ontology_docs > docs/ontology.md`."""

from __future__ import annotations

import sys
from itertools import groupby

from resgraph.model.notice import Notice
from resgraph.site.terms import Term, terms

_HEAD = """# The vocabulary

Made from [ontology/resgraph.ttl](../ontology/resgraph.ttl) by `python -m resgraph.site.ontology_docs`; change the Turtle,
not this page. Namespace `https://w3id.org/resgraph/ontology#`, prefix `rg:`. Each term stands below one of a published vocabulary;
more matches are in [alignments.ttl](../ontology/alignments.ttl), the constraints in [shapes.ttl](../ontology/shapes.ttl), the foreign
terms that were looked up in [foreign-terms.tsv](../ontology/foreign-terms.tsv). The vocabulary with its alignments is in the profile
of OWL 2 DL (OWL API) and free of contradictions (HermiT): `pytest -m slow tests/test_owl.py` says so again.

```mermaid
classDiagram
    direction LR
    Document <|-- Resolution
    Document <|-- Decision
    Document <|-- Statement
    Document <|-- MeetingRecord
    Paragraph <|-- PreambularParagraph
    Paragraph <|-- OperativeParagraph
    Paragraph <|-- SubParagraph
    Paragraph <|-- AnnexParagraph
    Paragraph <|-- PlainParagraph
    Evidence <|-- Citation
    Evidence <|-- Mention
    Evidence <|-- Act
    Evidence <|-- FootnoteMark
    Evidence <|-- Coreference
    Evidence <|-- OtherReference
    Evidence <|-- UnresolvedReference
    Evidence <|-- CandidateMention
    Text --> Document : eli realizes
    Document --> Paragraph : eli has_part
    Document --> Footnote : footnote
    Text --> PassageText : hasPassage
    PassageText --> Paragraph : realizes
    Paragraph --> Document : cites
    Paragraph --> Verb : hasAction
    Evidence --> PassageText : nif referenceContext
    Obligation --> PassageText : nif referenceContext
    Obligation --> Verb : verb
    Obligation --> Mention : hasParty
    Obligation --> Party : hasParty
    Obligation --> Report : hasReport
```
"""


def page() -> str:
    """The whole page."""
    lines = [_HEAD]
    for title, group in groupby(terms(), key=_part):
        lines.append(f"## {title}\n")
        lines += [_entry(term) for term in group]
    return "\n".join(lines)


def _part(term: Term) -> str:
    if term.kind == "Class":
        return Notice("site-classes").in_both()
    told = Notice("site-citing") if "rg:cites" in term.parents else Notice("site-properties")
    return told.in_both()


def _entry(term: Term) -> str:
    lines = [
        f"### `rg:{term.name}` {term.label['zh']}\n",
        f"{term.comment['en']} {term.comment['zh']}\n",
        f"- {term.kind}, below {_names(term.parents)}",
    ]
    if term.domain:
        lines.append(f"- of {_names(term.domain)}")
    if term.range:
        lines.append(f"- gives {_names(term.range)}")
    lines.append(f"- `{term.example}`\n")
    return "\n".join(lines)


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


if __name__ == "__main__":
    sys.stdout.buffer.write(page().encode())
