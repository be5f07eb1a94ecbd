# SPDX-License-Identifier: GPL-3.0-or-later
# What Diple is built from, runs on and is tested with, by the names of Debian and Ubuntu.
# Sourced by app/run and tests/run.
# shellcheck shell=sh disable=SC1091,SC2034,SC2086 # lists are words, read through group()

build_packages='gcc libc6-dev meson ninja-build pkgconf gettext libglib2.0-dev libsqlite3-dev
  libjansson-dev libicu-dev libyaml-dev libarchive-dev libxml2-dev nettle-dev libglpk-dev'
window_packages='libgtk-4-dev libadwaita-1-dev libgtksourceview-5-dev libcmark-dev libgtk-4-bin
  desktop-file-utils shared-mime-info adwaita-icon-theme librsvg2-common
  fonts-dejavu-core fonts-noto-core fonts-noto-color-emoji fonts-droid-fallback dbus-daemon'
test_packages='xvfb xauth openbox xdotool x11-utils imagemagick python3 sqlite3 zip libxml2-utils
  appstream flatpak-builder shellcheck git'
# Only some archives have these; what wants one says that it was skipped.
build_extras=
window_extras=
test_extras='clang-format-14'

# The same thing as other systems name it: commands, pkg-config modules and, where a library has
# none, headers.
build_needs='cc meson ninja msgfmt pkg-config
  :gio-unix-2.0 :sqlite3 :jansson :icu-i18n :yaml-0.1 :libarchive :libxml-2.0 :nettle @glpk.h'
window_needs=':gtk4 :libadwaita-1 :gtksourceview-5 :libcmark gtk4-broadwayd desktop-file-validate dbus-run-session'
test_needs='Xvfb xvfb-run openbox xdotool python3 sqlite3 zip xmllint appstreamcli'

group ()
{
  suffix=$1
  shift
  for name; do
    eval "printf '%s ' \$${name}_${suffix}"
  done
}

installs_with_apt ()
{
  [ -r /etc/os-release ] && command -v apt-get >/dev/null || return 1
  case $(. /etc/os-release && echo "$ID:${VERSION_ID:-}") in
    debian: | debian:1[2-9] | ubuntu:2[4-9].*) return 0 ;;
  esac
  return 1
}

missing_packages ()
{
  have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null |
    awk '$2 == "installed" { print $1 }')
  for package; do
    printf '%s\n' "$have" | grep -qx -- "$package" || echo "$package"
  done
}

in_archive ()
{
  for package; do
    apt-cache show --no-all-versions "$package" >/dev/null 2>&1 && echo "$package"
  done
}

as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

may_install ()
{
  [ "$(id -u)" -eq 0 ] && return
  if command -v sudo >/dev/null; then
    echo "Installing with sudo:" "$@" >&2
    return
  fi
  echo "Missing, and root is needed: apt-get install" "$@" >&2
  return 1
}

install_packages ()
{
  may_install "$@" || return
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q </dev/null >&2 || return
  # shellcheck disable=SC2046 # one word a package
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
    "$@" $(in_archive $extras) </dev/null >&2
}

missing_needs ()
{
  for need; do
    case $need in
      :*) pkg-config --exists "${need#:}" 2>/dev/null || echo "${need#:} (pkg-config)" ;;
      @*) printf '#include <%s>\n' "${need#@}" | cc -E - >/dev/null 2>&1 || echo "${need#@} (header)" ;;
      *) command -v "$need" >/dev/null || echo "$need" ;;
    esac
  done
}

# need GROUP…: makes sure that the groups (build, window, test) are there, or says what is not.
# shellcheck disable=SC2046 # one word a package
need ()
{
  if installs_with_apt; then
    missing=$(missing_packages $(group packages "$@"))
    extras=$(missing_packages $(group extras "$@"))
    [ "$missing" = "" ] || install_packages $missing
    return
  fi
  missing=$(missing_needs $(group needs "$@"))
  [ "$missing" = "" ] && return
  echo "Missing on this system, whose package names are not known here:" >&2
  printf '%s\n' "$missing" | sed 's/^/  /' >&2
  echo "On Debian and Ubuntu the packages are:" $(group packages "$@") >&2
  return 1
}
