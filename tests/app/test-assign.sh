#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Annotators, who has which documents, and second passes.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben Cem
mkdir articles
for i in 01 02 03 04 05 06 07 08 09 10 11 12; do
  outlet=North
  case $i in 03 | 06 | 09 | 12) outlet=South ;; esac
  printf -- '---\ntitle: Doc %s\noutlet: %s\nbeat: tides\n---\nKara Voss counted gulls at %s.\n' \
    "$i" "$outlet" "$i" >"articles/$i.md"
done
ctl import p.diple articles --as Ana
cp p.diple base.diple

ctl assign p.diple --annotators Ana Ben Cem --random 6 --per-document 2 --stratify outlet --preview --json
ends "a plan is counted before anything is given" 0 '"drawn":6'
cp "$room/out" "$room/preview"
check "from each outlet in proportion" grep -q '"value":"South","documents":4,"drawn":2' "$room/preview"
ctl assign p.diple --list
check "and nothing is given by it" lines 0
cp p.diple q.diple
ctl assign p.diple --annotators Cem,Ben,Ana --random 6 --per-document 2 --stratify outlet --as Ana --json
ends "then it is given" 0
check "just as it was counted, in whatever order people are named" cmp "$room/preview" "$room/out"
ctl assign p.diple --list --json
check "twelve assignments" lines 12
cp "$room/out" "$room/list"
ctl assign q.diple --annotators Ben Cem Ana --documents all --as Ana
ends "a document that is not there is named" 1 "" "all"
ctl assign q.diple --random 6 --per-document 2 --stratify outlet --as Ana
ctl assign q.diple --list --json
check "another copy of the project gives the same" cmp "$room/list" "$room/out"
ctl assign q.diple --random 6 --per-document 2 --stratify outlet --seed 7 --preview
check "another seed is another plan" sh -c "! cmp -s '$room/list' '$room/out'"
ctl assign p.diple --plans
ends "the plan is recorded with its seed" 0 "	stratified	42	"
ctl assign p.diple --plans --json
ends "and its options" 0 '"per_document":2'
ctl undo p.diple --as Ana
ctl assign p.diple --list
check "one undo takes all of it back" lines 0
ctl redo p.diple --as Ana

ctl assign p.diple --annotators Ana --unassigned
ends "what nobody has can be given" 0 "Ana	6	0"
ctl assign p.diple --annotators Ana --documents "Doc 01" "Doc 02"
ends "what somebody has stays as it is" 0
ctl documents p.diple --as Ana
check "all documents are listed still" lines 12
ctl documents p.diple --as Ana --assigned
check "or only those that are Ana's" lines 10
ctl documents p.diple --assigned --as Cem --state finished
check "in a state, too" lines 0

ctl mark p.diple --as Ana "Doc 01" Person "Kara Voss"
ctl finish p.diple --as Ana "Doc 01" "Doc 02"
ctl assign p.diple --take-back --annotators Ana
ends "what was not worked on is taken back" 0 "2 stay"
ctl assign p.diple --list --annotators Ana
check "and nothing else" lines 2
ctl assign p.diple --reopen --annotators Ana --documents "Doc 02"
ends "what is finished is opened again" 0 "Reopened 1 document"
ctl assign p.diple --list --annotators Ana --documents "Doc 02"
ends "and is in progress" 0 "	in progress	"
ctl finish p.diple --as Ana "Doc 02"

ctl assign p.diple --again 50% --seed 7 --annotators Ana Ben --as Cem
ends "Ana is given one of her two again" 0 "Ana	1	0"
check "and Ben, who finished nothing, none" grep -q "^Ben	0	0" "$room/out"
ctl assign p.diple --again 1 --annotators Ana
ends "later the rest" 0 "Ana	1	0"
ctl annotators p.diple
ends "her second pass has a name" 0 "again	Ana (again)"
ctl spans p.diple --as "Ana (again)" --json
check "and holds nothing of the first" sh -c "! grep -q 'Ana (again)' '$room/out'"
ctl agreement p.diple --again Ben
ends "who has no second pass is told how to get one" 1 "" "--again 10%"
ctl mark p.diple --as "Ana (again)" "Doc 01" Person "Voss"
ctl finish p.diple --as "Ana (again)" "Doc 01" "Doc 02"
ctl agreement p.diple --again Ana
ends "her two passes are compared" 0 "Ana, Ana (again)"
check "on what she marked" grep -q "1+1" "$room/out"
ctl agreement p.diple
check "and are not among the others" sh -c "! grep -q again '$room/out'"
ctl export p.diple -o out.jsonl
check "nor in the dataset" sh -c "! grep -q again out.jsonl"
ctl export p.diple -o again.jsonl --annotators "Ana (again)"
check "unless they are asked for" grep -q "Ana (again)" again.jsonl

