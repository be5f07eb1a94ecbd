#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Searching all documents.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
cat >dam.md <<'END'
---
title: The dam
outlet: Valley News
date: 2031-04-09
---
Mira said the dam leaks. The old dam, said Mira, doesn't leak much.
END
cat >flood.md <<'END'
---
title: The flood
outlet: Harbour Post
date: 2031-05-01
---
Café owners fled. 昨日の水害で住民は逃げた。 A dam broke 😀 in the flood.
END
ctl import p.diple dam.md flood.md

ctl search p.diple dam
ends "a word is found in every document" 0
check "each hit is a line" lines 3
check "with its context and its document" grep -q \
  "$(printf '14-17\tMira said the \tdam\t leaks. The old dam, said Mira')" "$room/out"
ctl search p.diple '"the dam"'
check "a phrase is found as it stands" lines 1
ctl search p.diple 'leak*'
check "a beginning of words is found" lines 2
ctl search p.diple 'NEAR(old mira, 3)'
check "words near each other are one hit" grep -q "$(printf '\told dam, said Mira\t')" "$room/out"
ctl search p.diple 'dam NOT flood'
check "NOT leaves documents out" lines 2
ctl search p.diple "doesn't"
check "an apostrophe is no mistake" lines 1
ctl search p.diple cafe
check "accents need not be written" lines 1
ctl search p.diple 水害
check "a word is found where no blanks are" grep -q "$(printf '21-23\t.*\t水害\tで')" "$room/out"
ctl search p.diple "it's; DROP TABLE span --"
ends "what looks like SQL is only words" 0
ctl search p.diple nothing-like-it
ends "nothing found is no error" 0
check "and says nothing" lines 0

ctl search p.diple '"dam'
ends "a mistake is told in words" 1 "" "quotation mark"
check "in one line" complaints 1
ctl search p.diple 'dam AND'
ends "so is a missing word" 1 "" "both sides"
ctl search p.diple
ends "without anything to look for there is no search" 1 "" "say what to look for"

ctl search p.diple dam --outlet "Valley News" --count
ends "an outlet and a count" 0 "2 hits in 1 documents"
ctl search p.diple dam --from 2031-05
check "dates from a month on" lines 1
ctl search p.diple dam --to 2031-04-09
check "dates up to a day" lines 2
ctl search p.diple dam --to tomorrow
ends "what is no date is refused" 1 "" "2031-04-09"
ctl search p.diple dam --sort left --limit 1
check "sorted by the left context, and limited" grep -q "$(printf '\tdam\t broke')" "$room/out"
check "to one" lines 1
ctl search p.diple dam --sort down
ends "what is no order is refused" 1 "" "document"

ctl mark p.diple --as Ana "The dam" Person Mira --occurrence 1
ctl mark p.diple --as Ben "The dam" Claim "the dam leaks"
ctl search p.diple --label Person
ends "without words the spans are found" 0 "Mira"
check "all of them" lines 1
ctl search p.diple dam --label Claim
check "with words, the words inside of them" lines 1
check "and the label is named" grep -q "$(printf '\tClaim\tThe dam')" "$room/out"
ctl search p.diple dam --label Claim --annotator Ana
check "of the annotator that was named" lines 0
ctl search p.diple --annotator Nobody
ends "nobody's spans are not found" 1 "" "Nobody"
ctl search p.diple --label Nonsense
ends "a label that is not there is refused" 1 "" "Nonsense"
ctl search p.diple --attribute colour=red
ends "so is an attribute" 1 "" "colour"
ctl search p.diple dam --state in-progress --as Ana
check "a state is somebody's" lines 2

ctl search p.diple 'dam NOT flood' --mark Location --as Ana
ends "hits are marked" 0 "Marked 2 hits as Location"
ctl search p.diple dam --mark Location --as Ana
ends "but not twice" 0 "Marked 1 hit as Location"
ctl search p.diple dam --mark Location --as Ana
ends "and then there is nothing to do" 0 "already"
ctl search p.diple dam --label Location --mark Organization --as Ana
ends "what is marked is relabelled" 0 "Relabelled 3 hits to Organization"
ctl undo p.diple --as Ana
ctl search p.diple --label Location --count --json
check "as one action" holds hits 3
ctl search p.diple dam --mark Location
ends "who marks must be said" 2 "" "--as"
ctl search p.diple dam --mark Nonsense --as Ana
ends "with a label that is there" 1 "" "Nonsense"
ctl check p.diple
ends "the project is sound afterwards" 0

ctl search p.diple flood --json
check "offsets are code points" holds start "$(printf 'Café owners fled. 昨日の水害で住民は逃げた。 A dam broke 😀 in the ' | wc -m | tr -d ' ')"

finish
