/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/article/diple-anchor-private.h"
#include "ui/article/diple-article-heading-private.h"
#include "ui/article/diple-highlight-painter-private.h"
#include "ui/article/diple-link-hint-private.h"
#include "ui/article/diple-text-dressing-private.h"
#include "ui/diple-article-view.h"

G_BEGIN_DECLS

/* What is held at one end: a piece of the active span, or the selection. */
typedef struct
{
  gboolean held;
  gint64 span; /* 0: the selection */
  guint piece;
  gboolean start; /* the end that is held */
  DipleRange before;
  DipleRange range; /* of the piece as it would be */
  DipleRange limit; /* between its neighbours */
} DipleGrip;

struct _DipleArticleView
{
  GtkSourceView parent_instance;

  DipleEditor *editor;
  GSignalGroup *follow;
  DipleChecker *checker; /* or NULL */
  GSignalGroup *warnings;
  DipleDisplayText *text; /* of the open document, or NULL */
  DipleDressing *dressing;
  DiplePainter *painter;
  DipleAnchor *anchor;
  DipleArticleHeading *heading;
  DipleMetrics metrics;
  DipleLook look;
  char *face; /* "serif", "sans", "mono" or a family */
  GtkCssProvider *face_style;
  guint zoom;              /* a step of diple-article-view.css */
  gint64 armed;            /* a label, or 0 */
  gint64 used;             /* the label that was used last, or 0 */
  gint64 shown;            /* the span that was active when it was last looked at */
  gint64 last_active;      /* the last span that was active, which a selection may extend */
  gboolean show_relations; /* all of them, not only the active span's */
  guint working;           /* > 0 while an action of the view changes spans: nothing scrolls, and
                            * the action itself says what was done */
  char *did;               /* what the editor did last, in a sentence */

  GtkSourceSearchContext *find; /* of this document's buffer, or NULL */
  GCancellable *finding;        /* the step under way, or NULL */

  /* The hand. */
  DipleGrip grip;
  guint grow_anchor; /* where growing began */
  DipleRange grown;  /* the selection that growing made */
  DipleKeymap *keymap;
  GtkEventController *keys;            /* of the commands */
  GtkEventController *hold;            /* the keys while an end is held */
  GtkEventController *label;           /* the schema's keys */
  GtkEventController *proposal_keys;   /* while who says a claim is proposed */
  GtkEventController *suggestion_keys; /* while a suggestion is chosen */
  DipleProposal *proposal;             /* or NULL */
  gint64 repeated;                     /* the span last worked on, or 0 */
  GtkWidget *menu;                     /* a persistent popover, or NULL */
  GArray *menu_types;                  /* gint64: the relation types that it offers, or NULL */
  gint64 menu_target;                  /* for them */
  GtkGesture *drag;                    /* of a handle */
  double drag_x;                       /* where it was dragged to */
  double drag_y;
  gboolean drag_exact;
  guint drag_scroll; /* the tick that scrolls along */
  double press_x;    /* where button 1 went down */
  double press_y;
  gboolean dragging; /* a handle, from press to release; the gesture hears of both first */
  guint settle;      /* the source that looks at a finished selection */
  gboolean settle_exact;
  gboolean settle_again; /* a second click on the same place */
  gboolean settle_piece; /* what was selected is a further piece of the active span */

  /* Relations. */
  GtkEventController *link_keys; /* while one is being made */
  DipleLinkHint *hint;
  int covered;        /* pixels at the foot, which the hint leaves free */
  gboolean swallow;   /* the release of a press that was not the text's */
  gint64 pressed_arc; /* the relation whose label was pressed last */
  guint32 pressed_at; /* milliseconds of the event's clock */
  double pressed_x;   /* of the widget */
  double pressed_y;
  gboolean pressed_again; /* it was a double click, and jumped */
};

/* diple-article-view.c */
gboolean diple_article_view_is_open (DipleArticleView *self);
guint diple_article_view_get_caret (DipleArticleView *self);
void diple_article_view_place_caret (DipleArticleView *self, guint offset);

/* The same as diple_article_view_announce(), with the key in force for each {action}. */
void diple_article_view_announce_keys (DipleArticleView *self, const char *words);

/* Brackets a call of the editor that must not scroll the view. */
void diple_article_view_begin_work (DipleArticleView *self);
void diple_article_view_end_work (DipleArticleView *self);

