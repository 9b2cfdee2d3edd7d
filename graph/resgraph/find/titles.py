"""Which titles in 《》 are those of volumes, and no instruments."""

from __future__ import annotations

from resgraph.languages.ruled import rules

RECORDS = rules("names").pattern("titles.records")


def is_record(title: str) -> bool:
    """Whether the title is of a volume that is cited as a document: 《大会正式记录，第五十五届会议，补编第1号》."""
    return bool(RECORDS.search(title))
