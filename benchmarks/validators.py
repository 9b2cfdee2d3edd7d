"""`python -m benchmarks.validators`: which SHACL validators pass the W3C's core tests, and how fast they are.

Each validator that is installed reads the same files. `--suite` is the folder of the W3C's tests (`core/`), as
the source distribution of pySHACL carries it in test/resources/sht_tests; `--graph` an output folder.
"""

from __future__ import annotations

import argparse
import importlib.util
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rdflib import RDF, BNode, Graph, Namespace
from rdflib.term import Node

from resgraph.model.data import ontology_dir

SH = Namespace("http://www.w3.org/ns/shacl#")
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")

Result = tuple[str, ...]
"""Focus node, path, severity, component, value; what is blank or lacking is empty."""


def pyshacl(data: Path, shapes: Path) -> Graph:
    """The reference in Python, on rdflib."""
    from pyshacl import validate  # noqa: PLC0415 - each validator only where it is installed

    report = validate(
        Graph().parse(data, format="turtle"), shacl_graph=Graph().parse(shapes, format="turtle")
    )
    assert isinstance(report[1], Graph)
    return report[1]


def pyshacl_turbo(data: Path, shapes: Path) -> Graph:
    """pyshacl-turbo: Rust behind pySHACL's interface."""
    from pyshacl_turbo import validate  # noqa: PLC0415

    report: Graph = validate(str(data), shacl_graph=str(shapes))[1]
    return Graph() + report


def pyshifty(data: Path, shapes: Path) -> Graph:
    """Shifty: Rust; it takes no base beside a file, so that the text states it."""
    from shifty import validate  # noqa: PLC0415

    texts = (f"@base <{path.as_uri()}> .\n{path.read_text(encoding='utf-8')}" for path in (data, shapes))
    report: Graph = validate(*texts)[1]
    return Graph() + report


def shacl(data: Path, shapes: Path) -> Graph:
    """SHACL_Engine: Rust."""
    from shacl import Shapes  # noqa: PLC0415

    report = Shapes.from_file(str(shapes)).validate_file(str(data))
    return Graph().parse(data=report.serialize(), format="turtle")


def shacl_rust(data: Path, shapes: Path) -> Graph:
    """shacl-rust: Rust, reports as dictionaries."""
    from shacl_rust import validate_file  # noqa: PLC0415

    keys = ("focusNode", "resultPath", "sourceConstraintComponent", "value")
    lines = []
    for number, result in enumerate(validate_file(data, shapes)["results"]):
        node = f"_:r{number}"
        told = {key: result[key] for key in keys if result.get(key)}
        if not re.fullmatch("<[^<>]*>", told.get("resultPath", "<>")):
            del told["resultPath"]  # a path of several steps is no term
        lines += [f"{node} <{SH}{key}> {value} ." for key, value in told.items()]
        lines.append(f"{node} <{SH}resultSeverity> {result['severity']} .")
    return Graph().parse(data="\n".join(lines), format="turtle")


def pyrudof(data: Path, shapes: Path) -> Graph:
    """Rudof: Rust."""
    from pyrudof import ResultShaclValidationFormat, Rudof, RudofConfig  # noqa: PLC0415

    rudof = Rudof(RudofConfig())
    rudof.read_data(str(data), base=data.as_uri())
    rudof.read_shacl(str(shapes), base=shapes.as_uri())
    rudof.validate_shacl()
    told = rudof.serialize_shacl_validation_results(format=ResultShaclValidationFormat.Turtle)
    return Graph().parse(data=told, format="turtle")


VALIDATORS: dict[str, tuple[str, Callable[[Path, Path], Graph]]] = {
    "pyshacl": ("pyshacl", pyshacl),
    "pyshacl-turbo": ("pyshacl_turbo", pyshacl_turbo),
    "pyshifty": ("shifty", pyshifty),
    "shacl": ("shacl", shacl),
    "shacl-rust": ("shacl_rust", shacl_rust),
    "pyrudof": ("pyrudof", pyrudof),
}
"""Each by its name on the package index: the module it installs, and how it is asked."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test of the suite, and what it expects; None for a shapes graph that must be refused."""

    name: str
    data: Path
    shapes: Path
    expected: Counter[Result] | None


def tests(suite: Path) -> Iterator[Test]:
    """Every test of the suite, file by file."""
    for path in sorted(suite.rglob("*.ttl")):
        graph = Graph().parse(path, format="turtle", publicID=path.as_uri())
        for test in graph.subjects(RDF.type, SHT.Validate):
            action, expected = graph.value(test, MF.action), graph.value(test, MF.result)
            data, shapes = (
                Path(str(graph.value(action, part)).removeprefix("file://"))
                for part in (SHT.dataGraph, SHT.shapesGraph)
            )
            wanted = None if expected == SHT.Failure else results(graph, expected)
            yield Test(path.stem, data, shapes, wanted)


def results(graph: Graph, report: Node | None = None) -> Counter[Result]:
    """The results of a report; of all that is in the graph where none is named."""
    found = graph.objects(report, SH.result) if report else graph.subjects(SH.focusNode, None)
    top = set(found)
    parts = (SH.focusNode, SH.resultPath, SH.resultSeverity, SH.sourceConstraintComponent, SH.value)
    nested = set(graph.objects(None, SH.detail))
    return Counter(
        tuple(_text(graph.value(result, part)) for part in parts)
        for result in top
        if report or result not in nested
    )


def _text(term: Node | None) -> str:
    return "" if term is None or isinstance(term, BNode) else term.n3()


def passed(validator: Callable[[Path, Path], Graph], test: Test) -> bool:
    """Whether a validator says what the test expects."""
    try:
        return results(validator(test.data, test.shapes)) == test.expected
    except Exception:  # whatever it raises, it has not answered
        return test.expected is None


def seconds(validator: Callable[[Path, Path], Graph], data: Path, shapes: Path) -> tuple[float, int]:
    """Processor seconds of one validation, reading included, and how many results it gave."""
    begin = time.process_time()
    report = validator(data, shapes)
    return time.process_time() - begin, len(results(report))


def main() -> None:
    """Print one row a validator."""
    parser = argparse.ArgumentParser(
        prog="benchmarks.validators", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--suite", type=Path, help="the folder of the W3C's tests of SHACL Core")
    parser.add_argument("--graph", type=Path, help="an output folder to time them on")
    parser.add_argument("--verbose", action="store_true", help="name the tests that fail")
    options = parser.parse_args()
    suite = list(tests(options.suite)) if options.suite else []
    print("| validator | W3C core tests passed | processor seconds | results |\n|---|---|---|---|")
    for name, (module, validator) in VALIDATORS.items():
        if importlib.util.find_spec(module) is None:
            continue
        failed = [test.name for test in suite if not passed(validator, test)]
        took, found = ("", "")
        if options.graph:
            measured = seconds(validator, options.graph / "graph.ttl", ontology_dir() / "shapes.ttl")
            took, found = f"{measured[0]:.1f}", str(measured[1])
        print(f"| {name} | {len(suite) - len(failed)} of {len(suite)} | {took} | {found} |", flush=True)
        if options.verbose and failed:
            print("  " + ", ".join(failed))


if __name__ == "__main__":
    main()
