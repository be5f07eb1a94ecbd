/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/search/diple-kwic-spans-private.h"

G_BEGIN_DECLS

/* How many code points of context a line has on either side. */
#define DIPLE_KWIC_CONTEXT 120

/* A place in a text both in bytes and in code points. */
typedef struct
{
  gsize start_byte;
  gsize end_byte;
  DipleRange range;
} DipleKwicPlace;

/* A line for @place of @text; @title is lent, @mark may be NULL. */
DipleKwicLine *diple_kwic_line_new (gint64 document,
                                    const char *title,
                                    const char *text,
                                    gsize n_bytes,
                                    DipleKwicPlace place,
                                    const DipleMark *mark);

/* Puts @lines into the order of @sort. */
void diple_kwic_lines_sort (GPtrArray *lines, DipleKwicSort sort);

G_END_DECLS
