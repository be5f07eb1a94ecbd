/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The text as the buffer shows it: the document's, but without a paragraph of more than
 * DIPLE_PARAGRAPH_LIMIT characters, which GTK lays out wrongly (one of 500,000 becomes a single
 * unwrapped line). A long paragraph is split softly: a blank is shown as a line feed, and where
 * there is no blank, a line feed is put in between. Plain value; the document's text is lent. */
#define DIPLE_PARAGRAPH_LIMIT 4000

typedef struct _DipleDisplayText DipleDisplayText;

DipleDisplayText *diple_display_text_new (const char *text, gsize n_bytes);
void diple_display_text_free (DipleDisplayText *self);

const char *diple_display_text_get (const DipleDisplayText *self, gsize *n_bytes);

/* From an offset of the document to one of the display and back, both in code points. */
guint diple_display_text_from_document (const DipleDisplayText *self, guint offset);
guint diple_display_text_to_document (const DipleDisplayText *self, guint offset);

/* Whether any of the display's line feeds stands for no character of the document. */
gboolean diple_display_text_inserts (const DipleDisplayText *self);

/* Whether the display's line feed at @offset (of the display) is none of the document. */
gboolean diple_display_text_is_soft (const DipleDisplayText *self, guint offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleDisplayText, diple_display_text_free)

G_END_DECLS
