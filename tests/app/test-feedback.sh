#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Quotation marks stand here as the program prints them.
# shellcheck disable=SC1111
# What review changed in somebody's work, and why.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
ctl annotators p.diple add Kim
printf 'Dr. Una Fells says <40> wells are dry & more will be. Una Fells leads the water board in Torrin.' >wells.txt
ctl import p.diple wells.txt
ctl mark p.diple wells.txt Person 'Dr. Una Fells' --as Ana
ctl mark p.diple wells.txt Person 4-13 --as Ben
ctl mark p.diple wells.txt Quantity '<40> wells' --as Ana
ctl mark p.diple wells.txt Quantity '<40> wells' --as Ben
ctl mark p.diple wells.txt Organization Torrin --as Ana
ctl mark p.diple wells.txt Location Torrin --as Ben
ctl mark p.diple wells.txt Event dry --as Ana
ctl mark p.diple wells.txt Organization 'the water board' --as Ben
ctl finish p.diple wells.txt --as Ana
ctl finish p.diple wells.txt --as Ben

# item TEXT: the id of the first item with it.
item ()
{
  "$DIPLECTL" review p.diple --state all | grep -F "$1" | head -n 1 | cut -f 1
}

ctl feedback p.diple --annotator Ana
ends "before anything is decided there is nothing to say" 0 "Decisions in 0 documents"
check "but that" lines 1

# answer TEXT NAME: the item with TEXT and the number of the answer that NAME gave.
answer ()
{
  id=$(item "$1")
  number=$("$DIPLECTL" review p.diple "$id" | grep "^[0-9]*	$2	" | cut -f 1)
}

answer 'Dr. Una' Ben
ctl review p.diple "$id" --adopt "$number" --note "Names only, see 2.1" --as Kim
answer Torrin Ben
ctl review p.diple "$id" --adopt "$number" --as Kim
ctl review p.diple "$(item 'dry')" --none --as Kim
ctl review p.diple "$(item 'water board')" --adopt 1 --as Kim
ctl review p.diple --rule agreed --apply --as Kim

ctl feedback p.diple --annotator Ana
ends "the sum is told" 0 "Kept as they are: 1 of 4; changed: 2; left out: 1; missed: 1."
check "for each label, too" grep -q "^Organization	label 1, missed 1$" "$room/out"
check "another place with both versions, pattern and note" \
  grep -q "^boundary	.*	0-13	Person “Dr. Una Fells”	Person “Una Fells”	.*made shorter	Names only, see 2.1$" "$room/out"
check "another label" grep -q "^label	.*	Organization “Torrin”	Location “Torrin”	Organization became Location	" "$room/out"
check "what was left out" grep -q "^dropped	.*	Event “dry”	–	No Event here	" "$room/out"
check "what was missed" grep -q "^missed	.*	–	Organization “the water board”	" "$room/out"
check "what was kept is only counted" sh -c "! grep -q '^kept' '$room/out'"
check "nobody else is named" sh -c "! grep -q Ben '$room/out'"

ctl feedback p.diple --annotator Ben
ends "somebody else hears other things" 0 "Kept as they are: 4 of 4;"
check "and nothing of Ana" sh -c "! grep -q -e Ana -e dry '$room/out'"

ctl feedback p.diple --annotator Ana --change kept
ends "what was kept is listed on request" 0 "kept	"
check "alone" sh -c "! grep -q '^missed' '$room/out'"
ctl feedback p.diple --annotator Ana --json
check "the sum is JSON, too" grep -q '"total":{"label":1,"boundary":1,"value":0,"target":0,"dropped":1,"missed":1,"kept":1}' "$room/out"
check "for each label, too" grep -q '"label":1,"boundary":0,"value":0,"target":0,"dropped":0,"missed":1,"kept":0,"about":"span","name":"Organization"' "$room/out"
check "with patterns" grep -q '"patterns":\[{"pattern":"title-before-name","made_shorter":1,"made_longer":0}\]' "$room/out"
check "each case is a line" lines 5
check "with its context" grep -q '"context":"Dr. Una Fells says <40> wells are dry & more will be. Una Fells leads …"' "$room/out"
check "and its note" grep -q '"note":"Names only, see 2.1"' "$room/out"

ctl feedback p.diple --annotator Ana --html -o ana.html
ends "a page is written" 0 "Wrote “ana.html”: 4 changes"
check "it says for whom" grep -q "<h1>Feedback for Ana</h1>" ana.html
check "the text is text" grep -q "&lt;40&gt; wells are dry &amp; more" ana.html
check "theirs is marked" grep -q "<mark>Dr. Una Fells</mark>" ana.html
check "what was decided, too" grep -q 'Dr. <mark class="decided">Una Fells</mark>' ana.html
check "with the note" grep -q "Names only, see 2.1" ana.html
check "it prints" grep -q "@media print" ana.html
check "it needs nothing from elsewhere" sh -c "! grep -q -e 'src=' -e href -e '@import' -e 'url(' ana.html"
check "nobody else is in it" sh -c "! grep -q Ben ana.html"
if command -v xmllint >/dev/null; then
  check "its elements are well nested" xmllint --noout ana.html
else
  skip "its elements are well nested" "no xmllint"
fi
ctl feedback p.diple --annotator Ana --html
ends "or goes to standard output" 0 "<!DOCTYPE html>"

ctl feedback p.diple
ends "somebody has to be named" 2 "" "--annotator"
ctl feedback p.diple --annotator Zoe
ends "somebody who is there" 1 "" "Zoe"
ctl feedback p.diple --annotator gold
ends "what was decided has no feedback" 1 "" "whose work is reviewed"
ctl feedback p.diple --annotator Ana --change nothing
ends "a change that is none is a mistake" 2 "" "nothing"
ctl feedback p.diple --annotator Ana -o x.html
ends "so is a file without a page" 2 "" "--html"
ctl feedback p.diple --annotator Ana --html -o no/where/x.html
ends "a file that cannot be written is told" 1 "" "no/where/x.html"

# New work makes its place wait again.
ctl mark p.diple wells.txt Location 'in Torrin' --as Ana
ctl feedback p.diple --annotator Ana
ends "what is not decided any more is counted as that" 0 "1 place there is not decided yet."

# The same documents again.
ctl assign p.diple --again 1 --annotators Ana
ctl feedback p.diple --annotator Ana
check "a second pass that is not finished says nothing" sh -c "! grep -q oneself '$room/out'"
ctl mark p.diple wells.txt Person 'Dr. Una Fells' --as "Ana (again)"
ctl mark p.diple wells.txt Quantity '<40> wells' --as "Ana (again)"
ctl finish p.diple wells.txt --as "Ana (again)"
ctl feedback p.diple --annotator Ana
ends "a finished one says how far somebody agrees with themselves" 0 "on 1 document annotated twice: exact F1 0.57"
ctl feedback p.diple --annotator Ana --json
check "in JSON, too" grep -q '"again":{"documents":1,"spans_first":5,"spans_second":2,"exact_f1":0.571428571428571' "$room/out"
ctl agreement p.diple --again Ana --json
check "as the figures of agreement have it" grep -q '"exact": 0.571428571428571' "$room/out"
ctl insights p.diple
check "a second pass is nobody else there" sh -c "! grep -q again '$room/out'"
check "and no label counts it" grep -q "^Quantity	2$" "$room/out"
check "what is decided is a row of its own" grep -q "^gold	1/1	" "$room/out"
ctl feedback p.diple --annotator "Ana (again)"
ends "the second pass itself is not reviewed" 1 "" "second passes"

finish
