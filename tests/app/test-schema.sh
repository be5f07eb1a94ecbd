#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Schemas from and to files.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project news.diple Ana
ctl schema show news.diple
ends "a new project has the labels of the news" 0 "Claim"
check "people, organizations and places are labels" grep -q "^label	entity	Person	p	#" "$room/out"
check "attributes are listed" grep -q "^attribute	" "$room/out"
check "relations are listed" grep -q "^relation	attributed to	" "$room/out"

ctl new simple.diple --schema simple
ends "a project can start with the simple schema" 0 "Made simple.diple"
ctl schema show simple.diple
ends "the simple schema has no cues" 0 "Person"
check "and so no label Cue" sh -c "! grep -q '	Cue	' '$room/out'"

ctl schema export news.diple
ends "a schema goes to standard output" 0 '"diple-schema/1"'
cp "$room/out" "$room/first.json"
ctl schema export news.diple second.json
ends "a schema goes to a file" 0
check "both are the same bytes" cmp "$room/first.json" second.json

ctl new copy.diple --schema second.json
ends "a project can start with a schema's file" 0
ctl schema export copy.diple third.json
check "a schema comes through a project unchanged" cmp second.json third.json

ctl schema import news.diple simple --as Ana
ends "the schema is replaced" 0 "labels"
ctl history news.diple -n 1
ends "replacing the schema is in the history" 0 "Ana"
ctl undo news.diple --as Ana
ends "replacing the schema can be undone" 0 "Undone"
ctl schema export news.diple fourth.json
check "undo brings the old schema back" cmp second.json fourth.json

ctl schema import news.diple missing.json
ends "a schema's file that is not there cannot be opened" 3 "" "missing.json"
printf '{\n  "format": "diple-schema/1",\n  oops\n}\n' >broken.json
ctl schema import news.diple broken.json
ends "broken JSON is refused with its line" 1 "" "diplectl: broken.json:3"
printf '[]' >list.json
ctl schema import news.diple list.json
ends "JSON that is no schema is refused" 1 "" "diplectl: list.json"
printf '{"format":"diple-schema/1","name":"x","colour":1}' >key.json
ctl schema import news.diple key.json
ends "an unknown key is refused" 1 "" "colour"
: >empty.json
ctl schema import news.diple empty.json
ends "an empty file is no schema" 1 "" "empty.json"
ctl new bad.diple --schema broken.json
ends "no project is made with a broken schema" 1 "" "broken.json:3"
check "and none is left behind" [ ! -e bad.diple ]
ctl schema import news.diple .
ends "a folder is no schema" 3 "" "diplectl: .:"
ctl schema export news.diple no/such/folder.json
ends "a folder that is not there is told" 1 "" "no/such/folder.json"
ctl schema export news.diple fourth.json
check "after all that the schema is as it was" cmp second.json fourth.json

ctl schema
ends "schema alone is a mistake" 2
ctl schema polish news.diple
ends "an unknown word after schema is a mistake" 2 "" "polish"
ctl schema import news.diple
ends "schema import needs a file" 2
ctl schema show news.diple extra
ends "schema show takes one project" 2

finish
