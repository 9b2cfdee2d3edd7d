"""One file, from its path to the bytes of its graph; nothing that goes wrong with it leaves here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from resgraph.find.authorities import load
from resgraph.link.document import Linker
from resgraph.model import ResgraphError
from resgraph.rdf.iris import BASE
from resgraph.rdf.rendered import Rendered, Renderer
from resgraph.text.source.read import read_file


@dataclass(frozen=True, slots=True)
class Settings:
    """What decides how a file is read, beside its bytes."""

    authorities: tuple[Path, ...] = ()
    base: str = BASE
    encoding: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a file: its graph with warnings, or the fault, one line each."""

    path: Path
    rendered: Rendered | None = None
    warnings: tuple[str, ...] = ()
    fault: str | None = None


class Reader:
    """Reads files with one set of authorities, under one base."""

    def __init__(self, settings: Settings) -> None:
        """Compile what the authorities say. Raises AuthorityError or OutputError."""
        self._encoding = settings.encoding
        self._linker = linker(settings.authorities)
        self._renderer = Renderer(settings.base)

    def read(self, path: Path) -> Outcome:
        """The outcome of one file; a fault of ours is told as such, and the other files go on."""
        try:
            extraction = self._linker.read(read_file(path, self._encoding))
            rendered = self._renderer.render(extraction)
        except ResgraphError as error:
            return Outcome(path, fault=str(error))
        except Exception as error:  # one file must not end the reading of thousands
            said = " ".join(f"{type(error).__name__}: {error}".split())
            return Outcome(path, fault=f"{path}: a fault in resgraph, please report it: {said}")
        resolution = extraction.resolution
        return Outcome(path, rendered, tuple(f"{resolution.source.name}: {w}" for w in resolution.warnings))


@lru_cache(maxsize=2)
def linker(authorities: tuple[Path, ...]) -> Linker:
    """The linker of these authorities, made once in a process."""
    return Linker(load(authorities))
