#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Interrupts, full disks and files that may not be written: nothing is lost and nothing is half.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

# articles NUMBER: that many, a kilobyte each.
articles ()
{
  awk -v n="$1" 'BEGIN {
    for (i = 0; i < n; i++) {
      printf "{\"text\":\"Article %d.", i
      for (j = 0; j < 60; j++) printf " word%d of it", (i * 31 + j * 17) % 997
      print "\"}"
    }
  }'
}

project p.diple Ana
articles 6000 >many.jsonl
head -n 50 many.jsonl >few.jsonl
tail -n +51 many.jsonl >rest.jsonl && mv rest.jsonl many.jsonl
ctl import p.diple few.jsonl
ctl mark p.diple few.jsonl:1 Person Article
ctl export p.diple -o before.jsonl

# has_read PID: the process has read a good part of the articles.
has_read ()
{
  read -r _ bytes <"/proc/$1/io" && [ "$bytes" -gt 2000000 ]
}

# interrupt SIGNAL WORDS…: sends it in the middle of an import.
interrupt ()
{
  signal=$1
  shift
  "$@" "$DIPLECTL" import p.diple many.jsonl >"$room/out" 2>"$room/err" &
  pid=$!
  until has_read $pid 2>/dev/null; do
    kill -0 $pid 2>/dev/null || break
  done
  kill "-$signal" $pid
  wait $pid
  status=$?
}

# untouched: the project is as it was.
untouched ()
{
  "$DIPLECTL" export p.diple -o now.jsonl >/dev/null && cmp before.jsonl now.jsonl &&
    "$DIPLECTL" check p.diple
}

interrupt TERM
check "SIGTERM ends an import by the signal" [ "$status" -eq 143 ]
check "and says that everything is as it was" grep -q "^diplectl: p.diple: interrupted" "$room/err"
check "which it is" untouched
check "the project is one file again" [ ! -e p.diple-wal ]
if env --default-signal=INT true 2>/dev/null; then
  interrupt INT env --default-signal=INT
  check "SIGINT ends an import by the signal" [ "$status" -eq 130 ]
  check "and leaves everything as it was" untouched
else
  skip "SIGINT ends an import by the signal" "no env --default-signal"
fi
interrupt KILL
check "SIGKILL in an import leaves everything as it was" untouched
interrupt HUP nohup
check "nohup is respected" [ "$status" -eq 0 ]
ctl undo p.diple
check "and that import undone leaves everything as it was" untouched

"$DIPLECTL" import p.diple many.jsonl >/dev/null 2>&1
ctl export p.diple -o long.jsonl
cp long.jsonl old.jsonl
ctl undo p.diple
for delay in 1 20 60 100; do
  "$DIPLECTL" export p.diple -o long.jsonl >"$room/out" 2>"$room/err" &
  pid=$!
  i=0
  while [ $i -lt $((delay * 10)) ]; do i=$((i + 1)); done
  kill -TERM $pid 2>/dev/null
  wait $pid
  check "an export that is interrupted leaves the old file or the new one" sh -c \
    "cmp -s long.jsonl old.jsonl || cmp -s long.jsonl before.jsonl"
done
check "and nothing beside them" sh -c "! ls -A | grep -q 'long.jsonl.*[^n]$\|tmp\|part\|~'"

# limited BLOCKS WORDS…: diplectl that may not make a file larger than so many kilobytes or so.
limited ()
{
  blocks=$1
  shift
  (ulimit -f "$blocks" && exec "$DIPLECTL" "$@") >"$room/out" 2>"$room/err" </dev/null
  status=$?
}

limited 4000 import p.diple many.jsonl
ends "an import for which there is no room is told" 1 "" "diplectl: p.diple: "
check "and leaves everything as it was" untouched
limited 20 export p.diple -o now.jsonl
ends "an export for which there is no room is told" 1 "" "now.jsonl"
check "what stood there stands there still" cmp now.jsonl before.jsonl
limited 100 backup p.diple copy.diple
ends "a backup for which there is no room is told" 1 "" "copy.diple"
check "and is not there" [ ! -e copy.diple ]
limited 100 new q.diple
check "a project for which there is no room is told" grep -q "^diplectl: q.diple: " "$room/err"
check "and is not there" [ ! -e q.diple ]
limited 0 schema export p.diple schema.json
check "a schema for which there is no room is told" [ "$status" -eq 1 ]

awk 'BEGIN { for (i = 1; i <= 50; i++) for (j = 1; j <= 30; j++)
  printf "few.jsonl:%d\tPerson\tword\t%d\n", i, j }' >marks.tsv
limited 2000 mark p.diple --from marks.tsv
if [ "$status" -eq 1 ]; then
  check "marking stops when there is no room" grep -q "stopped here" "$room/err"
else
  check "there was room to mark" [ "$status" -eq 0 ]
fi
cp "$room/out" ids
ctl spans p.diple
cut -f 1 "$room/out" | sort >"$room/now"
sort ids >"$room/told"
check "every mark that was acknowledged is there" [ -z "$(comm -13 "$room/now" "$room/told")" ]
check "and at most one that was not" [ "$(comm -23 "$room/now" "$room/told" | wc -l)" -le 2 ]
ctl check p.diple
ends "the project has no fault" 0

# Somebody who may read these files and write none of them.
chmod 755 "$room"
chmod 444 p.diple
if [ "$(id -u)" -ne 0 ]; then
  chmod 555 "$room"
  guest="env"
else
  guest="setpriv --reuid=65534 --regid=65534 --clear-groups"
fi

# ask WORDS…: as that guest; what is said is kept elsewhere.
ask ()
{
  # shellcheck disable=SC2086 # a command and its words
  said=$($guest "$DIPLECTL" "$@" 2>&1 </dev/null)
  status=$?
}

# answers SENTENCE STATUS TEXT
answers ()
{
  if [ "$status" -eq "$2" ] && [ "${said#*"$3"}" != "$said" ]; then
    pass "$1"
  else
    fail "$1: $status: $said"
  fi
}

if $guest true 2>/dev/null && $guest test -x "$DIPLECTL" && ! $guest test -w p.diple; then
  ask info p.diple --json
  answers "a project that may not be written can be read" 0 '"documents":50'
  ask spans p.diple
  answers "with its spans" 0 "Person"
  ask check p.diple
  answers "and checked" 0 "no fault found"
  ask export p.diple -o "$room/theirs.jsonl"
  answers "but not exported where nothing may be written" 1 "theirs.jsonl"
  ask undo p.diple --as Ana
  answers "nor changed" 3 "diplectl: p.diple: "
  ask mark p.diple --as Ana few.jsonl:2 Person Article
  answers "nor marked in" 3 "diplectl: p.diple: "
  chmod 755 "$room"
  ask backup p.diple "$room/theirs.diple"
  answers "nor backed up where nothing may be written" 1 "theirs.diple"
  chmod 000 p.diple
  ask info p.diple
  answers "what may not be read cannot be opened" 3 "diplectl: p.diple: "
else
  skip "a project that may not be written can be read" "nobody here is without rights"
fi
chmod 755 "$room"

finish
