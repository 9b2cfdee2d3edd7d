"""The HTML itself: nothing from elsewhere, everything escaped, the same bytes everywhere."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from pages import packed_of, small, write_leaves
from resgraph.cli.view import command
from resgraph.model import OutputError
from resgraph.pipeline.staging import NOTES
from resgraph.view import write_explorer
from resgraph.view.drawing import Limits
from resgraph.view.pack import squeeze, unsqueeze
from resgraph.view.page import ASSETS, SCRIPTS, STYLES, VENDOR, page
from traditional import TARGET, table


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder that holds what the page of the small graph is made of."""
    folder = tmp_path_factory.mktemp("out")
    write_leaves(small(), folder)
    return folder


@pytest.fixture(scope="module")
def html(out: Path) -> str:
    target = out / "explorer.html"
    write_explorer(out / NOTES, target)
    return target.read_text(encoding="utf-8")


class Parsed(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[str]] = {"script": [], "style": []}
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag in self.raw:
            self.raw[tag].append("")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem in self.raw:
            self.raw[self.cdata_elem][-1] += data


LOADING = {
    "src",
    "srcset",
    "href",
    "action",
    "formaction",
    "poster",
    "data",
    "background",
    "ping",
    "manifest",
}


def test_no_element_loads_or_leads_elsewhere(html: str) -> None:
    addresses = [
        value
        for _, attributes in Parsed(html).elements
        for name, value in attributes.items()
        if name in LOADING
    ]
    assert addresses == ["#reading"]


def test_no_element_carries_a_script_of_its_own(html: str) -> None:
    handlers = [
        name for _, attributes in Parsed(html).elements for name in attributes if name.startswith("on")
    ]
    assert handlers == []


def test_styles_load_nothing(html: str) -> None:
    (style,) = Parsed(html).raw["style"]
    assert "@import" not in style
    assert "url(" not in style
    assert "<" not in style


@pytest.mark.parametrize("name", SCRIPTS)
def test_our_scripts_load_nothing_and_parse_no_markup(name: str) -> None:
    script = (ASSETS / name).read_text(encoding="utf-8")
    loaders = r"fetch\(|XMLHttpRequest|import\(|importScripts|WebSocket|EventSource|sendBeacon|Worker\("
    assert not re.search(loaders, script)
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", script
    )
    names = {"http://www.w3.org/2000/svg"}  # of an XML vocabulary: nothing is fetched
    assert set(re.findall(r"https?://(?!\))[a-z][^\"]*", script)) <= names


def test_every_asset_is_in_the_page() -> None:
    assert {path.name for path in ASSETS.iterdir()} == {
        "explorer.html.j2",
        "pinyin.txt",  # a part of it, as data
        "traditional.txt",
        "vendor",
        "page.d.ts",  # types, for who writes the scripts
        "records.d.ts",
        *STYLES,
        *SCRIPTS,
    }


def test_the_search_reads_traditional_characters_as_the_texts_are_read() -> None:
    """Versions of OpenCC differ in a few characters."""
    kept, read = ({*text.split()} for text in (TARGET.read_text(encoding="utf-8"), table()))
    assert len(kept ^ read) < len(kept) / 25, "run: python tests/traditional.py"


@pytest.mark.parametrize("name", VENDOR)
def test_what_others_made_keeps_its_licence(name: str) -> None:
    licence = ASSETS / "vendor" / f"{name.partition('.')[0]}.LICENSE.txt"
    assert "Permission is hereby granted" in licence.read_text(encoding="utf-8")


def test_the_policy_names_the_scripts_and_nothing_else(html: str) -> None:
    parsed = Parsed(html)
    (policy,) = [a["content"] for t, a in parsed.elements if t == "meta" and "http-equiv" in a]
    kinds = [attributes.get("type") for tag, attributes in parsed.elements if tag == "script"]
    scripts = [text for text, kind in zip(parsed.raw["script"], kinds, strict=True) if kind is None]
    digests = [base64.b64encode(hashlib.sha256(s.encode("utf-8")).digest()).decode() for s in scripts]
    hashes = " ".join(f"'sha256-{digest}'" for digest in digests)
    assert (
        policy == f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; img-src data: blob:"
    )
    assert len(scripts) == 2
    assert set(kinds) == {"application/octet-stream", None}
    assert unsqueeze(parsed.raw["script"][0])["base"] == "https://w3id.org/resgraph/"


