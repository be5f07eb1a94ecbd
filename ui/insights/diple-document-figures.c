/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-document-figures-private.h"

#include "data/diple-insights-words.h"

#include <glib/gi18n-lib.h>

#define HEIGHT 260

struct _DipleDocumentFigures
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkListView *view;
  GArray *documents; /* DipleInsightsDocument, or NULL */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleDocumentFigures, diple_document_figures, GTK_TYPE_WIDGET)

static void
activate_cb (DipleDocumentFigures *self, guint position)
{
  g_signal_emit (self, signals[CHOSEN], 0, position);
}

static GtkWidget *
new_label (int characters, float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (characters > 0)
    gtk_label_set_width_chars (GTK_LABEL (label), characters);
  else
    gtk_widget_set_hexpand (label, TRUE);
  return label;
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (box), new_label (0, 0));
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *label = new_label (i == 0 ? 14 : 7, 1);

      gtk_widget_add_css_class (label, "numeric");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_list_item_set_child (row, box);
}

static GtkWidget *
show_figure (GtkWidget *label, const char *name, DipleFigure figure)
{
  g_autofree char *number = diple_insights_dup_figure (figure);
  g_autofree char *text = g_strdup_printf ("%s %s", name, number);

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, diple_figure_reason_text (figure.reason));
  return gtk_widget_get_next_sibling (label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row, DipleDocumentFigures *self)
{
  const guint position = gtk_list_item_get_position (row);
  const DipleInsightsDocument *document;
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (row));
  g_autofree char *agreed = NULL;

  if (self->documents == NULL || position >= self->documents->len)
    return;
  document = &g_array_index (self->documents, DipleInsightsDocument, position);
  gtk_label_set_text (GTK_LABEL (label), document->title);
  label = gtk_widget_get_next_sibling (label);
  agreed = document->n_spans > 0
               ? g_strdup_printf (_ ("%u of %u agreed"), document->n_agreed, document->n_items)
               : g_strdup (_ ("agreed: empty"));
  gtk_label_set_text (GTK_LABEL (label), agreed);
  label = show_figure (gtk_widget_get_next_sibling (label), _ ("F1"), document->exact);
  show_figure (label, "α", document->alpha);
}

/* To a row: the list takes the focus for itself first, where nobody would see it. */
static gboolean
grab_focus (GtkWidget *widget)
{
  GtkWidget *view = GTK_WIDGET (DIPLE_DOCUMENT_FIGURES (widget)->view);

  return gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD) &&
         (!gtk_widget_is_focus (view) || gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
}

/* The list is one stop of the Tab key; arrows move inside it by themselves. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_get_focus_child (widget) == NULL && grab_focus (widget);
}

static void
diple_document_figures_dispose (GObject *object)
{
  DipleDocumentFigures *self = DIPLE_DOCUMENT_FIGURES (object);

  g_clear_pointer (&self->documents, g_array_unref);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_document_figures_parent_class)->dispose (object);
}

static void
diple_document_figures_class_init (DipleDocumentFiguresClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_document_figures_dispose;
  widget_class->focus = focus;
  widget_class->grab_focus = grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[CHOSEN] = g_signal_new ("chosen",
                                  DIPLE_TYPE_DOCUMENT_FIGURES,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_UINT);
}

static void
diple_document_figures_init (DipleDocumentFigures *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->scroller = gtk_scrolled_window_new ();
  self->view = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "document-figures");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Documents, those that agree least first"),
                                  -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_policy (
      GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

void
diple_document_figures_set (DipleDocumentFigures *self, GArray *documents)
{
  const guint n = documents != NULL ? documents->len : 0;
  g_autofree const char **titles = g_new0 (const char *, n + 1);
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_return_if_fail (DIPLE_IS_DOCUMENT_FIGURES (self));

  g_clear_pointer (&self->documents, g_array_unref);
  self->documents = documents != NULL ? g_array_ref (documents) : NULL;
  for (guint i = 0; i < n; i++)
    titles[i] = g_array_index (documents, DipleInsightsDocument, i).title;
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (gtk_string_list_new (titles))));
  gtk_list_view_set_model (self->view, selection);
}
