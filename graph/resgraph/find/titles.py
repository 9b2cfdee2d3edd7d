"""Which titles in 《》 are those of volumes, and no instruments."""

from __future__ import annotations

import re

RECORDS = re.compile(r"正式[记記][录錄]|[条條]约汇编|條約彙編|[会會][议議][记記][录錄]|正式[纪紀][录錄]")


def is_record(title: str) -> bool:
    """Whether the title is of a volume that is cited as a document: 《大会正式记录，第五十五届会议，补编第1号》."""
    return bool(RECORDS.search(title))
