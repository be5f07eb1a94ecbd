#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Proposing who says the claims.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben
printf '“The dam leaks,” said Mira Holt. “We saw it,” said the aunt of Mira Holt.\n' >dam.txt
printf 'The council said that nobody had looked. It rained.\n' >rain.txt
ctl import p.diple dam.txt rain.txt
ctl mark p.diple --as Ana dam.txt Claim "The dam leaks"
ctl mark p.diple --as Ana rain.txt Claim "nobody had looked"
ctl mark p.diple --as Ana rain.txt Claim "It rained"

ctl attribute p.diple --as Ana
ends "proposals are printed" 0
check "for each claim for which one is found" grep -c . "$room/out"
check "with source and cue" grep -q "$(printf '1-14\t22-31\tMira Holt\t17-21\tsaid')" "$room/out"
check "in every document" grep -q "$(printf 'The council\t12-16\tsaid')" "$room/out"
ctl attribute p.diple --as Ana --document rain.txt --json
check "one document, as JSON" grep -q '"source":{"start":0,"end":11,"text":"The council"' "$room/out"
ctl attribute p.diple --as Ana --alternatives --document dam.txt
ends "alternatives are printed too" 0 "Mira Holt"
ctl attribute p.diple --as Ben
ends "another annotator has no claims" 0
check "and gets no proposals" lines 0
ctl spans p.diple
check "nothing was made" lines 3

ctl attribute p.diple --as Ana --document dam.txt --apply
ends "--apply makes them" 0 "Mira Holt"
ctl spans p.diple
check "a source and a cue" lines 5
ctl attribute p.diple --as Ana --document dam.txt
check "the claim has its source now" lines 0
ctl undo p.diple --as Ana
ctl spans p.diple
check "it was one action" lines 3
ctl schema import p.diple simple --as Ana
ctl attribute p.diple --as Ana --document dam.txt --apply
ends "a schema without cues works too" 0

finish
