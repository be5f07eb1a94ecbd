#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# flatpak-builder knows every word of the manifest (it only warns of one it does not), and the
# sandbox stays as small as it is meant to be.
cd "${1:-.}/flatpak" || exit 2
command -v flatpak-builder >/dev/null || { echo "skipped: no flatpak-builder"; exit 77; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work" XDG_CACHE_HOME="$work"
flatpak-builder --show-manifest io.github.diple.Diple.json >"$work/manifest" 2>"$work/complaints" ||
  { cat "$work/complaints"; exit 1; }
if grep -iE 'unknown|warning|deprecated' "$work/complaints"; then
  exit 1
fi
python3 - "$work/manifest" <<'END'
import json, sys
manifest = json.load(open(sys.argv[1]))
allowed = {'--share=ipc', '--socket=fallback-x11', '--socket=wayland', '--device=dri'}
beyond = set(manifest['finish-args']) - allowed
if manifest.get('id', manifest.get('app-id')) != 'io.github.diple.Diple':
    sys.exit('the manifest builds another application')
if beyond:
    sys.exit('the sandbox is opened further than agreed: ' + ' '.join(sorted(beyond)))
for module in manifest['modules']:
    for source in module.get('sources', []):
        if source['type'] == 'archive' and 'sha256' not in source:
            sys.exit(module['name'] + ': an archive without sha256')
        if source['type'] == 'git' and 'commit' not in source:
            sys.exit(module['name'] + ': a git source without commit')
END
