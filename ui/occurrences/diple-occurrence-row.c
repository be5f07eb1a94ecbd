/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/occurrences/diple-occurrence-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleOccurrenceRow
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkCheckButton *tick;
  GtkLabel *left;
  GtkLabel *hit;
  GtkLabel *right;
  GtkLabel *title;

  DipleOccurrence *occurrence; /* or NULL */
  gulong handler;              /* on its tick */
};

G_DEFINE_FINAL_TYPE (DipleOccurrenceRow, diple_occurrence_row, GTK_TYPE_WIDGET)

static guint toggled_signal;

static void
follow_tick (DipleOccurrenceRow *self)
{
  gtk_check_button_set_active (self->tick, diple_occurrence_get_ticked (self->occurrence));
}

static void
toggled_cb (DipleOccurrenceRow *self)
{
  const gboolean ticked = gtk_check_button_get_active (self->tick);

  if (self->occurrence == NULL || diple_occurrence_get_ticked (self->occurrence) == ticked)
    return;
  diple_occurrence_set_ticked (self->occurrence, ticked);
  g_signal_emit (self, toggled_signal, 0);
}

static void
forget (DipleOccurrenceRow *self)
{
  if (self->occurrence != NULL)
    g_signal_handler_disconnect (self->occurrence, self->handler);
  g_clear_object (&self->occurrence);
}

static void
dispose (GObject *object)
{
  forget (DIPLE_OCCURRENCE_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_OCCURRENCE_ROW);

  G_OBJECT_CLASS (diple_occurrence_row_parent_class)->dispose (object);
}

static void
diple_occurrence_row_class_init (DipleOccurrenceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  toggled_signal = g_signal_new (
      "toggled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-occurrence-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrenceRow, box);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrenceRow, tick);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrenceRow, left);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrenceRow, hit);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrenceRow, right);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrenceRow, title);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
diple_occurrence_row_init (DipleOccurrenceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_occurrence_row_new (void)
{
  return g_object_new (DIPLE_TYPE_OCCURRENCE_ROW, NULL);
}

static void
show (DipleOccurrenceRow *self, const DipleKwicLine *line, gboolean titled)
{
  const gboolean marked = diple_occurrence_is_marked (self->occurrence);
  g_autofree char *hit = g_strdup (line->hit);
  /* Translators: the title of a document, whose place is marked already. */
  g_autofree char *title = titled && marked
                               ? g_strdup_printf (_ ("%s – marked already"), line->title)
                           : titled ? g_strdup (line->title)
                                    : g_strdup (_ ("marked already"));
  g_autofree char *words = g_strconcat (line->left, line->hit, line->right, NULL);

  g_strdelimit (hit, "\r\n\t", ' ');
  gtk_label_set_text (self->left, line->left);
  gtk_label_set_text (self->hit, hit);
  gtk_label_set_text (self->right, line->right);
  gtk_label_set_text (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), titled || marked);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tick), !marked);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

void
diple_occurrence_row_set (DipleOccurrenceRow *self, DipleOccurrence *occurrence, gboolean titled)
{
  g_return_if_fail (DIPLE_IS_OCCURRENCE_ROW (self));

  forget (self);
  if (occurrence == NULL)
    return;
  self->occurrence = g_object_ref (occurrence);
  self->handler =
      g_signal_connect_swapped (occurrence, "notify::ticked", G_CALLBACK (follow_tick), self);
  show (self, diple_occurrence_get_line (occurrence), titled);
  follow_tick (self);
}