ctl receive base.diple p.diple --all
ends "a project with a second pass is merged into the one that it came from" 0
ctl spans base.diple --as "Ana (again)"
check "and so is the second pass" grep -q "Voss" "$room/out"
ctl agreement base.diple --again Ana
ends "which is Ana's there, too" 0 "Ana, Ana (again)"

ctl annotators p.diple rename Ben Benno
ends "somebody is renamed" 0 "Renamed the annotator Ben to Benno"
ctl annotators p.diple rename Benno Ana
ends "not to a name that is taken" 1 "" "already"
ctl annotators p.diple kind Benno model
ends "a person becomes a model" 0
ctl annotators p.diple
check "and is listed so" grep -q "	model	Benno$" "$room/out"
ctl annotators p.diple kind "Ana (again)" person
ends "a second pass stays one" 1 "" "stay what they are"
ctl annotators p.diple kind Cem gold
ends "nobody becomes the decided layer" 1
ctl annotators p.diple remove Ana
ends "who has worked stays" 1 "" "stays in the project"
ctl annotators p.diple remove Benno
ends "who has not can go" 0 "Removed the annotator Benno"
ctl annotators p.diple remove Benno
ends "once" 1 "" "Benno"

ctl assign p.diple --stratify weather
ends "a field that no document has is refused" 1 "" "weather"
ctl assign p.diple --stratify beat --random 3 --preview
ends "a name in the metadata is a field" 0 "beat	tides	3	12"
ctl assign p.diple --stratify beat outlet --random 3 --preview
ends "strata of several fields are combined" 0 "beat · outlet	tides · South	1	4"
ctl assign p.diple --fields
ends "what strata can be made by is listed" 0 "outlet	2	12"
check "the metadata, too" grep -q "^beat	1	12$" "$room/out"
check "and nothing that no document has" sh -c "! grep -q language '$room/out'"
ctl assign p.diple --fields --json
ends "as JSON, too" 0 '"field":"beat","values":1,"documents":12'

ctl assign p.diple --progress
ends "how far each document is can be listed" 0 "in progress	1/2	Doc 01"
check "all of them" lines 12
ctl assign p.diple --progress --state nobody --search "Doc 05"
check "or those in a state, with words" lines 0
ctl assign p.diple --progress --sort finished --descending --json
ends "and in order" 0 '"finished":'
check "the one most are done with first" sh -c "head -n 1 '$room/out' | grep -q '\"state\":\"finished\"'"
ctl assign p.diple --progress --annotators Cem --state open
ends "or of one annotator" 0 "	open	"
ctl assign p.diple --progress --annotators Cem Ana
ends "not of two" 1 "" "one annotator"
ctl assign p.diple --progress --state half
ends "a state that is none is refused" 2 "" "nobody"
ctl assign p.diple --progress --sort size
ends "so is an order" 2 "" "given"
ctl assign p.diple --list --search Doc
ends "what belongs to a list of progress is for it alone" 2 "" "--progress"

ctl assign p.diple --set finished --annotators Cem
ends "what somebody has is set to finished" 0 "finished"
ctl assign p.diple --progress --annotators Cem --state open
check "all of it" lines 0
ctl assign p.diple --set finished --annotators Cem
ends "once" 0 "Nothing to change"
ctl assign p.diple --set "done"
ends "to a state that there is" 2 "" "done"

ctl assign p.diple --per-document 9
ends "more annotators than there are is refused" 1 "" "more than"
ctl assign p.diple --list --again 10%
ends "what does not go together is a mistake in usage" 2 "" "handing out"
ctl assign p.diple --again lots
ends "a share is a number" 2 "" "lots"
ctl check p.diple
ends "the project has no fault" 0

finish
