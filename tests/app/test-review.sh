#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Quotation marks stand here as the program prints them.
# shellcheck disable=SC1111
# Where annotators differ, and what is decided.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana
ctl annotators p.diple add Ben Kim
printf 'Dr. Una Fells says about 40 wells are dry. Una Fells leads the water board in Torrin.' >wells.txt
ctl import p.diple wells.txt

# marks: what both annotators make of the text.
ctl mark p.diple wells.txt Person 'Dr. Una Fells' --as Ana
ctl mark p.diple wells.txt Person 4-13 --as Ben
ctl mark p.diple wells.txt Quantity '40 wells' --as Ana
ctl mark p.diple wells.txt Quantity 'about 40 wells' --as Ben
ctl mark p.diple wells.txt Location Torrin --as Ana
ctl mark p.diple wells.txt Location Torrin --as Ben
ctl mark p.diple wells.txt Organization 'the water board' --as Ben

ctl review p.diple
ends "nothing is compared before two have finished" 0
check "nothing is listed" lines 0
ctl review p.diple --unfinished
check "unfinished work is compared on request" lines 3
ctl finish p.diple wells.txt --as Ana
ctl finish p.diple wells.txt --as Ben

# item KIND [TEXT]: the id of the first such item.
item ()
{
  "$DIPLECTL" review p.diple --state all --kind "$1" | grep -F "${2-}" | head -n 1 | cut -f 1
}

ctl review p.diple
ends "what differs is listed" 0 "boundary	open	wells.txt"
check "what all agree on is not" lines 3
ctl review p.diple --kind agree
ends "it can be asked for" 0 "Torrin"
ctl review p.diple --kind missing
ends "a kind narrows" 0 "the water board"
check "to that kind" lines 1
ctl review p.diple --label Quantity
check "a label narrows" lines 1
ctl review p.diple --pattern hedge
ends "a pattern narrows" 0 "about 40 wells"
ctl review p.diple --annotator Ben
check "of two both differ" lines 3
ctl review p.diple --annotator Kim
check "who has no answer differs from nobody" lines 0
ctl review p.diple --annotator Nobody
ends "an unknown annotator is named" 2 "" "Nobody"
ctl review p.diple --json
ends "items are JSON too" 0 '"patterns":["title-before-name"]'
ctl review p.diple --kind nonsense
ends "an unknown kind is a mistake" 2 "" "nonsense"
ctl review p.diple --state asleep
ends "an unknown state is a mistake" 2 "" "asleep"

fells=$(item boundary Fells)
ctl review p.diple "$fells"
ends "an item shows its answers" 0 "Ben	Person “Una Fells”"
ctl review p.diple "$fells" --adopt 2
ends "somebody must decide" 2 "" "--as"
ctl review p.diple "$fells" --adopt 9 --as Kim
ends "an answer that is none is refused" 1 "" "no such answer"
ctl review p.diple "$fells" --adopt 2 --none --as Kim
ends "an item has one answer" 2 "" "one answer"
ctl review p.diple "$fells" --adopt 2 --note "names only" --as Kim
ends "an answer is taken" 0
ctl spans p.diple
ends "it is gold" 0 "gold"
ctl review p.diple "$fells" --json
ends "who decided is told" 0 '"curator":"Kim"'
check "the note too" grep -q '"note":"names only"' "$room/out"
ctl review p.diple
check "a decided item is open no more" lines 2
ctl history p.diple
ends "the history has it" 0 "Decided “Dr. Una Fells”"

wells=$(item boundary 'about 40')
ctl review p.diple "$wells"
ends "an item shows what was decided before, or nothing" 0 "about 40 wells"
ctl review p.diple "$wells" --union --as Kim
ends "everything that was marked is taken" 0
ctl review p.diple "$wells" --intersection --as Kim
ends "a decision is made anew" 0
ctl spans p.diple wells.txt --json
check "there is one gold span at the place" [ "$(grep -c '"annotator":"gold"' "$room/out")" -eq 2 ]
ctl review p.diple "$wells" --majority --as Kim
ends "two of two who differ are no majority" 1 "" "majority"

