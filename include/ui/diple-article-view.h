/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "data/diple-checker.h"
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
 * "article.hold-end", "article.edit-note", "article.attribute", "article.suggestion" (chooses what
 * a model suggests, for the keys of "suggestion."), "article.repeat",
 * "article.show-menu", "article.zoom-in",
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
 * "show-values", whether chips say what the attributes are, and "show-suggestions", whether what
 * models suggest is drawn, and "show-relations", whether all arcs
 * are drawn or only those of the active and hovered spans;
 * "face" ("serif", "sans", "mono" or an installed family), "line-spacing" (a factor), "measure"
 * (the characters of a line), "chips" (whether labels stand over their spans).
 *
 * Signals:
 *  "announce" (const char *sentence)  what an action did, for a status line and screen readers
 *  "edit-note" ()                     the user wants to write the active span's note
 *  "choose-far" (gint64 type, gint64 span)  the user wants to link the span with one of any
 * document "select-relation" (gint64 relation)  another relation, or none (0), was chosen
 *  "show-place" (gint64 document, gint64 span, guint start, guint end)  the user wants to go to the
 *                                   end of a relation that lies in another document
 *  "finds-changed" ()                 more is known of what diple_article_view_find() looks for
 *  "viewport-changed" ()              other lines of the text are on the screen */
#define DIPLE_TYPE_ARTICLE_VIEW (diple_article_view_get_type ())
G_DECLARE_FINAL_TYPE (DipleArticleView, diple_article_view, DIPLE, ARTICLE_VIEW, GtkSourceView)

GtkWidget *diple_article_view_new (void);

/* The editor that is shown, or NULL; lent. */
DipleEditor *diple_article_view_get_editor (DipleArticleView *self);
void diple_article_view_set_editor (DipleArticleView *self, DipleEditor *editor);

/* Whose warnings are shown at the spans and said with them, or NULL. */
void diple_article_view_set_checker (DipleArticleView *self, DipleChecker *checker);

/* Says @sentence to screen readers and, by "announce", to who shows it. */
void diple_article_view_announce (DipleArticleView *self, const char *sentence);

/* How much of the view's foot something else covers, in pixels: hints stand above that. */
void diple_article_view_set_covered (DipleArticleView *self, int height);

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

typedef enum
{
  DIPLE_FIND_PLAIN = 0,
  DIPLE_FIND_CASE = 1 << 0,  /* large and small letters differ */
  DIPLE_FIND_WORDS = 1 << 1, /* whole words only */
  DIPLE_FIND_REGEX = 1 << 2, /* the text is a regular expression */
} DipleFindOptions;

/* Looks for @text and colours what it finds, until it is called with NULL or "" or another document
 * is open. White space finds any white space. "finds-changed" tells as more is known. */
void diple_article_view_find (DipleArticleView *self, const char *text, DipleFindOptions options);

/* Selects the next find (1), the previous (-1), or the first from the selection's start on (0),
 * round the text's end, and brings it into sight; a little later, in a long text. */
void diple_article_view_find_step (DipleArticleView *self, int direction);

/* How many finds there are, -1 while they are being counted; @position is which of them, from 1,
 * the selection is, 0 when it is none and -1 while that is not known. */
int diple_article_view_count_finds (DipleArticleView *self, int *position);

/* What is wrong with the regular expression, or NULL; a new string. */
char *diple_article_view_dup_find_error (DipleArticleView *self);

/* Marks the selection with the label that was used last, and goes to the next find; says why not
 * with "announce". */
gboolean diple_article_view_mark_find (DipleArticleView *self);

/* The first code point on the screen, 0 at the very top, and where the caret is; and back to both.
 */
guint diple_article_view_get_place (DipleArticleView *self);
guint diple_article_view_get_caret_place (DipleArticleView *self);
void diple_article_view_return_to (DipleArticleView *self, guint place, guint caret);

/* The part of the text that is on the screen. */
DipleRange diple_article_view_get_viewport (DipleArticleView *self);

/* The keys that the view's commands have from now on. */
void diple_article_view_set_keymap (DipleArticleView *self, DipleKeymap *keymap);

G_END_DECLS
