"""Questions to an output folder: named queries, and the user's own SPARQL."""
