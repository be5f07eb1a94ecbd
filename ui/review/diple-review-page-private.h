/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-review.h"
#include "ui/diple-keymap.h"
#include "ui/insights/diple-figure-grid-private.h"
#include "ui/insights/diple-insights-work-private.h"
#include "ui/parts/diple-markdown-private.h"
#include "ui/review/diple-answer-bar-private.h"
#include "ui/review/diple-review-text-private.h"
#include "ui/review/diple-review-work-private.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* DipleReviewPage is the curator's screen: the queue of differences that are left, the text with a
 * lane for each annotator, and the answers to the current difference, one of which a key takes.
 *
 * Property "left" (read-only): how many differences are left to decide. */
#define DIPLE_TYPE_REVIEW_PAGE (diple_review_page_get_type ())
G_DECLARE_FINAL_TYPE (DipleReviewPage, diple_review_page, DIPLE, REVIEW_PAGE, GtkWidget)

void diple_review_page_set_keymap (DipleReviewPage *self, DipleKeymap *keymap);

/* Sets the text as @view sets its own; the keys of the zoom are the same. */
void diple_review_page_follow_view (DipleReviewPage *self, DipleArticleView *view);

/* Figures of agreement that are kept for other pages too; once. */
void diple_review_page_share_figures (DipleReviewPage *self, DipleInsightsWork *figures);

/* What the files of the page share: diple-review-page.c has the frame, -panes.c folds it, -queue.c
 * the list on the left and which item is the current one, -filter.c its filters and the rules,
 * -show.c what is shown of it, -side.c what stands beside its answers, -agreement.c how far
 * annotators agree on its label, -decide.c the decisions. */
struct _DipleReviewPage
{
  GtkWidget parent_instance;

  AdwFlap *outer;
  AdwFlap *inner;
  GtkWidget *queue_pane;
  GtkLabel *counts;
  GtkLevelBar *progress;
  GtkMenuButton *filter_button;
  GtkDropDown *label_filter;
  GtkDropDown *pattern_filter;
  GtkDropDown *annotator_filter;
  GtkCheckButton *by_pattern;
  GtkCheckButton *settled;
  GtkCheckButton *unfinished;
  GtkCheckButton *hide_names;
  GtkWidget *chips; /* a button for each kind */
  GtkListView *list;
  GtkStack *stack;
  GtkWidget *legend;
  GtkWidget *scroller;
  DipleReviewText *text;
  GtkWidget *hints;
  GtkWidget *answers;
  GtkLabel *question;
  GtkLabel *decision;
  GtkBox *cards;
  DipleAnswerBar *answer_bar;
  GtkLabel *edit_key;
  GtkLabel *none_key;
  GtkEditable *note;
  GtkEditable *asked;
  GtkWidget *guideline_card;
  GtkLabel *guideline_heading;
  DipleMarkdown *guideline;
  GtkWidget *before_card;
  GtkWidget *before;
  GtkWidget *agreement_card;
  DipleFigureGrid *agreement;
  GtkToggleButton *kind_buttons[DIPLE_N_REVIEW_KINDS + 1]; /* the last: all but agreed ones */

  DipleEditor *editor; /* NULL while no project is open */
  DipleKeymap *keymap;
  GSignalGroup *editor_signals;
  DipleReview *review; /* NULL while no project is open or nobody has come here */
  GSignalGroup *review_signals;
  GSignalGroup *surface_signals;
  int width; /* of the window for which the panes were folded */
  DipleReviewWork *work;
  DipleInsightsWork *figures; /* how far annotators agree; shared with the page of figures */
  GArray *agreement_rows;     /* guint: labels by their numbers in the figures; or NULL */
  GtkSingleSelection *selection;
  guint left;
  gboolean hidden;    /* names are */
  gboolean entering;  /* the focus is to go to the item once there is one */
  gboolean filling;   /* filters are, by the program */
  gboolean selecting; /* by the program */

  /* The current item. */
  gint64 document;
  gint64 key;                  /* 0: none */
  int place;                   /* in the queue, when it was last there */
  gint64 shown;                /* the key of the item that is on the screen, or 0 */
  const DipleReviewItem *item; /* the same, lent by the work's article; NULL while it is read */

