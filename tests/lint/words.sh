#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Nothing is left for later, and C is written as this house writes it (docs/contributing.md).
cd "${1:-.}" || exit 2
status=0

# refuse WHY PATTERN PATH…
refuse ()
{
  why=$1 pattern=$2
  shift 2
  # Not grep's status: a folder that is not there makes it 2, whatever was found in the others.
  found=$(grep -rsnIE --exclude-dir=lint --exclude=LICENSE -- "$pattern" "$@")
  [ "$found" = "" ] && return
  printf '%s\n  ^ %s\n' "$found" "$why"
  status=1
}

refuse "do it now or leave it" '(TODO|FIXME|(^|[^X])XXX([^X]|$)|HACK|[Nn]ot (yet )?implemented)' \
  app data ui include docs flatpak README.md meson.build
refuse "no test is switched off" '^ *(//|/\*) *g_test_add' tests
refuse "assertions are g_assert_*" '(^|[^_a-z])assert \(' tests data ui
refuse "tests wait for what they test, not for time" '(g_usleep|[^a-z_]u?sleep) \(' \
  tests/data tests/ui tests/app
refuse "g_print belongs to the command line" '(^|[^_a-z])(g_print|printf) \(' data ui
refuse "no data hung on objects by name" 'g_object_set_(q)?data' data ui app
refuse "no goto" '^ *goto ' data ui app tests
refuse "char, int, double" '(^|[^A-Za-z_])(gchar|gint|gdouble|gfloat)[^A-Za-z0-9_]' data ui app include
exit $status
