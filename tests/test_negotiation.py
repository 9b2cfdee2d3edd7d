"""The recipes of docs/site.md, in Apache and nginx on loopback: each IRI answers with what the client prefers."""

from __future__ import annotations

import http.client
import os
import re
import runpy
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
from lxml import html
from pyoxigraph import RdfFormat, parse

from resgraph.rdf.store import load_store
from resgraph.rdf.writer import write_graph
from resgraph.site.write import write_site
from serving import free_port, wait_until_open

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "site.md").read_text(encoding="utf-8")
APACHE = shutil.which("apache2") or shutil.which("/usr/sbin/apache2")
NGINX = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")
MODULES = Path("/usr/lib/apache2/modules")
EXAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).parent / "fixtures" / "rdf" / "examples.py"))
B = "https://w3id.org/resgraph/"

pytestmark = pytest.mark.slow


def recipes(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, re.M | re.S)


APACHE_CONF = """
ServerRoot {work}
ServerName localhost
PidFile {work}/apache.pid
Listen 127.0.0.1:{port}
ErrorLog {work}/apache.log
Mutex file:{work}
{modules}
TypesConfig {work}/types
DocumentRoot {work}/www
<Directory {work}/www>
  AllowOverride FileInfo
  Require all granted
</Directory>
"""
# What the recipe asks for, and what any Apache has.
LOADED = ("mpm_event", "authz_core", "dir", "mime", "rewrite", "headers", "setenvif")

NGINX_CONF = """
pid {work}/nginx.pid;
error_log {work}/nginx.log;
daemon off;
events {{}}
http {{
  access_log off;
  client_body_temp_path {work}/t1; proxy_temp_path {work}/t2; fastcgi_temp_path {work}/t3;
  uwsgi_temp_path {work}/t4; scgi_temp_path {work}/t5;
  {recipe}
}}
"""


@contextmanager
def running(command: list[str], port: int, work: Path) -> Iterator[None]:
    """The server, as a user without rights where we have all: Apache refuses to be root."""
    user = "www-data" if os.geteuid() == 0 else None
    for path in (work, *work.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
        if user:
            shutil.chown(path, user, user)
    process = subprocess.Popen(
        command, user=user, group=user, stdin=subprocess.DEVNULL, text=True, encoding="utf-8"
    )
    try:
        wait_until_open(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=20)


@contextmanager
def apache(work: Path, port: int) -> Iterator[None]:
    if APACHE is None or not MODULES.is_dir():
        pytest.skip("Apache is not installed: apt install apache2-bin")
    loaded = "\n".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in LOADED)
    (work / "types").write_text("text/html html\ntext/css css\napplication/gzip gz\n", encoding="utf-8")
    conf = APACHE_CONF.format(work=work, port=port, modules=loaded)
    (work / "apache.conf").write_text(conf, encoding="utf-8")
    with running([APACHE, "-X", "-f", str(work / "apache.conf")], port, work):
        yield


@contextmanager
def nginx(work: Path, port: int) -> Iterator[None]:
    if NGINX is None:
        pytest.skip("nginx is not installed: apt install nginx")
    (recipe,) = recipes("nginx")
    assert all(recipe.count(part) == 1 for part in ("listen 80;", "root /srv/resgraph;"))
    recipe = recipe.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/resgraph", f"{work}/www")
    (work / "nginx.conf").write_text(NGINX_CONF.format(work=work, recipe=recipe), encoding="utf-8")
    command = [NGINX, "-c", str(work / "nginx.conf"), "-p", str(work), "-e", str(work / "nginx.log")]
    with running(command, port, work):
        yield


