/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-export-dialog-private.h"

#include <glib/gi18n-lib.h>

#define PREVIEW_BYTES 4000 /* GtkTextView slows down on a line of a whole article */

struct _DipleExportDialog
{
  AdwWindow parent_instance;

  GtkWidget *accept;
  AdwComboRow *what;
  AdwPreferencesGroup *people;
  GtkSwitch *finished;
  GtkLabel *counts;
  GtkStack *lines;
  GtkTextView *preview;
  GtkTextTag *plain; /* of the preview: what is wrapped gets no hyphens */

  DipleProject *project;
  GPtrArray *checks; /* GtkCheckButton *: one for each name */
  GPtrArray *names;  /* char *, owned */
  GStrv chosen;      /* what get_choice() lent */
  gint64 viewer;     /* who is at work here */
  gboolean blind;    /* and is not to see what others marked */
  GArray *others;    /* gboolean, by the place in names: whether it is another person's work */
  GCancellable *looking;
  gboolean seen; /* a preview has come */
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleExportDialog, diple_export_dialog, ADW_TYPE_WINDOW)

static char *
describe (const DipleExportCounts *counts)
{
  g_autofree char *bytes = g_format_size (counts->bytes);
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, "%u document", "%u documents", counts->documents),
      counts->documents);
  g_string_append_printf (text,
                          g_dngettext (GETTEXT_PACKAGE,
                                       " · %" G_GUINT64_FORMAT " annotation",
                                       " · %" G_GUINT64_FORMAT " annotations",
                                       counts->spans),
                          counts->spans);
  g_string_append_printf (
      text,
      g_dngettext (GETTEXT_PACKAGE, " by %u annotator", " by %u annotators", counts->annotators),
      counts->annotators);
  if (counts->bytes > 0)
    g_string_append_printf (text, " · %s", bytes);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Return exports: the button could not take the focus before there was something to export. */
static void
let_accept (DipleExportDialog *self, gboolean allowed)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "export.accept", allowed);
  if (allowed && !self->seen)
    gtk_widget_grab_focus (self->accept);
  self->seen |= allowed;
}

/* Whether the line would show what somebody else marked to one who is not to see it. */
static gboolean
tells_of_others (DipleExportDialog *self)
{
  gboolean others = adw_combo_row_get_selected (self->what) != 0;

  for (guint i = 0; i < self->checks->len; i++)
    others = others || (g_array_index (self->others, gboolean, i) &&
                        gtk_check_button_get_active (g_ptr_array_index (self->checks, i)));
  return self->blind && others;
}

static void
show_line (DipleExportDialog *self, const char *line)
{
  gsize n = strlen (line);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->preview);
  GtkTextIter end;

  if (n > PREVIEW_BYTES)
    n = g_utf8_find_prev_char (line, line + PREVIEW_BYTES) - line;
  gtk_text_buffer_set_text (buffer, "", 0);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_insert_with_tags (buffer, &end, line, n, self->plain, NULL);
  if (line[n] != '\0')
    gtk_text_buffer_insert (buffer, &end, "…", -1);
}

static void
show_preview (DipleExportDialog *self, const DipleExportResult *result)
{
  g_autofree char *counts = describe (&result->counts);
  const gboolean hidden = tells_of_others (self);

  gtk_label_set_text (self->counts, counts);
  show_line (self, hidden || result->first_line == NULL ? "" : result->first_line);
  gtk_stack_set_visible_child_name (self->lines, hidden ? "hidden" : "line");
  let_accept (self, result->counts.documents > 0);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleExportResult) preview =
      diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (preview != NULL)
    show_preview (self, preview);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_label_set_text (self->counts, error->message);
}

static void
look (DipleExportDialog *self)
{
  DipleExportChoice choice = diple_export_dialog_get_choice (self);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  if (choice.annotators != NULL && choice.annotators[0] == NULL)
    {
      gtk_label_set_text (self->counts, _ ("Nobody is ticked."));
      show_line (self, "");
      gtk_stack_set_visible_child_name (self->lines, "line");
      let_accept (self, FALSE);
      return;
    }
  self->looking = g_cancellable_new ();
  diple_jobs_preview (self->project, &choice, self->looking, looked_cb, g_object_ref (self));
}

static void
changed_cb (DipleExportDialog *self)
{
  look (self);
}

/* What was decided, and the majority, are of all annotators. */
static void
what_cb (DipleExportDialog *self)
{
  if (self->project == NULL)
    return; /* the template is being built */
  gtk_widget_set_visible (GTK_WIDGET (self->people), adw_combo_row_get_selected (self->what) == 0);
  look (self);
}

/* What a model said is shown to everybody, as suggestions. */
static gboolean
is_another (DipleExportDialog *self, const DipleAnnotator *annotator)
{
  return annotator->id != self->viewer && !g_str_equal (annotator->kind, "model");
}

