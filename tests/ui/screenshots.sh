#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# screenshots.sh [FOLDER]: takes the pictures of README and docs from the built program on a fresh
# sample project into FOLDER (docs/images): the article in light and dark, the other pages in light,
# the schema in dark too. DIPLE_BUILD names another build directory.
set -eu

top=$(cd "$(dirname "$0")/../.." && pwd)
build=${DIPLE_BUILD:-$top/_build}
folder=$(cd "${1:-$top/docs/images}" && pwd)
# GTK draws a border of 4 pixels where nothing composes the screen; it is cut off.
screen=1368x858
inside=1360x850+4+4

# Outside: a private display for each picture.
if [ "${DIPLE_PRIVATE_DISPLAY:-}" = "" ]; then
  for style in light dark; do
    DIPLE_SCREEN=$screen GSETTINGS_BACKEND=keyfile \
      "$top/tests/display" sh "$0" "$folder" "$style"
  done
  exit
fi

style=$2
project="$HOME/Harrow Dam.diple"

# A window manager that puts no border round a window that fills the screen.
mkdir -p "$HOME/.config/openbox" "$HOME/.config/glib-2.0/settings"
cat >"$HOME/.config/openbox/rc.xml" <<'END'
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <theme><keepBorder>no</keepBorder></theme>
  <applications><application class="*"><decor>no</decor></application></applications>
</openbox_config>
END
cat >"$HOME/.config/glib-2.0/settings/keyfile" <<END
[io/github/diple/Diple]
window-maximized=true
style='$style'
keys={'win.share': ['<Control>F9'], 'win.receive': ['<Control>F10']}
END

export GSETTINGS_SCHEMA_DIR="$build/app/share"
export XDG_DATA_DIRS="$top/app/share:/usr/local/share:/usr/share"
sh "$top/app/sample" "$build/app/diplectl" "$project"
openbox --config-file "$HOME/.config/openbox/rc.xml" >/dev/null 2>&1 &
manager=$!
"$build/app/diple" --name Ana "$project" &
window=$!
trap 'kill "$window" "$manager" 2>/dev/null || true' EXIT

# Waits until two pictures in a row are the same.
settle ()
{
  for _ in $(seq 60); do
    sleep 0.25
    import -window root "$HOME/now.png"
    if [ -f "$HOME/before.png" ] && cmp -s "$HOME/now.png" "$HOME/before.png"; then
      rm "$HOME/before.png"
      return
    fi
    mv "$HOME/now.png" "$HOME/before.png"
  done
  echo "The window does not come to rest." >&2
  exit 1
}

name=$(xdotool search --sync --onlyvisible --class diple | tail -n 1)
xdotool windowfocus --sync "$name"
settle
# shoot NAME: what is on the screen, with few colours so that the file stays small.
shoot ()
{
  xdotool mousemove 1367 857
  settle
  import -window root -crop "$inside" +repage +dither -colors 200 -strip \
    "$folder/$1-$style.png"
  echo "$folder/$1-$style.png"
}

# Kim takes what is agreed, and in turn the first and the second answer to what is not.
decide ()
{
  "$build/app/diplectl" annotators "$project" add Kim >/dev/null
  "$build/app/diplectl" review "$project" --rule agreed --apply --as Kim >/dev/null
  "$build/app/diplectl" review "$project" | cut -f 1 | while read -r item; do
    turn=$((3 - ${turn:-1}))
    "$build/app/diplectl" review "$project" "$item" --adopt "$turn" --as Kim \
      --note "As in 2.$turn of the guideline" >/dev/null 2>&1 || true
  done
}

# The caret into the first paragraph, then on to the claim with a number in it.
xdotool mousemove 850 295 click 1 mousemove 1367 857
for _ in $(seq "${DIPLE_STEPS:-9}"); do
  xdotool key --delay 60 Tab
done
shoot annotate

if [ "$style" = light ]; then
  xdotool key alt+r
  shoot relations
  # Back to a name that stands in other places, too.
  for _ in $(seq 9); do
    xdotool key --delay 60 shift+Tab
  done
  xdotool key ctrl+d
  settle
  # The second of the scopes: the whole project.
  xdotool mousemove 499 195 click 1
  settle
  xdotool key Down Return
  shoot occurrences
  xdotool key Escape
  settle
  xdotool key ctrl+h
  shoot history
  xdotool key Escape
  settle
  xdotool key ctrl+shift+a
  shoot people
  xdotool key Escape
  settle
  xdotool key ctrl+shift+f
  settle
  xdotool type --delay 30 "dam"
  xdotool key Return
  shoot search
  xdotool key alt+4
  shoot checks
fi

# The first differences are decided, so that the text has a layer of gold, too.
xdotool key alt+2
settle
xdotool key Return
settle
xdotool key --delay 300 1 1 1 j j 1
shoot review
xdotool key alt+5
settle
xdotool key Return
shoot insights
if [ "$style" = light ]; then
  decide
  xdotool key ctrl+shift+b
  shoot feedback
  xdotool key Escape
fi
xdotool key alt+6
settle
xdotool key Down Down Down
shoot schema

[ "$style" = light ] || exit 0

# A bundle goes to Ben, who marks on in it, and comes back.
xdotool key alt+1
settle
xdotool key ctrl+F9
shoot share
xdotool key Escape
bundle="$HOME/Harrow Dam - Ben.diple"
"$build/app/diplectl" share "$project" --annotator Ben -o "$bundle" >/dev/null
"$build/app/diplectl" mark "$bundle" "What the Harrow inspectors actually found" Location Harrow --occurrence 1 >/dev/null
"$build/app/diplectl" finish "$bundle" "What the Harrow inspectors actually found" >/dev/null
settle
xdotool key ctrl+F10
settle
xdotool type --delay 30 "$bundle"
xdotool key Return
shoot receive
xdotool key Escape

# Ben's work as what a model said, with scores, in an article that Ana has not begun.
"$build/app/diplectl" export "$project" -o "$HOME/said.jsonl" --annotators Ben >/dev/null
awk '{ n = 0; line = ""
       while (match($0, /"note":""/)) {
         line = line substr($0, 1, RSTART - 1) "\"note\":\"\",\"score\":0." 97 - n++ * 7 % 40
         $0 = substr($0, RSTART + RLENGTH)
       }
       print line $0 }' "$HOME/said.jsonl" >"$HOME/scored.jsonl"
"$build/app/diplectl" import "$project" "$HOME/scored.jsonl" --model Tagger >/dev/null
settle
xdotool key F8 Tab Tab
shoot suggestions
