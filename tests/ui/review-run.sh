#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# review-run.sh [FOLDER]: settles what two annotators differ about on a real X server, with nothing but
# keys, from the first difference to none, and exports what was decided. Tells how many keys each
# step took; with FOLDER, takes pictures of the steps into it. Speaks TAP; DIPLE_BUILD names another
# build directory.
set -eu

# shellcheck source=tests/ui/typist.sh
. "$(dirname "$0")/typist.sh"

project=$HOME/run.diple
mkdir -p "$HOME/articles"
printf 'Ferry talks resume\n\nIlvi Brevit said on Monday that the Quay Union agreed.\n\nAt least 38,700 travellers waited in Veldmoor. Nobody was hurt.\n' \
  >"$HOME/articles/1.txt"
ctl ()
{
  "$build/app/diplectl" "$@"
}
ctl new "$project" --as Ana >/dev/null
ctl annotators "$project" add Ben >/dev/null
ctl annotators "$project" add Kim >/dev/null
ctl import "$project" "$HOME/articles" >/dev/null
title="Ferry talks resume"
tab=$(printf '\t')
# mark ANNOTATOR LABEL PASSAGE
mark ()
{
  echo "$title$tab$2$tab$3" | ctl mark "$project" --as "$1" --from - >/dev/null
}
mark Ana Person "Ilvi Brevit"
mark Ana Date "Monday"
mark Ana Group "Quay Union"
mark Ana Quantity "At least 38,700 travellers"
mark Ana Location "Veldmoor"
mark Ben Person "Brevit"
mark Ben Date "on Monday"
mark Ben Organization "Quay Union"
mark Ben Quantity "38,700 travellers"
mark Ben Location "Veldmoor"
mark Ben Person "Nobody"
ctl finish "$project" --as Ana "$title" >/dev/null
ctl finish "$project" --as Ben "$title" >/dev/null

tests=0
status=0
# left N: so many differences are left within a few seconds.
left ()
{
  tests=$((tests + 1))
  for _ in $(seq 50); do
    found=$(ctl review "$project" | wc -l)
    [ "$found" -ne "$1" ] || break
    sleep 0.1
  done
  if [ "$found" -eq "$1" ]; then
    echo "ok $tests - $1 left: $2"
    settle # the file knows before the window shows the next one
    return
  fi
  echo "not ok $tests - $1 left: $2"
  ctl review "$project" | sed 's/^/# /'
  status=1
  [ "$folder" = "" ] || import -window root "$folder/failed-$tests.png"
}

start --name Kim "$project"
press alt+2
settle
left 5 "the page shows what they differ about"
picture review
press 1
left 4 "an answer is taken"
did "take an answer"
press e bracketleft Right Return
left 3 "an answer of one's own is made"
did "make an answer of one's own"
press n
write "a union is no crowd"
press Return
settle
press 2
left 2 "a note goes with the decision"
did "write why, and take the other answer"
press ctrl+z
left 3 "a decision is undone"
settle
did "undo"
press 2
left 2 "and made again"
press i
left 1 "what both share is taken"
did "take what all share"
press 0
left 0 "there is nothing here"
did "none of them"
settle
picture review-done

# What both said alike is no difference, but it is not decided either.
open r
settle
picture review-rules
open alt+d
tests=$((tests + 1))
for _ in $(seq 50); do
  ctl review "$project" --kind agree | grep -q . || break
  sleep 0.1
done
if ctl review "$project" --kind agree | grep -q .; then
  echo "not ok $tests - a rule takes what all agree on"
  status=1
else
  echo "ok $tests - a rule takes what all agree on"
fi
did "take what all agree on"

# The focus is on the button that exports; what is exported stands below it.
open ctrl+e
press Tab
open space
press Down
open Return
picture review-export
press shift+Tab
open Return
press ctrl+a
name_file "$HOME/run.jsonl"
press Return
settle
did "export what was decided"
for _ in $(seq 50); do
  [ -s "$HOME/run.jsonl" ] && break
  sleep 0.2
done

tests=$((tests + 1))
if python3 - "$HOME/run.jsonl" <<'END'
import json
import sys

document, = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
found = [(s['label'], s['text']) for s in document['spans']]
wanted = [('Person', 'Ilvi Brevit'), ('Date', 'Monday'), ('Organization', 'Quay Union'),
          ('Quantity', '38,700 travellers'), ('Location', 'Veldmoor')]
if found != wanted:
    print('#', found, 'is not', wanted)
sys.exit(found != wanted)
END
then
  echo "ok $tests - what was decided is exported"
else
  echo "not ok $tests - what was decided is exported"
  status=1
fi
echo "1..$tests"
exit "$status"
