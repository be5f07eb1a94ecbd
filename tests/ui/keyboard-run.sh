#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# keyboard-run.sh [FOLDER]: annotates an article from import to export on a real X server, with
# nothing but keys, and compares what was exported. Tells how many keys each step took, not counting
# what is typed into entries; with FOLDER, takes pictures of the steps into it. Speaks TAP;
# DIPLE_BUILD names another build directory.
set -eu

# shellcheck source=tests/ui/typist.sh
. "$(dirname "$0")/typist.sh"

mkdir -p "$HOME/articles"
printf 'Ferry talks resume\n\nIlvi Brevit said the strike is over.\n\nThe Quay Union agreed on Monday.\n' \
  >"$HOME/articles/1.txt"
printf 'Second thoughts\n\nNothing more was heard.\n' >"$HOME/articles/2.txt"

start
open ctrl+n
press ctrl+a
name_file "$HOME/run.diple"
open Return
did "new project"
for article in 1 2; do
  open ctrl+i
  name_file "$HOME/articles/$article.txt"
  open Return
  open Escape
done
did "import two articles"

press ctrl+Home Down Down ctrl+shift+Right ctrl+shift+Right
did "select two words"
press p
did "make a span"
press s
did "relabel a span"
picture mark
press Escape ctrl+Right ctrl+Right ctrl+shift+Right ctrl+shift+Right ctrl+shift+Right
did "select three more"
press c
did "make a span"
press bracketleft Left Return
did "resize a span by a word"
press r Tab Return
did "link a claim to its source"
press 1
did "set an attribute"
picture link
press Escape ctrl+Home Down Down Down Down ctrl+Right ctrl+Right
did "go to a word"
press o
did "make a span of the word at the caret"
press Delete
did "delete a span"
press ctrl+z ctrl+shift+z
did "undo and redo"
press ctrl+Return
settle
did "next document"
picture next
open ctrl+e
open Return
press ctrl+a
name_file "$HOME/run.jsonl"
press Return
settle
did "export"
for _ in $(seq 50); do
  [ -s "$HOME/run.jsonl" ] && break
  sleep 0.2
done

echo 1..1
if python3 - "$HOME/run.jsonl" <<'END'
import json
import sys

lines = [json.loads(line) for line in open(sys.argv[1], encoding='utf-8')]
first, second = lines
text = {span['id']: span['text'] for span in first['spans']}
spans = [(s['label'], s['start'], s['end'], s['text'],
          [a['value'] for a in s['attributes'] if a['name'] == 'quotation'])
         for s in first['spans']]
links = [(r['label'], text[r['from']], text[r['to']]) for r in first['relations']]
found = [first['title'], first['annotators'], spans, links, second['title'], second['spans']]
wanted = ['Ferry talks resume', [{'name': 'Ana', 'state': 'finished'}],
          [('Source', 20, 31, 'Ilvi Brevit', []),
           ('Claim', 37, 55, 'the strike is over', ['indirect'])],
          [('attributed to', 'the strike is over', 'Ilvi Brevit')], 'Second thoughts', []]
for one, other in zip(found, wanted):
    if one != other:
        print('#', one, 'is not', other)
sys.exit(found != wanted)
END
then
  echo "ok 1 - an article is annotated from import to export with keys alone"
else
  echo "not ok 1 - an article is annotated from import to export with keys alone"
  exit 1
fi
