#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The desktop file is one, hints and all, and names the program, icon and type that are installed.
cd "${1:-.}/app/share" || exit 2
command -v desktop-file-validate >/dev/null || { echo "skipped: no desktop-file-validate"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp io.github.diple.Diple.desktop.in "$work/io.github.diple.Diple.desktop"
complaints=$(desktop-file-validate "$work/io.github.diple.Diple.desktop" 2>&1)
status=$?
[ "$complaints" = "" ] || { echo "$complaints"; status=1; }
for line in 'Exec=diple %U' 'Icon=io.github.diple.Diple' 'MimeType=application/x-diple-project;'; do
  grep -qxF "$line" io.github.diple.Diple.desktop.in || { echo "no line '$line'"; status=1; }
done
exit $status
