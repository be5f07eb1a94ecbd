#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Exit codes and messages: 0 done, 1 refused, 2 usage, 3 cannot open.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben

for command in info check documents spans history annotators undo redo; do
  ctl $command missing.diple
  ends "$command cannot open a project that is not there" 3 "" "diplectl: missing.diple: "
  check "$command makes no file for it" [ ! -e missing.diple ]
done

echo "Just a text." >text.diple
cp text.diple before
ctl info text.diple
ends "a text is no project" 3 "" "diplectl: text.diple: "
check "and stays as it was" cmp text.diple before

: >empty.diple
ctl info empty.diple
ends "an empty file is no project" 3 "" "diplectl: empty.diple: "
check "and stays empty" [ ! -s empty.diple ]

mkdir folder.diple
ctl info folder.diple
ends "a folder is no project" 3 "" "is a folder"
ctl new folder.diple
ends "a folder is not made a project" 1 "" "is there already"
ctl new p.diple
ends "a project is not made twice" 1 "" "is there already"
ctl new no/such/folder/p.diple
ends "a project is not made in a folder that is not there" 3 "" "no/such/folder/p.diple"
ctl info "text.diple/p.diple"
ends "a file is no folder" 3 "" "text.diple/p.diple"
ctl info ""
ends "an empty name is no project" 3
ctl info /dev/null
ends "a device is no project" 3 "" "/dev/null"

ctl new "two
lines.diple"
ends "a name with a line break is made" 0 'two\nlines.diple'
ctl info "two
lines.diple" --json
ends "and opened" 0 '"documents":0'
ctl info "two
missing.diple"
ends "a message is one line whatever the name" 3 "" 'two\nmissing.diple: '
check "one complaint is one line" complaints 1

ctl new "$(printf 'esc\033[31m.diple')"
ends "a name never reaches a terminal as a command" 0 'esc\x1b[31m.diple'
ctl new "$(printf 'latin\351.diple')"
ends "a name need not be UTF-8" 0 'latin\xe9.diple'
ctl info "$(printf 'latin\351.diple')" --json
ends "nor does JSON need it to be" 0 '"documents":0'
ctl new "Überschwemmung 洪水 🌊.diple"
ends "a name may have any letters" 0 "Überschwemmung 洪水 🌊.diple"
ctl new ":memory:"
ends "no name means something else to the database" 0
check "it is a file" [ -f ":memory:" ]
ctl new "file:x.diple?mode=memory"
ends "nor is a name an address" 0
check "that is a file too" [ -f "file:x.diple?mode=memory" ]
ctl new -- -dash.diple
ends "a name may start with a dash after --" 0
check "and is that file" [ -f ./-dash.diple ]

ctl undo p.diple nonsense
ends "a number of actions is a number" 2 "" "nonsense"
ctl undo p.diple 0
ends "none is no number of actions" 2
ctl undo p.diple 1 2
ends "undo takes one number" 2
ctl undo p.diple --as Nemo
ends "an unknown annotator is told, with what to do" 1 "" "annotators p.diple add"
ctl undo p.diple --as Ana
ends "nothing to undo is told" 1 "" "nothing to undo"
ctl redo p.diple --as Ana
ends "nothing to redo is told" 1 "" "nothing to"
ctl annotators p.diple add
ends "add needs a name" 2
ctl annotators p.diple rename Ana
ends "an unknown word after annotators is a mistake" 2
ctl annotators p.diple add ""
ends "a name may not be empty" 1
ctl annotators p.diple add Ana
ends "a name may not be taken" 1 "" "Ana"
ctl annotators p.diple add "$(printf 'An\351')"
ends "a name must be UTF-8" 1 "" 'An\xe9'
ctl annotators p.diple add Cleo Ana Dora
ends "one refused name stops no other" 1 "Added Dora" "Ana"
ctl annotators p.diple
ends "the annotators are listed" 0 "person	Cleo"
check "each on a line" lines 4
ctl annotators p.diple add Tagger --model
ctl annotators p.diple --json
ends "a model is no person" 0 '"name":"Tagger","kind":"model"'

ctl export p.diple
ends "export needs a file" 2 "" "-o"
ctl export p.diple -o -
ends "export needs a file with a name" 2
ctl export p.diple other.diple -o x.jsonl
ends "export takes one project" 2
ctl export p.diple -o x.jsonl --documents some
ends "documents are all or finished" 2 "" "finished"
ctl documents p.diple --state asleep
ends "a state is one of three" 2 "" "asleep"
ctl documents p.diple --sort colour
ends "an order is one of four" 2 "" "colour"
ctl import p.diple
ends "import needs something to import" 2
ctl backup p.diple
ends "backup needs a file" 2
ctl backup p.diple text.diple
ends "backup writes over nothing" 1 "" "text.diple"
check "what was there is there" cmp text.diple before
ctl backup p.diple p.diple
ends "a project is no backup of itself" 1 "" "p.diple"
ctl backup p.diple no/such/folder/b.diple
ends "backup needs a folder" 1 "" "no/such/folder/b.diple"

ctl text p.diple nothing
ends "an unknown document is told" 1 "" "nothing"
ctl mark p.diple nothing Person x
ends "who marks must be said when there are several" 2 "" "--as"
ctl unmark p.diple 0000000000000 --as Ana
ends "an unknown span is told" 1 "" "0000000000000"
ctl unmark p.diple nonsense --as Ana
ends "what is no id is told" 1 "" "nonsense"

if [ -w /dev/full ]; then
  "$DIPLECTL" info p.diple >/dev/full 2>"$room/err"
  status=$?
  : >"$room/out"
  ends "a full disk under standard output is told" 1 "" "standard output"
else
  skip "a full disk under standard output is told" "no /dev/full"
fi

ctl check p.diple
ends "after all that the project has no fault" 0 "no fault found"

if [ "$(id -u)" -ne 0 ]; then
  chmod a-r text.diple
  ctl info text.diple
  ends "an unreadable file cannot be opened" 3 "" "text.diple"
else
  skip "an unreadable file cannot be opened" "root reads everything"
fi

finish
