/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-rules-dialog-private.h"

#include "ui/review/diple-review-words-private.h"

#include <glib/gi18n-lib.h>

#define MOST_LISTED 500

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
  guint decided; /* of applying, its answer */
  guint left_out;
} Job;

static gpointer
preview_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Job *job = data;

  return diple_review_rule_preview (store, &job->rule, &job->options, cancellable, error);
}

static gpointer
apply_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *done = g_memdup2 (data, sizeof (Job));
  const int decided = diple_review_rule_apply (
      store, done->curator, &done->rule, &done->options, NULL, &done->left_out, cancellable, error);

  done->decided = (guint) MAX (decided, 0);
  if (decided < 0)
    g_clear_pointer (&done, g_free);
  return done;
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
dup_line (DipleRulesDialog *self, const DipleReviewProposal *proposal)
{
  const DipleSchema *schema = diple_editor_get_schema (self->editor);
  const DipleLabel *label = diple_schema_label (schema, proposal->item->label);

  return g_strdup_printf ("%s · %s · %s · %s",
                          diple_review_kind_title (proposal->item->kind),
                          proposal->words,
                          label != NULL ? label->name : "–",
                          proposal->title);
}

static void
show_proposals (DipleRulesDialog *self, GPtrArray *proposals)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);
  g_autoptr (GtkSelectionModel) selection = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < proposals->len && i < MOST_LISTED; i++)
    gtk_string_list_take (lines, dup_line (self, proposals->pdata[i]));
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&lines))));
  gtk_list_view_set_model (self->preview, selection);
  if (proposals->len == 0)
    text = g_strdup (_ ("Nothing that is open would be decided."));
  else if (proposals->len > MOST_LISTED)
    text = g_strdup_printf (
        _ ("%u would be decided; the first %u are listed."), proposals->len, MOST_LISTED);
  else
    text = g_strdup_printf (
        g_dngettext (
            GETTEXT_PACKAGE, "%u would be decided:", "%u would be decided:", proposals->len),
        proposals->len);
  gtk_label_set_text (self->status, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), proposals->len > 0);
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
                              g_free,
                              (GDestroyNotify) g_ptr_array_unref,
                              self->cancellable,
                              previewed_cb,
                              g_object_ref (self));
}

static char *
dup_sentence (const Job *done)
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
  g_autofree Job *done = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *sentence = done != NULL ? dup_sentence (done) : NULL;

  if (!is_awaited (self, result))
    return;
  if (done != NULL)
    {
      g_signal_emit (self, decided_signal, 0, sentence);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_text (self->status, error->message);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), TRUE);
}

static void
apply_cb (DipleRulesDialog *self)
{
  stop (self);
  self->cancellable = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  diple_project_write_async (diple_editor_get_project (self->editor),
                             apply_job,
                             make_job (self),
                             g_free,
                             g_free,
                             0,
                             self->cancellable,
                             applied_cb,
                             g_object_ref (self));
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (row, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  GtkStringObject *line = gtk_list_item_get_item (row);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (row)),
                      gtk_string_object_get_string (line));
}

static void
diple_rules_dialog_dispose (GObject *object)
{
  DipleRulesDialog *self = DIPLE_RULES_DIALOG (object);

  stop (self);
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
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->preview, factory);
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
