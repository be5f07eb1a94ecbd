#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# schema-run.sh [FOLDER]: changes a schema on a real X server. With nothing but keys a label is added
# with description, colour and key, moved, merged, brought back by undo, and the schema is exported;
# then a row is dragged with the mouse and put back. Looks into the project after each step. With
# FOLDER, takes pictures of the steps into it. Speaks TAP; DIPLE_BUILD names another build directory,
# DIPLE_DRAGS how often the row is dragged.
set -eu

# shellcheck source=tests/ui/typist.sh
. "$(dirname "$0")/typist.sh"

project="$HOME/schema.diple"
ctl () { "$build/app/diplectl" "$@"; }

number=0
failed=0
# check WHAT COMMAND…: waits until the command succeeds, at most ten seconds.
check ()
{
  what=$1
  shift
  number=$((number + 1))
  for _ in $(seq 50); do
    if "$@"; then
      echo "ok $number - $what"
      settle
      return
    fi
    sleep 0.2
  done
  echo "not ok $number - $what"
  failed=1
}

shows () { ctl schema show "$project" | grep -q "$1"; }
lacks () { ! shows "$1"; }
# The label $1 stands right before the label $2.
before () { ctl schema show "$project" | grep '^label' | cut -f 3 | tr '\n' ' ' | grep -q "$1 $2 "; }
# The label $1 has the key $2.
has_key () { ctl schema show "$project" | cut -f 3,4 | grep -q "^$1	$2\$"; }

ctl new "$project" >/dev/null
ctl annotators "$project" add Ana >/dev/null 2>&1 || true
start "$project"

press alt+6
settle
press Down Down
settle
press alt+d
settle
press Return
settle
write "Ferry"
press Return
check "a label is added and named" shows "	Ferry	"
press F2 Tab
write "Boats that carry people."
press Return
check "it is described" shows "	Ferry	.*Boats that carry people"
press F2 Tab Tab Return
settle
picture schema-colour
press ctrl+a
write "#2a7a55"
press Return
check "it has the colour that was written" shows "	Ferry	.*#2a7a55"
press Escape F2 Tab Tab Tab Tab Return
settle
picture schema-key
press z
check "it has the key that was pressed" has_key Ferry z
press Return
settle
press o
settle
check "the key of another label is refused" has_key Ferry z
press Escape Escape
settle
picture schema-label
press alt+Up
check "it is moved up" before Ferry Work
open alt+m
picture schema-merge
open alt+m
check "it is merged into another one" lacks "	Ferry	"
press ctrl+z
check "undo brings it back" shows "	Ferry	"
open alt+e
press ctrl+a
name_file "$HOME/out.json"
open Return
check "the schema is exported" grep -qs '"Ferry"' "$HOME/out.json"

# The rows stand at even distances: the third is the first label, the fourth the second.
drag ()
{
  xdotool mousemove 150 "$1" mousedown 1
  for part in 1 2 3 4 5 6; do
    xdotool mousemove 150 $(($1 + ($2 - $1) * part / 6))
    sleep 0.1
  done
  sleep 0.3
  xdotool mouseup 1
}
for round in $(seq "${DIPLE_DRAGS:-2}"); do
  before Person Organization || echo "# the labels stand in another order than expected"
  drag 190 238
  check "a row is dragged below the next one ($round)" before Organization Person
  picture schema-dragged
  press ctrl+z
  check "and one undo puts it back ($round)" before Person Organization
done

echo "1..$number"
exit "$failed"
