#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Which layer may look at which: data knows nobody, ui knows data, app knows both; SQL is data's.
cd "${1:-.}" || exit 2
status=0

# refuse WHY FILES PATTERN FOLDER…
refuse ()
{
  why=$1 files=$2 pattern=$3
  shift 3
  # Not grep's status: a folder that is not there makes it 2, whatever was found in the others.
  found=$(grep -rsnE --include="$files" -- "$pattern" "$@")
  [ "$found" = "" ] && return
  printf '%s\n  ^ %s\n' "$found" "$why"
  status=1
}

refuse "data has no GTK and looks at nobody" '*.[ch]' \
  '#include [<"](gtk/|gdk/|adwaita|gtksourceview|ui/|app/)' data include/data tests/data
refuse "ui does not look at app" '*.[ch]' '#include "app/' ui include/ui
refuse "the command line links no GTK" 'diplectl*.[ch]' \
  '#include [<"](gtk/|gdk/|adwaita|gtksourceview|ui/)' app
refuse "only data speaks to SQLite" '*.[ch]' '#include [<"]sqlite3|sqlite3_[a-z]+ \(' ui app include
refuse "private headers stay in their layer" '*.[ch]' '#include "data/.*-private\.h"' ui app include tests/ui
refuse "the layer stands in every include" '*.[ch]' '#include "diple-[a-z-]+\.h"' data ui app include
exit $status
