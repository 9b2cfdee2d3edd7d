"""The three days of docs/days run to their end on small texts of our own, and leave what they promise."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from fixtures.decisions import RIVERS, texts

ROOT = Path(__file__).resolve().parents[1]
DAYS = ROOT / "docs" / "days"
CHINESE = """联合国 A/RES/59/{number}

大会
第五十九届会议

59/{number}. {title}

大会，

回顾其2000年11月15日第55/25号决议，

1. 请秘书长向大会第六十届会议提出报告。
"""
ENGLISH = (
    "United Nations A/RES/59/910",
    "General Assembly",
    "Fifty-ninth session",
    "59/910. Crime on rivers",
    "The General Assembly,",
    "Reaffirming the United Nations Convention against Transnational Organized Crime,",
    "1. Requests the Secretary-General to report to the General Assembly at its sixtieth session.",
)


def pdf(lines: tuple[str, ...]) -> bytes:
    """One page in Helvetica."""
    text = "".join(f"BT /F1 11 Tf 60 {720 - 30 * n} Td ({line}) Tj ET\n" for n, line in enumerate(lines))
    objects = (
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> /Contents 5 0 R >>",
        f"<< /Length {len(text)} >>\nstream\n{text}endstream",
    )
    body = "".join(f"{n} 0 obj\n{each}\nendobj\n" for n, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R >>\n%%EOF".encode("latin-1")


def mixed(folder: Path) -> None:
    """A folder as a lawyer is sent it."""
    folder.mkdir()
    first = CHINESE.format(number=901, title="江河")
    (folder / "a.txt").write_text(first, encoding="utf-8")
    (folder / "a (copy).txt").write_text(first, encoding="utf-8")
    (folder / "b.pdf").write_bytes(pdf(ENGLISH))
    document = Document()
    for line in CHINESE.format(number=902, title="湖泊").split("\n\n"):
        document.add_paragraph(line)
    document.save(str(folder / "c.docx"))
    with zipfile.ZipFile(folder / "more.zip", "w") as archive:
        archive.writestr("d.txt", CHINESE.format(number=903, title="海洋"))
        archive.writestr("again/a.txt", first)


def run(day: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable if day.endswith(".py") else "sh", str(DAYS / day)]
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "PYTHONUTF8": "1", **variables}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def sheet(path: Path) -> list[dict[str, str]]:
    """The rows of the first sheet of a workbook by its headings."""
    rows = load_workbook(path).worksheets[0].iter_rows(values_only=True)
    head = [str(cell) for cell in next(rows)]
    return [dict(zip(head, map(str, row), strict=True)) for row in rows]


@pytest.mark.slow
def test_a_lawyers_day(tmp_path: Path) -> None:
    mixed(tmp_path / "texts")
    done = run("lawyer.sh", tmp_path)
    assert done.stderr.count("left out: the same text as") == 2
    rows = sheet(tmp_path / "palermo.xlsx")
    found = {(row["Resolution"], row["Text"]) for row in rows}
    recalls = "回顾其2000年11月15日第55/25号决议，"
    assert found == {
        *((f"A/RES/59/{number}", recalls) for number in (901, 902, 903)),
        ("A/RES/59/910", ENGLISH[5]),
    }
    assert len(sheet(tmp_path / "reports.xlsx")) == 4, "of the English PDF, too"


@pytest.mark.slow
def test_a_librarians_day(tmp_path: Path) -> None:
    texts(tmp_path / "texts")
    run("librarian.sh", tmp_path)
    changes = (tmp_path / "changes.md").read_text(encoding="utf-8").splitlines()
    assert changes[0] == "2 mentions changed, 1 open reference lost, 1 duty changed"
    assert [line.partition(" is ")[0] for line in changes if line.startswith("- ")] == [
        "- pp3: 《公约》",
        "- pp4: 第181号决议",
        "- op1: 委员会",
        "- op1: 审议河流运输安全问题",
    ]
    decisions = (tmp_path / "decisions.tsv").read_text(encoding="utf-8")
    assert "not the Commission of the preamble" in decisions
    assert "《国际河流合作宪章》" in decisions, "what nobody decided is still asked"
    assert "《公约》" in RIVERS


@pytest.mark.slow
def test_an_analysts_day_in_an_empty_environment(tmp_path: Path) -> None:
    if not (ROOT / "graph").is_dir():
        pytest.skip("beside an installed wheel there is no source to build")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    venv.create(tmp_path / "env", with_pip=True)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    install = [
        str(python),
        "-m",
        "pip",
        "install",
        "--no-index",
        "--no-deps",
        *map(str, tmp_path.glob("*.whl")),
    ]
    subprocess.run(install, check=True, capture_output=True)
    shutil.copytree(ROOT / "seeds", tmp_path / "texts")
    # What resgraph needs comes from here without the network; resgraph itself does not, for no .pth is read there.
    environment = {**os.environ, "PYTHONPATH": sysconfig.get_path("purelib"), "PYTHONUTF8": "1"}
    where = [str(python), "-c", "import resgraph; print(resgraph.__file__)"]
    told = subprocess.run(
        where, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=True
    )
    assert Path(told.stdout.strip()).is_relative_to(tmp_path / "env")
    done = subprocess.run(
        [str(python), str(DAYS / "analyst.py")],
        cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "documents, " in done.stdout.splitlines()[-1]
    assert (tmp_path / "citations.gexf").stat().st_size > 1000
