"""The graph of an output folder sent to a server that speaks the SPARQL 1.1 Graph Store Protocol."""