static void
add_annotator (DipleExportDialog *self, const DipleAnnotator *annotator)
{
  const gboolean other = is_another (self, annotator);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), annotator->name);
  if (!g_str_equal (annotator->kind, "person"))
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), annotator->kind);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), !other);
  g_signal_connect_object (check, "toggled", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  adw_preferences_group_add (self->people, row);
  g_ptr_array_add (self->checks, check);
  g_ptr_array_add (self->names, g_strdup (annotator->name));
  g_array_append_val (self->others, other);
}

/* Who sees the work of others anyway exports it unasked. */
static void
tick_everybody (DipleExportDialog *self)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      g_signal_handlers_block_by_func (check, changed_cb, self);
      gtk_check_button_set_active (check, TRUE);
      g_signal_handlers_unblock_by_func (check, changed_cb, self);
    }
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleExportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gboolean *blind = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (self->project == NULL)
    return; /* it was closed */
  if (blind == NULL)
    {
      gtk_label_set_text (self->counts, error->message);
      return;
    }
  self->blind = *blind;
  if (!self->blind)
    tick_everybody (self);
  look (self);
}

static void
accept (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[CHOSEN], 0);
}

static void
diple_export_dialog_dispose (GObject *object)
{
  DipleExportDialog *self = DIPLE_EXPORT_DIALOG (object);

  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  g_clear_object (&self->project);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_EXPORT_DIALOG);

  G_OBJECT_CLASS (diple_export_dialog_parent_class)->dispose (object);
}

static void
diple_export_dialog_finalize (GObject *object)
{
  DipleExportDialog *self = DIPLE_EXPORT_DIALOG (object);

  g_ptr_array_unref (self->checks);
  g_ptr_array_unref (self->names);
  g_array_unref (self->others);
  g_strfreev (self->chosen);
  G_OBJECT_CLASS (diple_export_dialog_parent_class)->finalize (object);
}

static void
diple_export_dialog_class_init (DipleExportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_export_dialog_dispose;
  object_class->finalize = diple_export_dialog_finalize;
  signals[CHOSEN] = g_signal_new (
      "chosen", DIPLE_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "export.accept", NULL, accept);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleExportDialog, accept);
  gtk_widget_class_bind_template_child (widget_class, DipleExportDialog, what);
  gtk_widget_class_bind_template_child (widget_class, DipleExportDialog, people);
  gtk_widget_class_bind_template_child (widget_class, DipleExportDialog, finished);
  gtk_widget_class_bind_template_child (widget_class, DipleExportDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, DipleExportDialog, lines);
  gtk_widget_class_bind_template_child (widget_class, DipleExportDialog, preview);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, what_cb);
}

static void
diple_export_dialog_init (DipleExportDialog *self)
{
  self->checks = g_ptr_array_new ();
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->others = g_array_new (FALSE, FALSE, sizeof (gboolean));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->plain = gtk_text_buffer_create_tag (
      gtk_text_view_get_buffer (self->preview), NULL, "insert-hyphens", FALSE, NULL);
}

GtkWidget *
diple_export_dialog_new (GtkWindow *parent,
                         DipleProject *project,
                         GPtrArray *annotators,
                         gint64 viewer)
{
  DipleExportDialog *self = g_object_new (DIPLE_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->project = g_object_ref (project);
  self->viewer = viewer;
  self->blind = TRUE; /* until it is known */
  for (guint i = 0; i < annotators->len; i++)
    add_annotator (self, g_ptr_array_index (annotators, i));
  let_accept (self, FALSE);
  diple_jobs_ask_blind (project, viewer, asked_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}

/* Everybody ticked is "all", which holds for whoever joins later too. */
DipleExportChoice
diple_export_dialog_get_choice (DipleExportDialog *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  DipleExportChoice choice = { 0 };
  guint n = 0;
  guint what;

  g_return_val_if_fail (DIPLE_IS_EXPORT_DIALOG (self), choice);

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->checks, i)))
      {
        g_strv_builder_add (builder, g_ptr_array_index (self->names, i));
        n++;
      }
  g_strfreev (self->chosen);
  self->chosen = g_strv_builder_end (builder);
  what = adw_combo_row_get_selected (self->what);
  choice.annotators = what == 0 && n < self->checks->len ? self->chosen : NULL;
  choice.annotations = what == 0   ? DIPLE_EXPORT_OF_ANNOTATORS
                       : what == 3 ? DIPLE_EXPORT_MAJORITY
                                   : DIPLE_EXPORT_GOLD;
  choice.fill_majority = what == 2;
  choice.finished_only = gtk_switch_get_active (self->finished);
  return choice;
}
