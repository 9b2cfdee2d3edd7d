"""Series, outdated citations and agreed language among the documents of a build."""

from __future__ import annotations

import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Store
from rapidfuzz.distance import Indel

from resgraph.check import check
from resgraph.compare import Comparison, Outline, OutlineParagraph, compare, outline_of
from resgraph.compare.agreed import NEARLY, Sentence, bands, likeness, sentences
from resgraph.compare.announced import announced
from resgraph.compare.heading import Heading, by_adoption, heading_of, is_earlier
from resgraph.compare.heading import likeness as titles_alike
from resgraph.compare.outline import Mark
from resgraph.compare.packing import packed, unpacked
from resgraph.compare.series import chosen, needed, newest_before, renews, taken_over
from resgraph.model import ParagraphKind
from resgraph.pipeline import build, extract_text
from resgraph.pipeline.agreement import Agreement
from resgraph.query.named import named_query
from resgraph.query.run import run
from resgraph.rdf.store import open_store
from written import nquads

B = "https://w3id.org/resgraph/"
KEPT = "强调山区道路的养护和冬季除雪对于偏远村庄的儿童按时上学具有十分重要的意义"


def text(year: int, number: str, title: str, *preamble: str, operative: str = "决定继续审议本项目") -> str:
    """A resolution of the General Assembly, of our own making."""
    clauses = "\n\n".join(f"{clause}，" for clause in preamble)
    return (
        f"{year}年12月20日大会决议\n\n{number}. {title}\n\n大会，\n\n{clauses}\n\n"
        f"1. {operative}。\n\n{year}年12月20日\n第70次全体会议\n"
    )


