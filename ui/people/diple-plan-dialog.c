/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/people/diple-plan-dialog-private.h"

#include "ui/people/diple-people-jobs-private.h"

#include <glib/gi18n-lib.h>

/* In the order of the template. */
enum
{
  KIND_FIXED,
  KIND_RANDOM,
  KIND_STRATIFIED,
  KIND_AGAIN,
};

/* What the fields that every document has are called; others go by their own names. */
static const struct
{
  const char *name;
  const char *title;
} titles[] = {
  { "outlet", N_ ("Outlet") },  { "author", N_ ("Author") }, { "language", N_ ("Language") },
  { "published", N_ ("Date") }, { "year", N_ ("Year") },     { "month", N_ ("Month") },
};

/* Somebody who may be chosen. */
typedef struct
{
  gint64 id;
  char *name;
  GtkSwitch *chosen;
} Person;

struct _DiplePlanDialog
{
  AdwWindow parent_instance;

  GtkWidget *apply;
  AdwComboRow *kind;
  AdwComboRow *stratify;
  AdwComboRow *and_by;
  GtkWidget *sample_row;
  GtkSpinButton *sample;
  GtkWidget *per_document_row;
  GtkSpinButton *per_document;
  GtkWidget *again_row;
  GtkSpinButton *again;
  GtkWidget *unassigned_row;
  GtkSwitch *unassigned;
  GtkWidget *seed_row;
  GtkSpinButton *seed;
  AdwPreferencesGroup *people;
  GtkLabel *outcome;

  DipleEditor *editor; /* NULL while the dialog is made */
  GArray *persons;     /* Person */
  GPtrArray *fields;   /* DipleAssignmentField *; NULL until they are read */
  GCancellable *drawing;
};

enum
{
  HANDED_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DiplePlanDialog, diple_plan_dialog, ADW_TYPE_WINDOW)

static void
person_clear (gpointer data)
{
  g_free (((Person *) data)->name);
}

static guint
get_number (GtkSpinButton *spin)
{
  return (guint) gtk_spin_button_get_value_as_int (spin);
}

/* NULL while there are none. */
static char **
dup_chosen_fields (DiplePlanDialog *self)
{
  const guint first = adw_combo_row_get_selected (self->stratify);
  const guint second = adw_combo_row_get_selected (self->and_by); /* 0: no other */
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  if (self->fields == NULL || first >= self->fields->len)
    return NULL;
  g_strv_builder_add (chosen, ((DipleAssignmentField *) self->fields->pdata[first])->name);
  if (second > 0 && second <= self->fields->len && second - 1 != first)
    g_strv_builder_add (chosen, ((DipleAssignmentField *) self->fields->pdata[second - 1])->name);
  return g_strv_builder_end (chosen);
}

static DipleAssignmentPlan *
make_plan (DiplePlanDialog *self)
{
  const guint kind = adw_combo_row_get_selected (self->kind);
  DipleAssignmentPlan *plan = diple_assignment_plan_new ();

  for (guint i = 0; i < self->persons->len; i++)
    {
      const Person *person = &g_array_index (self->persons, Person, i);

      if (gtk_switch_get_active (person->chosen))
        g_array_append_val (plan->annotators, person->id);
    }
  plan->seed = get_number (self->seed);
  plan->unassigned = kind != KIND_AGAIN && gtk_switch_get_active (self->unassigned);
  if (kind == KIND_AGAIN)
    plan->again = get_number (self->again) / 100.0;
  if (kind == KIND_RANDOM || kind == KIND_STRATIFIED)
    {
      plan->sample = get_number (self->sample);
      plan->per_document = MIN (get_number (self->per_document), plan->annotators->len);
    }
  if (kind == KIND_STRATIFIED)
    plan->stratify = dup_chosen_fields (self);
  return plan;
}

static const char *
find_name (DiplePlanDialog *self, gint64 id)
{
  for (guint i = 0; i < self->persons->len; i++)
    if (g_array_index (self->persons, Person, i).id == id)
      return g_array_index (self->persons, Person, i).name;
  return "";
}

static void
append_share (DiplePlanDialog *self, GString *text, const DipleAssignmentShare *share)
{
  const char *name = find_name (self, share->annotator);

  if (share->had > 0)
    /* Translators: a name, new documents, documents that they have already. */
    g_string_append_printf (
        text, _ ("\n%s: %u new, %u theirs already"), name, share->given, share->had);
  else
    /* Translators: a name and a number of documents. */
    g_string_append_printf (text, _ ("\n%s: %u"), name, share->given);
}

