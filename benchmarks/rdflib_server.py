"""rdflib-endpoint on a graph.nq.gz: loaded once, then served by a copy of this process, anew whenever that is killed.

    python -m benchmarks.rdflib_server OUT/graph.nq.gz PORT

Prints the process number of each copy.
"""

from __future__ import annotations

import gzip
import os
import sys


def main() -> None:
    """Load, then serve until killed."""
    import uvicorn  # noqa: PLC0415 - wanted in the copies too, and nowhere else
    from rdflib import Dataset  # noqa: PLC0415
    from rdflib_endpoint import SparqlEndpoint  # noqa: PLC0415

    graph = Dataset(default_union=True)
    with gzip.open(sys.argv[1]) as nquads:
        graph.parse(data=nquads.read(), format="nquads")
    application = SparqlEndpoint(graph=graph, path="/")
    while True:
        copy = os.fork()
        if copy == 0:
            uvicorn.run(application, host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
            os._exit(0)
        print(copy, flush=True)
        os.waitpid(copy, 0)


if __name__ == "__main__":
    main()
