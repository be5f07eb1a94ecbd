#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No orphans: each source is named by the meson.build beside it (a test by its module's name), each
# template by a .gresource.xml, and each file that git knows of a room is text without stray ends.
cd "${1:-.}" || exit 2
status=0

complain ()
{
  echo "$1: $2"
  status=1
}

for file in $(find app data ui tests -name '*.c' | sort); do
  folder=$(dirname "$file") name=$(basename "$file" .c)
  grep -qE "'(${name}\.c|${name#test-}|${name#bench-}|${name#fuzz-})'" "$folder/meson.build" ||
    complain "$file" "not named in $folder/meson.build"
done

for file in $(find ui app -name '*.ui' -o -name '*.css' | sort); do
  grep -rqs --include='*.gresource.xml' "$(basename "$file")" ui app ||
    complain "$file" "not named in a .gresource.xml"
done

if grep -rnE --include='*.[ch]' --include='*.ui' --include='*.py' --include='*.sh' \
  --include=meson.build '[[:space:]]+$' app data ui include tests; then
  complain "above" "white space at the end of a line"
fi
exit $status
