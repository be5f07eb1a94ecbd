/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "data/articles/diple-reader-private.h"

/* A file of any content, as text, Markdown or JSON. Input: a byte that chooses name and options,
 * then the file. What comes out must be texts and facts that a project can keep. */
static const char *const names[] = {
  "2031-03-14-the-dam.txt", "dam.md", "dam.jsonl", "dam.json", "dam", "14 March.text"
};

static void
check_text (const char *text)
{
  g_assert_nonnull (text);
  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
check_document (const DipleDocument *document)
{
  const char *const facts[] = { document->title,  document->author,   document->published,
                                document->outlet, document->url,      document->language,
                                document->source, document->encoding, document->text };

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    check_text (facts[i]);
  g_assert_cmpuint (strlen (document->text), ==, document->n_bytes);
  g_assert_cmpint (g_utf8_strlen (document->text, -1), ==, document->length);
  for (guint i = 0; i < document->metadata->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (document->metadata, i);

      check_text (pair->name);
      check_text (pair->value);
    }
}

static void
check_article (const DipleArticle *article)
{
  check_document (article->document);
  for (guint i = 0; i < article->warnings->len; i++)
    check_text (g_ptr_array_index (article->warnings, i));
  for (guint i = 0; i < article->spans->len; i++)
    {
      const DipleArticleSpan *span = g_ptr_array_index (article->spans, i);

      check_text (span->annotator);
      check_text (span->label);
      g_assert_cmpuint (span->range.start, <, span->range.end);
      g_assert_cmpuint (span->range.end, <=, article->document->length);
      if (span->note != NULL)
        check_text (span->note);
    }
}

static gboolean
found_cb (DipleFound *found, gpointer data)
{
  if (found->article != NULL)
    check_article (found->article);
  if (found->message != NULL)
    check_text (found->message);
  diple_found_free (found);

  return TRUE;
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  guint8 choice = fuzz_take_byte (&data, &size);
  DipleReading reading = { .func = found_cb, .keep_crlf = choice >> 7 };
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  DipleInput input = { .name = names[choice % G_N_ELEMENTS (names)],
                       .source = names[choice % G_N_ELEMENTS (names)],
                       .stream = stream,
                       .searched = choice >> 6 & 1 };

  diple_read_input (&reading, &input);

  return 0;
}
