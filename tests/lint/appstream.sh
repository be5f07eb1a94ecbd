#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# The metainfo is valid, and its newest release is the version that Meson builds.
cd "${1:-.}" || exit 2
command -v appstreamcli >/dev/null || { echo "skipped: no appstreamcli"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
file=$work/io.github.diple.Diple.metainfo.xml
cp app/share/io.github.diple.Diple.metainfo.xml.in "$file"
appstreamcli validate --no-net --explain "$file" || exit 1
version=$(sed -n "s/^ *version: '\(.*\)',/\1/p" meson.build | head -n 1)
newest=$(sed -n 's/.*<release .*version="\([^"]*\)".*/\1/p' "$file" | head -n 1)
[ "$version" = "$newest" ] && exit
echo "meson.build builds $version, the newest release in the metainfo is $newest"
exit 1
