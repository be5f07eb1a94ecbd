# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=sh
# typist.sh: for runs on a real X server with nothing but keys; to be read with "." by a script that
# was given its own arguments. Starts it again on a private display, unless it is on one. Gives
# $top, $build, $folder (for pictures, or empty) and the functions below.

top=$(cd "$(dirname "$0")/../.." && pwd)
build=${DIPLE_BUILD:-$top/_build}
folder=${1:-}
[ "$folder" = "" ] || folder=$(cd "$folder" && pwd)

for program in xdotool openbox import gdbus python3; do
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

# Nothing moves by itself: a caret that blinks would keep a picture from being the same twice.
mkdir -p "$HOME/.config/gtk-4.0"
cat >"$HOME/.config/gtk-4.0/settings.ini" <<'END'
[Settings]
gtk-cursor-blink=false
gtk-enable-animations=false
END

# How long the program's threads have run, in units of 3 milliseconds; "busy" while one wants to.
work ()
{
  awk '/\) [RD] / { busy = 1 }
    FILENAME ~ /schedstat$/ { ran += $1 }
    END { print busy ? "busy" : int (ran / 3000000) }' \
    "/proc/$window/task/"*/stat "/proc/$window/task/"*/schedstat 2>/dev/null || echo gone
}

# Waits until the program has done what came before: it answers, and then rests for as long as it
# lets somebody go on typing before it looks for the words.
settle ()
{
  gdbus call --session --dest io.github.diple.Diple --object-path /io/github/diple/Diple \
    --method org.gtk.Actions.List >/dev/null 2>&1 || true
  rested=0
  before=
  for _ in $(seq 400); do
    now=$(work)
    if [ "$now" != busy ] && [ "$now" = "$before" ]; then
      rested=$((rested + 1))
      [ $rested -lt 6 ] || return 0
    else
      rested=0
    fi
    before=$now
    sleep 0.05
  done
}

focus ()
{
  xdotool getwindowfocus 2>/dev/null || echo none
}

count=0
# press KEY…: one after the other.
press ()
{
  for key; do
    xdotool key "$key"
    count=$((count + 1))
  done
}

# open KEY…: the same, and waits until another window has the focus and is painted. A window that
# closes gives it back to the one below.
open ()
{
  one=$(focus)
  press "$@"
  for _ in $(seq 100); do
    other=$(focus)
    [ "$other" = "$one" ] || [ "$other" = none ] || [ "$other" = 1 ] || break
    sleep 0.05
  done
  settle
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
  xdotool type --delay 5 "$1"
}

# name_file PATH: in a file chooser, whose entry completes what is written, sometimes after more has
# been: what it puts behind the caret goes again.
name_file ()
{
  write "$1"
  settle
  xdotool key shift+End Delete
  settle
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
