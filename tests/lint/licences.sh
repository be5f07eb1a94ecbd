#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source says in its first three lines under which licence it stands.
cd "${1:-.}" || exit 2
find app data ui include tests .ci -type f \
  \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name '*.sql' -o -name '*.ui' \
     -o -name '*.css' -o -name '*.svg' -o -path '*/run' -o -path tests/display \
     -o -path app/sample \) |
  sort | {
    status=0
    while IFS= read -r file; do
      head -n 3 "$file" | grep -q 'SPDX-License-Identifier: ' && continue
      echo "$file: no SPDX-License-Identifier in the first three lines"
      status=1
    done
    exit $status
  }
