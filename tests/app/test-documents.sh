#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Listing documents, and what is known about them.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana
cat >in.jsonl <<'END'
{"text":"One.","title":"Bridge closed","author":"Ilvi Brevit","published":"2031-03-14","outlet":"Courier"}
{"text":"Two.","title":"Dam leaks","author":"Omar Vale","published":"2031-03-12","outlet":"Ledger"}
{"text":"Three.","title":"Dam mended","published":"2031-03-16","outlet":"Courier"}
{"text":"Four.","title":"Dam leaks","outlet":"Morning"}
END
ctl import p.diple in.jsonl

# titles WORDS…: the titles that the list has, in one line.
titles ()
{
  "$DIPLECTL" documents p.diple "$@" 2>&1 | cut -f 5 | paste -s -d, -
}

check "documents keep the order of the file" \
  [ "$(titles)" = "Bridge closed,Dam leaks,Dam mended,Dam leaks" ]
check "and are sorted by date" \
  [ "$(titles --sort published | cut -d, -f 2-)" = "Dam leaks,Bridge closed,Dam mended" ]
check "or the other way round" \
  [ "$(titles --sort published --descending | cut -d, -f 1)" = "Dam mended" ]
check "or by outlet" [ "$(titles --sort outlet | cut -d, -f 3)" = "Dam leaks" ]
check "a search finds titles" [ "$(titles --search dam)" = "Dam leaks,Dam mended,Dam leaks" ]
check "and authors" [ "$(titles --search brevit)" = "Bridge closed" ]
check "and parts of words" [ "$(titles --search mende)" = "Dam mended" ]
check "and nothing where there is nothing" [ -z "$(titles --search volcano)" ]
check "quotation marks in a search are letters" [ -z "$(titles --search '"dam')" ]
check "so are all signs" [ -z "$(titles --search "* AND ( ' ; --")" ]

ctl text p.diple "Dam leaks"
ends "a title that two documents have needs an id" 1 "" "2 documents"
id=$("$DIPLECTL" documents p.diple | sed -n 4p | cut -f 1)
ctl text p.diple "$id"
ends "an id names one" 0 "Four."

ctl details p.diple "$id" --title "Leak at the dam" --author "Mira
Quill" --set desk=Metro --set tag=water --set tag=dam
ends "details are changed" 0 "Leak at the dam"
check "a line break stays inside its column" grep -q 'Mira\\nQuill' "$room/out"
ctl details p.diple "$id" --json
ends "and kept" 0 '"title":"Leak at the dam","author":"Mira\nQuill"'
check "other metadata too, a name given twice as a list" grep -qF \
  '"metadata":[{"name":"desk","value":"Metro"},{"name":"tag","value":"water"},{"name":"tag","value":"dam"}]' \
  "$room/out"
check "a search finds them now" [ "$(titles --search metro)" = "Leak at the dam" ]
ctl details p.diple "$id" --set tag=rain --unset desk
ends "metadata is replaced and taken away" 0 "tag=rain"
check "the old values are gone" sh -c "! grep -qE 'water|Metro' '$room/out'"
ctl details p.diple "$id" --unset desk
ends "what is not there cannot be taken away" 1 "" "desk"
ctl details p.diple "$id" --set novalue
ends "metadata has a name and a value" 1 "" "novalue"
ctl details p.diple "$id" --title "$(printf '\351')"
ends "details are UTF-8" 1 "" 'xe9'
ctl undo p.diple
ctl undo p.diple
ctl details p.diple "$id" --json
ends "undo brings the old details back" 0 '"title":"Dam leaks","author":""'
check "all of them" grep -qF '"metadata":[]' "$room/out"
check "and the search knows" [ -z "$(titles --search metro)" ]

ctl mark p.diple "Bridge closed" Person One
ctl finish p.diple "Bridge closed"
ctl remove p.diple "Bridge closed" "Dam mended" "Bridge closed"
ends "documents are removed together" 0 "2 documents"
ctl info p.diple --json
check "with what was said about them" holds spans 0
check "and only they" holds documents 2
ctl undo p.diple
ctl info p.diple --json
check "undo brings them back" holds documents 4
check "with their spans" holds spans 1
check "and states" [ "$(titles --state finished)" = "Bridge closed" ]
check "in their old order" \
  [ "$(titles)" = "Bridge closed,Dam leaks,Dam mended,Dam leaks" ]
ctl remove p.diple "Bridge closed" nothing
ends "when one is unknown none is removed" 1 "" "nothing"
ctl info p.diple --json
check "they are all there" holds documents 4
ctl annotators p.diple add Ben
ctl mark p.diple --as Ben "Dam mended" Person Three
ctl documents p.diple
check "of several people, nobody's state is shown" sh -c "! grep -q 'open\|finished' '$room/out'"
check "and everybody's spans are counted" [ "$(cut -f 3 "$room/out" | paste -s -d, -)" = "1,0,1,0" ]
ctl documents p.diple --state finished
ends "a state is somebody's" 2 "" "--as"
ctl documents p.diple --json
check "nobody was at work in the window" sh -c \
  "[ \$(grep -c '\"milliseconds\":0' '$room/out') -eq 4 ]"
ctl time p.diple
ends "so there is no time to tell" 0
check "and nothing is told" [ ! -s "$room/out" ]
ctl check p.diple
ends "after all that the project has no fault" 0

finish
