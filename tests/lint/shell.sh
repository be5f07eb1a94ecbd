#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The scripts are plain POSIX shell.
cd "${1:-.}" || exit 2
command -v shellcheck >/dev/null || { echo "skipped: no shellcheck"; exit 77; }
{
  find app tests .ci -name '*.sh'
  for file in app/run app/sample tests/run tests/display .ci/run; do
    [ -f "$file" ] && echo "$file"
  done
} | sort | xargs shellcheck -x -s sh -S warning -e SC1090,SC1091
