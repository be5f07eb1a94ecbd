/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/core/diple-digest-private.h"

void
diple_digest (const char *bytes, gsize n_bytes, guint8 sha256[32])
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size = 32;

  /* In pieces, because GLib takes the length as a signed number. */
  while (n_bytes > 0)
    {
      gsize piece = MIN (n_bytes, (gsize) 1 << 30);

      g_checksum_update (checksum, (const guchar *) bytes, (gssize) piece);
      bytes += piece;
      n_bytes -= piece;
    }
  g_checksum_get_digest (checksum, sha256, &size);
}
