/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-schema-private.h"

#include "data/diple-error.h"
#include "data/diple-guidelines.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>
#include <string.h>

/* One change that touches annotations: it is counted first and, unless that was all, done. */
typedef struct
{
  DiplectlCall *call;
  const DiplectlSchemaOptions *options;
  DipleSchema *schema;
  gint64 id;
  gint64 other;
  DipleSplit split;
  char *value; /* what split.value lends */
  DipleTouch touch;
  char *sentence;
} Change;

static void
clear_change (Change *change)
{
  g_clear_pointer (&change->schema, diple_schema_unref);
  g_free (change->value);
  g_free (change->sentence);
  diple_touch_clear (&change->touch);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Change, clear_change)

/* Sets what the change is about, its touch and its sentence. */
typedef gboolean (*Count) (Change *change, GError **error);
typedef gboolean (*Do) (Change *change, GError **error);

static void
tell_touch (Change *change)
{
  g_autofree char *words = diple_touch_describe (&change->touch);

  diplectl_say ("%s", words);
  if (change->touch.doubles > 0)
    diplectl_say (_ ("%u of them are there already with the other one"),
                  (guint) change->touch.doubles);
  for (guint i = 0; change->touch.along != NULL && i < change->touch.along->len; i++)
    diplectl_say (_ ("goes along: %s"), (char *) g_ptr_array_index (change->touch.along, i));
}

static gboolean
commit (Change *change, Do act, GError **error)
{
  DipleStore *store = change->call->store;

  if (!diple_journal_begin (store, change->call->actor, "schema.change", error))
    return FALSE;
  if (act (change, error))
    return diple_journal_commit (store, change->sentence, 0, error) != 0;
  diple_journal_rollback (store);
  return FALSE;
}

static DiplectlStatus
run (DiplectlCall *call, const DiplectlSchemaOptions *options, Count count, Do act)
{
  g_auto (Change) change = { .call = call, .options = options };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_open (
          call, options->dry_run ? DIPLE_STORE_READ_ONLY : DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_find_actor (call, &status))
    return status;
  change.schema = diple_schema_load (call->store, &error);
  if (change.schema == NULL || !count (&change, &error) ||
      (!options->dry_run && !commit (&change, act, &error)))
    return diplectl_complain_error (call->words[0], error);
  if (!options->dry_run)
    diplectl_say ("%s", change.sentence);
  tell_touch (&change);
  return DIPLECTL_DONE;
}

static gboolean
count_remove (Change *change, GError **error)
{
  g_autofree char *what = NULL;

  if (!diplectl_find_part (change->schema, change->call->words[1], &change->id, error))
    return FALSE;
  what = diple_schema_describe_part (change->schema, change->id);
  change->sentence = g_strdup_printf (_ ("Removed %s"), what);
  return diple_schema_touch_remove (change->call->store, change->id, &change->touch, error);
}

static gboolean
do_remove (Change *change, GError **error)
{
  return diple_schema_remove (change->call->store, change->id, error);
}

DiplectlStatus
diplectl_schema_remove (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  return run (call, options, count_remove, do_remove);
}

static gboolean
find_label (Change *change, const char *name, gint64 *id, GError **error)
{
  const DipleLabel *label = diplectl_find_label (change->schema, name, error);

  *id = label != NULL ? label->id : 0;
  return label != NULL;
}

/* A name alone that several parts have means the label. */
static gboolean
find_first (Change *change, const char *word, GError **error)
{
  const DipleLabel *label = diple_schema_label_by_name (change->schema, NULL, word);

  change->id = label != NULL ? label->id : 0;
  return label != NULL || diplectl_find_part (change->schema, word, &change->id, error);
}

/* The second word is looked for among what the first one is: “option:type=anonymous” and
 * “document” are two options of one attribute. */
static gboolean
find_beside (Change *change, const char *word, GError **error)
{
  static const char *const kinds[] = {
    "schema", "layer", "label", "relation", "attribute", "option",
  };
  const DipleAttribute *home = diple_schema_option_owner (change->schema, change->id);
  g_autofree char *full = NULL;
  DipleSchemaPart part = DIPLE_PART_SCHEMA;

  diple_schema_find_part (change->schema, change->id, &part);
  for (guint i = 0; home != NULL && i < home->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (home->options, i);
      if (g_str_equal (option->name, word))
        change->other = option->id;
    }
  if (change->other != 0)
    return TRUE;
  full = strchr (word, ':') == NULL ? g_strdup_printf ("%s:%s", kinds[part], word) : NULL;
  return diplectl_find_part (change->schema, full != NULL ? full : word, &change->other, error);
}

static gboolean
count_merge (Change *change, GError **error)
{
  GStrv words = change->call->words;
  g_autofree char *what = NULL;

  if (!find_first (change, words[1], error) || !find_beside (change, words[2], error))
    return FALSE;
  what = diple_schema_describe_part (change->schema, change->id);
  change->sentence = g_strdup_printf (
      _ ("Merged %s into “%s”"), what, diple_schema_part_name (change->schema, change->other));
  return diple_schema_touch_merge (
      change->call->store, change->id, change->other, &change->touch, error);
}

static gboolean
do_merge (Change *change, GError **error)
{
  return diple_schema_merge (
      change->call->store, change->id, change->other, change->options->carry, error);
}

DiplectlStatus
diplectl_schema_merge (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  return run (call, options, count_merge, do_merge);
}

