/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A file's bytes as text. */
typedef struct
{
  char *text; /* UTF-8 without NUL or byte order mark; never NULL after diple_decode() */
  gsize n_bytes;
  char *encoding; /* what it came in, an IANA name */
  char *warning;  /* for people, when the encoding had to be guessed; otherwise NULL */
} DipleDecoded;

/* Decodes @bytes: UTF-8 or, by its byte order mark, UTF-16 or UTF-32; what is neither but reads
 * well in an older encoding is taken as that, with a warning. UTF-8 with a few broken bytes is
 * refused, not guessed at. CR LF becomes LF unless @keep_crlf; nothing else changes. Errors:
 * DIPLE_ERROR_INPUT naming @name and the byte, counted from 0, for a NUL or a byte that fits
 * nowhere. */
gboolean diple_decode (const char *bytes,
                       gsize n_bytes,
                       gboolean keep_crlf,
                       const char *name,
                       DipleDecoded *decoded,
                       GError **error);

void diple_decoded_clear (DipleDecoded *decoded);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DipleDecoded, diple_decoded_clear)

G_END_DECLS
