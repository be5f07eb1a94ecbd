/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-id.h"

#include <string.h>
#include <unistd.h>

#define COUNTER_BITS 21
#define COUNTER_MASK ((1u << COUNTER_BITS) - 1)
#define TIME_MASK ((G_GINT64_CONSTANT (1) << 42) - 1)

/* A run of ids keeps its first millisecond for this long. Two machines that make many ids at once
 * then share a millisecond once in a thousand runs instead of always. */
#define RUN_MILLISECONDS 1000

static const char digits[] = "0123456789abcdefghjkmnpqrstvwxyz";

static GMutex lock;
static gint64 run_time;
static guint run_counter;
static pid_t run_owner; /* a forked child must not go on where its parent stands */

static guint
random_counter (void)
{
  guint32 value;

  if (getentropy (&value, sizeof value) != 0)
    value = g_random_int ();

  return value & COUNTER_MASK;
}

static void
begin_run (gint64 now)
{
  /* A clock that was set back must not make ids go back. */
  run_time = now > run_time ? now : run_time + 1;
  run_counter = random_counter ();
  run_owner = getpid ();
}

gint64
diple_id_new (void)
{
  gint64 now = (g_get_real_time () / 1000) & TIME_MASK;
  gint64 id;

  g_mutex_lock (&lock);
  if (run_owner != getpid () || now - run_time >= RUN_MILLISECONDS || run_counter == COUNTER_MASK)
    begin_run (now);
  else
    run_counter++;
  id = run_time << COUNTER_BITS | run_counter;
  g_mutex_unlock (&lock);

  return id;
}

char *
diple_id_format (gint64 id, char text[DIPLE_ID_TEXT_SIZE])
{
  g_return_val_if_fail (id >= 0, NULL);

  for (int i = DIPLE_ID_TEXT_SIZE - 2; i >= 0; i--, id >>= 5)
    text[i] = digits[id & 31];
  text[DIPLE_ID_TEXT_SIZE - 1] = '\0';

  return text;
}

gint64
diple_id_parse (const char *text)
{
  guint64 id = 0;

  g_return_val_if_fail (text != NULL, 0);

  if (strlen (text) != DIPLE_ID_TEXT_SIZE - 1 || g_ascii_tolower (text[0]) > '7')
    return 0;

  for (; *text != '\0'; text++)
    {
      const char *digit = strchr (digits, g_ascii_tolower (*text));

      if (digit == NULL)
        return 0;
      id = id << 5 | (guint64) (digit - digits);
    }

  return (gint64) id;
}
