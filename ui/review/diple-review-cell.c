/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-cell-private.h"

#include "ui/parts/diple-tint-private.h"
#include "ui/review/diple-review-words-private.h"

#include <glib/gi18n-lib.h>

struct _DipleReviewCell
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *line;
  DipleTint *tint; /* with the kind in it */
  GtkLabel *kind;
  GtkLabel *words;
  GtkImage *state;
  GtkLabel *about;
};

G_DEFINE_FINAL_TYPE (DipleReviewCell, diple_review_cell, GTK_TYPE_WIDGET)

static void
diple_review_cell_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_REVIEW_CELL);
  G_OBJECT_CLASS (diple_review_cell_parent_class)->dispose (object);
}

static void
diple_review_cell_class_init (DipleReviewCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_review_cell_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-review-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleReviewCell, box);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewCell, line);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewCell, words);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewCell, state);
  gtk_widget_class_bind_template_child (widget_class, DipleReviewCell, about);
}

static void
diple_review_cell_init (DipleReviewCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->kind = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->kind), "review-kind");
  self->tint = DIPLE_TINT (diple_tint_new (GTK_WIDGET (self->kind)));
  gtk_widget_set_valign (GTK_WIDGET (self->tint), GTK_ALIGN_CENTER);
  gtk_box_prepend (GTK_BOX (self->line), GTK_WIDGET (self->tint));
}

GtkWidget *
diple_review_cell_new (void)
{
  return g_object_new (DIPLE_TYPE_REVIEW_CELL, NULL);
}

static char *
dup_counts (const DipleReviewEntry *entry)
{
  if (entry->kind == DIPLE_REVIEW_ORPHAN)
    return g_strdup (_ ("nobody says it any more"));
  if (entry->kind == DIPLE_REVIEW_MISSING)
    /* Translators: how many marked something, of how many who finished. */
    return g_strdup_printf (_ ("%u of %u have it"), entry->n_present, entry->n_finished);
  if (entry->kind == DIPLE_REVIEW_AGREE)
    return g_strdup_printf (_ ("all %u"), entry->n_finished);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u answer of %u", "%u answers of %u", entry->n_candidates),
      entry->n_candidates,
      entry->n_finished);
}

/* Its icon, and what it is called; NULL for what is simply open. */
static const char *
find_state (DipleReviewState state, const char **name)
{
  switch (state)
    {
    case DIPLE_REVIEW_REOPENED:
      *name = _ ("Open again: the answers are others now");
      return "view-refresh-symbolic";
    case DIPLE_REVIEW_DEFERRED:
      *name = _ ("Put off");
      return "alarm-symbolic";
    case DIPLE_REVIEW_DECIDED:
      *name = _ ("Decided");
      return "object-select-symbolic";
    case DIPLE_REVIEW_OPEN:
    default:
      *name = "";
      return NULL;
    }
}

void
diple_review_cell_bind (DipleReviewCell *self,
                        const DipleReviewEntry *entry,
                        const DipleSchema *schema)
{
  const char *state;
  const char *icon;
  g_autofree char *counts = NULL;
  g_autofree char *about = NULL;
  g_autofree char *spoken = NULL;

  g_return_if_fail (DIPLE_IS_REVIEW_CELL (self));

  icon = find_state (entry->state, &state);
  counts = dup_counts (entry);
  about = g_strdup_printf (
      "%s · %s · %s",
      diple_review_subject (schema, entry->relation_type, entry->attribute, entry->label),
      counts,
      entry->title);
  spoken = g_strdup_printf ("%s: %s, %s%s%s",
                            diple_review_kind_title (entry->kind),
                            entry->words,
                            about,
                            *state != '\0' ? ", " : "",
                            state);
  gtk_label_set_text (self->kind, diple_review_kind_title (entry->kind));
  diple_tint_set_colour (self->tint, diple_review_kind_colour (entry->kind));
  gtk_label_set_text (self->words, entry->words);
  gtk_label_set_text (self->about, about);
  gtk_image_set_from_icon_name (self->state, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->state), icon != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), icon != NULL ? state : entry->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
