#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No orphans: each source is named by the meson.build beside it (a test by its module's name), each
# template by a .gresource.xml, and no line has white space at its end.
cd "${1:-.}" || exit 2
status=0

complain ()
{
  echo "$1: $2"
  status=1
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# FOLDER/WORD for each word that a meson.build quotes.
find app data ui tests -name meson.build -exec awk -v quote="'" '
  {
    folder = FILENAME
    sub(/meson\.build$/, "", folder)
    n = split($0, words, quote)
    for (i = 2; i <= n; i += 2)
      print folder words[i]
  }' {} + >"$work/named"

find app data ui tests -name '*.c' | sort | awk '
  FNR == NR { named[$0] = 1; next }
  {
    short = $0
    sub(/\.c$/, "", short)
    bare = short
    sub(/\/(test|bench|fuzz)-/, "/", bare)
    if (!($0 in named) && !(short in named) && !(bare in named))
      print
  }' "$work/named" - >"$work/orphans"
while IFS= read -r file; do
  complain "$file" "not named in $(dirname "$file")/meson.build"
done <"$work/orphans"

find ui app \( -name '*.ui' -o -name '*.css' \) | sort >"$work/templates"
while IFS= read -r file; do
  grep -rqs --include='*.gresource.xml' "$(basename "$file")" ui app ||
    complain "$file" "not named in a .gresource.xml"
done <"$work/templates"

if grep -rnE --include='*.[ch]' --include='*.ui' --include='*.py' --include='*.sh' \
  --include=meson.build '[[:space:]]+$' app data ui include tests; then
  complain "above" "white space at the end of a line"
fi
exit $status
