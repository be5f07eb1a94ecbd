/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "ui/schema/diple-schema-work-private.h"

G_BEGIN_DECLS

/* What @touch means in words, a new string; sets *@may when it can be agreed to. */
typedef char *(*DipleQuestionTell) (gpointer owner, const DipleTouch *touch, gboolean *may);

/* What the questions about a change have in common: a dialog that says what would be touched, as
 * its choices stand, before it can be agreed to. Part of an owner that lives as long as the dialog.
 */
typedef struct
{
  DipleSchemaWork *work;
  DipleSchema *schema; /* as it was when the question was put */
  AdwMessageDialog *dialog;
  const char *response; /* what agreeing is called */
  gint64 id;            /* of the part it is about */
  GCancellable *counting;
  DipleQuestionTell tell;
  gpointer owner;
} DipleSchemaQuestion;

/* Makes the dialog; the button of @response says @word. */
void diple_schema_question_init (DipleSchemaQuestion *self,
                                 DipleSchemaWork *work,
                                 GtkWindow *parent,
                                 gint64 id,
                                 const char *heading,
                                 const char *response,
                                 const char *word);
void diple_schema_question_clear (DipleSchemaQuestion *self);

/* Counts by @job, which returns a DipleTouch on the heap, instead of what is still being counted;
 * until it is told nothing can be agreed to. Takes @data. */
void diple_schema_question_count (DipleSchemaQuestion *self,
                                  DipleJob job,
                                  gpointer data,
                                  GDestroyNotify data_free);

/* Frees a DipleTouch on the heap. */
void diple_schema_touch_free (gpointer touch);

G_END_DECLS
