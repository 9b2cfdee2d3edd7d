"""Linked data, the pages for people, and the JSON API, over sockets."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

from fixtures.decisions import texts
from resgraph.pipeline import build
from resgraph.query.named import named_queries
from resgraph.query.wording import wording_of
from resgraph.rdf.store import load_store
from resgraph.serve.openapi import PARAMETERS
from serving import Server, serving
from written import write_nquads

B = "https://w3id.org/resgraph/"
BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


@pytest.fixture
def server(seeds_server: Server) -> Server:
    return seeds_server


def test_every_iri_of_the_graph_answers(server: Server) -> None:
    """Every subject below the base, without what stands behind its #: a page, and triples that speak of it."""
    found = server.query("SELECT DISTINCT ?s { ?s ?p ?o }", "text/csv").text.split()[1:]
    things: dict[str, set[str]] = {}
    for subject in found:
        if subject.startswith(B):
            things.setdefault(subject.partition("#")[0], set()).add(subject)
    assert len(things) > 100
    for thing, subjects in sorted(things.items()):
        path = thing.removeprefix(B[:-1])
        reply = server.ask(path, headers={"Accept": "application/n-triples"})
        assert reply.status == 200, thing
        said = {line.split()[0][1:-1] for line in reply.text.splitlines()}
        assert subjects <= said, thing
        assert thing in said


@pytest.mark.parametrize(
    "path", ["/A/RES/60/175", "/S/RES/1373(2001)", "/S/RES/1373%282001%29", "/authority/org/unodc"]
)
def test_a_thing_is_a_page_or_triples(server: Server, path: str) -> None:
    page = server.ask(path, headers=BROWSER)
    assert (page.status, page.kind) == (200, "text/html")
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "unsafe" not in page.headers["content-security-policy"]
    for kind, short in (("text/turtle", "turtle"), ("application/ld+json", "jsonld")):
        by_header = server.ask(path, headers={"Accept": kind})
        assert (by_header.status, by_header.kind) == (200, kind)
        assert by_header.headers["vary"] == "Accept"
        assert server.ask(f"{path}?format={short}").body == by_header.body
        assert list(pyoxigraph.parse(by_header.body, format=pyoxigraph.RdfFormat.from_media_type(kind)))


def test_paragraphs_are_places_of_their_resolutions_page(server: Server) -> None:
    page = server.ask("/A/RES/60/175", headers=BROWSER).text
    ids = re.findall(r'<section id="([^"]+)" class="passage', page)
    paragraphs = [name for name in ids if re.fullmatch("(pp|op)[0-9]+", name)]
    assert (
        paragraphs.index("pp1")
        < paragraphs.index("pp10")
        < paragraphs.index("op1")
        < paragraphs.index("op10")
    )
    assert "重申联合国毒品和犯罪问题办事处" in page
    assert 'href="/A/RES/46/152"' in page
    text = server.ask("/A/RES/60/175/zh", headers=BROWSER).text
    assert '<section id="op4.54-68"' in text or re.search(r'<section id="op4\.\d+-\d+"', text)


def test_what_is_not_known_is_404(server: Server) -> None:
    for path in ("/A/RES/1/1", "/nothing", "/%E2%82%AC", "/a%20b", "/A/RES/60/175%3Cscript%3E"):
        assert server.ask(path, headers={"Accept": "text/turtle"}).status == 404
        page = server.ask(path, headers=BROWSER)
        assert (page.status, page.kind) == (404, "text/html")
        assert "<script" not in page.text


EVIL = '</title><script>alert(1)</script>"><img src=x onerror=alert(2)>'


