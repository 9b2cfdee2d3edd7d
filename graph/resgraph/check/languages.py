"""Where the texts of one resolution in several languages do not say the same.

A/HRC/RES/54/35, pp7: the French dates resolution 48/9 to 29 September 2021, the other languages to 8 October. What most languages say is
the likely reading; where they are evenly divided, there is none. Paragraphs are compared where they meet (`resgraph.compare.meeting`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce

from pyoxigraph import Store

from resgraph.check.finding import Finding, Severity, Verdict
from resgraph.check.places import Cited, citations
from resgraph.model.notice import Notice
from resgraph.query.run import Row, text_rows

_PASSAGES = """
SELECT ?document ?paragraph ?passage ?text ?page (LANG(?string) AS ?language) WHERE {
  ?textual a rg:Text ; eli:realizes ?work ; rg:hasPassage ?passage . ?passage rg:realizes ?paragraph ; nif:isString ?string .
  ?work dcterms:identifier ?document . ?textual dcterms:language ?any OPTIONAL { ?textual foaf:page ?page }
  FILTER NOT EXISTS { ?paragraph a rg:Footnote } FILTER EXISTS { ?other eli:realizes ?work FILTER(?other != ?textual) }
  BIND(STR(?string) AS ?text)
} ORDER BY ?document ?paragraph ?language"""
SHOWN = 80
"""Characters of a paragraph that a finding shows."""
MANY = 3
"""So many languages that say the same show that the one that does not is misprinted."""

Said = Mapping[str, tuple[str, ...]]
"""By language, the symbols or days that a paragraph has."""


def cut_differently(store: Store) -> Iterator[Finding]:
    """A paragraph that some languages have and others have not: those cut the text in other places."""
    languages: dict[str, set[str]] = defaultdict(set)
    places: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in text_rows(store, _PASSAGES):
        languages[row["document"]].add(row["language"])
        places[row["document"], row["paragraph"]].append(row)
    for (document, paragraph), rows in places.items():
        lacking = languages[document] - {row["language"] for row in rows}
        if lacking:
            yield Finding(
                rule="paragraph-in-some-languages",
                severity=Severity.INFO,
                verdict=Verdict.OPEN,
                subject=rows[0]["passage"],
                message=Notice(
                    "paragraph-in-some-languages",
                    here=_listed(row["language"] for row in rows),
                    not_there=_listed(sorted(lacking)),
                ),
                document=document,
                paragraph=paragraph.partition("#")[2],
                words=rows[0]["text"][:SHOWN],
                page=rows[0].get("page", ""),
            )


def cite_differently(store: Store) -> Iterator[Finding]:
    """A number that one language has and most others have not, in a paragraph that they share."""
    spoken = _spoken(store)
    for cited in _by_place(citations(store)).values():
        if len({language_of(each) for each in cited}) < 2:
            continue
        said = {
            language: tuple(sorted({each.symbol for each in cited if language_of(each) == language}))
            for language in sorted(spoken[cited[0].spot.place])
        }
        usual = _usual(said)
        for language, symbols in said.items():
            for each in cited:
                if language_of(each) == language and usual is not None and each.symbol not in usual:
                    lost = sorted(set(usual) - set(symbols))
                    yield _finding("languages-cite-differently", each, said, usual, lost)


def date_differently(store: Store) -> Iterator[Finding]:
    """A day that one language gives a document that it cites, and most others do not, in a paragraph that they share."""
    for cited in _by_place(citations(store)).values():
        for symbol in dict.fromkeys(each.symbol for each in cited):
            dated = [each for each in cited if each.symbol == symbol and each.stated]
            said = {
                language: tuple(sorted({each.stated for each in dated if language_of(each) == language}))
                for language in sorted({language_of(each) for each in dated})
            }
            usual = _usual(said)
            for each in dated:
                if usual is not None and each.stated not in usual:
                    yield _finding("languages-date-differently", each, said, usual, sorted(usual))


def _finding(rule: str, cited: Cited, said: Said, usual: tuple[str, ...], likely: list[str]) -> Finding:
    """One language against those that say what is usual."""
    others = [language for language, each in said.items() if each == usual]
    return cited.spot.finding(
        rule,
        Severity.WARNING,
        Verdict.SOURCE if len(others) >= MANY else Verdict.OPEN,
        Notice(
            rule,
            symbol=cited.symbol,
            language=language_of(cited),
            day=cited.stated,
            others=_listed(others),
            there=_listed(likely) if likely else Notice("no-such-number"),
        ),
        likely[0] if len(likely) == 1 else "",
    )


def language_of(cited: Cited) -> str:
    """The language of the text in which it stands: en of .../A/RES/60/175/en#op4.54-68."""
    return cited.spot.evidence.partition("#")[0].rpartition("/")[2]


def _by_place(cited: list[Cited]) -> dict[str, list[Cited]]:
    """The citations of each paragraph whatever the language; those of footnotes, numbered otherwise in each, left out."""
    found: dict[str, list[Cited]] = defaultdict(list)
    for each in cited:
        if not each.spot.paragraph.startswith("fn"):
            found[each.spot.place].append(each)
    return found


def _spoken(store: Store) -> dict[str, set[str]]:
    """The languages in which each paragraph stands."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in text_rows(store, _PASSAGES):
        found[row["paragraph"]].add(row["language"])
    return found


def _usual(said: Said) -> tuple[str, ...] | None:
    """What more languages say than say anything else; None where they are evenly divided, or all agree."""
    counted = Counter(said.values()).most_common(2)
    if len(counted) < 2 or counted[0][1] == counted[1][1]:
        return None
    return counted[0][0]


def _listed(things: Iterable[str]) -> str:
    """The things one behind the other, with what stands between them in each language."""
    return reduce(lambda first, then: Notice("listed", first=first, then=then), things)
