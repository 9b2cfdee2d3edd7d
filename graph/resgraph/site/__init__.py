"""A static web site in which every IRI of the graph has its page."""
