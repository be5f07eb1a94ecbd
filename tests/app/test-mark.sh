#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Marking and changing what was marked.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
printf 'Mira 🙂 said the dam leaks. The dam, said Mira, leaks 12-25 litres.' >dam.txt
printf '洪水が来た。住民は逃げた。' >flood.txt
ctl import p.diple dam.txt flood.txt

# span SENTENCE START END TEXT: the span made by the last mark is that.
span ()
{
  sentence=$1
  id=$(cat "$room/out")
  "$DIPLECTL" spans p.diple --json | grep -F "\"id\":\"$id\"" >"$room/out"
  check "$sentence" grep -qF "\"start\":$2,\"end\":$3,\"text\":\"$4\"" "$room/out"
}

ctl mark p.diple --as Ana dam.txt Person Mira --occurrence 1
ends "a passage is marked and its span's id printed" 0
check "the id is one line of 13 characters" grep -qE '^[0-9a-z]{13}$' "$room/out"
first=$(cat "$room/out")
span "it is where the passage is" 0 4 Mira
ctl mark p.diple --as Ana dam.txt Claim 12-25
span "offsets are code points, not bytes" 12 25 "the dam leaks"
claim=$(say_json id)
ctl mark p.diple --as Ana dam.txt Claim " said the dam "
span "white space at the edges is left out" 7 19 "said the dam"
ctl mark p.diple --as Ana flood.txt Group 住民
span "any script can be marked" 6 8 住民
ctl mark p.diple --as Ana dam.txt Quantity 12-25 --quote
span "--quote takes a place for a passage" 53 58 "12-25"
ctl mark p.diple --as Ben dam.txt Person Mira --occurrence 2 --note "the mayor"
span "the second occurrence is the second" 41 45 Mira
check "the note is kept" grep -q '"note":"the mayor"' "$room/out"
bens=$(say_json id)
ctl mark p.diple --as Ana dam.txt Claim 0-4,12-25
ends "a claim may have pieces" 0
id=$(cat "$room/out")
ctl spans p.diple --as Ana --json
check "the pieces are kept" grep -qF \
  "\"id\":\"$id\"" "$room/out"
check "all of them" grep -qF '"fragments":[{"start":0,"end":4},{"start":12,"end":25}]' "$room/out"
ctl mark p.diple --as Ana dam.txt entity/Person 0-6
ends "a label may be named with its layer" 0

ctl mark p.diple --as Ana dam.txt Person Mira
ends "a passage that is there twice needs a number" 1 "" "--occurrence"
ctl mark p.diple --as Ana dam.txt Person Mira --occurrence 3
ends "a third that is not there is told" 1 "" "2 times"
ctl mark p.diple --as Ana dam.txt Person Mira --occurrence 0
ends "occurrences count from 1" 2
ctl mark p.diple --as Ana dam.txt Person nobody
ends "a passage that is not there is told" 1 "" "nobody"
ctl mark p.diple --as Ana dam.txt Person Mira --occurrence 1
ends "the very same span again is refused" 1 "" "already"
ctl mark p.diple --as Ana dam.txt Hero Mira --occurrence 1
ends "an unknown label is told" 1 "" "Hero"
ctl mark p.diple --as Ana dam.txt Person 5-5
ends "an empty span is refused" 1 "" "5-5"
ctl mark p.diple --as Ana dam.txt Person 9-5
ends "a backward span is refused" 1 "" "9-5"
ctl mark p.diple --as Ana dam.txt Person 60-6000
ends "a span beyond the text is refused" 1 "" "6000"
ctl mark p.diple --as Ana dam.txt Person 60-99999999999999999999
ends "so is one beyond all numbers" 1
ctl mark p.diple --as Ana dam.txt Person 4-5
ends "white space alone is refused" 1 "" "white space"
ctl mark p.diple --as Ana dam.txt Person ""
ends "an empty passage is refused" 1
ctl mark p.diple --as Ana dam.txt Person 0-4,12-25
ends "a person has no pieces" 1 "" "pieces"
ctl mark p.diple --as Ana dam.txt Claim 12-25,0-4
ends "pieces are in text order" 1
ctl mark p.diple --as Ana dam.txt Claim 0-4,4-8
ends "pieces do not touch" 1
ctl mark p.diple --as Ana dam.txt Person "$(printf '\351')"
ends "a passage is UTF-8" 1 "" 'xe9'

