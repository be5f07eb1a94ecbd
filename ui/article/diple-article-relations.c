/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

/* The view's actions on relations. */

static void
link_with (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const gint64 type = g_variant_get_int64 (parameter);

  if (!diple_article_view_is_open (self))
    return;
  diple_hand_settle (self);
  diple_grip_let_go (self);
  /* The same key again goes on to the next target. */
  if (diple_link_is_on (self) && self->painter->link.type == type)
    diple_link_step (self, 1);
  else
    diple_link_begin (self, type);
}

/* (xx): a type, and the span to which the active one is linked. */
static void
link_to (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const DipleSpan *active =
      diple_article_view_is_open (self) ? diple_editor_get_active (self->editor) : NULL;
  gint64 type, target;

  g_variant_get (parameter, "(xx)", &type, &target);
  if (active != NULL)
    diple_link_make (self, type, active->id, target);
}

static gint64
chosen (DipleArticleView *self)
{
  const gint64 relation = diple_article_view_get_selected_relation (self);

  return relation != 0 && diple_article_view_is_open (self) &&
                 diple_editor_find_relation (self->editor, relation) != NULL
             ? relation
             : 0;
}

static void
jump (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);

  if (chosen (self) != 0)
    diple_hand_jump (self, chosen (self));
}

static void
announce_relation (DipleArticleView *self, const char *form, gint64 id)
{
  const DipleRelation *relation = diple_editor_find_relation (self->editor, id);
  g_autofree char *words =
      relation != NULL ? diple_article_view_describe_relation (self, relation) : NULL;
  g_autofree char *sentence = words != NULL ? g_strdup_printf ("%s%s", form, words) : NULL;

  if (sentence != NULL)
    diple_article_view_announce (self, sentence);
}

static void
relabel (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const gint64 relation = chosen (self);

  diple_article_view_begin_work (self);
  if (relation != 0 &&
      diple_editor_relabel_relation (self->editor, relation, g_variant_get_int64 (parameter)))
    announce_relation (self, _ ("Relabelled "), relation);
  diple_article_view_end_work (self);
}

static void
reverse (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const gint64 relation = chosen (self);

  diple_article_view_begin_work (self);
  if (relation != 0 && diple_editor_reverse_relation (self->editor, relation))
    announce_relation (self, _ ("Reversed: "), relation);
  diple_article_view_end_work (self);
}

void
diple_article_view_delete_relation (DipleArticleView *self)
{
  const gint64 id = chosen (self);

  if (id != 0 && diple_editor_remove_relation (self->editor, id))
    diple_article_view_select_relation (self, 0);
}

static void
delete_relation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  diple_article_view_delete_relation (DIPLE_ARTICLE_VIEW (widget));
}

static int
compare_arcs (gconstpointer a, gconstpointer b)
{
  const DipleRelation *one = *(DipleRelation *const *) a, *two = *(DipleRelation *const *) b;

  return one->id < two->id ? -1 : one->id > two->id;
}

/* The relation after the chosen one of those at the active span, round. */
static void
step_relation (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DipleArticleView *self = DIPLE_ARTICLE_VIEW (widget);
  const DipleSpan *active =
      diple_article_view_is_open (self) ? diple_editor_get_active (self->editor) : NULL;
  g_autoptr (GPtrArray) relations = NULL;
  guint next = 0;

  if (active == NULL)
    return;
  relations = diple_editor_relations_of (self->editor, active->id);
  if (relations->len == 0)
    {
      diple_article_view_announce (self, _ ("The active span is linked with nothing"));
      return;
    }
  g_ptr_array_sort (relations, compare_arcs);
  for (guint i = 0; i < relations->len; i++)
    if (((DipleRelation *) g_ptr_array_index (relations, i))->id == chosen (self))
      next = (i + 1) % relations->len;
  diple_hand_press_arc (self, ((DipleRelation *) g_ptr_array_index (relations, next))->id, 1);
}

void
diple_article_view_update_relations (DipleArticleView *self)
{
  static const char *const need_relation[] = { "article.jump",
                                               "article.relabel-relation",
                                               "article.reverse-relation",
                                               "article.delete-relation",
                                               NULL };
  const gboolean open = diple_article_view_is_open (self);
  const gboolean active = open && diple_editor_get_active (self->editor) != NULL;
  const gboolean some = open && chosen (self) != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.next-relation", active);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "article.delete", active || some);
  for (guint i = 0; need_relation[i] != NULL; i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), need_relation[i], some);
}

static void
add_signals (void)
{
  const GType type = DIPLE_TYPE_ARTICLE_VIEW;

  g_signal_new (
      "choose-far", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
  g_signal_new ("select-relation", type, 0, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_signal_new ("show-place",
                type,
                0,
                0,
                NULL,
                NULL,
                NULL,
                G_TYPE_NONE,
                4,
                G_TYPE_INT64,
                G_TYPE_INT64,
                G_TYPE_UINT,
                G_TYPE_UINT);
}

void
diple_article_view_install_relations (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "article.link", "x", link_with);
  gtk_widget_class_install_action (widget_class, "article.link-to", "(xx)", link_to);
  gtk_widget_class_install_action (widget_class, "article.next-relation", NULL, step_relation);
  gtk_widget_class_install_action (widget_class, "article.jump", NULL, jump);
  gtk_widget_class_install_action (widget_class, "article.relabel-relation", "x", relabel);
  gtk_widget_class_install_action (widget_class, "article.reverse-relation", NULL, reverse);
  gtk_widget_class_install_action (widget_class, "article.delete-relation", NULL, delete_relation);
  gtk_widget_class_install_property_action (widget_class, "article.show-values", "show-values");
  gtk_widget_class_install_property_action (
      widget_class, "article.show-relations", "show-relations");
  add_signals ();
}
