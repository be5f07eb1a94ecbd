/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-journal.h"

#include <glib/gi18n.h>
#include <string.h>

/* What the options ask for; NULL leaves a fact as it is. */
typedef struct
{
  char *title;
  char *author;
  char *published;
  char *outlet;
  char *url;
  char *language;
  GStrv set;   /* NAME=VALUE */
  GStrv unset; /* NAME */
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->title);
  g_free (wishes->author);
  g_free (wishes->published);
  g_free (wishes->outlet);
  g_free (wishes->url);
  g_free (wishes->language);
  g_strfreev (wishes->set);
  g_strfreev (wishes->unset);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

static gboolean
wishes_anything (const Wishes *wishes)
{
  return wishes->title != NULL || wishes->author != NULL || wishes->published != NULL ||
         wishes->outlet != NULL || wishes->url != NULL || wishes->language != NULL ||
         wishes->set != NULL || wishes->unset != NULL;
}

static void
print_facts (const DipleDocument *document)
{
  char id[DIPLE_ID_TEXT_SIZE];

  diplectl_say_columns ("id", diple_id_format (document->id, id), NULL);
  diplectl_say_columns ("title", document->title, NULL);
  diplectl_say_columns ("author", document->author, NULL);
  diplectl_say_columns ("published", document->published, NULL);
  diplectl_say_columns ("outlet", document->outlet, NULL);
  diplectl_say_columns ("url", document->url, NULL);
  diplectl_say_columns ("language", document->language, NULL);
  diplectl_say_columns ("source", document->source, NULL);

  for (guint i = 0; i < document->metadata->len; i++)
    {
      const DiplePair *pair = document->metadata->pdata[i];
      g_autofree char *both = g_strdup_printf ("%s=%s", pair->name, pair->value);

      diplectl_say_columns ("metadata", both, NULL);
    }
}

static json_t *
metadata_to_json (GPtrArray *pairs)
{
  json_t *metadata = json_array ();

  for (guint i = 0; i < pairs->len; i++)
    {
      const DiplePair *pair = pairs->pdata[i];
      json_t *object = json_object ();

      json_object_set_new (object, "name", diplectl_json_text (pair->name));
      json_object_set_new (object, "value", diplectl_json_text (pair->value));
      json_array_append_new (metadata, object);
    }

  return metadata;
}

static void
print_facts_json (const DipleDocument *document)
{
  json_t *object = json_object ();

  json_object_set_new (object, "id", diplectl_json_id (document->id));
  json_object_set_new (object, "title", diplectl_json_text (document->title));
  json_object_set_new (object, "author", diplectl_json_text (document->author));
  json_object_set_new (object, "published", diplectl_json_text (document->published));
  json_object_set_new (object, "outlet", diplectl_json_text (document->outlet));
  json_object_set_new (object, "url", diplectl_json_text (document->url));
  json_object_set_new (object, "language", diplectl_json_text (document->language));
  json_object_set_new (object, "source", diplectl_json_text (document->source));
  json_object_set_new (object, "encoding", diplectl_json_text (document->encoding));
  json_object_set_new (object, "length", json_integer (document->length));
  json_object_set_new (object, "metadata", metadata_to_json (document->metadata));
  diplectl_say_json (object);
}

static gboolean
replace (char **fact, const char *wish, const char *option, GError **error)
{
  if (wish == NULL)
    return TRUE;

  if (!diplectl_check_utf8 (wish, option, error))
    return FALSE;

  g_free (*fact);
  *fact = g_strdup (wish);
  return TRUE;
}

static gboolean
unset_pairs (GPtrArray *pairs, const char *name)
{
  guint before = pairs->len;

  for (guint i = pairs->len; i > 0; i--)
    {
      const DiplePair *pair = pairs->pdata[i - 1];

      if (g_str_equal (pair->name, name))
        g_ptr_array_remove_index (pairs, i - 1);
    }

  return pairs->len < before;
}

static gboolean
unset_all (GPtrArray *pairs, GStrv names, GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (!unset_pairs (pairs, names[i]))
      {
        g_set_error (error,
                     DIPLE_ERROR,
                     DIPLE_ERROR_NOT_FOUND,
                     _ ("the document has no metadata called “%s”"),
                     names[i]);
        return FALSE;
      }

  return TRUE;
}

