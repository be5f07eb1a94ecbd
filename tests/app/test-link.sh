#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Attributes, relations, entities and labels of documents.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

printf 'Mira Holt said the dam leaks. It is safe, said Bo.' >dam.txt
printf 'The dam is safe.' >safe.txt
project p.diple Ana Ben
ctl import p.diple dam.txt safe.txt

# mark WORDS…: $id is the new span's.
mark ()
{
  ctl mark p.diple --as Ana "$@"
  id=$(cat "$room/out")
}

# values SPAN: what is said of it, as JSON.
values ()
{
  ctl spans p.diple --json
  grep "\"id\":\"$1\"" "$room/out" | sed 's/.*"attributes":\(\[[^]]*\]\).*/\1/'
}

mark dam.txt Claim "the dam leaks" --set quotation=indirect --set confidence=high
claim=$id
ends "a span is marked with values" 0
check "they are in the file" [ "$(values "$claim")" = \
  '[{"name":"quotation","value":"indirect"},{"name":"confidence","value":"high"}]' ]
mark dam.txt Source "Mira Holt" --set "type=named person" --set "role=engineer"
source=$id
ctl set p.diple --as Ana "$source" type=document
ends "a value is changed" 0 'Changed the values of “Mira Holt”'
check "what depended on it went with it" [ "$(values "$source")" = '[{"name":"type","value":"document"}]' ]
ctl set p.diple --as Ana "$source" type=document
ends "the same again is nothing" 0 "Nothing to change"
ctl set p.diple --as Ana "$source" type=
check "a value is taken off" [ "$(values "$source")" = '[]' ]
ctl set p.diple --as Ana "$source" stance=neutral
ends "what a label does not carry is refused with what it does" 1 "" "type, role, title"
ctl set p.diple --as Ana "$source" type=ghost
ends "what is no option is refused with the options" 1 "" "named person, named organization"
ctl set p.diple --as Ana "$source" nonsense
ends "what is no NAME=VALUE is refused" 1 "" "no NAME=VALUE"
ctl set p.diple --as Ben "$source" type=author
ends "nobody sets another's values" 1 "" "--as Ana"

ctl link p.diple --as Ana "$source" "attributed to" "$claim" confidence=low
relation=$(cat "$room/out")
ends "two spans are linked" 0
ctl relations p.diple
ends "the schema says which way" 0 "$(printf 'the dam leaks\tattributed to\tMira Holt\tconfidence=low')"
check "it is listed once" lines 1
ctl link p.diple --as Ana "$claim" "attributed to" "$source"
ends "the same link is refused" 1 "" 'linked by “attributed to” already'
ctl link p.diple --as Ana "$claim" "cued by" "$source"
ends "what the schema does not join is refused" 1 "" "does not lead from Claim to Source"
ctl link p.diple --as Ana "$claim" "cued from" "$source"
ends "an unknown relation is refused" 1 "" 'no relation “cued from”'
ctl set p.diple --as Ana "$relation" confidence=high
ends "a relation's value is changed" 0
ctl relations p.diple --json
ends "it is listed as JSON" 0 '"attributes":[{"name":"confidence","value":"high"}]'
ctl relink p.diple --as Ana "$relation" --reverse
ends "it is not turned against the schema" 1 "" "does not lead from Source to Claim"

mark safe.txt Claim "The dam is safe"
far=$id
printf '%s\tupdates\t%s\n%s\tupdates\tnobody\n\n%s\tcontradicts\t%s\n' \
  "$claim" "$far" "$claim" "$claim" "$far" >links.tsv
