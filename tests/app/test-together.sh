#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Several programs at work on one project at once.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

project p.diple Ana Ben Cleo
awk 'BEGIN { for (i = 0; i < 1000; i++) printf "word%03d ", i }' >words.txt
ctl import p.diple words.txt

# marks LABEL: two hundred lines.
marks ()
{
  awk -v label="$1" 'BEGIN { for (i = 0; i < 200; i++) printf "words.txt\t%s\tword%03d\n", label, i * 5 }'
}

marks Person >ana.tsv
marks Location >ben.tsv
marks Date >cleo.tsv
"$DIPLECTL" mark p.diple --as Ana --from ana.tsv >ana.ids 2>ana.err &
ana=$!
"$DIPLECTL" mark p.diple --as Ben --from ben.tsv >ben.ids 2>ben.err &
ben=$!
"$DIPLECTL" mark p.diple --as Cleo --from cleo.tsv >cleo.ids 2>cleo.err &
cleo=$!

# Readers meanwhile: each sees a project that is whole.
seen=0
wrong=0
while kill -0 $ana 2>/dev/null || kill -0 $ben 2>/dev/null || kill -0 $cleo 2>/dev/null; do
  ctl export p.diple -o now.jsonl
  [ "$status" -eq 0 ] || wrong=$((wrong + 1))
  ctl check p.diple
  [ "$status" -eq 0 ] || wrong=$((wrong + 1))
  seen=$((seen + 1))
done
check "exports and checks in between are whole" [ "$wrong" -eq 0 ]
check "there were some" [ "$seen" -gt 0 ]
wait $ana
check "Ana's marks all went in" [ $? -eq 0 ]
wait $ben
check "Ben's marks all went in" [ $? -eq 0 ]
wait $cleo
check "Cleo's marks all went in" [ $? -eq 0 ]
for name in ana ben cleo; do
  check "$name got 200 ids" [ "$(wc -l <$name.ids)" -eq 200 ]
  check "and no complaint" [ ! -s $name.err ]
done
ctl spans p.diple
cut -f 1 "$room/out" | sort >"$room/now"
sort ana.ids ben.ids cleo.ids >"$room/told"
check "what is in the project is what was told" cmp "$room/now" "$room/told"
check "no id is there twice" [ "$(sort -u "$room/now" | wc -l)" -eq 600 ]

ctl undo p.diple --as Ben 200
ends "Ben undoes his own, though others wrote in between" 0
ctl spans p.diple
cut -f 1 "$room/out" | sort >"$room/now"
sort ana.ids cleo.ids >"$room/told"
check "and nobody else's" cmp "$room/now" "$room/told"

# A program that stays open sees what another one commits.
mkfifo lines
"$DIPLECTL" mark p.diple --as Ana --from lines >open.ids 2>open.err &
open=$!
exec 4>lines
printf 'words.txt\tCue\tword001\n' >&4
while [ ! -s open.ids ]; do kill -0 $open || break; done
printf 'Somewhat later.' >later.txt
ctl import p.diple later.txt
ends "an import goes in while another program has the project open" 0
ctl schema import p.diple news
printf 'later.txt\tCue\tlater\n' >&4
exec 4>&-
wait $open
check "who was open before can mark what came in since" [ "$(wc -l <open.ids)" -eq 2 ]

"$DIPLECTL" backup p.diple copy.diple >"$room/out" 2>"$room/err" &
backup=$!
"$DIPLECTL" mark p.diple --as Ben --from ben.tsv >ben.ids 2>ben.err
wait $backup
check "a backup is taken while somebody writes" [ $? -eq 0 ]
ctl check copy.diple
ends "and is whole" 0
ctl check p.diple
ends "after all that the project has no fault" 0
check "and is one file again" [ ! -e p.diple-wal ]

finish