  gint64 end;          /* the key of an item that is decided for a relation's sake, or 0 */
  gint64 waiting;      /* the key of this relation */
  gboolean sought;     /* the lines with the current item are on their way */
  GHashTable *drafts;  /* gint64 *, keys, to GStrv: note and question of items that were left */
  GHashTable *pending; /* gint64 *: keys decided here that the queue still has as open */
  GArray *trail;       /* gint64: keys decided here, the last one last, so that undo leads back */
  GtkWidget *begin_button;
  gint64 curator; /* who may see the work of others, or 0 */
};

/* diple-review-panes.c: which panes there is room for. */
void diple_review_page_class_init_panes (GtkWidgetClass *widget_class);
void diple_review_page_init_panes (DipleReviewPage *self);

/* diple-review-queue.c */
void diple_review_page_init_queue (DipleReviewPage *self);
void diple_review_page_follow_queue (DipleReviewPage *self); /* counts or lines are others */
void diple_review_page_set_kind (DipleReviewPage *self, DipleReviewKind kind);
void diple_review_page_select (DipleReviewPage *self, int place);
gboolean diple_review_page_step (DipleReviewPage *self, int step);
/* To an item of the current document, which filters may hide: then to all of @kind. */
void diple_review_page_go_to (DipleReviewPage *self, gint64 key, DipleReviewKind kind);

/* diple-review-filter.c */
void diple_review_page_install_filters (GtkWidgetClass *widget_class);
void diple_review_page_fill_filters (DipleReviewPage *self);
void diple_review_page_fill_annotators (DipleReviewPage *self);
void diple_review_page_filter (DipleReviewPage *self);
void diple_review_page_show_all (DipleReviewPage *self, DipleReviewKind kind); /* of this kind */
void diple_review_page_choose_label (DipleReviewPage *self, gint64 label);     /* 0: all */
void diple_review_page_choose_work (DipleReviewPage *self);
void diple_review_page_choose_names (DipleReviewPage *self);

/* diple-review-show.c */
void diple_review_page_show_item (DipleReviewPage *self);
void diple_review_page_show_hints (DipleReviewPage *self);
void diple_review_page_announce (DipleReviewPage *self, const char *sentence);

/* diple-review-side.c: note and question, guideline, precedents. */
void diple_review_page_show_side (DipleReviewPage *self);
void diple_review_page_show_precedents (DipleReviewPage *self);
void diple_review_page_written (DipleReviewPage *self);
void diple_review_page_keep_drafts (DipleReviewPage *self); /* before another item is shown */
void diple_review_page_forget_draft (DipleReviewPage *self, gint64 key);

/* diple-review-agreement.c */
void diple_review_page_measure (DipleReviewPage *self); /* while somebody is here */
void diple_review_page_show_agreement (DipleReviewPage *self);
void diple_review_page_mark_agreement (DipleReviewPage *self); /* the current item's label */
void diple_review_page_forget_agreement (DipleReviewPage *self);
void diple_review_page_choose_agreement (DipleReviewPage *self, guint row, guint column);

/* diple-review-decide.c */
void diple_review_page_answer_moved (DipleReviewPage *self);
void diple_review_page_answer_taken (DipleReviewPage *self);
void diple_review_page_answer_left (DipleReviewPage *self);
void diple_review_page_end_answer (DipleReviewPage *self);
void diple_review_page_install_decisions (GtkWidgetClass *widget_class);
void diple_review_page_decide (DipleReviewPage *self, const DipleVerdict *verdict);
void
diple_review_page_refused (DipleReviewPage *self, gint64 document, gint64 key, const char *why);

/* diple-review-panes.c: leaves the panes out that have no room. */
void diple_review_page_fold (DipleReviewPage *self);

/* diple-review-gate.c: begins, or asks first who annotates here and has not curated. */
void diple_review_page_enter (DipleReviewPage *self);
void diple_review_page_install_gate (GtkWidgetClass *widget_class);

/* diple-review-page.c: reads the differences, once. */
void diple_review_page_begin (DipleReviewPage *self);
void diple_review_page_forget (DipleReviewPage *self);

G_END_DECLS
