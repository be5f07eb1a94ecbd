#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# docs/database.md explains every table and view that the migrations make.
cd "${1:-.}" || exit 2
sed -nE 's/^CREATE (VIRTUAL )?(TABLE|VIEW) ([a-z_]+).*/\3/p' data/store/migrations/*.sql | {
  status=1
  while read -r table; do
    [ "$status" = 2 ] || status=0
    grep -q "\`$table\`" docs/database.md && continue
    echo "docs/database.md says nothing of the table '$table'"
    status=2
  done
  exit "$status"
}
