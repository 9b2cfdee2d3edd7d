"""The checks: each rule on a text that breaks it and on the seeds, each shape on a thing that lacks everything."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pyoxigraph
import pytest
from click.testing import CliRunner, Result
from rdflib import RDF, XSD, Graph, Namespace, URIRef
from rdflib.term import Node
from rich.console import Console

from resgraph.check import RULES, Finding, Severity, Verdict, check
from resgraph.check.assembly import known_numbers, never_in_session
from resgraph.check.broken import Broken
from resgraph.check.numbers import LAST_OF_YEAR
from resgraph.check.periods import period
from resgraph.check.report import as_turtle, print_table
from resgraph.check.shapes import broken_shapes, told_broken
from resgraph.check.slow_validator import with_pyshacl
from resgraph.check.validators import with_shacl
from resgraph.cli.check import command
from resgraph.find.authorities import load
from resgraph.model import Extraction, InputError
from resgraph.model.data import ontology_dir
from resgraph.pipeline import extract_text
from resgraph.rdf.store import load_store
from resgraph.rdf.vocabulary import NAMESPACES
from resgraph.rdf.writer import write_graph
from resgraph.symbols import parse
from written import nquads, write_nquads

TEXT = Path(__file__).parent / "fixtures" / "check" / "A-RES-60-201.zh.txt"
SH = Namespace("http://www.w3.org/ns/shacl#")
B = "https://w3id.org/resgraph/"


def graph_of(folder: Path, *extractions: Extraction, more: str = "") -> Path:
    """An output folder; `more` are quads that the writer would not write."""
    write_graph(extractions, load(()), folder)
    if more:
        write_nquads(folder, nquads(folder) + more)
    load_store(folder)
    return folder


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    text = TEXT.read_text(encoding="utf-8")
    return graph_of(tmp_path_factory.mktemp("faulty"), extract_text(text, TEXT.name))


@pytest.fixture(scope="module")
def found(faulty: Path) -> list[Finding]:
    return check(faulty, shapes=False)


def told(findings: list[Finding], rule: str) -> list[tuple[str, str, str, Verdict]]:
    return [(f.paragraph, f.words, f.likely, f.verdict) for f in findings if f.rule == rule]


def test_the_seeds_have_one_finding_and_it_is_the_sources(built_seeds: Path) -> None:
    (finding,) = check(built_seeds)
    assert (finding.rule, finding.document, finding.paragraph) == ("event-date", "A/RES/56/123", "pp12")
    assert finding.verdict is Verdict.SOURCE
    assert finding.words.startswith("2000年7月30日至8月3日在维也纳举行的")
    assert finding.likely == "2001-07-30 – 2001-08-03"
    assert finding.page == "https://undocs.org/zh/A/RES/56/123"
    assert "2001-07-30" in finding.zh


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("date-outside-session", [("pp1", "1999年12月4日第55/59号决议", "2000-12-04", Verdict.SOURCE)]),
        (
            "dates-disagree",
            [
                ("pp1", "1999年12月4日第55/59号决议", "2000-12-04", Verdict.SOURCE),
                ("pp2", "2000年12月14日第55/61号决议", "2000-12-04", Verdict.OPEN),
            ],
        ),
        (
            "number-not-in-session",
            [
                ("pp4", "第1373(2004)号决议", "S/RES/1373(2001)", Verdict.SOURCE),
                ("pp5", "第2700(XX)号决议", "", Verdict.SOURCE),
            ],
        ),
        (
            "number-against-order",
            [
                ("pp5", "第2625(XXV)号决议", "", Verdict.OPEN),
                ("pp5", "第2700(XX)号决议", "", Verdict.OPEN),
            ],
        ),
        ("later-document", [("pp9", "2006年2月15日第60/251号决议", "", Verdict.SOURCE)]),
        (
            "event-date",
            [
                (
                    "pp8",
                    "2004年4月18日至25日在曼谷举行的第十一届联合国预防犯罪和刑事司法大会",
                    "2005-04-18 – 2005-04-25",
                    Verdict.SOURCE,
                )
            ],
        ),
        ("numbering-gap", [("op4", "4", "3", Verdict.OPEN)]),
        ("unresolved-reference", [("pp6", "第62/134号决议", "", Verdict.OPEN)]),
    ],
)
def test_each_rule_finds_its_fault(
    found: list[Finding], rule: str, expected: list[tuple[str, str, str, Verdict]]
) -> None:
    assert told(found, rule) == expected


def test_nothing_else_is_found_in_the_faulty_text(found: list[Finding]) -> None:
    assert {finding.rule for finding in found} <= {
        "date-outside-session",
        "dates-disagree",
        "number-not-in-session",
        "number-against-order",
        "later-document",
        "event-date",
        "numbering-gap",
        "unresolved-reference",
    }


def test_rules_about_footnotes_names_and_flags(tmp_path: Path) -> None:
    """What the reader of texts repairs or the authority files do not hold is written by hand."""
    rg, nif = f"{B}ontology#", NAMESPACES["nif"]
    skos, a = "http://www.w3.org/2004/02/skos/core#", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    text, mark = f"{B}A/RES/60/201/zh", f"{B}A/RES/60/201/zh#op1.3.fn9"
    rows = [
        (f"{B}A/RES/60/201#fn7", a, f"<{rg}Footnote>"),
        (f"{B}A/RES/60/201#fn7", f"{rg}mark", '"7"'),
        (text, f"{rg}hasPassage", f"<{text}#fn7>"),
        (f"{text}#fn7", f"{rg}realizes", f"<{B}A/RES/60/201#fn7>"),
        (f"{text}#fn7", f"{nif}isString", '"见上文。"'),
        (mark, a, f"<{rg}FootnoteMark>"),
        (mark, f"{NAMESPACES['itsrdf']}taIdentRef", f"<{B}A/RES/60/201#fn9>"),
        (mark, f"{nif}referenceContext", f"<{text}#op1>"),
        (mark, f"{nif}beginIndex", '"3"'),
        (mark, f"{nif}endIndex", '"3"'),
        (mark, f"{nif}anchorOf", '""'),
        *((f"urn:{n}", f"{skos}prefLabel", '"委员会"@zh') for n in "ab"),
        *((f"urn:{n}", f"{skos}inScheme", "<urn:scheme>") for n in "ab"),
        *((f"urn:{n}", f"{skos}exactMatch", "<http://www.wikidata.org/entity/Q1>") for n in "ab"),
        (f"{text}#pp1.13-22", f"{rg}flag", '"misprint"'),
    ]
    more = "".join(f"<{s}> <{p}> {o} <urn:more> .\n" for s, p, o in rows)
    extraction = extract_text(TEXT.read_text(encoding="utf-8"), TEXT.name)
    findings = check(graph_of(tmp_path, extraction, more=more), shapes=False)
    assert told(findings, "footnote-without-mark") == [("fn7", "见上文。", "", Verdict.OPEN)]
    assert told(findings, "mark-without-footnote") == [("op1", "请秘书", "", Verdict.OPEN)]
    assert told(findings, "name-of-two") == [("", "委员会", "", Verdict.DATA)]
    assert told(findings, "identifier-of-two") == [
        ("", "http://www.wikidata.org/entity/Q1", "", Verdict.DATA)
    ]
    assert told(findings, "misprint") == [("pp1", "第55/59号决议", "A/RES/55/59", Verdict.SOURCE)]


@pytest.mark.parametrize(
    ("symbol", "first", "last"),
    [
        ("A/RES/55/25", date(2000, 9, 1), date(2001, 9, 30)),
        ("A/RES/1(I)", date(1946, 1, 10), date(1947, 9, 30)),
        ("A/RES/217A(III)", date(1948, 9, 1), date(1949, 9, 30)),
        ("E/RES/2005/14", date(2005, 1, 1), date(2005, 12, 31)),
        ("E/RES/2021/1", date(2020, 7, 1), date(2021, 12, 31)),
        ("S/RES/1373(2001)", date(2001, 1, 1), date(2001, 12, 31)),
        ("A/HRC/RES/54/10", date(2023, 1, 1), date(2023, 12, 31)),
    ],
)
def test_when_a_number_can_have_been_adopted(symbol: str, first: date, last: date) -> None:
    told = period(parse(symbol))
    assert told is not None
    assert (told.first, told.last) == (first, last)


@pytest.mark.parametrize("symbol", ["A/RES/3201(S-VI)", "A/RES/S-21/2", "A/60/510", "S/PRST/2003/3"])
def test_symbols_that_do_not_tell(symbol: str) -> None:
    assert period(parse(symbol)) is None


def test_the_councils_numbers_rise() -> None:
    assert list(LAST_OF_YEAR) == sorted(set(LAST_OF_YEAR))


def test_the_assemblys_numbers_rise_with_its_sessions_and_each_has_a_source() -> None:
    known = known_numbers()
    assert [one.session for one in known] == sorted(one.session for one in known)
    assert len({one.number for one in known}) == len(known)
    rows = (ontology_dir() / "assembly-numbers.tsv").read_text(encoding="utf-8").splitlines()[1:]
    assert all(re.fullmatch(r"\d+\t[IVX]+\t(https?://|A/)\S+", row) for row in rows)
    assert all(never_in_session(one.number, one.session) is None for one in known)


@pytest.mark.parametrize(
    ("number", "session", "told"),
    [
        (1514, 15, None),
        (1514, 20, "number 1803 is still of session XVII"),
        (3400, 29, "number 3363 is already of session XXX"),
        (3542, 30, "the numbers end at 3541"),
        (12, 31, "numbers with Roman sessions end with XXX"),
    ],
)
def test_which_sessions_a_number_cannot_be_of(number: int, session: int, told: str | None) -> None:
    reason = never_in_session(number, session)
    assert reason == told


# --- shapes

SHAPES = Graph().parse(ontology_dir() / "shapes.ttl", format="turtle")
TARGETS = sorted(
    (str(shape), str(target))
    for shape in SHAPES.subjects(RDF.type, SH.NodeShape)
    for target in SHAPES.objects(shape, SH.targetClass)
)


def test_every_shape_has_a_target() -> None:
    assert {shape for shape, _ in TARGETS} == {str(s) for s in SHAPES.subjects(RDF.type, SH.NodeShape)}
    assert len(TARGETS) > 20


@pytest.mark.parametrize(("shape", "target"), TARGETS)
def test_a_thing_that_lacks_everything_breaks_its_shape(tmp_path: Path, shape: str, target: str) -> None:
    write_nquads(tmp_path, f"<urn:thing> <{RDF.type}> <{target}> <urn:g> .\n")
    findings = list(broken_shapes(tmp_path))
    assert shape in {finding.shape for finding in findings}
    assert all(finding.en and finding.zh and "None" not in finding.en for finding in findings)


WRONG = {
    "class": ['"word"'],
    "datatype": ["<urn:no-literal>"],
    "lessThanOrEquals": [f'"9"^^<{XSD.nonNegativeInteger}>'],
    "maxCount": ["<urn:1>", "<urn:2>", "<urn:3>"],
    "maxLength": [f'"{"long" * 9}"'],
    "minCount": [],
    "minInclusive": [f'"-1"^^<{XSD.integer}>'],
    "nodeKind": ['"word"'],
    "or": ["<urn:nothing-of-all>"],
    "uniqueLang": ['"one"@zh', '"two"@zh'],
}
"""Values that break a constraint, by its parameter."""


def broken_thing(thing: str, target: str, path: Node | None, parameter: str) -> list[str]:
    """The lines of a thing of the target class that breaks one constraint on the path."""
    lines = [f"<{thing}> <{RDF.type}> <{target}>"]
    inverse = SHAPES.value(path, SH.inversePath)
    if inverse is not None:
        count = 0 if parameter == "minCount" else 2
        return lines + [f"<{thing}-{n}> <{inverse}> <{thing}>" for n in range(count)]
    lines += [f"<{thing}> <{path}> {value}" for value in WRONG[parameter] if path is not None]
    if parameter == "lessThanOrEquals":
        lines.append(f'<{thing}> <{NAMESPACES["nif"]}endIndex> "8"^^<{XSD.nonNegativeInteger}>')
    return lines


def constraints() -> list[tuple[str, str, Node | None, str]]:
    """Shape, target, path (None: the thing itself) and parameter of every constraint in shapes.ttl."""
    found = []
    for shape, target in TARGETS:
        for holder in (URIRef(shape), *SHAPES.objects(URIRef(shape), SH.property)):
            path = SHAPES.value(holder, SH.path)
            parameters = {str(p).removeprefix(str(SH)) for p in SHAPES.predicates(holder, None)}
            found += [(shape, target, path, p) for p in sorted(parameters & WRONG.keys())]
    return found


def test_every_constraint_of_every_shape_can_be_broken(tmp_path: Path) -> None:
    """One thing for each constraint, in one graph: each is told with its own shape and component."""
    cases = {f"urn:case-{number}": case for number, case in enumerate(constraints())}
    lines = [
        f"{line} <urn:g> .\n"
        for thing, (_, target, path, parameter) in cases.items()
        for line in broken_thing(thing, target, path, parameter)
    ]
    write_nquads(tmp_path, "".join(lines))
    told = {
        (finding.subject, finding.shape, finding.component.removeprefix(str(SH)).lower())
        for finding in broken_shapes(tmp_path)
    }
    wanted = {
        (thing, shape, f"{parameter}constraintcomponent".lower())
        for thing, (shape, _, _, parameter) in cases.items()
    }
    assert len(wanted) > 120
    assert wanted - told == set()


@pytest.mark.skipif(find_spec("shacl") is None, reason="shacl is not installed")
def test_both_validators_say_the_same(tmp_path: Path, built_seeds: Path) -> None:
    """Of things that lack everything, and of the seeds with every seventh value replaced by a word or by another's."""
    shapes = ontology_dir() / "shapes.ttl"
    lines = [f"<urn:thing-{n}> <{RDF.type}> <{target}> <urn:g> .\n" for n, (_, target) in enumerate(TARGETS)]
    written = nquads(built_seeds).splitlines(keepends=True)
    for number, line in enumerate(written):
        subject, predicate, rest = line.split(" ", 2)
        value, graph = rest[:-3].rsplit(" ", 1)
        if number % 7 == 0:
            value = '"word"' if number % 2 else written[number - 1].split(" ", 1)[0]
        lines.append(f"{subject} {predicate} {value} {graph} .\n")
    (tmp_path / "graph.nq").write_text("".join(lines), encoding="utf-8")
    fast, slow = (
        Counter(validator(tmp_path / "graph.nq", shapes)) for validator in (with_shacl, with_pyshacl)
    )
    assert fast == slow
    assert len(fast) > 500
    assert len({(broken.component, broken.shape) for broken in fast}) > 40