def test_what_documents_say_is_never_markup(tmp_path: Path) -> None:
    quoted = json.dumps(EVIL)
    lines = [
        f"<{B}A/RES/1/1> <http://purl.org/dc/terms/title> {quoted}@zh",
        f'<{B}A/RES/1/1> <http://purl.org/dc/terms/identifier> "A/RES/1/1"',
        f"<{B}A/RES/1/1> <http://data.europa.eu/eli/ontology#is_realized_by> <{B}A/RES/1/1/zh>",
        f"<{B}A/RES/1/1> <http://data.europa.eu/eli/ontology#has_part> <{B}A/RES/1/1#op1>",
        f"<{B}A/RES/1/1> <http://xmlns.com/foaf/0.1/page> <javascript:alert(3)>",
        f"<{B}A/RES/1/1/zh> <http://purl.org/dc/terms/title> {quoted}@zh",
        f"<{B}A/RES/1/1#op1> <https://w3id.org/resgraph/ontology#number> {quoted}",
        f"<{B}A/RES/1/1/zh#op1> <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString> {quoted}@zh",
        f"<{B}A/RES/1/1/zh#op1> <https://w3id.org/resgraph/ontology#realizes> <{B}A/RES/1/1#op1>",
    ]
    quads = "".join(f"{line} <{B}A/RES/1/1/zh> .\n" for line in lines)
    write_nquads(tmp_path, quads)
    load_store(tmp_path)
    with serving(tmp_path, "--quiet") as server:
        for path in ("/A/RES/1/1", "/A/RES/1/1/zh", "/search?q=script", "/search?q=%3Cscript%3Ealert"):
            page = server.ask(path, headers=BROWSER)
            assert page.status == 200, page.text
            assert "&lt;script&gt;" in page.text
            assert "<script" not in page.text
            assert "<img" not in page.text
            assert 'href="javascript' not in page.text


def test_the_editor_loads_nothing_from_elsewhere(server: Server) -> None:
    page = server.ask("/", headers=BROWSER)
    loaded = re.findall(r'(?:src|<link[^>]* href)="([^"]+)"', page.text)
    loaded.remove("data:,")  # no icon, so that the browser does not look for one
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)
    assert all(server.ask(address).status == 200 for address in loaded)
    assert "script-src 'self';" in page.headers["content-security-policy"]


def test_a_page_is_in_one_language_the_readers(server: Server) -> None:
    def shown(path: str, **headers: str) -> str:
        reply = server.ask(path, headers={**BROWSER, **headers})
        assert reply.headers["vary"] == "Accept, Accept-Language, Cookie"
        return html.unescape(reply.text)

    chinese = shown("/", **{"Accept-Language": "en;q=0.5, fr, zh-HK;q=0.8"})
    english = shown("/", **{"Accept-Language": "en-GB,en;q=0.9,zh;q=0.8"})
    for query in named_queries().values():
        asks = wording_of(query).asks
        assert asks.zh != asks.en
        assert chinese.count(f"<strong>{query.title_zh}</strong>") == 1
        assert english.count(f"<strong>{query.title_en}</strong>") == 1
        assert asks.zh in chinese
        assert asks.en in english
        assert asks.en not in chinese
        assert query.title_zh not in english
    assert 'lang="zh"' in chinese
    assert "<h2>Operative part</h2>" in shown("/A/RES/60/175", **{"Accept-Language": "en"})
    assert "<h1>S/RES/1373(2001)</h1>" in shown("/S/RES/1373(2001)")
    named = shown("/authority/org/unodc", **{"Accept-Language": "en"})
    assert '<h1 lang="en">United Nations Office on Drugs and Crime</h1>' in named
    assert "A/RES/60/175 operative para. 4<" in named


def test_the_language_that_a_reader_chose_is_kept(server: Server) -> None:
    page = server.ask("/search?q=%E6%AF%92%E5%93%81", headers=BROWSER).text
    switch = html.unescape(re.findall(r'class="language" href="([^"]+)"', page)[0])
    chosen = server.ask(switch)
    assert (chosen.status, chosen.headers["location"]) == (303, "/search?q=%E6%AF%92%E5%93%81")
    cookie = chosen.headers["set-cookie"].partition(";")[0]
    again = server.ask(chosen.headers["location"], headers={**BROWSER, "Cookie": cookie}).text
    assert '<html lang="en"' in again
    assert "paragraphs with: " in again


@pytest.mark.parametrize(
    "back", ["//example.org", "https://example.org", "/\\example.org", "/a\r\nSet-Cookie: a=b", ""]
)
def test_the_choice_of_a_language_leads_nowhere_else(server: Server, back: str) -> None:
    assert server.ask("/language/en", {"back": back}).headers["location"] == "/"
    assert server.ask("/language/xx", {"back": back}).status == 404


