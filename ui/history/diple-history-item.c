/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/history/diple-history-item-private.h"

#include <glib/gi18n-lib.h>

struct _DipleHistoryItem
{
  GObject parent_instance;

  DipleHistoryRow *row;
};

G_DEFINE_FINAL_TYPE (DipleHistoryItem, diple_history_item, G_TYPE_OBJECT)

static void
diple_history_item_finalize (GObject *object)
{
  diple_history_row_free (DIPLE_HISTORY_ITEM (object)->row);
  G_OBJECT_CLASS (diple_history_item_parent_class)->finalize (object);
}

static void
diple_history_item_class_init (DipleHistoryItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_history_item_finalize;
}

static void
diple_history_item_init (DipleHistoryItem *self)
{
}

DipleHistoryItem *
diple_history_item_new (DipleHistoryRow *row)
{
  DipleHistoryItem *self = g_object_new (DIPLE_TYPE_HISTORY_ITEM, NULL);

  self->row = row;
  return self;
}

const DipleHistoryRow *
diple_history_item_get_row (DipleHistoryItem *self)
{
  g_return_val_if_fail (DIPLE_IS_HISTORY_ITEM (self), NULL);
  return self->row;
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The sentence above, when and who and where below. */
GtkWidget *
diple_history_item_make_row (void)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *facts = new_label ("caption");

  gtk_widget_add_css_class (facts, "dim-label");
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  gtk_widget_set_margin_start (row, 8);
  gtk_widget_set_margin_end (row, 8);
  gtk_box_append (GTK_BOX (row), new_label (NULL));
  gtk_box_append (GTK_BOX (row), facts);
  return row;
}

static char *
dup_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (milliseconds / 1000);

  return at != NULL ? g_date_time_format (at, "%x %X") : g_strdup ("");
}

static const char *
state_word (const DipleHistoryRow *row)
{
  if (g_str_equal (row->state, "undone"))
    return _ ("undone");
  if (g_str_equal (row->state, "abandoned"))
    return _ ("undone for good");
  return "";
}

void
diple_history_item_show (DipleHistoryItem *self, GtkWidget *widget)
{
  const DipleHistoryRow *row = self->row;
  GtkWidget *sentence = gtk_widget_get_first_child (widget);
  g_autofree char *at = dup_time (row->at);
  const char *word = state_word (row);
  gboolean done = *word == '\0';
  g_autofree char *facts = g_strjoin (" · ",
                                      at,
                                      row->who,
                                      *row->title != '\0' ? row->title : _ ("the project"),
                                      done ? NULL : word,
                                      NULL);
  g_autofree char *spoken = g_strconcat (row->sentence, ", ", facts, NULL);

  gtk_label_set_text (GTK_LABEL (sentence), row->sentence);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (sentence)), facts);
  if (done)
    gtk_widget_remove_css_class (sentence, "dim-label");
  else
    gtk_widget_add_css_class (sentence, "dim-label");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
