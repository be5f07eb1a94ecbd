/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/articles/diple-byline-private.h"
#include "data/articles/diple-front-matter-private.h"
#include "data/articles/diple-reader-private.h"
#include "data/core/diple-digest-private.h"
#include "data/diple-decode.h"
#include "data/diple-error.h"

static gboolean
is_markdown_name (const char *name)
{
  static const char *const suffixes[] = { ".md", ".markdown", ".mdown", ".mkd", ".mkdn" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/* Takes the front matter off; of everything else not a character is cut. */
static gboolean
take_text (DipleArticle *article, DipleDecoded *decoded, const char *name, GError **error)
{
  DipleDocument *document = article->document;
  char *warning = NULL;
  gsize cut = diple_front_matter_read (decoded->text, decoded->n_bytes, document, &warning);

  if (warning != NULL)
    g_ptr_array_add (article->warnings, warning);
  if (cut > 0)
    document->format = DIPLE_FORMAT_MARKDOWN;
  if (is_blank (decoded->text + cut))
    {
      g_set_error (
          error, DIPLE_ERROR, DIPLE_ERROR_INPUT, _ ("%s: there is no text in this file"), name);
      return FALSE;
    }
  memmove (decoded->text, decoded->text + cut, decoded->n_bytes - cut + 1);
  diple_document_take_text (document, g_steal_pointer (&decoded->text), decoded->n_bytes - cut);
  return TRUE;
}

DipleArticle *
diple_text_article_read (const char *bytes,
                         gsize n_bytes,
                         gboolean keep_crlf,
                         const char *name,
                         const char *source,
                         GError **error)
{
  g_autoptr (DipleArticle) article = diple_article_new ();
  g_auto (DipleDecoded) decoded = { 0 };
  DipleDocument *document = article->document;

  if (!diple_decode (bytes, n_bytes, keep_crlf, name, &decoded, error))
    return NULL;
  if (decoded.warning != NULL)
    g_ptr_array_add (article->warnings, g_steal_pointer (&decoded.warning));
  g_free (document->encoding);
  document->encoding = g_steal_pointer (&decoded.encoding);
  diple_digest (bytes, n_bytes, document->file_sha256);

  if (!take_text (article, &decoded, name, error))
    return NULL;
  if (is_markdown_name (source))
    document->format = DIPLE_FORMAT_MARKDOWN;
  diple_head_recognise (document, source);
  return g_steal_pointer (&article);
}
