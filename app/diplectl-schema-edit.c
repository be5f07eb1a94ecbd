/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-schema-private.h"

#include "data/diple-error.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>
#include <string.h>

/* One change of the schema in memory; each uses its part. */
typedef struct
{
  DiplectlCall *call;
  gint64 id;
  gint64 other;
  gboolean after;
  char *sentence; /* what was done, once it was */
} Edit;

static void
clear_edit (Edit *edit)
{
  g_free (edit->sentence);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, clear_edit)

static gboolean
refuse (GError **error, const char *format, const char *word)
{
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "%s", word, 1);
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, message->str);
  return FALSE;
}

static DiplectlStatus
change (DiplectlCall *call, DipleSchemaFunc func)
{
  g_auto (Edit) edit = { .call = call };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_find_actor (call, &status))
    return status;
  if (!diple_journal_begin (call->store, call->actor, "schema.change", &error))
    return diplectl_complain_error (call->words[0], error);
  if (!diple_schema_change (call->store, func, &edit, &error))
    {
      diple_journal_rollback (call->store);
      return diplectl_complain_error (call->words[0], error);
    }
  if (diple_journal_commit (call->store, edit.sentence, 0, &error) == 0)
    return diplectl_complain_error (call->words[0], error);
  diplectl_say ("%s", edit.sentence);
  return DIPLECTL_DONE;
}

static gboolean
rename_part (DipleSchema *schema, gpointer data, GError **error)
{
  Edit *edit = data;
  GStrv words = edit->call->words;

  if (!diplectl_find_part (schema, words[1], &edit->id, error))
    return FALSE;
  edit->sentence = diple_schema_describe_change (schema, edit->id, DIPLE_FIELD_NAME, words[2]);
  return diple_schema_set_field (schema, edit->id, DIPLE_FIELD_NAME, words[2], error);
}

DiplectlStatus
diplectl_schema_rename (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  return change (call, rename_part);
}

/* Ids of the parts that @list names, with commas between them. */
static GArray *
find_parts (const DipleSchema *schema, const char *kind, const char *list, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_auto (GStrv) names = g_strsplit (list, ",", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *word = g_strdup_printf ("%s:%s", kind, g_strstrip (names[i]));
      gint64 id = 0;

      if (*names[i] == '\0')
        continue;
      if (!diplectl_find_part (schema, word, &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

/* "Source,Cue". */
static gboolean
set_owners (DipleSchema *schema, gint64 id, const char *value, GError **error)
{
  const DipleAttribute *attribute = diple_schema_attribute (schema, id);
  g_autoptr (GArray) owners = NULL;

  if (attribute == NULL)
    return refuse (error, _ ("Only an attribute has “%s”"), "on");
  owners = find_parts (
      schema, attribute->owner == DIPLE_OWNER_RELATION ? "relation" : "label", value, error);
  return owners != NULL && diple_schema_set_owners (schema, id, owners, error);
}

/* "Claim>Source,Claim>Person". */
static gboolean
set_ends (DipleSchema *schema, gint64 id, const char *value, GError **error)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (DipleRelationEnd));
  g_auto (GStrv) pairs = g_strsplit (value, ",", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) names = g_strsplit (pairs[i], ">", 2);
      g_autoptr (GArray) from = NULL;
      g_autoptr (GArray) to = NULL;
      DipleRelationEnd end;

      if (*g_strstrip (pairs[i]) == '\0')
        continue;
      if (g_strv_length (names) != 2)
        return refuse (error, _ ("“%s” is no pair of labels; write FROM>TO"), pairs[i]);
      from = find_parts (schema, "label", names[0], error);
      to = from != NULL ? find_parts (schema, "label", names[1], error) : NULL;
      if (to == NULL)
        return FALSE;
      if (from->len != 1 || to->len != 1)
        return refuse (error, _ ("“%s” is no pair of labels; write FROM>TO"), pairs[i]);
      end = (DipleRelationEnd){ g_array_index (from, gint64, 0), g_array_index (to, gint64, 0) };
      g_array_append_val (ends, end);
    }
  return diple_schema_set_ends (schema, id, ends, error);
}

/* The attribute that @attribute may wait for under this name. */
static const DipleAttribute *
find_named (const DipleSchema *schema,
            const DipleAttribute *attribute,
            const char *name,
            GError **error)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *other = g_ptr_array_index (schema->attributes, i);

      if (other == attribute || other->owner != attribute->owner ||
          !g_str_equal (other->name, name))
        continue;
      if (attribute->owners->len == 0 || other->owners->len == 0)
        return other;
      for (guint j = 0; j < attribute->owners->len; j++)
        if (diple_attribute_is_on (other, g_array_index (attribute->owners, gint64, j)))
          return other;
    }
  refuse (error, _ ("Nothing that carries this attribute carries one called “%s”"), name);
  return NULL;
}

static gboolean
add_conditions (GArray *conditions, const DipleAttribute *named, const char *list, GError **error)
{
  g_auto (GStrv) names = g_strsplit (list, "|", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      DipleCondition condition = { named->id, 0 };

      for (guint j = 0; j < named->options->len; j++)
        {
          const DipleOption *option = g_ptr_array_index (named->options, j);
          if (g_str_equal (option->name, g_strstrip (names[i])))
            condition.option = option->id;
        }
      if (condition.option == 0)
        return refuse (error, _ ("There is no option “%s”"), names[i]);
      g_array_append_val (conditions, condition);
    }
  return TRUE;
}

