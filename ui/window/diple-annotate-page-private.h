/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "data/diple-checker.h"
#include "ui/diple-article-view.h"
#include "ui/diple-settings.h"

G_BEGIN_DECLS

/* DipleAnnotatePage is the screen on which one annotator marks articles: the documents on the left,
 * the article with its palette in the middle, the active span and all annotations on the right. It
 * shows what its editor has open. A DiplePage.
 *
 * Properties "show-documents" and "show-annotations": whether the panes at the sides are there.
 * Signal "counted" (gint64): how many documents the project has. */
#define DIPLE_TYPE_ANNOTATE_PAGE (diple_annotate_page_get_type ())
G_DECLARE_FINAL_TYPE (DipleAnnotatePage, diple_annotate_page, DIPLE, ANNOTATE_PAGE, GtkWidget)

/* Whose warnings and questions are shown beside the spans; NULL: none. */
void diple_annotate_page_set_checker (DipleAnnotatePage *self, DipleChecker *checker);

void diple_annotate_page_set_settings (DipleAnnotatePage *self, DipleSettings *settings);

/* Shows the work of another annotator, and calls whoever it is @name. */
void
diple_annotate_page_set_annotator (DipleAnnotatePage *self, gint64 annotator, const char *name);

/* Opens @document if need be, makes @span active or, with 0, selects @range, and brings it into
 * sight. */
void diple_annotate_page_show_place (DipleAnnotatePage *self,
                                     gint64 document,
                                     gint64 span,
                                     DipleRange range);

DipleArticleView *diple_annotate_page_get_view (DipleAnnotatePage *self);
void diple_annotate_page_focus_search (DipleAnnotatePage *self);
void diple_annotate_page_find (DipleAnnotatePage *self);
gboolean diple_annotate_page_step (DipleAnnotatePage *self, int direction);

/* Marks the open document as finished and opens the next that is not, in the order of the list. */
void diple_annotate_page_finish_next (DipleAnnotatePage *self);

/* Whether only the text is there. */
void diple_annotate_page_set_calm (DipleAnnotatePage *self, gboolean calm);

/* Asks from which score on what models suggest for the open document is to be accepted. */
void diple_annotate_page_accept_suggestions (DipleAnnotatePage *self);

/* Adds what the focus goes round, from left to right. */
void diple_annotate_page_add_panes (DipleAnnotatePage *self, GPtrArray *panes);

/* Shows title and other metadata of the open document beside the text, or the text's spans again.
 */
void diple_annotate_page_show_details (DipleAnnotatePage *self);

/* A word about what was done, in the status line and for screen readers. */
void diple_annotate_page_announce (DipleAnnotatePage *self, const char *sentence);

/* Shows @toast (swallowed) over the article, where it covers no label. */
void diple_annotate_page_add_toast (DipleAnnotatePage *self, AdwToast *toast);

G_END_DECLS
