#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Pace, labels, and agreement in words.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
printf 'Mira Holt said the dam leaks near Lowmoor.\n' >dam.txt
ctl import p.diple dam.txt --as Ana
ctl mark p.diple --as Ana dam.txt Person "Mira Holt"
ctl mark p.diple --as Ben dam.txt Person "Mira Holt"
ctl mark p.diple --as Ana dam.txt Location "Lowmoor"
ctl mark p.diple --as Ben dam.txt Group "Lowmoor."
ctl finish p.diple dam.txt --as Ana

ctl insights p.diple
ends "progress and labels are listed" 0 "Ana"
check "what is finished is counted" grep -q "^Ana	1/1	2	" "$room/out"
check "so are labels" grep -q "^Person	2$" "$room/out"
ctl insights p.diple --json
check "also as JSON" grep -q '"label":"Person","spans":2' "$room/out"
ctl insights p.diple --sentence
ends "without two who finished, the sentence says so" 0 "No document has been finished by two"

ctl finish p.diple dam.txt --as Ben
ctl insights p.diple --sentence
ends "the sentence has the figure" 0 "labelled spans was 0.50"
ctl insights p.diple --sentence --ignore-edges --merge Group=Location
ends "what if edges and a label did not count" 0 "labelled spans was 1.00"
check "and it says what was done" grep -q "Group was counted as Location" "$room/out"
ctl insights p.diple --csv
ends "every figure is in the CSV" 0 "pair,Ana,Ben,exact_f1,0.500000"
check "and those with oneself, with a reason" grep -q "^self,Ana,,exact_f1,,,,0,0,no-documents" "$room/out"
ctl insights p.diple --sentence --tokens
ends "alpha is computed on tokens on request" 0 "computed on tokens"
ctl insights p.diple --csv --tokens
check "and named so" grep -q "^pair,Ana,Ben,alpha_tokens,0\." "$room/out"
ctl agreement p.diple --unit token --json
check "it is the figure that agreement has" grep -q "\"alpha_pooled_labels\": $("$DIPLECTL" insights p.diple --csv --tokens | sed -n 's/^all,,,alpha_tokens,\([0-9.]\{5\}\).*/\1/p')" "$room/out"
ctl insights p.diple --ignore-edges
ends "a what-if needs something to say" 2
ctl insights p.diple --csv --merge Nobody=Person
ends "a label has to be there" 2

finish
