/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support.h"

/* An editor over a project on disk, with one annotator and one open document. */
typedef struct
{
  char *path;
  DipleProject *project;
  DipleEditor *editor;
  DipleStore *other; /* another program's connection */
  gint64 ana;
  gint64 document; /* “Mira 🌊 Holt said the dam leaks. She is sure.” */
  guint opened;
  guint spans_changed;
  guint relations_changed;
  guint values_changed;
  DipleRange touched; /* of the newest "spans-changed" */
  char *refused;
  char *told;
} Fixture;

/* For g_test_add(); the tear-down checks the whole project too. */
void editing_set_up (Fixture *fixture, gconstpointer data);
void editing_tear_down (Fixture *fixture, gconstpointer data);

void editing_open (Fixture *fixture, gint64 document);

/* On a busy machine an edit may take longer than the editor waits for it. */
void editing_settle (Fixture *fixture);

/* Undoes, or does again, and waits until the editor shows it. */
void editing_undo (Fixture *fixture);
void editing_redo (Fixture *fixture);

gint64 editing_label (Fixture *fixture, const char *name);
gint64 editing_type (Fixture *fixture, const char *name);

/* The attribute called @name that @carrier, a label's or relation's name or NULL, carries. */
const DipleAttribute *editing_attribute (Fixture *fixture, const char *carrier, const char *name);
gint64 editing_option (const DipleAttribute *attribute, const char *name);

/* Marks and waits; 0 when it was refused. */
gint64 editing_mark (Fixture *fixture, const char *label, guint start, guint end);

/* Gives the span an option of an attribute of its label; FALSE when that was refused. */
gboolean editing_choose (Fixture *fixture, gint64 span, const char *attribute, const char *option);

/* The span in the editor; it must be there. */
const DipleSpan *editing_span (Fixture *fixture, gint64 span);

/* The export of the whole project, as a new string. */
char *editing_export (Fixture *fixture);
