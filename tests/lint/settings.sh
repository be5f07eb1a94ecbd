#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The settings schema compiles, and every key that the code names is in it.
cd "${1:-.}" || exit 2
glib-compile-schemas --strict --dry-run app/share || exit 1
grep -rhoE --include='*.c' 'g_settings_[a-z_]+ \([^,()]+(\(\))?, "[a-z-]+"' app ui |
  sed 's/.*"\(.*\)"/\1/' | sort -u | {
    status=0
    while read -r key; do
      grep -q "<key name=\"$key\"" app/share/io.github.diple.Diple.gschema.xml && continue
      echo "the code reads the key '$key', which no schema has"
      status=1
    done
    exit $status
  }
