"""What stands above and below the text says what a document is, whatever its kind and its decade.

fixtures/text/mastheads/KIND.txt holds cases: what is shown, the text, and each fact that the metadata state; what is
not listed must not be stated.
"""

from __future__ import annotations

import pytest

from cases import Case, read_cases
from plain import read_plain
from resgraph.model import Source, Symbol
from resgraph.text.structure.basis import documents
from resgraph.text.structure.heading_forms import TABLE, has_form
from resgraph.text.structure.masthead import Sort, sort_of_line
from resgraph.text.structure.numbered import read_number


def facts(text: str) -> list[str]:
    """What the metadata state, but for the language."""
    m = read_plain(Source("a.txt", text, "0" * 64)).metadata
    stated = {
        "symbol": m.symbol,
        "title": m.title,
        "adopted": m.adopted,
        "session": m.session,
        "meeting": m.meeting,
        "body": m.body,
        "basis": " ".join(map(str, m.basis)),
        "vote": m.vote,
    }
    return [f"{name}: {value}" for name, value in stated.items() if value]


@pytest.mark.parametrize("case", read_cases("text/mastheads"), ids=lambda case: f"{case.where} {case.name}")
def test_a_masthead(case: Case) -> None:
    case.check([[f"= {fact}" for fact in facts(case.parts[0].text + "\n")]])


@pytest.mark.parametrize(
    ("line", "sort"),
    [
        ("联合国A/60/131", Sort.SYMBOL),
        ("S/2018/922 Distr.: General", Sort.SYMBOL),
        ("A/60/131号文件所载的建议", Sort.FREE),
        ("防治HIV/AIDS", Sort.FREE),
        ("国际劳工组织", Sort.NAME),
        ("某某国际劳工组织之友", Sort.FREE),
        ("26 July 2005", Sort.TERMS),
        ("第十届紧急特别会议", Sort.SESSION),
        ("大会第五十四届常会的组织", Sort.FREE),
        ("2023年2月27日至4月4日", Sort.DAYS),
        ("2005年7月22日通过的宣言的执行情况", Sort.FREE),
        ("临时议程*项目29", Sort.ITEM),
        ("议程的合理化", Sort.FREE),
        ("安全理事会2020年7月1日通过", Sort.ADOPTED),
        ("关于2001年9月11日事件的决议", Sort.FREE),
        ("经济及社会理事会决定", Sort.KIND),
        ("执行大会各项决议", Sort.FREE),
        ("阿根廷和巴西：订正决议草案", Sort.KIND),
        ("[根据第三委员会的报告(A/60/510)通过]", Sort.BASIS),
        ("[编辑]", Sort.PAGE),
        ("联合国大会第36/119号决议", Sort.PAGE),
        ("大会第36/119号决议的执行情况", Sort.FREE),
        ("大会建议通过下列决议草案：", Sort.SENTENCE),
    ],
)
def test_a_line_is_of_one_sort(line: str, sort: Sort) -> None:
    assert sort_of_line(line) is sort


def test_every_row_of_the_table_is_a_sort_and_a_form() -> None:
    rows = [
        row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines() if not row.startswith("#")
    ]
    assert rows[0] == ["sort", "form"]
    assert {len(row) for row in rows} == {2}
    assert {sort for sort in Sort if sort not in (Sort.NAME, Sort.SYMBOL, Sort.BASIS, Sort.FREE)} <= {
        r[0] for r in rows
    }
    assert not any(has_form(sort, "") for sort, _ in rows[1:])


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("60/175. 加强合作", "60/175", "加强合作"),
        ("1974年12月17日第366(1974)号决议", "366(1974)", ""),
        ("一四三(一九六〇). 一九六〇年七月十四日决议案〔S/4387〕", "143(1960)", ""),
        ("第一五一四号决议案(十五)", "1514(XV)", ""),
        ("二二五三(紧特五). 耶路撒冷", "2253(ES-V)", "耶路撒冷"),
        ("第90/CP.21号决定", "90/CP.21", ""),
    ],
)
def test_a_number_heads_a_line(line: str, number: str, title: str) -> None:
    head = read_number(line)
    assert head
    assert (head.number, head.title) == (number, title)


@pytest.mark.parametrize("line", ["第三委员会", "2005年实质性会议", "二十一世纪的合作", "1. 请各国合作；"])
def test_a_line_without_a_number_is_headed_by_none(line: str) -> None:
    assert read_number(line) is None


@pytest.mark.parametrize(
    ("bracketed", "symbols"),
    [
        ("A/60/62/Rev.1和Rev.1/Add.1", "A/60/62/Rev.1 A/60/62/Rev.1/Add.1"),
        ("A/54/25/Add.1和Corr.1", "A/54/25/Add.1 A/54/25/Add.1/Corr.1"),
        ("A/51/601/Add.1-3", "A/51/601/Add.1 A/51/601/Add.2 A/51/601/Add.3"),
        ("A/56/402-E/2001/105", "A/56/402 E/2001/105"),
        ("A/ES-10/L.27，第14段", "A/ES-10/L.27"),
        ("Add.1", ""),
    ],
)
def test_documents_of_the_basis_are_made_whole(bracketed: str, symbols: str) -> None:
    found: tuple[Symbol, ...] = documents(f"[根据报告({bracketed})通过]")
    assert " ".join(map(str, found)) == symbols


@pytest.mark.parametrize(
    "piece", ["第一", "[根据", "A/60/", "2005年1月1日大会", "（", "大会", "第1(2001)号", "|", "决议案"]
)
def test_a_long_hostile_heading_is_read(piece: str) -> None:
    text = f"{piece * 5000}\n{(piece * 40 + chr(10)) * 40}大会，\n\n1. 请秘书长提出报告。\n"
    assert read_plain(Source("a.txt", text, "0" * 64)).source.text == text
