"""`python -m benchmarks.verbs`: how the verbs of drafting are printed in the other five languages.

The United Nations publish the same resolution in six languages, paragraph by paragraph, with the words that open a
paragraph set apart. Where the Chinese paragraph opens with a verb of verbs.ttl and no adverb (回顾, not 又回顾), the
words that open the same paragraph in another language are counted for that verb. A form that stands for it at
least three times, and in at least a tenth of its paragraphs, is a row of ontology/verb-forms.tsv; the labels in
verbs.ttl are taken from there.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from resgraph.drafting.verbs import load_verbs
from resgraph.evaluate.corpus import LETTERS, corpus_files
from resgraph.evaluate.truth import Truth, read_truth
from resgraph.model import ParagraphKind
from resgraph.text.folding import fold

CORPUS = Path(__file__).resolve().parents[2] / "shared/corpus/akn4un"
LANGUAGES = ("en", "fr", "es", "ru", "ar")
PARTS = {ParagraphKind.PREAMBULAR: "preambular", ParagraphKind.OPERATIVE: "operative"}
LEAST, SHARE = 3, 0.1
_EDGE = " \u00a0,.:;،؛\u200f\u200e"
_AND = re.compile(r"^و(?=\u0625?\u0630? ?\S)")
"""The Arabic "and" that is written together with the word: وإذ يشير."""


HEADINGS = ("verb", "language", "part", "form", "count", "among")


class Form(NamedTuple):
    """A printed form: `times` paragraphs of all `among` in that part that open with the Chinese verb."""

    verb: str
    language: str
    part: str
    form: str
    times: int
    among: int


def opening_verbs(truth: Truth) -> Iterator[tuple[str, str, str]]:
    """Id, part and verb of each paragraph that opens with a bare verb."""
    verbs = load_verbs()
    for paragraph in truth.paragraphs:
        part = PARTS.get(ParagraphKind(paragraph.kind))
        text = fold(paragraph.text).text
        match = verbs.match(text, 0, head=True) if part and paragraph.first_action else None
        if part and match and text[match.start : match.end] == match.label:
            yield paragraph.id, part, match.verb.id


def opening_words(truth: Truth, language: str) -> dict[str, str]:
    """The words that open each paragraph, by its id, in lower case and without marks."""
    found = {}
    for paragraph in truth.paragraphs:
        if paragraph.first_action:
            words = " ".join(paragraph.first_action.split()).strip(_EDGE).lower()
            found[paragraph.id] = _AND.sub("", words) if language == "ar" else words
    return found


def count_forms(files: Iterable[Path]) -> list[Form]:
    """Every form that stands often enough, sorted; `files` are the Chinese ones, the others stand beside them."""
    counts: dict[tuple[str, str, str], Counter[str]] = defaultdict(Counter)
    for path in files:
        chinese = read_truth(path)
        for language in LANGUAGES:
            other = path.with_name(
                path.name.removesuffix(f"{LETTERS['zh']}.xml") + f"{LETTERS[language]}.xml"
            )
            if not other.is_file():
                continue
            translated = read_truth(other)
            if [p.id for p in translated.paragraphs] != [p.id for p in chinese.paragraphs]:
                continue
            words = opening_words(translated, language)
            for id, part, verb in opening_verbs(chinese):
                if id in words:
                    counts[verb, language, part][words[id]] += 1
    return sorted(_often(counts), key=lambda form: (*form[:3], -form.times, form.form))


def _often(counts: dict[tuple[str, str, str], Counter[str]]) -> Iterator[Form]:
    for (verb, language, part), forms in counts.items():
        among = forms.total()
        for form, count in forms.items():
            if count >= max(LEAST, SHARE * among):
                yield Form(verb, language, part, form, count, among)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="benchmarks.verbs", description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, help="resolutions in six languages, in Akoma Ntoso"
    )
    options = parser.parse_args()
    lines = ["\t".join(HEADINGS)]
    lines += ["\t".join(map(str, form)) for form in count_forms(corpus_files(options.corpus, "zh"))]
    sys.stdout.buffer.write("".join(f"{line}\n" for line in lines).encode())


if __name__ == "__main__":
    main()
