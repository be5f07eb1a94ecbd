#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Help, version and the manual page.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"
manual=$suite/../../app/share/man/diplectl.1

ctl --version
ends "the version is printed" 0 "diplectl "
check "the version is one line" lines 1

ctl
check "without a command the exit status is 2" [ "$status" -eq 2 ]
check "without a command the commands are listed on stderr" grep -q "^  export " "$room/err"

ctl nonsense
ends "an unknown command is a mistake in usage" 2 "" "nonsense"
ctl help nonsense
ends "there is no help for an unknown command" 2 "" "nonsense"

ctl --help
ends "the commands are listed" 0 "Commands:"
sed -n 's/^  \([a-z][a-z]*\) .*/\1/p' "$room/out" >"$room/commands"
check "all commands of the house are there" sh -c \
  "for c in agreement insights feedback assign attribute occurrences new info import export schema documents undo redo history check backup share receive suggestions mark relabel \
     resize review unmark note validate flags finish reopen annotators time details spans search text remove; do
     grep -qx \$c '$room/commands' || { echo \$c; exit 1; }
   done"

# options: the long options that the last help names.
options ()
{
  sed -n 's/^  \(-[a-z], \)*\(--[a-z-]*\).*/\2/p' "$room/out" | grep -v -e --help
}

# The manual without its font changes and escapes.
sed -e 's/\\f[BRIP]//g' -e 's/\\-/-/g' "$manual" >"$room/manual"

while read -r command; do
  ctl "$command" --help
  ends "$command explains itself with an example" 0 "  diplectl $command "
  check "$command fits in 100 columns" sh -c "! grep -q '.\{101\}' '$room/out'"
  cp "$room/out" "$room/help"
  ctl help "$command"
  check "help $command says the same" cmp "$room/out" "$room/help"
  check "the manual knows $command" grep -q "^\.B $command " "$room/manual"
  for option in $(options); do
    check "the manual knows $command $option" grep -q -e "$option" "$room/manual"
  done
  ctl "$command" --no-such-option
  ends "$command refuses an unknown option" 2 "" "$command --help"
  ctl "$command"
  ends "$command asks for its words" 2 "" "$command --help"
done <"$room/commands"

# keys COMMAND WORDS…: the manual names every key that COMMAND's JSON has, in its order.
keys ()
{
  command=$1
  shift
  sed -n "/^.SH JSON/,/^.SH EXIT/{/^.B $command\$/,/^.TP/p}" "$manual" | tr -c 'a-z0-9_' '\n' |
    grep -v '^$' >"$room/named"
  ctl "$command" "$@" --json
  head -n 1 "$room/out" | grep -o '"[a-z0-9_]*":' | tr -d '":' | while read -r key; do
    grep -qx "$key" "$room/named" || echo "$key"
  done >"$room/unnamed"
  check "the manual names the keys of $command" [ ! -s "$room/unnamed" ]
  check "there are some" grep -q '^{"' "$room/out"
}

ctl new p.diple --as Ana
printf 'Mira said the dam leaks.' >dam.txt
keys import p.diple dam.txt
ctl mark p.diple dam.txt Person Mira --note "the mayor" --set "entity=Mira Holt"
ctl mark p.diple dam.txt Source Mira
ctl link p.diple "$(cat "$room/out")" "refers to" \
  "$($DIPLECTL spans p.diple | grep Person | cut -f 1)"
ctl details p.diple dam.txt --set desk=Metro
keys info p.diple
keys documents p.diple
keys details p.diple dam.txt
keys spans p.diple
keys relations p.diple
keys entities p.diple
keys search p.diple dam
ctl annotators p.diple add Ben
ctl mark p.diple dam.txt Person Mira --as Ben
keys review p.diple --unfinished
keys history p.diple
keys annotators p.diple
keys export p.diple -o out.jsonl

ctl info --help extra words
ends "help wins over wrong words" 0 "Example:"

LC_ALL=C
ctl export --help
ends "help is UTF-8 in the C locale too" 0 "[OPTION…]"

finish