static void
show_draw (DiplePlanDialog *self, const DipleAssignmentDraw *draw)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: how many documents were drawn, of how many. */
  g_string_append_printf (text, _ ("%u of %u documents"), draw->documents, draw->pool);
  for (guint i = 0; i < draw->shares->len; i++)
    append_share (self, text, &g_array_index (draw->shares, DipleAssignmentShare, i));
  if (adw_combo_row_get_selected (self->kind) == KIND_STRATIFIED)
    for (guint i = 0; i < draw->strata->len; i++)
      {
        const DipleAssignmentStratum *stratum = draw->strata->pdata[i];

        /* Translators: a value, such as an outlet; how many of its documents are drawn. */
        g_string_append_printf (text,
                                _ ("\n%s: %u of %u"),
                                *stratum->value != '\0' ? stratum->value : _ ("(not known)"),
                                stratum->drawn,
                                stratum->pool);
      }
  gtk_label_set_text (self->outcome, text->str);
  gtk_widget_set_sensitive (self->apply, diple_assignment_draw_count_new (draw) > 0);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DiplePlanDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAssignmentDraw) draw =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (self->editor == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (draw != NULL)
    {
      show_draw (self, draw);
      return;
    }
  gtk_label_set_text (self->outcome, error->message);
  gtk_widget_set_sensitive (self->apply, FALSE);
}

static void
preview (DiplePlanDialog *self)
{
  if (self->editor == NULL)
    return;
  if (adw_combo_row_get_selected (self->kind) == KIND_STRATIFIED && self->fields != NULL &&
      self->fields->len == 0)
    {
      gtk_label_set_text (self->outcome,
                          _ ("No document has an outlet, a date or any other metadata that it "
                             "could be drawn by"));
      gtk_widget_set_sensitive (self->apply, FALSE);
      return;
    }
  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  self->drawing = g_cancellable_new ();
  diple_people_jobs_draw (diple_editor_get_project (self->editor),
                          make_plan (self),
                          0,
                          self->drawing,
                          previewed_cb,
                          g_object_ref (self));
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DiplePlanDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAssignmentDraw) draw =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autoptr (DipleAssignmentPlan) plan = NULL;
  g_autofree char *sentence = NULL;

  if (self->editor == NULL)
    return;
  if (draw == NULL)
    {
      gtk_label_set_text (self->outcome, error->message);
      return;
    }
  plan = make_plan (self);
  sentence = diple_assignment_plan_dup_sentence (plan, draw);
  g_signal_emit (self, signals[HANDED_OUT], 0, sentence);
  gtk_window_close (GTK_WINDOW (self));
}

static void
apply_cb (DiplePlanDialog *self)
{
  gtk_widget_set_sensitive (self->apply, FALSE);
  diple_people_jobs_draw (diple_editor_get_project (self->editor),
                          make_plan (self),
                          diple_editor_get_annotator (self->editor),
                          NULL,
                          applied_cb,
                          g_object_ref (self));
}

static void
kind_changed_cb (DiplePlanDialog *self)
{
  const guint kind = adw_combo_row_get_selected (self->kind);
  const gboolean draws = kind == KIND_RANDOM || kind == KIND_STRATIFIED;

  gtk_widget_set_visible (GTK_WIDGET (self->stratify), kind == KIND_STRATIFIED);
  gtk_widget_set_visible (GTK_WIDGET (self->and_by), kind == KIND_STRATIFIED);
  gtk_widget_set_visible (self->sample_row, draws);
  gtk_widget_set_visible (self->per_document_row, draws);
  gtk_widget_set_visible (self->again_row, kind == KIND_AGAIN);
  gtk_widget_set_visible (self->unassigned_row, kind != KIND_AGAIN);
  gtk_widget_set_visible (self->seed_row, kind != KIND_FIXED);
  preview (self);
}

static const char *
get_field_title (const DipleAssignmentField *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].name, field->name))
      return _ (titles[i].title);
  return field->name;
}