def test_the_gallery_spells_queries_out(server: Server) -> None:
    """Each named query, its example filled in, is SPARQL that any endpoint takes, and answers as it does by name."""
    for query in named_queries().values():
        given = query.example
        spelt = server.ask(f"/api/v1/queries/{query.name}", given)
        assert spelt.status == 200, spelt.text
        store = pyoxigraph.Store()
        store.query(spelt.text)
        rows = json.loads(server.query(spelt.text).body)["results"]["bindings"]
        named = json.loads(server.ask("/api/v1/query", {"named": query.name, "limit": "500", **given}).body)
        assert [{name: cell["value"] for name, cell in row.items()} for row in rows[:500]] == [
            {name: str(value) for name, value in row.items()} for row in named["items"]
        ], query.name


def api(server: Server, operation: str, **given: str) -> dict[str, object]:
    reply = server.ask(f"/api/v1/{operation}", given)
    assert (reply.status, reply.kind) == (200, "application/json"), reply.text
    found: dict[str, object] = json.loads(reply.body)
    return found


def items(found: object) -> list[dict[str, object]]:
    assert isinstance(found, dict)
    listed: list[dict[str, object]] = found["items"]
    return listed


def test_the_examples_of_the_description_work(server: Server) -> None:
    paths = json.loads(server.ask("/openapi.json").body)["paths"]
    assert {path.rpartition("/")[2] for path in paths} == set(PARAMETERS)
    for path, described in paths.items():
        needed = [p for p in described["get"]["parameters"] if p["required"]]
        assert server.ask(path, {p["name"]: p["example"] for p in needed}).status == 200, path


def test_a_document_and_its_paragraphs(server: Server) -> None:
    found = api(server, "document", symbol="a/res/60/175", limit="500")
    assert (found["symbol"], found["date"], found["session"]) == ("A/RES/60/175", "2005-12-16", 60)
    assert [part["position"] for part in items(found["paragraphs"])] == sorted(
        part["position"]
        for part in items(found["paragraphs"])  # type: ignore[type-var]
    )
    one = api(server, "paragraph", symbol="A/RES/60/175", id="op4")
    edges = one["edges"]
    assert isinstance(edges, dict)
    assert [cited["label"] for cited in edges["cites"]] == ["S/RES/1373(2001)"]


def test_citations_both_ways(server: Server) -> None:
    out = items(api(server, "citations", symbol="A/RES/60/175", limit="500"))
    assert {"A/RES/46/152", "E/RES/2005/14"} <= {cited["symbol"] for cited in out}
    into = items(api(server, "citations", symbol="E/RES/2005/14", direction="in"))
    assert {str(cited["from"]).partition("#")[0] for cited in into} == {f"{B}A/RES/60/175"}


def test_search_cuts_chinese_into_words(server: Server) -> None:
    found = api(server, "search", q="跨国有组织犯罪公约", limit="500")
    assert "公约" in found["words"]  # type: ignore[operator]
    texts = [str(item["text"]) for item in items(found)]
    assert len(texts) == found["total"]
    assert texts
    assert all("公约" in text and "犯罪" in text for text in texts)
    whole = api(server, "search", q='"打击跨国有组织犯罪公约"')
    assert whole["words"] == ["打击跨国有组织犯罪公约"]
    assert 0 < whole["total"] <= found["total"]  # type: ignore[operator]


