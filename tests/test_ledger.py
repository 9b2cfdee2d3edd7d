"""The ledger of what is due: sessions with dates, what was answered, the calendar, and the measure of duties."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from resgraph.cli.evaluate import command as evaluate
from resgraph.cli.export import command as export
from resgraph.cli.query import command as query
from resgraph.evaluate.duties import compare_duties, measure_duties
from resgraph.evaluate.score import total
from resgraph.model import InputError
from resgraph.pipeline import build, extract, extract_text
from resgraph.query.calendar import write_calendar
from resgraph.rdf.sessions import month_of, read_calendars
from resgraph.rdf.store import open_store
from written import nquads

ASKING = """A/RES/59/159

2004年12月20日大会决议

关于某一事项的决议

大会，

1. 请秘书长向大会第六十届会议提出关于本决议执行情况的报告；
2. 请秘书长至迟于2006年3月31日向大会提交一份研究报告；
3. 请各国继续努力。
"""
NOTING = """A/RES/60/175

2005年12月16日大会决议

关于某一事项的决议

大会，

回顾其2004年12月20日第59/159号决议，

1. 注意到秘书长的报告(A/60/777)；
2. 请秘书长向大会第六十一届会议提交报告。
"""


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    (folder / "asking.txt").write_text(ASKING, encoding="utf-8")
    (folder / "noting.txt").write_text(NOTING, encoding="utf-8")
    build([folder], folder / "out")
    return folder / "out"


@pytest.mark.parametrize(
    ("event", "month"),
    [
        ("event/general-assembly-session-60", "2005-09"),
        ("event/human-rights-council-session-58", "2025-03"),
        ("event/human-rights-council-session-60", "2025-09"),
        ("event/ecosoc-session-2005", "2005-07"),
        ("event/human-rights-council-session-3", None),
        ("event/general-assembly-special-session-26", None),
        ("event/board-of-somebody-session-4", None),
        ("org/general-assembly", None),
    ],
)
def test_when_a_session_is_held(event: str, month: str | None) -> None:
    assert month_of(event) == month


def test_a_malformed_calendar_is_refused_with_its_line(tmp_path: Path) -> None:
    table = tmp_path / "sessions.tsv"
    table.write_text("# body\ngeneral-assembly\tsecond\t1947\t9\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"sessions\.tsv:2: not body"):
        read_calendars(table)


def test_the_report_that_came_answers_the_duty(out: Path) -> None:
    graph = nquads(out)
    (line,) = [line for line in graph.splitlines() if line.split(" ")[1].endswith("#answeredBy>")]
    assert "A/RES/59/159/zh#op1.obligation-1" in line
    assert "A/60/777" in line


def test_each_report_has_the_author_that_stands_next_to_it(tmp_path: Path) -> None:
    asking = ASKING.replace("3. 请各国继续努力。", "3. 请联合国儿童基金会向大会第六十届会议提出报告。")
    noting = NOTING.replace(
        "注意到秘书长的报告(A/60/777)", "注意到联合国儿童基金会的报告(A/60/778)和秘书长的报告¹"
    )
    (tmp_path / "asking.txt").write_text(asking, encoding="utf-8")
    (tmp_path / "noting.txt").write_text(f"{noting}\n¹ A/60/777。\n", encoding="utf-8")
    build([tmp_path], tmp_path / "out")
    quads = [line.split(" ") for line in nquads(tmp_path / "out").splitlines()]
    answered = [quad for quad in quads if quad[1].endswith("#answeredBy>")]
    found = {(quad[0].rpartition("#")[2][:3], quad[2].rpartition("/")[2][:3]) for quad in answered}
    assert found == {("op1", "777"), ("op3", "778")}


def test_what_falls_due_in_a_year_and_at_a_session(out: Path) -> None:
    rows = (
        CliRunner()
        .invoke(query, [str(out), "--named", "due", "--param", "by=2006", "--format", "csv"])
        .output
    )
    assert [line.split(",")[:2] for line in rows.splitlines()[1:]] == [
        ["2006-03-31", "2006-03-31"],
        ["2006-09", "大会第六十一届会议"],
    ]
    rows = (
        CliRunner()
        .invoke(query, [str(out), "--named", "due", "--param", "by=A/60", "--format", "csv"])
        .output
    )
    (row,) = rows.splitlines()[1:]
    assert "A/60/777" in row


def test_the_calendar_has_a_day_for_all_that_is_dated(out: Path) -> None:
    file = io.BytesIO()
    write_calendar(open_store(out), file)
    lines = file.getvalue().decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == 3
    assert [line for line in lines if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20050901",
        "DTSTART;VALUE=DATE:20060331",
        "DTSTART;VALUE=DATE:20060901",
    ]
    assert all(len(line.encode()) <= 75 for line in lines)
    assert CliRunner().invoke(export, [str(out), "--format", "ics"]).output_bytes == file.getvalue()


def annotated(**changes: object) -> dict[str, object]:
    duty = {
        "party": [{"text": "秘书长", "id": "role/secretary-general"}],
        "task": "向大会第六十届会议提出关于本决议执行情况的报告",
        "start": 4,
        "report": {
            "recipients": [{"text": "大会", "id": "org/general-assembly", "session": 60, "before": False}],
            "due": None,
            "cycle": None,
        },
        **changes,
    }
    text = "请秘书长向大会第六十届会议提出关于本决议执行情况的报告；"
    return {
        "file": "clause.txt",
        "symbol": "A/RES/59/159",
        "paragraphs": {"op1": {"text": text, "obligations": [duty]}},
        "instrument_relations": [],
    }


def test_the_measure_counts_what_is_right_missed_and_too_much() -> None:
    extraction = extract_text(ASKING.split("2. ", maxsplit=1)[0], "clause.txt")
    right = total([compare_duties(annotated(), extraction)])
    assert {m: (s.good, s.found, s.true) for m, s in right.items() if s.true or s.found} == {
        "duties": (1, 1, 1),
        "party words": (1, 1, 1),
        "tasks": (1, 1, 1),
        "reports": (1, 1, 1),
        "recipients": (1, 1, 1),
        "due sessions": (1, 1, 1),
    }
    wrong = total([compare_duties(annotated(start=9, report=None), extraction)])
    assert (wrong["tasks"].good, wrong["reports"].found, wrong["reports"].true) == (0, 1, 0)


def test_an_annotation_without_its_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotations"):
        list(measure_duties(tmp_path, (), extract))
    (tmp_path / "a.json").write_text(json.dumps(annotated()), encoding="utf-8")
    with pytest.raises(InputError, match=r"clause\.txt, the text that a\.json annotates, is missing"):
        list(measure_duties(tmp_path, (), extract))


def test_the_command_prints_the_measures(tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    (gold / "a.json").write_text(json.dumps(annotated()), encoding="utf-8")
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "clause.txt").write_text(ASKING.split("2. ", maxsplit=1)[0], encoding="utf-8")
    shown = CliRunner().invoke(evaluate, ["--duties", str(gold), "--seeds", str(texts)])
    assert shown.exit_code == 0, shown.output
    assert "due sessions        1.000" in shown.output


def test_a_report_that_is_read_in_two_languages_is_one_day_of_the_calendar(tmp_path: Path) -> None:
    english = """A/RES/59/159

General Assembly

Resolution adopted by the General Assembly on 20 December 2004

The General Assembly,

1. Requests the Secretary-General to submit a report on the implementation of the present resolution to the General
Assembly at its sixtieth session;
2. Requests the Secretary-General to submit a study to the General Assembly by 31 March 2006;
3. Encourages States to go on.
"""
    for name, text in (("asking.zh.txt", ASKING), ("asking.en.txt", english)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    build([tmp_path], tmp_path / "out")
    store, file = open_store(tmp_path / "out"), io.BytesIO()
    write_calendar(store, file)
    assert file.getvalue().count(b"BEGIN:VEVENT") == 2
    for language, party in (("zh", "秘书长"), ("en", "Secretary-General")):
        told = CliRunner().invoke(
            query,
            [str(tmp_path / "out"), "--named", "reports", "--language", language, "--format", "csv"],
        )
        rows = told.output.splitlines()[1:]
        assert [row.split(",")[2] for row in rows] == [party, party], told.output
