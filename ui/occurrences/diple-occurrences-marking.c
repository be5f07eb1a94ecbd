/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/occurrences/diple-occurrences-marking-private.h"

#include <glib/gi18n-lib.h>

/* What is ticked is marked: meanwhile the dialog says how far it is, and may be cancelled. */

static GPtrArray *
ticked_lines (DipleOccurrencesDialog *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);

  for (guint i = 0; i < diple_occurrences_dialog_count_places (self); i++)
    if (diple_occurrence_get_ticked (diple_occurrences_dialog_get_place (self, i)))
      g_ptr_array_add (lines,
                       diple_kwic_line_ref (diple_occurrence_get_line (
                           diple_occurrences_dialog_get_place (self, i))));
  return lines;
}

/* “Marked 12 occurrences of “Ilvi Brevit” as Person; 2 were left out …”. */
static char *
describe (const DipleOccurrencesMarked *marked)
{
  g_autofree char *refused = NULL;

  if (marked->refused == 0 && marked->left_out == 0)
    return g_strdup (marked->sentence);
  if (marked->refused == 0)
    return g_strdup_printf (ngettext ("%s; %u has the label already",
                                      "%s; %u have the label already",
                                      marked->left_out),
                            marked->sentence,
                            marked->left_out);
  return g_strdup_printf (ngettext ("%s; %u was left out, because it would overlap another span "
                                    "in a way that the layer does not allow",
                                    "%s; %u were left out, because they would overlap other spans "
                                    "in a way that the layer does not allow",
                                    marked->refused),
                          marked->sentence,
                          marked->refused);
}

static void
marked_cb (GObject *project, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleOccurrencesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleOccurrencesMarked) marked =
      diple_occurrences_mark_finish (DIPLE_PROJECT (project), result, &error);
  g_autofree char *sentence = marked != NULL ? describe (marked) : NULL;

  g_clear_object (&self->marking);
  if (marked != NULL)
    g_signal_emit_by_name (self->editor, "told", sentence);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit_by_name (self->editor, "refused", error->message);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
marking_cb (guint done, guint all, gpointer data)
{
  DipleOccurrencesDialog *self = data;

  self->n_marked = done;
  self->n_to_mark = all;
  diple_occurrences_dialog_show_status (self);
}

void
diple_occurrences_dialog_apply (DipleOccurrencesDialog *self)
{
  g_autoptr (GPtrArray) lines = ticked_lines (self);
  g_autoptr (DipleSpan) model = NULL;
  const gint64 label = diple_occurrences_dialog_get_label (self);
  const gboolean values = gtk_check_button_get_active (self->values) && self->given.n_items > 0 &&
                          label == self->given_label;

  if (lines->len == 0 || self->marking != NULL)
    return;
  diple_occurrences_dialog_stop (self);
  model =
      diple_span_new (0, diple_editor_get_annotator (self->editor), label, (DipleRange){ 0, 1 });
  if (values)
    model->values = diple_values_copy (&self->given);
  self->marking = g_cancellable_new ();
  self->n_marked = 0;
  self->n_to_mark = lines->len;
  diple_occurrences_dialog_show_status (self);
  diple_occurrences_mark_async (diple_editor_get_project (self->editor),
                                diple_editor_get_annotator (self->editor),
                                lines,
                                model,
                                values,
                                self->marking,
                                marking_cb,
                                marked_cb,
                                g_object_ref (self));
}

/* While places are marked, cancelling takes back what was done so far and closes then. */
gboolean
diple_occurrences_dialog_ask_to_close (DipleOccurrencesDialog *self)
{
  if (self->marking == NULL)
    return FALSE;
  g_cancellable_cancel (self->marking);
  diple_occurrences_dialog_show_status (self);
  return TRUE;
}
