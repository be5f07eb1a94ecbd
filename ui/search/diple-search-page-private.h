/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/window/diple-page-private.h"

G_BEGIN_DECLS

/* DipleSearchPage is the screen on which the whole project is searched: words and filters above,
 * the hits in their contexts below, where they are opened, marked and relabelled. A DiplePage. */
#define DIPLE_TYPE_SEARCH_PAGE (diple_search_page_get_type ())
G_DECLARE_FINAL_TYPE (DipleSearchPage, diple_search_page, DIPLE, SEARCH_PAGE, GtkWidget)

/* Puts the focus into the entry; @words, when not NULL, are looked for just as they stand. */
void diple_search_page_look_for (DipleSearchPage *self, const char *words);

G_END_DECLS
