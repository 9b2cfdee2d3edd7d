"""`resgraph evaluate`: precision, recall and F1, on marked-up resolutions and on the annotated seeds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from resgraph.evaluate.annotations import Annotated, read_annotations
from resgraph.evaluate.bars import CORPUS_BARS, SEED_BARS
from resgraph.evaluate.by_language import measure_language, read_citation_truth
from resgraph.evaluate.corpus import Measured, Settings, corpus_files, measure_corpus
from resgraph.evaluate.cut_texts import measure_cut_texts, read_cut_texts
from resgraph.evaluate.damage import DAMAGES, NAMED
from resgraph.evaluate.duties import measure_duties
from resgraph.evaluate.forms import add_forms
from resgraph.evaluate.gold import measure_seeds
from resgraph.evaluate.history import changes, load_run, save_run
from resgraph.evaluate.languages import compare_languages
from resgraph.evaluate.metamorphic import compare_clean_and_damaged
from resgraph.evaluate.report import agreement_lines, below, change_list, faults, form_tables, score_table
from resgraph.evaluate.score import DocumentScore, total
from resgraph.languages.ruled import RULED
from resgraph.model.notice import Notice
from resgraph.pipeline import extract, extract_text

FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)
CHINESE = RULED
ENGLISH_NAMES = {"en": "English", "fr": "French", "es": "Spanish", "ru": "Russian", "ar": "Arabic"}
CHECKOUT_ANNOTATIONS = Path("tests/gold")


def parse_damages(_: click.Context, __: click.Parameter, value: str) -> frozenset[str]:
    """`default`, `paste`, `none`, or names with commas between."""
    if value in NAMED:
        return NAMED[value]
    damages = frozenset(d.strip() for d in value.split(",") if d.strip())
    if unknown := damages - set(DAMAGES):
        raise click.BadParameter(
            Notice("no-such-damage", given=", ".join(sorted(unknown)), known=", ".join(DAMAGES))
        )
    return damages


@click.command("evaluate", epilog="Example: resgraph evaluate corpus --damage wrap,pages --against last.json")
@click.argument("corpus", type=FOLDER, required=False)
@click.option("--damage", "damages", default="default", callback=parse_damages, help="Damages, with commas.")
@click.option("--seed", default=1, show_default=True, help="Seed of the damages' random source.")
@click.option("--language", default=RULED, show_default=True, help="Language of the files to measure.")
@click.option(
    "--annotations", type=FOLDER, help="Folder of citations/ and actions/ [tests/gold, where it is]."
)
@click.option("--gold", type=FOLDER, help="Annotations of the seeds; with --seeds.")
@click.option("--seeds", type=FOLDER, help="The texts that --gold annotates.")
@click.option("--truth", type=FOLDER, help="Citations by language (LANGUAGE/*.json); with --language.")
@click.option("--duties", type=FOLDER, help="Annotations of duties; their texts are in CORPUS or --seeds.")
@click.option(
    "--cut",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Plain texts whose paragraphs are known (JSON lines).",
)
@click.option(
    "--languages", "cross_check", is_flag=True, help="Compare Chinese citations with --language [en]."
)
@click.option("--metamorphic", is_flag=True, help="Compare what clean and damaged text give.")
@click.option("--save", type=click.Path(path_type=Path, dir_okay=False), help="Save the run to this file.")
@click.option("--against", type=click.Path(path_type=Path, dir_okay=False), help="Compare with a saved run.")
@click.option("--limit", type=click.IntRange(1), help="Only the first files.")
@click.option("--jobs", type=click.IntRange(1), default=2, show_default=True, help="Processes.")
@click.option("--verbose", is_flag=True, help="Print every miss (-) and surplus (+).")
@click.option("--strict", is_flag=True, help="Exit 1 where a measure is below its bar.")
def command(
    *,
    corpus: Path | None,
    damages: frozenset[str],
    seed: int,
    language: str,
    annotations: Path | None,
    gold: Path | None,
    seeds: Path | None,
    truth: Path | None,
    duties: Path | None,
    cut: Path | None,
    cross_check: bool,
    metamorphic: bool,
    save: Path | None,
    against: Path | None,
    limit: int | None,
    jobs: int,
    verbose: bool,
    strict: bool,
) -> None:
    """Measure the extraction on CORPUS, a folder of AKN4UN files, on annotated seeds (--gold, --seeds), or on --cut texts."""
    if (gold is not None and seeds is None) or not (corpus or gold or duties or cut):
        raise click.UsageError(Notice("measure-what"))
    if seeds is not None and gold is None and duties is None:
        raise click.UsageError(Notice("seeds-with-gold"))
    short: list[str] = []
    if gold and seeds:
        short += show_seeds(gold, seeds, verbose)
    if corpus:
        chinese = cross_check or language == CHINESE
        files = corpus_files(corpus, CHINESE if chinese else language)[:limit]
        settings = Settings(damages, seed, language)
        if cross_check:
            other = "en" if language == CHINESE else language
            found = compare_languages(files, extract_text, extract, other)
            show(agreement_lines(found, ENGLISH_NAMES.get(other, other)))
        elif not chinese:
            show_language(files, language, truth, known_annotations(annotations, CHINESE), verbose)
        elif metamorphic:
            show_metamorphic(files, settings, verbose)
        else:
            known = known_annotations(annotations, language)
            measured = list(measure_corpus(files, extract_text, settings, known, jobs))
            short += show_corpus(measured, verbose)
            show_history([m.score for m in measured], save, against)
    if duties:
        show_duties(duties, tuple(folder for folder in (corpus, seeds) if folder), verbose)
    if cut:
        show_cut(cut, seed, limit, verbose)
    if strict and short:
        raise click.exceptions.Exit(1)


def show(lines: Iterable[str]) -> None:
    """Print line by line."""
    for line in lines:
        click.echo(line)


def known_annotations(folder: Path | None, language: str) -> dict[str, Annotated]:
    """The annotations named, else those of a checkout, else none."""
    if folder is None and CHECKOUT_ANNOTATIONS.is_dir():
        folder = CHECKOUT_ANNOTATIONS
    return read_annotations(folder, language) if folder else {}


def show_seeds(gold: Path, seeds: Path, verbose: bool) -> list[str]:
    """Print the seeds' table; give the measures below their bar."""
    documents = list(measure_seeds(gold, seeds, extract_text))
    show(faults(documents) if verbose else ())
    scores = total(documents)
    show(score_table(scores, SEED_BARS))
    return below(scores, SEED_BARS)


