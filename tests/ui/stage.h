/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/article/diple-article-view-private.h"

/* A window with an article view on a project in a folder of its own: what every suite of the view
 * starts from. Each function asserts that it worked. */
typedef struct
{
  char *folder;
  DipleProject *project;
  DipleEditor *editor;
  DipleArticleView *view;
  GtkWidget *window;
  gint64 annotator;
  gint64 document;
  guint refusals;
  char *refusal; /* the last */
  guint announcements;
  char *announcement; /* the last */
} Stage;

/* Initialises test framework, GTK and libadwaita for a suite; with NULL, for a program that is
 * none. */
void stage_init (int *argc, char ***argv);

/* @text as the only document, open; the window is 900 by 700 and has been painted. */
Stage *stage_new (const char *text, DipleFormat format);
void stage_free (Stage *stage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Stage, stage_free)

/* Another document in the same project, without opening it. */
gint64 stage_add_document (Stage *stage, const char *text, DipleFormat format);
void stage_open (Stage *stage, gint64 document);

/* Adds @spans (DipleSpan *) in one action and loads the document again. */
void stage_add_spans (Stage *stage, GPtrArray *spans);

gint64 stage_label (Stage *stage, const char *name);

/* Where @quote stands in the open document for the first time at or after @from. */
DipleRange stage_find (Stage *stage, const char *quote, guint from);

/* Marks the first @quote through the editor; returns the span's id. */
gint64 stage_mark (Stage *stage, const char *label, const char *quote);

/* Marks with several pieces, each the first occurrence of its quote; ended by NULL. */
gint64 stage_mark_pieces (Stage *stage, const char *label, const char *const *quotes);

DipleSpan *stage_span (Stage *stage, gint64 id);

/* Turns the main loop until @done(); fails after a minute. */
typedef gboolean (*StageDone) (gpointer data);
void stage_wait (StageDone done, gpointer data);

/* Waits until a frame with the widget's present state has been painted. */
void stage_frame (Stage *stage);

/* Presses a key that the view's own shortcuts know, as gtk_shortcut_trigger_parse_string() reads
 * it; FALSE when no shortcut of the view has it or it let the key pass. */
gboolean stage_press (Stage *stage, const char *trigger);

/* The window as it is drawn now. */
GdkTexture *stage_picture (Stage *stage);
void stage_save (Stage *stage, const char *name); /* into $DIPLE_PICTURES, when that is set */
