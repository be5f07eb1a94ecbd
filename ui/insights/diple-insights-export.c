/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/insights/diple-insights-page-private.h"

#include "data/diple-insights-words.h"
#include "ui/window/diple-page-private.h"
#include "ui/window/diple-ui-compat-private.h"

#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define MARGIN 12
#define PNG_SCALE 2

static void
copy_sentence (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleInsightsPage *self = DIPLE_INSIGHTS_PAGE (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), gtk_label_get_text (self->sentence));
  diple_page_tell (DIPLE_PAGE (self), _ ("The sentence is in the clipboard"));
}

/* What is to be written where the user says. */
typedef struct
{
  DipleInsightsPage *page;
  const char *suffix; /* "csv", "svg", "png" */
} Saving;

static void
draw_cards (DipleInsightsPage *self, cairo_t *cairo, int width, int height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (self->cards);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GdkRGBA page;

  if (!gtk_style_context_lookup_color (
          gtk_widget_get_style_context (self->cards), "window_bg_color", &page))
    gdk_rgba_parse (&page, "white");
  gdk_cairo_set_source_rgba (cairo, &page);
  cairo_paint (cairo);
  cairo_translate (cairo, MARGIN, MARGIN);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return;
  gsk_render_node_draw (node, cairo);
  gsk_render_node_unref (node);
}

static gboolean
check_cairo (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return FALSE;
}

static gboolean
save_charts (DipleInsightsPage *self, const char *path, gboolean svg, GError **error)
{
  const int width = gtk_widget_get_width (self->cards);
  const int height = gtk_widget_get_height (self->cards);
  const int scale = svg ? 1 : PNG_SCALE;
  cairo_surface_t *surface =
      svg ? cairo_svg_surface_create (path, width + 2 * MARGIN, height + 2 * MARGIN)
          : cairo_image_surface_create (
                CAIRO_FORMAT_ARGB32, (width + 2 * MARGIN) * scale, (height + 2 * MARGIN) * scale);
  cairo_t *cairo = cairo_create (surface);
  cairo_status_t status;

  cairo_scale (cairo, scale, scale);
  draw_cards (self, cairo, width, height);
  status = cairo_status (cairo);
  cairo_destroy (cairo);
  if (status == CAIRO_STATUS_SUCCESS && !svg)
    status = cairo_surface_write_to_png (surface, path);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_cairo (status, error);
}

static gboolean
save_text (DipleInsightsPage *self, const char *path, const char *suffix, GError **error)
{
  const DipleInsightsFigures *figures =
      diple_insights_work_get_figures (self->work, DIPLE_INSIGHTS_WHAT_IF);
  g_autofree char *text = NULL;

  if (figures == NULL)
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The figures are not there yet; wait a moment"));
      return FALSE;
    }
  text = g_str_equal (suffix, "csv")
             ? diple_insights_dup_csv (figures, diple_insights_work_get_selves (self->work))
             : g_strconcat (gtk_label_get_text (self->sentence), "\n", NULL);
  return g_file_set_contents (path, text, -1, error);
}

static gboolean
save (DipleInsightsPage *self, const char *path, const char *suffix, GError **error)
{
  if (g_str_equal (suffix, "svg") || g_str_equal (suffix, "png"))
    return save_charts (self, path, g_str_equal (suffix, "svg"), error);
  return save_text (self, path, suffix, error);
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Saving *saving = data;
  g_autoptr (DipleInsightsPage) self = saving->page;
  g_auto (GStrv) paths = diple_choose_finish (result, NULL); /* NULL: nothing was chosen */
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *told = NULL;

  if (paths == NULL || paths[0] == NULL)
    return;
  name = g_path_get_basename (paths[0]);
  told = save (self, paths[0], saving->suffix, &error)
             ? g_strdup_printf (_ ("Saved as “%s”"), name)
             : g_strdup_printf (_ ("“%s” was not saved: %s"), name, error->message);
  diple_page_tell (DIPLE_PAGE (self), told);
}

/* "insights.save-csv" and its like: the suffix follows. */
static void
save_as (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleInsightsPage *self = DIPLE_INSIGHTS_PAGE (widget);
  Saving *saving = g_new (Saving, 1);
  g_autofree char *project = NULL;
  g_autofree char *name = NULL;
  g_autofree char *pattern = NULL;

  *saving = (Saving){ g_object_ref (self), g_intern_string (strrchr (action, '-') + 1) };
  project = diple_project_dup_name (diple_editor_get_project (self->editor));
  name = g_strdup_printf ("%s-insights.%s", project, saving->suffix);
  pattern = g_strdup_printf ("*.%s", saving->suffix);
  diple_choose_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                      &(DipleChoice){ .kind = DIPLE_CHOOSE_SAVE,
                                      .title = _ ("Save Figures"),
                                      .accept = _ ("_Save"),
                                      .name = name,
                                      .filter = saving->suffix,
                                      .pattern = pattern },
                      chosen_cb,
                      saving);
}

void
diple_insights_page_install_export (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "insights.copy-sentence", NULL, copy_sentence);
  gtk_widget_class_install_action (widget_class, "insights.save-txt", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "insights.save-csv", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "insights.save-svg", NULL, save_as);
  gtk_widget_class_install_action (widget_class, "insights.save-png", NULL, save_as);
}
