/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the main loop works before it waits again, on this thread's CPU alone: what others do
 * meanwhile is not its work. All in milliseconds. */

/* What this thread has computed. */
double bench_loop_cpu (void);

/* Measures from now on. */
void bench_loop_watch (void);

/* What is done from now on is one piece of work. */
void bench_loop_begin (void);

/* For how long that has been done. */
double bench_loop_since (void);

/* The most that was done at once since this was called last. */
double bench_loop_take_longest (void);

G_END_DECLS
