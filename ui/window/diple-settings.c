/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/diple-settings.h"

#include "config.h"

#define MAX_RECENT 12

enum
{
  PROP_ANNOTATOR_NAME = 1,
  PROP_STYLE,
  PROP_ZOOM,
  PROP_SHOW_VALUES,
  PROP_SHOW_RELATIONS,
  PROP_SHOW_SUGGESTIONS,
  PROP_RECENT_PROJECTS,
  PROP_ANNOTATORS,
  PROP_WINDOW_WIDTH,
  PROP_WINDOW_HEIGHT,
  PROP_WINDOW_MAXIMIZED,
  PROP_LEFT_WIDTH,
  PROP_RIGHT_WIDTH,
  PROP_KEYS,
  PROP_FACE,
  PROP_LINE_SPACING,
  PROP_MEASURE,
  PROP_CHIPS,
  PROP_COMPACT,
  PROP_COUNT_TIME,
  N_PROPS
};

struct _DipleSettings
{
  GObject parent_instance;

  GSettings *backend; /* NULL where the schema is not installed */
  GValue values[N_PROPS];
  DipleKeymap *keymap;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DipleSettings, diple_settings, G_TYPE_OBJECT)

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DipleSettings *self = DIPLE_SETTINGS (object);

  g_value_copy (&self->values[id], value);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DipleSettings *self = DIPLE_SETTINGS (object);

  if (g_param_values_cmp (pspec, value, &self->values[id]) == 0)
    return;

  g_value_copy (value, &self->values[id]);
  g_object_notify_by_pspec (object, pspec);
}

static gboolean
read_variant (GValue *value, GVariant *variant, gpointer data)
{
  g_value_set_variant (value, variant);
  return TRUE;
}

static GVariant *
write_variant (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_value_dup_variant (value);
}

static void
bind (DipleSettings *self, GParamSpec *pspec)
{
  if (pspec->value_type == G_TYPE_VARIANT)
    g_settings_bind_with_mapping (self->backend,
                                  pspec->name,
                                  self,
                                  pspec->name,
                                  G_SETTINGS_BIND_DEFAULT,
                                  read_variant,
                                  write_variant,
                                  NULL,
                                  NULL);
  else
    g_settings_bind (self->backend, pspec->name, self, pspec->name, G_SETTINGS_BIND_DEFAULT);
}

/* GSettings ends the program when a schema is missing, so look first. */
static void
connect_backend (DipleSettings *self)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DIPLE_APP_ID, TRUE);
  if (schema == NULL)
    return;

  self->backend = g_settings_new_full (schema, NULL, NULL);
  for (guint i = 1; i < N_PROPS; i++)
    if (g_settings_schema_has_key (schema, properties[i]->name))
      bind (self, properties[i]);
}

