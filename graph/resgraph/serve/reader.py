"""Who reads a page: in which language its words are, as the reader chose it or the browser says it.

A reader who chose has a cookie; the link `/language/en?back=/A/RES/60/175` gives it and leads back.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from resgraph.serve.negotiate import quality
from resgraph.serve.question import Failure

LANGUAGES = ("zh", "en")
"""Chinese where the browser asks for neither."""
VARY = "Accept, Accept-Language, Cookie"
"""What a page depends on."""

_COOKIE = "language"
_YEAR = 365 * 24 * 60 * 60
_HERE = re.compile(r"/(?![/\\])[!-~]*")
"""An address on this server, with neither blank nor line end: `//elsewhere` would be another's."""
_ANCHOR = re.compile(r"(pp|op|fn)(\d+)((?:-[a-z]+)*)")
"""A paragraph or footnote of the resolution itself: op4, op4-a, op4-a-ii."""


def language_of(request: Request) -> str:
    """`zh` or `en`: what the reader chose, else what the browser likes best of the two."""
    chosen = request.cookies.get(_COOKIE, "")
    return chosen if chosen in LANGUAGES else _liked(request.headers.get("accept-language", ""))


def _liked(header: str) -> str:
    """`en` of `en-GB,en;q=0.9,zh;q=0.8`; of languages liked equally the one named first."""
    found: list[tuple[float, str]] = []
    for part in header.lower().split(","):
        tag, _, parameters = part.partition(";")
        found.append((-quality(parameters), tag.strip().partition("-")[0]))
    return next(
        (tag for weight, tag in sorted(found, key=lambda one: one[0]) if weight and tag in LANGUAGES),
        LANGUAGES[0],
    )


def switch(request: Request) -> str:
    """The address of the link that shows this page in the other language."""
    query = f"?{request.url.query}" if request.url.query else ""
    other = next(one for one in LANGUAGES if one != language_of(request))
    return f"/language/{other}?{urlencode({'back': request.url.path + query})}"


def chosen(request: Request) -> Response:
    """Remembers the language and leads back. Raises Failure for another language."""
    language = request.path_params["language"]
    if language not in LANGUAGES:
        raise Failure(404, f"the pages are in {' and '.join(LANGUAGES)}")
    back = request.query_params.get("back", "/")
    reply = RedirectResponse(back if _HERE.fullmatch(back) else "/", 303, {"Cache-Control": "no-store"})
    reply.set_cookie(_COOKIE, language, max_age=_YEAR, samesite="lax", httponly=True)
    return reply


class Words:
    """The words of the pages in one language: `words["ask"]`, `words.of("fn", n=3)`."""

    def __init__(self, language: str) -> None:
        self.language = language

    def __getitem__(self, key: str) -> str:
        return str(_table()[key][self.language])

    def of(self, key: str, **values: object) -> str:
        """The words with these values in their places."""
        return self[key].format(**values)

    def kind(self, id: str) -> str:
        """What the things of a kind are (`org`); a kind without words is its own."""
        words = _table()["kind"].get(id)
        return str(words[self.language]) if words else id

    def heading(self, kinds: list[str]) -> str:
        """Under which heading of a document a part of these classes stands."""
        headings = _table()["heading"]
        kind = next((one for one in headings if one in kinds), "text")
        return str(headings[kind][self.language])

    def place(self, name: str) -> str:
        """`A/RES/60/175#op4-a` as a reader says it; an anchor of another kind as it is."""
        whole, _, anchor = name.partition("#")
        if told := _ANCHOR.fullmatch(anchor):
            number = told[2] + "".join(f"({letter})" for letter in told[3].split("-")[1:])
            anchor = self.of(told[1], n=number)
        return f"{whole} {anchor}".strip()


@cache
def _table() -> dict[str, dict[str, dict[str, str]]]:
    return tomllib.loads(Path(__file__).with_name("wording.toml").read_text(encoding="utf-8"))
