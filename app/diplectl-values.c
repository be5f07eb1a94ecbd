/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-document-values.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-relations.h"
#include "data/diple-schema-rules.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/diple-value-words.h"

#include <glib/gi18n.h>
#include <string.h>

static gboolean
fail (GError **error, char *message)
{
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, message);
  g_free (message);
  return FALSE;
}

/* The names of what @carrier can say, for a refusal. */
static char *
dup_names (const DiplectlSaying *saying)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < saying->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (saying->schema->attributes, i);

      if (diple_attribute_is_carried (attribute, saying->owner, saying->carrier))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", attribute->name);
    }
  return g_string_free (names, FALSE);
}

static const DipleAttribute *
find_attribute (const DiplectlSaying *saying, const char *name, GError **error)
{
  g_autofree char *names = NULL;

  for (guint i = 0; i < saying->schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (saying->schema->attributes, i);

      if (g_str_equal (attribute->name, name) &&
          diple_attribute_is_carried (attribute, saying->owner, saying->carrier))
        return attribute;
    }
  names = dup_names (saying);
  fail (error,
        *names != '\0'
            ? g_strdup_printf (_ ("nothing called “%s” is said here, but: %s"), name, names)
            : g_strdup_printf (_ ("nothing is said here, so not “%s” either"), name));
  return NULL;
}

static gboolean
add_option (const DipleAttribute *attribute, const char *word, DipleValues *values, GError **error)
{
  GString *names = g_string_new (NULL);
  gint64 found = 0;

  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", option->name);
      if (g_str_equal (option->name, word))
        found = option->id;
    }
  if (found == 0)
    fail (error,
          g_strdup_printf (
              _ ("“%s” is no value of “%s”; choose from: %s"), word, attribute->name, names->str));
  else if (attribute->type == DIPLE_ATTRIBUTE_CHOICE)
    diple_values_set_option (values, attribute->id, found);
  else if (!diple_values_has_option (values, found))
    diple_values_toggle_option (values, attribute->id, found);
  g_string_free (names, TRUE);
  return found != 0;
}

/* The list's one entity called so; one that is not there is made in the same action. */
static gboolean
set_entity (DiplectlCall *call,
            const DipleAttribute *attribute,
            const char *word,
            DipleValues *values,
            DipleChanges *changes,
            GError **error)
{
  g_autoptr (GError) local = NULL;
  gint64 id = diplectl_find_entity (call, word, &local);
  const DipleEntity entity = { diple_id_new (), (char *) word, (char *) "", (char *) "", 0 };

  if (id == 0 && !g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (id == 0)
    diple_changes_add_entity (changes, &entity);
  diple_values_set_entity (values, attribute->id, id != 0 ? id : entity.id);
  return TRUE;
}

static gboolean
say_one (DiplectlCall *call,
         const DipleAttribute *attribute,
         const char *word,
         DipleValues *values,
         DipleChanges *changes,
         GError **error)
{
  if (attribute->type == DIPLE_ATTRIBUTE_CHOICE || attribute->type == DIPLE_ATTRIBUTE_CHOICES)
    return add_option (attribute, word, values, error);
  if (attribute->type == DIPLE_ATTRIBUTE_ENTITY)
    return set_entity (call, attribute, word, values, changes, error);
  diple_values_set_text (values, attribute->id, word);
  return TRUE;
}

static gboolean
say_pair (DiplectlCall *call,
          const DiplectlSaying *saying,
          const char *pair,
          GHashTable *named,
          DipleValues *values,
          DipleChanges *changes,
          GError **error)
{
  const char *equals = strchr (pair, '=');
  g_autofree char *name = NULL;
  const DipleAttribute *attribute;

  if (!diplectl_check_utf8 (pair, _ ("the value"), error))
    return FALSE;
  if (equals == NULL)
    return fail (error, g_strdup_printf (_ ("“%s” is no NAME=VALUE"), pair));
  name = g_strndup (pair, equals - pair);
  attribute = find_attribute (saying, name, error);
  if (attribute == NULL)
    return FALSE;
  /* The first mention takes away what was said before; several choices are several mentions. */
  if (g_hash_table_add (named, (gpointer) attribute))
    diple_values_set (values, attribute->id, NULL, 0);
  return equals[1] == '\0' || say_one (call, attribute, equals + 1, values, changes, error);
}

gboolean
diplectl_say_values (DiplectlCall *call,
                     const DiplectlSaying *saying,
                     const char *const *pairs,
                     DipleValues *values,
                     DipleChanges *changes,
                     GError **error)
{
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

  for (guint i = 0; pairs != NULL && pairs[i] != NULL; i++)
    if (!say_pair (call, saying, pairs[i], named, values, changes, error))
      return FALSE;
  return TRUE;
}

json_t *
diplectl_json_values (DipleStore *store, const DipleSchema *schema, const DipleValues *values)
{
  json_t *array = json_array ();

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      guint n = 0;
      const DipleValue *items = diple_values_get (values, attribute->id, &n);

      for (guint k = 0; k < n; k++)
        {
          g_autofree char *text = diple_value_dup_words (store, attribute, &items[k]);
          json_t *object = json_object ();

          json_object_set_new (object, "name", diplectl_json_text (attribute->name));
          json_object_set_new (object, "value", diplectl_json_text (text));
          json_array_append_new (array, object);
        }
    }
  return array;
}