def test_a_hostile_title_stays_text(html: str) -> None:
    parsed = Parsed(html)
    assert not any(tag == "img" for tag, _ in parsed.elements)
    documents = unsqueeze(parsed.raw["script"][0])["documents"]
    title = documents["facts"][str(documents["ids"].index("A/RES/60/999"))]["title"]["zh"]
    assert title.startswith("</script><script>window.hacked=1</script><img src=x")
    assert "\u200f反\u200b序" in title


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "&lt;", "\u2028", "\ud800", "𠮷"])
def test_no_text_stands_in_the_page_as_it_is(text: str) -> None:
    written = squeeze({"title": text})
    assert re.fullmatch(r"[A-Za-z0-9+/]+=*", written)
    assert unsqueeze(written) == {"title": text}


def test_every_word_is_on_one_shelf_and_every_turtle_is_found(out: Path) -> None:
    packed = packed_of(out)
    shelves = [unsqueeze(shelf) for shelf in packed.shelves]
    opened = unsqueeze(packed.first)
    on_shelf = {p["id"]: number for number, shelf in enumerate(shelves) for p in shelf.get("passages", [])}
    passages = small()["passages"]
    assert sorted(on_shelf) == sorted(passage["id"] for passage in passages)
    for passage in passages:
        assert opened["shelves"][passage["part"].partition("#")[0]] == on_shelf[passage["id"]]
    names = [name["id"] for name in unsqueeze(packed.names)["names"] if name["family"] != "verb"]
    paragraphs = [part["id"] for part in small()["paragraphs"]]
    for name in [*opened["documents"]["ids"], *names, *paragraphs]:
        is_part = name in paragraphs
        behind = [shelf for least, shelf in opened["turtles"] if least <= name]
        number = opened["shelves"][name.partition("#")[0]] if is_part else behind[-1]
        assert name in shelves[number]["turtle"]


@pytest.mark.parametrize(("dots", "brought"), [(20_000, 2), (5, 0)])
def test_pages_of_a_large_graph_bring_what_draws_it(out: Path, dots: int, brought: int) -> None:
    html = "".join(page(packed_of(out, Limits(boxes=5, dots=dots))))
    parsed = Parsed(html)
    assert sum(script in parsed.raw["script"] for script in map(vendor_text, VENDOR)) == brought


def vendor_text(name: str) -> str:
    return (ASSETS / "vendor" / name).read_text(encoding="utf-8")


WRITE = """
import sys
from pathlib import Path
from resgraph.pipeline.staging import NOTES
from resgraph.view import write_explorer
write_explorer(*map(Path, sys.argv[1:]))
"""


def test_the_same_bytes_in_another_locale_with_another_hash_seed(
    out: Path, html: str, tmp_path: Path
) -> None:
    target = tmp_path / "explorer.html"
    environment = {**os.environ, "LANG": "C", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONHASHSEED": "7"}
    environment["PYTHONCOERCECLOCALE"] = "0"
    subprocess.run([sys.executable, "-c", WRITE, str(out / NOTES), str(target)], check=True, env=environment)
    assert target.read_bytes() == html.encode("utf-8")


def test_a_page_that_cannot_be_written_leaves_the_old_one(out: Path, tmp_path: Path) -> None:
    target = tmp_path / "explorer.html"
    target.mkdir()
    (target / "kept").touch()
    with pytest.raises(OutputError, match="cannot write"):
        write_explorer(out / NOTES, target)
    assert [path.name for path in tmp_path.iterdir()] == ["explorer.html"]


def test_the_command_says_where_the_page_is(built_seeds: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    result = CliRunner().invoke(command, [str(built_seeds), "-o", str(target)])
    assert target.read_bytes() == (built_seeds / "explorer.html").read_bytes()
    assert result.exit_code == 0, result.output
    assert result.output.startswith(f"{target} (")
    assert target.stat().st_size < 2_000_000


def test_shelves_are_comments_that_nothing_ends(html: str) -> None:
    shelves = re.findall(r'<div id="(?:names|shelf-\d+)" hidden><!--(.*?)--></div>', html)
    assert len(shelves) > 1
    assert all(re.fullmatch(r"[A-Za-z0-9+/]+=*", shelf) and unsqueeze(shelf) for shelf in shelves)
