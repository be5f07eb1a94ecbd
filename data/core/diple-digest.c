/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/core/diple-digest-private.h"

#include <nettle/sha2.h>

/* Five times as fast as GChecksum where the processor knows SHA-256. */
void
diple_digest (const char *bytes, gsize n_bytes, guint8 sha256[32])
{
  struct sha256_ctx context;

  sha256_init (&context);
  sha256_update (&context, n_bytes, (const uint8_t *) bytes);
  sha256_digest (&context, SHA256_DIGEST_SIZE, sha256);
}
