"""A build step by step: what is there already, what is to be read, and the new folder in the place of the old."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from resgraph.decisions.apply import unfit
from resgraph.decisions.decision import EVERYWHERE, Decisions
from resgraph.find.authorities import load
from resgraph.model import InputError
from resgraph.model.notice import Notice
from resgraph.pipeline.alignments import Alignments
from resgraph.pipeline.assembly import PART, Assembly, Progress, ReadFiles, Work
from resgraph.pipeline.earlier import Earlier, NotedAt
from resgraph.pipeline.files import File, Listing, key_of, listing
from resgraph.pipeline.fingerprint import fingerprint
from resgraph.pipeline.finished import Finished, digest, read_finished, write_finished
from resgraph.pipeline.jobs import ALONE
from resgraph.pipeline.ledger import Ledger
from resgraph.pipeline.members import Members
from resgraph.pipeline.outcome import Settings, forget
from resgraph.pipeline.report import Became, Fate, Report, read_report, write_report
from resgraph.pipeline.shared import SharedChanges, stretches
from resgraph.pipeline.showing import PAGE, Showing, Wanted
from resgraph.pipeline.staging import NOTES, REPORT, left_behind, removed, staging
from resgraph.pipeline.writing import NotingWriter
from resgraph.rdf.packed import NQUADS, without_graph
from resgraph.rdf.store import Loader, load_store, signature, update_store


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be built, where, and how."""

    inputs: tuple[File, ...]
    out: Path
    settings: Settings
    reading: ReadFiles
    progress: Progress | None
    force: bool
    graph_only: bool

    @property
    def last_notes(self) -> Path | None:
        """The notes of the last build, where this one may use them."""
        return None if self.force else self.out / NOTES


def built(order: Order) -> Report:
    """Build; a folder in which nothing would change is left as it is. Raises the errors of `build`."""
    found = listing(
        sorted(order.inputs, key=str), order.out
    )  # the same bytes, in whatever order they are named
    mark, behind = fingerprint(order.settings), left_behind(order.out)
    with Earlier([] if order.force else [order.out, *behind], mark) as earlier:
        last = read_finished(order.out, mark) if order.out in earlier.records else None
        keys = [key_of(file) for file in found.files] if earlier.count else [None] * len(found.files)
        report = _unchanged(order, found, last, keys) or _built_anew(order, found, keys, earlier, last, mark)
    removed(behind)
    return report


def _unchanged(
    order: Order, found: Listing, last: Finished | None, keys: Sequence[str | None]
) -> Report | None:
    """What the last build reported, where this one would write the same once more."""
    known = [key for key in keys if key]
    shown = (order.out / PAGE).exists() != order.graph_only
    if (
        not (last and shown and len(known) == len(keys))
        or digest(known) != last.inputs
        or order.settings.decisions.sha256 != last.decisions
        or not last.intact(order.out)
    ):
        return None
    report = read_report(order.out / REPORT)
    names = [each.label for each in report.files]
    if names != [*found.labels, *(label for label, _ in found.passed)]:
        return None
    report.reused = len(keys)
    return report


def _built_anew(
    order: Order,
    found: Listing,
    keys: Sequence[str | None],
    earlier: Earlier,
    last: Finished | None,
    mark: str,
) -> Report:
    """A new folder, of what is known and what has to be read.

    Where a later file turns out to be the more complete of two with one symbol and language, all is written once more
    without the other, from what was just read.
    """
    work = Work(found.files, found.labels, _plan(order, keys, earlier, last))
    loads = not order.graph_only and not _few_are_new(order, work, last)
    apart = not order.graph_only and len(found.files) > ALONE
    with staging(order.out) as stage, Showing(apart=apart) as page:
        report, assembly = _written(stage, order, work, earlier, mark, page, loads=loads)
        if outdone := assembly.outdone():
            again = Earlier([stage.folder], mark)
            plan = [again.find(key or None) for key in assembly.keys]
            with again, staging(order.out) as second:
                if assembly.loader:
                    assembly.loader.drop()
                work = Work(found.files, found.labels, plan, outdone)
                report, better = _written(second, order, work, again, mark, page, loads=not order.graph_only)
                better.fresh = None
                better.tell_copies(assembly.copies)
                report.counts.left_out = sum(len(each) - 1 for each in assembly.copies.values())
                report.reused = 0
                _finish(second, order, report, found, better, again, None, mark, page)
        else:
            assembly.tell_copies(assembly.copies)
            _finish(stage, order, report, found, assembly, earlier, last, mark, page)
    return report


