/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-checker.h"

G_BEGIN_DECLS

/* DipleSpanNotice says what is probably wrong with the active span, and the question that hangs on
 * it with its answer. It is not there when there is neither. */
#define DIPLE_TYPE_SPAN_NOTICE (diple_span_notice_get_type ())
G_DECLARE_FINAL_TYPE (DipleSpanNotice, diple_span_notice, DIPLE, SPAN_NOTICE, GtkWidget)

void diple_span_notice_set_editor (DipleSpanNotice *self, DipleEditor *editor);
void diple_span_notice_set_checker (DipleSpanNotice *self, DipleChecker *checker);

/* Shows the active span as it is now; called when it, the spans or the relations have changed. */
void diple_span_notice_look (DipleSpanNotice *self);

G_END_DECLS
