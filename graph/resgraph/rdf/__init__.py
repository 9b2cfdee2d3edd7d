"""The only writer of triples: vocabulary, IRIs, statements, files, store, export."""