/* A name given twice is a list, and takes the place of what had that name before. */
static gboolean
set_all (GPtrArray *pairs, GStrv wishes, GError **error)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new ();

  for (guint i = 0; wishes != NULL && wishes[i] != NULL; i++)
    {
      const char *sign = strchr (wishes[i], '=');
      g_autofree char *name = sign != NULL ? g_strndup (wishes[i], sign - wishes[i]) : NULL;

      if (!diplectl_check_utf8 (wishes[i], "--set", error))
        return FALSE;

      if (name == NULL || *name == '\0')
        {
          g_set_error (
              error, DIPLE_ERROR, DIPLE_ERROR_REFUSED, _ ("“%s” is no NAME=VALUE"), wishes[i]);
          return FALSE;
        }

      unset_pairs (pairs, name);
      g_ptr_array_add (added, diple_pair_new (name, sign + 1));
    }

  g_ptr_array_extend_and_steal (pairs, g_steal_pointer (&added));
  return TRUE;
}

static gboolean
apply (DipleDocument *document, const Wishes *wishes, GError **error)
{
  return replace (&document->title, wishes->title, "--title", error) &&
         replace (&document->author, wishes->author, "--author", error) &&
         replace (&document->published, wishes->published, "--published", error) &&
         replace (&document->outlet, wishes->outlet, "--outlet", error) &&
         replace (&document->url, wishes->url, "--url", error) &&
         replace (&document->language, wishes->language, "--language", error) &&
         unset_all (document->metadata, wishes->unset, error) &&
         set_all (document->metadata, wishes->set, error);
}

static gboolean
write_facts (DiplectlCall *call, const DipleDocument *document, GError **error)
{
  g_autofree char *title =
      diplectl_dup_short (*document->title != '\0' ? document->title : document->source, 60);
  g_autofree char *sentence = g_strdup_printf (_ ("Changed the details of “%s”"), title);

  if (!diple_journal_begin (call->store, call->actor, "document.facts", error))
    return FALSE;

  if (diple_documents_update_facts (call->store, document, error))
    return diple_journal_commit (call->store, sentence, document->id, error) != 0;

  diple_journal_rollback (call->store);
  return FALSE;
}

static DiplectlStatus
show_or_change (DiplectlCall *call, const Wishes *wishes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleDocument) document = NULL;
  gint64 id = diplectl_find_document (call->store, call->words[1], &error);

  if (id != 0)
    document = diple_documents_load_facts (call->store, id, &error);

  if (document == NULL || (wishes_anything (wishes) && (!apply (document, wishes, &error) ||
                                                        !write_facts (call, document, &error))))
    return diplectl_complain_error (call->words[0], error);

  (call->json ? print_facts_json : print_facts) (document);
  return DIPLECTL_DONE;
}

static gboolean
parse (DiplectlCall *call, Wishes *wishes, DiplectlStatus *status)
{
  const GOptionEntry entries[] = {
    { "title", 0, 0, G_OPTION_ARG_FILENAME, &wishes->title, N_ ("Set the title"), N_ ("TEXT") },
    { "author", 0, 0, G_OPTION_ARG_FILENAME, &wishes->author, N_ ("Set the author"), N_ ("TEXT") },
    { "published",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &wishes->published,
      N_ ("Set the date, as in 2031-03-14"),
      N_ ("DATE") },
    { "outlet", 0, 0, G_OPTION_ARG_FILENAME, &wishes->outlet, N_ ("Set the outlet"), N_ ("TEXT") },
    { "url", 0, 0, G_OPTION_ARG_FILENAME, &wishes->url, N_ ("Set the address"), N_ ("URL") },
    { "language",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &wishes->language,
      N_ ("Set the language, as in “en” or “pt-BR”"),
      N_ ("TAG") },
    { "set",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &wishes->set,
      N_ ("Set other metadata; several times makes a list"),
      N_ ("NAME=VALUE") },
    { "unset",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &wishes->unset,
      N_ ("Take other metadata away"),
      N_ ("NAME") },
    { NULL },
  };

  return diplectl_parse (call, entries, 2, 2, status);
}

static DiplectlStatus
run_details (DiplectlCall *call)
{
  g_auto (Wishes) wishes = { 0 };
  DipleStoreMode mode;
  DiplectlStatus status;

  if (!parse (call, &wishes, &status))
    return status;

  mode = wishes_anything (&wishes) ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY;
  if (!diplectl_open (call, mode, &status) || !diplectl_find_actor (call, &status))
    return status;

  return show_or_change (call, &wishes);
}

const DiplectlCommand diplectl_details = {
  .name = "details",
  .arguments = N_ ("PROJECT DOCUMENT"),
  .summary = N_ ("Show or change a document’s title and other metadata"),
  .details = N_ ("All changes of one call are one action. The text is never changed."),
  .example =
      "diplectl details flood.diple notes.txt --title \"River breaks its banks\" --set desk=Metro",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_details,
};