char *
diplectl_dup_values (DipleStore *store, const DipleSchema *schema, const DipleValues *values)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      guint n = 0;
      const DipleValue *items = diple_values_get (values, attribute->id, &n);

      for (guint k = 0; k < n; k++)
        {
          g_autofree char *text = diple_value_dup_words (store, attribute, &items[k]);

          g_string_append_printf (
              words, "%s%s=%s", words->len > 0 ? "; " : "", attribute->name, text);
        }
    }
  return g_string_free (words, FALSE);
}

/* Writes what was filled in, or says that there is nothing to write; then what was done. */
static gboolean
finish (DiplectlCall *call, DipleChanges *changes, gboolean changed, GError **error)
{
  if (!changed)
    diplectl_say (_ ("Nothing to change"));
  else if (diple_changes_write (call->store, call->actor, changes, error))
    diplectl_say ("%s", diple_changes_get_sentence (changes));
  else
    return FALSE;
  return TRUE;
}

static gboolean
set_on_span (DiplectlCall *call, DipleSchema *schema, const char *name, GError **error)
{
  g_autoptr (DipleSpan) old = diplectl_find_span (call, name, error);
  g_autoptr (DipleSpan) span = old != NULL ? diple_span_copy (old) : NULL;
  g_autoptr (DipleDocument) document =
      old != NULL ? diple_documents_load (call->store, old->document, error) : NULL;
  const DiplectlSaying saying = { schema, DIPLE_OWNER_SPAN, old != NULL ? old->label : 0 };
  g_autofree char *quote = NULL;
  g_autofree char *sentence = NULL;
  g_autoptr (DipleChanges) changes = NULL;

  if (document == NULL)
    return FALSE;
  quote = diplectl_dup_quote (document, span->range);
  sentence = g_strdup_printf (_ ("Changed the values of “%s”"), quote);
  changes = diple_changes_new ("span.value", sentence, span->document);
  if (!diplectl_say_values (
          call, &saying, (const char *const *) call->words + 2, &span->values, changes, error))
    return FALSE;
  diple_changes_put_span (changes, span);
  return finish (call, changes, !diple_values_equal (&old->values, &span->values), error);
}

static gboolean
set_on_relation (DiplectlCall *call, DipleSchema *schema, DipleRelation *old, GError **error)
{
  const DiplectlSaying saying = { schema, DIPLE_OWNER_RELATION, old->type };
  const DipleRelationType *type = diple_schema_relation_type (schema, old->type);
  g_autoptr (DipleRelation) relation = diple_relation_copy (old);
  g_autofree char *sentence =
      g_strdup_printf (_ ("Changed the values of a relation “%s”"), type != NULL ? type->name : "");
  g_autoptr (DipleSpan) source = diple_spans_find (call->store, old->source, error);
  g_autoptr (DipleChanges) changes = NULL;

  if (source == NULL)
    return FALSE;
  changes = diple_changes_new ("relation.value", sentence, source->document);
  if (!diplectl_say_values (
          call, &saying, (const char *const *) call->words + 2, &relation->values, changes, error))
    return FALSE;
  diple_changes_put_relation (changes, relation);
  return finish (call, changes, !diple_values_equal (&old->values, &relation->values), error);
}

static gboolean
set_values (DiplectlCall *call, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (call->store, error);
  g_autoptr (DipleRelation) relation = NULL;
  gint64 id = diple_id_parse (call->words[1]);

  if (schema == NULL)
    return FALSE;
  /* An id that is no relation's is a span's, or nobody's, which is told of spans. */
  relation = id != 0 ? diple_relations_find (call->store, id, NULL) : NULL;
  return relation != NULL ? set_on_relation (call, schema, relation, error)
                          : set_on_span (call, schema, call->words[1], error);
}

