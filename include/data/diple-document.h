/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DIPLE_FORMAT_TEXT,
  DIPLE_FORMAT_MARKDOWN, /* annotated in its source; emphasis marks are shown quietly */
} DipleFormat;

/* A name with a value, as front matter or JSON had it; a list is the same name several times. */
typedef struct
{
  char *name;
  char *value;
} DiplePair;

DiplePair *diple_pair_new (const char *name, const char *value);
void diple_pair_free (DiplePair *pair);

/* One article: a frozen text and what is known about it. A plain value; every string is never NULL,
 * and empty when not known. Strings are UTF-8. */
typedef struct
{
  gint64 id;
  char *title;
  char *author;
  char *published; /* as ISO 8601 when it could be read (2031-03-14), otherwise as it stood */
  char *outlet;
  char *url;
  char *language; /* a BCP 47 tag */
  DipleFormat format;
  char *source;           /* the path or member as imported */
  char *encoding;         /* of the file as it came, an IANA name */
  char *text;             /* NULL when only the facts were asked for */
  gsize n_bytes;          /* of text, without its NUL */
  guint length;           /* of text in code points */
  guint8 text_sha256[32]; /* of the UTF-8 text */
  guint8 file_sha256[32]; /* of the file, or of the input line, as it came */
  GPtrArray *metadata;    /* DiplePair *, owned, in the input's order */
} DipleDocument;

/* A document with empty strings, no text, no metadata and id 0. */
DipleDocument *diple_document_new (void);
void diple_document_free (DipleDocument *document);

/* A copy of everything but the text; the caller owns it. */
DipleDocument *diple_document_copy_facts (const DipleDocument *document);

/* Gives @document its text (UTF-8, without NUL; taken) and fills n_bytes, length and text_sha256.
 */
void diple_document_take_text (DipleDocument *document, char *text, gsize n_bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DiplePair, diple_pair_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleDocument, diple_document_free)

G_END_DECLS
