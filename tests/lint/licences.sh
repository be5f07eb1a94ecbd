#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every source says in its first three lines under which licence it stands.
cd "${1:-.}" || exit 2
find app data ui include tests .ci -type f \
  \( -name '*.[ch]' -o -name '*.sh' -o -name '*.py' -o -name '*.sql' -o -name '*.ui' \
     -o -name '*.css' -o -name '*.svg' -o -path '*/run' -o -path tests/display \
     -o -path app/sample \) |
  sort | xargs awk '
    function tell() {
      if (name == "" || found)
        return
      print name ": no SPDX-License-Identifier in the first three lines"
      bad = 1
    }
    FNR == 1 { tell(); name = FILENAME; found = 0 }
    FNR <= 3 && /SPDX-License-Identifier: / { found = 1 }
    END { tell(); exit bad }'