ctl relabel p.diple --as Ana "$first" Organization
ends "a span gets another label" 0 "Organization"
ctl relabel p.diple --as Ana "$first" Organization
ends "the same label again changes nothing" 0 "Nothing to change"
ctl resize p.diple --as Ana "$claim" 8-25
ends "a span's ends move" 0
ctl resize p.diple --as Ana "$claim" "The dam"
ends "to a passage too" 0 "The dam"
ctl note p.diple --as Ana "$claim" "two
lines"
ends "a note may have lines" 0
ctl spans p.diple dam.txt --as Ana
ends "a list keeps them on one" 0 'two\nlines'
ctl note p.diple --as Ana "$claim" ""
ends "a note is taken off" 0
ctl relabel p.diple --as Ana "$bens" Location
ends "nobody changes another's span" 1 "" "Ben"
ctl unmark p.diple --as Ana "$bens"
ends "nor removes it" 1 "" "Ben"
ctl resize p.diple --as Ana "$claim" 0-0
ends "no span becomes empty" 1
ctl unmark p.diple --as Ana "$first" nonsense "$claim"
ends "what is wrong stops no other" 1 "The dam" "nonsense"
ctl undo p.diple --as Ana 2
ends "each is undone by itself" 0
ctl redo p.diple --as Ana 2
ends "and redone" 0

ctl documents p.diple --as Ana --json
check "who marked has begun" grep -q '"source":"dam.txt","state":"in progress"' "$room/out"
ctl finish p.diple --as Ana dam.txt flood.txt
ends "documents are finished together" 0 "2 documents"
ctl finish p.diple --as Ana dam.txt flood.txt dam.txt
ends "finished again changes nothing" 0 "Nothing to change"
ctl documents p.diple --as Ana --state finished
check "and listed as finished" lines 2
ctl documents p.diple --as Ben --state finished
check "for nobody else" lines 0
ctl undo p.diple --as Ana
ends "that is one action" 0 "2 documents"
ctl finish p.diple --as Ben flood.txt
ends "nothing found is finished too" 0
ctl reopen p.diple --as Ben flood.txt
ends "a document is reopened" 0
ctl documents p.diple --as Ben --json
check "and in progress again" grep -q '"state":"in progress"' "$room/out"

printf 'dam.txt\tDate\t0-4\ndam.txt\tDate\tleaks\t2\n\ndam.txt\tDate\ndam.txt\tDate\tleaks\tx\nnone\tDate\t0-4\r\ndam.txt\tDate\t7-11\r\n' >marks.tsv
ctl mark p.diple --as Ben --from marks.tsv
ends "lines are marked one by one" 1 "" "diplectl: marks.tsv:4: "
check "the good ones" lines 3
check "the bad ones are told with their numbers" complaints 3
check "also the last" grep -q 'marks.tsv:6: .*none' "$room/err"
ctl undo p.diple --as Ben 3
ends "each line is an action" 0
printf 'dam.txt\tDate\t0-4\n' | "$DIPLECTL" mark p.diple --as Ben --from - >"$room/out" 2>"$room/err"
status=$?
ends "lines come from standard input" 0
printf 'dam.txt\tPerson\tM\000ira\n' | "$DIPLECTL" mark p.diple --as Ben --from - >"$room/out" 2>"$room/err"
status=$?
ends "a NUL is no passage" 1 "" "standard input:1: "
ctl mark p.diple --as Ben --from missing.tsv
ends "a file that is not there cannot be opened" 3 "" "missing.tsv"
ctl mark p.diple --as Ben --from marks.tsv dam.txt
ends "--from takes only the project" 2
ctl mark p.diple --as Ben --from .
ends "a folder has no lines" 1 "" "diplectl: .:"
ctl check p.diple
ends "after all that the project has no fault" 0

finish
