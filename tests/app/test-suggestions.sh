#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# What models suggest, listed and answered.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
printf 'Torma Reyd told the council that the weir had given way. Aldmere waited.\n' >weir.txt
ctl import p.diple weir.txt
span ()
{
  printf '{"id":"%s","annotator":"x","layer":"%s","label":"%s","start":%d,"end":%d,"text":"%s",' \
    "$1" "$2" "$3" "$4" "$5" "$6"
  printf '"fragments":[{"start":%d,"end":%d}],"attributes":[],"note":"","score":%s}' "$4" "$5" "$7"
}
{
  printf '{"id":"","title":"","author":"","published":"","outlet":"","url":"","language":"",'
  printf '"text":"Torma Reyd told the council that the weir had given way. Aldmere waited.\\n",'
  printf '"metadata":[],"annotators":[],"spans":['
  span a attribution Source 0 10 "Torma Reyd" 0.97
  printf ','
  span b attribution Claim 33 55 "the weir had given way" 0.6
  printf ','
  span c entity Person 57 64 "Aldmere" 0.41
  printf '],"relations":[{"id":"r","annotator":"x","label":"attributed to","from":"b","to":"a",'
  printf '"attributes":[]}],'
  printf '"labels":[{"annotator":"x","name":"genre","value":"news"}]}\n'
} >said.jsonl
ctl import p.diple said.jsonl --model Tagger
ends "a model's output comes in" 0 "Tagger"

ctl suggestions p.diple --as Ana
ends "what it suggests is listed" 0 "$(printf 'Tagger\tSource\t0-10\t0.97\tTorma Reyd')"
check "with what it says of the document" grep -q "genre=news" "$room/out"
check "each in a line" lines 4
ctl suggestions p.diple --as Ana --from 0.5 --json
check "from a score on, as JSON" grep -q '"label":"Claim","place":"33-55","score":0.[56]' "$room/out"
check "without the others" lines 2
ctl suggestions p.diple --as Ana --label Person
check "by label" lines 1
person=$(cut -f2 "$room/out")
ctl suggestions p.diple weir.txt --as Ana --model Nobody
check "by model, of which there is none" lines 0

ctl suggestions p.diple --as Ana --accept --from 0.5
ends "those with a good score are accepted" 0 "Accepted 2 suggestions"
ctl spans p.diple --as Ana
check "they are Ana's" grep -c "Ana" "$room/out"
ctl relations p.diple --as Ana
check "and so is the link between them" grep -q "attributed to" "$room/out"
ctl suggestions p.diple --as Ana
check "two are open still" lines 2
ctl suggestions p.diple --as Ben
check "and all to Ben" lines 4
ctl undo p.diple --as Ana
ctl suggestions p.diple --as Ana
check "it was one action" lines 4

ctl suggestions p.diple --as Ana --reject --id "$person"
ends "one is rejected by its id" 0 "Rejected 1 suggestion"
ctl suggestions p.diple --as Ana --accept --label Source --with-label Person
ends "one is corrected" 0 "Accepted 1 suggestion"
ctl spans p.diple --as Ana
check "to the other label" grep -q "Person" "$room/out"
ctl suggestions p.diple --as Ana --accept
ends "the rest is accepted" 0 "Accepted 2 suggestions"
ctl suggestions p.diple --as Ana
check "nothing is open" lines 0
ctl suggestions p.diple --as Ana --accept
ends "there is nothing more to accept" 0 "Accepted 0 suggestions"
ctl export p.diple --as Ana -o ana.jsonl
check "the model's own are not Ana's" sh -c '! grep -q Aldmere.,.fragments ana.jsonl'

ctl suggestions p.diple --as Ana --accept --reject
ends "accepting and rejecting at once is a mistake" 2 "" "choose one"
ctl suggestions p.diple --as Ana --with-label Person
ends "so is another label without accepting" 2 "" "--accept"
ctl suggestions p.diple --as Ana --label Nothing
ends "an unknown label is told" 1 "" "Nothing"
ctl check p.diple
ends "the project is sound" 0

finish
