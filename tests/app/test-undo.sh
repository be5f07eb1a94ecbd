#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Undo and redo by one process after another.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
awk 'BEGIN { for (i = 0; i < 400; i++) printf "word%03d ", i }' >words.txt
ctl import p.diple words.txt --as Ana

# state: what the project says, without times.
state ()
{
  "$DIPLECTL" spans p.diple
  "$DIPLECTL" documents p.diple --as Ana
  "$DIPLECTL" documents p.diple --as Ben
  "$DIPLECTL" details p.diple words.txt
}

state >"$room/state.0"
ctl mark p.diple --as Ana words.txt Person word001
id=$(cat "$room/out")
state >"$room/state.1"
ctl relabel p.diple --as Ana "$id" Location
state >"$room/state.2"
ctl resize p.diple --as Ana "$id" word002
state >"$room/state.3"
ctl note p.diple --as Ana "$id" "a note"
state >"$room/state.4"
ctl finish p.diple --as Ana words.txt
state >"$room/state.5"
ctl details p.diple --as Ana words.txt --title "Words"
state 2>/dev/null >"$room/state.6"
ctl unmark p.diple --as Ana "$id"
for step in 6 5 4 3 2 1 0; do
  ctl undo p.diple --as Ana
  state 2>/dev/null >"$room/state"
  check "undo brings back state $step" cmp "$room/state" "$room/state.$step"
done
for step in 1 2 3 4 5 6; do
  ctl redo p.diple --as Ana
  state 2>/dev/null >"$room/state"
  check "redo brings back state $step" cmp "$room/state" "$room/state.$step"
done
ctl undo p.diple --as Ana 6
ends "six are undone in one call" 0
check "each is told" lines 6
ctl history p.diple --json
ends "the history says what is undone" 0 '"state":"undone"'
ctl mark p.diple --as Ana words.txt Date word009
ctl redo p.diple --as Ana
ends "what was undone before something new is not redone" 1
ctl history p.diple
check "but stays in the history" grep -q "	abandoned	" "$room/out"

ctl mark p.diple --as Ben words.txt Person word100
ctl undo p.diple --as Ana
ends "Ana undoes her own" 0 "word009"
ctl undo p.diple --as Ben
ends "and Ben his" 0 "word100"
ctl redo p.diple --as Ben
ctl undo p.diple --as Ana
ends "an import that somebody's spans rest on stays" 1 "" "diplectl: p.diple: "
ctl info p.diple --json
check "with everything" holds spans 1
ctl undo p.diple --as Ben 5
ends "undoing more than there is stops at the end" 1 "word100" "nothing to undo"
ctl undo p.diple --as Ana
ends "then the import can be undone" 0
ctl check p.diple
ends "the project has no fault" 0

project q.diple Ana
ctl import q.diple words.txt
awk 'BEGIN { for (i = 0; i < 300; i++) printf "words.txt\tPerson\tword%03d\n", i }' |
  "$DIPLECTL" mark q.diple --from - >ids
check "300 spans are marked" [ "$(wc -l <ids)" -eq 300 ]
ctl undo q.diple 300
ends "and undone" 0
ctl info q.diple --json
check "all" holds spans 0
ctl redo q.diple 300
ctl info q.diple --json
check "and redone" holds spans 300
ctl spans q.diple
cut -f 1 "$room/out" | sort >now
check "with the same ids" sh -c "sort ids | cmp - now"
ctl check q.diple
ends "the project has no fault after hundreds of actions" 0

finish
