/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-span-cell-private.h"

#include "ui/parts/diple-dot-private.h"
#include "ui/parts/diple-quote-private.h"

#include <glib/gi18n-lib.h>

#define QUOTE_LIMIT 120 /* code points: more than a row of any width shows */
#define INDENT 14       /* pixels */
#define MAX_INDENTS 8

struct _DipleSpanCell
{
  GtkWidget parent_instance;

  DipleDot *dot;
  GtkLabel *quote;
  GtkWidget *note;
  GtkLabel *label;
};

G_DEFINE_FINAL_TYPE (DipleSpanCell, diple_span_cell, GTK_TYPE_WIDGET)

static void
diple_span_cell_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_SPAN_CELL);
  G_OBJECT_CLASS (diple_span_cell_parent_class)->dispose (object);
}

static void
diple_span_cell_class_init (DipleSpanCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_span_cell_dispose;
  g_type_ensure (DIPLE_TYPE_DOT);
  gtk_widget_class_set_css_name (widget_class, "spancell");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-span-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, dot);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, quote);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, note);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, label);
}

static void
diple_span_cell_init (DipleSpanCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_span_cell_new (void)
{
  return g_object_new (DIPLE_TYPE_SPAN_CELL, NULL);
}

void
diple_span_cell_bind (DipleSpanCell *self, DipleSpanItem *item, DipleEditor *editor)
{
  const DipleSpan *span;
  const DipleLabel *label;
  const char *name;
  guint depth;
  g_autofree char *quote = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DIPLE_IS_SPAN_CELL (self));
  g_return_if_fail (DIPLE_IS_SPAN_ITEM (item));

  span = diple_span_item_get_span (item);
  depth = diple_span_item_get_depth (item);
  label = diple_schema_label (diple_editor_get_schema (editor), span->label);
  name = label != NULL ? label->name : "";
  quote = diple_quote (editor, span, QUOTE_LIMIT);
  /* Translators: a label, the words it is on, and from which to which character. */
  spoken = g_strdup_printf (_ ("%s: %s, %u–%u"), name, quote, span->range.start, span->range.end);

  diple_dot_set_colour (self->dot, label != NULL ? label->colour : NULL);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->label, name);
  gtk_widget_set_visible (self->note, span->note[0] != '\0');
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) MIN (depth, MAX_INDENTS) * INDENT);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
