/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/diple-keymap.h"

#include <glib/gi18n-lib.h>

struct _DipleKeymap
{
  GObject parent_instance;

  GHashTable *custom; /* char * (an action) -> GStrv of canonical keys */
};

enum
{
  PROP_CUSTOM = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint changed_signal;

G_DEFINE_FINAL_TYPE (DipleKeymap, diple_keymap, G_TYPE_OBJECT)

static GStrv
canonical_keys (const char *const *keys)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *key = diple_key_canonical (keys[i]);

      if (key != NULL)
        g_strv_builder_add (builder, key);
    }
  return g_strv_builder_end (builder);
}

static GHashTable *
read_custom (GVariant *variant)
{
  GHashTable *custom =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  GVariantIter iter;
  const char *action;
  const char **keys;

  if (variant == NULL)
    return custom;
  g_variant_iter_init (&iter, variant);
  while (g_variant_iter_next (&iter, "{&s^a&s}", &action, &keys))
    {
      g_hash_table_insert (custom, g_strdup (action), canonical_keys (keys));
      g_free (keys);
    }
  return custom;
}

/* In the order of names, so that equal keys are equal values. */
static GVariant *
write_custom (DipleKeymap *self)
{
  g_autoptr (GList) actions = g_hash_table_get_keys (self->custom);
  GVariantBuilder builder;

  actions = g_list_sort (actions, (GCompareFunc) g_strcmp0);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  for (GList *link = actions; link != NULL; link = link->next)
    g_variant_builder_add (
        &builder, "{s^as}", link->data, g_hash_table_lookup (self->custom, link->data));
  return g_variant_builder_end (&builder);
}

static void
emit_changed (DipleKeymap *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CUSTOM]);
  g_signal_emit (self, changed_signal, 0);
}