static void
show_fields (DiplePlanDialog *self)
{
  g_autoptr (GtkStringList) first = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) second = gtk_string_list_new (NULL);

  gtk_string_list_append (second, _ ("Nothing else"));
  for (guint i = 0; i < self->fields->len; i++)
    {
      const DipleAssignmentField *field = self->fields->pdata[i];
      /* Translators: a field of documents, such as the outlet; how many different values it has. */
      g_autofree char *text = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%s (%u value)", "%s (%u values)", field->n_values),
          get_field_title (field),
          field->n_values);

      gtk_string_list_append (first, text);
      gtk_string_list_append (second, text);
    }
  adw_combo_row_set_model (self->stratify, G_LIST_MODEL (first));
  adw_combo_row_set_model (self->and_by, G_LIST_MODEL (second));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DiplePlanDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) fields = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (self->editor == NULL)
    return;
  if (fields == NULL)
    {
      gtk_label_set_text (self->outcome, error->message);
      return;
    }
  self->fields = g_steal_pointer (&fields);
  show_fields (self);
}

static void
add_person (DiplePlanDialog *self, const DipleAnnotator *annotator)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *chosen = gtk_switch_new ();
  const Person person = { annotator->id, g_strdup (annotator->name), GTK_SWITCH (chosen) };
  const gboolean someone = g_str_equal (annotator->kind, "person");

  gtk_switch_set_active (GTK_SWITCH (chosen), someone);
  gtk_widget_set_valign (chosen, GTK_ALIGN_CENTER);
  g_signal_connect_object (chosen, "notify::active", G_CALLBACK (preview), self, G_CONNECT_SWAPPED);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), annotator->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), someone ? "" : _ ("Model"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chosen);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), chosen);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (chosen), GTK_ACCESSIBLE_PROPERTY_LABEL, annotator->name, -1);
  adw_preferences_group_add (self->people, row);
  g_array_append_val (self->persons, person);
}

static void
diple_plan_dialog_dispose (GObject *object)
{
  DiplePlanDialog *self = DIPLE_PLAN_DIALOG (object);

  g_cancellable_cancel (self->drawing);
  g_clear_object (&self->drawing);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_PLAN_DIALOG);
  G_OBJECT_CLASS (diple_plan_dialog_parent_class)->dispose (object);
}

static void
diple_plan_dialog_finalize (GObject *object)
{
  g_array_unref (DIPLE_PLAN_DIALOG (object)->persons);
  g_clear_pointer (&DIPLE_PLAN_DIALOG (object)->fields, g_ptr_array_unref);
  G_OBJECT_CLASS (diple_plan_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-plan-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, stratify);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, and_by);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, sample_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, sample);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, per_document_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, per_document);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, again_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, again);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, unassigned_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, unassigned);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, seed_row);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, seed);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, people);
  gtk_widget_class_bind_template_child (widget_class, DiplePlanDialog, outcome);
  gtk_widget_class_bind_template_callback (widget_class, preview);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_changed_cb);
}

static void
diple_plan_dialog_class_init (DiplePlanDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_plan_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_plan_dialog_finalize;
  signals[HANDED_OUT] = g_signal_new ("handed-out",
                                      DIPLE_TYPE_PLAN_DIALOG,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      1,
                                      G_TYPE_STRING);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (widget_class);
}

static void
diple_plan_dialog_init (DiplePlanDialog *self)
{
  self->persons = g_array_new (FALSE, FALSE, sizeof (Person));
  g_array_set_clear_func (self->persons, person_clear);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_plan_dialog_new (GtkWindow *parent, DipleEditor *editor, GPtrArray *annotators)
{
  DiplePlanDialog *self;
  GtkAdjustment *each;

  g_return_val_if_fail (DIPLE_IS_EDITOR (editor), NULL);

  self = g_object_new (DIPLE_TYPE_PLAN_DIALOG, "transient-for", parent, NULL);
  for (guint i = 0; i < annotators->len; i++)
    if (diple_annotator_is_worker (annotators->pdata[i]))
      add_person (self, annotators->pdata[i]);
  each = gtk_spin_button_get_adjustment (self->per_document);
  gtk_adjustment_set_upper (each, MAX (self->persons->len, 1));
  gtk_adjustment_set_value (each, MIN (self->persons->len, 2));
  self->editor = g_object_ref (editor);
  kind_changed_cb (self);
  diple_people_jobs_list_fields (
      diple_editor_get_project (editor), NULL, listed_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