/* Whether something with the part at hand may have a value of @attribute. */
static gboolean
may_have (const Change *change, const DipleAttribute *attribute)
{
  const DipleAttribute *home = diple_schema_option_owner (change->schema, change->id);

  if (home != NULL)
    return home != attribute && home->owner == attribute->owner;
  return diple_attribute_is_on (attribute, change->id) &&
         attribute->owner == (diple_schema_label (change->schema, change->id) != NULL
                                  ? DIPLE_OWNER_SPAN
                                  : DIPLE_OWNER_RELATION);
}

/* "type=anonymous", the attribute as what is split carries it. */
static gboolean
read_with (Change *change, const char *with, GError **error)
{
  const char *equals = strchr (with, '=');
  g_autofree char *name = g_strndup (with, equals != NULL ? equals - with : 0);

  for (guint i = 0; i < change->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (change->schema->attributes, i);
      if (g_str_equal (attribute->name, name) && may_have (change, attribute))
        change->split.attribute = attribute->id;
    }
  change->value = equals != NULL ? g_strdup (equals + 1) : NULL;
  change->split.value = change->value;
  if (change->split.attribute != 0)
    return TRUE;
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_NOT_FOUND,
               _ ("What is to be split has no attribute called “%s”"),
               name);
  return FALSE;
}

/* A label or relation type that carries it; of relations, the label of an end. */
static gboolean
read_carrier (Change *change, GError **error)
{
  const char *from = change->options->from;
  const char *to = change->options->to;
  const char *name = change->options->on;

  if (from != NULL || to != NULL)
    name = from != NULL ? from : to;
  if (name == NULL)
    return TRUE;
  change->split.at_target = from == NULL && to != NULL;
  return diplectl_find_part (change->schema, name, &change->split.carrier, error);
}

static gboolean
read_split (Change *change, GError **error)
{
  change->split.texts = (const char *const *) change->options->texts;
  if (!read_carrier (change, error) ||
      (change->options->with != NULL && !read_with (change, change->options->with, error)))
    return FALSE;
  if (change->split.texts != NULL || change->split.attribute != 0 || change->split.carrier != 0)
    return TRUE;
  g_set_error_literal (
      error,
      DIPLE_ERROR,
      DIPLE_ERROR_REFUSED,
      _ ("Say what to split off: --with ATTRIBUTE=VALUE, --text WORDS, --on LABEL, "
         "or --from or --to LABEL of a relation"));
  return FALSE;
}

static gboolean
count_split (Change *change, GError **error)
{
  GStrv words = change->call->words;
  g_autofree char *what = NULL;

  if (!find_first (change, words[1], error) || !read_split (change, error))
    return FALSE;
  what = diple_schema_describe_part (change->schema, change->id);
  change->sentence = g_strdup_printf (_ ("Split “%s” off %s"), words[2], what);
  return diple_schema_touch_split (
      change->call->store, change->id, &change->split, &change->touch, error);
}

static gboolean
do_split (Change *change, GError **error)
{
  return diple_schema_split (
             change->call->store, change->id, change->call->words[2], &change->split, error) != 0;
}

DiplectlStatus
diplectl_schema_split (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  return run (call, options, count_split, do_split);
}

static gboolean
find_example_label (Change *change, GError **error)
{
  GStrv words = change->call->words;

  change->sentence = g_strdup_printf (_ ("Added “%s” to the examples of “%s”"), words[2], words[1]);
  return find_label (change, words[1], &change->id, error);
}

static gboolean
do_example (Change *change, GError **error)
{
  const DipleExample example = { .positive = !change->options->negative,
                                 .text = change->call->words[2],
                                 .note = change->options->note };

  return diple_guidelines_add_example (change->call->store, change->id, &example, error) != 0;
}

DiplectlStatus
diplectl_schema_example (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  return run (call, options, find_example_label, do_example);
}

static void
say_counts (const char *kind, const char *name, const DipleTouch *touch)
{
  const guint64 counts[5] = {
    touch->spans, touch->relations, touch->values, touch->annotators, touch->documents,
  };
  char words[5][24];

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_snprintf (words[i], sizeof words[i], "%" G_GUINT64_FORMAT, counts[i]);
  diplectl_say_columns (kind, name, words[0], words[1], words[2], words[3], words[4], NULL);
}

/* One line a part: what it is, then spans, relations, values, annotators, documents. */
static void
say_usage (const DipleSchema *schema, GHashTable *usages, const GPtrArray *parts)
{
  static const char *const kinds[] = {
    "schema", "layer", "label", "relation", "attribute", "option",
  };

  for (guint i = 0; i < parts->len; i++)
    {
      const gint64 *id = g_ptr_array_index (parts, i);
      const DipleTouch none = { 0 };
      const DipleTouch *touch = g_hash_table_lookup (usages, id);
      DipleSchemaPart kind = DIPLE_PART_SCHEMA;

      touch = touch != NULL ? touch : &none;
      diple_schema_find_part (schema, *id, &kind);
      say_counts (kinds[kind], diple_schema_part_name (schema, *id), touch);
    }
}

DiplectlStatus
diplectl_schema_usage (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  g_autoptr (DipleSchema) schema = NULL;
  g_autoptr (GHashTable) usages = NULL;
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;
  schema = diple_schema_load (call->store, &error);
  usages = schema != NULL ? diple_schema_usages (call->store, &error) : NULL;
  if (usages == NULL)
    return diplectl_complain_error (call->words[0], error);
  say_usage (schema, usages, schema->layers);
  say_usage (schema, usages, schema->labels);
  say_usage (schema, usages, schema->relation_types);
  say_usage (schema, usages, schema->attributes);
  for (guint i = 0; i < schema->attributes->len; i++)
    say_usage (
        schema, usages, ((DipleAttribute *) g_ptr_array_index (schema->attributes, i))->options);
  return DIPLECTL_DONE;
}
