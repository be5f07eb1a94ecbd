#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The MIME type's file is well-formed, the database takes it, and it names the store's own magic.
cd "${1:-.}" || exit 2
command -v update-mime-database >/dev/null || { echo "skipped: no update-mime-database"; exit 77; }
file=app/share/io.github.diple.Diple.mime.xml
xmllint --noout "$file" || exit 1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/mime/packages"
cp "$file" "$work/mime/packages/"
complaints=$(XDG_DATA_HOME="$work" update-mime-database "$work/mime" 2>&1)
[ "$complaints" = "" ] || { echo "$complaints"; exit 1; }
grep -q '\*\.diple' "$work/mime/globs2" || { echo "*.diple has no type"; exit 1; }
grep -rq '0x4449504[cC]' data || { echo "data sets another application_id than $file says"; exit 1; }