static DiplectlStatus
run_set (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 3, 0, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_need_actor (call, &status))
    return status;
  return set_values (call, &error) ? DIPLECTL_DONE
                                   : diplectl_complain_error (call->words[0], error);
}

static gboolean
set_labels (DiplectlCall *call, gint64 document, DipleSchema *schema, GError **error)
{
  const DiplectlSaying saying = { schema, DIPLE_OWNER_DOCUMENT, 0 };
  g_autofree char *sentence = g_strdup_printf (_ ("Labelled “%s”"), call->words[1]);
  g_autoptr (DipleChanges) changes = diple_changes_new ("document.value", sentence, document);
  DipleValues values, before;
  gboolean done;

  if (!diple_document_values_load (call->store, document, call->actor, &before, error))
    return FALSE;
  values = diple_values_copy (&before);
  done = diplectl_say_values (
      call, &saying, (const char *const *) call->words + 2, &values, changes, error);
  if (done)
    {
      diple_changes_set_document_values (changes, document, &values);
      done = finish (call, changes, !diple_values_equal (&before, &values), error);
    }
  diple_values_clear (&before);
  diple_values_clear (&values);
  return done;
}

static gboolean
list_labels_of (DiplectlCall *call,
                gint64 document,
                const DipleSchema *schema,
                const DipleAnnotator *annotator,
                GError **error)
{
  DipleValues values;

  if (!diple_document_values_load (call->store, document, annotator->id, &values, error))
    return FALSE;
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);
      guint n = 0;
      const DipleValue *items = diple_values_get (&values, attribute->id, &n);

      for (guint k = 0; k < n; k++)
        {
          g_autofree char *text = diple_value_dup_words (call->store, attribute, &items[k]);

          diplectl_say_columns (annotator->name, attribute->name, text, NULL);
        }
    }
  diple_values_clear (&values);
  return TRUE;
}

static gboolean
list_labels (DiplectlCall *call, gint64 document, const DipleSchema *schema, GError **error)
{
  g_autoptr (GPtrArray) annotators = diple_annotators_list (call->store, error);

  if (annotators == NULL)
    return FALSE;
  for (guint i = 0; i < annotators->len; i++)
    {
      const DipleAnnotator *annotator = g_ptr_array_index (annotators, i);

      if ((call->as == NULL || annotator->id == call->actor) &&
          !list_labels_of (call, document, schema, annotator, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
label_document (DiplectlCall *call, GError **error)
{
  gint64 document = diplectl_find_document (call->store, call->words[1], error);
  g_autoptr (DipleSchema) schema = document != 0 ? diple_schema_load (call->store, error) : NULL;

  if (schema == NULL)
    return FALSE;
  return call->n_words > 2 ? set_labels (call, document, schema, error)
                           : list_labels (call, document, schema, error);
}

static DiplectlStatus
run_label (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;
  gboolean sets;

  if (!diplectl_parse (call, NULL, 2, 0, &status))
    return status;
  sets = call->n_words > 2;
  if (!diplectl_open (call, sets ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY, &status) ||
      (sets && !diplectl_need_actor (call, &status)) ||
      (!sets && call->as != NULL && !diplectl_find_actor (call, &status)))
    return status;
  return label_document (call, &error) ? DIPLECTL_DONE
                                       : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_set = {
  .name = "set",
  .arguments = N_ ("PROJECT SPAN|RELATION NAME=VALUE…"),
  .summary = N_ ("Say the attributes of a span or of a relation"),
  .details = N_ (
      "NAME= takes the attribute off. Several choices are named one after the other: topic=water "
      "topic=money. An entity is named by its name or Wikidata id; one that is not in the "
      "project’s list yet is added. All of it is one action."),
  .example = "diplectl set flood.diple --as Ana 01j8v0c3m5x2q stance=denying confidence=high",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_set,
};

const DiplectlCommand diplectl_label = {
  .name = "label",
  .arguments = N_ ("PROJECT DOCUMENT [NAME=VALUE…]"),
  .summary = N_ ("Label a whole document, or list its labels"),
  .details = N_ ("Values are written as for “diplectl set”. Without any, each line has the "
                 "annotator, the name and the value, with a TAB between them."),
  .example = "diplectl label flood.diple \"River breaks its banks\" genre=news --as Ana",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_label,
};
