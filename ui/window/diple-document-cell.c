/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-document-cell-private.h"

#include "ui/parts/diple-dot-private.h"
#include "ui/parts/diple-tint-private.h"

#include <glib/gi18n-lib.h>

#define AMBER "#e5a50a"
#define GREEN "#2ec27e"

struct _DipleDocumentCell
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *title;
  DipleDot *dot;
  GtkLabel *facts;
  GtkLabel *state;
  GtkBox *badges;
  DipleDocumentItem *item;
  DipleSchema *schema;
  GSignalGroup *item_signals;
  GPtrArray *pool; /* GtkLabel *: the badges' words; a badge is made once and used again */
};

G_DEFINE_FINAL_TYPE (DipleDocumentCell, diple_document_cell, GTK_TYPE_WIDGET)

void
diple_document_cell_show_dot (DipleDot *dot, DipleState state)
{
  const char *colour = NULL;

  if (state == DIPLE_STATE_FINISHED)
    colour = GREEN;
  else if (state == DIPLE_STATE_IN_PROGRESS)
    colour = AMBER;
  diple_dot_set_colour (dot, colour);
  diple_dot_set_hollow (dot, state == DIPLE_STATE_OPEN);
}

/* The day is enough in a list; what is no ISO time is shown as it stands. */
static char *
dup_day (const char *published)
{
  gboolean timed = strlen (published) > 10 && published[4] == '-' && published[10] == 'T';

  return timed ? g_strndup (published, 10) : g_strdup (published);
}

/* "Cliff Daily · 2031-03-14", or what there is of it; where the title is not the file's name, that
 * is better than nothing. */
static char *
describe (const DipleDocumentRow *row)
{
  const char *outlet = row->outlet[0] != '\0' ? row->outlet : row->author;
  g_autofree char *day = dup_day (row->published);

  if (outlet[0] != '\0' && day[0] != '\0')
    return g_strdup_printf ("%s · %s", outlet, day);
  if (outlet[0] != '\0' || day[0] != '\0')
    return g_strdup (outlet[0] != '\0' ? outlet : day);
  return row->title[0] != '\0' ? g_path_get_basename (row->source) : g_strdup ("");
}

/* A layer has no colour of its own: its first label lends it one. */
static const char *
colour_of_layer (const DipleSchema *schema, gint64 layer)
{
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);

      if (label->layer == layer)
        return label->colour;
    }
  return "#77767b";
}

static GtkLabel *
ensure_badge (DipleDocumentCell *self, guint position)
{
  GtkWidget *label;

  if (position < self->pool->len)
    return g_ptr_array_index (self->pool, position);

  label = gtk_label_new (NULL);
  gtk_widget_add_css_class (label, "badge");
  gtk_box_append (self->badges, diple_tint_new (label));
  g_ptr_array_add (self->pool, label);
  return GTK_LABEL (label);
}

static void
show_badge (DipleDocumentCell *self,
            guint position,
            const DipleLayerCount *count,
            const DipleSchema *schema)
{
  const DipleLayer *layer = diple_schema_layer (schema, count->layer);
  const char *name = layer != NULL ? layer->name : NULL;
  GtkLabel *badge = ensure_badge (self, position);
  GtkWidget *tint = gtk_widget_get_parent (GTK_WIDGET (badge));
  g_autofree char *text = g_strdup_printf ("%u", count->spans);

  gtk_label_set_text (badge, text);
  diple_tint_set_colour (DIPLE_TINT (tint), colour_of_layer (schema, count->layer));
  /* GTK asks the display where the pointer is whenever a tooltip is set, though it be the same. */
  if (g_strcmp0 (gtk_widget_get_tooltip_text (tint), name) != 0)
    gtk_widget_set_tooltip_text (tint, name);
  gtk_widget_set_visible (tint, TRUE);
}

static void
show_badges (DipleDocumentCell *self, const GArray *counts, const DipleSchema *schema)
{
  for (guint i = 0; i < counts->len; i++)
    show_badge (self, i, &g_array_index (counts, DipleLayerCount, i), schema);
  for (guint i = counts->len; i < self->pool->len; i++)
    gtk_widget_set_visible (gtk_widget_get_parent (g_ptr_array_index (self->pool, i)), FALSE);
}

static void
show_row (DipleDocumentCell *self)
{
  const DipleDocumentRow *row = diple_document_item_get_row (self->item);
  const char *title = row->title[0] != '\0' ? row->title : row->source;
  const char *state = diple_document_cell_state_word (row->state);
  g_autofree char *facts = describe (row);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", title, facts, state);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), facts[0] != '\0');
  gtk_label_set_text (self->state, state);
  diple_document_cell_show_dot (self->dot, row->state);
  show_badges (self, row->counts, self->schema);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
diple_document_cell_dispose (GObject *object)
{
  DipleDocumentCell *self = DIPLE_DOCUMENT_CELL (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_DOCUMENT_CELL);
  G_OBJECT_CLASS (diple_document_cell_parent_class)->dispose (object);
}

static void
diple_document_cell_finalize (GObject *object)
{
  DipleDocumentCell *self = DIPLE_DOCUMENT_CELL (object);

  g_clear_pointer (&self->schema, diple_schema_unref);
  g_ptr_array_unref (self->pool);
  G_OBJECT_CLASS (diple_document_cell_parent_class)->finalize (object);
}

static void
diple_document_cell_class_init (DipleDocumentCellClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_document_cell_dispose;
  object_class->finalize = diple_document_cell_finalize;

  g_type_ensure (DIPLE_TYPE_DOT);
  gtk_widget_class_set_css_name (widget_class, "documentcell");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-document-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentCell, content);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentCell, title);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentCell, dot);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentCell, facts);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentCell, state);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentCell, badges);
}

static void
diple_document_cell_init (DipleDocumentCell *self)
{
  self->pool = g_ptr_array_new ();
  self->item_signals = g_signal_group_new (DIPLE_TYPE_DOCUMENT_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "changed", G_CALLBACK (show_row), self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_document_cell_new (void)
{
  return g_object_new (DIPLE_TYPE_DOCUMENT_CELL, NULL);
}

void
diple_document_cell_bind (DipleDocumentCell *self, DipleDocumentItem *item, DipleSchema *schema)
{
  g_return_if_fail (DIPLE_IS_DOCUMENT_CELL (self));
  g_return_if_fail (DIPLE_IS_DOCUMENT_ITEM (item));

  g_clear_pointer (&self->schema, diple_schema_unref);
  self->schema = diple_schema_ref (schema);
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->item_signals, item);
  show_row (self);
}

void
diple_document_cell_unbind (DipleDocumentCell *self)
{
  g_return_if_fail (DIPLE_IS_DOCUMENT_CELL (self));

  g_signal_group_set_target (self->item_signals, NULL);
  g_clear_object (&self->item);
}

const char *
diple_document_cell_state_word (DipleState state)
{
  switch (state)
    {
    case DIPLE_STATE_FINISHED:
      return _ ("done");
    case DIPLE_STATE_IN_PROGRESS:
      return _ ("in progress");
    case DIPLE_STATE_ANY:
    case DIPLE_STATE_OPEN:
    default:
      return _ ("not started");
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, diple_document_cell_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, DipleEditor *editor)
{
  diple_document_cell_bind (DIPLE_DOCUMENT_CELL (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item),
                            diple_editor_get_schema (editor));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  diple_document_cell_unbind (DIPLE_DOCUMENT_CELL (gtk_list_item_get_child (item)));
}

GtkListItemFactory *
diple_document_cells_factory_new (DipleEditor *editor)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), editor, 0);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
