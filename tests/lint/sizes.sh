#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# A file has at most 600 lines and a function at most 40 between its braces.
cd "${1:-.}" || exit 2
find app data ui include tests -name '*.[ch]' | sort | xargs -r awk '
  FNR == 1 { open = 0 }
  FNR == 601 { print FILENAME ": more than 600 lines: split the file"; bad = 1 }
  /^\{$/ { open = FNR }
  /^\}$/ && open {
    if (FNR - open - 1 > 40) {
      print FILENAME ":" open ": a function of " FNR - open - 1 " lines: split it"
      bad = 1
    }
    open = 0
  }
  /^\}./ { open = 0 }
  END { exit bad }'