def _written(
    stage: staging, order: Order, work: Work, earlier: Earlier, mark: str, page: Showing, *, loads: bool
) -> tuple[Report, Assembly]:
    """The graph's files in the folder of the stage; where it `loads`, the store meanwhile, which is then to be finished."""
    known, report = load(order.settings.authorities, order.settings.base), Report()
    with (
        Ledger(stage.folder / NOTES, mark) as ledger,
        NotingWriter(
            stage.folder,
            known,
            order.settings.base,
            ledger,
            order.settings.decisions,
            Members(None if order.force else order.out, mark),
        ) as writer,
    ):
        writer.loader = Loader(stage.folder) if loads else None
        assembly = Assembly(earlier, writer, report, order.settings)
        for outcome in assembly.run(work, order.reading, order.progress):
            stage.worth_keeping |= outcome.rendered is not None and outcome.again is None
        page.prepare()
        _find_series(writer, order, stage.folder, mark)
        if len(work.files) > ALONE:
            forget()
        report.counts = writer.finish()
        report.told = [*_unfit(order.settings.decisions, writer.decided)]
    if not report.counts.documents:
        failed = [*report.failed.values()]
        raise InputError(failed[0] if len(failed) == 1 else "; ".join(failed) or Notice("nothing-read"))
    return report, assembly


def _finish(
    stage: staging,
    order: Order,
    report: Report,
    found: Listing,
    assembly: Assembly,
    earlier: Earlier,
    last: Finished | None,
    mark: str,
    page: Showing,
) -> None:
    """The store, the page and the report beside the graph; then the folder takes its place."""
    churn = 0 if order.graph_only else _show(stage.folder, order, assembly, earlier, last, mark, page)
    report.files.extend(Became(label, Fate.PASSED, said=[why]) for label, why in found.passed)
    write_report(stage.folder / REPORT, report)
    decided = order.settings.decisions.sha256
    write_finished(stage.folder, mark, assembly.inputs, assembly.documents, churn, assembly.shared, decided)
    earlier.close()  # a folder with open files cannot be moved everywhere
    stage.keep()


def _find_series(writer: NotingWriter, order: Order, folder: Path, mark: str) -> None:
    """The series among all documents; what the last build aligned, and has not changed, is taken from its notes."""
    kept = Alignments(order.last_notes, folder / NOTES, mark)
    try:
        writer.find_series(kept)
    finally:
        kept.close()


def _plan(
    order: Order, keys: Sequence[str | None], earlier: Earlier, last: Finished | None
) -> list[NotedAt | None]:
    """What is known of each file; where files have been touched since, only what is proved to be as it was."""
    plan = [earlier.find(key) for key in keys]
    decisions, base = order.settings.decisions, order.settings.base
    if decisions.rows or (last and last.decisions):
        plan = [found if found and earlier.as_decided(found, decisions, base) else None for found in plan]
    if last and last.intact(order.out):
        return plan
    return [found if found and earlier.sound(found) else None for found in plan]


def _unfit(decisions: Decisions, used: Collection[str]) -> Iterator[Notice]:
    """The decisions that fit nothing, a line each."""
    for row in unfit(decisions, used):
        place = " ".join((row.document or EVERYWHERE, *row.paragraphs))
        yield Notice("unfit-decision", file=decisions.name, line=row.line, words=row.words, place=place)


def _show(
    folder: Path,
    order: Order,
    assembly: Assembly,
    earlier: Earlier,
    last: Finished | None,
    mark: str,
    page: Showing,
) -> int:
    """Make the store and the page; gives how many documents the store has lost since it was loaded."""
    page.begin(Wanted(str(folder), str(order.last_notes or ""), mark))
    churn = _store(folder, order, assembly, earlier, last)
    page.finish()
    return churn


def _few_are_new(order: Order, work: Work, last: Finished | None) -> bool:
    """Whether the last build's store can be had with a few changes, by what is known before anything is read."""
    same = last and last.store and last.store == signature(order.out)
    return bool(same) and work.plan.count(None) <= PART * len(work.plan)


def _store(folder: Path, order: Order, assembly: Assembly, earlier: Earlier, last: Finished | None) -> int:
    """The store that was loaded meanwhile; or the last build's with the changes made in it, where they are few."""
    if assembly.loader:
        assembly.loader.finish()
        return 0
    fresh, most = assembly.fresh, PART * assembly.documents
    same = last and last.store and last.store == signature(order.out)
    if last and same and fresh is not None and earlier.records.get(order.out) == last.documents:
        gone = earlier.gone(order.out)
        said = [earlier.nquads(found) for found in gone] if last.churn + len(gone) <= most else [None]
        if None not in said:
            old, new = order.out / NQUADS, folder / NQUADS
            with closing(SharedChanges((old, last.shared), (new, assembly.shared))) as shared:
                less = chain(map(without_graph, filter(None, said)), shared.gone())
                more = chain(stretches(new, fresh), shared.fresh())
                update_store(order.out, folder, less, more)
            return last.churn + len(gone)
    load_store(folder)
    return 0
