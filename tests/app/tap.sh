# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# What every suite of the command line starts with. $DIPLECTL is the program; each suite works in an
# empty folder of its own and speaks TAP.
set -u

: "${DIPLECTL:?says where diplectl is}"
# shellcheck disable=SC2034 # used by the suites
suite=$(cd "$(dirname "$0")" && pwd)
room=$(mktemp -d)
trap 'chmod -R u+rwx "$room" 2>/dev/null; rm -rf "$room"' EXIT
cd "$room" || exit 1
exec 3>&1

# The same words, times and names everywhere.
LC_ALL=C.UTF-8
LANGUAGE=
TZ=UTC
HOME=$room
export LC_ALL LANGUAGE TZ HOME

count=0

# pass SENTENCE; fail SENTENCE
pass ()
{
  count=$((count + 1))
  echo "ok $count - $1" >&3
}

fail ()
{
  count=$((count + 1))
  echo "not ok $count - $1" >&3
  sed -n '1,20s/^/# stdout: /p' "$room/out" >&3 2>/dev/null
  sed -n '1,20s/^/# stderr: /p' "$room/err" >&3 2>/dev/null
  echo "# exit: ${status:-}" >&3
}

skip ()
{
  count=$((count + 1))
  echo "ok $count - $1 # SKIP $2" >&3
}

# check SENTENCE COMMAND…: true when the command succeeds.
check ()
{
  sentence=$1
  shift
  if "$@" >"$room/check" 2>&1; then
    pass "$sentence"
  else
    fail "$sentence"
    sed 's/^/# check: /' "$room/check" >&3
  fi
}

# ctl WORDS…: runs diplectl; $status, ./out and ./err hold what came of it.
ctl ()
{
  "$DIPLECTL" "$@" >"$room/out" 2>"$room/err" </dev/null
  status=$?
}

# ends SENTENCE STATUS [OUT [ERR]]: the last ctl ended so, with OUT on stdout and ERR on stderr.
# Without OUT or ERR, what was done well says nothing on stderr, and what was not, something.
ends ()
{
  if [ "$status" -ne "$2" ]; then
    fail "$1"
  elif [ -n "${3-}" ] && ! grep -qF -e "$3" "$room/out"; then
    fail "$1"
  elif [ -n "${4-}" ] && ! grep -qF -e "$4" "$room/err"; then
    fail "$1"
  elif [ -z "${4-}" ] && [ "$2" -eq 0 ] && [ -s "$room/err" ]; then
    fail "$1"
  elif [ "$2" -ne 0 ] && ! grep -q '^diplectl: ' "$room/err"; then
    fail "$1"
  else
    pass "$1"
  fi
}

# The number of lines of the last stdout; of stderr.
lines ()
{
  [ "$(wc -l <"$room/out")" -eq "$1" ]
}

complaints ()
{
  [ "$(wc -l <"$room/err")" -eq "$1" ]
}

# project NAME [PERSON…]: an empty project with these people.
project ()
{
  "$DIPLECTL" new "$1" >/dev/null || exit 1
  name=$1
  shift
  [ $# -eq 0 ] || "$DIPLECTL" annotators "$name" add "$@" >/dev/null || exit 1
}

# say_json KEY: the string that KEY has in the one JSON object of the last stdout.
say_json ()
{
  sed -n "s/.*\"$1\":\"\\([^\"]*\\)\".*/\\1/p" "$room/out" | head -n 1
}

say_number ()
{
  sed -n "s/.*\"$1\":\\([0-9]*\\).*/\\1/p" "$room/out" | head -n 1
}

# holds FIELD-NAME NUMBER: the last --json said so.
holds ()
{
  [ "$(say_number "$1")" = "$2" ]
}

finish ()
{
  echo "1..$count" >&3
}
