/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-label-style-private.h"

#include <string.h>

/* Chips with values: each says something else. */
#define MANY_FACES 4000

struct _DipleLabelStyles
{
  DipleSchema *schema;
  GHashTable *styles;  /* gint64 (a label's id) -> DipleLabelStyle */
  PangoLayout *layout; /* in the chips' face */
  DipleLabelStyle *lost;
  GPtrArray *more; /* DipleChipFace of "+0", "+1" and so on, as far as they were asked for */
  double dots;     /* the width of "…" */
  guint n_valued;  /* faces with values, of all labels */
  GdkRGBA page;
  GdkRGBA muted;
  gboolean dark;
};

static void
free_face (gpointer data)
{
  DipleChipFace *face = data;

  g_clear_object (&face->layout);
  g_free (face->writing);
  g_free (face);
}

static void
free_style (gpointer data)
{
  DipleLabelStyle *style = data;

  for (guint i = 0; i < DIPLE_CHIP_KINDS; i++)
    g_clear_pointer (&style->faces[i], free_face);
  g_hash_table_unref (style->valued);
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
  style->valued = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_face);
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

/* What GTK paints under a text view; no function tells. */
static GdkRGBA
find_page (GtkWidget *widget)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA page = { 0 };

  if (!gtk_style_context_lookup_color (context, "view_bg_color", &page))
    gtk_style_context_lookup_color (context, "theme_base_color", &page);
  return page;
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
  self->page = find_page (widget);
  self->dots = diple_label_styles_text_width (self, "…");
  self->more = g_ptr_array_new_with_free_func (free_face);
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
  g_ptr_array_unref (self->more);
  g_free (self);
}

DipleLabelStyle *
diple_label_styles_get (DipleLabelStyles *self, gint64 label)
{
  DipleLabelStyle *style = g_hash_table_lookup (self->styles, &label);

  return style != NULL ? style : self->lost;
}

const GdkRGBA *
diple_label_styles_page (const DipleLabelStyles *self)
{
  return &self->page;
}

DipleChipKind
diple_chip_kind (const DipleSpan *span, gboolean continued)
{
  return (continued ? DIPLE_CHIP_CONTINUED : 0) | (*span->note != '\0' ? DIPLE_CHIP_NOTED : 0);
}

/* The name is bold; values, which may be many, are not. */
static void
set_writing (DipleLabelStyles *self, const DipleChipFace *face, int width)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  PangoAttribute *plain = pango_attr_weight_new (PANGO_WEIGHT_NORMAL);

  plain->start_index = face->name_end;
  pango_attr_list_insert (attributes, plain);
  pango_layout_set_text (self->layout, face->writing, -1);
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (self->layout, width);
}

static double
layout_width (DipleLabelStyles *self)
{
  int width;

  pango_layout_get_size (self->layout, &width, NULL);
  return PANGO_PIXELS_CEIL (width);
}

/* Takes @writing. */
static DipleChipFace *
new_face (DipleLabelStyles *self, char *writing, guint name_end)
{
  DipleChipFace *face = g_new0 (DipleChipFace, 1);
  PangoRectangle place;

  face->writing = writing;
  face->name_end = name_end;
  set_writing (self, face, -1);
  face->width = face->core = layout_width (self);
  if (writing[name_end] == '\0')
    return face;
  pango_layout_index_to_pos (self->layout, name_end, &place);
  face->core = PANGO_PIXELS_CEIL (place.x) + self->dots;
  return face;
}

static DipleChipFace *
plain_face (DipleLabelStyles *self, DipleLabelStyle *style, DipleChipKind kind)
{
  char *writing;

  if (style->faces[kind] != NULL)
    return style->faces[kind];
  writing = g_strconcat ((kind & DIPLE_CHIP_CONTINUED) != 0 ? "… " : "",
                         style->name,
                         (kind & DIPLE_CHIP_SUGGESTED) != 0 ? "?" : "",
                         (kind & DIPLE_CHIP_NOTED) != 0 ? " ✎" : "",
                         NULL);
  style->faces[kind] = new_face (self, writing, strlen (writing));
  return style->faces[kind];
}

DipleChipFace *
diple_label_styles_face (DipleLabelStyles *self,
                         DipleLabelStyle *style,
                         DipleChipKind kind,
                         const char *words)
{
  DipleChipFace *plain = plain_face (self, style, kind);
  g_autofree char *writing = NULL;
  DipleChipFace *face;

  if (words == NULL)
    return plain;
  writing = g_strconcat (plain->writing, words, NULL);
  face = g_hash_table_lookup (style->valued, writing);
  if (face == NULL)
    {
      face = new_face (self, g_steal_pointer (&writing), strlen (plain->writing));
      g_hash_table_insert (style->valued, face->writing, face);
      self->n_valued++;
    }
  return face;
}

gboolean
diple_label_styles_are_many (const DipleLabelStyles *self)
{
  return self->n_valued > MANY_FACES;
}

/* The layout is kept, and not its node: drawn at its place it needs no transformation, which would
 * cost more in each frame than the few letters do. */
static PangoLayout *
ensure_layout (DipleLabelStyles *self, DipleChipFace *face)
{
  if (face->layout == NULL)
    {
      set_writing (self, face, -1);
      face->layout = pango_layout_copy (self->layout);
    }
  return face->layout;
}

void
diple_label_styles_write (DipleLabelStyles *self,
                          const DipleLabelStyle *style,
                          DipleChipFace *face,
                          double room,
                          const GdkRGBA *colour,
                          GtkSnapshot *snapshot)
{
  PangoLayout *layout = self->layout;

  if (room >= face->width)
    layout = ensure_layout (self, face);
  else
    set_writing (self, face, room * PANGO_SCALE);
  gtk_snapshot_append_layout (snapshot, layout, colour != NULL ? colour : &style->colours.text);
}

static void
set_text (DipleLabelStyles *self, const char *text, int width)
{
  pango_layout_set_attributes (self->layout, NULL);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (self->layout, width);
}

double
diple_label_styles_text_width (DipleLabelStyles *self, const char *text)
{
  set_text (self, text, -1);
  return layout_width (self);
}

void
diple_label_styles_write_text (DipleLabelStyles *self,
                               const char *text,
                               double room,
                               const GdkRGBA *colour,
                               GtkSnapshot *snapshot)
{
  set_text (self, text, room * PANGO_SCALE);
  gtk_snapshot_append_layout (snapshot, self->layout, colour);
}

static DipleChipFace *
more_face (DipleLabelStyles *self, guint n)
{
  while (self->more->len <= n)
    {
      char *writing = g_strdup_printf ("+%u", self->more->len);

      g_ptr_array_add (self->more, new_face (self, writing, strlen (writing)));
    }
  return g_ptr_array_index (self->more, n);
}

double
diple_label_styles_more_width (DipleLabelStyles *self, guint n)
{
  return more_face (self, n)->width;
}

void
diple_label_styles_write_more (DipleLabelStyles *self, guint n, GtkSnapshot *snapshot)
{
  gtk_snapshot_append_layout (snapshot, ensure_layout (self, more_face (self, n)), &self->muted);
}
