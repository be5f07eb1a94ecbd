# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# typist.sh: for runs on a real X server with nothing but keys; to be read with "." by a script that
# was given its own arguments. Starts it again on a private display, unless it is on one. Gives
# $top, $build, $folder (for pictures, or empty) and the functions below.

top=$(cd "$(dirname "$0")/../.." && pwd)
build=${DIPLE_BUILD:-$top/_build}
folder=${1:-}
[ "$folder" = "" ] || folder=$(cd "$folder" && pwd)

for program in xdotool openbox import python3; do
  command -v "$program" >/dev/null || { echo "1..0 # SKIP $program is not installed"; exit; }
done
if [ "${DIPLE_PRIVATE_DISPLAY:-}" = "" ]; then
  DIPLE_SCREEN=1280x800 DIPLE_WINDOW_MANAGER=openbox exec "$top/tests/display" \
    sh "$0" ${folder:+"$folder"}
fi

# Several runs may share a display: each has a home of its own in the display's.
HOME=$(mktemp -d -p "$HOME")
export HOME
export GSETTINGS_SCHEMA_DIR="$build/app/share"
export XDG_DATA_DIRS="$top/app/share:/usr/local/share:/usr/share"

# Waits until the screen no longer changes.
settle ()
{
  for _ in $(seq 60); do
    sleep 0.2
    import -window root "$HOME/now.png"
    if [ -f "$HOME/before.png" ] && cmp -s "$HOME/now.png" "$HOME/before.png"; then
      rm "$HOME/before.png"
      return
    fi
    mv "$HOME/now.png" "$HOME/before.png"
  done
}

count=0
# press KEY…: one after the other.
press ()
{
  for key; do
    xdotool key --delay 30 "$key"
    sleep 0.05
    count=$((count + 1))
  done
}

# did WHAT: the keys since the last of these were for that.
did ()
{
  echo "# $1: $count"
  count=0
}

# write TEXT: into an entry.
write ()
{
  xdotool type --delay 15 "$1"
}

# picture NAME: of the window, as keyboard-NAME.png in the folder.
picture ()
{
  settle
  [ "$folder" = "" ] || import -window root -crop 1272x770+4+4 +repage \
    +dither -colors 160 -strip "$folder/keyboard-$1.png"
}

# start ARGUMENTS…: the program, whose window has the focus then.
start ()
{
  "$build/app/diple" --name Ana "$@" &
  window=$!
  trap 'kill "$window" 2>/dev/null || true' EXIT
  name=$(xdotool search --sync --onlyvisible --class diple | tail -n 1)
  xdotool windowsize --sync "$name" 1272 770
  xdotool windowfocus --sync "$name"
  settle
}
