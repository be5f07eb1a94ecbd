#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A project goes out as JSONL, comes in again and goes out with the same bytes.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
printf 'Mira 🙂 said the dam leaks.\nShe said so twice.' >dam.txt
printf '洪水が来た。\t"引用" \\ 終わり\n' >flood.txt
printf -- '---\ntitle: "Quotes, \\"and\\" more"\nauthor: Ilvi Brevit\ndate: 2031-03-14\ntags: [rain, river]\n---\n*Rain* again.\n' >rain.md
printf '{"text":"control \\u0001 and \\u2028 and \\ud83d\\ude42","title":"Odd"}\n' >odd.jsonl
ctl import p.diple dam.txt flood.txt rain.md odd.jsonl --as Ana
ends "articles come in" 0 "4 documents"
printf 'dam.txt\tPerson\tMira\ndam.txt\tClaim\t0-4,12-25\ndam.txt\tClaim\t12-25\ndam.txt\tCue\tsaid\t2\nflood.txt\tWork\t引用\n' |
  "$DIPLECTL" mark p.diple --as Ana --from - >/dev/null
printf 'dam.txt\tPerson\tMira\ndam.txt\tLocation\tthe dam\n' |
  "$DIPLECTL" mark p.diple --as Ben --from - >/dev/null
ctl note p.diple --as Ben "$("$DIPLECTL" spans p.diple --as Ben | head -n 1 | cut -f 1)" "a \"note\"
in two lines"
ctl finish p.diple --as Ana dam.txt
ctl finish p.diple --as Ben flood.txt

ctl export p.diple -o out.jsonl
ends "the project goes out" 0 "4 documents"
check "one document a line" [ "$(wc -l <out.jsonl)" -eq 4 ]
check "with a manifest" [ -s out.jsonl.manifest.json ]
check "that has the file's SHA-256" grep -q "$(sha256sum out.jsonl | cut -d' ' -f1)" out.jsonl.manifest.json
ctl export p.diple -o again.jsonl --json
check "the same project gives the same bytes" cmp out.jsonl again.jsonl
check "JSON says the same SHA-256" [ "$(say_json sha256)" = "$(sha256sum out.jsonl | cut -d' ' -f1)" ]
check "and counts" holds spans 7

ctl new copy.diple
ctl import copy.diple out.jsonl
ends "the file comes in again" 0 "4 documents"
ctl export copy.diple -o copy.jsonl
check "and goes out with the same bytes" cmp out.jsonl copy.jsonl
ctl check copy.diple
ends "the copy has no fault" 0
ctl undo copy.diple --nobody
ctl info copy.diple --json
check "undo empties the copy" holds documents 0
ctl redo copy.diple --nobody
ctl export copy.diple -o redone.jsonl
check "redo gives the same bytes again" cmp out.jsonl redone.jsonl
ctl import copy.diple out.jsonl
ends "the same file twice is refused" 1 "" "out.jsonl:1: "

ctl new simple.diple --schema simple
ctl import simple.diple out.jsonl
ends "labels that a project lacks come with the articles" 0 "4 documents"
ctl export simple.diple -o simple.jsonl
check "and go out again with the same bytes" cmp out.jsonl simple.jsonl

LC_ALL=C
ctl export p.diple -o locale.jsonl
check "the locale does not matter" cmp out.jsonl locale.jsonl
LC_ALL=C.UTF-8

ctl export p.diple -o ben.jsonl --annotators Ben --quiet
ends "one annotator's work goes out" 0
check "quiet says nothing" lines 0
check "nobody else's does" sh -c "grep -q '\"annotator\":\"Ben\"' ben.jsonl && ! grep -q '\"annotator\":\"Ana\"' ben.jsonl"
ctl export p.diple -o both.jsonl --annotators Ana Ben
check "names follow one another" cmp out.jsonl both.jsonl
ctl export p.diple -o both.jsonl --annotators Ana --annotators Ben
check "or come one by one" cmp out.jsonl both.jsonl
ctl export p.diple -o all.jsonl --annotators all --documents all
check "all is the default" cmp out.jsonl all.jsonl
ctl export p.diple -o finished.jsonl --documents finished
ends "only finished documents go out" 0 "2 documents"
ctl export p.diple -o finished.jsonl --documents finished --annotators Ben
ends "of somebody" 0 "1 document"
check "and finished without spans is data" grep -q '"spans":\[\]' finished.jsonl
cp ben.jsonl before.jsonl
ctl export p.diple -o ben.jsonl --annotators Nemo
ends "an unknown annotator is told" 1 "" "Nemo"
check "what stood there stands there still" cmp ben.jsonl before.jsonl
ctl export p.diple -o no/such/folder.jsonl
ends "a folder that is not there is told" 1 "" "no/such/folder.jsonl"
mkdir folder
ctl export p.diple -o folder
ends "a folder is not written over" 1 "" "folder"
ctl export p.diple -o p.diple
ends "nor is the project itself" 1 "" "p.diple"
ctl check p.diple
ends "it has no fault" 0 "no fault found"
check "nothing is left lying about" sh -c "! ls -A | grep -vE '^(out|err|check)$|\.(diple|jsonl|txt|md|json)$|^folder$'"
ctl export p.diple -o "$(printf 'n\303\266 \n\351.jsonl')"
ends "a file may have any name" 0 '\n\xe9.jsonl'
check "with the same bytes" cmp out.jsonl "$(printf 'n\303\266 \n\351.jsonl')"

ctl new empty.diple
ctl export empty.diple -o empty.jsonl
ends "an empty project is an empty file" 0 "0 documents"
check "without a byte" [ ! -s empty.jsonl ]

finish
