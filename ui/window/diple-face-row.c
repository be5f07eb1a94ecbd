/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-face-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleFaceRow
{
  AdwActionRow parent_instance;

  GtkDropDown *families;

  GtkStringList *names; /* as they are shown */
  char *face;
};

enum
{
  PROP_FACE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DipleFaceRow, diple_face_row, ADW_TYPE_ACTION_ROW)

static const char *const usual[] = { "serif", "sans", "mono" }; /* before the families */

static guint
row_of (DipleFaceRow *self, const char *face)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->names));

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (g_strcmp0 (face, usual[i]) == 0)
      return i;
  for (guint i = G_N_ELEMENTS (usual); i < n; i++)
    if (g_strcmp0 (face, gtk_string_list_get_string (self->names, i)) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION; /* a family of another machine */
}

static void
set_face (DipleFaceRow *self, const char *face)
{
  if (g_strcmp0 (self->face, face) == 0)
    return;
  g_free (self->face);
  self->face = g_strdup (face);
  gtk_drop_down_set_selected (self->families, row_of (self, face));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FACE]);
}

static void
selected_cb (DipleFaceRow *self)
{
  const guint row = gtk_drop_down_get_selected (self->families);

  if (row == GTK_INVALID_LIST_POSITION)
    return;
  set_face (self,
            row < G_N_ELEMENTS (usual) ? usual[row]
                                       : gtk_string_list_get_string (self->names, row));
}

static int
compare_families (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (pango_font_family_get_name (*(PangoFontFamily *const *) a),
                         pango_font_family_get_name (*(PangoFontFamily *const *) b));
}

static void
list_families (DipleFaceRow *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  g_autofree PangoFontFamily **families = NULL;
  int n = 0;

  gtk_string_list_append (self->names, _ ("Serif"));
  gtk_string_list_append (self->names, _ ("Sans"));
  gtk_string_list_append (self->names, _ ("Monospace"));
  pango_context_list_families (context, &families, &n);
  if (n > 0)
    qsort (families, (gsize) n, sizeof *families, compare_families);
  for (int i = 0; i < n; i++)
    gtk_string_list_append (self->names, pango_font_family_get_name (families[i]));
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, DIPLE_FACE_ROW (object)->face);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_face (DIPLE_FACE_ROW (object), g_value_get_string (value));
}

static void
diple_face_row_dispose (GObject *object)
{
  DipleFaceRow *self = DIPLE_FACE_ROW (object);

  if (self->families != NULL)
    adw_action_row_remove (ADW_ACTION_ROW (self), GTK_WIDGET (self->families));
  g_clear_object (&self->names);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_FACE_ROW);
  G_OBJECT_CLASS (diple_face_row_parent_class)->dispose (object);
}

static void
diple_face_row_finalize (GObject *object)
{
  g_free (DIPLE_FACE_ROW (object)->face);
  G_OBJECT_CLASS (diple_face_row_parent_class)->finalize (object);
}

static void
diple_face_row_class_init (DipleFaceRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = diple_face_row_dispose;
  object_class->finalize = diple_face_row_finalize;
  properties[PROP_FACE] =
      g_param_spec_string ("face",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-face-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleFaceRow, families);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
diple_face_row_init (DipleFaceRow *self)
{
  g_autoptr (GtkExpression) name =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  gtk_widget_init_template (GTK_WIDGET (self));
  self->names = gtk_string_list_new (NULL);
  list_families (self);
  gtk_drop_down_set_expression (self->families, name);
  gtk_drop_down_set_model (self->families, G_LIST_MODEL (self->names));
  self->face = g_strdup (usual[0]);
}
