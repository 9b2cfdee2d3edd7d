"""Days of the calendar, as all that read them from texts write them."""

from __future__ import annotations

from datetime import date


def iso_day(year: int | None, month: int | None, day: int | None) -> str | None:
    """2004-12-20 (ISO 8601); None where a part is not told, or where there is no such day: 31 February."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
