/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-rules-dialog-private.h"

#include "ui/review/diple-rule-case-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleRulesDialog
{
  AdwWindow parent_instance;

  AdwComboRow *kind;
  GtkWidget *least_row;
  GtkSpinButton *least;
  AdwComboRow *pattern;
  AdwComboRow *choice;
  AdwComboRow *label;
  GtkWidget *here_row;
  GtkSwitch *here;
  GtkButton *apply;
  GtkLabel *status;
  GtkSpinner *spinner;
  GtkListView *preview;
  GtkWidget *keys;

  DipleRuleCases *cases; /* as previewed, or NULL */

  DipleEditor *editor; /* NULL until all rows are filled */
  DipleReviewOptions options;
  gint64 document;
  GCancellable *cancellable; /* of the job under way, or NULL */
};

static guint decided_signal;

G_DEFINE_FINAL_TYPE (DipleRulesDialog, diple_rules_dialog, ADW_TYPE_WINDOW)

/* What a job is told. */
typedef struct
{
  DipleReviewRule rule;
  DipleReviewOptions options;
  gint64 curator;
  GHashTable *keys; /* of applying: gint64 *, of the items that are ticked */
} Job;

/* What applying answers. */
typedef struct
{
  guint decided;
  guint left_out;
} Done;

static gpointer
preview_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return diple_review_rule_preview (store, &job->rule, &job->options, cancellable, error);
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->keys, g_hash_table_unref);
  g_free (job);
}

static gpointer
apply_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;
  guint left_out = 0;
  const int decided = diple_review_rule_apply (
      store, job->curator, &job->rule, &job->options, job->keys, &left_out, cancellable, error);
  const Done done = { (guint) MAX (decided, 0), left_out };

  return decided >= 0 ? g_memdup2 (&done, sizeof done) : NULL;
}

static gint64
get_label (DipleRulesDialog *self)
{
  const GPtrArray *labels = diple_editor_get_schema (self->editor)->labels;
  const guint place = adw_combo_row_get_selected (self->label);

  return place > 0 && place <= labels->len ? ((DipleLabel *) labels->pdata[place - 1])->id : 0;
}

static Job *
make_job (DipleRulesDialog *self)
{
  Job *job = g_new0 (Job, 1);

  job->rule.kind = (DipleReviewRuleKind) adw_combo_row_get_selected (self->kind);
  job->rule.least = (guint) gtk_spin_button_get_value_as_int (self->least);
  job->rule.pattern = (DiplePattern) adw_combo_row_get_selected (self->pattern);
  job->rule.longer = adw_combo_row_get_selected (self->choice) == 1;
  job->rule.label = get_label (self);
  job->rule.document = gtk_switch_get_active (self->here) ? self->document : 0;
  job->options = self->options;
  job->curator = diple_editor_get_annotator (self->editor);
  return job;
}

static void
stop (DipleRulesDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Whether the answer is the one that is waited for, which it is not any more after that. */
static gboolean
is_awaited (DipleRulesDialog *self, GAsyncResult *result)
{
  if (self->cancellable == NULL || g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return FALSE;
  g_clear_object (&self->cancellable);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  return TRUE;
}

static char *
dup_status (DipleRulesDialog *self)
{
  const guint n = diple_rule_cases_count (self->cases);
  const guint ticked = diple_rule_cases_count_ticked (self->cases);

  if (n == 0)
    return g_strdup (_ ("Nothing that is open would be decided."));
  if (ticked < n)
    /* Translators: how many cases are ticked, of how many. */
    return g_strdup_printf (_ ("%u of %u would be decided:"), ticked, n);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u would be decided:", "%u would be decided:", n), n);
}

static void
show_status (DipleRulesDialog *self)
{
  g_autofree char *status = dup_status (self);
  g_autofree char *button =
      g_strdup_printf (_ ("_Decide %u"), diple_rule_cases_count_ticked (self->cases));

  gtk_label_set_text (self->status, status);
  gtk_button_set_label (self->apply, button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply),
                            diple_rule_cases_count_ticked (self->cases) > 0 &&
                                self->cancellable == NULL);
}

static void
show_proposals (DipleRulesDialog *self, GPtrArray *proposals)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_clear_object (&self->cases);
  self->cases = diple_rule_cases_new (proposals);
  g_signal_connect_object (
      self->cases, "changed", G_CALLBACK (show_status), self, G_CONNECT_SWAPPED);
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->cases))));
  gtk_list_view_set_model (self->preview, selection);
  gtk_widget_set_visible (self->keys, proposals->len > 0);
  show_status (self);
}

static void
previewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleRulesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) proposals =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (!is_awaited (self, result))
    return;
  if (proposals != NULL)
    show_proposals (self, proposals);
  else
    gtk_label_set_text (self->status, error->message);
}

static void
show_rows (DipleRulesDialog *self)
{
  const guint kind = adw_combo_row_get_selected (self->kind);

  gtk_widget_set_visible (self->least_row, kind == DIPLE_RULE_MAJORITY);
  gtk_widget_set_visible (GTK_WIDGET (self->pattern), kind == DIPLE_RULE_PATTERN);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), kind == DIPLE_RULE_PATTERN);
  gtk_widget_set_visible (self->here_row, self->document != 0);
}

