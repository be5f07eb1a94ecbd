#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# diplectl links no GTK: links.sh SOURCES DIPLECTL
libraries=$(ldd "$2") || exit 1
echo "$libraries" | grep -q libsqlite3 || { echo "ldd shows no SQLite: $2 is not diplectl"; exit 1; }
if echo "$libraries" | grep -E 'libgtk|libgdk|libadwaita|libgtksourceview|libpango|libX11|libwayland'
then
  echo "  ^ diplectl must not need these"
  exit 1
fi
