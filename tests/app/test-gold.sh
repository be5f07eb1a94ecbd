#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# From bundles to gold: shared, annotated apart, received, compared, decided, exported.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project team.diple Ana Ben
ctl annotators team.diple add Kim
printf 'Dr. Tove Lind said about 60 sheep had died at Orrin Farm. “We lost them,” said Pim Aldo.\n' >sheep.txt
printf 'The ferry from Orrin to Hale sank on Monday. Nobody was hurt, said Tove Lind.\n' >ferry.txt
printf 'Snow closed the road to Hale.\n' >snow.txt
ctl import team.diple sheep.txt ferry.txt snow.txt
ctl share team.diple --annotator Ana -o ana.diple
ends "Ana gets a bundle" 0 "3 documents for Ana"
ctl share team.diple --annotator Ben -o ben.diple sheep.txt ferry.txt
ends "Ben gets another one" 0 "2 documents for Ben"

# work BUNDLE PERSON QUANTITY TARGET GENRE: what one of them makes of the texts, which differs.
work ()
{
  bundle=$1
  ctl mark "$bundle" sheep.txt Person "$2"
  ctl mark "$bundle" sheep.txt Quantity "$3"
  ctl mark "$bundle" sheep.txt Location "Orrin Farm"
  ctl mark "$bundle" sheep.txt Claim "We lost them"
  claim=$(cut -f 1 "$room/out")
  ctl mark "$bundle" sheep.txt Source "Pim Aldo"
  aldo=$(cut -f 1 "$room/out")
  ctl mark "$bundle" sheep.txt Source "Tove Lind"
  lind=$(cut -f 1 "$room/out")
  case $4 in Aldo) target=$aldo ;; *) target=$lind ;; esac
  ctl link "$bundle" "$claim" "attributed to" "$target"
  ends "$bundle: a claim has its source" 0
  ctl label "$bundle" sheep.txt "genre=$5"
  ctl mark "$bundle" ferry.txt Location "Orrin"
  ctl finish "$bundle" sheep.txt ferry.txt
}

work ana.diple "Tove Lind" "60 sheep" Aldo news
work ben.diple "Dr. Tove Lind" "about 60 sheep" Lind feature
ctl mark ben.diple ferry.txt Date Monday

cp team.diple other.diple
ctl receive team.diple ana.diple ben.diple
ends "their work comes back" 0
ctl receive other.diple ben.diple ana.diple
ends "in any order" 0
# items FILE: each item but its states.
items ()
{
  "$DIPLECTL" review "$1" --state all | cut -f 1,2,4- | sort
}
items team.diple >team.items
items other.diple >other.items
check "and asks the same then" cmp team.items other.items
ctl agreement team.diple --json
ends "agreement is computed" 0 '"f1"'

ctl review team.diple
check "there is a queue" lines 5
ctl review team.diple --rule agreed --apply --as Kim
ends "what all say is accepted at once" 0 "5 items decided, 0 left out"
ctl review team.diple --rule pattern:title-before-name --apply --as Kim
ends "a title is left out" 0 "1 item decided"
ctl review team.diple --rule pattern:hedge:longer --apply --as Kim
ends "a hedge is kept" 0 "1 item decided"

# decide KIND WORDS…: the first such item.
decide ()
{
  kind=$1
  shift
  item=$("$DIPLECTL" review team.diple --kind "$kind" | head -n 1 | cut -f 1)
  ctl review team.diple "$item" "$@" --as Kim
  ends "$kind: $1" 0
}

decide missing --none --note "of the week, not of the text"
decide relation --adopt 1 --note "he stands beside it"
decide document --set genre=interview
ctl review team.diple
check "nothing is left" lines 0

ctl export team.diple -o gold.jsonl --annotations gold --documents finished
ends "gold goes out" 0 "2 documents, 1 annotators, 7 spans, 1 relations"
# provenance WORDS: that of the span with these words.
provenance ()
{
  grep -o '"text":"'"$1"'","fragments":[^}]*}\(\]\)*,"attributes":[^{]*"note":"","suggested":\[\],"provenance":{[^}]*}' gold.jsonl |
    sed 's/.*"provenance"://'
}
check "with what both said" [ "$(provenance 'Orrin Farm')" = '{"decided_by":"Kim","outcome":"adopted","adopted_from":["Ana","Ben"],"agreed":2,"of":2,"note":""}' ]
check "from whom it is" [ "$(provenance 'about 60 sheep')" = '{"decided_by":"Kim","outcome":"adopted","adopted_from":["Ben"],"agreed":1,"of":2,"note":""}' ]
check "why" grep -q '"provenance":{"decided_by":"Kim","outcome":"adopted","adopted_from":\["[A-Z][a-z]*"\],"agreed":1,"of":2,"note":"he stands beside it"}' gold.jsonl
check "and what is the curator’s own" grep -q '"labels":\[{"annotator":"gold","name":"genre","value":"interview","provenance":{"decided_by":"Kim","outcome":"edited","adopted_from":\[\],"agreed":0,"of":2,"note":""}' gold.jsonl
check "but nothing that was decided to be nothing" sh -c '! grep -q "\"text\":\"Monday\"" gold.jsonl'

ctl receive team.diple ben.diple ana.diple
ends "received again nothing changes" 0
ctl review team.diple
check "and nothing is asked again" lines 0
ctl mark ben.diple ferry.txt Location "Hale"
ctl receive team.diple ben.diple
ctl review team.diple
ends "new work brings what is new in it" 0 "missing	open	ferry.txt"
check "and reopens nothing else" lines 1
ctl export team.diple -o again.jsonl --annotations gold --documents finished
ends "a document with that item is not finished" 0 "1 document,"
ctl undo team.diple
ctl export team.diple -o again.jsonl --annotations gold --documents finished
check "undone, gold is the same file" cmp gold.jsonl again.jsonl
ctl check team.diple
ends "the project has no fault" 0

finish
