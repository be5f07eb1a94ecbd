#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# No page points into the void: every link of a Markdown page to a file of this tree finds it.
cd "${1:-.}" || exit 2
find README.md docs flatpak -name '*.md' | sort | {
  status=0
  while IFS= read -r page; do
    for target in $(sed -nE 's/\]\(/\n](/gp; s/(src|srcset)="/\n\1="/gp' "$page" |
      sed -nE 's/^\]\(([^)#]+).*/\1/p; s/^(src|srcset)="([^"]+)".*/\2/p' | sort -u); do
      case $target in
        http*) continue ;;
      esac
      [ -e "$(dirname "$page")/$target" ] && continue
      echo "$page: there is no $target"
      status=1
    done
  done
  exit $status
}
