/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-link-hint-private.h"

/* From the edges of the view. */
#define MARGIN 12

struct _DipleLinkHint
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *sentence;
  GtkLabel *keys;
};

G_DEFINE_FINAL_TYPE (DipleLinkHint, diple_link_hint, GTK_TYPE_WIDGET)

static void
dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_LINK_HINT);

  G_OBJECT_CLASS (diple_link_hint_parent_class)->dispose (object);
}

static void
diple_link_hint_class_init (DipleLinkHintClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  gtk_widget_class_set_css_name (widget_class, "linkhint");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-link-hint.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleLinkHint, box);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkHint, sentence);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkHint, keys);
}

static void
diple_link_hint_init (DipleLinkHint *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
diple_link_hint_tell (DipleLinkHint *self, const char *title, const char *words, const char *keys)
{
  g_autofree char *markup = NULL;

  g_return_if_fail (DIPLE_IS_LINK_HINT (self));

  markup = g_markup_printf_escaped ("<b>%s</b> – %s", title, words);
  gtk_label_set_markup (self->sentence, markup);
  gtk_label_set_text (self->keys, keys);
}

void
diple_link_hint_place (DipleLinkHint *self, int width, int height, gboolean top)
{
  const int room = MAX (1, width - 2 * MARGIN);
  GtkAllocation place;
  int least, natural;

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  gtk_widget_measure (
      GTK_WIDGET (self), GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  place.width = MAX (least, MIN (natural, room));
  gtk_widget_measure (
      GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, place.width, &place.height, NULL, NULL, NULL);
  place.x = MAX (0, (width - place.width) / 2);
  place.y = top ? MARGIN : MAX (0, height - place.height - MARGIN);
  gtk_widget_size_allocate (GTK_WIDGET (self), &place, -1);
}
