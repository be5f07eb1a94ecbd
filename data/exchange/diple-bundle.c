/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-bundle.h"

#include <glib/gi18n-lib.h>

#include "data/store/diple-store-private.h"

void
diple_bundle_free (DipleBundle *bundle)
{
  g_free (bundle->project);
  g_free (bundle->name);
  g_free (bundle->annotator_name);
  g_free (bundle);
}

DipleBundle *
diple_bundle_look (DipleStore *store, GError **error)
{
  static const char sql[] =
      "SELECT bundle.id, project, bundle.name, annotator, annotator.name, made"
      " FROM bundle JOIN annotator ON annotator.id = annotator LIMIT 1";
  g_autoptr (sqlite3_stmt) stmt = NULL;
  DipleBundle *bundle = NULL;

  g_return_val_if_fail (DIPLE_IS_STORE (store), NULL);

  stmt = diple_sql_prepare (diple_store_get_db (store), sql, error);
  if (stmt == NULL || diple_sql_step (stmt, error) != SQLITE_ROW)
    return NULL;
  bundle = g_new0 (DipleBundle, 1);
  bundle->id = sqlite3_column_int64 (stmt, 0);
  bundle->project = diple_sql_dup_text (stmt, 1);
  bundle->name = diple_sql_dup_text (stmt, 2);
  bundle->annotator = sqlite3_column_int64 (stmt, 3);
  bundle->annotator_name = diple_sql_dup_text (stmt, 4);
  bundle->made = sqlite3_column_int64 (stmt, 5);
  return bundle;
}

static char *
dup_uuid (DipleStore *store, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (diple_store_get_db (store), "SELECT uuid FROM project", error);

  if (stmt == NULL || diple_sql_step (stmt, error) != SQLITE_ROW)
    return NULL;
  return diple_sql_dup_text (stmt, 0);
}

DipleBundle *
diple_bundle_recognise (DipleStore *store, const char *path, GError **error)
{
  g_autoptr (DipleStore) other = diple_store_open (path, DIPLE_STORE_READ_ONLY, error);
  g_autofree char *here = other != NULL ? dup_uuid (store, error) : NULL;
  g_autofree char *there = here != NULL ? dup_uuid (other, error) : NULL;
  g_autoptr (GError) local = NULL;
  g_autoptr (DipleBundle) bundle = there != NULL ? diple_bundle_look (other, &local) : NULL;

  if (there == NULL)
    return NULL;
  if (g_str_equal (here, there))
    return g_new0 (DipleBundle, 1);
  if (bundle != NULL && g_str_equal (bundle->project, here))
    return g_steal_pointer (&bundle);
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error_literal (error,
                         DIPLE_ERROR,
                         DIPLE_ERROR_REFUSED,
                         _ ("The file is neither a bundle of this project nor a copy of it"));
  return NULL;
}

void
diple_receipt_free (DipleReceipt *receipt)
{
  g_free (receipt->from);
  g_clear_pointer (&receipt->documents, g_ptr_array_unref);
  g_clear_pointer (&receipt->notes, g_ptr_array_unref);
  g_free (receipt);
}

/* Adds what there is of one kind to a list. */
static void
add_part (GString *summary, char *part, guint n)
{
  if (n > 0)
    g_string_append_printf (summary, "%s%s", summary->len > 0 ? ", " : "", part);
  g_free (part);
}

char *
diple_receipt_dup_summary (const DipleReceipt *receipt)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  guint minutes = (guint) ((receipt->milliseconds + 59999) / 60000);

  g_return_val_if_fail (receipt != NULL, NULL);

  if (receipt->nothing_to_do)
    return g_strdup (_ ("nothing to do"));
  add_part (summary,
            g_strdup_printf (ngettext ("%u document", "%u documents", receipt->new_documents),
                             receipt->new_documents),
            receipt->new_documents);
  add_part (summary, g_strdup_printf (_ ("%u added"), receipt->added), receipt->added);
  add_part (summary, g_strdup_printf (_ ("%u changed"), receipt->changed), receipt->changed);
  add_part (summary, g_strdup_printf (_ ("%u removed"), receipt->removed), receipt->removed);
  add_part (summary,
            g_strdup_printf (ngettext ("%u state", "%u states", receipt->states), receipt->states),
            receipt->states);
  add_part (
      summary,
      g_strdup_printf (
          ngettext ("%u answer to suggestions", "%u answers to suggestions", receipt->answers),
          receipt->answers),
      receipt->answers);
  add_part (summary,
            g_strdup_printf (ngettext ("%u new entity", "%u new entities", receipt->entities),
                             receipt->entities),
            receipt->entities);
  add_part (summary,
            g_strdup_printf (ngettext ("%u decision", "%u decisions", receipt->decisions),
                             receipt->decisions),
            receipt->decisions);
  add_part (
      summary,
      g_strdup_printf (ngettext ("%u minute of work", "%u minutes of work", minutes), minutes),
      minutes);
  return g_string_free (g_steal_pointer (&summary), FALSE);
}