@pytest.fixture(scope="module")
def open_folder() -> Iterator[Path]:
    """A folder that a user without rights can reach, unlike those of pytest."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@dataclass(frozen=True, slots=True)
class Host:
    """A server with a site below `path`."""

    port: int
    path: str

    def ask(self, path: str, accept: str | None = None) -> tuple[http.client.HTTPResponse, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", self.path + path, headers={} if accept is None else {"Accept": accept})
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
        return answer, body

    def led(self, path: str, accept: str | None = None) -> tuple[int, str, str]:
        """The status, the ending that is added to the path, and Vary."""
        answer, _ = self.ask(path, accept)
        location = urlsplit(answer.getheader("Location", ""))
        asked = self.path + path
        assert location.path.upper().startswith(asked.upper())
        return answer.status, location.path[len(asked) :], answer.getheader("Vary", "")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two resolutions in short, with a candidate name that the seeds do not have."""
    folder = tmp_path_factory.mktemp("negotiation")
    write_graph(EXAMPLES["extractions"](), EXAMPLES["authorities"](), folder)
    load_store(folder)
    return folder


@pytest.fixture(scope="module", params=["apache", "apache below a path", "nginx"])
def host(request: pytest.FixtureRequest, open_folder: Path, out: Path) -> Iterator[Host]:
    work = open_folder / request.param.replace(" ", "-")
    work.mkdir()
    path = "/some/where" if "below" in request.param else ""
    folder = work / f"www{path}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    write_site(out, folder)
    (folder / ".htaccess").write_text(recipes("apache")[0], encoding="utf-8")
    port = free_port()
    with (nginx if request.param == "nginx" else apache)(work, port):
        yield Host(port, path)


# Each kind of thing that an IRI can name; a paragraph's and a term's IRI have a fragment, which no server sees.
THINGS = {
    "document": "A/RES/60/175",
    "cited document": "S/RES/1373(2001)",
    "paragraph": "A/RES/60/175#pp1",
    "text": "A/RES/60/175/zh",
    "evidence": "A/RES/60/175/zh#pp1",
    "authority": "authority/org/unodc",
    "candidate": f"candidate/{quote('原则声明和行动纲领')}",
    "ontology": "ontology#cites",
    "dataset": "dataset",
}

HTML, TURTLE, JSON_LD = "/", ".ttl", ".jsonld"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"
ASKED: list[tuple[str | None, str]] = [
    (None, HTML),
    ("*/*", HTML),
    ("text/html", HTML),
    (BROWSER, HTML),
    ("text/*", HTML),
    ("image/png", HTML),
    ("application/rdf+xml", HTML),
    ("text/turtle", TURTLE),
    ("Text/Turtle", TURTLE),
    ("text/turtle, */*;q=0.1", TURTLE),
    ("text/turtle;q=0.9, text/html;q=0.8", TURTLE),
    ("text/turtle;q=0.85, text/html;q=0.8", TURTLE),
    ("text/turtle;q=0.5, text/html;q=0.8", HTML),
    ("text/turtle;q=0.801,text/html;q=0.81", HTML),
    ("text/turtle;q=0, text/html", HTML),
    ("text/turtle;q=0", HTML),
    ("text/turtle;q=0.000", HTML),
    ("text/html;q=0.1, */*;q=0.5", TURTLE),
    ("text/turtle, application/ld+json", TURTLE),
    ("application/n-triples, text/turtle;q=0.7, application/ld+json;q=0.7", TURTLE),
    ("application/ld+json", JSON_LD),
    ("application/*", JSON_LD),
    ("application/ld+json;q=0.9, text/turtle;q=0.4, text/html;q=0.3", JSON_LD),
    ("application/ld+json;q=0.4, text/turtle;q=0.9, text/html;q=0.3", TURTLE),
    ("application/ld+json ; q=0.6 , text/turtle ; q=0.5", JSON_LD),
    ('application/ld+json;profile="http://www.w3.org/ns/json-ld#expanded";q=0.9, text/html;q=0.8', JSON_LD),
    ("text/turtle;q=1, text/html;q=0.999", TURTLE),
    ("text/html;q=1.000, text/turtle;q=0.1, application/ld+json;q=0.1", HTML),
]