def show_duties(gold: Path, sources: tuple[Path, ...], verbose: bool) -> None:
    """Print the table of duties, reports and governing verbs."""
    documents = list(measure_duties(gold, sources, extract))
    show(faults(documents) if verbose else ())
    show(score_table(total(documents), {}))


def show_cut(path: Path, seed: int, limit: int | None, verbose: bool) -> None:
    """Print how exact plain texts of known paragraphs are cut."""
    documents = list(measure_cut_texts(read_cut_texts(path, seed)[:limit], extract_text))
    show(faults(documents) if verbose else ())
    show(score_table(total(documents), {}))


def show_corpus(measured: list[Measured], verbose: bool) -> list[str]:
    """Print the corpus's tables; give the measures below their bar."""
    show(faults(m.score for m in measured) if verbose else ())
    scores = total(m.score for m in measured)
    show(score_table(scores, CORPUS_BARS))
    if "citations" in scores:
        show(("", *form_tables(add_forms(m.forms for m in measured))))
    return below(scores, CORPUS_BARS)


def show_language(
    files: list[Path], language: str, truth: Path | None, annotated: dict[str, Annotated], verbose: bool
) -> None:
    """Print how exact a language of tables is read."""
    truths = read_citation_truth(truth, language) if truth else {}
    documents = list(measure_language(files, extract, extract_text, truths, annotated))
    show(faults(documents) if verbose else ())
    show(score_table(total(documents), {}))


def show_metamorphic(files: list[Path], settings: Settings, verbose: bool) -> None:
    """Print what differs between clean and damaged text."""
    documents = [compare_clean_and_damaged(path, extract_text, settings) for path in files]
    show(faults(documents) if verbose else ())
    show(score_table(total(documents), {}))


def show_history(documents: list[DocumentScore], save: Path | None, against: Path | None) -> None:
    """Print gains and losses against an earlier run, then save this one."""
    if against:
        show(change_list(changes(load_run(against), documents)))
    if save:
        save_run(save, documents)