ctl link p.diple --as Ana --from links.tsv
ends "lines are linked, and a wrong one stops nothing" 1 "" "links.tsv:2"
check "two were right" lines 2
update=$(head -n 1 "$room/out")
ctl relations p.diple safe.txt
check "one across documents is listed with where it begins" lines 0
ctl relink p.diple --as Ana "$update" --reverse
ends "a relation is turned round" 0 "Reversed"
ctl relink p.diple --as Ana "$update" supports
ends "a relation becomes another one" 0 "Relabelled"
ctl relations p.diple safe.txt
ends "now it begins there" 0 "$(printf 'The dam is safe\tsupports\tthe dam leaks')"
ctl unlink p.diple --as Ben "$update"
ends "nobody deletes another's relation" 1
ctl unlink p.diple --as Ana "$update" "$update"
ends "it is deleted once" 1 "Deleted the relation" "no relation has the id"

ctl unmark p.diple --as Ana "$claim"
ends "a deleted span says what goes with it" 0 'Deleted Claim “the dam leaks” and 2 relations'
ctl undo p.diple --as Ana
ctl relations p.diple
check "undo brings the relations back" lines 2
ctl relabel p.diple --as Ana "$claim" Person
ctl relations p.diple
check "a new label leaves no relation that does not fit" lines 0
check "nor value" [ "$(values "$claim")" = '[{"name":"confidence","value":"high"}]' ]
ctl undo p.diple --as Ana

ctl entities p.diple add "Mira Holt" Q42
ends "an entity is added" 0
mark dam.txt Person "Mira Holt" --set entity=Q42
mira=$id
mark dam.txt Person "Bo" --set "entity=Bo Lind"
ends "an entity that is not in the list is added" 0
ctl entities p.diple --json
ends "entities are listed with their uses" 0 '"name":"Mira Holt","wikidata":"Q42","uses":1,"note":""'
check "there are two" lines 2
ctl entities p.diple add "M. Holt" Q42
ends "a Wikidata id stands once" 1 "" '“Mira Holt” has the Wikidata id Q42 already'
ctl entities p.diple remove "Mira Holt"
ends "one that is named is not removed" 1 "" "merge it into another entity"
ctl entities p.diple add "M. Holt"
ctl entities p.diple merge Q42 "M. Holt"
ends "two are merged" 0
check "what named the one names the other" [ "$(values "$mira")" = '[{"name":"entity","value":"M. Holt"}]' ]
ctl entities p.diple rename "M. Holt" "Mira Holt"
ctl entities p.diple note "Mira Holt" "of the water board"
ctl entities p.diple
ends "name and note are changed" 0 "$(printf 'Mira Holt\tQ42\t1\tof the water board')"
ctl entities p.diple wikidata "Mira Holt" 42
ends "what is no Wikidata id is refused" 1 "" "a Q and a number"
ctl entities p.diple sing "Mira Holt"
ends "an unknown verb is a mistake in usage" 2

ctl label p.diple dam.txt genre=news "outlet=Cliff Daily" --as Ana
ends "a document is labelled" 0 'Labelled “dam.txt”'
ctl label p.diple dam.txt genre=opinion --as Ben
ctl label p.diple dam.txt
ends "everybody's labels are listed" 0 "$(printf 'Ben\tgenre\topinion')"
check "three of them" lines 3
ctl label p.diple dam.txt --as Ana
check "or one annotator's" lines 2
ctl label p.diple dam.txt genre= --as Ana
ctl label p.diple dam.txt --as Ana
check "a label is taken off" lines 1

printf 'safe.txt\tClaim\tsafe\t\tquotation=none\tpolarity=negated\n' >marks.tsv
ctl mark p.diple --as Ana --from marks.tsv
id=$(cat "$room/out")
check "lines bring values" [ "$(values "$id")" = \
  '[{"name":"quotation","value":"none"},{"name":"polarity","value":"negated"}]' ]

ctl check p.diple
ends "nothing is wrong with the project" 0
ctl export p.diple -o before.jsonl
ctl new q.diple
ctl import q.diple before.jsonl
ctl export q.diple -o after.jsonl
check "all of it comes back from an export" cmp before.jsonl after.jsonl
finish
