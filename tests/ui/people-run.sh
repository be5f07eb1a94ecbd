#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# people-run.sh [FOLDER]: hands documents out on a real X server with nothing but keys: gives, sets
# states, reopens, takes back, undoes, filters, draws by a plan, adds and renames somebody. The
# project's file tells whether each did what it should. With FOLDER, takes pictures into it. Speaks
# TAP; DIPLE_BUILD names another build directory.
set -eu

# shellcheck source=tests/ui/typist.sh
. "$(dirname "$0")/typist.sh"

project=$HOME/run.diple
mkdir -p "$HOME/articles"
for i in 1 2 3 4; do
  printf -- '---\ntitle: Doc %s\nbeat: beat %s\n---\nThe council met %s times.\n' "$i" $((i % 2)) "$i" \
    >"$HOME/articles/$i.md"
done
ctl ()
{
  "$build/app/diplectl" "$@"
}
ctl new "$project" --as Ana >/dev/null
ctl annotators "$project" add Ben >/dev/null
ctl import "$project" "$HOME/articles" >/dev/null

tests=0
status=0
# is WHAT PATTERN COMMAND…: "diplectl COMMAND PROJECT …" prints PATTERN within a few seconds.
is ()
{
  sentence=$1
  pattern=$2
  command=$3
  shift 3
  tests=$((tests + 1))
  for _ in $(seq 25); do
    if ctl "$command" "$project" "$@" 2>/dev/null | grep -q -e "$pattern"; then
      echo "ok $tests - $sentence"
      settle
      return
    fi
    sleep 0.2
  done
  echo "not ok $tests - $sentence"
  ctl "$command" "$project" "$@" 2>&1 | sed "s/^/# /" || true
  status=1
  [ "$folder" = "" ] || import -window root "$folder/failed-$tests.png"
}

start "$project"
open ctrl+shift+a

press space
is "Space gives the first document to the first annotator" 'Ana.*open.*Doc 1' assign --list
press Right Down Down 3
is "3 says that one is done" 'Ben.*finished.*Doc 3' assign --list
press r
is "r reopens it" 'Ben.*in progress.*Doc 3' assign --list
press ctrl+z
is "Ctrl+Z undoes that" 'Ben.*finished.*Doc 3' assign --list
press ctrl+shift+z
is "and Ctrl+Shift+Z does it again" 'Ben.*in progress.*Doc 3' assign --list
press 0
is "0 takes it back" 'nobody.*Doc 3' assign --progress
picture people
did "give, set a state, reopen, undo, redo, take back"

press f Right space
settle
press slash Return
settle
press g
is "what nobody has is listed, and g gives all of it to one" 'open.*Doc 4' assign --progress --annotators Ben
is "and nothing else" 'nobody.*Doc 1' assign --progress --annotators Ben
press ctrl+z
is "which is one undo" 'nobody.*Doc 4' assign --progress
settle
press Home f Left space
settle
did "give what nobody has"

open h
picture plan
press alt+h
is "a plan is made and handed out" 'open.*0/2.*Doc 4' assign --progress
press slash Return
settle
press Home n 3
is "n goes to the next document that the annotator has to finish" 'finished.*Doc 2' assign --progress --annotators Ben
did "hand out by a plan, go on to the next"

open a
write "Cem"
press Return
is "somebody is added" 'person.*Cem' annotators
open F2
press ctrl+a
write "Benno"
press Return
is "somebody is renamed" 'person.*Benno' annotators
did "add and rename an annotator"

open question
picture people-keys
open Escape
open o
press ctrl+Return
is "the document is opened in the window below" 'Ana.*finished.*Doc 2' assign --list
did "see the keys, open the document"

echo "1..$tests"
exit "$status"
