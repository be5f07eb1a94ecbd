/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-span-cell-private.h"

#include "ui/parts/diple-colour-label-private.h"
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
  GtkWidget *warning;
  GtkWidget *note;
  GtkLabel *label;
  char *warning_text;     /* or NULL */
  char *note_text;        /* or NULL */
  DipleColourLabel *hint; /* where the first relation leads; NULL until one does */
};

G_DEFINE_FINAL_TYPE (DipleSpanCell, diple_span_cell, GTK_TYPE_WIDGET)

static void
diple_span_cell_dispose (GObject *object)
{
  DipleSpanCell *self = DIPLE_SPAN_CELL (object);

  if (self->hint != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->hint));
  self->hint = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SPAN_CELL);
  G_OBJECT_CLASS (diple_span_cell_parent_class)->dispose (object);
}

static void
diple_span_cell_finalize (GObject *object)
{
  DipleSpanCell *self = DIPLE_SPAN_CELL (object);

  g_free (self->warning_text);
  g_free (self->note_text);
  G_OBJECT_CLASS (diple_span_cell_parent_class)->finalize (object);
}

/* Tooltips are made when they are wanted: whenever the text of one is set, GTK asks the display
 * where the pointer is, for each of hundreds of rows. */
static gboolean
warning_asked_cb (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, DipleSpanCell *self)
{
  gtk_tooltip_set_text (tooltip, self->warning_text);
  return self->warning_text != NULL;
}

static gboolean
note_asked_cb (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip, DipleSpanCell *self)
{
  gtk_tooltip_set_text (tooltip, self->note_text);
  return self->note_text != NULL;
}

static void
diple_span_cell_class_init (DipleSpanCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_span_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_span_cell_finalize;
  g_type_ensure (DIPLE_TYPE_DOT);
  gtk_widget_class_set_css_name (widget_class, "spancell");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-span-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, dot);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, quote);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, warning);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, note);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanCell, label);
  gtk_widget_class_bind_template_callback (widget_class, warning_asked_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_asked_cb);
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

static const char *
label_name (DipleEditor *editor, gint64 id)
{
  const DipleSpan *span = diple_span_index_find (diple_editor_get_spans (editor), id, NULL);
  const DipleFarSpan *far = span == NULL ? diple_editor_get_far (editor, id) : NULL;
  const DipleLabel *label = NULL;

  if (far != NULL)
    span = far->span;
  if (span != NULL)
    label = diple_schema_label (diple_editor_get_schema (editor), span->label);
  return label != NULL ? label->name : "?";
}

/* "→ Source", or "→ Source +2" for a span with three links; NULL for none. */
static char *
describe_links (const DipleSpan *span, DipleEditor *editor, const char **colour)
{
  g_autoptr (GPtrArray) relations = diple_editor_relations_of (editor, span->id);
  const DipleRelation *first = NULL;
  const DipleRelationType *type;
  guint more = 0;

  for (guint i = 0; i < relations->len; i++)
    {
      const DipleRelation *relation = g_ptr_array_index (relations, i);

      if (relation->source != span->id)
        continue;
      if (first == NULL)
        first = relation;
      else
        more++;
    }
  if (first == NULL)
    return NULL;
  type = diple_schema_relation_type (diple_editor_get_schema (editor), first->type);
  *colour = type != NULL ? type->colour : NULL;
  return more > 0 ? g_strdup_printf ("→ %s +%u", label_name (editor, first->target), more)
                  : g_strdup_printf ("→ %s", label_name (editor, first->target));
}

static void
show_links (DipleSpanCell *self, const char *text, const char *colour)
{
  if (self->hint == NULL && text == NULL)
    return;
  if (self->hint == NULL)
    {
      self->hint = DIPLE_COLOUR_LABEL (diple_colour_label_new ());
      gtk_widget_add_css_class (GTK_WIDGET (self->hint), "caption");
      gtk_widget_insert_before (
          GTK_WIDGET (self->hint), GTK_WIDGET (self), GTK_WIDGET (self->warning));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->hint), text != NULL);
  if (text != NULL)
    diple_colour_label_set (self->hint, text, colour);
}

static void
speak (DipleSpanCell *self,
       const DipleSpan *span,
       const char *name,
       const char *quote,
       const char *links,
       const char *warning)
{
  g_autoptr (GString) spoken = g_string_new (NULL);

  /* Translators: a label, the words it is on, and from which to which character. */
  g_string_append_printf (
      spoken, _ ("%s: %s, %u–%u"), name, quote, span->range.start, span->range.end);
  if (links != NULL)
    g_string_append_printf (spoken, ", %s", links);
  if (warning != NULL)
    g_string_append_printf (spoken, _ (", warning: %s"), warning);
  if (span->note[0] != '\0')
    g_string_append_printf (spoken, _ (", note: %s"), span->note);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken->str, -1);
}

static void
show_marks (DipleSpanCell *self, const DipleSpan *span, const char *warning)
{
  gtk_widget_set_visible (self->warning, warning != NULL);
  gtk_widget_set_visible (self->note, span->note[0] != '\0');
  g_free (self->warning_text);
  self->warning_text = g_strdup (warning);
  g_free (self->note_text);
  self->note_text = g_strdup (span->note);
}

void
diple_span_cell_bind (DipleSpanCell *self,
                      DipleSpanItem *item,
                      DipleEditor *editor,
                      const char *warning)
{
  const DipleSpan *span;
  const DipleLabel *label;
  const char *name, *colour = NULL;
  guint depth;
  g_autofree char *quote = NULL;
  g_autofree char *links = NULL;

  g_return_if_fail (DIPLE_IS_SPAN_CELL (self));
  g_return_if_fail (DIPLE_IS_SPAN_ITEM (item));

  span = diple_span_item_get_span (item);
  depth = diple_span_item_get_depth (item);
  label = diple_schema_label (diple_editor_get_schema (editor), span->label);
  name = label != NULL ? label->name : "";
  quote = diple_quote (editor, span, QUOTE_LIMIT);
  links = describe_links (span, editor, &colour);

  diple_dot_set_colour (self->dot, label != NULL ? label->colour : NULL);
  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->label, name);
  gtk_widget_set_margin_start (GTK_WIDGET (self), (int) MIN (depth, MAX_INDENTS) * INDENT);
  show_links (self, links, colour);
  show_marks (self, span, warning);
  speak (self, span, name, quote, links, warning);
}
