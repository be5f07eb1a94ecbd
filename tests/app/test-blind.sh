#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Who acts sees their own annotations and nobody else's.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
printf 'Torma Reyd told the council that the weir had given way. Aldmere waited.\n' >weir.txt
ctl import p.diple weir.txt
ctl mark p.diple weir.txt Person "Torma Reyd" --as Ben --note "quicksilver note"
span=$(cat "$room/out")
ctl mark p.diple weir.txt Source "Torma Reyd" --as Ben
source=$(cat "$room/out")
ctl mark p.diple weir.txt Claim "the weir had given way" --as Ben
ctl link p.diple "$(cat "$room/out")" "attributed to" "$source" --as Ben
ctl label p.diple weir.txt genre=news --as Ben
ctl flags p.diple "$span" --ask "quicksilver question" --as Ben
ctl finish p.diple weir.txt --as Ben
ctl mark p.diple weir.txt Location "Aldmere" --as Ana

# sees WHO NUMBER COMMAND…: how many lines of COMMAND are about annotations.
sees ()
{
  who=$1
  number=$2
  shift 2
  ctl "$@" --as "$who"
  if [ "$status" -eq 0 ]; then
    check "$1: $number lines for $who" lines "$number"
  else
    fail "$1: $number lines for $who"
  fi
}

sees Ana 1 spans p.diple
sees Ben 3 spans p.diple
sees Ana 0 relations p.diple
sees Ben 1 relations p.diple
sees Ana 0 label p.diple weir.txt
sees Ben 1 label p.diple weir.txt
sees Ana 0 flags p.diple
sees Ben 1 flags p.diple
sees Ana 0 validate p.diple
sees Ana 0 search p.diple --label Person
sees Ben 1 search p.diple --label Person
sees Ana 0 search p.diple Torma --label Person
sees Ben 1 search p.diple Torma --label Person
sees Ana 0 search p.diple --attribute genre=news
sees Ben 3 search p.diple --attribute genre=news
sees Ana 1 history p.diple --kind span
sees Ben 3 history p.diple --kind span
ctl history p.diple --as Ana
check "nor does the history tell of it" sh -c '! grep -q "Torma Reyd\|quicksilver\|genre" "$1"' - "$room/out"
ctl search p.diple Torma --as Ana
check "a hit has no label of another's span" sh -c '! grep -q Person "$1"' - "$room/out"
ctl documents p.diple --as Ana
check "state and count are Ana's" grep -q "in progress	1	" "$room/out"
ctl documents p.diple --as Ben
check "and Ben's are his" grep -q "finished	3	" "$room/out"
ctl export p.diple -o ana.jsonl --annotators Ana
check "an export of Ana's work has no word of Ben's" \
  sh -c '! grep -q "Ben\|quicksilver\|Torma Reyd\",\"frag\|genre" ana.jsonl'
ctl search p.diple --label Person --label Location
check "without a name it is everybody's" lines 2
ctl history p.diple --kind span
check "and so is the history" sh -c '[ "$(grep -c Ben "$1")" -gt 0 ]' - "$room/out"

finish
