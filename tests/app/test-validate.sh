#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Warnings, questions about the guidelines, and going to a point of one's own history.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Rike Odo
printf 'Rike says it rained.\n' >rain.txt
ctl import p.diple rain.txt --as Rike

ctl validate p.diple
ends "nothing is found where nothing is marked" 0
ctl mark p.diple --as Rike rain.txt Claim "it rained."
claim=$(cat "$room/out")
ctl validate p.diple --as Rike
ends "warnings are no failure" 0
check "a claim without a source is named" grep -qF -e "no Source" "$room/out"
check "and one that ends in the full stop" grep -qF -e "full-stop" "$room/out"
ctl validate p.diple --as Odo
ends "another annotator has no slips" 0
ctl validate p.diple --off full-stop --as Odo
ends "a validator is switched off" 0
ctl validate p.diple
check "it is silent then" sh -c '! grep -q full-stop "$1"' _ "$room/out"
check "and the others are not" grep -qF -e "needed-from" "$room/out"
ctl validate p.diple --list
check "the list says so" grep -qF -e "full-stop	off" "$room/out"
ctl validate p.diple --off nonsense --as Odo
ends "an unknown validator is refused" 2
ctl validate p.diple --json
check "JSON has the place" grep -qF -e '"start":10' "$room/out"

ctl flags p.diple "$claim" --as Rike --ask "With the full stop?"
ends "a question is asked" 0
ctl flags p.diple
check "and listed" grep -qF -e "With the full stop?" "$room/out"
ctl flags p.diple "$claim" --as Odo --answer "Without."
ends "it is answered" 0
ctl flags p.diple --json
check "the answer is there" grep -qF -e '"answer":"Without."' "$room/out"
ctl flags p.diple "$claim" --as Odo
ctl flags p.diple
check "a question is taken back" [ ! -s "$room/out" ]
ctl flags p.diple nonsense --as Odo --ask "?"
ends "no question hangs on nothing" 1

ctl history p.diple --span "$claim"
check "an annotation has a past" grep -qF -e "Marked" "$room/out"
ctl history p.diple --kind span
check "history is filtered by kind" [ "$(wc -l <"$room/out")" -eq 1 ]
ctl relabel p.diple --as Rike "$claim" Source
ctl history p.diple --kind span -n 1
number=$(cut -f 1 "$room/out")
ctl relabel p.diple --as Rike "$claim" Cue
ctl note p.diple --as Rike "$claim" "so it is"
ctl undo p.diple --as Rike --to "$number"
ends "one goes back to a point of one's own" 0
ctl spans p.diple
check "as it was then" grep -qF -e "Source" "$room/out"
ctl undo p.diple --as Odo --to "$number"
ends "but not to another's" 1
ctl check p.diple
ends "after all that the project has no fault" 0

finish
