/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The rows of a group of preferences that are made again when what they show is another thing, and
 * the row after them that stays. A plain part of the group's widget. */
typedef struct
{
  AdwPreferencesGroup *group;
  GtkWidget *last; /* or NULL; lent */
  GPtrArray *rows; /* GtkWidget *, lent */
  char *shown;     /* what they were made of */
} DipleRowList;

/* Puts @last into the group. */
void diple_row_list_init (DipleRowList *self, AdwPreferencesGroup *group, GtkWidget *last);
void diple_row_list_clear (DipleRowList *self);

/* Begins to make the rows of @picture, which it takes: FALSE when they are there already. Else the
 * old ones go; the new ones are added, and then it ends. */
gboolean diple_row_list_begin (DipleRowList *self, char *picture);
void diple_row_list_add (DipleRowList *self, GtkWidget *row);
void diple_row_list_end (DipleRowList *self);

/* Which of the rows @row is. */
gboolean diple_row_list_find (const DipleRowList *self, GtkWidget *row, guint *position);

G_END_DECLS