ROADS = "山区道路安全与儿童上学"
TEXTS = {
    "a.txt": text(2001, "56/11", ROADS, KEPT),
    "b.txt": text(2003, "58/12", ROADS, "回顾其2001年12月20日第56/11号决议", KEPT),
    "c.txt": text(
        2005, "60/13", ROADS, "回顾其关于山区道路安全与儿童上学的2004年12月20日第59/14号决议", KEPT
    ),
    "d.txt": text(
        2005, "60/15", "图书馆的夜间开放", "回顾其2001年12月20日第56/11号决议", "注意到夜间读者日多"
    ),
    "e.txt": text(
        2005, "60/16", "图书馆的冬季取暖", "回顾其2003年12月20日第58/12号决议", "注意到冬季读者日少"
    ),
    "f.txt": text(2005, "60/17", "图书馆的儿童阅览室", "欢迎秘书长根据2001年12月20日第56/11号决议提交的报告"),
}


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts")
    for name, words in TEXTS.items():
        (folder / name).write_text(words, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def out(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "out"
    build([texts], folder)
    return folder


@pytest.fixture(scope="module")
def store(out: Path) -> Store:
    return open_store(out)


def ask(store: Store, sparql: str) -> list[tuple[str, ...]]:
    answer = run(store, sparql)
    return [tuple("" if c is None else str(getattr(c, "value", c)) for c in row) for row in answer.rows]


def pairs(store: Store, predicate: str) -> list[tuple[str, ...]]:
    rows = ask(store, f"SELECT ?a ?b WHERE {{ ?a {predicate} ?b }} ORDER BY ?a ?b")
    return [tuple(iri.removeprefix(B) for iri in row) for row in rows]


def test_each_resolution_leads_to_the_one_before(store: Store) -> None:
    assert pairs(store, "rg:previousInSeries") == [
        ("A/RES/58/12", "A/RES/56/11"),
        ("A/RES/60/13", "A/RES/58/12"),
    ]
    assert pairs(store, "prov:wasRevisionOf") == [
        ("A/RES/58/12/zh", "A/RES/56/11/zh"),
        ("A/RES/60/13/zh", "A/RES/58/12/zh"),
    ]


def test_a_predecessor_that_was_only_cited_is_of_the_series(store: Store) -> None:
    assert ("A/RES/60/13", "A/RES/59/14") in pairs(store, "rg:earlierInSeries")


def test_the_query_on_series(store: Store) -> None:
    assert ask(store, named_query("series").sparql) == [
        ("A/RES/56/11", "A/RES/58/12", "1", "pp1", "2"),
        ("A/RES/58/12", "A/RES/60/13", "1", "", "2"),
    ]


def test_a_citation_is_outdated_where_a_newer_text_was_there(store: Store) -> None:
    """60/16 cites 58/12, and 60/13 renewed it on the same day: that is not before. 60/17 tells what 56/11 brought about, and that stays so."""
    assert ask(store, named_query("outdated-citations").sparql) == [
        ("A/RES/60/15", "pp1", "A/RES/56/11", "A/RES/58/12")
    ]


def test_check_tells_outdated_citations(out: Path) -> None:
    (finding,) = [f for f in check(out, shapes=False) if f.rule == "outdated-citation"]
    assert (finding.document, finding.paragraph, finding.likely) == ("A/RES/60/15", "pp1", "A/RES/58/12")
    assert finding.words == "第56/11号决议"


def test_the_shapes_hold(out: Path) -> None:
    assert [f for f in check(out) if f.rule == "shape"] == []


def test_agreed_language_tells_where_a_sentence_was_first_met(store: Store) -> None:
    rows = [(*row[:5], row[-1]) for row in ask(store, named_query("agreed-language").sparql)]
    assert [row for row in rows if row[2] == "A/RES/60/13"] == [
        ("A/RES/56/11", "pp1", "A/RES/60/13", "pp2", "1", "3"),
    ]


def test_its_other_places_are_told_by_the_sentences_that_were_first_met_there(store: Store) -> None:
    rows = ask(
        store,
        "SELECT ?place { ?a a rg:AgreedLanguage ; rg:earlier ?first ; rg:later ?place } ORDER BY ?place",
    )
    assert [place.removeprefix(B) for (place,) in rows if "pp2" in place] == [
        "A/RES/58/12/zh#pp2",
        "A/RES/60/13/zh#pp2",
    ]


def test_the_same_bytes_in_any_order_and_again(texts: Path, out: Path, tmp_path: Path) -> None:
    first = {name: (out / name).read_bytes() for name in ("graph.nq.gz", "graph.ttl")}
    build([texts / name for name in ("a.txt", "c.txt", "e.txt")], tmp_path / "out")
    build([texts], tmp_path / "out")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in first} == first
    turned = [texts / name for name in sorted(TEXTS, reverse=True)]
    build(turned, tmp_path / "turned")
    lines = [sorted(nquads(folder).encode().split(b"\n")) for folder in (out, tmp_path / "turned")]
    assert lines[0] == lines[1]


def test_what_was_aligned_before_is_taken_from_the_notes(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("a.txt", "b.txt"):
        (folder / name).write_text(TEXTS[name], encoding="utf-8")
    build([folder], tmp_path / "out")
    compared: list[tuple[str, str]] = []

    def watched(one: Outline, other: Outline) -> Comparison:
        compared.append((one.symbol, other.symbol))
        return compare(one, other)

    monkeypatch.setattr("resgraph.pipeline.lineage.compare", watched)
    (folder / "c.txt").write_text(TEXTS["c.txt"], encoding="utf-8")
    build([folder], tmp_path / "out")
    assert compared == [("A/RES/58/12", "A/RES/60/13")]


def test_titles_that_are_only_alike_are_held_against_one_another_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXTS["a.txt"], encoding="utf-8")
    other = text(2003, "58/12", f"{ROADS}的费用", "回顾其2001年12月20日第56/11号决议", "注意到费用日高")
    (folder / "b.txt").write_text(other, encoding="utf-8")
    asked: list[tuple[str, str]] = []

    def watched(one: Outline, other: Outline) -> Comparison:
        asked.append((one.symbol, other.symbol))
        return compare(one, other)

    monkeypatch.setattr("resgraph.pipeline.lineage.compare", watched)
    build([folder], tmp_path / "out")
    assert asked == [("A/RES/56/11", "A/RES/58/12")]
    (folder / "d.txt").write_text(TEXTS["d.txt"], encoding="utf-8")
    build([folder], tmp_path / "out")
    assert len(asked) == 1
    (tmp_path / "out" / ".resgraph" / "taken-over.z").write_bytes(b"damaged")
    (folder / "e.txt").write_text(TEXTS["e.txt"], encoding="utf-8")
    build([folder], tmp_path / "out")
    assert len(asked) == 2


def test_damaged_notes_are_made_again(texts: Path, out: Path, tmp_path: Path) -> None:
    build([texts / name for name in ("a.txt", "b.txt")], tmp_path / "out")
    notes = tmp_path / "out" / ".resgraph" / "alignments.log"
    whole = notes.read_bytes()
    for damaged in (whole[:-20], whole[:150] + b"\xff" * 200, b"", whole[:-30] + b"x" * 30):
        notes.write_bytes(damaged)
        build([texts], tmp_path / "out")
        assert (tmp_path / "out" / "graph.nq.gz").read_bytes() == (out / "graph.nq.gz").read_bytes()
        build([texts / name for name in ("a.txt", "b.txt")], tmp_path / "out")
    kept = tmp_path / "out" / ".resgraph" / "agreed-zh.db"
    whole = kept.read_bytes()
    turned = whole.replace("回顾".encode(), "重申".encode())
    for damaged in (b"", whole[:100], b"x" * len(whole), turned):
        kept.write_bytes(damaged)
        build([texts], tmp_path / "out")
        assert (tmp_path / "out" / "graph.nq.gz").read_bytes() == (out / "graph.nq.gz").read_bytes()
        build([texts / name for name in ("a.txt", "b.txt")], tmp_path / "out")


def test_agreed_language_is_looked_up_again_only_where_something_like_it_changed(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "texts"
    shutil.copytree(texts, folder)
    build([folder], tmp_path / "out")
    looked_up: Counter[str] = Counter()
    look_up = Agreement._look_up

    def watched(self: Agreement, place: int) -> None:
        looked_up[self._sentences.at(place).symbol] += 1
        look_up(self, place)

    monkeypatch.setattr("resgraph.pipeline.agreement.Agreement._look_up", watched)
    changes = {
        "e.txt": TEXTS["e.txt"].replace("日少", "日减"),  # the last that was adopted
        "b.txt": TEXTS["b.txt"].replace("儿童按时上学", "老人按时就医"),
        "a.txt": None,
    }
    for name, words in changes.items():
        looked_up.clear()
        if words is None:
            (folder / name).unlink()
        else:
            (folder / name).write_text(words, encoding="utf-8")
        build([folder], tmp_path / "out")
        anew = dict(looked_up)
        build([folder], tmp_path / "fresh")
        for file in ("graph.nq.gz", "graph.ttl", "explorer.html"):
            assert (tmp_path / "out" / file).read_bytes() == (tmp_path / "fresh" / file).read_bytes(), name
        shutil.rmtree(tmp_path / "fresh")
        assert (
            anew
            == {
                "e.txt": {},
                "b.txt": {"A/RES/58/12": 1, "A/RES/60/13": 1},
                "a.txt": {"A/RES/58/12": 1, "A/RES/60/13": 1},
            }[name]
        ), name


# --- the rules by themselves


def heading(
    symbol: str,
    title: str,
    adopted: str = "",
    *,
    cites: tuple[str, ...] = (),
    kept: tuple[str, ...] = (),
    places: tuple[str, ...] = (),
    body: str = "org/general-assembly",
    language: str = "zh",
    head: str = "",
) -> Heading:
    return Heading(
        symbol,
        body,
        language,
        adopted,
        title,
        head,
        frozenset(cites),
        frozenset(kept),
        frozenset(places),
        frozenset(places),
    )


OLD = heading("A/RES/56/11", "关 于 道 路 安 全", "2001-12-20", kept=("1", "2", "3"))


@pytest.mark.parametrize(
    ("later", "renewed"),
    [
        (heading("A/RES/58/1", "关 于 道 路 安 全", "2003-12-20"), True),
        (heading("A/RES/54/1", "关 于 道 路 安 全", "1999-12-20"), False),
        (heading("A/RES/58/1", "关 于 道 路 安 全"), True),  # by its number, where it shows no day
        (heading("A/RES/58/1", "加 强 道 路 安 全", "2003-12-20"), False),
        (heading("A/RES/58/1", "加 强 道 路 安 全", "2003-12-20", cites=("A/RES/56/11",)), True),
        (heading("A/RES/58/1", "加 强 道 路 安 全", "2003-12-20", kept=("1", "2", "3", "4")), True),
        (heading("A/RES/58/1", "加 强 道 路 安 全", "2003-12-20", kept=("1", "2")), False),
        (heading("A/RES/58/1", "国 际 法 院", "2003-12-20", cites=("A/RES/56/11",)), False),
        (heading("E/RES/2003/1", "关 于 道 路 安 全", "2003-12-20", body="org/ecosoc"), False),
        (heading("A/RES/58/1", "", "2003-12-20", cites=("A/RES/56/11",)), False),
    ],
)
def test_what_renews_and_what_does_not(later: Heading, *, renewed: bool) -> None:
    assert (renews(later, OLD) is not None) is renewed


@pytest.mark.parametrize("adopted", ["", "2014-12-05"])
def test_a_resolution_without_a_day_was_adopted_in_the_years_of_its_symbol(adopted: str) -> None:
    old = heading("A/RES/2453(XXIII)", "关 于 道 路 安 全")
    new = heading("A/RES/69/85", "关 于 道 路 安 全", adopted)
    assert (renews(new, old), renews(old, new)) == (1.0, None)
    assert by_adoption(old.symbol, old.adopted) < by_adoption(new.symbol, new.adopted)


def test_within_a_session_the_number_tells() -> None:
    dated = heading("A/RES/60/180", "关 于 道 路 安 全", "2005-12-20")
    assert is_earlier(heading("A/RES/60/175", "关 于 道 路 安 全"), dated)


def test_two_countries_are_two_series() -> None:
    here = heading("A/RES/58/1", "甲 国 人 权 状 况", "2003-12-20", places=("place/a",), kept=("1", "2", "3"))
    there = heading(
        "A/RES/56/1", "乙 国 人 权 状 况", "2001-12-20", places=("place/b",), kept=("1", "2", "3")
    )
    assert titles_alike(here, there) > 0.6
    assert renews(here, there) is None


def test_two_working_groups_are_two_series() -> None:
    kept = (KEPT, f"{KEPT}，并请各国修路", f"{KEPT}，并欢迎各国修路")
    earlier, later = (
        heading_of(
            outline_of(
                extract_text(
                    text(
                        year,
                        number,
                        f"延长{name}的任务期限",
                        *kept,
                        f"欢迎{name}的报告",
                        operative=f"请{name}访问村庄",
                    ),
                    "a.txt",
                )
            )
        )
        for year, number, name in (
            (2001, "56/901", "任意拘留问题工作组"),
            (2003, "58/901", "歧视妇女和女童问题工作组"),
        )
    )
    assert titles_alike(later, earlier) > 0.6
    assert len(later.kept & earlier.kept) == 3
    assert renews(later, earlier) is None


def test_of_two_the_newer_and_of_two_titles_the_one_more_alike() -> None:
    later = heading("A/RES/60/1", "关 于 道 路 安 全", "2005-12-20", cites=("A/RES/59/1",))
    newer = heading("A/RES/58/1", "关 于 道 路 安 全", "2003-12-20")
    other = heading("A/RES/59/1", "关 于 道 路 运 输 和 安 全", "2004-12-20")
    best = chosen(later, [other, OLD, newer], lambda _: 1.0)
    assert best is not None
    assert best[0] is newer
    assert chosen(later, [], lambda _: 1.0) is None


def test_under_another_title_the_text_decides() -> None:
    later = heading("A/RES/60/1", "加 强 道 路 安 全", "2005-12-20", cites=("A/RES/56/11", "A/RES/58/1"))
    again = heading("A/RES/58/1", "加 强 道 路 安 全", "2003-12-20")
    assert chosen(later, [OLD], lambda _: 0.0) is None
    assert chosen(later, [OLD], lambda _: 1.0) == (OLD, titles_alike(later, OLD))
    assert chosen(later, [OLD, again], lambda _: 0.0) == (
        again,
        1.0,
    )  # nobody asks where the titles are the same


def test_a_title_written_in_one_word_or_two_is_the_same() -> None:
    earlier = heading("A/RES/24/1", "co operation on roads", "1969-12-20")
    later = heading("A/RES/60/1", "cooperation on roads", "2005-12-20")
    assert renews(later, earlier) == 1.0


@pytest.mark.parametrize(
    ("language", "before", "after"),
    [
        ("en", "the right to clean roads", "right to clean roads"),
        ("fr", "droit à la propreté", "le droit à la propreté"),
        ("zh", "数 字 道 路 的 养 护", "数 字 道 路 养 护"),
    ],
)
def test_a_title_with_an_article_or_without_is_the_same(language: str, before: str, after: str) -> None:
    earlier = heading("A/RES/58/1", before, "2003-12-20", language=language)
    later = heading("A/RES/60/1", after, "2005-12-20", language=language)
    assert renews(later, earlier) == 1.0
    found = chosen(later, [earlier], lambda _: 0.0)
    assert found is not None
    assert found[0] is earlier


def test_nothing_is_renewed_on_the_day_of_its_adoption() -> None:
    twin = heading("A/RES/56/12", OLD.title, OLD.adopted, cites=(OLD.symbol,))
    assert renews(twin, OLD) is None


def test_one_subject_with_two_themes_is_a_series_where_the_earlier_is_cited() -> None:
    one, other = (
        outline_of(extract_text(text(year, number, f"山区儿童上学：{theme}", KEPT), "a.txt"))
        for year, number, theme in (
            (2001, "56/11", "校车与公路"),
            (2004, "59/2", "在寄宿学校过冬的费用"),
        )
    )
    earlier, later = heading_of(one), heading_of(other)
    assert earlier.head == later.head == "山 区 儿 童 上 学"
    assert titles_alike(later, earlier) < 0.6
    assert renews(later, earlier) is None
    citing = replace(later, cites=frozenset({earlier.symbol}))
    assert renews(citing, earlier) == titles_alike(later, earlier)
    assert needed(citing, earlier) < 0.2
    assert heading_of(replace(one, title="道路：校车")).head == ""  # too short to tell a subject


REWORDED = "道 路 安 全 与 冬 季 照 明"


@pytest.mark.parametrize(
    ("adopted", "cites", "kept", "renewed"),
    [
        ("2003-12-20", (OLD.symbol,), ("1", "2", "3"), True),
        ("2002-06-20", (OLD.symbol,), ("1", "2", "3"), False),  # a sister text of the same winter
        ("2003-12-20", (), ("1", "2", "3"), False),
        ("2003-12-20", (OLD.symbol,), ("1",), False),
        ("", (OLD.symbol,), ("1", "2", "3"), False),
    ],
)
def test_a_title_that_was_reworded_needs_both_signs_and_half_of_the_text(
    adopted: str, cites: tuple[str, ...], kept: tuple[str, ...], *, renewed: bool
) -> None:
    later = heading("A/RES/58/1", REWORDED, adopted, cites=cites, kept=kept)
    assert 0.5 <= titles_alike(later, OLD) < 0.6
    assert (renews(later, OLD) is not None) is renewed
    assert needed(later, OLD) == 0.5


def test_the_more_titles_are_alike_the_less_of_the_text_is_asked_for() -> None:
    alike = heading("A/RES/58/1", "关 于 道 路 上 安 全", "2003-12-20")
    less = heading("A/RES/58/1", "加 强 道 路 安 全", "2003-12-20")
    assert titles_alike(alike, OLD) > titles_alike(less, OLD)
    assert 0.1 < needed(alike, OLD) < needed(less, OLD) < 0.2


def test_a_series_that_had_another_title_in_between_goes_through_it() -> None:
    between = heading("A/RES/58/1", "加 强 道 路 安 全", "2003-12-20", cites=(OLD.symbol,))
    later = heading("A/RES/60/1", OLD.title, "2005-12-20", cites=(between.symbol,))
    nearer, farther = ({OLD.symbol: 0.4, between.symbol: share} for share in (0.7, 0.3))
    found = chosen(later, [OLD, between], lambda each: nearer[each.symbol])
    assert found is not None
    assert found[0] is between
    found = chosen(later, [OLD, between], lambda each: farther[each.symbol])
    assert found is not None
    assert found[0] is OLD


def test_the_newest_of_the_other_title_is_the_predecessor() -> None:
    newer = heading("A/RES/58/1", OLD.title, "2003-12-20")
    last = heading("A/RES/62/1", OLD.title, "2007-12-20")
    later = heading("A/RES/60/1", "道 路 的 安 全", "2005-12-20")
    assert newest_before(later, OLD, [OLD, newer, last]) is newer


@pytest.mark.parametrize(
    ("later", "taken"),
    [
        (text(2005, "60/20", "桥梁的冬季养护", KEPT, "回顾关于山区道路安全与儿童上学的第56/11号决议"), True),
        (text(2005, "60/20", "隧道照明国际年", "回顾关于山区道路安全与儿童上学的第56/11号决议"), False),
    ],
)
def test_a_text_that_only_recalls_another_takes_over_nothing(later: str, *, taken: bool) -> None:
    one, other = (outline_of(extract_text(words, "x.txt")) for words in (TEXTS["a.txt"], later))
    earlier, after = heading_of(one), heading_of(other)
    assert (taken_over(compare(one, other)) >= needed(after, earlier)) is taken


def test_a_title_that_is_the_number_says_nothing() -> None:
    outline = Outline("S/RES/1373(2001)", "第1373（2001）号决议", "zh", "", (), frozenset())
    assert heading_of(outline).title == ""


def test_what_follows_a_title_behind_its_citation_is_of_another_series() -> None:
    words = "Recalling its resolution 59/14 on the safety of mountain roads, 59/20 on tunnels and 59/30 on bridges"
    cited = [(number, words.index(number)) for number in ("59/14", "59/20", "59/30")]
    marks = tuple(Mark(at, at + len(number), f"A/RES/{number}") for number, at in cited)
    passage = OutlineParagraph("pp1", ParagraphKind.PREAMBULAR, words, cited=marks)
    title = "The safety of mountain roads"
    outline = Outline("A/RES/60/13", title, "en", "", (passage,), frozenset(), "org/general-assembly")
    assert announced(outline) == {"A/RES/59/14"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Recalling all its resolutions on the safety of mountain roads, the latest of which is resolution 59/14",
            "59/14",
        ),
        ("Recalling its resolution 59/14 of 1 March 2004, on the safety of mountain roads", "59/14"),
        ("Recalling its resolution 59/14, entitled “The safety of mountain roads”", "59/14"),
        (
            "Recalling the programme adopted at the meeting on the safety of mountain roads and endorsed in resolution 59/14",
            "",
        ),
        ("Recalling resolution 58/10, which noted the safety of mountain roads, and resolution 59/14", ""),
        (
            "Recalling all its resolutions on the safety of mountain roads, and its resolution 59/14 on tunnels",
            "",
        ),
    ],
)
def test_a_resolution_is_of_the_series_where_it_is_cited_for_its_subject(words: str, told: str) -> None:
    cited = [(number, words.find(number)) for number in ("58/10", "59/14")]
    marks = tuple(Mark(at, at + len(number), f"A/RES/{number}") for number, at in cited if at >= 0)
    passage = OutlineParagraph("pp1", ParagraphKind.PREAMBULAR, words, cited=marks)
    title = "The safety of mountain roads"
    outline = Outline("A/RES/60/13", title, "en", "", (passage,), frozenset(), "org/general-assembly")
    assert announced(outline) == ({f"A/RES/{told}"} if told else frozenset())


