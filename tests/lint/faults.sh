#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Every check sees what it is there for: each fault is put into a copy of the tree, and the check
# must fail and say so. Prints TAP.
set -u
top=$(cd "${1:-.}" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
number=0
status=0

mkdir "$work/clean"
for path in .ci .clang-format app data docs flatpak include meson.build po README.md tests ui; do
  [ ! -e "$top/$path" ] || cp -R "$top/$path" "$work/clean/"
done

# Everything in the tree is old, so what a fault touched can be told and put back.
cp -R "$work/clean" "$work/tree"
find "$work/tree" -exec touch -d 2020-01-01 {} +
touch -d 2020-01-02 "$work/marker"

mend ()
{
  (cd "$work/tree" && find . -type f -newer "$work/marker") >"$work/touched"
  while IFS= read -r path; do
    rm "$work/tree/$path"
    [ ! -e "$work/clean/$path" ] || cp "$work/clean/$path" "$work/tree/$path"
    [ ! -e "$work/tree/$path" ] || touch -d 2020-01-01 "$work/tree/$path"
  done <"$work/touched"
}

report ()
{
  echo "$1 $number - $2"
  [ "$1" = ok ] || status=1
}

run_check ()
{
  case $1 in
    *.py) python3 "$work/tree/tests/lint/$1" "$work/tree" ;;
    *) sh "$work/tree/tests/lint/$1.sh" "$work/tree" ;;
  esac
}

# fault CHECK SENTENCE SEEN COMMANDS: after COMMANDS in the tree, CHECK fails and prints SEEN.
fault ()
{
  check=$1 sentence="$1 sees $2" seen=$3
  number=$((number + 1))
  mend
  (cd "$work/tree" && eval "$4") || { report 'not ok' "$sentence (it could not be made)"; return; }
  run_check "$check" >"$work/said" 2>&1
  case $? in
    0) report 'not ok' "$sentence" ;;
    77) report ok "$sentence # SKIP its tool is not here" ;;
    *)
      if grep -q -e "$seen" "$work/said"; then
        report ok "$sentence"
      else
        report 'not ok' "$sentence (it fails for another reason)"
        sed 's/^/# /' "$work/said"
      fi
      ;;
  esac
}

lines ()
{
  awk -v n="$1" -v line="$2" 'BEGIN { while (n--) print line }'
}

new=data/core/fault.c
share=app/share/io.github.diple.Diple

fault layers "GTK in data" 'core/fault.c' "echo '#include <gtk/gtk.h>' >$new"
fault layers "ui in data" 'core/fault.c' "echo '#include \"ui/diple-window.h\"' >$new"
fault layers "an include without its layer" 'core/fault.c' "echo '#include \"diple-error.h\"' >$new"
fault layers "SQLite in ui" 'ui/fault.c' "echo '#include <sqlite3.h>' >ui/fault.c"
fault layers "GTK in diplectl" 'app/diplectl-fault.c' "echo '#include <adwaita.h>' >app/diplectl-fault.c"
fault formatting "a line that is not formatted" 'core/fault.c' "echo 'int  a ;' >$new"
fault licences "a source without a licence" 'core/fault.c' "echo 'int a;' >$new"
fault licences "a template without a licence" 'ui/fault.ui' "echo '<interface/>' >ui/fault.ui"
fault sizes "a file that is too long" 'core/fault.c: more than 600' "lines 601 'int a;' >$new"
fault sizes "a function that is too long" 'core/fault.c:2: a function of 41' \
  "{ echo 'int f (void)'; echo '{'; lines 41 '  f ();'; echo '}'; } >$new"