def test_pages_of_an_answer_join_up(server: Server) -> None:
    whole = items(api(server, "citations", symbol="A/RES/60/175", limit="500"))
    joined: list[dict[str, object]] = []
    offset: object = 0
    while offset is not None:
        page = api(server, "citations", symbol="A/RES/60/175", limit="7", offset=str(offset))
        joined += items(page)
        offset = page["next"]
    assert joined == whole


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/api/v1/document", 400, "symbol is needed"),
        ("/api/v1/document?symbol=A/RES/50/1", 404, "knows nothing"),
        ("/api/v1/document?symbol=%3Cscript%3E", 400, "not a document symbol"),
        ("/api/v1/document?symbol=A/RES/60/175&limit=0", 400, "limit is a whole number"),
        ("/api/v1/document?symbol=A/RES/60/175&limit=9999999999", 400, "limit is a whole number"),
        ("/api/v1/documents?other=1", 400, "no parameter 'other'"),
        ("/api/v1/documents?limit=1&limit=2", 400, "given twice"),
        ("/api/v1/entity?id=org/%3E%20.%20%7D", 404, "knows nothing"),
        ("/api/v1/paragraph?symbol=A/RES/60/175&id=%3E%20%3Fp", 404, "knows nothing"),
        ("/api/v1/citations?symbol=A/RES/60/175&direction=up", 400, "direction is one of"),
        ("/api/v1/search?q=%EF%BC%8C", 400, "no word"),
        ("/api/v1/query?named=nothing", 404, "no query of this name"),
        ("/api/v1/query?named=citing", 400, "needs the parameter"),
        ("/api/v1/query?named=citing&document=nothing%22%20%7D", 400, "neither a symbol"),
    ],
)
def test_wrong_questions_are_told_so(server: Server, path: str, status: int, said: str) -> None:
    reply = server.ask(path)
    assert (reply.status, reply.kind) == (status, "application/problem+json"), reply.text
    told = json.loads(reply.body)
    assert told["status"] == status
    assert said in told["detail"]


def test_search_takes_quotes_as_text(server: Server) -> None:
    found = api(server, "search", q='公约") || true || ("')
    assert found["total"] == 0 or "公约" in found["words"]  # type: ignore[operator]
    assert server.ask("/api/v1/search", {"q": '\\") } #'}).status in (200, 400)


ENGLISH = """A/RES/58/901

General Assembly
Fifty-eighth session

58/901. Cooperation on international rivers

The General Assembly,

Recalling its resolution 58/3 of 22 July 2003,

1. Requests the Secretary-General to report to it at its fifty-ninth session.
"""


@pytest.fixture(scope="module")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A resolution in Chinese and in English, and one in Chinese alone."""
    folder = tmp_path_factory.mktemp("bilingual")
    texts(folder / "in")
    (folder / "in" / "rivers.en.txt").write_text(ENGLISH, encoding="utf-8")
    build([folder / "in"], folder / "out")
    with serving(folder / "out", "--quiet") as running:
        yield running


@pytest.mark.parametrize(
    ("language", "title", "body", "words"),
    [
        ("en", "Cooperation on international rivers", "General Assembly", "Recalling its resolution 58/3"),
        ("zh", "国际河流的合作", "大会", "回顾《国际河流合作宪章》"),
        ("fr", "Cooperation on international rivers", "Assemblée générale", "Recalling its resolution 58/3"),
    ],
)
def test_a_document_is_told_in_one_language(
    bilingual: Server, language: str, title: str, body: str, words: str
) -> None:
    found = api(bilingual, "document", symbol="A/RES/58/901", language=language)
    assert (found["title"], found["bodyName"], found["languages"]) == (title, body, ["en", "zh"])
    parts = items(found["paragraphs"])
    assert {part["language"] for part in parts} == {found["language"]}
    assert str(parts[0]["text"]).startswith(words)
    assert len({part["id"] for part in parts}) == len(parts)


def test_documents_are_listed_once_each(bilingual: Server) -> None:
    """In Chinese where nothing is asked for, in what there is where there is no English."""
    told = {one["symbol"]: one["title"] for one in items(api(bilingual, "documents"))}
    assert told == {"A/RES/58/901": "国际河流的合作", "A/RES/58/902": "湖泊的合作"}
    listed = items(api(bilingual, "documents", language="en"))
    assert [(one["symbol"], one["title"], one["languages"]) for one in listed] == [
        ("A/RES/58/901", "Cooperation on international rivers", ["en", "zh"]),
        ("A/RES/58/902", "湖泊的合作", ["zh"]),
    ]
    assert bilingual.ask("/api/v1/documents", {"language": "xx"}).status == 400


def test_the_answer_to_a_question_has_names_in_the_language(bilingual: Server) -> None:
    verbs = {
        language: {
            str(row["verb"]) for row in items(api(bilingual, "query", named="reports", language=language))
        }
        for language in ("zh", "en")
    }
    assert verbs == {"zh": {"请"}, "en": {"request"}}