def test_a_title_in_another_sentence_announces_nothing() -> None:
    words = (
        "回顾山区道路安全与儿童上学的重要性，在这方面注意到各国政府就桥梁和隧道所作的努力以及第59/14号决议"
    )
    at = words.index("第59/14号决议")
    passage = OutlineParagraph(
        "pp1", ParagraphKind.PREAMBULAR, words, cited=(Mark(at, len(words), "A/RES/59/14"),)
    )
    outline = Outline("A/RES/60/13", ROADS, "zh", "", (passage,), frozenset(), "org/general-assembly")
    assert announced(outline) == frozenset()


def test_an_outline_comes_back_as_it_was() -> None:
    outline = outline_of(extract_text(TEXTS["c.txt"], "c.txt"))
    assert outline.passages[0].cited
    assert unpacked(packed(outline)) == outline


def sentence(words: str, *names: tuple[str, str], cited: tuple[Mark, ...] = ()) -> Sentence:
    marks = tuple(Mark(words.index(said), words.index(said) + len(said), id) for id, said in names)
    passage = OutlineParagraph("op1", ParagraphKind.OPERATIVE, words, names=marks, cited=cited)
    (found,) = sentences(Outline("A/RES/60/1", "", "zh", "", (passage,), frozenset()))
    return found