static void
changed_cb (DipleRulesDialog *self)
{
  if (self->editor == NULL)
    return;
  show_rows (self);
  stop (self);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  diple_project_search_async (diple_editor_get_project (self->editor),
                              preview_job,
                              make_job (self),
                              (GDestroyNotify) job_free,
                              (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable,
                              previewed_cb,
                              g_object_ref (self));
}

static char *
dup_sentence (const Done *done)
{
  g_autofree char *decided = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u decided", "%u decided", done->decided), done->decided);

  if (done->left_out == 0)
    return g_steal_pointer (&decided);
  /* Translators: “12 decided”, and how many could not be. */
  return g_strdup_printf (
      _ ("%s; %u left out: an overlap that is not allowed, or an end that is not decided"),
      decided,
      done->left_out);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleRulesDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree Done *done = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *sentence = done != NULL ? dup_sentence (done) : NULL;

  if (!is_awaited (self, result))
    return;
  if (done != NULL)
    {
      g_signal_emit (self, decided_signal, 0, sentence);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  show_status (self);
  gtk_label_set_text (self->status, error->message);
}

static void
apply_cb (DipleRulesDialog *self)
{
  Job *job;

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->apply)))
    return;
  job = make_job (self);
  job->keys = diple_rule_cases_dup_keys (self->cases);
  stop (self);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  diple_project_write_async (diple_editor_get_project (self->editor),
                             apply_job,
                             job,
                             (GDestroyNotify) job_free,
                             g_free,
                             0,
                             self->cancellable,
                             applied_cb,
                             g_object_ref (self));
}

static void
set_up_cb (DipleRulesDialog *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, diple_rule_case_row_new ());
}

static void
bind_cb (DipleRulesDialog *self, GtkListItem *item)
{
  diple_rule_case_row_set (DIPLE_RULE_CASE_ROW (gtk_list_item_get_child (item)),
                           gtk_list_item_get_item (item),
                           diple_editor_get_schema (self->editor));
}

static void
unbind_cb (DipleRulesDialog *self, GtkListItem *item)
{
  diple_rule_case_row_set (DIPLE_RULE_CASE_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

/* The keys of the list. */

static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DipleRulesDialog *self = data;
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->preview));
  const guint place =
      selection != NULL ? gtk_single_selection_get_selected (selection) : GTK_INVALID_LIST_POSITION;

  if (place == GTK_INVALID_LIST_POSITION)
    return FALSE;
  diple_rule_cases_set_ticked (
      self->cases, place, !diple_rule_cases_get_ticked (self->cases, place));
  return TRUE;
}

static gboolean
toggle_all_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DipleRulesDialog *self = data;

  if (self->cases == NULL)
    return FALSE;
  diple_rule_cases_tick_all (self->cases,
                             diple_rule_cases_count_ticked (self->cases) <
                                 diple_rule_cases_count (self->cases));
  return TRUE;
}

static void
add_keys (DipleRulesDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } each[] = { { "space", toggle_cb }, { "KP_Space", toggle_cb }, { "<Control>a", toggle_all_cb } };

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (each[i].trigger),
                          gtk_callback_action_new (each[i].func, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->preview), keys);
}

static void
init_list (DipleRulesDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_swapped (factory, "setup", G_CALLBACK (set_up_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->preview, factory);
  add_keys (self);
}

static void
diple_rules_dialog_dispose (GObject *object)
{
  DipleRulesDialog *self = DIPLE_RULES_DIALOG (object);

  stop (self);
  if (self->preview != NULL)
    {
      gtk_list_view_set_model (self->preview, NULL);
      gtk_list_view_set_factory (self->preview, NULL);
    }
  g_clear_object (&self->cases);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_RULES_DIALOG);
  G_OBJECT_CLASS (diple_rules_dialog_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-rules-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, least_row);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, least);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, pattern);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, label);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, here_row);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, here);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, status);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, DipleRulesDialog, keys);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
}

static void
diple_rules_dialog_class_init (DipleRulesDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_rules_dialog_dispose;
  decided_signal = g_signal_new ("decided",
                                 G_TYPE_FROM_CLASS (klass),
                                 G_SIGNAL_RUN_LAST,
                                 0,
                                 NULL,
                                 NULL,
                                 NULL,
                                 G_TYPE_NONE,
                                 1,
                                 G_TYPE_STRING);
  gtk_widget_class_add_binding_action (
      GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
diple_rules_dialog_init (DipleRulesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  init_list (self);
}

static void
fill_rows (DipleRulesDialog *self, const DipleSchema *schema)
{
  g_autoptr (GtkStringList) patterns = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    gtk_string_list_append (patterns, diple_pattern_title (i));
  gtk_string_list_append (labels, _ ("All labels"));
  for (guint i = 0; i < schema->labels->len; i++)
    gtk_string_list_append (labels, ((DipleLabel *) schema->labels->pdata[i])->name);
  adw_combo_row_set_model (self->pattern, G_LIST_MODEL (patterns));
  adw_combo_row_set_model (self->label, G_LIST_MODEL (labels));
}

DipleRulesDialog *
diple_rules_dialog_new (GtkWindow *parent,
                        DipleEditor *editor,
                        const DipleReviewOptions *options,
                        gint64 document,
                        DiplePatternSet patterns)
{
  DipleRulesDialog *self;

  g_return_val_if_fail (DIPLE_IS_EDITOR (editor), NULL);

  self = g_object_new (DIPLE_TYPE_RULES_DIALOG, "transient-for", parent, NULL);
  self->options = *options;
  self->document = document;
  fill_rows (self, diple_editor_get_schema (editor));
  if (diple_pattern_only (patterns) < DIPLE_N_PATTERNS)
    {
      adw_combo_row_set_selected (self->kind, DIPLE_RULE_PATTERN);
      adw_combo_row_set_selected (self->pattern, diple_pattern_only (patterns));
    }
  self->editor = g_object_ref (editor);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->kind));
  changed_cb (self);
  return self;
}
