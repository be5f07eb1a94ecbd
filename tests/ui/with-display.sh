#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# with-display.sh COMMAND…: runs it on a private X server with a private home and bus, drawn by
# cairo, so that it sees the same thing on every machine. Skips (77) where there is no Xvfb.
for program in xvfb-run Xvfb dbus-run-session; do
  command -v "$program" >/dev/null || { echo "$program is missing: skipped"; exit 77; }
done

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/runtime"
export HOME="$home" XDG_RUNTIME_DIR="$home/runtime" LC_ALL=C.UTF-8
export GDK_BACKEND=x11 GSK_RENDERER="${GSK_RENDERER:-cairo}" LIBGL_ALWAYS_SOFTWARE=1
export GSETTINGS_BACKEND=memory ADW_DISABLE_PORTAL=1 GTK_USE_PORTAL=0
unset GTK_THEME NO_AT_BRIDGE DISPLAY WAYLAND_DISPLAY

dbus-run-session -- xvfb-run -a -s "-screen 0 1280x900x24 -nolisten tcp" "$@"
