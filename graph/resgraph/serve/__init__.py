"""An output folder over HTTP: the SPARQL 1.1 Protocol, linked data, a JSON API and an editor, read-only."""
