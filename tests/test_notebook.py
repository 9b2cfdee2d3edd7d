"""The tour runs as it stands and prints what it shows.

Run as a script (`make notebook`), this file keeps in the notebook what it prints.
"""

from __future__ import annotations

import ast
import asyncio
import re
import warnings
from pathlib import Path
from typing import Any

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[1]
TOUR = ROOT / "notebooks" / "tour.ipynb"


def read() -> Any:
    return nbformat.read(TOUR, as_version=4)


def execute(notebook: Any) -> Any:
    """The notebook after a run in its own folder, without times and without marks of this run."""
    from nbclient import NotebookClient  # noqa: PLC0415 - takes long, and each worker reads this file

    client = NotebookClient(
        notebook,
        timeout=120,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,  # else it is chance in how many pieces a cell prints
        resources={"metadata": {"path": str(TOUR.parent)}},
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Jupyter thinks of its own event loop is not ours to judge
        asyncio.run(client.async_execute())
    notebook.metadata.pop("language_info", None)  # the version of this Python
    return notebook


def outputs(notebook: Any) -> list[tuple[str, list[str]]]:
    """Each cell that prints, and what it prints as plain text."""
    shown = []
    for cell in notebook.cells:
        if cell.cell_type == "code" and cell.outputs:
            texts = [out.get("text") or out.get("data", {}).get("text/plain", "") for out in cell.outputs]
            shown.append((cell.source, texts))
    return shown


@pytest.mark.slow
def test_the_tour_prints_what_it_shows() -> None:
    assert outputs(execute(read())) == outputs(read())


def test_the_tour_shows_no_error_and_no_place_of_this_machine() -> None:
    notebook = read()
    kinds = {out.output_type for cell in notebook.cells if cell.cell_type == "code" for out in cell.outputs}
    assert kinds <= {"stream", "execute_result"}
    text = TOUR.read_text(encoding="utf-8")
    assert not re.search(r"/(?:tmp|home|root|Users)/", text)


def test_the_tour_asks_three_questions() -> None:
    sources = [cell.source for cell in read().cells if cell.cell_type == "code"]
    for source in sources:
        ast.parse(source)
    assert sum(source.count("SELECT") for source in sources) >= 3


if __name__ == "__main__":
    nbformat.write(execute(read()), TOUR)
