"""One file, from its path to the bytes of its graph; nothing that goes wrong with it leaves here."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from resgraph.decisions.apply import apply
from resgraph.find.authorities import load
from resgraph.find.borders import shared as segmenter
from resgraph.languages.registry import builtin
from resgraph.link.linker import Linkers
from resgraph.model import ResgraphError, Resolution, Source
from resgraph.model.notice import Notice
from resgraph.model.printable import shown
from resgraph.pipeline.files import File, key
from resgraph.pipeline.meeting import moved
from resgraph.pipeline.outcome import Outcome, Settings, content, remember
from resgraph.rdf.rendered import Renderer
from resgraph.text.engine.spoken import profile_of
from resgraph.text.source.read import read_bytes, read_file
from resgraph.text.structure.assemble import read_text
from resgraph.view.leaf import leaf_of
from resgraph.view.leaves import packed

NOTHING: Mapping[str, str] = MappingProxyType({})


class Reader:
    """Reads files with one set of authorities, under one base."""

    def __init__(self, settings: Settings) -> None:
        """Compile what the authorities say. Raises AuthorityError or OutputError."""
        self._encoding, self._memory = settings.encoding, settings.memory
        self._linker, self._decisions = linker(settings.authorities), settings.decisions
        self._renderer = Renderer(settings.base)

    def read(self, path: File, moves: Mapping[str, str] = NOTHING) -> Outcome:
        """The outcome of one file; a fault of ours is told as such, and the other files go on.

        `moves` are the ids of paragraphs that change, so that the text meets another of its document.
        """
        told = shown(str(path))
        try:
            extraction = moved(self._linker.read(resolution_in(path, self._encoding)), moves)
            extraction = apply(self._decisions, extraction)
            statements = self._renderer.statements(extraction)
            rendered = self._renderer.render(extraction, statements)
            leaf = packed(leaf_of(extraction, self._renderer.names, statements))
        except ResgraphError as error:
            return Outcome(path, fault=error.args[0] if error.args else str(error))
        except MemoryError:
            return Outcome(path, fault=Notice("out-of-memory", file=told, most=self._memory or "?"))
        except Exception as error:  # one file must not end the reading of thousands
            said = " ".join(f"{type(error).__name__}: {error}".split())
            return Outcome(path, fault=Notice("fault", file=told, reason=said))
        source, warnings = extraction.resolution.source, extraction.resolution.warnings
        return Outcome(path, rendered, leaf, warnings, key(source.name, source.sha256))


def resolution_in(file: File, encoding: str | None = None) -> Resolution:
    """The resolution in a file, wherever it lies; raises InputError as `read_file` does."""
    if isinstance(file, Path):
        return read_file(file, encoding)
    return read_bytes(file.read_bytes(), shown(file.name), encoding)


def text_in(source: Source) -> Resolution:
    """The resolution in a decoded text."""
    return read_text(source, profile_of(source.text, builtin()))


def linker(authorities: tuple[Path, ...]) -> Linkers:
    """The linker of these authorities, made once in a process for what the files hold. Raises AuthorityError."""
    return _linker(authorities, tuple(content(path) for path in authorities))


@lru_cache(maxsize=2)
def _linker(authorities: tuple[Path, ...], contents: tuple[bytes, ...]) -> Linkers:  # noqa: ARG001 - for the cache
    return Linkers(load(authorities), builtin())


for _kept in (_linker, segmenter):
    remember(_kept.cache_clear)
