/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-cover-private.h"
#include "data/text/diple-characters-private.h"

struct _DipleScale
{
  guint length;
  guint *filled;        /* of each offset and the end: characters before it that are no blanks; or
                         * NULL when every character counts */
  const GArray *tokens; /* DipleRange, lent; or NULL */
};

static guint *
count_filled (const DipleUnitDocument *document)
{
  guint *filled = g_new0 (guint, (gsize) document->length + 1);
  const char *at = document->text;

  for (guint i = 0; i < document->length; i++)
    {
      const gboolean there = *at != '\0';

      filled[i + 1] =
          filled[i] + (there && !diple_character_is_blank ((UChar32) g_utf8_get_char (at)));
      at = there ? g_utf8_next_char (at) : at;
    }
  return filled;
}

DipleScale *
diple_scale_new (const DipleUnitDocument *document, DipleAgreementUnit unit)
{
  DipleScale *self = g_new0 (DipleScale, 1);

  if (unit == DIPLE_AGREEMENT_TOKENS)
    {
      self->tokens = document->tokens;
      self->length = document->tokens != NULL ? document->tokens->len : 0;
      return self;
    }
  if (document->text != NULL)
    self->filled = count_filled (document);
  self->length = self->filled != NULL ? self->filled[document->length] : document->length;
  return self;
}

void
diple_scale_free (DipleScale *self)
{
  g_free (self->filled);
  g_free (self);
}

guint
diple_scale_length (const DipleScale *self)
{
  return self->length;
}

/* The first token that begins (@by_end: ends) at @offset or after it. */
static guint
find_token (const DipleScale *self, guint offset, gboolean by_end)
{
  guint low = 0;
  guint high = self->length;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;
      const DipleRange token = g_array_index (self->tokens, DipleRange, middle);

      if ((by_end ? token.end : token.start) < offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

DipleRange
diple_scale_map (const DipleScale *self, DipleRange range)
{
  if (self->tokens != NULL)
    return (DipleRange){ find_token (self, range.start + 1, TRUE),
                         find_token (self, range.end, FALSE) };
  if (self->filled != NULL)
    return (DipleRange){ self->filled[range.start], self->filled[range.end] };
  return self->length > 0 ? range : (DipleRange){ 0, 0 };
}
