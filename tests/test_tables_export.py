"""The graph as a folder of tables, as references and as a network: read back by what people open it with."""

from __future__ import annotations

import csv
import re
import runpy
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import networkx
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

from resgraph.cli.export import command
from resgraph.model import OutputError
from resgraph.rdf.store import load_store
from resgraph.rdf.writer import write_graph
from resgraph.tables.bibliography import _key, _tex
from resgraph.tables.contents import CONTENTS

EXAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "fixtures" / "rdf" / "examples.py"))
NAMES = [content.name for content in CONTENTS]


def cli(*arguments: object) -> Result:
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), folder)
    load_store(folder)
    return folder


@pytest.fixture(scope="module")
def folder(out: Path) -> Path:
    target = out.parent / "exported-tables"
    cli(out, "--tables", target)
    return target


@pytest.fixture
def database(folder: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(folder / "resgraph.sqlite")) as connection:
        yield connection


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_all_forms_hold_the_same_rows(folder: Path, database: sqlite3.Connection) -> None:
    for name in NAMES:
        count = len(rows(folder, name))
        assert count > 0, name
        assert pyarrow.parquet.read_table(folder / f"{name}.parquet").num_rows == count
        assert database.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone() == (count,)


def test_a_citation_is_found_with_its_words_and_verb(folder: Path) -> None:
    (found,) = [
        row
        for row in rows(folder, "citations")
        if (row["paragraph"], row["cited"]) == ("A/RES/60/175#pp1", "A/RES/46/152") and "/zh#" in row["id"]
    ]
    assert (found["document"], found["words"], found["relation"]) == (
        "A/RES/60/175",
        "第 46/152 号决议",
        "recall",
    )
    assert found["text"][int(found["start"]) :].startswith(found["words"])


def test_paragraphs_stand_in_the_order_of_reading(folder: Path) -> None:
    places = [(row["document"], int(row["position"])) for row in rows(folder, "paragraphs")]
    assert places == sorted(places)
    assert rows(folder, "paragraphs")[-1]["place"].startswith("note ")


def test_every_id_leads_to_a_row(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_documents_say_whether_they_were_read(folder: Path, database: sqlite3.Connection) -> None:
    read = {row["id"] for row in rows(folder, "documents") if row["is_read"] == "true"}
    assert "A/RES/60/175" in read
    assert "A/RES/46/152" not in read
    assert {id for (id,) in database.execute("SELECT id FROM documents WHERE is_read")} == read


def test_the_paragraphs_are_searched_by_three_characters(database: sqlite3.Connection) -> None:
    sparql = "SELECT p.id FROM paragraphs_fts f JOIN paragraphs p ON p.rowid = f.rowid WHERE paragraphs_fts MATCH ?"
    found = {id for (id,) in database.execute(sparql, ("示范协定",))}
    assert found == {
        id for id, text in database.execute("SELECT id, text FROM paragraphs") if "示范协定" in text
    }
    assert found


def test_names_are_in_the_language_wanted(out: Path, tmp_path: Path) -> None:
    cli(out, "--tables", tmp_path / "t", "--language", "zh", "--bom")
    assert (tmp_path / "t" / "duties.csv").read_bytes().startswith(b"\xef\xbb\xbfid,")
    assert "请" in {row["verb"] for row in rows(tmp_path / "t", "duties")}


def test_the_same_graph_gives_the_same_tables(out: Path, folder: Path, tmp_path: Path) -> None:
    cli(out, "--tables", tmp_path / "t")
    for path in folder.glob("*.csv"):
        assert path.read_bytes() == (tmp_path / "t" / path.name).read_bytes()


def test_a_folder_of_others_is_not_replaced(out: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match="holds other things"):
        cli(out, "--tables", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_one_thing_is_exported_at_a_time(out: Path, tmp_path: Path) -> None:
    assert cli(out, "--tables", tmp_path / "t", "--format", "ris").exit_code == 2
    assert cli(out).exit_code == 2


# --- References -------------------------------------------------------------------------------------


def test_ris_has_an_entry_for_each_document(out: Path, folder: Path, tmp_path: Path) -> None:
    cli(out, "--format", "ris", "-o", tmp_path / "x.ris")
    text = (tmp_path / "x.ris").read_bytes().decode()
    entries = [
        dict(re.findall(r"^(\w\w)  - (.*)\r$", entry, re.M)) for entry in text.split("ER  - \r\n")[:-1]
    ]
    assert [entry["SN"] for entry in entries] == [row["symbol"] for row in rows(folder, "documents")]
    (resolution,) = [entry for entry in entries if entry["SN"] == "A/RES/60/175"]
    assert resolution["TI"].startswith("Strengthening the United Nations Crime")
    assert (resolution["AU"], resolution["PY"], resolution["DA"]) == (
        "General Assembly,",
        "2005",
        "2005/12/16",
    )
    (cited,) = [entry for entry in entries if entry["SN"] == "E/RES/2005/14"]
    assert (cited["PY"], cited["M3"], cited["TI"]) == ("2005", "Resolution", "E/RES/2005/14")


def test_bibtex_has_balanced_entries_with_keys_of_their_own(out: Path, folder: Path, tmp_path: Path) -> None:
    cli(out, "--format", "bibtex", "-o", tmp_path / "x.bib")
    text = (tmp_path / "x.bib").read_text("utf-8")
    keys = re.findall(r"^@techreport\{([^,]+),$", text, re.M)
    assert len(set(keys)) == len(keys) == len(rows(folder, "documents"))
    assert "A-RES-60-175" in keys
    assert text.count("{") == text.count("}")
    assert "  number = {S/RES/1373(2001)}" in text


@pytest.mark.parametrize(
    ("text", "tex"),
    [
        ("50% & {x}_y #1 $", r"50\% \& \{x\}\_y \#1 \$"),
        ("a\\b~c^d", r"a\textbackslash{}b\textasciitilde{}c\textasciicircum{}d"),
        ("a\nb", "a b"),
    ],
)
def test_a_title_is_no_command_of_tex(text: str, tex: str) -> None:
    assert _tex(text) == tex


def test_a_key_has_no_sign_that_means_something() -> None:
    assert _key("S/RES/1373(2001)") == "S-RES-1373-2001"
    assert _key("（）") == "document"


# --- Networks ---------------------------------------------------------------------------------------


def test_a_network_has_titles_years_and_relations(out: Path, tmp_path: Path) -> None:
    cli(out, "--format", "graphml", "-o", tmp_path / "x.graphml")
    network = networkx.read_graphml(tmp_path / "x.graphml", force_multigraph=True)
    base = "https://w3id.org/resgraph/"
    assert network.nodes[f"{base}A/RES/60/175"]["year"] == 2005
    assert network.nodes[f"{base}A/RES/60/175"]["title"].startswith("加强联合国预防犯罪")
    assert network.nodes[f"{base}S/RES/1373(2001)"]["year"] == 2001
    edge = network.get_edge_data(f"{base}A/RES/60/175#pp1", f"{base}A/RES/46/152")["cites"]
    assert edge["relation"] == "recalls"
    cli(out, "--format", "gexf", "-o", tmp_path / "x.gexf")
    assert '"recalls"' in (tmp_path / "x.gexf").read_text("utf-8")
