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

project edit.diple Ana
cat >ship.txt <<'END'
Mira Okonjo told the harbour board that the ferry leaks. Harrow Ferries denied it.
END
ctl import edit.diple ship.txt --as Ana
ctl mark edit.diple ship.txt Person "Mira Okonjo" --as Ana
ctl mark edit.diple ship.txt Group "the harbour board" --as Ana
ctl mark edit.diple ship.txt Organization "Harrow Ferries" --as Ana
ctl schema export edit.diple before.json

ctl schema usage edit.diple
ends "every part is counted" 0 "label	Person	1	0	0	1	1"
ctl schema rename edit.diple Person Human --as Ana
ends "a label is renamed" 0 "Renamed the label"
ctl schema usage edit.diple
ends "its annotations follow" 0 "label	Human	1"
ctl undo edit.diple --as Ana
ctl schema export edit.diple after.json
check "renaming is one undo" cmp before.json after.json

ctl schema set edit.diple Person key o --as Ana
ends "a key that is taken is refused with the name of the other" 1 "" "Organization"
ctl schema set edit.diple Person key z --as Ana
ends "a key is set" 0 "key is"
ctl schema set edit.diple attribute:Source/title when "type=named person|author" --as Ana
ends "a condition is set" 0 "when"
ctl schema set edit.diple about ends "Claim>Person, Claim>Group" --as Ana
ends "ends of a relation are set" 0 "ends"
ctl schema set edit.diple stance on "Cue,Claim" --as Ana
ends "what carries an attribute is set" 0 "on"
ctl schema set edit.diple Person size big --as Ana
ends "an unknown field is refused" 1 "" "size"
ctl schema set edit.diple type description x --as Ana
ends "a name of several parts is refused" 1 "" "Several parts"
ctl schema set edit.diple nothing name x --as Ana
ends "an unknown part is refused" 1 "" "nothing"

ctl schema add edit.diple label Ferry entity --as Ana
ends "a label is added" 0 "Added"
ctl schema add edit.diple attribute mood --as Ana
ends "an attribute is added" 0 "mood"
ctl schema add edit.diple option calm mood --as Ana
ends "an option is added" 0 "calm"
ctl schema move edit.diple Ferry before Person --as Ana
ends "a label is moved" 0 "Moved the label"
ctl schema example edit.diple Ferry "the ferry" --not --note "A thing" --as Ana
ends "an example is added" 0 "the ferry"

ctl schema merge edit.diple Group Organization --dry-run --as Ana
ends "a merge is counted" 0 "1 span"
ctl schema merge edit.diple Group Organization --as Ana
ends "labels are merged" 0 "Merged the label"
ctl schema usage edit.diple
ends "their spans are together" 0 "label	Organization	2"
ctl schema merge edit.diple "option:mention=name" nominal --dry-run --as Ana
ends "a merge of options is counted" 0 "No annotations"
ctl schema merge edit.diple "option:mention=name" nominal --as Ana
ends "options are merged" 0 "Merged the option"
ctl schema usage edit.diple
check "one of them is left" sh -c "! grep -q 'option	name	' '$room/out'"
ctl undo edit.diple --as Ana
ctl schema merge edit.diple supports contradicts --as Ana
ends "relations are merged" 0 "Merged the relation"
ctl undo edit.diple --as Ana
ctl schema merge edit.diple attribute:Source/title attribute:Source/role --as Ana
ends "attributes are merged" 0 "Merged the attribute"
ctl undo edit.diple --as Ana
ctl schema merge edit.diple Person supports --as Ana
ends "parts of two kinds are not merged" 1 "" "supports"
ctl schema split edit.diple Organization Company --text "harrow ferries" --as Ana
ends "a label is split off by its words" 0 "1 span"
ctl schema split edit.diple mention company-mention --on Company --as Ana
ends "an attribute without values has nothing to split off" 1 "" "No annotation matches"
ctl schema split edit.diple Organization Firm --with mention=name --as Ana
ends "nothing to split off is refused" 1 "" "No annotation matches"
ctl schema remove edit.diple Company --dry-run --as Ana
ends "a removal is counted" 0 "1 span"
ctl schema remove edit.diple Company --as Ana
ends "a label goes with its annotations" 0 "Removed the label"
ctl undo edit.diple --as Ana
ctl schema usage edit.diple
ends "one undo brings both back" 0 "label	Company	1"
ctl check edit.diple
ends "the project is sound after all that" 0

printf '[entities]\nShip\nPort\n[relations]\nlies-in Arg1:Ship, Arg2:Port\n[events]\n[attributes]\n' >annotation.conf
project brat.diple Ben
ctl schema import brat.diple annotation.conf --as Ben
ends "brat's labels are a schema" 0 "2 labels"
printf '[{"text": "Ship", "suffix_key": "s", "background_color": "#7a5200"}]' >labels.json
ctl schema import brat.diple labels.json --as Ben
ends "doccano's labels are a schema" 0 "1 labels"
printf '<View><Labels name="l"><Label value="Ship"/>\n<Label/></Labels></View>' >config.xml
ctl schema import brat.diple config.xml --as Ben
ends "a fault in Label Studio's configuration is told with its line" 1 "" "config.xml:2"

finish
