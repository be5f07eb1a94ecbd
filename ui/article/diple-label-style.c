/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-label-style-private.h"

struct _DipleLabelStyles
{
  DipleSchema *schema;
  GHashTable *styles;  /* gint64 (a label's id) -> DipleLabelStyle */
  PangoLayout *layout; /* in the chips' face */
  DipleLabelStyle *lost;
  GdkRGBA muted;
  gboolean dark;
};

static void
free_style (gpointer data)
{
  DipleLabelStyle *style = data;

  for (guint i = 0; i < DIPLE_CHIP_KINDS; i++)
    g_clear_object (&style->chips[i].writing);
  g_free (style->name);
  g_free (style->layer);
  g_free (style);
}

static DipleLabelStyle *
new_style (const char *name, const char *layer, const char *colour, guint line, gboolean dark)
{
  DipleLabelStyle *style = g_new0 (DipleLabelStyle, 1);

  style->name = g_strdup (name);
  style->layer = g_strdup (layer);
  style->line = line % (DIPLE_LINE_DASHED + 1);
  diple_label_colours (colour, dark, &style->colours);
  for (guint i = 0; i < DIPLE_CHIP_KINDS; i++)
    style->chips[i].width = -1;
  return style;
}

static void
add_label (DipleLabelStyles *self, const DipleLabel *label)
{
  const char *layer = "";
  guint line = 0;

  for (guint i = 0; i < self->schema->layers->len; i++)
    {
      const DipleLayer *candidate = g_ptr_array_index (self->schema->layers, i);

      if (candidate->id != label->layer)
        continue;
      layer = candidate->name;
      line = i;
    }
  g_hash_table_insert (self->styles,
                       g_memdup2 (&label->id, sizeof label->id),
                       new_style (label->name, layer, label->colour, line, self->dark));
}

static PangoLayout *
create_layout (GtkWidget *widget, const DipleMetrics *metrics)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoFontDescription) face = pango_font_description_from_string ("Sans Bold");

  pango_font_description_set_absolute_size (face, metrics->chip_size * PANGO_SCALE);
  pango_layout_set_font_description (layout, face);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  return layout;
}

DipleLabelStyles *
diple_label_styles_new (DipleSchema *schema,
                        GtkWidget *widget,
                        const DipleMetrics *metrics,
                        gboolean dark)
{
  DipleLabelStyles *self = g_new0 (DipleLabelStyles, 1);
  DipleLabelColours grey;

  self->schema = diple_schema_ref (schema);
  self->dark = dark;
  self->styles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, free_style);
  self->layout = create_layout (widget, metrics);
  self->lost = new_style ("?", "", "#777777", DIPLE_LINE_DASHED, dark);
  diple_label_colours ("#777777", dark, &grey);
  self->muted = grey.text;
  for (guint i = 0; i < schema->labels->len; i++)
    add_label (self, g_ptr_array_index (schema->labels, i));
  return self;
}

void
diple_label_styles_free (DipleLabelStyles *self)
{
  diple_schema_unref (self->schema);
  g_hash_table_unref (self->styles);
  g_object_unref (self->layout);
  free_style (self->lost);
  g_free (self);
}

DipleLabelStyle *
diple_label_styles_get (DipleLabelStyles *self, gint64 label)
{
  DipleLabelStyle *style = g_hash_table_lookup (self->styles, &label);

  return style != NULL ? style : self->lost;
}

DipleChipKind
diple_chip_kind (const DipleSpan *span, gboolean continued)
{
  return (continued ? DIPLE_CHIP_CONTINUED : 0) | (*span->note != '\0' ? DIPLE_CHIP_NOTED : 0);
}

static void
set_writing (DipleLabelStyles *self, const DipleLabelStyle *style, DipleChipKind kind, int width)
{
  g_autofree char *writing = g_strconcat ((kind & DIPLE_CHIP_CONTINUED) != 0 ? "… " : "",
                                          style->name,
                                          (kind & DIPLE_CHIP_NOTED) != 0 ? " ✎" : "",
                                          NULL);

  pango_layout_set_text (self->layout, writing, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (self->layout, width);
}

double
diple_label_styles_width (DipleLabelStyles *self, DipleLabelStyle *style, DipleChipKind kind)
{
  int width;

  if (style->chips[kind].width < 0)
    {
      set_writing (self, style, kind, -1);
      pango_layout_get_size (self->layout, &width, NULL);
      style->chips[kind].width = PANGO_PIXELS_CEIL (width);
    }
  return style->chips[kind].width;
}

/* The layout is kept, and not its node: drawn at its place it needs no transformation, which would
 * cost more in each frame than the few letters do. */
static PangoLayout *
ensure_writing (DipleLabelStyles *self, DipleLabelStyle *style, DipleChipKind kind)
{
  if (style->chips[kind].writing == NULL)
    {
      set_writing (self, style, kind, -1);
      style->chips[kind].writing = pango_layout_copy (self->layout);
    }
  return style->chips[kind].writing;
}

void
diple_label_styles_write (DipleLabelStyles *self,
                          DipleLabelStyle *style,
                          DipleChipKind kind,
                          double room,
                          const GdkRGBA *colour,
                          GtkSnapshot *snapshot)
{
  PangoLayout *writing = self->layout;

  if (room >= diple_label_styles_width (self, style, kind))
    writing = ensure_writing (self, style, kind);
  else
    set_writing (self, style, kind, room * PANGO_SCALE);
  gtk_snapshot_append_layout (snapshot, writing, colour != NULL ? colour : &style->colours.text);
}

static void
set_more (DipleLabelStyles *self, guint n)
{
  g_autofree char *writing = g_strdup_printf ("+%u", n);

  pango_layout_set_text (self->layout, writing, -1);
  pango_layout_set_width (self->layout, -1);
}

double
diple_label_styles_more_width (DipleLabelStyles *self, guint n)
{
  int width;

  set_more (self, n);
  pango_layout_get_size (self->layout, &width, NULL);
  return PANGO_PIXELS_CEIL (width);
}

void
diple_label_styles_write_more (DipleLabelStyles *self, guint n, GtkSnapshot *snapshot)
{
  set_more (self, n);
  gtk_snapshot_append_layout (snapshot, self->layout, &self->muted);
}
