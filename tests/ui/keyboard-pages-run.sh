#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# keyboard-pages-run.sh [FOLDER]: goes through all that stands round the text on a real X server, with
# nothing but keys: filters the documents, says and mends what a document is, asks and answers a
# question, switches a validator, searches, goes back in the history, changes a key and a
# preference. The project's file and the settings tell whether each did what it should. With FOLDER,
# takes pictures into it. Speaks TAP; DIPLE_BUILD names another build directory.
set -eu

export GSETTINGS_BACKEND=keyfile
# shellcheck source=tests/ui/typist.sh
. "$(dirname "$0")/typist.sh"

project=$HOME/run.diple
settings=$HOME/.config/glib-2.0/settings/keyfile
mkdir -p "$HOME/articles"
printf 'Ferry talks resume\n\nIlvi Brevit said the strike is over.\n' >"$HOME/articles/1.txt"
printf 'Second thoughts\n\nNothing more was heard of the ferry.\n' >"$HOME/articles/2.txt"
printf 'Harbour fees\n\nThe council met.\n' >"$HOME/articles/3.txt"
ctl ()
{
  "$build/app/diplectl" "$@"
}
ctl new "$project" >/dev/null
ctl annotators "$project" add Ana >/dev/null
ctl import "$project" "$HOME/articles" >/dev/null

tests=0
status=0
# is WHAT PATTERN COMMAND…: the command prints PATTERN within a few seconds.
is ()
{
  sentence=$1
  pattern=$2
  shift 2
  tests=$((tests + 1))
  for _ in $(seq 25); do
    if "$@" 2>/dev/null | grep -q -e "$pattern"; then
      echo "ok $tests - $sentence"
      return
    fi
    sleep 0.2
  done
  echo "not ok $tests - $sentence"
  "$@" 2>&1 | sed "s/^/# /" || true
  status=1
  [ "$folder" = "" ] || import -window root "$folder/failed-$tests.png"
}

validators ()
{
  ctl validate "$project" --list
}

second=$(ctl documents "$project" --search second | cut -f 1)

start "$project"

press ctrl+k
write second
settle
press Return
settle
press ctrl+Return
is "the documents are filtered by words, and Enter opens the first" 'finished.*Second thoughts' \
  ctl documents "$project" --as Ana
press ctrl+k Escape
settle

# The chips of the states stand after the words; Show All is where nothing matches.
press ctrl+k Tab Tab Right Right space
settle
press ctrl+k Tab Tab Tab Tab Return
settle
press ctrl+k Tab Tab Right Right Right space
picture filtered
press ctrl+Home ctrl+k Tab Tab space
settle
did "filter the documents"

press alt+Return
settle
press shift+Tab shift+Tab shift+Tab shift+Tab shift+Tab space
is "a document is labelled" 'genre.*other' ctl label "$project" "$second" --as Ana
picture document
did "label the document"

press Escape alt+Return
press alt+Return
settle
press Tab Tab Tab
write "Quay Herald"
press Return
is "a detail is written" 'Quay Herald' ctl details "$project" "$second"
press ctrl+z
is "and undone" '^outlet	*$' ctl details "$project" "$second"
did "write a detail and undo it"

press ctrl+Home Down Down ctrl+shift+Right u
is "there is a span" Cue ctl spans "$project" --as Ana
open alt+q
write "Is this one?"
open Return
is "a question is asked" 'open.*Is this one' ctl flags "$project" --as Ana
press alt+4
settle
picture slips
press alt+d
settle
picture validators
press Down space
is "a validator is switched off" 'needed-to.*off' validators
press space
is "and on" 'needed-to.*on' validators
press Escape
settle
did "switch a validator off and on"
press alt+e
settle
press Tab Tab Down
open F2
write "No, it is not."
picture answer
open Return
is "it is answered" 'answered.*No, it is not' ctl flags "$project" --as Ana
settle
press shift+F2
is "it is opened again" 'open.*Is this one' ctl flags "$project" --as Ana
settle
press Delete
is "it is taken back" '^0$' sh -c "'$build/app/diplectl' flags '$project' --as Ana | grep -c ."
did "ask, answer, open again and take back a question"

press ctrl+shift+f
settle
write "council"
settle
press Down Return
settle
press ctrl+Home Down Down ctrl+Right ctrl+Right l
is "a hit of the search is opened" 'Location.*council' ctl spans "$project" --as Ana
did "search and open a hit"

open ctrl+h
press Down Tab
settle
press alt+g
is "the history goes back" 'undone.*Ana.*Location' ctl history "$project"
picture history
open Escape
did "go back"

open ctrl+F1
write "undo"
settle
press Return
settle
press Return
settle
press ctrl+u
settle
picture keys
open Escape
is "a key is changed" "win.undo.*<Control>u" cat "$settings"
press ctrl+Home Down Down p
is "there is a span" 'Person' ctl spans "$project" --as Ana
press ctrl+u
is "and works" 'undone.*Person' ctl history "$project"
did "change a key"

open ctrl+comma
press Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab Tab space
settle
picture preferences
press Escape
is "a preference is changed" 'chips=false' cat "$settings"
did "change a preference"

echo "1..$tests"
exit $status
