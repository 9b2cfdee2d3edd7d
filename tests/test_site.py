"""The static site: every IRI resolves on a plain web host, texts are whole, links lead somewhere."""

from __future__ import annotations

import functools
import http.server
import json
import re
import threading
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, unquote, urljoin
from urllib.request import urlopen

import pyoxigraph
import pytest
from click.testing import CliRunner
from lxml import html
from playwright.sync_api import sync_playwright

from resgraph.cli.site import command
from resgraph.model import OutputError
from resgraph.rdf.literals import literal
from resgraph.site.collect import Pages, is_writable
from resgraph.site.passages import Highlight, pieces
from resgraph.site.write import write_site
from written import nquads, write_nquads

B = "https://w3id.org/resgraph/"
RG = f"{B}ontology#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, built_seeds: Path) -> Path:
    folder = tmp_path_factory.mktemp("site") / "site"
    write_site(built_seeds, folder, quote=60)
    return folder


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """A web host that knows nothing but files and index.html."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def iris_of(folder: Path) -> set[str]:
    """Every IRI below the base in the data files of the site."""
    found: set[str] = set()
    files = [folder / "data" / name for name in ("resgraph.ttl", "void.ttl", "dcat.ttl", "prov.ttl")]
    for path in files:
        for quad in pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE):
            terms = (quad.subject, quad.predicate, quad.object)
            found |= {term.value for term in terms if isinstance(term, pyoxigraph.NamedNode)}
    return {iri for iri in found if iri.startswith(B)}


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def page(folder: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((folder / path / "index.html").read_text(encoding="utf-8"))


def test_every_iri_resolves_on_a_plain_host(site: Path, host: str) -> None:
    documents = {iri.removeprefix(B).partition("#")[0] for iri in iris_of(site)} - {""}
    assert len(documents) > 150
    for path in sorted(documents):
        with urlopen(host + quote(unquote(path), safe="/()!$&'*+,;=@")) as answer:
            assert answer.status == 200, path


def test_each_page_has_its_data_in_turtle_and_jsonld(site: Path) -> None:
    for iri in sorted(iris_of(site)):
        path = unquote(iri.removeprefix(B).partition("#")[0])
        if not path or path.startswith("data/"):
            continue
        assert (site / f"{path}.ttl").is_file(), path
        assert (site / f"{path}.jsonld").is_file(), path


def test_the_data_beside_the_pages_are_the_graph(site: Path) -> None:
    whole = {
        str(quad.triple)
        for quad in pyoxigraph.parse(
            path=str(site / "data" / "resgraph.ttl"), format=pyoxigraph.RdfFormat.TURTLE
        )
        if str(quad.subject).startswith(f"<{B}")
    }
    parts: set[str] = set()
    for path in site.rglob("*.ttl"):
        if path.relative_to(site).parts[0] not in ("data", "ontology.ttl", "dataset.ttl"):
            quads = pyoxigraph.parse(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)
            parts |= {str(quad.triple) for quad in quads}
    assert parts == whole


def test_fragments_of_paragraphs_and_evidence_are_anchors(site: Path) -> None:
    anchors = {
        path: set(page(site, path).xpath("//@id"))
        for path in (
            "A/RES/60/175",
            "A/RES/56/123",
            "A/RES/60/175/zh",
            "A/RES/56/123/zh",
            "ontology",
            "dataset",
        )
    }
    selectors = re.compile(r"\.(target|position|quote)$")
    checked = 0
    for iri in iris_of(site):
        path, _, fragment = iri.removeprefix(B).partition("#")
        if fragment and path in anchors and not selectors.search(fragment):
            assert fragment in anchors[path], iri
            checked += 1
    assert checked > 700


def test_no_id_is_given_twice(site: Path) -> None:
    for path in site.rglob("index.html"):
        ids: Counter[str] = Counter(page(path.parent, "").xpath("//@id"))
        assert not [name for name, count in ids.items() if count > 1], path


def test_links_lead_to_files_and_anchors(site: Path) -> None:
    trees = {
        path: html.document_fromstring(path.read_text(encoding="utf-8")) for path in site.rglob("index.html")
    }
    ids = {path: set(tree.xpath("//@id")) for path, tree in trees.items()}
    for path, tree in trees.items():
        for link in (*tree.xpath("//@href"), *tree.xpath("//@src")):
            if re.match(r"https?:", link):
                continue
            target, _, fragment = urljoin(path.relative_to(site).as_posix(), link).partition("#")
            file = site / unquote(target)
            assert file.is_file(), (path, link)
            # The addresses of the explorer are no anchors.
            if fragment and file.suffix == ".html" and file.name != "explorer.html":
                assert unquote(fragment) in ids[file], (path, link)


def test_a_paragraph_shows_its_words_with_every_citation_linked(site: Path, built_seeds: Path) -> None:
    graph = nquads(built_seeds)
    for symbol in ("A/RES/60/175", "A/RES/56/123"):
        tree = page(site, symbol)
        linked = {
            urljoin(f"{symbol}/index.html", href) for href in tree.xpath("//a[@class='Citation']/@href")
        }
        texts = re.findall(rf'^<{B}{symbol}/zh#(\S+)> <{NIF}isString> "(.*)"@zh', graph, re.M)
        assert texts
        for place, words in texts:
            (passage,) = tree.xpath(f"//div[@id='{place}']/div/p")
            for mark in passage.xpath(".//sup"):
                mark.drop_tree()
            shown = re.sub(r"^\d+\. ", "", passage.text_content().strip())
            assert shown == words.strip(), place
        cited = set(re.findall(rf"^<{B}{symbol}#\S+> <{RG}cites> <{B}(\S+)>", graph, re.M))
        assert {f"{one}/index.html" for one in cited} <= linked


def test_the_first_page_says_what_documents_are_about(site: Path) -> None:
    titles = page(site, "").xpath("//li[a='A/RES/46/152']/span[@class='title']")
    assert [(one.get("lang"), one.text) for one in titles if one.get("lang") == "en"] == [
        ("en", "Creation of an effective United Nations crime prevention and criminal justice programme")
    ]


def test_a_document_that_adopted_an_instrument_has_its_name_in_both_languages(site: Path) -> None:
    titles = page(site, "").xpath("//li[a='A/RES/55/2']/span[@class='title']")
    assert {one.get("lang"): one.text for one in titles} == {
        "zh": "联合国千年宣言",
        "en": "United Nations Millennium Declaration",
    }


def test_a_cited_document_shows_the_sentences(site: Path) -> None:
    places = page(site, "E/RES/2005/14").xpath("//section[@aria-labelledby='pointing']//li")
    said = {one.xpath("string(a)"): one.xpath("string(span[@class='sentence'])") for one in places}
    assert "第2005/14号决议" in said["A/RES/60/175 op22"].replace(" ", "")


@pytest.mark.slow
@pytest.mark.parametrize("path", ["index.html", "A/RES/60/175/index.html", "E/RES/2005/14/index.html"])
def test_pages_are_dark_where_the_system_is_and_lead_to_the_explorer(site: Path, path: str) -> None:
    executable = "/usr/bin/chromium"
    if not Path(executable).exists():
        pytest.skip("chromium is not here")
    axe = pytest.importorskip("axe_playwright_python.base")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        tab = browser.new_page(locale="zh-CN", color_scheme="dark")
        tab.goto((site / path).as_uri())
        paper = tab.evaluate("getComputedStyle(document.body).backgroundColor")
        assert max(int(one) for one in re.findall(r"\d+", paper)) < 60
        tab.evaluate(Path(axe.AXE_FILE_PATH).read_text(encoding="utf-8"))
        found = tab.evaluate("axe.run().then((result) => result.violations)")
        assert [one["id"] for one in found if one["impact"] in {"serious", "critical"}] == []
        tab.locator("main a[href*='explorer.html#'], nav a[href$='explorer.html']").last.click()
        tab.wait_for_selector("html[data-shown]", state="attached")
        symbol = path.removesuffix("index.html").rstrip("/")
        assert tab.evaluate("location.hash.slice(1)") == symbol
        browser.close()


def test_a_cited_document_says_where(site: Path) -> None:
    links = page(site, "E/RES/2005/14").xpath("//section[@aria-labelledby='pointing']//a/@href")
    assert any(link.endswith("A/RES/60/175/index.html#op22") for link in links)


def test_the_search_knows_symbols_titles_and_both_names(site: Path) -> None:
    script = (site / "assets" / "search.js").read_text(encoding="utf-8")
    entries = json.loads(script.removeprefix("window.RESGRAPH=").removesuffix(";\n"))
    texts = {text for text, _ in entries}
    assert any("United Nations Office on Drugs and Crime" in text and "联合国毒品" in text for text in texts)
    assert any(text.startswith("A/RES/60/175 加强") for text in texts)


def test_the_same_folder_gives_the_same_site(site: Path, built_seeds: Path, tmp_path: Path) -> None:
    write_site(built_seeds, tmp_path / "again", quote=60)
    assert files_of(tmp_path / "again") == files_of(site)


def test_other_folders_are_left_alone(built_seeds: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear", encoding="utf-8")
    with pytest.raises(OutputError, match="holds other things"):
        write_site(built_seeds, tmp_path)


def test_the_command_tells_the_number_of_pages(built_seeds: Path, tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(built_seeds), "-o", str(tmp_path / "s")])
    assert result.exit_code == 0, result.output
    assert re.search(r"\d+ pages", result.output)


# --- the parts


def test_a_hostile_name_stays_text(tmp_path: Path, built_seeds: Path) -> None:
    evil = tmp_path / "out"
    evil.mkdir()
    hostile = "<script>alert(1)</script>"
    write_nquads(evil, nquads(built_seeds).replace("联合国毒品", hostile))
    content = (built_seeds / "graph.ttl").read_text(encoding="utf-8")
    (evil / "graph.ttl").write_text(content.replace("联合国毒品", hostile), encoding="utf-8")
    (evil / "store").symlink_to(built_seeds / "store")
    write_site(evil, tmp_path / "site")
    for path in (tmp_path / "site").rglob("*.html"):
        assert "<script>alert" not in path.read_text(encoding="utf-8")
    assert "<script>" not in (tmp_path / "site" / "assets" / "search.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("path", "writable"),
    [
        ("A/RES/60/175", True),
        ("S/RES/1373(2001)", True),
        ("../x", False),
        ("a//b", False),
        ("中" * 90, False),
    ],
)
def test_paths_that_any_host_can_serve(path: str, *, writable: bool) -> None:
    assert is_writable(path) is writable


def test_literals_are_read_with_their_escapes() -> None:
    assert literal(r'"a\"\u000A中"@zh') == ('a"\n中', "zh")
    assert literal('"5"^^<urn:t>') == ("5", "")


def test_every_word_is_shown_once_whatever_overlaps() -> None:
    text = "回顾第46/152号决议附件，"
    found = [
        Highlight("a", 0, 2, "rg:Act", "<urn:a>"),
        Highlight("b", 2, 11, "rg:Citation", "<urn:b>"),
        Highlight("c", 2, 13, "rg:Mention", "<urn:c>"),
        Highlight("d", 11, 11, "rg:FootnoteMark", "<urn:d>"),
    ]
    shown = list(pieces(text, found))
    assert "".join(piece.text for piece in shown) == text
    named = {piece.found.fragment for piece in shown if piece.found} | {one for p in shown for one in p.also}
    assert named == {"a", "b", "c", "d"}


def test_a_page_is_known_by_its_path() -> None:
    pages = Pages(B).fill([(f"<{B}A/60/1#p1>", "<urn:p>", f"<{B}candidate/%E4%B8%AD>")])
    assert sorted(pages.about) == ["A/60/1", "candidate/中"]


# --- in a browser


@pytest.mark.slow
def test_the_site_works_in_a_browser(site: Path) -> None:
    executable = "/usr/bin/chromium"
    if not Path(executable).exists():
        pytest.skip("chromium is not here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        tab = browser.new_page(locale="en-GB", viewport={"width": 360, "height": 740})
        asked: list[str] = []
        faults: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.on("pageerror", lambda error: faults.append(str(error)))
        tab.goto((site / "index.html").as_uri())
        tab.fill("#question", "2005/14")
        tab.keyboard.press("Tab")
        assert tab.locator("#answers li").count() == 1
        tab.click("#answers a")
        assert tab.locator("h1").inner_text().startswith("E/RES/2005/14")
        tab.click("#language")
        assert tab.locator("html").get_attribute("lang") == "zh"
        for path in (
            "A/RES/60/175/index.html",
            "ontology/index.html",
            "dataset/index.html",
            "authority/index.html",
        ):
            tab.goto((site / path).as_uri())
            assert tab.locator("main").count() == 1
            assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{path} is too wide"
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.className") == "skip"
        browser.close()
    assert not faults
    assert all(url.startswith("file:") for url in asked)