fault sources "a source that is not built" 'core/fault.c' "echo 'int a;' >$new"
fault sources "a template that is in no resource" 'ui/fault.ui' "echo '<interface/>' >ui/fault.ui"
fault sources "white space at a line's end" 'fault.h:1:int a; ' "echo 'int a; ' >data/core/fault.h"
fault strings "a string that is not translated" 'core/fault.c: has strings' "echo 'f (_ (\"text\"));' >$new"
fault strings "a list of translations that names a lost file" 'gone.c: in po/POTFILES' "echo zz/gone.c >>po/POTFILES"
fault strings "a list of translations out of order" 'not sorted' "echo app/share/a >>po/POTFILES"
fault pages "a link into the void" 'no docs/gone.md' "echo '[gone](docs/gone.md)' >>README.md"
fault tables "a table that no page explains" "'fault'" \
  "echo 'CREATE TABLE fault (id INTEGER) STRICT;' >>data/store/migrations/0001-project.sql"
fault words "work left for later" 'core/fault.c' "echo '/* TODO: this */' >$new"
fault words "a second name for char" 'core/fault.c' "echo 'gchar *a;' >$new"
fault words "a test that sleeps" 'test-fault.c' "echo '  g_usleep (1);' >tests/data/test-fault.c"
fault words "a goto" 'core/fault.c' "printf '{\n  goto out;\n}\n' >$new"
fault desktop "a category that nobody knows" 'Nonsense' "sed -i 's/^Categories=.*/Categories=Nonsense;/' $share.desktop.in"
fault desktop "a desktop file that opens no project" 'Exec=diple' "sed -i 's/^Exec=.*/Exec=diple/' $share.desktop.in"
fault appstream "metainfo without a summary" 'summary' "sed -i '/<summary>/d' $share.metainfo.xml.in"
fault appstream "a version without a release" 'newest release' "sed -i \"s/version: '0/version: '99/\" meson.build"
fault settings "a setting without a type" 'type' "sed -i 's/type=\"as\"/type=\"nonsense\"/' $share.gschema.xml"
fault settings "a setting without a schema" 'no-such-key' \
  "echo 'a = g_settings_get_int (settings, \"no-such-key\");' >app/fault.c"
fault mime "a MIME file that is not XML" 'mismatch' "sed -i 's/<glob /<blog>/' $share.mime.xml"
fault mime "a type without a suffix" 'has no type' "sed -i '/<glob /d' $share.mime.xml"
fault manifest "a word that flatpak-builder does not know" 'Unknown property' "sed -i 's/\"command\"/\"comand\"/' flatpak/*.json"
fault manifest "a sandbox with a network" 'opened further' "sed -i 's/--share=ipc/--share=network/' flatpak/*.json"
fault manifest "an archive that nobody checks" 'without sha256' "sed -i '/\"sha256\"/d; s/.tar.gz\",/.tar.gz\"/' flatpak/*.json"
fault shell "a script that needs bash" 'SC[0-9]' "echo 'if [[ a == b ]]; then :; fi' >>app/run"

widget='"/io/github/diple/Diple/ui/fault.ui"'
template='<interface><template class=\"Fault\"><child><object class=\"GtkBox\" id=\"box\"/></child>'
template="$template<signal name=\\\"a\\\" handler=\\\"b_cb\\\"/></template></interface>"
class="gtk_widget_class_set_template_from_resource (c, $widget);"
fault templates.py "a template that is not XML" 'mismatched' "echo '<interface><a></interface>' >ui/fault.ui"
fault templates.py "a template without a class" 'no class takes' "echo \"$template\" >ui/fault.ui"
fault templates.py "a child that is not bound" "'box' is a direct child and not bound" \
  "echo \"$template\" >ui/fault.ui; echo '$class' >ui/fault.c"
fault templates.py "a handler that is not bound" "the handler 'b_cb' is not bound" \
  "echo \"$template\" >ui/fault.ui; echo '$class' >ui/fault.c"
fault templates.py "a child that is not there" "C binds 'gone'" \
  "echo \"$template\" >ui/fault.ui
   echo '$class gtk_widget_class_bind_template_child (c, Fault, gone);' >ui/fault.c"

echo "1..$number"
exit $status
