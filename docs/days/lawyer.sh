#!/bin/sh
# A lawyer's day: a folder of texts as they came from everywhere, and who invokes one treaty in them, as a table for a
# memorandum. Run it where texts/ is; its files may be PDF, DOCX, HTML, text or ZIP, in any of the six languages, some twice.
set -eu

# What could not be read, or is there twice, is told file by file; report.json keeps it.
resgraph build texts -o graph

# Each paragraph that invokes the treaty, by its symbol or by its name, with the verb, the sentence and a link.
resgraph query graph --named citing --param document="Palermo Convention" --language en -o palermo.xlsx

# Who must report what to whom by when, for the same files.
resgraph query graph --named reports --language en -o reports.xlsx
