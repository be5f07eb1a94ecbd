/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-document.h"
#include "data/core/diple-digest-private.h"
#include "data/core/diple-utf8-private.h"

#include <string.h>

DiplePair *
diple_pair_new (const char *name, const char *value)
{
  DiplePair *pair;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  pair = g_new (DiplePair, 1);
  pair->name = g_strdup (name);
  pair->value = g_strdup (value);

  return pair;
}

void
diple_pair_free (DiplePair *pair)
{
  if (pair == NULL)
    return;

  g_free (pair->name);
  g_free (pair->value);
  g_free (pair);
}

DipleDocument *
diple_document_new (void)
{
  DipleDocument *document = g_new0 (DipleDocument, 1);

  document->title = g_strdup ("");
  document->author = g_strdup ("");
  document->published = g_strdup ("");
  document->outlet = g_strdup ("");
  document->url = g_strdup ("");
  document->language = g_strdup ("");
  document->source = g_strdup ("");
  document->encoding = g_strdup ("");
  document->metadata = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_pair_free);

  return document;
}

void
diple_document_free (DipleDocument *document)
{
  if (document == NULL)
    return;

  g_free (document->title);
  g_free (document->author);
  g_free (document->published);
  g_free (document->outlet);
  g_free (document->url);
  g_free (document->language);
  g_free (document->source);
  g_free (document->encoding);
  g_free (document->text);
  g_ptr_array_unref (document->metadata);
  g_free (document);
}

static void
replace (char **place, const char *value)
{
  g_free (*place);
  *place = g_strdup (value);
}

DipleDocument *
diple_document_copy_facts (const DipleDocument *document)
{
  DipleDocument *copy;

  g_return_val_if_fail (document != NULL, NULL);

  copy = diple_document_new ();
  copy->id = document->id;
  copy->format = document->format;
  copy->length = document->length;
  replace (&copy->title, document->title);
  replace (&copy->author, document->author);
  replace (&copy->published, document->published);
  replace (&copy->outlet, document->outlet);
  replace (&copy->url, document->url);
  replace (&copy->language, document->language);
  replace (&copy->source, document->source);
  replace (&copy->encoding, document->encoding);
  memcpy (copy->text_sha256, document->text_sha256, sizeof copy->text_sha256);
  memcpy (copy->file_sha256, document->file_sha256, sizeof copy->file_sha256);
  for (guint i = 0; i < document->metadata->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (document->metadata, i);

      g_ptr_array_add (copy->metadata, diple_pair_new (pair->name, pair->value));
    }
  return copy;
}

void
diple_document_take_text (DipleDocument *document, char *text, gsize n_bytes)
{
  g_return_if_fail (document != NULL);
  g_return_if_fail (text != NULL);

  if (document->text != text)
    g_free (document->text);
  document->text = text;
  document->n_bytes = n_bytes;
  document->length = (guint) diple_utf8_count (text, n_bytes);
  diple_digest (text, n_bytes, document->text_sha256);
}
