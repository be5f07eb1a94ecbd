#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Articles in.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana
mkdir -p in/deep/er
printf 'First article.\n\nIt rains.\n' >in/one.txt
printf -- '---\ntitle: The second\nauthor: Ilvi Brevit\ntags: [rain, river]\n---\nIt *rains* still.\n' >in/two.md
printf '{"text":"Third.","title":"The third"}\n{"text":"Fourth.","title":"The fourth"}\n' >in/deep/more.jsonl
printf 'Fifth, deep down.\n' >in/deep/er/five.txt
printf 'hidden' >in/.hidden

ctl import p.diple in
ends "a folder comes in, with what is in it" 0 "5 documents imported"
ctl info p.diple --json
ends "they are counted" 0 '"documents":5'
ctl history p.diple
ends "one import is one action" 0 "Ana"
check "with the annotators that makes two" lines 2
ctl text p.diple "The second"
check "front matter is no text" sh -c "printf 'It *rains* still.\n' | cmp - '$room/out'"
ctl details p.diple "The second" --json
ends "front matter is metadata" 0 '"author":"Ilvi Brevit"'
check "a list keeps its values" grep -q '{"name":"tags","value":"river"}' "$room/out"

ctl import p.diple in
ends "the same again is refused" 1 "" "two.md"
check "each file or line by itself" complaints 5
check "and counted" grep -q "5 duplicates" "$room/out"
ctl info p.diple --json
check "nothing came in twice" holds documents 5
ctl import p.diple in/one.txt --allow-duplicates
ends "the same comes in when asked for" 0 "1 document imported"
ctl import p.diple in --quiet
check "quiet says nothing on stdout" lines 0
check "but what did not come in" complaints 5
ctl import p.diple in/one.txt --json
check "JSON says what happened to each" grep -q '"status":"duplicate"' "$room/out"

ctl undo p.diple
ends "an import is undone" 0 "Undone"
ctl undo p.diple
ctl info p.diple --json
check "and nothing is left of it" holds documents 0
ctl redo p.diple
ctl info p.diple --json
check "redo brings it back" holds documents 5
ctl check p.diple
ends "the project has no fault" 0

project q.diple
printf 'ok\000bad' >nul.txt
printf 'Caf\351 na\357ve, d\351j\340 vu par les \351l\350ves.\n' >latin.txt
printf '\377\376h\000i\000' >utf16.txt
printf '\357\273\277With a mark.\n' >bom.txt
printf 'one\r\ntwo\r\n' >crlf.txt
printf '{"text":"fine"}\n{"text":\n{"no":"text"}\n{"text":5}\n{"text":"also fine"}\n' >mixed.jsonl
printf -- '---\ntitle: [broken\n---\nText under broken front matter.\n' >broken.md
: >empty.txt
ctl import q.diple nul.txt
ends "NUL is refused with its place" 1 "" "diplectl: nul.txt:"
check "at byte 2" grep -q 2 "$room/err"
ctl import q.diple latin.txt
check "another encoding comes in and is said" grep -q "came in, but: " "$room/err"
ctl text q.diple latin.txt
check "as UTF-8" sh -c "printf 'Café naïve, déjà vu par les élèves.\n' | cmp - '$room/out'"
ctl import q.diple utf16.txt bom.txt --quiet
ctl text q.diple utf16.txt
check "UTF-16 is known by its mark" sh -c "printf hi | cmp - '$room/out'"
ctl text q.diple bom.txt
check "the mark is no text" sh -c "printf 'With a mark.\n' | cmp - '$room/out'"
ctl import q.diple crlf.txt
ctl text q.diple crlf.txt
check "CR LF becomes LF" sh -c "printf 'one\ntwo\n' | cmp - '$room/out'"
ctl undo q.diple
ctl import q.diple crlf.txt --keep-crlf
ctl text q.diple crlf.txt
check "or stays when asked for" cmp crlf.txt "$room/out"
ctl import q.diple mixed.jsonl
ends "a bad line stops no other" 1 "2 documents imported" "diplectl: mixed.jsonl:2: "
check "each bad line is told with its number" sh -c \
  "grep -q 'mixed.jsonl:3: ' '$room/err' && grep -q 'mixed.jsonl:4: ' '$room/err'"
ctl import q.diple broken.md
check "broken front matter is text, and said" grep -q "broken.md" "$room/err"
ctl import q.diple empty.txt
check "an empty file is told" grep -q "empty.txt" "$room/err"
check "and refused" [ "$status" -eq 1 ]
ctl import q.diple nowhere.txt in/one.txt
ends "a file that is not there stops no other" 1 "1 document imported" "diplectl: nowhere.txt: "