board=$(item missing)
ctl review p.diple "$board" --place 'water board' --label Organization --question "With the article?" --as Kim
ends "a place of one's own is decided" 0
ctl review p.diple "$board" --json
ends "the question is kept" 0 "With the article?"
ctl flags p.diple
ends "it stands among all questions" 0 "With the article?"
question=$(cut -f 1 "$room/out")
ctl flags p.diple "$question" --answer "Without." --as Ana
ends "and is answered there" 0
ctl review p.diple "$board" --adopt 1 --as Kim
ctl flags p.diple
ends "to decide anew takes nothing of it away" 0 "answered	Kim	wells.txt	the water board	With the article?	Without."
ctl review p.diple "$board" --json
decision=$(sed 's/.*"decision":{"decision":"\([^"]*\)".*/\1/' "$room/out")
ctl review p.diple "$decision" --withdraw --as Kim
ends "a decision is taken back" 0
ctl review p.diple
ends "its item is open again" 0 "missing	open"
ctl review p.diple "$board" --none --as Kim
ends "that there is nothing is a decision" 0
ctl review p.diple
check "all is decided" lines 0
ctl review p.diple "$board" --defer --as Kim
ctl review p.diple --state deferred
ends "an item is put off" 0 "the water board"
ctl undo p.diple --as Kim

ctl review p.diple --rule agreed
ends "a rule lists first" 0 "Torrin"
ctl spans p.diple
check "and decides nothing then" sh -c "! grep gold '$room/out' | grep -q Torrin"
ctl review p.diple --rule agreed --apply --as Kim
ends "then it decides" 0 "1 item decided, 0 left out"
ctl undo p.diple --as Kim
ends "with one undo" 0
torrin=$(item agree Torrin)
ctl review p.diple --rule agreed --except "$torrin"
ends "what is left out is not listed" 0
check "and nothing else is" lines 0
ctl review p.diple --rule agreed --except "$torrin" --apply --as Kim
ends "nor decided" 0 "0 items decided, 0 left out"
ctl review p.diple --rule agreed --except "$board" --apply --as Kim
ends "what the rule does not decide cannot be left out" 1 "" "$board"
ctl review p.diple --except "$torrin"
ends "without a rule nothing is left out" 2
ctl review p.diple --rule nonsense
ends "a rule that is none is refused" 1 "" "no rule"

# What is said of the whole document.
ctl label p.diple wells.txt genre=news --as Ana
ctl label p.diple wells.txt genre=feature --as Ben
ctl review p.diple
ends "what is said of the document differs" 0 "document	open	wells.txt"
check "and nothing else" lines 1
genre=$(item document)
ctl review p.diple "$genre"
ends "its answers are shown" 0 "Ben	feature"
ctl review p.diple "$genre" --json
ends "as JSON too" 0 '"about":"document","label":"genre"'
ctl review p.diple "$genre" --union --as Kim
ends "a single choice has no union" 1 "" "one value"
ctl review p.diple "$genre" --set genre=opinion --as Kim
ends "the curator may say something else" 0
ctl review p.diple "$genre" --adopt 1 --as Kim
ends "or take an answer" 0
ctl review p.diple
check "then it is decided" lines 0
ctl history p.diple
ends "the history has it too" 0 "Decided a label of the document “wells.txt”"

# A third annotator says what somebody said already, and something new elsewhere.
ctl annotators p.diple add Cleo
ctl mark p.diple wells.txt Person 4-13 --as Cleo
ctl mark p.diple wells.txt Quantity 40 --as Cleo
ctl mark p.diple wells.txt Location Torrin --as Cleo
ctl label p.diple wells.txt genre=news --as Cleo
ctl finish p.diple wells.txt --as Cleo
ctl review p.diple
ends "what has a new answer is reopened" 0 "boundary	reopened"
check "and nothing else" lines 1
ctl review p.diple --rule majority:2
check "no two say the same there" lines 0
ctl unmark p.diple "$("$DIPLECTL" spans p.diple --as Ben | grep 'the water board' | cut -f 1)" --as Ben
ctl review p.diple --orphans
ends "a decision about what nobody says is kept" 0 "none	Kim"