/* Gives the text, and what stands over it, its place anew in the next frame. */
void diple_article_view_lay_out (DipleArticleView *self);

/* diple-article-look.c: how the text is set; nothing moves but what must. */
void diple_article_view_init_look (DipleArticleView *self);
double diple_article_view_get_zoom (DipleArticleView *self); /* a factor of the normal size */
void diple_article_view_set_zoom (DipleArticleView *self, double factor);
void diple_article_view_zoom_by (DipleArticleView *self, int steps); /* 0: back to normal */
void diple_article_view_clear_look (DipleArticleView *self);
void diple_article_view_measure_face (DipleArticleView *self);
void diple_article_view_set_face (DipleArticleView *self, const char *face);
void diple_article_view_set_look (DipleArticleView *self, const DipleLook *look);

/* diple-article-place.c: from places to offsets; x and y are the widget's. */
guint diple_article_view_offset_at (DipleArticleView *self, double x, double y);
DipleSpan *diple_article_view_span_at (DipleArticleView *self, double x, double y);
void diple_article_view_to_buffer (
    DipleArticleView *self, double x, double y, double *buffer_x, double *buffer_y);
void diple_article_view_place_column (DipleArticleView *self, int width);
gboolean diple_article_view_is_low (DipleArticleView *self, const DipleSpan *span);
void diple_article_view_place_heading (DipleArticleView *self);
gboolean diple_article_view_shows_heading (DipleArticleView *self);

/* diple-article-finds.c */
void diple_article_view_forget_finds (DipleArticleView *self);

/* The first find from @from on, characters of the document; FALSE when there is none or nothing is
 * looked for. */
gboolean diple_article_view_next_find (DipleArticleView *self, guint from, DipleRange *found);

/* diple-article-editor.c: what the view does when its editor opens or changes something. */
void diple_article_view_follow (DipleArticleView *self);
void diple_article_view_show (DipleArticleView *self);
void diple_article_view_set_quiet_colour (DipleArticleView *self);

/* diple-article-warnings.c: what is probably wrong with a span: as a further line of what is said
 * of it, and after its description, a new string. */
void diple_article_view_follow_warnings (DipleArticleView *self);
void diple_article_view_append_warning (DipleArticleView *self, gint64 span, GString *lines);
char *diple_article_view_describe_warned (DipleArticleView *self, const DipleSpan *span);

/* diple-article-actions.c */
void diple_article_view_install_actions (GtkWidgetClass *widget_class);
void diple_article_view_update_actions (DipleArticleView *self);
char *diple_article_view_describe (DipleArticleView *self, const DipleSpan *span);

/* diple-hand-keys.c */
void diple_hand_init_keys (DipleArticleView *self);
void diple_hand_follow_schema (DipleArticleView *self);

/* diple-hand-pointer.c */
void diple_hand_init_pointer (DipleArticleView *self);
void diple_hand_settle (DipleArticleView *self);

/* What lies at a place of the widget, in lines, or NULL; a new string. */
char *diple_hand_dup_words_at (DipleArticleView *self, double x, double y);
gboolean
diple_hand_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip);

/* diple-hand-link.c: a relation that is being made from the active span. */
gboolean diple_link_is_on (DipleArticleView *self);
void diple_link_begin (DipleArticleView *self, gint64 type);
void diple_link_step (DipleArticleView *self, int direction);
void diple_link_click (DipleArticleView *self, double x, double y);
void diple_link_finish (DipleArticleView *self);
void diple_link_choose_far (DipleArticleView *self);
void diple_link_cancel (DipleArticleView *self); /* says so */
void diple_link_leave (DipleArticleView *self);
void diple_link_make (DipleArticleView *self, gint64 type, gint64 span, gint64 target);
void diple_link_check (DipleArticleView *self);
gboolean diple_link_is_low (DipleArticleView *self); /* what is linked stands low in the view */

/* diple-hand-link-drag.c: the same with the mouse. */
gboolean diple_link_drag_begin (DipleArticleView *self, double x, double y);
void diple_link_drag_to (DipleArticleView *self, double x, double y);
void diple_link_drag_end (DipleArticleView *self, double x, double y);

