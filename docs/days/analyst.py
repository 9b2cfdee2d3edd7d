"""An analyst's day: pip install 'resgraph[pandas]', a table, a network. Run it where texts/ is."""

import networkx as nx

import resgraph

resgraph.build("texts", "graph")
graph = resgraph.load("graph", language="en")
citations = graph.citations().to_pandas()
print(citations.groupby(["cited", "relation"]).size().sort_values(ascending=False).head(10))
network = nx.from_pandas_edgelist(citations, "document", "cited", "relation", create_using=nx.DiGraph)
print(network.number_of_nodes(), "documents,", network.number_of_edges(), "citations")
nx.write_gexf(network, "citations.gexf")
