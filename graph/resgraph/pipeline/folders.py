"""What of a folder is a document: not its programs, styles, pictures and lock files, nor what links lead to outside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath

from resgraph.model.notice import Notice
from resgraph.text.source.sniff import TEXT, sniff

NO_DOCUMENTS = frozenset(
    """
    bat c cmd cpp css go h ipynb java js less lua mjs php pl ps1 py pyc pyi r rb rs scss sh sql ts vbs wasm
    cfg conf csv db dtd ini json jsonl lock log map nq nt owl rng sqlite toml trig tsv ttl xsd xsl xslt yaml yml
    avi bmp eot gif ico jpeg jpg mov mp3 mp4 otf png svg tif tiff ttf wav webp woff woff2
    bak crdownload download part swp tmp
    """.split()
)
"""Endings of names: programs and styles, settings and data, pictures and fonts, files that are not finished."""
NAMES = frozenset({"dockerfile", "makefile", "thumbs.db", "desktop.ini"})
LOCKS = ("~$", ".~", "#")
"""What names of lock files begin with: Word's ~$, LibreOffice's .~lock."""
HEAD = 4096
_GZIP = b"\x1f\x8b"
"""How packed data begin."""

ListedFile = tuple[Path, Notice | None]
"""A file of a folder; why it is not read, None where it is."""


def is_document(path: Path | PurePosixPath) -> bool:
    """Whether a file of a folder is read: neither hidden, nor a README, nor the options of its builds."""
    hidden = any(part.startswith(".") for part in path.parts)
    return not hidden and not path.name.upper().startswith("README") and path.name != "resgraph.toml"


def is_other(name: str) -> bool:
    """Whether the name is that of a program, a style, a picture, a lock file."""
    lower = name.lower()
    return (
        lower in NAMES
        or lower.startswith(LOCKS)
        or lower.endswith("~")
        or lower.removesuffix(".gz").rpartition(".")[2] in NO_DOCUMENTS  # graph.nq.gz
    )


def found_below(folder: Path, written: Sequence[Path]) -> Iterator[ListedFile]:
    """The files of the folder in order, those of folders in it too; `written` is what an earlier build made."""
    root = folder.resolve()
    inside = [made for made in written if made.is_relative_to(root)]
    for path in sorted(folder.rglob("*")):
        if not is_document(path.relative_to(folder)):
            continue
        if path.is_symlink() and (why := _link(path, root)) is not True:
            if why:
                yield path, why
            continue
        if not path.is_file() or (inside and _is_below(path.resolve(), inside)):
            continue
        yield path, Notice("no-document") if is_other(path.name) and _is_plain(path) else None


def _is_below(path: Path, folders: Sequence[Path]) -> bool:
    return any(path.is_relative_to(folder) for folder in folders)


def _link(path: Path, root: Path) -> Notice | bool:
    """Whether what the link leads to is read by this name; why not, where that is to be told."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # nowhere, or round in a circle
        return Notice("link-nowhere")
    if not target.is_relative_to(root):
        return Notice("link-outside")
    return target.is_file() and not is_document(
        target.relative_to(root)
    )  # else it is read under its own name


def _is_plain(path: Path) -> bool:
    """Whether the content, too, is no document: a PDF is read whatever it is called."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
    except OSError:
        return True
    return head.startswith(_GZIP) or sniff(head) == TEXT
