"""What is asked, of whom, to be reported to whom and when: clauses of many bodies and decades, in minimal resolutions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from resgraph.find.actions import find_actions
from resgraph.find.authorities import load
from resgraph.link.duties.annotated import AnnotatedPassage
from resgraph.link.duties.periods import cycle_in, due_in
from resgraph.link.duties.words import read_table
from resgraph.link.relations import Relations
from resgraph.model import Citation, Extraction, InputError, Obligation, ParagraphKind, Symbol
from resgraph.model.data import LANGUAGES
from resgraph.model.record import record
from resgraph.pipeline import extract_text
from resgraph.query.run import text_rows
from resgraph.rdf.store import load_store, open_store
from resgraph.rdf.writer import write_graph
from resgraph.text.folding import passage
from written import nquads

FIXTURES = Path(__file__).parent / "fixtures" / "duties"
AUTHORITY = "https://w3id.org/resgraph/authority/"
RG = "https://w3id.org/resgraph/ontology#"
BODIES = {
    "GA": ("大会", "A/RES/{n}/250", "{year}年12月20日大会决议"),
    "SC": ("安全理事会", "S/RES/9999({year})", "{year}年12月20日安全理事会决议"),
    "ES": ("经济及社会理事会", "E/RES/{year}/25", "{year}年7月20日经济及社会理事会决议"),
    "WH": ("第{n}届世界卫生大会", "WHA{n}.15", "第{n}届世界卫生大会"),
    "CB": ("缔约方大会", "CBD/COP/DEC/14/9", "《生物多样性公约》缔约方大会{year}年通过的决定"),
    "UC": ("大会", "{n}C/Res.25", "联合国教育、科学及文化组织大会第{n}届会议通过的决议"),
    "HR": ("人权理事会", "A/HRC/RES/{n}/25", "{year}年9月20日人权理事会通过的决议"),
}


def resolution(body: str, year: int, *paragraphs: str) -> Extraction:
    """A resolution of these operative paragraphs, (a) and (b) among them."""
    name, symbol, adopted = BODIES[body]
    facts = {"year": year, "n": {"HR": 54, "WH": year - 1947}.get(body, year - 1945)}
    heading = [symbol.format(**facts), adopted.format(**facts), "关于某一事项的决议"]
    lines = [*heading, f"{name.format(**facts)}，", *paragraphs]
    return extract_text("\n\n".join(lines) + "\n", "clause.txt")


def duties(extraction: Extraction) -> Iterator[tuple[str, Obligation]]:
    """The duties with the texts they stand in."""
    for place, found in extraction.passages():
        yield from ((place.text, duty) for duty in found.obligations)


def shown(text: str, duty: Obligation) -> list[str]:
    """A duty as the fixtures write it: parties and task, then a line a report."""
    parties = "、".join(p.text + ("" if p.id else "?") for p in duty.parties)
    lines = [f"{parties} > {text[duty.start : duty.end][:12]}"]
    for report in duty.reports:
        to = "、".join(
            (r.id or f"{r.text}?") + (f" {r.session}" if r.session else "") + (" before" if r.before else "")
            for r in report.recipients
        )
        when = " ".join(filter(None, (report.due, report.cycle)))
        lines.append(f"  report: {to or '-'} | {when or '-'}")
    return lines


def cases() -> Iterator[tuple[str, list[str]]]:
    """A clause a line that begins with its body and year, what is asked on the lines below it."""
    for block in (FIXTURES / "clauses.txt").read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line.strip() and not line.startswith("#")]
        if lines:
            yield lines[0], lines[1:]


@pytest.mark.parametrize(("clause", "wanted"), list(cases()), ids=lambda value: str(value)[:7])
def test_clauses(clause: str, wanted: list[str]) -> None:
    head, text = clause.split(" | ")
    body, year = head.split()
    found = [line for d in duties(resolution(body, int(year), f"1. {text}；")) for line in shown(*d)]
    assert found == wanted


def test_sub_paragraphs_are_tasks_of_whom_the_last_clause_of_the_head_charges() -> None:
    tasks = ("(a) 调查有关情况；", "(b) 至迟于2025年3月1日提交报告；")
    panel = resolution("SC", 2024, "1. 请秘书长设立一个小组，该小组应执行以下任务：", *tasks)
    assert [[p.text for p in d.parties] for _, d in duties(panel)] == [["秘书长"], ["小组"], ["小组"]]
    other = resolution("SC", 2024, "1. 请秘书长在该小组应邀访问时：", *tasks)
    assert [[p.text for p in d.parties] for _, d in duties(other)] == [["秘书长"]] * 3


def test_sub_paragraphs_are_tasks_of_those_whom_the_head_asks() -> None:
    found = list(
        duties(resolution("GA", 2010, "1. 敦促各国和国际组织：", "(a) 采取措施；", "(b) 向秘书长提交报告；"))
    )
    assert [(d.head, [p.id for p in d.parties], t[d.start : d.end]) for t, d in found] == [
        (None, ["group/states", "group/international-organizations"], ""),
        ("op1", ["group/states", "group/international-organizations"], "采取措施"),
        ("op1", ["group/states", "group/international-organizations"], "向秘书长提交报告"),
    ]
    assert [r.id for report in found[2][1].reports for r in report.recipients] == ["role/secretary-general"]


def test_in_the_graph_a_party_is_its_mention(tmp_path: Path) -> None:
    said = resolution("GA", 2010, "1. 请秘书长和柬埔寨政府：", "(a) 采取措施；")
    write_graph([said], load(()), tmp_path)
    load_store(tmp_path)
    store = open_store(tmp_path)
    duty = "?duty a rg:Obligation ; nif:referenceContext/rg:realizes ?place"
    parties = f"""SELECT DISTINCT ?kind ?words ?who {{ {duty} ; rg:hasParty ?party . ?party a ?kind ; nif:anchorOf ?words
      OPTIONAL {{ ?party itsrdf:taIdentRef ?who }} FILTER(STRENDS(STR(?place), "#op1")) }} ORDER BY ?words"""
    assert list(text_rows(store, parties)) == [
        {"kind": f"{RG}Party", "words": "柬埔寨政府", "who": f"{AUTHORITY}place/cambodia"},
        {"kind": f"{RG}Mention", "words": "秘书长", "who": f"{AUTHORITY}role/secretary-general"},
    ]


def test_by_which_label_a_thing_is_named_is_not_said(tmp_path: Path) -> None:
    write_graph(
        [resolution("GA", 2010, "1. 请毒品和犯罪问题办公室采取措施；", "2. 请该办公室提出报告。")],
        load(()),
        tmp_path,
    )
    said = [
        line.split('"')[1]
        for line in nquads(tmp_path).splitlines()
        if "ontology#how>" in line and "/zh#" in line
    ]
    assert said
    assert not {"label", "alternative", "hidden", "session"} & {*said}


def test_what_the_head_says_itself_stays_its_task() -> None:
    found = list(duties(resolution("GA", 2010, "1. 敦促各国充分履行义务，并：", "(a) 采取措施；")))
    assert [t[d.start : d.end] for t, d in found] == ["充分履行义务", "采取措施"]


def test_things_are_no_tasks() -> None:
    found = list(duties(resolution("GA", 2010, "1. 请各国提供以下方面的信息：", "(a) 法律；", "(b) 政策；")))
    assert len(found) == 1
    fields = list(duties(resolution("HR", 2023, "1. 请秘书长在以下领域提供援助：", "(a) 起草法律；")))
    assert [t[d.start : d.end] for t, d in fields] == ["在以下领域提供援助"]


def test_measures_are_tasks() -> None:
    found = list(duties(resolution("HR", 2023, "1. 吁请各国采取包容的办法，例如：", "(a) 建立法律框架；")))
    assert [t[d.start : d.end] for t, d in found] == ["采取包容的办法，例如", "建立法律框架"]


def test_a_verb_of_drafting_is_a_task_under_a_head() -> None:
    found = list(duties(resolution("HR", 2024, "1. 敦促各国：", "(a) 强烈谴责任何煽动行为；")))
    assert [t[d.start : d.end] for t, d in found] == ["", "强烈谴责任何煽动行为"]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("至迟于2027年9月30日提交报告", "2027-09-30"),
        ("在2025年3月之前提交", "2025-03"),
        ("在2025年底之前提交", "2025"),
        ("二〇〇五年六月一日以前提交", "2005-06-01"),
        ("在30天内提交报告", "P30D"),
        ("在六个月内提交", "P6M"),
        ("提交关于2025年工作的报告", None),
        ("自2025年1月起提交", None),
        ("执行2005年12月14日生效的公约", None),
        ("2025年3月至2026年3月", None),
    ],
)
def test_deadlines(text: str, iso: str | None) -> None:
    due = due_in(text, 0, len(text))
    assert (due.iso if due else None) == iso


@pytest.mark.parametrize(
    ("text", "cycle"),
    [
        ("每年向大会提交报告", "annual"),
        ("提交年度进展报告", "annual"),
        ("每两年提交一次", "biennial"),
        ("每隔90天报告", "P90D"),
        ("每六个月通报", "P6M"),
        ("每季度提交", "quarterly"),
        ("向每届会议提交", "each session"),
        ("定期提交报告", None),
    ],
)
def test_cycles(text: str, cycle: str | None) -> None:
    assert cycle_in(text, 0, len(text)) == cycle


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("head 委员会", "not a kind, a tab and a form"),
        ("nothing\t委员会", "unknown kind"),
        ("head\t委员会\nhead\t委员会", "stands twice"),
        ("head\t 委员会", "not a kind"),
        ("# only a comment", "no form of head"),
    ],
)
def test_a_malformed_table_is_refused_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    table = tmp_path / "parties.tsv"
    table.write_text(f"# words\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=said) as error:
        read_table(table, frozenset({"head"}))
    assert str(table) in str(error.value)


def test_no_form_stands_twice_in_the_tables() -> None:
    for table in sorted((LANGUAGES / "zh").glob("*.tsv")):
        lines = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        assert len(lines) == len(set(lines)), table.name


def cited(text: str, *symbols: str) -> list[Citation]:
    starts = [text.index(symbol) for symbol in symbols]
    return [Citation(s, i, i + len(s), Symbol(f"A/RES/{s}")) for s, i in zip(symbols, starts, strict=True)]


@pytest.mark.parametrize(
    ("text", "symbols", "relations"),
    [
        ("回顾其第46/152号决议，并重申第50/1号决议，", ("46/152", "50/1"), ["recall", "reaffirm"]),
        ("请秘书长依照大会第60/175号决议采取行动；", ("60/175",), ["pursuant-to"]),
        ("欢迎根据第55/1号和第55/2号决议所作的努力；", ("55/1", "55/2"), ["pursuant-to", "pursuant-to"]),
        ("欢迎根据第55/1号决议提交的报告和第56/2号决议；", ("55/1", "56/2"), ["pursuant-to", "welcome"]),
        ("根据其第50/1号决议，决定设立委员会，", ("50/1",), ["pursuant-to"]),
        ("见第50/1号决议，", ("50/1",), [None]),
        ("请各国充分执行大会第50/1号决议及其后各项决议；", ("50/1",), ["implement"]),
        ("强调必须执行大会关于粮食的第50/1号和第50/2号决议，", ("50/1", "50/2"), ["implement"] * 2),
        ("欢迎第50/1号决议所设基金的工作，", ("50/1",), [None]),
        ("决定将第50/1号决议规定的任务延长一年；", ("50/1",), [None]),
        ("请秘书长就第50/1号决议征求意见；", ("50/1",), [None]),
        ("注意到秘书长关于第50/1号决议执行情况的报告，", ("50/1",), ["implement"]),
        ("回顾支持落实该战略的第50/1号决议，", ("50/1",), ["recall"]),
        ("回顾大会在第50/1号决议中设立了基金，", ("50/1",), ["recall"]),
        ("回顾第50/1号决议，其中通过《宣言》，以及第50/2号决议，", ("50/1", "50/2"), ["recall"] * 2),
        ("重申第50/1号决议认可《契约》的第50/2号决议，", ("50/2",), ["reaffirm"]),
        ("强调会员国应遵守有关决议，主要包括第50/1号和第50/2号决议；", ("50/1", "50/2"), ["implement"] * 2),
    ],
)
def test_the_verb_that_governs(text: str, symbols: tuple[str, ...], relations: list[str | None]) -> None:
    found = Relations(annotated(text), cited(text, *symbols)).of_citations()
    assert [c.relation for c in found] == [r and f"verb/{r}" for r in relations]


def annotated(text: str) -> AnnotatedPassage:
    """A preambular paragraph with its acts."""
    read = passage(text)
    return AnnotatedPassage(read, find_actions(read, ParagraphKind.PREAMBULAR))


def test_a_footnote_takes_the_relation_of_its_mark() -> None:
    text = "回顾《宣言》，并欢迎该报告，"
    note = Citation("A/60/1", 2, 8, Symbol("A/60/1"))
    found = Relations(annotated(text), ())
    assert [c.relation for c in found.of_footnote(6, [note])] == ["verb/recall"]
    assert [c.relation for c in found.of_footnote(len(text), [note])] == ["verb/welcome"]


def test_a_footnote_of_what_something_rests_on() -> None:
    text = "欢迎专家根据行动计划，就此提交的报告，"
    note = Citation("A/60/1", 2, 8, Symbol("A/60/1"))
    found = Relations(annotated(text), ())
    plan = text.index("，")
    assert [c.relation for c in found.of_footnote(plan, [note])] == ["verb/pursuant-to"]
    assert [c.relation for c in found.of_footnote(len(text) - 1, [note])] == ["verb/welcome"]


def test_a_title_that_stays_open_has_its_verb(tmp_path: Path) -> None:
    found = extract_text(
        "A/RES/60/999\n\n2005年12月16日大会决议\n\n关于某事\n\n大会，\n\n"
        "回顾《残疾人权利公约》和《儿童权利公约》，\n\n鼓励尚未加入《公约》的国家加入，\n",
        "x.txt",
    )
    (opened,) = [u for _, a in found.passages() for u in a.unresolved if u.kind == "mention"]
    assert (opened.text, opened.relation, opened.governed) == ("《公约》", "verb/accede", "加入")
    assert opened.instrument
    write_graph([found], load(()), tmp_path)
    assert [line for line in nquads(tmp_path).splitlines() if "#relation>" in line and "verb/accede>" in line]


def test_protocols_of_a_convention_have_its_verb() -> None:
    found = extract_text(
        "A/RES/60/999\n\n2005年12月16日大会决议\n\n关于某事\n\n大会，\n\n"
        "重申《儿童权利公约》及其各项任择议定书、1949年8月12日日内瓦四公约及其1977年6月8日附加议定书，\n",
        "x.txt",
    )
    mentions = [m for p in record(found)["paragraphs"] for m in p["mentions"] if m["relation"] == "重申"]
    assert [(m["text"], m["id"] is None) for m in mentions] == [
        ("《儿童权利公约》", False),
        ("其各项任择议定书", True),
        ("1949年8月12日日内瓦四公约", False),
        ("其1977年6月8日附加议定书", True),
    ]


def test_a_title_that_no_authority_knows_has_its_verb(tmp_path: Path) -> None:
    found = extract_text(
        "A/RES/60/999\n\n2005年12月16日大会决议\n\n关于某事\n\n大会，\n\n"
        "欢迎《渔村妇女宪章》和《河口路线图(第二版)》，但不欢迎《渔村法》和《渔村报》，\n",
        "x.txt",
    )
    (titles,) = [a.candidates for _, a in found.passages() if a.candidates]
    assert [(t.text, t.instrument, t.governed) for t in titles] == [
        ("《渔村妇女宪章》", True, "欢迎"),
        ("《河口路线图(第二版)》", True, "欢迎"),
        ("《渔村法》", False, None),
        ("《渔村报》", False, None),
    ]
    mentions = [m for p in record(found)["paragraphs"] for m in p["mentions"] if m["relation"]]
    assert [(m["text"], m["id"], m["verb"]) for m in mentions] == [
        ("《渔村妇女宪章》", None, "verb/welcome"),
        ("《河口路线图(第二版)》", None, "verb/welcome"),
    ]
    write_graph([found], load(()), tmp_path)
    lines = nquads(tmp_path).splitlines()
    assert len([line for line in lines if "#relation>" in line and "verb/welcome>" in line]) == 2
    assert len([line for line in lines if "/candidate/" in line and "#Instrument>" in line]) == 2


@pytest.mark.parametrize(
    "line",
    [line for line in (FIXTURES / "instruments.txt").read_text(encoding="utf-8").splitlines() if "|" in line],
)
def test_what_governs_an_instrument(line: str) -> None:
    text, wanted = (part.strip() for part in line.split("|"))
    extraction = extract_text(
        f"A/RES/60/999\n\n2005年12月16日大会决议\n\n关于某事\n\n大会，\n\n{text}\n", "x.txt"
    )
    found = [
        m.governed or "-"
        for _, annotations in extraction.passages()
        for m in annotations.mentions
        if m.id.startswith("instrument/") and m.text.startswith("《")
    ]
    assert " ".join(found) == wanted


def test_the_record_has_what_the_measure_reads() -> None:
    document = record(resolution("HR", 2023, "1. 请特别报告员在第五十八届会议之前向理事会提交报告；"))
    (duty,) = next(p for p in document["paragraphs"] if p["id"] == "op1")["obligations"]
    assert duty["party"][0]["text"] == "特别报告员"
    (report,) = duty["report"]
    assert [(r["id"], r["session"], r["before"]) for r in report["recipients"]] == [
        ("org/human-rights-council", 58, True)
    ]
    assert json.dumps(document, ensure_ascii=False)


def test_what_stands_before_the_verb_is_read_place_by_place() -> None:
    """Each of so many 向 and 就 may end anywhere: tried one by one, this text is never done with."""
    hostile = "向就" * 40 + "某" * 70 + "报告"
    assert [line for d in duties(resolution("GA", 2010, f"1. 请秘书长{hostile}；")) for line in shown(*d)]
