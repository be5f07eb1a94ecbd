/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* What libFuzzer calls; replay.c calls the same where there is none. Must not keep anything. */
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Takes one byte, or 0 at the end, off the front of the input. */
static inline guint8
fuzz_take_byte (const uint8_t **data, size_t *size)
{
  if (*size == 0)
    return 0;

  (*size)--;
  return *(*data)++;
}

static inline guint
fuzz_take_number (const uint8_t **data, size_t *size)
{
  guint high = fuzz_take_byte (data, size);

  return high << 8 | fuzz_take_byte (data, size);
}