def test_a_formula_about_somebody_else_is_no_agreed_language() -> None:
    one = sentence("欢迎特别报告员关于甲国境内人权状况和人道援助的最新报告及其各项建议", ("place/a", "甲国"))
    other = sentence(
        "欢迎特别报告员关于乙国境内人权状况和人道援助的最新报告及其各项建议", ("place/b", "乙国")
    )
    same = sentence("又欢迎特别报告员关于甲国境内人权状况和人道援助的最新报告及其建议", ("place/a", "甲国"))
    assert likeness(one, other) is None
    assert (likeness(one, same) or 0) >= NEARLY


def test_a_formula_about_another_group_is_no_agreed_language() -> None:
    words = "重申必须保障{}不受任何歧视地充分享有其各项权利和自由"
    one, other = sentence(words.format("盲人"), ("group/blind", "盲人")), "农民"
    assert likeness(one, sentence(words.format(other), ("group/farmers", other))) is None
    assert likeness(one, sentence(words.format("失明人士"), ("group/blind", "失明人士"))) is not None


def test_an_item_of_a_list_may_be_another() -> None:
    one = sentence(
        "表示关切山路封闭对人权、法治、就学、就医、贸易、投资与合作的不良影响", ("topic/law", "法治")
    )
    other = sentence(
        "表示关切山路封闭对人权、就学、就医、团结、贸易、投资与合作的不良影响", ("topic/unity", "团结")
    )
    assert likeness(one, other) is not None


