/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/diple-article-view.h"

G_BEGIN_DECLS

/* DipleFindBar finds words in the open document: each find is selected, so that a label's key marks
 * it. Signal "closed" (): the text wants the focus back. */
#define DIPLE_TYPE_FIND_BAR (diple_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (DipleFindBar, diple_find_bar, DIPLE, FIND_BAR, GtkWidget)

void diple_find_bar_set_view (DipleFindBar *self, DipleArticleView *view);

/* Called once: the keys that work while the words are written. */
void diple_find_bar_set_keymap (DipleFindBar *self, DipleKeymap *keymap);

/* Shows the bar, with what is selected in the text as the words to find. */
void diple_find_bar_open (DipleFindBar *self);
void diple_find_bar_close (DipleFindBar *self);
gboolean diple_find_bar_is_open (DipleFindBar *self);

G_END_DECLS
