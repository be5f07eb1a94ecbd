/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-agreement-input.h"
#include "data/text/diple-boundaries-private.h"

#include <string.h>

gboolean
diple_unit_document_cut (DipleUnitDocument *document, const char *language)
{
  g_autoptr (DipleTextMap) map = NULL;
  g_autoptr (DipleBoundaries) boundaries = NULL;
  guint offset = 0;

  if (document->tokens != NULL)
    return TRUE;
  if (document->text == NULL)
    return FALSE;

  map = diple_text_map_new (document->text, strlen (document->text));
  boundaries = diple_boundaries_new (map, language != NULL ? language : "");
  document->tokens = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  for (int32_t at = 0; at < boundaries->n_bytes;)
    {
      const DiplePiece piece = diple_segment_at (boundaries, at).piece;
      const guint length =
          (guint) g_utf8_pointer_to_offset (document->text + at, document->text + piece.end);
      const DipleRange token = { offset, offset + length };

      if (diple_piece_trim (document->text, piece).start <
          diple_piece_trim (document->text, piece).end)
        g_array_append_val (document->tokens, token);
      offset = token.end;
      at = piece.end;
    }
  return TRUE;
}
