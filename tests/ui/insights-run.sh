#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# insights-run.sh [FOLDER]: goes through the page of figures on a real X server with nothing but keys:
# from every chart to the places behind it and into the text, where a label is put on what is shown,
# and saves the figures in every layout. With FOLDER, takes pictures into it. Speaks TAP; DIPLE_BUILD
# names another build directory.
set -eu

# shellcheck source=tests/ui/typist.sh
. "$(dirname "$0")/typist.sh"

project=$HOME/run.diple
mkdir -p "$HOME/articles"
printf 'Ferry talks resume\n\nIlvi Brevit said on Monday that the Quay Union agreed.\n\nAt least 38,700 travellers waited in Veldmoor.\n' \
  >"$HOME/articles/1.txt"
printf 'Harbour fees\n\nOren Tal spoke of the fees.\n' >"$HOME/articles/2.txt"
ctl ()
{
  "$build/app/diplectl" "$@"
}
ctl new "$project" --as Ana >/dev/null
ctl annotators "$project" add Ben >/dev/null
ctl import "$project" "$HOME/articles" >/dev/null
tab=$(printf '\t')
title="Ferry talks resume"
# mark ANNOTATOR LABEL PASSAGE
mark ()
{
  echo "$title$tab$2$tab$3" | ctl mark "$project" --as "$1" --from - >/dev/null
}
mark Ana Person "Ilvi Brevit"
mark Ana Date "Monday"
mark Ana Group "Quay Union"
mark Ana Location "Veldmoor"
mark Ben Person "Brevit"
mark Ben Date "Monday"
mark Ben Organization "Quay Union"
mark Ben Location "Veldmoor"
ctl finish "$project" --as Ana "$title" "Harbour fees" >/dev/null
ctl finish "$project" --as Ben "$title" >/dev/null

tests=0
status=0
# say TRUE-OR-FALSE SENTENCE
say ()
{
  tests=$((tests + 1))
  if [ "$1" = true ]; then
    echo "ok $tests - $2"
    return
  fi
  echo "not ok $tests - $2"
  status=1
  [ "$folder" = "" ] || import -window root "$folder/failed-$tests.png"
}

# leads SENTENCE WORDS: Enter shows places, and Enter the first of them in its text; what is chosen
# there is WORDS, for "e" makes an Event of it. Goes back to the chart.
leads ()
{
  press Return
  settle
  press Return
  settle
  press e
  found=false
  for _ in $(seq 50); do
    ! ctl spans "$project" --as Ana | grep -q "Event.*$2" || { found=true; break; }
    sleep 0.1
  done
  say $found "$1"
  press ctrl+z
  settle
  press alt+5
  settle
  press Escape
  settle
}

# saved NAME COMMAND…: the file comes to be, and the command is content with it.
saved ()
{
  sentence=$1
  name=$2
  shift 2
  found=false
  for _ in $(seq 50); do
    ! { [ -s "$HOME/$name" ] && "$@" "$HOME/$name"; } || { found=true; break; }
    sleep 0.1
  done
  say $found "$sentence"
}

# save NUMBER NAME: by the entry of that number in the menu of the exports.
save ()
{
  press alt+x
  settle
  for _ in $(seq "$1"); do
    press Down
  done
  open Return
  press ctrl+a
  name_file "$HOME/$2"
  press Return
  settle
}

is_svg ()
{
  python3 - "$1" <<'END'
import sys, xml.etree.ElementTree as tree
root = tree.parse (sys.argv[1]).getroot ()
uses = [e for e in root.iter () if e.tag.endswith ('}use')]
sys.exit (root.tag != '{http://www.w3.org/2000/svg}svg' or len (uses) < 200)
END
}

# Twice as many points as there are on the screen.
is_png ()
{
  python3 - "$1" <<'END'
import struct, sys
head = open (sys.argv[1], 'rb').read (24)
width, height = struct.unpack ('>II', head[16:24])
sys.exit (head[:8] != b'\x89PNG\r\n\x1a\n' or width < 2000 or height < 1000)
END
}

start "$project"
press alt+5
settle
press Return
settle
picture insights
leads "a bar of labels opens its spans" "Ilvi Brevit"
press Down Down
leads "the arrows choose another bar, which has the focus again afterwards" Veldmoor
press Tab Down
press Return
settle
press Return
settle
press ctrl+Home Down Down ctrl+shift+Right ctrl+shift+Right e
settle
say "$(ctl spans "$project" --as Ana | grep -q "Event.*Oren" && echo true || echo false)" \
  "a bar of progress opens what is not finished"
press ctrl+z
settle
press alt+5
settle
press Escape
settle
did "open what is behind bars"

press Tab Tab Right
leads "a pair opens where the two differ" "Ilvi Brevit"
press Tab Down
leads "a row of the table of labels opens where anybody differs on it" "Quay Union"
picture table
did "open what is behind tables"

# The what-if and the second passes stand between.
press Tab Tab Tab Tab Tab Tab Tab Down
picture confusion
leads "a cell of the confusion opens its spans" "Quay Union"
press Tab
leads "a document opens where people differ in it" "Ilvi Brevit"
picture documents
did "open what is behind the confusion and the documents"

save 1 sentence.txt
saved "the sentence is saved" sentence.txt grep -q "between 2 annotators.*Krippendorff"
save 2 figures.csv
saved "the figures are saved" figures.csv grep -q "^pair,Ana,Ben,exact_f1,0.500000,,,1,8,"
save 3 charts.svg
saved "the charts are saved as a drawing" charts.svg is_svg
save 4 charts.png
saved "the charts are saved as a picture" charts.png is_png
did "save four files"
[ "$folder" = "" ] || cp "$HOME"/charts.* "$folder"

kill "$window"
wait "$window" 2>/dev/null || true
say "$(ctl check "$project" >/dev/null && echo true || echo false)" "the project is in order"
echo "1..$tests"
exit $status
