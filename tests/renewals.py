"""How many of the series that a reader finds the product finds: the measure behind gold/series.json."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from resgraph.compare import Outline, outline_of
from resgraph.compare.packing import packed, packed_heading
from resgraph.pipeline.alignments import Alignments
from resgraph.pipeline.lineage import Lineage
from texts import Texts, marked, plain

Figures = dict[str, float]
Links = set[tuple[str, str]]
SERIES = Path(__file__).with_name("gold") / "series.json"
BODIES = {"Human Rights Council": "A/HRC/RES/", "General Assembly": "A/RES/", "ECOSOC": "E/RES/"}


def measured(corpus: Path) -> Figures:
    """Precision and recall of the links of series.json among English texts, and whether none is found among the Chinese ones."""
    printed = Texts(corpus).printed
    files = {path.name[:-5].replace("_", "/"): path for path in sorted(corpus.glob("akn4un/*/*E.xml"))}
    english = [outline_of(plain(text, f"{symbol}.txt")) for symbol, text in printed.items()]
    english += [outline_of(marked(path)) for symbol, path in files.items() if symbol not in printed]
    chinese = [outline_of(marked(path)) for path in sorted(corpus.glob("akn4un/*/*C.xml"))]
    truth = json.loads(SERIES.read_text(encoding="utf-8"))
    want, optional = ({(one, other) for one, other in truth[name]} for name in ("links", "optional"))
    return scored(found_in(english) - optional, want) | {"none in Chinese": float(not found_in(chinese))}


def found_in(outlines: Sequence[Outline]) -> Links:
    """The series among the texts, the earlier resolution first."""
    lineage = Lineage()
    for at, outline in enumerate(outlines):
        lineage.add(packed(outline), packed_heading(outline), str(at))
    with tempfile.TemporaryDirectory() as folder:
        kept = Alignments(None, Path(folder), "")
        found = {(link.earlier, link.later) for link in lineage.links(kept)}
        kept.close()
    lineage.close()
    return found


def scored(found: Links, want: Links) -> Figures:
    """Precision and recall of each body's links; what is wrong or missed is printed, for a reader."""
    figures: Figures = {}
    for body, begin in BODIES.items():
        given, true = ({link for link in links if link[1].startswith(begin)} for links in (found, want))
        for links, name in ((given, "precision"), (true, "recall")):
            figures[f"{body}, {name}"] = len(given & true) / len(links) if links else 1.0
        for earlier, later in sorted(given ^ true):
            print(f"series: {'wrong' if (earlier, later) in given else 'missed'} {earlier} -> {later}")
    return figures
