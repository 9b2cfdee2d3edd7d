"""How fast it is: documents made from real paragraphs, every stage beside what it can be compared with."""
