"""A comparison of two resolutions as people read it: rows first, then a table, a page, Markdown or a document."""

from resgraph.view.compared.docx import docx
from resgraph.view.compared.html import html
from resgraph.view.compared.markdown import markdown
from resgraph.view.compared.rows import Cell, Piece, Row, rows_of
from resgraph.view.compared.table import print_table

__all__ = ["Cell", "Piece", "Row", "docx", "html", "markdown", "print_table", "rows_of"]