# Gold out. Cleo's quantity left the item about it open.
ctl export p.diple -o gold.jsonl --annotations gold
ends "what was decided goes out" 0 "1 document, 1 annotators, 2 spans"
check "with who decided" grep -q '"decided_by":"Kim","outcome":"adopted","adopted_from":\["Ben"\],"agreed":1,"of":2,"note":"names only"' gold.jsonl
check "in the name of gold" grep -q '"annotators":\[{"name":"gold","state":"in progress"}\]' gold.jsonl
check "labels of the document too" grep -q '"labels":\[{"annotator":"gold","name":"genre","value":"[a-z]*","provenance":{"decided_by":"Kim","outcome":"adopted","adopted_from":\["[A-Z][a-z]*"\],"agreed":1,"of":2' gold.jsonl
check "the manifest tells" grep -q '"annotations": "gold"' gold.jsonl.manifest.json
ctl export p.diple -o again.jsonl --annotations gold
check "the same bytes come again" cmp gold.jsonl again.jsonl
ctl export p.diple -o filled.jsonl --annotations gold --undecided majority
ends "the majority fills up what is undecided" 0 "3 spans"
check "and says that nobody decided" grep -q '"text":"Torrin".*"decided_by":"","outcome":"majority","adopted_from":\["Ana","Ben","Cleo"\],"agreed":3,"of":3' filled.jsonl
ctl export p.diple -o most.jsonl --annotations majority
ends "the majority alone goes out" 0 "2 spans"
check "without what was decided" sh -c "! grep -q Kim most.jsonl"
ctl export p.diple -o ana.jsonl --annotations Ana
ends "a name is that annotator" 0 "1 annotators, 3 spans"
check "without provenance" sh -c "! grep -q provenance ana.jsonl"
ctl export p.diple -o gold.jsonl --annotations gold --documents finished
ends "a document with an open item is not finished" 0 "0 documents"
ctl export p.diple -o x.jsonl --annotations majority --undecided majority
ends "only gold can be filled up" 2 "" "--annotations gold"
ctl export p.diple -o x.jsonl --annotations gold --annotators Ana
ends "gold is nobody's alone" 2 "" "--annotators"
ctl new copy.diple
ctl import copy.diple filled.jsonl
ends "a gold file comes in again" 0 "1 document imported" "provenance"
ctl spans copy.diple
ends "its spans are there" 0 "gold"
ctl check p.diple
ends "the project has no fault" 0

# What nobody says any more stays until somebody says that it is to go.
project q.diple Ana
ctl annotators q.diple add Ben Kim
ctl import q.diple wells.txt
ctl mark q.diple wells.txt Location Torrin --as Ana
ctl finish q.diple wells.txt --as Ana
ctl finish q.diple wells.txt --as Ben
ctl review q.diple "$("$DIPLECTL" review q.diple | cut -f 1)" --adopt 1 --as Kim
ctl unmark q.diple "$("$DIPLECTL" spans q.diple --as Ana | cut -f 1)" --as Ana
ctl review q.diple
ends "an orphan is asked about" 0 "orphan	open"
orphan=$("$DIPLECTL" review q.diple --kind orphan | cut -f 1)
ctl review q.diple "$orphan"
ends "with what was decided and by whom" 0 "Kim	Location “Torrin”"
ctl review q.diple "$orphan" --union --as Kim
ends "it is not joined with anything" 1 "" "taken back"
ctl review q.diple "$orphan" --adopt 1 --as Kim
ends "it can be kept" 0
ctl review q.diple
check "and is asked about no more" lines 0
ctl review q.diple "$orphan" --none --as Kim
ends "or be taken back" 0
ctl review q.diple --orphans
check "and is gone" lines 0
ctl undo q.diple --as Kim
ctl review q.diple --kind orphan --state decided
ends "until that is undone" 0 "Torrin"

finish
