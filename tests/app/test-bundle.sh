#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Bundles: shared, worked on elsewhere, received.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project team.diple Ana Ben
printf 'The weir at Ostell burst.\nMarla Quint watched it go.\n' >weir.txt
printf 'Ferries to Ostell run again, said Marla Quint.\n' >ferry.txt
ctl import team.diple weir.txt ferry.txt
ctl mark team.diple weir.txt Person "Marla Quint" --as Ana
kept=$(cat out)
ctl mark team.diple weir.txt Location "Ostell" --as Ana
gone=$(cat out)
ctl mark team.diple weir.txt Event "weir at Ostell burst" --as Ben

ctl share team.diple
ends "share asks for whom and where to" 2 "" "--annotator"
ctl share team.diple --annotator Cleo -o cleo.diple
ends "somebody who does not annotate gets no bundle" 1 "" "Cleo"
ctl share team.diple --annotator Ana -o ana.diple
ends "a bundle is made" 0 "2 documents for Ana"
ctl share team.diple --annotator Ana -o ana.diple
ends "a bundle takes no other file's place" 1 "" "ana.diple"
ctl share team.diple --annotator Ana -o ana.diple --force
ends "unless it is told to" 0 "2 documents"
ctl share team.diple --annotator Ana -o team.diple --force
ends "and never its own project's" 1
ctl share team.diple --annotator Ben -o ben.diple ferry.txt
ends "a bundle may hold a choice" 0 "1 document for Ben"
check "nothing is left beside it" sh -c '[ "$(ls | grep -c part)" -eq 0 ]'
ctl check ana.diple
ends "a bundle is a sound project" 0
ctl annotators ana.diple
check "a bundle has nobody else in it" lines 1
ctl spans ana.diple
check "a bundle has what its annotator did" lines 2
check "and nothing of anybody else" sh -c '! grep -q burst out'
ctl history ana.diple
check "and no history" lines 0

ctl receive team.diple ana.diple
ends "a bundle nobody worked on brings nothing" 0 "nothing to do"

ctl mark ana.diple ferry.txt Person "Marla Quint"
made=$(cut -f1 out)
ctl relabel ana.diple "$(echo "$kept" | cut -f1)" Group
ctl unmark ana.diple "$(echo "$gone" | cut -f1)"
ctl finish ana.diple ferry.txt
ctl mark ben.diple ferry.txt Location "Ostell"

ctl receive team.diple ana.diple --preview
ends "a preview says what would change" 0 "1 added, 1 changed, 1 removed"
check "document by document" grep -q "ferry.txt: 1 added, 0 changed, 0 removed, 0 unchanged, finished" out
ctl spans team.diple
check "and changes nothing" lines 3
ctl receive team.diple ana.diple --preview --json
check "in JSON too" holds added 1
ctl receive team.diple ana.diple ben.diple
ends "what was done comes back" 0 "1 added, 1 changed, 1 removed"
ctl spans team.diple
check "the others' work is as it was" grep -q "burst" out
check "what was made there is here" grep -q "^$made" out
check "what was deleted there is gone" sh -c "! grep -q '^$(echo "$gone" | cut -f1)' out"
check "there is nothing else" lines 4
ctl check team.diple
ends "the project is sound" 0
ctl export team.diple -o once.jsonl
ctl receive team.diple ben.diple ana.diple
ends "receiving again does nothing" 0 "nothing to do"
ctl export team.diple -o twice.jsonl
check "not a byte" cmp once.jsonl twice.jsonl
ctl undo team.diple
ctl undo team.diple
ctl spans team.diple
check "each bundle is one undo" lines 3
ctl receive team.diple ana.diple ben.diple
ctl export team.diple -o again.jsonl
check "and can be received again" cmp once.jsonl again.jsonl

ctl mark ana.diple weir.txt Location Ostell
more=$(cut -f1 out)
ctl receive team.diple ana.diple
ends "work that went on comes as well" 0 "1 added"
ctl unmark ana.diple "$more"
ctl receive team.diple ana.diple
ends "and what was deleted meanwhile goes" 0 "1 removed"

# Both at once: what was changed on both sides is told, the newer stays.
ctl mark ana.diple ferry.txt Location Ostell --occurrence 1
both=$(cut -f1 out)
ctl receive team.diple ana.diple
ctl relabel ana.diple "$both" Group
ctl relabel team.diple "$both" Event --as Ana
ctl receive team.diple ana.diple
ends "both changed it: the newer stays, and it is told" 0 "nothing to do" "changed here and there"
ctl spans team.diple
check "it is the one from here" sh -c "grep '^$both' out | grep -q Event"
ctl unmark ana.diple "$both"
ctl relabel team.diple "$both" Work --as Ana
ctl receive team.diple ana.diple
ends "changed here and deleted there: it stays" 0 "nothing to do" "deleted there"

