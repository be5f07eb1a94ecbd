/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-schema-private.h"

#include "data/diple-error.h"
#include "data/diple-foreign-schema.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/diple-schema.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

DipleSchema *
diplectl_read_schema (const char *name, DiplectlStatus *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  gsize n_bytes;
  DipleSchema *schema = diple_schema_builtin (name, NULL); /* otherwise it names a file */

  if (schema != NULL)
    return schema;

  if (!g_file_get_contents (name, &json, &n_bytes, &error))
    {
      diplectl_complain (name, _ ("%s; give a schema’s file, “news” or “simple”"), error->message);
      *status = DIPLECTL_CANNOT_OPEN;
      return NULL;
    }

  schema = diple_schema_read (json, (gssize) n_bytes, name, &error);
  if (schema == NULL)
    *status = diplectl_complain_error (name, error);
  return schema;
}

gboolean
diplectl_replace_schema (DiplectlCall *call, DipleSchema *schema, GError **error)
{
  g_autofree char *sentence = g_strdup_printf (_ ("Made “%s” the schema"), schema->name);

  if (!diple_journal_begin (call->store, call->actor, "schema.replace", error))
    return FALSE;

  if (diple_schema_replace (call->store, schema, error))
    return diple_journal_commit (call->store, sentence, 0, error) != 0;

  diple_journal_rollback (call->store);
  return FALSE;
}

static DiplectlStatus
import_schema (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  g_autoptr (DipleSchema) schema = NULL;
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  schema = diplectl_read_schema (call->words[1], &status);
  if (schema == NULL || !diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_find_actor (call, &status))
    return status;

  if (!diplectl_replace_schema (call, schema, &error))
    return diplectl_complain_error (call->words[0], error);

  diplectl_say (_ ("%s has the schema “%s” now: %u labels"),
                call->words[0],
                schema->name,
                schema->labels->len);
  return DIPLECTL_DONE;
}

static DipleSchema *
load_schema (DiplectlCall *call, DiplectlStatus *status)
{
  g_autoptr (GError) error = NULL;
  DipleSchema *schema;

  if (!diplectl_open (call, DIPLE_STORE_READ_ONLY, status))
    return NULL;

  schema = diple_schema_load (call->store, &error);
  if (schema == NULL)
    *status = diplectl_complain_error (call->words[0], error);
  return schema;
}

static DiplectlStatus
export_schema (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  const char *path = call->n_words > 1 ? call->words[1] : "-";
  g_autoptr (DipleSchema) schema = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  DiplectlStatus status;

  schema = load_schema (call, &status);
  if (schema == NULL)
    return status;

  json = diple_schema_to_json (schema);
  if (g_str_equal (path, "-"))
    fputs (json, stdout);
  else if (!g_file_set_contents (path, json, strlen (json), &error))
    return diplectl_complain_error (path, error);

  return DIPLECTL_DONE;
}

static void
show_labels (const DipleSchema *schema, const DipleLayer *layer)
{
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = schema->labels->pdata[i];

      if (label->layer == layer->id)
        diplectl_say_columns (
            "label", layer->name, label->name, label->key, label->colour, label->description, NULL);
    }
}

static DiplectlStatus
show_schema (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  g_autoptr (DipleSchema) schema = NULL;
  DiplectlStatus status;

  schema = load_schema (call, &status);
  if (schema == NULL)
    return status;

  diplectl_say_columns ("schema", schema->name, NULL);
  for (guint i = 0; i < schema->layers->len; i++)
    show_labels (schema, schema->layers->pdata[i]);

  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = schema->attributes->pdata[i];

      diplectl_say_columns ("attribute", attribute->name, attribute->description, NULL);
    }

  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = schema->relation_types->pdata[i];

      diplectl_say_columns (
          "relation", type->name, type->key, type->colour, type->description, NULL);
    }

  return DIPLECTL_DONE;
}

static const struct
{
  const char *name;
  guint minimum; /* words, the project among them */
  guint maximum;
  DiplectlSchemaAction run;
} actions[] = {
  { "import", 2, 2, import_schema },
  { "export", 1, 2, export_schema },
  { "show", 1, 1, show_schema },
  { "usage", 1, 1, diplectl_schema_usage },
  { "rename", 3, 3, diplectl_schema_rename },
  { "set", 4, 4, diplectl_schema_set },
  { "add", 3, 4, diplectl_schema_add },
  { "move", 4, 4, diplectl_schema_move },
  { "remove", 2, 2, diplectl_schema_remove },
  { "merge", 3, 3, diplectl_schema_merge },
  { "split", 3, 3, diplectl_schema_split },
  { "example", 3, 3, diplectl_schema_example },
};

