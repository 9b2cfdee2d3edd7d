"""Java engines that check what we write: one source file of tests/java, run on jars that Debian has."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

SOURCES = Path(__file__).parent / "java"
JARS = Path("/usr/share/java")

RDF4J = tuple(
    f"rdf4j-{part}"
    for part in (
        *("model", "model-api", "model-vocabulary", "rio-api", "rio-datatypes", "rio-languages", "util"),
        *("rio-jsonld", "rio-nquads", "rio-ntriples", "rio-rdfxml", "rio-trig", "rio-turtle"),
    )
)
SHARED = (
    *("commons-codec", "commons-io", "commons-text", "guava", "slf4j-api", "slf4j-nop", "jcl-over-slf4j"),
    *(
        "httpclient",
        "httpclient-cache",
        "httpcore",
        "jackson-annotations",
        "jackson-core",
        "jackson-databind",
        "jsonld-java",
    ),
)
OWLAPI = (
    "owlapi-distribution",
    "atinject-jsr330-api",
    "caffeine",
    "commons-rdf-api",
    "hppcrt",
    "jsr305",
    "xz",
)


def run_java(source: str, jars: tuple[str, ...], *files: Path) -> list[str]:
    """What tests/java/SOURCE.java prints about the files, line by line; skips where Java or a jar is absent."""
    if shutil.which("javac") is None:
        pytest.skip("no Java compiler is here")
    paths = [JARS / f"{jar}.jar" for jar in jars]
    if missing := [path.name for path in paths if not path.is_file()]:
        pytest.skip(f"not here: {', '.join(missing)}; Debian has them in libowlapi-java")
    done = subprocess.run(
        ["java", "-cp", ":".join(map(str, paths)), SOURCES / f"{source}.java", *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
