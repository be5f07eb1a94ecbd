/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/checks/diple-finding-cell-private.h"

#include "ui/parts/diple-dot-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DipleFindingCell
{
  GtkBox parent_instance;

  GtkImage *icon;
  GtkWidget *words;
  GtkLabel *quote;
  GtkLabel *message;
  GtkLabel *answer;
  GtkLabel *title;
  GtkWidget *label_box;
  DipleDot *dot;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (DipleFindingCell, diple_finding_cell, GTK_TYPE_BOX)

static void
diple_finding_cell_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_FINDING_CELL);
  G_OBJECT_CLASS (diple_finding_cell_parent_class)->dispose (object);
}

static void
diple_finding_cell_class_init (DipleFindingCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_finding_cell_dispose;
  g_type_ensure (DIPLE_TYPE_DOT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-finding-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, icon);
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, words);
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, quote);
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, message);
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, answer);
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, title);
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, label_box);
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, dot);
  gtk_widget_class_bind_template_child (widget_class, DipleFindingCell, label);
}

static void
diple_finding_cell_init (DipleFindingCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_finding_cell_new (void)
{
  return g_object_new (DIPLE_TYPE_FINDING_CELL, NULL);
}

/* The sentence's first letter as it stands in a list. */
static char *
capitalise (const char *message)
{
  g_autofree char *first = g_utf8_substring (message, 0, MIN (1, g_utf8_strlen (message, -1)));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, message + strlen (first), NULL);
}

static void
show_warning (DipleFindingCell *self, const DipleWarning *warning)
{
  g_autofree char *message = capitalise (warning->message);

  gtk_image_set_from_icon_name (self->icon, "dialog-warning-symbolic");
  gtk_label_set_text (self->quote, warning->surface);
  gtk_label_set_text (self->message, message);
  gtk_label_set_text (self->title, warning->title);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), FALSE);
}

static void
show_flag (DipleFindingCell *self, const DipleFlag *flag)
{
  gboolean answered = flag->answered && *flag->answer != '\0';

  gtk_image_set_from_icon_name (
      self->icon, flag->answered ? "object-select-symbolic" : "dialog-question-symbolic");
  gtk_label_set_text (self->quote, flag->surface);
  gtk_label_set_text (self->message,
                      *flag->question != '\0' ? flag->question : _ ("A question without words"));
  gtk_label_set_text (self->title, flag->title);
  gtk_label_set_text (self->answer, flag->answer);
  gtk_widget_set_visible (GTK_WIDGET (self->answer), answered);
}

void
diple_finding_cell_bind (DipleFindingCell *self, DipleFindingItem *item, const DipleSchema *schema)
{
  const DipleWarning *warning;
  const DipleFlag *flag;
  const DipleLabel *label;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DIPLE_IS_FINDING_CELL (self));
  g_return_if_fail (DIPLE_IS_FINDING_ITEM (item));

  warning = diple_finding_item_get_warning (item);
  flag = diple_finding_item_get_flag (item);
  if (warning != NULL)
    show_warning (self, warning);
  else
    show_flag (self, flag);
  label = diple_schema_label (schema, warning != NULL ? warning->label : flag->label);
  diple_dot_set_colour (self->dot, label != NULL ? label->colour : NULL);
  gtk_label_set_text (self->label, label != NULL ? label->name : "");
  /* Translators: what is wrong or asked, a label, the words it is on. */
  spoken = g_strdup_printf (_ ("%s: %s, “%s”"),
                            gtk_label_get_text (self->message),
                            gtk_label_get_text (self->label),
                            gtk_label_get_text (self->quote));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
