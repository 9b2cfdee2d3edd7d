#!/bin/sh
# A librarian's day: what stayed open is decided, one wrong link is corrected, and the difference shows just that.
# Run it where texts/ is. In place of awk a person would open decisions.tsv in a spreadsheet.
set -eu

resgraph build texts -o graph
resgraph review graph -o decisions.tsv

# The answers, in the column "decision"; and a row of her own for a link that is wrong.
awk -F '\t' -v OFS='\t' '
    $3 == "《公约》" { $10 = "instrument/untoc" }
    $3 == "第181号决议" { $10 = "none"; $11 = "a slip of the printer" }
    { print }
' decisions.tsv > decided.tsv
printf 'A/RES/58/901\top1\t委员会\t\t\t\t\t\t\torg/ecosoc\tnot the Commission of the preamble\n' >> decided.tsv
mv decided.tsv decisions.tsv

cp -r graph before
resgraph build texts -o graph --decisions decisions.tsv

# The exit status of diff is 1 where something differs, which is what is wanted here.
resgraph diff before graph --language en --format md > changes.md || test $? -eq 1
resgraph review graph -o decisions.tsv
