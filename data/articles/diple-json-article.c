/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/articles/diple-byline-private.h"
#include "data/articles/diple-front-matter-private.h"
#include "data/articles/diple-reader-private.h"
#include "data/core/diple-digest-private.h"
#include "data/diple-error.h"
#include "data/diple-id.h"

/* More than this on the first level is no article. */
#define MAX_KEYS 1000

struct _DipleJsonFile
{
  GHashTable *ids; /* char * of an id that is not ours → gint64 * made for it */
};

/* One key of the value with where its value begins: keys come in any order, but spans can be
 * checked only when the text is known. */
typedef struct
{
  char *name;
  const char *value;
  const char *end; /* where reading the value must arrive */
} Part;

enum
{
  OWN_ID,
  OWN_TITLE,
  OWN_AUTHOR,
  OWN_PUBLISHED,
  OWN_OUTLET,
  OWN_URL,
  OWN_LANGUAGE,
  OWN_TEXT,
  OWN_METADATA,
  OWN_ANNOTATORS,
  OWN_SPANS,
  OWN_RELATIONS,
  OWN_LABELS,
  N_OWN,
};

static const char *const own_keys[] = { "id",    "title",     "author", "published", "outlet",
                                        "url",   "language",  "text",   "metadata",  "annotators",
                                        "spans", "relations", "labels", NULL };

DipleJsonFile *
diple_json_file_new (void)
{
  DipleJsonFile *self = g_new0 (DipleJsonFile, 1);

  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

void
diple_json_file_free (DipleJsonFile *self)
{
  g_hash_table_unref (self->ids);
  g_free (self);
}

/* Our ids are kept. Whoever writes our layout by hand may call spans what they like: within one
 * file, the same name gets the same new id. */
gint64
diple_json_file_id (DipleJsonFile *self, DipleSlice text)
{
  char copy[DIPLE_ID_TEXT_SIZE] = "";
  g_autofree char *foreign = NULL;
  gint64 id = 0;
  gint64 *known = NULL;

  if (text.n_bytes == 0)
    return 0;
  if (text.n_bytes < sizeof copy)
    {
      memcpy (copy, text.bytes, text.n_bytes);
      id = diple_id_parse (copy);
    }
  if (id != 0)
    return id;

  foreign = diple_slice_dup (text);
  known = g_hash_table_lookup (self->ids, foreign);
  if (known != NULL)
    return *known;
  id = diple_id_new ();
  g_hash_table_insert (self->ids, g_steal_pointer (&foreign), g_memdup2 (&id, sizeof id));
  return id;
}

static void
part_clear (gpointer part)
{
  g_free (((Part *) part)->name);
}

static const Part *
find_part (GArray *parts, const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    if (g_str_equal (g_array_index (parts, Part, i).name, name))
      return &g_array_index (parts, Part, i);
  return NULL;
}

static void
fail_twice (DipleJson *json, DipleSlice key)
{
  g_autofree char *shown = diple_slice_shorten (key);

  diple_json_fail (json, _ ("“%s” comes twice"), shown);
}

/* Walks the first level only: the grammar of what is below is checked when it is read. */
static GArray *
read_parts (DipleJson *json)
{
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (Part));
  DipleSlice key = { 0 };
  guint n = 0;

  g_array_set_clear_func (parts, part_clear);
  if (!diple_json_enter (json, '{'))
    return NULL;
  while (diple_json_next_key (json, &n, &key))
    {
      Part part = { .name = diple_slice_dup (key), .value = json->at };

      if (find_part (parts, part.name) != NULL)
        fail_twice (json, key);
      if (parts->len == MAX_KEYS)
        diple_json_fail (json, _ ("there are too many keys for an article"));
      diple_json_leap (json);
      part.end = json->at;
      g_array_append_val (parts, part);
    }
  return diple_json_finish (json) ? g_steal_pointer (&parts) : NULL;
}

/* After a part was read. */
static void
check_end (DipleJson *json, const Part *part)
{
  if (json->problem == NULL && json->at != part->end)
    diple_json_fail (json, _ ("brackets do not match"));
}

static char
kind_of (DipleJson *json, const Part *part)
{
  if (part == NULL)
    return 0;
  json->at = part->value;
  return diple_json_peek (json);
}

/* Only our own layout has all of these lists. */
static gboolean
is_own (DipleJson *json, GArray *parts)
{
  for (guint i = OWN_METADATA; i < N_OWN; i++)
    if (kind_of (json, find_part (parts, own_keys[i])) != '[')
      return FALSE;
  return TRUE;
}

static gboolean
read_text (DipleJson *json, GArray *parts, DipleDocument *document)
{
  const Part *part = find_part (parts, "text");
  DipleSlice text = { 0 };

  if (part == NULL)
    return diple_json_fail (json, _ ("there is no “text”; give the article's text that name"));
  json->at = part->value;
  if (!diple_json_read_string (json, &text))
    return FALSE;
  if (text.n_bytes == 0)
    return diple_json_fail (json, _ ("the text is empty"));
  if (text.n_bytes > DIPLE_MAX_TEXT_BYTES)
    return diple_json_fail (json, _ ("the text is longer than 64 MB; split it"));
  diple_document_take_text (document, diple_slice_dup (text), text.n_bytes);
  return TRUE;
}