printf 'Odd name.\n' >"odd
name	$(printf '\033')[1m.txt"
printf 'Odder name.\n' >"$(printf 'caf\351.txt')"
ctl import q.diple odd*
ends "a file may have any name" 0 "1 document imported"
ctl import q.diple caf*
ends "even one that is no UTF-8" 0 "1 document imported"
ctl documents q.diple
ends "both are listed" 0 'odd\nname'
check "each on a line of its own" sh -c "grep -c 'odd\\\\n' '$room/out' | grep -qx 1"

mkdir -p loop/deep
ln -s .. loop/deep/up
printf 'Reached once.\n' >loop/once.txt
ctl import q.diple loop
ends "a link to a parent does not run in circles" 0 "1 document imported"

mkdir own
ctl new own/p.diple
printf 'Beside its project.\n' >own/one.txt
ctl import own/p.diple own
ends "a folder may hold the project itself" 0 "1 document imported"
ctl export own/p.diple -o own/out.jsonl
mv own/one.txt own/two.txt
ctl undo own/p.diple
ctl import own/p.diple own
ends "and an export with its manifest" 1 "1 document imported" "own/two.txt: "
check "of which only the text that is there twice is told" complaints 1

if command -v tar >/dev/null; then
  tar cf in.tar in/one.txt in/deep
  project r.diple
  ctl import r.diple in.tar
  ends "an archive comes in" 0 "4 documents imported"
  ctl documents r.diple --json
  ends "its members are named after it" 0 'in.tar/in/one.txt'
else
  skip "an archive comes in" "no tar"
fi

awk 'BEGIN { for (i = 0; i < 300000; i++) printf "Line %d of a very long article.\n", i }' >long.txt
ctl import q.diple long.txt
ends "ten megabytes are an article" 0 "1 document imported"
ctl text q.diple long.txt
check "and come out again as they are" cmp long.txt "$room/out"
ctl check q.diple
ends "after all that the project has no fault" 0

# What a model said of articles that are in the project.
project m.diple Ana
printf 'Marla Quint left Ostell.\n' >quint.txt
ctl import m.diple quint.txt
cp m.diple tagged.diple
ctl mark tagged.diple quint.txt Person "Marla Quint"
ctl mark tagged.diple quint.txt Location Ostell
ctl export tagged.diple -o said.jsonl
sed 's/"note":""/"note":"","score":0.75/g' said.jsonl >scored.jsonl
mv scored.jsonl said.jsonl
ctl import m.diple said.jsonl --model Tagger
ends "a model's output joins the article that is there" 0 "Tagger"
ctl documents m.diple
check "which is not there twice" lines 1
ctl annotators m.diple
check "a model is an annotator of its own kind" grep -q "model.Tagger" out
check "to whom nobody else is added" lines 2
ctl spans m.diple
check "all is the model's" sh -c '[ "$(grep -c Tagger out)" -eq 2 ]'
ctl import m.diple said.jsonl --model Tagger
ctl spans m.diple
check "it says nothing twice" lines 2
ctl undo m.diple
ctl annotators m.diple
check "one undo takes all of it" lines 1
ctl import m.diple said.jsonl --model Ana
ends "a model has not the name of a person" 1 "" "Ana"
printf '%s\n' '{"text":"Elsewhere.","spans":[]}' >else.jsonl
ctl import m.diple else.jsonl --model Tagger
ends "an article that is not there is refused" 1 "" "not in the project"
ctl check m.diple
ends "and the project is sound" 0

# A file of some megabytes goes straight into the project: who is killed at it leaves all or
# nothing, also to those who only read.
awk 'BEGIN {
  for (i = 0; i < 9000; i++) {
    printf "{\"text\":\"Report %d.", i
    for (j = 0; j < 90; j++) printf " word%d", i * j % 977
    print "\"}"
  }
}' >long.jsonl
ctl new long.diple
torn=0
for pause in 0.05 0.1 0.15 0.2 0.3 0.5; do
  "$DIPLECTL" import long.diple long.jsonl --allow-duplicates >/dev/null 2>&1 &
  import=$!
  sleep $pause
  kill -9 $import 2>/dev/null
  wait $import 2>/dev/null
  ctl check long.diple
  [ "$status" -eq 0 ] || torn=$((torn + 1))
  ctl documents long.diple
  [ $(($(wc -l <out) % 9000)) -eq 0 ] || torn=$((torn + 1))
done
check "a long import that is killed leaves all or nothing" [ "$torn" -eq 0 ]
ctl import long.diple long.jsonl --allow-duplicates
ends "and can be done again" 0
check "the project is one file then" sh -c '[ ! -e long.diple-journal ] && [ ! -e long.diple-wal ]'

finish