# What is not to be received.
ctl new other.diple --as Ana
ctl receive other.diple ana.diple
ends "another project's bundle is refused" 1 "" "another project"
ctl receive team.diple other.diple
ends "a project that is no bundle is asked for by name" 1 "" "--all"
ctl receive team.diple other.diple --all
ends "and must be a copy of this one" 1 "" "copy"
ctl receive team.diple team.diple --all
ends "a project is not received into itself" 1 "" "itself"
printf 'no project' >text.diple
ctl receive team.diple text.diple
ends "what is no project is refused" 1 "" "not a Diple project"
ctl receive team.diple nothing.diple
ends "so is what is not there" 1 "" "nothing.diple"
ctl export team.diple -o before.jsonl
head -c 30000 ana.diple >short.diple
ctl receive team.diple short.diple
ends "a bundle cut short is refused" 1 "" "ask for it again"
ctl export team.diple -o after.jsonl
check "and nothing of it came in" cmp before.jsonl after.jsonl
ctl mark ana.diple weir.txt Location Ostell
further=$(cut -f1 out)
ctl receive team.diple short.diple ana.diple
ends "beside a bad one a good one is received" 1 "ana.diple: 1 added" "short.diple: "
ctl annotators team.diple rename Ana "Ana Quint"
ctl unmark ana.diple "$further"
ctl receive team.diple ana.diple
ends "somebody who was renamed here is known by the id" 0 "1 removed"
ctl annotators team.diple rename "Ana Quint" Ana

# A label that was made in the bundle.
ctl share team.diple --annotator Ben -o made.diple
ctl schema add made.diple label Bridge entity
ctl mark made.diple weir.txt Bridge weir
ctl receive team.diple made.diple
ends "a label that the project lacks is refused by name" 1 "" "Bridge"
ctl schema rename team.diple Person Human
ctl receive team.diple ben.diple
ctl mark ben.diple ferry.txt Person "Marla Quint"
ctl receive team.diple ben.diple
ends "a label that was renamed is known by its id" 0 "1 added"
ctl spans team.diple
check "and has its new name" grep -q Human out

ctl schema add team.diple label Pier entity
ctl share team.diple --annotator Ben -o pier.diple
ctl schema remove team.diple label:Pier
ctl mark pier.diple ferry.txt Pier said
ctl export team.diple -o before.jsonl
ctl receive team.diple pier.diple
ends "so is one that was taken away here meanwhile" 1 "" "Pier"
ctl export team.diple -o after.jsonl
check "and the rest of the bundle waits" cmp before.jsonl after.jsonl

# Two copies of one project, joined.
ctl backup team.diple copy.diple
ctl mark team.diple ferry.txt Event "run again" --as Ana
ctl mark copy.diple ferry.txt Human "said" --as Ben
printf 'A second weir was planned at Tollen.\n' >second.txt
ctl import copy.diple second.txt
ctl mark copy.diple second.txt Location Tollen --as Ben
ctl receive team.diple copy.diple
ends "a copy is asked for" 1 "" "--all"
ctl receive team.diple copy.diple --all
ends "two copies become one" 0 "1 document, 2 added"
ctl receive team.diple copy.diple --all
ends "once" 0 "nothing to do"
ctl check team.diple
ends "and sound" 0
ctl receive copy.diple team.diple --all
ends "the other way too" 0 "1 added"
ctl export team.diple -o left.jsonl
ctl export copy.diple -o right.jsonl
check "then both are the same" cmp left.jsonl right.jsonl
"$DIPLECTL" annotators copy.diple add Cleo >/dev/null
ctl mark copy.diple ferry.txt Event "Ferries" --as Cleo
ctl receive team.diple copy.diple --all
ends "somebody who joined the other copy comes with their work" 0 "1 added"
ctl undo team.diple
ctl undo team.diple
ctl documents team.diple
check "joining is one undo" lines 2
# A second pass goes out and comes back like a person's work.
project twice.diple Ana
printf 'Nothing was left of the pier.\n' >pier.txt
ctl import twice.diple pier.txt
ctl assign twice.diple --annotators Ana
ctl mark twice.diple pier.txt Location pier
ctl finish twice.diple pier.txt --as Ana
ctl assign twice.diple --again 100% --seed 3
ctl share twice.diple --annotator "Ana (again)" -o again.diple
ends "a second pass is shared" 0 "1 document for Ana (again)"
ctl spans again.diple
check "nothing of the first is in it" lines 0
ctl mark again.diple pier.txt Location pier
ends "in a bundle the one it was made for acts" 0
ctl receive twice.diple again.diple
ends "the second pass comes back" 0 "1 added"
ctl spans twice.diple --as "Ana (again)"
check "as what it is" lines 1

finish