@pytest.mark.parametrize("validator", [with_shacl, with_pyshacl])
def test_a_damaged_file_is_told_in_one_line(
    tmp_path: Path, validator: Callable[[Path, Path], Iterator[Broken]]
) -> None:
    if validator is with_shacl:
        pytest.importorskip("shacl")
    (tmp_path / "graph.nq").write_text("<urn:a> <urn:b> <urn:c> <urn:g> .\nrubbish\n", encoding="utf-8")
    with pytest.raises(
        InputError, match=r"graph\.nq is damaged .* line 2 .*: build the graph again"
    ) as error:
        list(validator(tmp_path / "graph.nq", ontology_dir() / "shapes.ttl"))
    assert "\n" not in str(error.value)


def test_a_broken_graph_is_told_in_both_languages(tmp_path: Path, built_seeds: Path) -> None:
    written = nquads(built_seeds)
    gone = f"<{B}A/RES/60/175#op4> <{B}ontology#position> "
    kept = "".join(line for line in written.splitlines(keepends=True) if not line.startswith(gone))
    assert len(kept) < len(written)
    write_nquads(tmp_path, kept)
    (finding,) = broken_shapes(tmp_path)
    assert finding.subject == f"{B}A/RES/60/175#op4"
    assert (finding.en, finding.zh) == ("lacks rg:position", "缺少rg:position")


