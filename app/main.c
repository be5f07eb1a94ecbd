/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/diple-application.h"

#include <glib/gi18n.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (DipleApplication) application = NULL;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DIPLE_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = diple_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
