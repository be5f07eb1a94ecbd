#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# po/POTFILES names every file with something to translate, nothing else, in order; and xgettext
# reads them all without a complaint.
cd "${1:-.}" || exit 2
export LC_ALL=C
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
status=0

{
  grep -rlE --include='*.c' --include='*.h' \
    '(^|[^A-Za-z0-9_])(_|N_|C_|NC_|Q_|ngettext|g_dngettext|g_dpgettext2) \("' app data ui include
  grep -rlE --include='*.ui' 'translatable="(yes|true|1)"' app ui
  find app/share -name '*.desktop.in' -o -name '*.metainfo.xml.in' -o -name '*.gschema.xml'
} | sort -u >"$work/wanted"
grep -vE '^(#|$)' po/POTFILES >"$work/named"

if ! sort -c "$work/named"; then
  echo "po/POTFILES: not sorted"
  status=1
fi
sort -u "$work/named" | comm -23 "$work/wanted" - | sed 's/$/: has strings, not in po\/POTFILES/' \
  >"$work/faults"
sort -u "$work/named" | comm -13 "$work/wanted" - | sed 's/$/: in po\/POTFILES, without strings/' \
  >>"$work/faults"
if [ -s "$work/faults" ]; then
  cat "$work/faults"
  status=1
fi

grep -E '\.[ch]$' "$work/named" | xargs -r ls -d >"$work/c" 2>/dev/null
if [ -s "$work/c" ]; then
  xgettext --from-code=UTF-8 --keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 \
    --keyword=g_dngettext:2,3 --files-from="$work/c" -o "$work/out.pot" 2>"$work/complaints" ||
    status=1
  if [ -s "$work/complaints" ]; then
    cat "$work/complaints"
    status=1
  fi
fi
exit $status
