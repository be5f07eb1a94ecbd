/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

#include <math.h>

/* The steps of diple-article-view.css. */
#define ZOOM_NORMAL 4
#define ZOOM_LAST 10

/* The sizes of diple-article-view.css as factors of the normal one. */
static const double zoom_factors[ZOOM_LAST + 1] = {
  0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.45, 1.7, 2.1, 2.7,
};

static const DipleLook usual = { .spacing = 1, .measure = 70, .chips = TRUE };

void
diple_article_view_measure_face (DipleArticleView *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self);

  diple_metrics_init (
      &self->metrics, gtk_widget_get_pango_context (GTK_WIDGET (self)), &self->look);
  gtk_text_view_set_pixels_above_lines (view, self->metrics.above);
  gtk_text_view_set_pixels_inside_wrap (view, self->metrics.inside);
  gtk_text_view_set_pixels_below_lines (view, self->metrics.below);
  diple_article_view_lay_out (self);
}

/* What the three that are no family are made of, as diple-article-view.css has it for serif. */
static char *
write_families (const char *face)
{
  g_autoptr (GString) name = g_string_new ("\"");

  if (g_str_equal (face, "serif"))
    return g_strdup ("\"Noto Serif\", \"DejaVu Serif\", \"Source Serif 4\", serif");
  if (g_str_equal (face, "sans"))
    return g_strdup ("Cantarell, \"Noto Sans\", \"DejaVu Sans\", sans-serif");
  if (g_str_equal (face, "mono"))
    return g_strdup ("\"Noto Sans Mono\", \"DejaVu Sans Mono\", monospace");
  for (const char *at = face; *at != '\0'; at++)
    {
      if (*at == '"' || *at == '\\')
        g_string_append_c (name, '\\');
      if (!g_ascii_iscntrl (*at))
        g_string_append_c (name, *at);
    }
  g_string_append (name, "\", serif");
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static char *
dup_class (DipleArticleView *self)
{
  return g_strdup_printf ("face-%p", (gpointer) self);
}

static void
load_face (DipleArticleView *self)
{
  g_autofree char *class = dup_class (self);
  g_autofree char *families = write_families (self->face);
  g_autofree char *css =
      g_strdup_printf ("textview.article.%s { font-family: %s; }", class, families);

  gtk_css_provider_load_from_data (self->face_style, css, -1);
}

/* GTK has no style for one widget alone that lasts, so it is one for the view's own class. */
void
diple_article_view_init_look (DipleArticleView *self)
{
  g_autofree char *class = dup_class (self);

  self->look = usual;
  self->zoom = ZOOM_NORMAL;
  self->face = g_strdup ("serif");
  self->face_style = gtk_css_provider_new ();
  gtk_style_context_add_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                              GTK_STYLE_PROVIDER (self->face_style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_widget_add_css_class (GTK_WIDGET (self), class);
  diple_article_view_measure_face (self);
}

void
diple_article_view_clear_look (DipleArticleView *self)
{
  if (self->face_style != NULL)
    gtk_style_context_remove_provider_for_display (gtk_widget_get_display (GTK_WIDGET (self)),
                                                   GTK_STYLE_PROVIDER (self->face_style));
  g_clear_object (&self->face_style);
}

void
diple_article_view_set_face (DipleArticleView *self, const char *face)
{
  if (face == NULL || *face == '\0')
    face = "serif";
  if (g_strcmp0 (self->face, face) == 0)
    return;
  diple_anchor_hold_top (self->anchor);
  g_free (self->face);
  self->face = g_strdup (face);
  load_face (self);
  g_object_notify (G_OBJECT (self), "face");
}

void
diple_article_view_set_look (DipleArticleView *self, const DipleLook *look)
{
  const DipleLook before = self->look;

  if (before.spacing == look->spacing && before.measure == look->measure &&
      before.chips == look->chips)
    return;
  diple_anchor_hold_top (self->anchor);
  self->look = *look;
  diple_article_view_measure_face (self);
  diple_painter_drop (self->painter);
  diple_painter_restyle (self->painter);
  if (before.spacing != look->spacing)
    g_object_notify (G_OBJECT (self), "line-spacing");
  if (before.measure != look->measure)
    g_object_notify (G_OBJECT (self), "measure");
  if (before.chips != look->chips)
    g_object_notify (G_OBJECT (self), "chips");
}

static guint
nearest_zoom (double factor)
{
  guint nearest = 0;

  for (guint i = 1; i <= ZOOM_LAST; i++)
    if (fabs (zoom_factors[i] - factor) < fabs (zoom_factors[nearest] - factor))
      nearest = i;
  return nearest;
}

static void
apply_zoom (DipleArticleView *self, guint zoom)
{
  g_autofree char *old = g_strdup_printf ("zoom-%u", self->zoom);
  g_autofree char *new = g_strdup_printf ("zoom-%u", zoom);

  diple_anchor_hold_top (self->anchor);
  gtk_widget_remove_css_class (GTK_WIDGET (self), old);
  gtk_widget_add_css_class (GTK_WIDGET (self), new);
  if (self->zoom == zoom)
    return;
  self->zoom = zoom;
  g_object_notify (G_OBJECT (self), "zoom");
}

double
diple_article_view_get_zoom (DipleArticleView *self)
{
  return zoom_factors[self->zoom];
}

void
diple_article_view_set_zoom (DipleArticleView *self, double factor)
{
  apply_zoom (self, nearest_zoom (factor));
}

void
diple_article_view_zoom_by (DipleArticleView *self, int steps)
{
  const int zoom = steps == 0 ? ZOOM_NORMAL : (int) self->zoom + steps;

  apply_zoom (self, CLAMP (zoom, 0, ZOOM_LAST));
}