@pytest.mark.parametrize("thing", THINGS)
def test_each_kind_of_thing_answers_with_what_is_preferred(host: Host, thing: str) -> None:
    path = f"/{THINGS[thing].partition('#')[0]}"
    found = {accept: host.led(path, accept) for accept, _ in ASKED}
    assert found == {accept: (303, ending, "Accept") for accept, ending in ASKED}


@pytest.mark.parametrize("thing", THINGS)
def test_what_is_led_to_is_about_the_thing(host: Host, thing: str) -> None:
    path, _, fragment = THINGS[thing].partition("#")
    answer, body = host.ask(f"/{path}/")
    assert (answer.status, answer.getheader("Content-Type")) == (200, "text/html; charset=utf-8")
    assert html.fromstring(body.decode("utf-8")).xpath("//*[@id=$id]", id=fragment) or not fragment
    answer, body = host.ask(f"/{path}.ttl", "text/html")
    assert (answer.status, answer.getheader("Content-Type")) == (200, "text/turtle; charset=utf-8")
    turtle = {str(quad.subject) for quad in parse(body, format=RdfFormat.TURTLE)}
    answer, body = host.ask(f"/{path}.jsonld")
    assert (answer.status, answer.getheader("Content-Type")) == (200, "application/ld+json")
    assert {str(quad.subject) for quad in parse(body, format=RdfFormat.JSON_LD)} == turtle
    assert any(subject.startswith(f"<{B}{path}") for subject in turtle)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/data/resgraph.nt", "application/n-triples"),
        ("/data/resgraph.nt.gz", "application/gzip"),
        ("/assets/site.css", "text/css"),
    ],
)
def test_files_are_what_they_are_whoever_asks(host: Host, path: str, kind: str) -> None:
    answer, _ = host.ask(path, "text/turtle")
    assert (answer.status, answer.getheader("Vary")) == (200, None)
    assert answer.getheader("Content-Type", "").startswith(kind)
    assert answer.getheader("Content-Encoding") is None


def test_what_is_not_there_is_not_found(host: Host) -> None:
    for accept, _ in ASKED:
        assert host.ask("/A/RES/60/9999", accept)[0].status == 404


@pytest.fixture(scope="module")
def w3id(open_folder: Path) -> Iterator[Host]:
    """A server as w3id.org is one: a folder with an .htaccess, and no files."""
    work = open_folder / "w3id"
    folder = work / "www" / "resgraph"
    folder.mkdir(parents=True)
    site, redirect = recipes("apache")
    shared = "\n".join(re.findall(r"^(?:SetEnvIfNoCase|Header) .*", site, re.M))
    mark = "# The lines with SetEnvIfNoCase and Header of the recipe above stand here."
    assert redirect.count(mark) == 1
    (folder / ".htaccess").write_text(redirect.replace(mark, shared), encoding="utf-8")
    port = free_port()
    with apache(work, port):
        yield Host(port, "/resgraph")


@pytest.mark.parametrize("thing", THINGS)
def test_w3id_leads_each_thing_to_the_site(w3id: Host, thing: str) -> None:
    path = f"/{THINGS[thing].partition('#')[0]}"
    for accept, ending in ASKED:
        answer, _ = w3id.ask(path, accept)
        location = answer.getheader("Location", "")
        assert (answer.status, answer.getheader("Vary")) == (303, "Accept"), accept
        assert location.upper() == f"https://SITE.EXAMPLE{path}{ending}".upper(), accept


@pytest.mark.parametrize(
    "path", ["/", "/A/RES/60/175/", "/A/RES/60/175.ttl", "/data/resgraph.nt.gz", "/assets/site.css"]
)
def test_w3id_leads_files_to_themselves(w3id: Host, path: str) -> None:
    for accept, _ in ASKED:
        answer, _ = w3id.ask(path, accept)
        assert (answer.status, answer.getheader("Location")) == (303, f"https://SITE.EXAMPLE{path}")
