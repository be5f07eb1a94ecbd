/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-document.h"

G_BEGIN_DECLS

/* What one line at an article's head or foot says about it; empty strings for nothing. */
typedef struct
{
  char *title;
  char *author;
  char *published;
  char *outlet;
  char *url;
} DipleByline;

/* Whether @line, without its line break, is a byline, a dateline or the like and not a sentence of
 * the article. */
gboolean diple_byline_read (const char *line, DipleByline *byline);
void diple_byline_clear (DipleByline *byline);

/* Whether @text could be a name of a person or an agency. */
gboolean diple_byline_is_name (const char *text);

/* Fills what @document does not know yet (title, author, published, outlet, url) from its text and
 * from the name of its file, and takes it for Markdown when its text is. Never changes the text. */
void diple_head_recognise (DipleDocument *document, const char *file_name);

/* The last of these alone. */
void diple_head_recognise_format (DipleDocument *document);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleByline, diple_byline_clear)

G_END_DECLS
