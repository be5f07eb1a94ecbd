#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The sample project, and app/run where there is no display.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

top=$(cd "$suite/../.." && pwd)
sample=$top/app/share/sample
project="$room/data/diple/sample/Harrow Dam.diple"
export XDG_DATA_HOME="$room/data"

made ()
{
  sh "$top/app/sample" "$DIPLECTL" "$project" >"$room/out" 2>"$room/err"
}

# marked NAME: as many spans as lines of what was marked.
marked ()
{
  ctl spans "$project" --as "$1" --json
  lines "$(wc -l <"$sample/$1.tsv")"
}

check "the sample project is made" made
check "nothing else is left in its folder" [ "$(ls -A "$room/data/diple/sample")" = "Harrow Dam.diple" ]
ctl documents "$project" --json
check "every article came in" lines "$(find "$sample/articles" -type f | wc -l)"
check "each has a title" [ "$(grep -c '"title":"[^"]' "$room/out")" -eq "$(wc -l <"$room/out")" ]
check "each has a date" [ "$(grep -c '"published":"2031-10-' "$room/out")" -eq "$(wc -l <"$room/out")" ]
check "Ana marked what her list says" marked Ana
check "Ben marked what his list says" marked Ben

# linked NAME: as many relations as lines of what was linked.
linked ()
{
  ctl relations "$project" --as "$1" --json
  lines "$(wc -l <"$sample/$1-links.tsv")"
}

check "Ana linked what her list says" linked Ana
check "Ben linked what his list says" linked Ben
ctl relations "$project"
check "claims of two articles contradict each other" grep -q "contradicts" "$room/out"
ctl entities "$project"
check "entities are named" grep -q "Marta Quill" "$room/out"
ctl label "$project" "Seepage found at Harrow Dam, inspectors sent in"
check "both labelled the first article" lines 6
ctl check "$project"
ends "nothing is wrong with it" 0

before=$(sha256sum <"$project")
check "it is made once" made
check "what is there is left alone" [ "$(sha256sum <"$project")" = "$before" ]

run ()
{
  env -u DISPLAY -u WAYLAND_DISPLAY DIPLE_BUILD="$DIPLE_BUILD" sh "$top/app/run" \
    >"$room/out" 2>"$room/err" </dev/null
}

if [ -n "${DIPLE_BUILD:-}" ]; then
  check "app/run does its work without a display" run
  check "it says that there is none" grep -q 'no display' "$room/out"
  check "it says where the dataset is" grep -qF "$room/data/diple/sample/Harrow Dam.jsonl" "$room/out"
  check "the dataset has a line for each article" \
    [ "$(wc -l <"$room/data/diple/sample/Harrow Dam.jsonl")" -eq "$(find "$sample/articles" -type f | wc -l)" ]
  check "app/run can be repeated" run
  check "app/run shows its help" sh "$top/app/run" --help
  sh "$top/app/run" --nonsense >"$room/out" 2>"$room/err"
  status=$?
  check "app/run refuses an option that it does not know" [ "$status" -eq 2 ]
fi
finish
