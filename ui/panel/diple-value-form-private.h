/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleValueForm shows what is said of one span, relation or document, a DipleAttributeRow for each
 * attribute that applies to it, and says what a hand changes to the editor. One row is current: it
 * has the digit keys.
 *
 * Signal "done" (): the keys may go back to the text. */
#define DIPLE_TYPE_VALUE_FORM (diple_value_form_get_type ())
G_DECLARE_FINAL_TYPE (DipleValueForm, diple_value_form, DIPLE, VALUE_FORM, GtkWidget)

void diple_value_form_set_editor (DipleValueForm *self, DipleEditor *editor);

/* Whether one row has the digit keys, which is so unless told otherwise; set it before showing. */
void diple_value_form_set_digits (DipleValueForm *self, gboolean digits);

/* Shows @values of the span, relation or open document @subject, whose label or type is @carrier (0
 * for a document). @words are what a search for an entity begins with, or NULL. */
void diple_value_form_show (DipleValueForm *self,
                            DipleAttributeOwner owner,
                            gint64 carrier,
                            gint64 subject,
                            const DipleValues *values,
                            const char *words);

/* Says what is still being written. */
void diple_value_form_settle (DipleValueForm *self);

gboolean diple_value_form_is_empty (DipleValueForm *self);

/* The attribute that has the digit keys, or NULL; lent. */
const DipleAttribute *diple_value_form_get_current (DipleValueForm *self);

/* The digit key @digit (1 to 9); FALSE when no attribute is there. */
gboolean diple_value_form_press (DipleValueForm *self, guint digit);

/* Gives the digit keys to the next (1) or previous (-1) attribute, round the end; FALSE when there
 * is none. */
gboolean diple_value_form_step (DipleValueForm *self, int direction);

/* Moves the keys into the control of the current attribute; FALSE when there is none. */
gboolean diple_value_form_focus (DipleValueForm *self);

/* What is said for @attribute, in words, "" for nothing; and what it is called. New strings. */
char *diple_value_form_dup_value (DipleValueForm *self, gint64 attribute);
char *diple_value_form_dup_name (DipleValueForm *self, gint64 attribute);

G_END_DECLS