# --- the command


def cli(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_json_has_every_finding(faulty: Path, found: list[Finding]) -> None:
    result = cli(faulty, "--format", "json", "--no-shapes")
    rows = json.loads(result.stdout)
    assert [(row["en"], row["zh"]) for row in rows] == [(finding.en, finding.zh) for finding in found]
    keys = "rule severity verdict subject en zh document paragraph words likely page path component shape"
    assert {" ".join(row) for row in rows} == {keys}


def test_turtle_is_a_shacl_report_and_the_same_each_time(faulty: Path, found: list[Finding]) -> None:
    result = cli(faulty, "--format", "ttl", "--no-shapes")
    assert result.stdout == cli(faulty, "--format", "ttl", "--no-shapes").stdout
    graph = Graph().parse(data=result.stdout, format="turtle")
    (report,) = graph.subjects(RDF.type, SH.ValidationReport)
    results = set(graph.objects(report, SH.result))
    assert len(results) == len(found)
    for each in results:
        for needed in (SH.focusNode, SH.resultSeverity, SH.sourceConstraintComponent):
            assert isinstance(graph.value(each, needed), URIRef)
        messages = {getattr(text, "language", "") for text in graph.objects(each, SH.resultMessage)}
        assert messages == {"en", "zh"}
    assert {finding.severity for finding in found} == set(Severity)


def test_a_graph_without_faults_conforms() -> None:
    assert "sh:conforms true" in as_turtle([], B)
    assert list(pyoxigraph.parse(as_turtle([], B), format=pyoxigraph.RdfFormat.TURTLE))


def test_only_strict_exits_with_one(faulty: Path) -> None:
    assert cli(faulty, "--no-shapes").exit_code == 0
    assert cli(faulty, "--no-shapes", "--strict").exit_code == 1


def test_the_table_speaks_both_languages(faulty: Path) -> None:
    chinese = cli(faulty, "--no-shapes", "--language", "zh").output
    assert "原文" in chinese
    assert "矛盾" in chinese
    english = cli(faulty, "--no-shapes", "--language", "en").output
    for word in ("fault of", "violation", "the source"):
        assert word in english
        assert word not in chinese


@pytest.mark.parametrize(("language", "said"), [("en", "Nothing found.\n"), ("zh", "没有发现。\n")])
def test_a_table_of_nothing_says_so(language: str, said: str) -> None:
    console = Console(file=io.StringIO())
    print_table([], language, console)
    assert isinstance(console.file, io.StringIO)
    assert console.file.getvalue() == said


def test_what_an_open_reference_may_be_is_listed_as_each_language_lists(tmp_path: Path) -> None:
    evidence = f"<{B}A/RES/60/201/zh#pp6.14-24> <{B}ontology#candidate>"
    more = "".join(f"{evidence} <urn:{n}> <urn:more> .\n" for n in "abc")
    extraction = extract_text(TEXT.read_text(encoding="utf-8"), TEXT.name)
    findings = check(graph_of(tmp_path, extraction, more=more), shapes=False)
    (finding,) = [finding for finding in findings if finding.rule == "unresolved-reference"]
    assert finding.en == "not linked: the body had no such number by then, perhaps urn:a, urn:b, urn:c"
    assert finding.zh == "未链接：该机构当时尚无此编号，或为urn:a、urn:b、urn:c"


def test_a_broken_value_is_told_on_one_line() -> None:
    words = Broken("urn:a", "urn:p", "DatatypeConstraintComponent", "Violation", "urn:s", "one\n  two")
    assert told_broken(words).en == "urn:p “one two” has not the expected datatype"
    assert told_broken(words).zh == "urn:p的值“one two”数据类型不符"
    nothing = replace(words, value=None)
    assert told_broken(nothing).en == "urn:p has not the expected datatype"


def test_a_folder_without_a_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="is not an output folder"):
        check(tmp_path)


def test_every_rule_says_what_it_looks_for() -> None:
    assert all(rule.__doc__ for rule in RULES.values())
