/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/diple-settings.h"
#include "ui/feedback/diple-feedback-view-private.h"
#include "ui/insights/diple-bar-list-private.h"
#include "ui/insights/diple-document-figures-private.h"
#include "ui/insights/diple-insights-fill-private.h"
#include "ui/insights/diple-insights-work-private.h"
#include "ui/insights/diple-place-list-private.h"

G_BEGIN_DECLS

/* DipleInsightsPage shows labels and progress, and how far annotators agree, and leads to the
 * places behind every figure. Figures of others may influence an annotator, so they are shown once
 * that was asked for. */
#define DIPLE_TYPE_INSIGHTS_PAGE (diple_insights_page_get_type ())
G_DECLARE_FINAL_TYPE (DipleInsightsPage, diple_insights_page, DIPLE, INSIGHTS_PAGE, GtkWidget)

/* Shows what review changed in the work of @annotator; 0: of whoever is at work here. */
void diple_insights_page_show_feedback (DipleInsightsPage *self, gint64 annotator);

/* The figures of the open project, which other pages may show too; lent. */
DipleInsightsWork *diple_insights_page_get_work (DipleInsightsPage *self);

void diple_insights_page_set_keymap (DipleInsightsPage *self, DipleKeymap *keymap);

struct _DipleInsightsPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkSpinner *spinner;
  GtkLabel *status;
  GtkWidget *cards;
  GtkWidget *show_button;
  GtkDropDown *whose;
  DipleBarList *labels;
  DipleBarList *progress;
  GtkLabel *pace;
  GtkWidget *notice;
  GtkWidget *nobody;
  GtkWidget *agreement_card;
  GtkDropDown *measure;
  DipleFigureGrid *pairs;
  GtkLabel *summary;
  GtkWidget *what_if_card;
  GtkCheckButton *ignore_edges;
  GtkCheckButton *tokens;
  GtkDropDown *merged;
  GtkDropDown *into;
  GtkWidget *label_card;
  DipleFigureGrid *label_grid;
  GtkLabel *seed;
  GtkWidget *confusion_card;
  GtkDropDown *pair;
  DipleFigureGrid *confusion;
  GtkWidget *self_card;
  DipleFigureGrid *selves;
  GtkLabel *self_hint;
  GtkWidget *document_card;
  DipleDocumentFigures *documents;
  GtkWidget *method_card;
  GtkLabel *sentence;
  DiplePlaceList *places;
  DipleFeedbackView *feedback;

  DipleEditor *editor; /* NULL while no project is open */
  DipleInsightsWork *work;
  GtkWidget *chart;     /* from which one went to places, or NULL; one of the above */
  gboolean everybody;   /* the figures of others were asked for */
  gboolean entering;    /* the focus waits for what there is to show */
  gboolean filling;     /* lists are being set by the program */
  GArray *label_ids;    /* gint64: of the bars */
  GArray *whose_ids;    /* gint64: of the choice, 0 for everybody */
  GArray *progress_ids; /* gint64: of the bars */
  GArray *label_rows;   /* guint: of the table, without the last */
  GArray *confused;     /* guint: of the confusion's rows and columns */
  GArray *pair_numbers; /* guint: of the choice */
  GArray *self_ids;     /* gint64: of the rows */
};

/* diple-insights-cards.c: each shows what the work knows by now. */
void diple_insights_page_show_labels (DipleInsightsPage *self);
void diple_insights_page_show_progress (DipleInsightsPage *self);
void diple_insights_page_show_selves (DipleInsightsPage *self);
void diple_insights_page_show_agreement (DipleInsightsPage *self);
void diple_insights_page_show_pairs (DipleInsightsPage *self);
void diple_insights_page_show_confusion (DipleInsightsPage *self);
void diple_insights_page_list_whose (DipleInsightsPage *self);
void diple_insights_page_list_labels (DipleInsightsPage *self);

/* Whom the @row of second passes is of; NULL when they have gone; lent. */
const DipleSelfAgreement *diple_insights_page_find_self (DipleInsightsPage *self, guint row);

/* The pair that is chosen for the confusion, or NULL; lent. */
const DiplePairFigures *diple_insights_page_get_pair (DipleInsightsPage *self);

/* diple-insights-export.c */
void diple_insights_page_install_export (GtkWidgetClass *widget_class);

G_END_DECLS
