/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-heading-private.h"

struct _DipleArticleHeading
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *title;
  GtkLabel *byline;
};

G_DEFINE_FINAL_TYPE (DipleArticleHeading, diple_article_heading, GTK_TYPE_WIDGET)

/* A day as people write it, or what the input had. */
static char *
day_in_words (const char *published)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  gboolean timed = strlen (published) > 10 && published[10] == 'T';
  g_autofree char *date = timed ? g_strndup (published, 10) : g_strdup (published);
  g_autofree char *noon = g_strconcat (date, "T12:00:00", NULL);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (noon, zone);

  return day != NULL ? g_date_time_format (day, "%-d %B %Y") : g_strdup (published);
}

static char *
byline_of (const DipleDocument *document)
{
  g_autofree char *day = day_in_words (document->published);
  const char *facts[] = { document->author, document->outlet, day };
  GString *byline = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      if (*facts[i] == '\0')
        continue;
      if (byline->len > 0)
        g_string_append (byline, " · ");
      /* Each on its own, so that a date keeps its order in a right-to-left line. */
      g_string_append_printf (byline, "\u2068%s\u2069", facts[i]);
    }
  return g_string_free (byline, FALSE);
}

/* The heading stands on the side from which its title is read. */
static void
align (DipleArticleHeading *self)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (gtk_label_get_layout (self->title), 0);
  PangoDirection direction = pango_layout_line_get_resolved_direction (line);
  float side = direction == PANGO_DIRECTION_RTL ? 1 : 0;

  gtk_label_set_xalign (self->title, side);
  gtk_label_set_xalign (self->byline, side);
}

void
diple_article_heading_set_document (DipleArticleHeading *self, const DipleDocument *document)
{
  g_autofree char *byline = document != NULL ? byline_of (document) : g_strdup ("");
  const char *title = document != NULL ? document->title : "";

  g_return_if_fail (DIPLE_IS_ARTICLE_HEADING (self));

  gtk_label_set_label (self->title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->title), *title != '\0');
  gtk_label_set_label (self->byline, byline);
  gtk_widget_set_visible (GTK_WIDGET (self->byline), *byline != '\0');
  align (self);
}

int
diple_article_heading_get_height (DipleArticleHeading *self, int width)
{
  int height;

  g_return_val_if_fail (DIPLE_IS_ARTICLE_HEADING (self), 0);

  gtk_widget_measure (
      GTK_WIDGET (self), GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);
  return height;
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  DipleArticleHeading *self = DIPLE_ARTICLE_HEADING (widget);
  int least;

  if (self->box == NULL)
    return;
  gtk_widget_measure (self->box, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = least;
  else
    gtk_widget_measure (self->box, orientation, MAX (least, for_size), minimum, NULL, NULL, NULL);
  *natural = *minimum;
}

static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (DIPLE_ARTICLE_HEADING (widget)->box, width, height, baseline, NULL);
}

static GtkSizeRequestMode
get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_ARTICLE_HEADING);

  G_OBJECT_CLASS (diple_article_heading_parent_class)->dispose (object);
}

static void
diple_article_heading_class_init (DipleArticleHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  widget_class->get_request_mode = get_request_mode;

  gtk_widget_class_set_css_name (widget_class, "articleheading");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/diple/Diple/ui/diple-article-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleArticleHeading, box);
  gtk_widget_class_bind_template_child (widget_class, DipleArticleHeading, title);
  gtk_widget_class_bind_template_child (widget_class, DipleArticleHeading, byline);
}

static void
diple_article_heading_init (DipleArticleHeading *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
