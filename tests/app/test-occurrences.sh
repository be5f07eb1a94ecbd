#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Finding every place with the same text, and marking all of them.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
printf 'Mira Holt said so. The holt is dry. Mira\nHolt left; Mira Holts do not.' >one.txt
printf 'Nobody saw Mira Holt 🙂. Mira Holt was late.' >two.txt
ctl import p.diple one.txt two.txt

ctl occurrences p.diple "Mira Holt"
ends "every place is found" 0
check "each is a line" lines 4
check "a line break is white space" grep -q "$(printf '36-45\t')" "$room/out"
check "with what stands round it" grep -q "$(printf 'Nobody saw \tMira Holt\t')" "$room/out"
ctl occurrences p.diple holt --parts
check "--parts looks inside of words too" lines 6
ctl occurrences p.diple holt --case
check "--case tells capitals from small letters" lines 1
ctl occurrences p.diple "Mira Holt" --document two.txt
check "one document alone" lines 2
ctl occurrences p.diple "Mira Holt" --json
check "as JSON" grep -q '"start":11,"end":20' "$room/out"
ctl occurrences p.diple "nothing like it"
ends "nothing found is no error" 0
check "and says nothing" lines 0

ctl mark p.diple --as Ana one.txt Person "Mira Holt" --occurrence 1
ctl occurrences p.diple "Mira Holt" --label Person --as Ana
check "what has the label is left out" lines 3
ctl occurrences p.diple "Mira Holt" --label Person --marked --as Ana
check "or is all that is shown" lines 1
ctl occurrences p.diple "Mira Holt" --mark Person --as Ana
ends "all are marked" 0 "Marked 3 occurrences"
ctl spans p.diple --as Ana
check "none is doubled" lines 4
ctl occurrences p.diple "Mira Holt" --mark Person --as Ana
ends "a second time there is nothing to do" 0 "nothing was marked"
ctl undo p.diple --as Ana
ctl spans p.diple --as Ana
check "it was one action" lines 1
ctl mark p.diple --as Ben one.txt Organization 5-24
ctl occurrences p.diple "Mira Holt" --mark Person --as Ben
ends "what would cross a span is left out and told" 0 "Marked 3" "1 places"
ctl occurrences p.diple "Mira Holt" --mark Nobody --as Ben
ends "the label must be there" 1 "" "Nobody"

finish
