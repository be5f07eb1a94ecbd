/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One value of an attribute: an option of a choice, an entity of the project's list, or a text (of
 * a number or a yes/no attribute too: "12.5", "true", "false"). Just one of the three is set. An
 * attribute with several choices has several values. */
typedef struct
{
  gint64 attribute;
  gint64 option; /* or 0 */
  gint64 entity; /* or 0 */
  char *text;    /* or NULL */
} DipleValue;

/* The values that one span, relation or document carries, sorted by attribute, those of one
 * attribute in their own order. A plain value; { NULL, 0 } is none. */
typedef struct
{
  DipleValue *items;
  guint n_items;
} DipleValues;

/* A deep copy; the caller owns what it holds and lets go of it with diple_values_clear(). */
DipleValues diple_values_copy (const DipleValues *values);
void diple_values_clear (DipleValues *values);
gboolean diple_values_equal (const DipleValues *a, const DipleValues *b);

/* The first value of @attribute, or NULL; lent. @n, when not NULL, is set to how many there are:
 * they follow each other in memory. */
const DipleValue *diple_values_get (const DipleValues *values, gint64 attribute, guint *n);
gboolean diple_values_has_option (const DipleValues *values, gint64 option);

/* Replaces the values of @attribute by copies of @n items (their "attribute" is set); 0 takes the
 * attribute away. */
void
diple_values_set (DipleValues *values, gint64 attribute, const DipleValue *items, guint n_items);

/* The same with one option, one entity or one text (NULL or "" takes it away). */
void diple_values_set_option (DipleValues *values, gint64 attribute, gint64 option);
void diple_values_set_entity (DipleValues *values, gint64 attribute, gint64 entity);
void diple_values_set_text (DipleValues *values, gint64 attribute, const char *text);

/* Adds @option to an attribute of several choices, or takes it away when it is there. */
void diple_values_toggle_option (DipleValues *values, gint64 attribute, gint64 option);

G_END_DECLS
