/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "ui/schema/diple-part-form-private.h"

#include <gtksourceview/gtksource.h>

#include "ui/schema/diple-colour-button-private.h"
#include "ui/schema/diple-condition-list-private.h"
#include "ui/schema/diple-end-list-private.h"
#include "ui/schema/diple-example-list-private.h"
#include "ui/schema/diple-key-button-private.h"
#include "ui/schema/diple-option-list-private.h"
#include "ui/schema/diple-owner-list-private.h"

G_BEGIN_DECLS

/* The rows of a DiplePartForm, for the two files that it is written in: one shows what is stored,
 * the other stores what is changed. */
#define N_TEXTS 3
#define N_FLAGS 5
#define N_TYPES 6

struct _DiplePartForm
{
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwPreferencesGroup *identity;
  GtkEditable *name;
  GtkEditable *description;
  GtkWidget *colour_row;
  DipleColourButton *colour;
  GtkWidget *key_row;
  DipleKeyButton *key;
  GtkWidget *rules;
  AdwComboRow *overlap;
  GtkWidget *fragments_row;
  GtkSwitch *fragments;
  AdwComboRow *type;
  AdwComboRow *default_choice;
  GtkEditable *default_text;
  GtkWidget *carried_row;
  GtkSwitch *carried;
  GtkWidget *compared_row;
  GtkSwitch *compared;
  GtkWidget *symmetric_row;
  GtkSwitch *symmetric;
  GtkWidget *across_row;
  GtkSwitch *across;
  GtkWidget *maximum_row;
  GtkSpinButton *maximum;
  DipleOptionList *options;
  DipleOwnerList *owners;
  DipleConditionList *conditions;
  DipleEndList *ends;
  GtkWidget *guideline_group;
  GtkSourceView *guideline;
  DipleExampleList *examples;
  GtkWidget *actions;
  GtkWidget *merge_button;
  GtkWidget *split_button;
  GtkWidget *remove_button;

  DipleSchemaWork *work;
  DipleKeymap *keymap; /* or NULL */
  gint64 id;
  gboolean filling;
  char *texts[N_TEXTS];  /* as last shown, to tell what is being written from what was stored */
  char *guideline_shown; /* the same */
};

/* The fields that the rows for words and the switches stand for, and the words of the types. */
extern const DipleSchemaField diple_part_form_texts[N_TEXTS];
extern const DipleSchemaField diple_part_form_flags[N_FLAGS];
extern const char *const diple_part_form_types[N_TYPES];

GtkEditable *diple_part_form_text_row (DiplePartForm *self, guint index);
GtkSwitch *diple_part_form_flag_switch (DiplePartForm *self, guint index);

/* A field of the part at hand, a new string; NULL where it has none. */
char *diple_part_form_dup_field (DiplePartForm *self, DipleSchemaField field);

/* The attribute at hand, or NULL. */
const DipleAttribute *diple_part_form_attribute (DiplePartForm *self);

/* Shows what is stored. What is being written stays, unless it is to be shown @again. */
void diple_part_form_fill (DiplePartForm *self, gboolean again);

G_END_DECLS
