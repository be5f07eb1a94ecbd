/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-assignment-cell-private.h"

#include "ui/window/diple-document-cell-private.h"

#include <glib/gi18n-lib.h>

struct _DipleAssignmentCell
{
  GtkButton parent_instance;

  DipleDot *dot;
  GtkLabel *word;
  gint64 annotator;
  guint position;
  char *spoken; /* what it shows, as screen readers say it */
};

G_DEFINE_FINAL_TYPE (DipleAssignmentCell, diple_assignment_cell, GTK_TYPE_BUTTON)

static void
diple_assignment_cell_finalize (GObject *object)
{
  g_free (DIPLE_ASSIGNMENT_CELL (object)->spoken);
  G_OBJECT_CLASS (diple_assignment_cell_parent_class)->finalize (object);
}

static void
diple_assignment_cell_class_init (DipleAssignmentCellClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_assignment_cell_finalize;
}

static void
diple_assignment_cell_init (DipleAssignmentCell *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->position = G_MAXUINT;
  self->dot = DIPLE_DOT (g_object_new (DIPLE_TYPE_DOT, "valign", GTK_ALIGN_CENTER, NULL));
  self->word = GTK_LABEL (gtk_label_new (NULL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->dot));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->word));
  gtk_button_set_child (GTK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self), "assignment");
}

GtkWidget *
diple_assignment_cell_new (void)
{
  return g_object_new (DIPLE_TYPE_ASSIGNMENT_CELL, NULL);
}

gint64
diple_assignment_cell_get_annotator (DipleAssignmentCell *self)
{
  g_return_val_if_fail (DIPLE_IS_ASSIGNMENT_CELL (self), 0);

  return self->annotator;
}

guint
diple_assignment_cell_get_position (DipleAssignmentCell *self)
{
  g_return_val_if_fail (DIPLE_IS_ASSIGNMENT_CELL (self), G_MAXUINT);

  return self->position;
}

void
diple_assignment_cell_set_place (DipleAssignmentCell *self, gint64 annotator, guint position)
{
  g_return_if_fail (DIPLE_IS_ASSIGNMENT_CELL (self));

  self->annotator = annotator;
  self->position = position;
}

/* What pressing it does. */
static const char *
get_hint (DipleState state)
{
  switch (state)
    {
    case DIPLE_STATE_OPEN:
    case DIPLE_STATE_IN_PROGRESS:
      return _ ("Take back");
    case DIPLE_STATE_FINISHED:
      return _ ("Reopen");
    case DIPLE_STATE_ANY:
    default:
      return _ ("Give");
    }
}

void
diple_assignment_cell_show (DipleAssignmentCell *self,
                            const char *name,
                            const char *title,
                            DipleState state)
{
  const gboolean given = state != DIPLE_STATE_ANY;
  const char *word = given ? diple_document_cell_state_word (state) : _ ("not given");
  g_autofree char *spoken = NULL;

  g_return_if_fail (DIPLE_IS_ASSIGNMENT_CELL (self));

  /* Translators: for screen readers: annotator, document, the document's state. */
  spoken = g_strdup_printf (_ ("%s, %s: %s"), name, title, word);
  if (g_strcmp0 (spoken, self->spoken) == 0)
    return;
  gtk_label_set_text (self->word, given ? word : "–");
  gtk_widget_set_visible (GTK_WIDGET (self->dot), given);
  if (given)
    diple_document_cell_show_dot (self->dot, state);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  get_hint (state),
                                  -1);
  g_free (self->spoken);
  self->spoken = g_steal_pointer (&spoken);
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self)), get_hint (state)) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), get_hint (state));
}