static DiplectlStatus
run_action (DiplectlCall *call, const DiplectlSchemaOptions *options)
{
  g_autofree char *action = call->words[0];

  call->n_words--;
  memmove (call->words, call->words + 1, (call->n_words + 1) * sizeof *call->words);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (action, actions[i].name) && call->n_words >= actions[i].minimum &&
        call->n_words <= actions[i].maximum)
      return actions[i].run (call, options);

  diplectl_complain (
      NULL, _ ("“schema %s” with these words means nothing; see “diplectl schema --help”"), action);
  return DIPLECTL_USAGE;
}

/* What is split off, and the rest. */
static gboolean
parse (DiplectlCall *call, DiplectlSchemaOptions *options, DiplectlStatus *status)
{
  const struct
  {
    const char *name;
    char **value;
    const char *description;
    const char *argument;
  } words[] = {
    { "with", &options->with, N_ ("Split off spans with a value"), N_ ("ATTRIBUTE=VALUE") },
    { "on", &options->on, N_ ("Split off what is on it"), N_ ("LABEL") },
    { "from", &options->from, N_ ("Split off relations from it"), N_ ("LABEL") },
    { "to", &options->to, N_ ("Split off relations to it"), N_ ("LABEL") },
    { "note", &options->note, N_ ("Why, for an example"), N_ ("TEXT") },
  };
  const char *text = N_ ("Split off spans of these words");
  const char *not = N_ ("The example is of what not to mark");
  GOptionEntry entries[G_N_ELEMENTS (words) + 5] = {
    { "dry-run", 'n', 0, G_OPTION_ARG_NONE, &options->dry_run, N_ ("Only count"), NULL },
    { "carry", 0, 0, G_OPTION_ARG_NONE, &options->carry, N_ ("Merge attributes as well"), NULL },
    { "text", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->texts, text, N_ ("WORDS") },
    { "not", 0, 0, G_OPTION_ARG_NONE, &options->negative, not, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    entries[4 + i] = (GOptionEntry){
      words[i].name,     0, 0, G_OPTION_ARG_STRING, words[i].value, words[i].description,
      words[i].argument,
    };
  return diplectl_parse (call, entries, 2, 5, status);
}

/* What is done comes first on this command line; the rest sees the project as first word. */
static DiplectlStatus
run_schema (DiplectlCall *call)
{
  DiplectlSchemaOptions options = { 0 };
  DiplectlStatus status;

  if (parse (call, &options, &status))
    status = run_action (call, &options);
  g_free (options.with);
  g_free (options.on);
  g_free (options.from);
  g_free (options.to);
  g_free (options.note);
  g_strfreev (options.texts);
  return status;
}

const DiplectlCommand diplectl_schema = {
  .name = "schema",
  .arguments = N_ ("ACTION PROJECT …"),
  .summary = N_ ("Read, write, list or change what may be annotated"),
  .details =
      N_ ("“import PROJECT FILE” makes the schema in FILE (or “news” or “simple”, which ship with "
          "Diple) the project’s: what has the same name keeps its annotations, and a label that "
          "annotations use is not taken away. FILE may also be brat’s annotation.conf, doccano’s "
          "labels or a labeling configuration of Label Studio. “export PROJECT [FILE]” writes the "
          "schema as JSON to FILE or to standard output. “show PROJECT” lists it, with TABs "
          "between the columns: layer, label, key, colour, description. “usage PROJECT” counts "
          "the spans, relations, values, annotators and documents of every part.\n\n"
          "The others change it, each as one action that can be undone: “rename PROJECT PART "
          "NAME”, “set PROJECT PART FIELD VALUE” with a field of the JSON file (“on” takes "
          "Source,Cue; “ends” Claim>Source; “when” type=document|author), “add PROJECT KIND NAME "
          "[HOME]” with a label’s layer, an option’s attribute or an attribute’s owner, “move "
          "PROJECT PART before|after PART”, “remove PROJECT PART”, “merge PROJECT PART PART”, "
          "“split PROJECT PART NAME” and “example PROJECT LABEL WORDS”. A PART is a name, or "
          "label:NAME, attribute:LABEL/NAME, option:ATTRIBUTE=NAME and so on; “schema” is the "
          "schema itself."),
  .example = "diplectl schema merge flood.diple Town City --dry-run",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_schema,
};
