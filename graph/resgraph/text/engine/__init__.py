"""Text of the languages that are read by tables: folding, paragraphs, notes and headings, with no word of any of them."""
