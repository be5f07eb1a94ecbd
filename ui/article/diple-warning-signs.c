/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-warning-signs-private.h"

#include "ui/article/diple-highlight-painter-private.h"

/* The colours that libadwaita gives to warnings. */
static const GdkRGBA light_warning = { 0.612, 0.431, 0.012, 1 };
static const GdkRGBA dark_warning = { 0.973, 0.894, 0.361, 1 };

/* Between the sign and the chip's writing. */
#define GAP 3

const char *
diple_painter_warning (const DiplePainter *self, gint64 span)
{
  return self->checker != NULL && diple_checker_count_warnings (self->checker) > 0
             ? diple_checker_get_warning (self->checker, span)
             : NULL;
}

static gboolean
shows_old_signs (const DiplePainter *self, const DipleParagraph *paragraph)
{
  for (guint i = 0; paragraph->lanes != NULL && i < paragraph->lanes->len; i++)
    {
      const DipleLanePlace *place = &g_array_index (paragraph->lanes, DipleLanePlace, i);

      if (place->warned != (diple_painter_warning (self, place->span) != NULL))
        return TRUE;
    }
  return FALSE;
}

void
diple_painter_follow_warnings (DiplePainter *self)
{
  GHashTableIter iter;
  DipleParagraph *paragraph;
  gboolean any = FALSE;

  g_hash_table_iter_init (&iter, self->paragraphs);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &paragraph))
    if (paragraph->drawn && shows_old_signs (self, paragraph))
      {
        diple_paragraph_undraw (paragraph);
        any = TRUE;
      }
  if (!any)
    return;
  diple_arcs_forget (self->arcs);
  gtk_widget_queue_draw (GTK_WIDGET (self->view));
}

static int
sign_size (const DiplePainter *self)
{
  return MAX (7, (int) (self->metrics->chip_size + 0.5));
}

double
diple_painter_sign_width (const DiplePainter *self)
{
  return sign_size (self) + GAP;
}

static GtkIconPaintable *
load_sign (const DiplePainter *self)
{
  GtkWidget *widget = GTK_WIDGET (self->view);

  return gtk_icon_theme_lookup_icon (
      gtk_icon_theme_get_for_display (gtk_widget_get_display (widget)),
      "dialog-warning-symbolic",
      NULL,
      sign_size (self),
      gtk_widget_get_scale_factor (widget),
      GTK_TEXT_DIR_NONE,
      GTK_ICON_LOOKUP_FORCE_SYMBOLIC);
}

void
diple_painter_write_sign (DiplePainter *self, const GdkRGBA *colour, GtkSnapshot *snapshot)
{
  const int size = sign_size (self);
  const int down = MAX (0, ((int) self->metrics->chip_height - size) / 2);
  const GdkRGBA *own = self->dark ? &dark_warning : &light_warning;

  if (self->sign == NULL)
    self->sign = load_sign (self);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, down));
  gtk_symbolic_paintable_snapshot_symbolic (
      GTK_SYMBOLIC_PAINTABLE (self->sign), snapshot, size, size, colour != NULL ? colour : own, 1);
  gtk_snapshot_restore (snapshot);
}

void
diple_painter_write_chip (DiplePainter *self,
                          const DipleLabelStyle *style,
                          const DipleChipPlace *place,
                          const GdkRGBA *colour,
                          GtkSnapshot *snapshot)
{
  if (place->sign > 0)
    {
      diple_painter_write_sign (self, colour, snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (place->sign, 0));
    }
  if (place->face != NULL)
    diple_label_styles_write (
        self->styles, style, place->face, place->box.size.width - place->sign, colour, snapshot);
}
