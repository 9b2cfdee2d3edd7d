"""Days are days of the calendar, whoever reads them."""

from __future__ import annotations

import pytest

from resgraph.model.day import iso_day
from resgraph.pipeline import extract_text


@pytest.mark.parametrize(
    ("year", "month", "day", "iso"),
    [
        (2004, 2, 29, "2004-02-29"),
        (2005, 2, 29, None),
        (2001, 2, 31, None),
        (2001, 13, 1, None),
        (None, 1, 1, None),
    ],
)
def test_only_days_of_the_calendar_are_written(
    year: int | None, month: int, day: int, iso: str | None
) -> None:
    assert iso_day(year, month, day) == iso


def test_31_february_is_no_day_wherever_it_stands() -> None:
    text = (
        "60/904. 河流\n\n大会，\n\n回顾其2001年2月31日第55/25号决议，\n\n"
        "1. 请秘书长在2006年2月31日之前提出报告。\n\n2005年2月31日\n第70次全体会议\n"
    )
    extraction = extract_text(text)
    first, second = extraction.annotations
    assert extraction.resolution.metadata.adopted is None
    assert [citation.date for citation in first.citations] == [None]
    assert [report.due for duty in second.obligations for report in duty.reports] == [None]
