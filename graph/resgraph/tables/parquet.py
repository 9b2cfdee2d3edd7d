"""Parquet for pandas, polars, DuckDB and R: a column is of whole numbers, dates or the like where all its values are."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, BinaryIO

from resgraph.model import OutputError
from resgraph.model.notice import Notice
from resgraph.tables.values import Table, Value, plain


def has_parquet() -> bool:
    """Whether pyarrow is installed."""
    try:
        import pyarrow  # noqa: F401, PLC0415 - an extra
    except ImportError:
        return False
    return True


def write_parquet(table: Table, file: BinaryIO) -> None:
    """The table by its names for programs. Raises OutputError where pyarrow is not installed."""
    try:
        import pyarrow as pa  # noqa: PLC0415 - an extra, and slow to load
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise OutputError(Notice("parquet-needs")) from error
    rows = list(table.values())
    arrays = {
        column.name: _array(pa, [row[number] for row in rows]) for number, column in enumerate(table.columns)
    }
    parquet.write_table(pa.table(arrays), file)


def _array(pa: Any, values: Sequence[Value]) -> Any:
    """A column in the narrowest type that fits all of it."""
    kinds = {type(value) for value in values if value is not None}
    if kinds == {int} and all(value is None or abs(float(plain(value))) < 2**63 for value in values):
        return pa.array(values, pa.int64())
    if kinds and kinds <= {int, float}:
        return pa.array(values, pa.float64())
    if kinds == {bool}:
        return pa.array(values, pa.bool_())
    if kinds == {date}:
        return pa.array(values, pa.date32())
    return pa.array([None if value is None else plain(value) for value in values], pa.string())
