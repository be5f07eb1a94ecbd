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
  "for c in new info import export schema documents undo redo history check backup mark relabel \
     resize unmark note finish reopen annotators details spans text remove; do
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

ctl info --help extra words
ends "help wins over wrong words" 0 "Example:"

LC_ALL=C
ctl export --help
ends "help is UTF-8 in the C locale too" 0 "[OPTION…]"

finish