/* "type=named person|anonymous,stance": a name alone waits for any value. */
static gboolean
set_conditions (DipleSchema *schema, gint64 id, const char *value, GError **error)
{
  const DipleAttribute *attribute = diple_schema_attribute (schema, id);
  g_autoptr (GArray) conditions = g_array_new (FALSE, FALSE, sizeof (DipleCondition));
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);

  if (attribute == NULL)
    return refuse (error, _ ("Only an attribute has “%s”"), "when");
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (parts[i]), "=", 2);
      const DipleAttribute *named;

      if (words[0] == NULL)
        continue;
      named = find_named (schema, attribute, g_strstrip (words[0]), error);
      if (named == NULL)
        return FALSE;
      if (words[1] == NULL)
        {
          DipleCondition any = { named->id, 0 };
          g_array_append_val (conditions, any);
        }
      else if (!add_conditions (conditions, named, words[1], error))
        return FALSE;
    }
  return diple_schema_set_conditions (schema, id, conditions, error);
}

static gboolean
set_part (DipleSchema *schema, gpointer data, GError **error)
{
  Edit *edit = data;
  const char *field = edit->call->words[2];
  const char *value = edit->call->words[3];
  g_autofree char *what = NULL;
  DipleSchemaField known;

  if (!diplectl_find_part (schema, edit->call->words[1], &edit->id, error))
    return FALSE;
  if (diple_schema_field_from_name (field, &known))
    {
      edit->sentence = diple_schema_describe_change (schema, edit->id, known, value);
      return diple_schema_set_field (schema, edit->id, known, value, error);
    }
  what = diple_schema_describe_part (schema, edit->id);
  edit->sentence = g_strdup_printf (_ ("Changed %s: %s is “%s”"), what, field, value);
  if (g_str_equal (field, "on"))
    return set_owners (schema, edit->id, value, error);
  if (g_str_equal (field, "ends"))
    return set_ends (schema, edit->id, value, error);
  if (g_str_equal (field, "when"))
    return set_conditions (schema, edit->id, value, error);
  return refuse (error, _ ("“%s” cannot be set; the manual lists what can"), field);
}

DiplectlStatus
diplectl_schema_set (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  return change (call, set_part);
}

/* span, relation or document; missing: span. */
static gboolean
make_attribute (DipleSchema *schema, Edit *edit, const char *owner, GError **error)
{
  DipleAttributeOwner kind = DIPLE_OWNER_SPAN;

  if (g_strcmp0 (owner, "relation") == 0)
    kind = DIPLE_OWNER_RELATION;
  else if (g_strcmp0 (owner, "document") == 0)
    kind = DIPLE_OWNER_DOCUMENT;
  else if (owner != NULL && !g_str_equal (owner, "span"))
    return refuse (error, _ ("“%s” owns no attributes; write span, relation or document"), owner);
  edit->id =
      diple_schema_make_attribute (schema, kind, DIPLE_ATTRIBUTE_TEXT, edit->call->words[2], error);
  return edit->id != 0;
}

/* A label's layer, or an option's attribute. The first option makes a choice of a text. */
static gboolean
make_at_home (DipleSchema *schema, Edit *edit, gboolean label, GError **error)
{
  GStrv words = edit->call->words;
  g_autofree char *home =
      g_strconcat (label ? "layer:" : "attribute:", words[3] != NULL ? words[3] : "", NULL);

  if (!diplectl_find_part (schema, home, &edit->other, error))
    return FALSE;
  edit->id = label ? diple_schema_make_label (schema, edit->other, words[2], error)
                   : diple_schema_make_option (schema, edit->other, words[2], error);
  if (!label && edit->id != 0 &&
      diple_schema_attribute (schema, edit->other)->type == DIPLE_ATTRIBUTE_TEXT)
    return diple_schema_set_field (schema, edit->other, DIPLE_FIELD_TYPE, "choice", error);
  return edit->id != 0;
}

static gboolean
add_part (DipleSchema *schema, gpointer data, GError **error)
{
  Edit *edit = data;
  GStrv words = edit->call->words;

  edit->sentence = g_strdup_printf (_ ("Added “%s” to the schema"), words[2]);
  if (g_str_equal (words[1], "layer"))
    return diple_schema_make_layer (schema, words[2], error) != 0;
  if (g_str_equal (words[1], "relation"))
    return diple_schema_make_relation (schema, words[2], error) != 0;
  if (g_str_equal (words[1], "attribute"))
    return make_attribute (schema, edit, words[3], error);
  if (g_str_equal (words[1], "label") || g_str_equal (words[1], "option"))
    return make_at_home (schema, edit, g_str_equal (words[1], "label"), error);
  return refuse (error,
                 _ ("“%s” cannot be added; write layer, label, relation, attribute or option"),
                 words[1]);
}

DiplectlStatus
diplectl_schema_add (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  return change (call, add_part);
}

static gboolean
move_part (DipleSchema *schema, gpointer data, GError **error)
{
  Edit *edit = data;
  GStrv words = edit->call->words;
  g_autofree char *what = NULL;

  if (!g_str_equal (words[2], "before") && !g_str_equal (words[2], "after"))
    return refuse (error, _ ("Write “before” or “after” instead of “%s”"), words[2]);
  if (!diplectl_find_part (schema, words[1], &edit->id, error) ||
      !diplectl_find_part (schema, words[3], &edit->other, error))
    return FALSE;
  what = diple_schema_describe_part (schema, edit->id);
  edit->sentence = g_strdup_printf (_ ("Moved %s"), what);
  return diple_schema_place (schema, edit->id, edit->other, g_str_equal (words[2], "after"), error);
}

DiplectlStatus
diplectl_schema_move (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  return change (call, move_part);
}