static void
read_field (DipleJson *json, char **field)
{
  char *value = diple_json_dup_string (json);

  if (value == NULL)
    return;
  g_free (*field);
  *field = value;
}

static void
read_own_part (DipleJsonFile *self, DipleJson *json, int which, DipleArticle *article)
{
  DipleDocument *document = article->document;
  char **const fields[] = {
    NULL,           &document->title,   &document->author, &document->published, &document->outlet,
    &document->url, &document->language
  };
  DipleSlice id = { 0 };

  if (which == OWN_ID && diple_json_read_string (json, &id))
    document->id = diple_json_file_id (self, id);
  else if (which >= OWN_TITLE && which <= OWN_LANGUAGE)
    read_field (json, fields[which]);
  else if (which == OWN_TEXT)
    diple_json_skip (json, NULL); /* it was read before everything else */
  else if (which == OWN_METADATA)
    diple_json_read_pairs (json, &document->metadata);
  else if (which == OWN_ANNOTATORS)
    diple_json_read_states (json, article);
  else if (which == OWN_SPANS)
    diple_json_read_spans (self, json, article);
  else if (which == OWN_RELATIONS)
    diple_json_read_relations (self, json, article);
  else if (which == OWN_LABELS)
    diple_json_read_labels (json, article);
}

static void
read_own (DipleJsonFile *self, DipleJson *json, GArray *parts, DipleArticle *article)
{
  guint seen = 0;

  for (guint i = 0; i < parts->len && json->problem == NULL; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);
      DipleSlice key = { part->name, strlen (part->name) };

      json->at = part->value;
      read_own_part (self, json, diple_json_which (json, key, own_keys, &seen), article);
      check_end (json, part);
    }
}

/* The text of a scalar; NULL for what is nested or null. */
static char *
read_scalar (DipleJson *json)
{
  char kind = diple_json_peek (json);
  g_autoptr (GString) text = NULL;

  if (kind == '"')
    return diple_json_dup_string (json);
  if (kind != '0' && kind != 't' && kind != 'f')
    return NULL;
  text = g_string_new (NULL);
  diple_json_skip (json, text);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The items when all of them are scalars, otherwise NULL with @json where it was. */
static GPtrArray *
read_scalars (DipleJson *json)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  const char *start = json->at;
  guint n = 0;

  diple_json_enter (json, '[');
  while (diple_json_next_item (json, &n))
    {
      char *value = read_scalar (json);

      if (value == NULL)
        {
          json->at = start;
          return NULL;
        }
      g_ptr_array_add (values, value);
    }
  return g_steal_pointer (&values);
}

/* A field of somebody else's: a fact when it is a scalar or a list of them, otherwise kept as it
 * stood. */
static void
read_plain_part (DipleJson *json, const char *name, DipleDocument *document)
{
  char kind = diple_json_peek (json);
  g_autofree char *value = read_scalar (json);
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (GString) compact = NULL;

  if (value != NULL)
    diple_fact_take (document, name, value);
  if (kind == 'n')
    diple_json_skip (json, NULL);
  if (value != NULL || kind == 'n')
    return;
  if (kind == '[')
    values = read_scalars (json);
  if (values != NULL)
    {
      diple_fact_take_list (document, name, values);
      return;
    }
  compact = g_string_new (NULL);
  diple_json_skip (json, compact);
  g_ptr_array_add (document->metadata, diple_pair_new (name, compact->str));
}

static void
read_plain (DipleJson *json, GArray *parts, DipleArticle *article)
{
  for (guint i = 0; i < parts->len && json->problem == NULL; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      json->at = part->value;
      if (g_str_equal (part->name, "text"))
        continue;
      read_plain_part (json, part->name, article->document);
      check_end (json, part);
    }
  if (kind_of (json, find_part (parts, "spans")) == '[')
    g_ptr_array_add (article->warnings,
                     g_strdup (_ ("it has “spans” but not all the keys of Diple's own layout, so "
                                  "they were kept as metadata")));
}

static gboolean
read_article (DipleJsonFile *self, DipleJson *json, DipleArticle *article)
{
  g_autoptr (GArray) parts = read_parts (json);
  gboolean own = FALSE;

  if (parts == NULL || !read_text (json, parts, article->document))
    return FALSE;
  own = is_own (json, parts);
  if (own)
    read_own (self, json, parts, article);
  else
    read_plain (json, parts, article);
  if (json->problem != NULL)
    return FALSE;
  if (own)
    diple_head_recognise_format (article->document);
  else
    diple_head_recognise (article->document, "");
  return TRUE;
}

DipleArticle *
diple_json_file_read (DipleJsonFile *self,
                      const char *bytes,
                      gsize n_bytes,
                      guint *line,
                      guint *column,
                      GError **error)
{
  g_autoptr (DipleArticle) article = diple_article_new ();
  g_auto (DipleJson) json = { 0 };

  diple_json_init (&json, bytes, n_bytes);
  if (read_article (self, &json, article))
    {
      diple_digest (bytes, n_bytes, article->document->file_sha256);
      g_free (article->document->encoding);
      article->document->encoding = g_strdup ("UTF-8");
      return g_steal_pointer (&article);
    }
  diple_json_locate (&json, line, column);
  g_set_error_literal (error, DIPLE_ERROR, DIPLE_ERROR_INPUT, json.problem);
  return NULL;
}
