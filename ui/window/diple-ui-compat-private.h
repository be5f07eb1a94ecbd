/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Choosing files and asking questions: GTK 4.8 has no lasting interface for either, so what differs
 * between GTK versions stands behind these functions alone. */
typedef enum
{
  DIPLE_CHOOSE_FILE,
  DIPLE_CHOOSE_FILES,
  DIPLE_CHOOSE_FOLDER,
  DIPLE_CHOOSE_SAVE,
} DipleChooseKind;

typedef struct
{
  DipleChooseKind kind;
  const char *title;
  const char *accept;  /* the button's word, or NULL */
  const char *folder;  /* to begin in, or NULL */
  const char *name;    /* proposed for a file to be saved, or NULL */
  const char *filter;  /* the name of @pattern, or NULL */
  const char *pattern; /* such as "*.diple"; NULL: any file */
} DipleChoice;

void diple_choose_async (GtkWindow *parent,
                         const DipleChoice *choice,
                         GAsyncReadyCallback callback,
                         gpointer user_data);

/* Paths of what was chosen; NULL with G_IO_ERROR_CANCELLED when nothing was. */
GStrv diple_choose_finish (GAsyncResult *result, GError **error);

/* Asks with two buttons; @accept NULL makes it a mere message. */
void diple_ask_async (GtkWindow *parent,
                      const char *heading,
                      const char *body,
                      const char *accept,
                      gboolean destructive,
                      GAsyncReadyCallback callback,
                      gpointer user_data);

/* Whether the answer was @accept. */
gboolean diple_ask_finish (GAsyncResult *result);

/* Asks for a line of text that is not empty, with @text proposed. */
void diple_ask_text_async (GtkWindow *parent,
                           const char *heading,
                           const char *body,
                           const char *accept,
                           const char *text,
                           GAsyncReadyCallback callback,
                           gpointer user_data);

/* The text without white space round it, or NULL when the question was closed. */
char *diple_ask_text_finish (GAsyncResult *result);

G_END_DECLS
