/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "data/diple-editor.h"
#include "ui/diple-keymap.h"

G_BEGIN_DECLS

/* DipleArticleView shows the document that a DipleEditor has open, read-only, with its spans drawn
 * round the text, and is the hand that works on them: mouse, keys and the context menu call the
 * editor. Put it into a GtkScrolledWindow. All offsets are code points of the document's text.
 *
 * Actions, all of them in the table of commands except mark, whose keys are the schema's:
 * "article.mark" (x: a label's id), "article.delete", "article.next", "article.previous",
 * "article.next-in-stack", "article.grow", "article.shrink", "article.hold-start",
 * "article.hold-end", "article.edit-note", "article.show-menu", "article.zoom-in",
 * "article.zoom-out", "article.zoom-reset".
 *
 * Relations: "article.link" (x: a relation type's id; its keys are the schema's) lets the user
 * choose what the active span is linked with, "article.link-to" ((xx): a type and a span) links it;
 * "article.next-relation" chooses one of the active span's relations, "article.jump" goes to its
 * other end, "article.relabel-relation" (x), "article.reverse-relation" and
 * "article.delete-relation" change the chosen one. Pieces: "article.add-piece" and
 * "article.remove-piece". "article.show-values" and "article.show-relations" are the properties.
 *
 * Properties: "editor", "armed", "zoom", the size of the text as a factor of the normal one,
 * "show-values", whether chips say what the attributes are, and "show-relations", whether all arcs
 * are drawn or only those of the active and hovered spans.
 *
 * Signals:
 *  "announce" (const char *sentence)  what an action did, for a status line and screen readers
 *  "edit-note" ()                     the user wants to write the active span's note
 *  "choose-far" (gint64 type, gint64 span)  the user wants to link the span with one of any
 * document "select-relation" (gint64 relation)  another relation, or none (0), was chosen
 *  "show-place" (gint64 document, gint64 span, guint start, guint end)  the user wants to go to the
 *                                   end of a relation that lies in another document
 *  "viewport-changed" ()              other lines of the text are on the screen */
#define DIPLE_TYPE_ARTICLE_VIEW (diple_article_view_get_type ())
G_DECLARE_FINAL_TYPE (DipleArticleView, diple_article_view, DIPLE, ARTICLE_VIEW, GtkSourceView)

GtkWidget *diple_article_view_new (void);

/* The editor that is shown, or NULL; lent. */
DipleEditor *diple_article_view_get_editor (DipleArticleView *self);
void diple_article_view_set_editor (DipleArticleView *self, DipleEditor *editor);

/* The label that every selection made with the mouse gets at once, or 0. Escape disarms it. */
gint64 diple_article_view_get_armed (DipleArticleView *self);
void diple_article_view_set_armed (DipleArticleView *self, gint64 label);

/* The selected range; FALSE, with @range empty at the caret, when nothing is selected. */
gboolean diple_article_view_get_selection (DipleArticleView *self, DipleRange *range);
void diple_article_view_select (DipleArticleView *self, DipleRange range);

/* Scrolls so that @range can be seen, unless it can be seen already, and keeps it there while the
 * rest of a long text is being laid out. */
void diple_article_view_reveal (DipleArticleView *self, DipleRange range);

/* The relation that is chosen, or 0: its arc is shown and both its ends are marked. */
gint64 diple_article_view_get_selected_relation (DipleArticleView *self);
void diple_article_view_select_relation (DipleArticleView *self, gint64 relation);

/* Colours what a search found, until it is called again or another document is open. */
void
diple_article_view_set_finds (DipleArticleView *self, const DipleRange *ranges, guint n_ranges);

/* The part of the text that is on the screen. */
DipleRange diple_article_view_get_viewport (DipleArticleView *self);

/* The keys that the view's commands have from now on. */
void diple_article_view_set_keymap (DipleArticleView *self, DipleKeymap *keymap);

G_END_DECLS