static void
diple_settings_finalize (GObject *object)
{
  DipleSettings *self = DIPLE_SETTINGS (object);

  for (guint i = 1; i < N_PROPS; i++)
    g_value_unset (&self->values[i]);
  g_clear_object (&self->backend);
  g_clear_object (&self->keymap);

  G_OBJECT_CLASS (diple_settings_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_ANNOTATOR_NAME] = g_param_spec_string ("annotator-name", NULL, NULL, "", flags);
  properties[PROP_STYLE] = g_param_spec_string ("style", NULL, NULL, "system", flags);
  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.5, 4, 1, flags);
  properties[PROP_SHOW_VALUES] = g_param_spec_boolean ("show-values", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_RELATIONS] =
      g_param_spec_boolean ("show-relations", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_SUGGESTIONS] =
      g_param_spec_boolean ("show-suggestions", NULL, NULL, TRUE, flags);
  properties[PROP_RECENT_PROJECTS] =
      g_param_spec_boxed ("recent-projects", NULL, NULL, G_TYPE_STRV, flags);
  properties[PROP_ANNOTATORS] =
      g_param_spec_variant ("annotators", NULL, NULL, G_VARIANT_TYPE ("a{ss}"), NULL, flags);
  properties[PROP_WINDOW_WIDTH] =
      g_param_spec_int ("window-width", NULL, NULL, 360, 32767, 1360, flags);
  properties[PROP_WINDOW_HEIGHT] =
      g_param_spec_int ("window-height", NULL, NULL, 290, 32767, 850, flags);
  properties[PROP_WINDOW_MAXIMIZED] =
      g_param_spec_boolean ("window-maximized", NULL, NULL, FALSE, flags);
  properties[PROP_LEFT_WIDTH] = g_param_spec_int ("left-width", NULL, NULL, 0, 32767, 280, flags);
  properties[PROP_RIGHT_WIDTH] = g_param_spec_int ("right-width", NULL, NULL, 0, 32767, 300, flags);
  properties[PROP_KEYS] =
      g_param_spec_variant ("keys", NULL, NULL, G_VARIANT_TYPE ("a{sas}"), NULL, flags);
  properties[PROP_FACE] = g_param_spec_string ("face", NULL, NULL, "serif", flags);
  properties[PROP_LINE_SPACING] =
      g_param_spec_double ("line-spacing", NULL, NULL, 0.8, 2, 1, flags);
  properties[PROP_MEASURE] = g_param_spec_int ("measure", NULL, NULL, 40, 120, 70, flags);
  properties[PROP_CHIPS] = g_param_spec_boolean ("chips", NULL, NULL, TRUE, flags);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE, flags);
  properties[PROP_COUNT_TIME] = g_param_spec_boolean ("count-time", NULL, NULL, TRUE, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
diple_settings_class_init (DipleSettingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = diple_settings_finalize;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  install_properties (object_class);
}

static void
diple_settings_init (DipleSettings *self)
{
  for (guint i = 1; i < N_PROPS; i++)
    {
      g_value_init (&self->values[i], properties[i]->value_type);
      g_param_value_set_default (properties[i], &self->values[i]);
    }
  connect_backend (self);
  self->keymap = diple_keymap_new ();
  g_object_bind_property (
      self, "keys", self->keymap, "custom", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

DipleSettings *
diple_settings_new (void)
{
  return g_object_new (DIPLE_TYPE_SETTINGS, NULL);
}

DipleKeymap *
diple_settings_get_keymap (DipleSettings *self)
{
  g_return_val_if_fail (DIPLE_IS_SETTINGS (self), NULL);

  return self->keymap;
}

char *
diple_settings_dup_annotator_name (DipleSettings *self)
{
  g_return_val_if_fail (DIPLE_IS_SETTINGS (self), NULL);

  return g_value_dup_string (&self->values[PROP_ANNOTATOR_NAME]);
}

GStrv
diple_settings_dup_recent (DipleSettings *self)
{
  GStrv recent;

  g_return_val_if_fail (DIPLE_IS_SETTINGS (self), NULL);

  recent = g_value_dup_boxed (&self->values[PROP_RECENT_PROJECTS]);
  return recent != NULL ? recent : g_new0 (char *, 1);
}

/* Puts @path first, or drops it when @first is FALSE. */
static void
change_recent (DipleSettings *self, const char *path, gboolean first)
{
  g_auto (GStrv) old = diple_settings_dup_recent (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) recent = NULL;
  guint n = 0;

  if (first)
    {
      g_strv_builder_add (builder, path);
      n++;
    }
  for (guint i = 0; old[i] != NULL && n < MAX_RECENT; i++)
    if (!g_str_equal (old[i], path))
      {
        g_strv_builder_add (builder, old[i]);
        n++;
      }

  recent = g_strv_builder_end (builder);
  g_object_set (self, "recent-projects", recent, NULL);
}

void
diple_settings_add_recent (DipleSettings *self, const char *path)
{
  g_return_if_fail (DIPLE_IS_SETTINGS (self));
  g_return_if_fail (path != NULL);

  change_recent (self, path, TRUE);
}

void
diple_settings_forget_recent (DipleSettings *self, const char *path)
{
  g_return_if_fail (DIPLE_IS_SETTINGS (self));
  g_return_if_fail (path != NULL);

  change_recent (self, path, FALSE);
}

char *
diple_settings_dup_annotator_for (DipleSettings *self, const char *path)
{
  GVariant *annotators;
  char *name = NULL;

  g_return_val_if_fail (DIPLE_IS_SETTINGS (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  annotators = g_value_get_variant (&self->values[PROP_ANNOTATORS]);
  if (annotators != NULL)
    g_variant_lookup (annotators, path, "s", &name);
  return name;
}

void
diple_settings_set_annotator_for (DipleSettings *self, const char *path, const char *name)
{
  GVariant *old;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_return_if_fail (DIPLE_IS_SETTINGS (self));
  g_return_if_fail (path != NULL && name != NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_builder_add (&builder, "{ss}", path, name);
  old = g_value_get_variant (&self->values[PROP_ANNOTATORS]);
  if (old != NULL)
    {
      g_variant_iter_init (&iter, old);
      while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
        if (!g_str_equal (key, path))
          g_variant_builder_add (&builder, "{ss}", key, value);
    }
  g_object_set (self, "annotators", g_variant_builder_end (&builder), NULL);
}

int
diple_settings_get_int (DipleSettings *self, const char *property)
{
  int value = 0;

  g_return_val_if_fail (DIPLE_IS_SETTINGS (self), 0);

  g_object_get (self, property, &value, NULL);
  return value;
}
