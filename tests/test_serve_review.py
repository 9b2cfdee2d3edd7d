"""The page of decisions: it writes the file that a build reads, and is for this machine and its own forms only."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pytest
from lxml import html

from fixtures.decisions import texts
from resgraph.pipeline import build
from resgraph.serve.review import is_loopback
from serving import Reply, Server, serving

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@dataclass(frozen=True, slots=True)
class Page:
    """A server with its file."""

    server: Server
    file: Path

    def get(self, path: str = "/review", **headers: str) -> Reply:
        return self.server.ask(
            path, headers={name.replace("_", "-"): value for name, value in headers.items()}
        )

    def token(self) -> str:
        found = re.search(r'name="token" value="([^"]+)"', self.get().text)
        assert found
        return found[1]

    def post(self, fields: Mapping[str, str], **headers: str) -> Reply:
        sent = {**FORM, **{name.replace("_", "-"): value for name, value in headers.items()}}
        return self.server.ask("/review", method="POST", body=urlencode(fields), headers=sent)

    def rows(self) -> list[dict[str, str]]:
        with self.file.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file, delimiter="\t"))

    def answer(self, **cells: str) -> dict[str, str]:
        return {
            "token": self.token(), "document": "A/RES/58/901", "paragraph": "pp3", "words": "《公约》",
            "kind": "open-mention", "decision": "instrument/untoc", "note": "", **cells,
        }  # fmt: skip


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    folder = tmp_path_factory.mktemp("serve-review")
    build([texts(folder / "in")], folder / "out")
    file = folder / "decisions.tsv"
    with serving(folder / "out", "--quiet", "--review", str(file)) as server:
        yield Page(server, file)


@pytest.fixture(autouse=True)
def _fresh(page: Page) -> None:
    page.file.unlink(missing_ok=True)


def test_the_page_shows_the_rows_and_a_form_writes_the_file(page: Page) -> None:
    shown = html.fromstring(page.get("/review?language=en").text)
    assert [(h.text or "").strip() for h in shown.iter("h2")][:3] == [
        "《国际河流合作宪章》",
        "《公约》",
        "第181号决议",
    ]
    assert "nothing named before it" in shown.text_content()
    done = page.post(page.answer(note="the clerk"))
    assert (done.status, done.headers["location"]) == (303, "/review?language=zh&from=0")
    (row,) = [row for row in page.rows() if row["decision"]]
    assert (row["words"], row["decision"], row["note"]) == ("《公约》", "instrument/untoc", "the clerk")
    assert len(page.rows()) == 3, "what is open stays in the file"
    again = html.fromstring(page.get().text)
    assert [(h.text or "").strip() for h in again.iter("h2")][:3] == [
        "《国际河流合作宪章》",
        "第181号决议",
        "《公约》",
    ]


def test_a_wrong_link_is_corrected_and_the_build_follows(page: Page) -> None:
    assert (
        page.post(page.answer(paragraph="op1", words="委员会", kind="", decision="org/ecosoc")).status == 303
    )
    report = build(
        [page.file.parent / "in"], page.file.parent / "built", decisions=page.file, graph_only=True
    )
    assert report.warnings == []
    assert page.rows()[-1]["decision"] == "org/ecosoc"


def test_what_another_program_wrote_meanwhile_stays(page: Page) -> None:
    page.post(page.answer())
    text = page.file.read_text(encoding="utf-8")
    page.file.write_text(text + "*\t\t甲\t\t\t\t\t\t\tnone\t\n", encoding="utf-8")
    page.post(page.answer(paragraph="pp4", words="第181号决议", kind="open-citation", decision="none"))
    assert sorted(row["words"] for row in page.rows() if row["decision"]) == ["《公约》", "甲", "第181号决议"]


def test_an_answer_can_be_taken_back(page: Page) -> None:
    page.post(page.answer())
    page.post(page.answer(decision=""))
    assert [row["decision"] for row in page.rows()] == ["", "", ""]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"decision": "org/undpp"}, "there is no thing org/undpp: did you mean org/undp?"),
        ({"decision": "none", "words": ""}, "a decision without words"),
        ({"kind": "mention of"}, "there is no kind"),
    ],
)
def test_a_bad_answer_is_one_line_and_nothing_is_written(
    cells: dict[str, str], told: str, page: Page
) -> None:
    done = page.post(page.answer(**cells))
    assert (done.status, told in done.text, done.text.count("\n")) == (400, True, 1)
    assert not page.file.exists()


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example"},
        {"Host": ""},
    ],
)
def test_other_sites_neither_read_nor_write(headers: dict[str, str], page: Page) -> None:
    answer = page.answer()
    assert page.post(answer, **headers).status in (400, 403)
    assert page.get("/review", **headers).status in (400, 403)
    assert not page.file.exists()


def test_the_page_itself_may(page: Page) -> None:
    headers = {"Origin": page.server.url, "Sec_Fetch_Site": "same-origin"}
    assert page.post(page.answer(), **headers).status == 303


@pytest.mark.parametrize("token", ["", "x", "乙"])
def test_a_form_without_the_token_is_refused(token: str, page: Page) -> None:
    assert page.post(page.answer(token=token)).status == 403
    assert not page.file.exists()


def test_no_other_site_may_read_the_page(page: Page) -> None:
    reply = page.get()
    assert reply.headers["access-control-allow-origin"] == page.server.url
    assert reply.headers["cache-control"] == "no-store"
    assert "form-action 'self'" in reply.headers["content-security-policy"]
    assert page.get("/sparql").headers["access-control-allow-origin"] == "*"


def test_only_forms_of_a_moderate_size_are_taken(page: Page) -> None:
    assert page.post(page.answer(), Content_Type="application/json").status == 415
    assert page.post(page.answer(note="x" * 2**21)).status == 413
    assert page.server.ask("/review", method="PUT", body="x").status == 405


def test_a_file_that_is_no_table_is_told_and_left_alone(page: Page) -> None:
    page.file.write_text("my notes\n", encoding="utf-8")
    assert page.get().status == 409
    page.file.unlink()
    answer = page.answer()
    page.file.write_text("my notes\n", encoding="utf-8")
    assert page.post(answer).status == 409
    assert page.file.read_text(encoding="utf-8") == "my notes\n"


def test_what_is_shown_is_escaped(page: Page) -> None:
    page.post(page.answer(paragraph="op1", words="<script>甲", kind="", note='"><b>'))
    text = page.get().text
    assert "<script>" not in text
    assert "<b>" not in text
    assert "&lt;script&gt;甲" in text


def test_without_the_option_there_is_no_such_page(seeds_server: Server) -> None:
    assert seeds_server.ask("/review").status == 404
    assert seeds_server.ask("/review", method="POST", body="x").status == 405


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])
def test_on_another_address_the_server_does_not_start(host: str, built_seeds: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from resgraph.cli import main; main()", "serve", str(built_seeds)]
    done = subprocess.run(
        [*command, "--host", host, "--port", "0", "--review", str(tmp_path / "d.tsv")],
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("error: decisions are made on this machine only")


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("[::1]", True), ("localhost", True),
     ("0.0.0.0", False), ("localhost.example", False), ("", False)],
)  # fmt: skip
def test_what_is_this_machine(host: str, *, own: bool) -> None:
    assert is_loopback(host) is own
