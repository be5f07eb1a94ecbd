/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/diple-keymap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The keys in force, in what the program says. */

#define BETWEEN " · "

/* Appends what stands for the command @action; FALSE when it has no key, and then its name. */
static gboolean
append_key (DipleKeymap *self, const char *action, GString *words)
{
  const DipleCommand *command = diple_command_find (action);
  g_autofree char *key = diple_keymap_dup_label (self, action);

  if (command == NULL)
    g_critical ("There is no command %s", action);
  else if (key != NULL)
    g_string_append (words, key);
  else
    g_string_append_printf (words, "“%s”", _ (command->title));
  return key != NULL;
}

/* @part with the key of each {action} in it; FALSE when one has none. */
static gboolean
fill (DipleKeymap *self, const char *part, GString *words)
{
  const char *open, *close;
  gboolean whole = TRUE;

  while ((open = strchr (part, '{')) != NULL && (close = strchr (open, '}')) != NULL)
    {
      g_autofree char *action = g_strndup (open + 1, close - open - 1);

      g_string_append_len (words, part, open - part);
      whole = append_key (self, action, words) && whole;
      part = close + 1;
    }
  g_string_append (words, part);
  return whole;
}

char *
diple_keymap_dup_words (DipleKeymap *self, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, BETWEEN, -1);
  GString *all = g_string_new (NULL);

  g_return_val_if_fail (DIPLE_IS_KEYMAP (self), g_string_free (all, FALSE));

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GString) part = g_string_new (NULL);

      if (fill (self, parts[i], part) || parts[1] == NULL)
        g_string_append_printf (all, "%s%s", all->len > 0 ? BETWEEN : "", part->str);
    }
  return g_string_free (all, FALSE);
}

char *
diple_keymap_dup_no_span (DipleKeymap *self)
{
  g_autofree char *key = diple_keymap_dup_label (self, "article.next");

  return key != NULL ? g_strdup_printf (_ ("No span is active; click one or press %s"), key)
                     : g_strdup (_ ("No span is active; click one"));
}

typedef struct
{
  GtkLabel *label;
  const char *action;
} Shown;

static void
show_key (DipleKeymap *self, Shown *shown)
{
  g_autofree char *key = diple_keymap_dup_label (self, shown->action);

  gtk_label_set_text (shown->label, key != NULL ? key : "");
  gtk_widget_set_visible (GTK_WIDGET (shown->label), key != NULL);
}

static void
free_shown (gpointer data, GClosure *closure)
{
  g_free (data);
}

void
diple_keymap_show_key (DipleKeymap *self, GtkLabel *label, const char *action)
{
  Shown *shown;
  GClosure *closure;

  g_return_if_fail (DIPLE_IS_KEYMAP (self));
  g_return_if_fail (GTK_IS_LABEL (label));
  g_return_if_fail (diple_command_find (action) != NULL);

  shown = g_new (Shown, 1);
  *shown = (Shown){ label, diple_command_find (action)->action };
  closure = g_cclosure_new (G_CALLBACK (show_key), shown, free_shown);
  g_object_watch_closure (G_OBJECT (label), closure);
  g_signal_connect_closure (self, "changed", closure, FALSE);
  show_key (self, shown);
}