def test_a_formula_that_cites_another_document_or_part_is_no_agreed_language() -> None:
    def citing(symbol: str, part: str = "") -> Sentence:
        return sentence("铭记大会关于山区道路的第55/64号决议第3段", cited=(Mark(10, 18, symbol, part),))

    one = citing("A/RES/55/64", "para. 3")
    assert likeness(one, citing("A/RES/55/64", "para. 6")) is None
    assert likeness(one, citing("A/RES/56/11", "para. 3")) is None
    assert likeness(one, citing("A/RES/55/64")) is not None
    assert likeness(one, sentence("铭记大会关于山区道路的那项决议第3段")) is not None


def test_what_is_said_whole_in_a_sentence_not_much_longer_is_agreed_language() -> None:
    one = sentence("决定在同一议程项目下继续审议此事")
    assert likeness(one, sentence("决定按照其工作方案在同一议程项目下继续审议此事")) is not None
    longer = "决定在第六十届会议上收到秘书长的报告以后按照其工作方案在同一议程项目下继续审议此事"
    assert likeness(one, sentence(longer)) is None


def test_words_of_letters_are_compared_by_their_letters_and_numbers_as_one() -> None:
    one = sentence("Stressing that the duty to maintain and clear mountain roads lies with the States")
    other = sentence(
        "Stressing that the duty of maintaining and clearing the mountain roads lies with States"
    )
    assert likeness(one, other) is not None
    assert Indel.normalized_similarity(one.keys, other.keys) < NEARLY
    one, other = sentence("请秘书长于2019年以前提出一份报告"), sentence("请秘书长于2030年以前提出一份报告")
    assert likeness(one, other) == 0.93


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "The Roads Convention of the mountains, 1952 (No. 102), and the Bridges Convention of the valleys.",
            [97],
        ),
        ("各国政府应当定期养护山区的道路；各国政府也应当定期养护桥梁。", [16, 30]),
        ("会议宣告：“各国政府应当定期养护山区的道路。”各国政府也应当定期养护桥梁。", [23, 37]),
    ],
)
def test_where_sentences_end(text: str, cut: list[int]) -> None:
    passage = OutlineParagraph("op1", ParagraphKind.OPERATIVE, text)
    found = sentences(Outline("A/RES/60/1", "", "zh", "", (passage,), frozenset()))
    assert [each.end for each in found] == cut


def test_sentences_that_are_nearly_the_same_meet() -> None:
    one, other = tuple(KEPT), tuple(KEPT.replace("按时", ""))
    assert set(bands(one)) & set(bands(other))
    assert bands(one) == bands(one)


def test_the_same_words_in_another_order_are_agreed_language() -> None:
    one = sentence("深信道路的维修和养护至关重要")
    turned = sentence("深信道路的养护和维修至关重要")
    another = sentence("深信学校的教师和学生至关重要")
    assert Indel.normalized_similarity(one.letters, turned.letters) < NEARLY
    assert likeness(one, turned) == 1.0
    assert likeness(one, another) is None
    assert set(bands(one.keys)) & set(bands(turned.keys))
