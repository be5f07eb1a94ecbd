/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-article-view.h"

G_BEGIN_DECLS

/* DipleReader remembers, for the project, where the annotator was in each document and how long
 * they were at work on it, and brings the view back there. Owned by the page whose view it is;
 * input anywhere on the page is a sign of work while its window has the focus.
 *
 * Property "counts": whether time is counted. Property "spent": the milliseconds that the annotator
 * was at work on the open document, as of the last minute. */
#define DIPLE_TYPE_READER (diple_reader_get_type ())
G_DECLARE_FINAL_TYPE (DipleReader, diple_reader, DIPLE, READER, GObject)

/* Both widgets outlive it. */
DipleReader *diple_reader_new (GtkWidget *page, DipleArticleView *view);

/* The editor has opened another document, or none: writes what was, and goes to where the annotator
 * left off. */
void diple_reader_open (DipleReader *self, DipleEditor *editor);

/* Another annotator goes on in the same document. */
void diple_reader_set_annotator (DipleReader *self, gint64 annotator);

/* Writes what is not written yet. */
void diple_reader_flush (DipleReader *self);

G_END_DECLS
