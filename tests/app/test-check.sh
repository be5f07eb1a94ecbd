#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Damage and hostile files are found. The sqlite3 shell does the damage.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

if ! command -v sqlite3 >/dev/null; then
  echo "1..0 # SKIP no sqlite3"
  exit 0
fi

project good.diple Ana
printf 'Mira said the dam leaks.' >dam.txt
ctl import good.diple dam.txt
ctl mark good.diple dam.txt Person Mira
ctl mark good.diple dam.txt Claim 5-9,14-17
ctl finish good.diple dam.txt
ctl check good.diple
ends "a good project has no fault" 0 "no fault found"
check "a closed project is one file" [ ! -e good.diple-wal ]

# damage SENTENCE SQL: check finds what SQL did.
damage ()
{
  cp good.diple bad.diple
  echo "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; $2" |
    sqlite3 -unsafe-testing bad.diple >"$room/sqlite" 2>&1 ||
    echo "PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON; $2" |
    sqlite3 bad.diple >"$room/sqlite" 2>&1
  cmp -s good.diple bad.diple && { fail "$1 (nothing was damaged)"; return; }
  ctl check bad.diple
  if [ "$status" -eq 1 ] || [ "$status" -eq 3 ]; then
    check "$1" grep -q "^diplectl: bad.diple: " "$room/err"
  else
    fail "$1"
  fi
}

damage "a span's offset that is wrong is found" "UPDATE span SET start = start + 1"
damage "a span beyond its text is found" 'UPDATE span SET "end" = 5000'
damage "a span's text that is wrong is found" "UPDATE span SET surface = 'Mora' WHERE surface = 'Mira'"
damage "a span of nobody is found" "UPDATE span SET annotator = 42"
damage "a span of no document is found" "UPDATE span SET document = 42"
damage "a span without a label is found" "UPDATE span SET label = 42"
damage "a piece that is wrong is found" 'UPDATE span_fragment SET "end" = "end" + 1 WHERE ordinal = 1'
damage "a lost piece is found" "DELETE FROM span_fragment WHERE ordinal = 1"
damage "a text that was changed is found" "UPDATE document_text SET text = replace (text, 'dam', 'dum')"
damage "a text that is gone is found" "DELETE FROM document_text"
damage "a length that is wrong is found" "UPDATE document SET length = length + 1"
damage "a hash that is wrong is found" "UPDATE document SET text_sha256 = zeroblob (32)"
damage "a journal row that is cut is found" \
  "UPDATE journal SET changeset = substr (changeset, 1, length (changeset) - 3) WHERE length (changeset) > 0"
damage "a journal row that is nonsense is found" \
  "UPDATE journal SET changeset = x'0102030405' WHERE length (changeset) > 0"
damage "a state that is none is found" "UPDATE assignment SET state = 'asleep'"
damage "a journal's state that is none is found" "UPDATE journal SET state = 'perhaps'"
damage "an assignment of nobody is found" "UPDATE assignment SET annotator = 42"
damage "an index that does not fit is found" "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'document_batch') WHERE name = 'span_document'"
damage "a text that no search finds is found" "INSERT INTO text_search (text_search) VALUES ('delete-all')"

# hostile SENTENCE SQL: the file is not even opened.
hostile ()
{
  cp good.diple bad.diple
  echo "$2" | sqlite3 bad.diple >"$room/sqlite" 2>&1
  cmp -s good.diple bad.diple && { fail "$1 (nothing was done)"; return; }
  ctl documents bad.diple
  ends "$1" 3 "" "diplectl: bad.diple: "
}

hostile "a file with a trigger is not opened" \
  "CREATE TRIGGER t AFTER INSERT ON span BEGIN DELETE FROM document_text; END"
hostile "a file with a view of its own is not opened" "CREATE VIEW v AS SELECT 1"
hostile "a file with a table of its own is not opened" "CREATE TABLE extra (x)"
hostile "a file without one of the tables is not opened" "DROP TABLE decision_span"
hostile "a file with another column is not opened" "ALTER TABLE span ADD COLUMN x TEXT"
hostile "a file of another program is not opened" "PRAGMA application_id = 1"
hostile "a file from the future is not opened" "PRAGMA user_version = 9999"
hostile "a file from before all formats is not opened" "PRAGMA user_version = 0"

# broken SENTENCE: bad.diple is damaged as a file; nothing crashes, whatever is asked of it.
broken ()
{
  for command in check info documents spans history "text bad.diple dam.txt" export undo; do
    case $command in
      export) ctl export bad.diple -o out.jsonl ;;
      text*) ctl text bad.diple dam.txt ;;
      *) ctl "$command" bad.diple ;;
    esac
    if [ "$status" -gt 3 ]; then
      fail "$1: $command ends well"
      return
    fi
    [ "$command" = check ] && found=$status
  done
  check "$1" [ "$found" -ne 0 ]
}

size=$(wc -c <good.diple)
head -c $((size / 2)) good.diple >bad.diple
broken "half a file is found out"
head -c 100 good.diple >bad.diple
broken "a hundred bytes of a file are found out"
{ cat good.diple; } >bad.diple
printf 'not a database at all' | dd of=bad.diple conv=notrunc 2>/dev/null
broken "a wrong beginning is found out"
cp good.diple bad.diple
dd if=/dev/zero of=bad.diple bs=4096 seek=2 count=4 conv=notrunc 2>/dev/null
broken "four empty pages are found out"
cp good.diple bad.diple
dd if=/dev/zero of=bad.diple bs=4096 seek=1 count=$((size / 4096 - 1)) conv=notrunc 2>/dev/null
broken "nothing but empty pages are found out"

# Every page in turn gets some bytes that it should not have. Free bytes may be written over unseen.
page=0
crashes=0
while [ $((page * 4096)) -lt "$size" ]; do
  cp good.diple bad.diple
  printf '\377\377\377\377\377\377\377\377' |
    dd of=bad.diple bs=1 seek=$((page * 4096 + 104)) conv=notrunc 2>/dev/null
  # What writes is slower, so it gets fewer of them.
  commands="documents spans"
  [ $((page % 5)) -ne 0 ] || commands="check undo $commands"
  for command in $commands; do
    ctl "$command" bad.diple
    [ "$status" -le 3 ] || crashes=$((crashes + 1))
  done
  page=$((page + 1))
done
check "no page with wrong bytes makes a command crash" [ "$crashes" -eq 0 ]

ctl check good.diple
ends "the good project has no fault still" 0

finish