static void
set_custom (DipleKeymap *self, GVariant *variant)
{
  g_autoptr (GVariant) old = g_variant_ref_sink (write_custom (self));
  g_autoptr (GVariant) new = NULL;

  g_clear_pointer (&self->custom, g_hash_table_unref);
  self->custom = read_custom (variant);
  new = g_variant_ref_sink (write_custom (self));
  if (!g_variant_equal (old, new))
    emit_changed (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_variant (value, write_custom (DIPLE_KEYMAP (object)));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_custom (DIPLE_KEYMAP (object), g_value_get_variant (value));
}

static void
diple_keymap_finalize (GObject *object)
{
  g_hash_table_unref (DIPLE_KEYMAP (object)->custom);
  G_OBJECT_CLASS (diple_keymap_parent_class)->finalize (object);
}

static void
diple_keymap_class_init (DipleKeymapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->finalize = diple_keymap_finalize;
  properties[PROP_CUSTOM] =
      g_param_spec_variant ("custom",
                            NULL,
                            NULL,
                            G_VARIANT_TYPE ("a{sas}"),
                            NULL,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  changed_signal = g_signal_new (
      "changed", DIPLE_TYPE_KEYMAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_keymap_init (DipleKeymap *self)
{
  self->custom = read_custom (NULL);
}

DipleKeymap *
diple_keymap_new (void)
{
  return g_object_new (DIPLE_TYPE_KEYMAP, NULL);
}

/* Whether one press could mean either. */
static gboolean
hear_together (const DipleCommand *a, const DipleCommand *b)
{
  const DipleReach reach_a = diple_command_reach (a), reach_b = diple_command_reach (b);

  return reach_a == reach_b || reach_a == DIPLE_REACH_WINDOW || reach_b == DIPLE_REACH_WINDOW;
}

/* The caret's keys select with Shift, so they are the caret's with it, too. */
static gboolean
has_key (const DipleCommand *command, const char *const *keys, const char *key)
{
  const gboolean caret = g_str_has_prefix (command->action, "caret.");
  g_autofree char *shifted = NULL;

  if (g_strv_contains (keys, key))
    return TRUE;
  for (guint i = 0; caret && keys[i] != NULL; i++)
    {
      g_autofree char *with = g_strconcat ("<Shift>", keys[i], NULL);

      g_free (shifted);
      shifted = diple_key_canonical (with);
      if (g_strcmp0 (shifted, key) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Whether somebody gave @key to another command, which a key that ships gives way to. */
static gboolean
is_taken (DipleKeymap *self, const DipleCommand *command, const char *key)
{
  GHashTableIter iter;
  gpointer action, keys;

  g_hash_table_iter_init (&iter, self->custom);
  while (g_hash_table_iter_next (&iter, &action, &keys))
    {
      const DipleCommand *other = diple_command_find (action);

      if (other != NULL && other != command && hear_together (command, other) &&
          g_strv_contains ((const char *const *) keys, key))
        return TRUE;
    }
  return FALSE;
}

static GStrv
shipped_keys (DipleKeymap *self, const DipleCommand *command)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = g_strsplit (command->keys, " ", -1);
  g_auto (GStrv) keys = canonical_keys ((const char *const *) names);

  for (guint i = 0; keys[i] != NULL; i++)
    if (command->fixed || !is_taken (self, command, keys[i]))
      g_strv_builder_add (builder, keys[i]);
  return g_strv_builder_end (builder);
}

GStrv
diple_keymap_dup_keys (DipleKeymap *self, const DipleCommand *command)
{
  GStrv own;

  g_return_val_if_fail (DIPLE_IS_KEYMAP (self), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  own = g_hash_table_lookup (self->custom, command->action);
  return own != NULL && !command->fixed ? g_strdupv (own) : shipped_keys (self, command);
}

char *
diple_keymap_dup_label (DipleKeymap *self, const char *action)
{
  const DipleCommand *command = diple_command_find (action);
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (DIPLE_IS_KEYMAP (self), NULL);

  if (command == NULL)
    return NULL;
  keys = diple_keymap_dup_keys (self, command);
  return keys[0] != NULL ? diple_key_dup_label (keys[0]) : NULL;
}

gboolean
diple_keymap_is_custom (DipleKeymap *self, const DipleCommand *command)
{
  g_return_val_if_fail (DIPLE_IS_KEYMAP (self), FALSE);
  g_return_val_if_fail (command != NULL, FALSE);

  return g_hash_table_contains (self->custom, command->action);
}

static gboolean
is_shipped (const DipleCommand *command, GStrv keys)
{
  g_auto (GStrv) names = g_strsplit (command->keys, " ", -1);
  g_auto (GStrv) shipped = canonical_keys ((const char *const *) names);

  return g_strv_equal ((const char *const *) shipped, (const char *const *) keys);
}

void
diple_keymap_set_keys (DipleKeymap *self, const DipleCommand *command, const char *const *keys)
{
  g_auto (GStrv) own = NULL;

  g_return_if_fail (DIPLE_IS_KEYMAP (self));
  g_return_if_fail (command != NULL);
  g_return_if_fail (!command->fixed);

  if (keys != NULL)
    own = canonical_keys (keys);
  if (own == NULL || is_shipped (command, own))
    g_hash_table_remove (self->custom, command->action);
  else
    g_hash_table_insert (self->custom, g_strdup (command->action), g_steal_pointer (&own));
  emit_changed (self);
}

void
diple_keymap_reset (DipleKeymap *self)
{
  g_return_if_fail (DIPLE_IS_KEYMAP (self));

  g_hash_table_remove_all (self->custom);
  emit_changed (self);
}

const DipleCommand *
diple_keymap_find_rival (DipleKeymap *self, const DipleCommand *command, const char *key)
{
  g_autofree char *canonical = diple_key_canonical (key);

  g_return_val_if_fail (DIPLE_IS_KEYMAP (self), NULL);
  g_return_val_if_fail (command != NULL, NULL);

  if (canonical == NULL)
    return NULL;
  for (const DipleCommand *other = diple_commands (); other->action != NULL; other++)
    {
      g_auto (GStrv) keys = NULL;

      if (other == command || !hear_together (command, other))
        continue;
      keys = diple_keymap_dup_keys (self, other);
      if (has_key (other, (const char *const *) keys, canonical))
        return other;
    }
  return NULL;
}

static gboolean
is_schema_key (const char *name, const char *key)
{
  const guint keyval = *name != '\0' ? gdk_keyval_from_name (name) : GDK_KEY_VoidSymbol;
  g_autofree char *own = NULL;

  if (keyval == GDK_KEY_VoidSymbol)
    return FALSE;
  own =
      diple_key_from_press (keyval, gdk_keyval_to_lower (keyval) != keyval ? GDK_SHIFT_MASK : 0, 0);
  return g_strcmp0 (own, key) == 0;
}

/* Nothing is marked while an end is held, nor where answers are chosen or documents given. */
static gboolean
hears_labels (const DipleCommand *command)
{
  const DipleReach reach = diple_command_reach (command);

  return reach != DIPLE_REACH_HELD && reach != DIPLE_REACH_REVIEW && reach != DIPLE_REACH_PEOPLE;
}

char *
diple_keymap_dup_schema_rival (const DipleSchema *schema,
                               const DipleCommand *command,
                               const char *key)
{
  g_autofree char *canonical = diple_key_canonical (key);

  if (schema == NULL || canonical == NULL || !hears_labels (command))
    return NULL;
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);

      if (is_schema_key (label->key, canonical))
        return g_strdup_printf (_ ("the label “%s”"), label->name);
    }
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);

      if (is_schema_key (type->key, canonical))
        return g_strdup_printf (_ ("the relation “%s”"), type->name);
    }
  return NULL;
}
