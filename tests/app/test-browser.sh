#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# app/run --browser: the window in a browser, on this machine only, and nothing left behind.
# shellcheck source=tests/app/tap.sh
. "$(dirname "$0")/tap.sh"

top=$(cd "$suite/../.." && pwd)
export XDG_DATA_HOME="$room/data" XDG_RUNTIME_DIR="$room/runtime" GSETTINGS_BACKEND=memory
unset DISPLAY WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
mkdir -m 700 "$room/runtime"

address ()
{
  sed -n 's/.*\(http:[^ ]*\).*/\1/p' "$room/out"
}

# Asks the server until it answers, ten seconds at most.
answers ()
{
  python3 - "$1" <<'END'
import sys, time, urllib.request
for _ in range(100):
    try:
        page = urllib.request.urlopen(sys.argv[1], timeout=5).read()
        sys.exit(b'broadway' not in page)
    except OSError:
        time.sleep(0.1)
sys.exit('no answer')
END
}

# listens_elsewhere PORT: whether another address than 127.0.0.1 has it, by the kernel's own list.
listens_elsewhere ()
{
  port=$(printf '%04X' "${1##*:}")
  awk -v port=":$port" '$4 == "0A" && index($2, port) && $2 !~ /^0100007F/ { found = 1 }
                        END { exit !found }' /proc/net/tcp /proc/net/tcp6 2>/dev/null
}

wait_for ()
{
  for _ in $(seq 200); do
    "$@" && return
    sleep 0.1
  done
  return 1
}

has_address ()
{
  [ -n "$(address)" ] || ! kill -0 "$served" 2>/dev/null
}

is_gone ()
{
  ! kill -0 "$served" 2>/dev/null
}

DIPLE_BUILD=$DIPLE_BUILD sh "$top/app/run" --browser >"$room/out" 2>"$room/err" </dev/null &
served=$!
check "app/run prints an address" wait_for has_address
url=$(address)
check "the address is on this machine" [ "${url#http://127.0.0.1:}" != "$url" ]
check "the server answers there" answers "$url"
server_port=$(echo "$url" | sed 's,.*:\([0-9]*\)/.*,\1,')
if listens_elsewhere "$server_port"; then
  fail "no other machine can reach it"
else
  pass "no other machine can reach it"
fi
kill -TERM "$served"
check "app/run ends when it is told to" wait_for is_gone
if python3 -c "import urllib.request; urllib.request.urlopen('$url', timeout=2)" 2>/dev/null; then
  fail "the server ends with it"
else
  pass "the server ends with it"
fi
check "no socket is left" [ -z "$(find "$room/runtime" -name 'broadway*')" ]
finish
