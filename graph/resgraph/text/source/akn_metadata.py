"""What an AKN4UN file says of its document: symbol, language, title, dates, meeting, subjects, vote.

<FRBRdate date="2023-10-12" name="adoption"/>  <docNumber refersTo="#symbol">A/HRC/RES/54/18</docNumber>
<session value="54"/>  <location refersTo="#adoptionMeeting">第47次会议</location>
<keyword href="http://metadata.un.org/thesaurus/1005556" showAs="RIGHT TO DEVELOPMENT"/>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from resgraph.text.source.akn_passage import local_name, read_passage

LANGUAGES = {"ara": "ar", "zho": "zh", "eng": "en", "fra": "fr", "rus": "ru", "spa": "es"}
"""The codes of FRBRlanguage (ISO 639-2) as two letters."""

THESAURUS = "http://metadata.un.org/thesaurus/"


@dataclass(frozen=True, slots=True)
class Facts:
    """Metadata as marked up; None or empty where the file does not say. `adopted` is an ISO date."""

    symbol: str | None
    language: str
    title: str | None
    adopted: str | None
    session: int | None
    meeting: int | None
    body: str | None
    subjects: tuple[str, ...]
    subject_words: tuple[str, ...]
    vote: str | None


def read_facts(root: etree._Element) -> Facts:
    """The facts of the first document of the file."""
    subjects = _subjects(root)
    return Facts(
        symbol=_symbol(root),
        language=_language(root),
        title=_text(root, "docTitle", "#resolutionTitle"),
        adopted=_adopted(root),
        session=_digits(_attribute(root, "session", "value")),
        meeting=_digits(_text(root, "location", "#adoptionMeeting")),
        body=_body(root),
        subjects=tuple(subjects),
        subject_words=tuple(subjects.values()),
        vote=_vote(root),
    )


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return (e for e in root.iterdescendants() if local_name(e) == name)


def _text(root: etree._Element, name: str, refers_to: str) -> str | None:
    """The words of the first `name` that refers to the concept."""
    found = next((e for e in _named(root, name) if e.get("refersTo") == refers_to), None)
    return (read_passage(found).text or None) if found is not None else None


def _attribute(root: etree._Element, name: str, attribute: str) -> str | None:
    return next((e.get(attribute) for e in _named(root, name) if e.get(attribute)), None)


def _digits(text: str | None) -> int | None:
    """The number in 第47次会议 or 47th meeting."""
    match = re.search(r"\d+", text or "")
    return int(match[0]) if match else None


def _symbol(root: etree._Element) -> str | None:
    symbol = _text(root, "docNumber", "#symbol")
    return re.sub(r"\s+", "", symbol) if symbol else None


def _language(root: etree._Element) -> str:
    code = (_attribute(root, "FRBRlanguage", "language") or "und").lower()
    return LANGUAGES.get(code, code)


def _adopted(root: etree._Element) -> str | None:
    """The date of the work; the closing line where the head has a placeholder (0001-01-01)."""
    dates = [e.get("date") for e in _named(root, "FRBRdate") if e.get("name") == "adoption"]
    dates += [e.get("date") for e in _named(root, "docDate") if e.get("refersTo") == "#adoptionDate"]
    return next((d for d in dates if d and re.fullmatch(r"(?!0001)\d{4}-\d\d-\d\d", d)), None)


def _body(root: etree._Element) -> str | None:
    """`org/human-rights-council` of .../generalAssembly/humanRightsCouncil."""
    hrefs = [e.get("href") or "" for e in _named(root, "TLCOrganization") if e.get("eId") != "source"]
    name = next((h.rsplit("/", 1)[-1] for h in hrefs if "/un/" in h), "")
    return "org/" + re.sub(r"(?<=[a-z])(?=[A-Z])", "-", name).lower() if name else None


def _subjects(root: etree._Element) -> dict[str, str]:
    """IRIs of the UNBIS Thesaurus, sorted, each with the English words that the mark-up shows for it, or none.

    Some files show a name of their own instead, with underscores: right_to_education.
    """
    found: dict[str, str] = {}
    for keyword in _named(root, "keyword"):
        shown = keyword.get("showAs") or ""
        found[keyword.get("href") or ""] = "" if "_" in shown else shown
    return {iri: found[iri] for iri in sorted(found) if iri.startswith(THESAURUS)}


def _vote(root: etree._Element) -> str | None:
    """What the closing bracket says: 未经表决获得通过。 or the count with the lists of States."""
    vote = next(_named(root, "vote"), None)
    return (read_passage(vote).text.strip("[]") or None) if vote is not None else None