/* diple-hand-arcs.c */
gint64 diple_hand_arc_at (DipleArticleView *self, double x, double y);
/* The relations at a place of the widget, a line each; NULL where there is none. A new string. */
char *diple_hand_dup_arc_words (DipleArticleView *self, double x, double y);
void diple_hand_press_arc (DipleArticleView *self, gint64 relation, guint n_press);
void diple_hand_jump (DipleArticleView *self, gint64 relation);
char *diple_article_view_describe_relation (DipleArticleView *self, const DipleRelation *relation);

/* diple-article-relations.c */
void diple_article_view_install_relations (GtkWidgetClass *widget_class);
void diple_article_view_update_relations (DipleArticleView *self);
void diple_article_view_delete_relation (DipleArticleView *self);

/* diple-hand-pieces.c */
void diple_article_view_install_pieces (GtkWidgetClass *widget_class);
void diple_hand_add_piece (DipleArticleView *self);
gboolean diple_hand_piece_at_caret (DipleArticleView *self, guint *piece);
void diple_hand_remove_piece (DipleArticleView *self);

/* diple-hand-scroll.c: moves the held end to a place, scrolling where that is at the edge. */
void diple_hand_drag_to (DipleArticleView *self, double x, double y, gboolean exact);
void diple_hand_stop_scrolling (DipleArticleView *self);

/* diple-hand-attribution.c: proposes who says a claim; Enter takes it, Tab shows another. */
void diple_hand_init_attribution (DipleArticleView *self);
void diple_hand_propose (DipleArticleView *self);
void diple_hand_leave_proposal (DipleArticleView *self);

/* What a key does to what is proposed; FALSE when nothing is. */
typedef enum
{
  DIPLE_PROPOSAL_TAKE,
  DIPLE_PROPOSAL_NEXT,
  DIPLE_PROPOSAL_PREVIOUS,
  DIPLE_PROPOSAL_LEAVE,
} DipleProposalKey;

gboolean diple_hand_answer_proposal (DipleArticleView *self, DipleProposalKey key);

/* diple-hand-suggestions.c: answers what models suggest; one suggestion is chosen, or none. */
void diple_hand_suggest (DipleArticleView *self); /* chooses the one at the caret or after it */
void diple_hand_choose_suggestion (DipleArticleView *self, gint64 suggested);
void diple_hand_leave_suggestion (DipleArticleView *self);
gboolean diple_hand_suggestion_is_low (DipleArticleView *self); /* it stands low in the view */
void diple_hand_check_suggestion (DipleArticleView *self);      /* it may be open no more */
DipleSpan *diple_hand_suggestion_at (DipleArticleView *self, double x, double y); /* or NULL */
char *diple_hand_describe_suggestion (DipleArticleView *self, const DipleSpan *suggested);

/* Accepts the chosen one with @label, or to hold one of its ends; FALSE when none is chosen. */
gboolean diple_hand_relabel_suggestion (DipleArticleView *self, gint64 label);
gboolean diple_hand_take_suggestion (DipleArticleView *self);

/* What a key does to what is chosen; FALSE when nothing is. */
typedef enum
{
  DIPLE_SUGGESTION_ACCEPT,
  DIPLE_SUGGESTION_CORRECT,
  DIPLE_SUGGESTION_REJECT,
  DIPLE_SUGGESTION_NEXT,
  DIPLE_SUGGESTION_PREVIOUS,
  DIPLE_SUGGESTION_LEAVE,
} DipleSuggestionKey;

gboolean diple_hand_answer_suggestion (DipleArticleView *self, DipleSuggestionKey key);

/* diple-hand-repeat.c: the same label and values on the next place with the same text. */
void diple_hand_remember (DipleArticleView *self, gint64 span);
void diple_hand_repeat (DipleArticleView *self);

/* diple-hand-menu.c */
void diple_hand_show_menu (DipleArticleView *self, const GdkRectangle *at);

/* Which of @types (gint64) is to link the active span with @target. */
void diple_hand_show_types (DipleArticleView *self,
                            const GArray *types,
                            gint64 target,
                            const GdkRectangle *at);

/* diple-grip.c: take hold of one end, move it, let go. */
gboolean diple_grip_take (DipleArticleView *self, guint piece, gboolean start);
void diple_grip_move (DipleArticleView *self, guint offset, gboolean exact);
gboolean diple_grip_let_go (DipleArticleView *self);
void diple_grip_cancel (DipleArticleView *self);
guint diple_grip_get_offset (DipleArticleView *self);

G_END_DECLS
