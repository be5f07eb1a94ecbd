/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-document-panel-private.h"

#include "ui/panel/diple-fact-row-private.h"

#include <glib/gi18n-lib.h>

#define MAX_OTHERS 60 /* rows; a file with more has them in its export */

struct _DipleDocumentPanel
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *labels;
  GtkWidget *details;
  DipleValueForm *form;
  DipleFactRow *title, *author, *published, *outlet, *language, *url;
  GtkWidget *others;
  GtkLabel *file;
  GtkLabel *time;

  DipleEditor *editor;
  GSignalGroup *editor_signals;
  GPtrArray *rows; /* DipleFactRow *: of others, in order; one more while one is being added */
  gint64 shown;    /* the document, or 0 */
  gint64 spent;    /* milliseconds */
  gboolean saving;
};

enum
{
  PROP_SPENT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleDocumentPanel, diple_document_panel, GTK_TYPE_WIDGET)

static void save (DipleDocumentPanel *self);

static void
done_cb (DipleDocumentPanel *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static const DipleDocument *
get_document (DipleDocumentPanel *self)
{
  return self->editor != NULL ? diple_editor_get_document (self->editor) : NULL;
}

static void
take_over (DipleFactRow *row, char **fact)
{
  if (!diple_fact_row_is_changed (row))
    return;
  g_free (*fact);
  *fact = diple_fact_row_dup_value (row);
}

/* A pair without a name is none; one that is just being written needs its value too. */
static void
take_over_pair (DipleFactRow *row, GPtrArray *metadata, guint position)
{
  g_autofree char *name = diple_fact_row_dup_name (row);
  g_autofree char *value = diple_fact_row_dup_value (row);
  DiplePair *pair;

  if (!diple_fact_row_is_changed (row) || name[0] == '\0')
    return;
  if (position >= metadata->len)
    {
      if (value[0] != '\0')
        g_ptr_array_add (metadata, diple_pair_new (name, value));
      return;
    }
  pair = g_ptr_array_index (metadata, position);
  g_free (pair->name);
  g_free (pair->value);
  pair->name = g_steal_pointer (&name);
  pair->value = g_steal_pointer (&value);
}

static gboolean
is_any_changed (DipleDocumentPanel *self)
{
  DipleFactRow *const usual[] = { self->title,  self->author,   self->published,
                                  self->outlet, self->language, self->url };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    if (diple_fact_row_is_changed (usual[i]))
      return TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    if (diple_fact_row_is_changed (g_ptr_array_index (self->rows, i)))
      return TRUE;
  return FALSE;
}

static DipleDocument *
dup_written (DipleDocumentPanel *self)
{
  DipleDocument *facts = diple_document_copy_facts (get_document (self));

  take_over (self->title, &facts->title);
  take_over (self->author, &facts->author);
  take_over (self->published, &facts->published);
  take_over (self->outlet, &facts->outlet);
  take_over (self->language, &facts->language);
  take_over (self->url, &facts->url);
  for (guint i = 0; i < self->rows->len; i++)
    take_over_pair (g_ptr_array_index (self->rows, i), facts->metadata, i);
  return facts;
}

static void
remove_cb (DipleFactRow *row, DipleDocumentPanel *self)
{
  g_autoptr (DipleDocument) facts = NULL;
  guint position;

  if (get_document (self) == NULL || !g_ptr_array_find (self->rows, row, &position))
    return;
  facts = diple_document_copy_facts (get_document (self));
  if (position < facts->metadata->len)
    {
      g_ptr_array_remove_index (facts->metadata, position);
      diple_editor_set_facts (self->editor, facts);
      return;
    }
  g_ptr_array_remove_index (self->rows, position);
  gtk_box_remove (GTK_BOX (self->others), GTK_WIDGET (row));
}

static DipleFactRow *
add_row (DipleDocumentPanel *self)
{
  GtkWidget *row = diple_fact_row_new_free ();

  g_signal_connect_swapped (row, "written", G_CALLBACK (save), self);
  g_signal_connect_swapped (row, "done", G_CALLBACK (done_cb), self);
  g_signal_connect (row, "remove", G_CALLBACK (remove_cb), self);
  gtk_box_append (GTK_BOX (self->others), row);
  g_ptr_array_add (self->rows, row);
  return DIPLE_FACT_ROW (row);
}

static void
trim_rows (DipleDocumentPanel *self, guint wanted)
{
  while (self->rows->len > wanted)
    {
      gtk_box_remove (GTK_BOX (self->others), g_ptr_array_index (self->rows, self->rows->len - 1));
      g_ptr_array_set_size (self->rows, self->rows->len - 1);
    }
}

static void
show_others (DipleDocumentPanel *self, const DipleDocument *document)
{
  const guint n = MIN (document->metadata->len, MAX_OTHERS);

  trim_rows (self, n);
  for (guint i = 0; i < n; i++)
    {
      const DiplePair *pair = g_ptr_array_index (document->metadata, i);

      if (i >= self->rows->len)
        add_row (self);
      diple_fact_row_show (g_ptr_array_index (self->rows, i), pair->name, pair->value);
    }
}

static void
show_file (DipleDocumentPanel *self, const DipleDocument *document)
{
  /* Translators: the length of a text, the file it came from, and that file's encoding. */
  g_autofree char *text = g_strdup_printf (
      _ ("%u characters · from %s (%s)"), document->length, document->source, document->encoding);

  gtk_label_set_text (self->file, text);
}

static void
show_time (DipleDocumentPanel *self)
{
  const gint64 minutes = self->spent / 60000;
  g_autofree char *text = NULL;

  if (minutes == 0)
    text = g_strdup (_ ("Your time on it: under 1 min"));
  else if (minutes < 60)
    text = g_strdup_printf (_ ("Your time on it: %d min"), (int) minutes);
  else
    text = g_strdup_printf (
        _ ("Your time on it: %d h %d min"), (int) (minutes / 60), (int) (minutes % 60));
  gtk_label_set_text (self->time, text);
  gtk_widget_set_visible (GTK_WIDGET (self->time), self->spent > 0);
}

static void
show_facts (DipleDocumentPanel *self)
{
  const DipleDocument *document = get_document (self);

  gtk_widget_set_visible (self->details, document != NULL);
  if (document == NULL)
    return;
  diple_fact_row_show (self->title, "", document->title);
  diple_fact_row_show (self->author, "", document->author);
  diple_fact_row_show (self->published, "", document->published);
  diple_fact_row_show (self->outlet, "", document->outlet);
  diple_fact_row_show (self->language, "", document->language);
  diple_fact_row_show (self->url, "", document->url);
  show_others (self, document);
  show_file (self, document);
}

static void
show_values (DipleDocumentPanel *self)
{
  const gboolean open = get_document (self) != NULL;

  if (open)
    diple_value_form_show (self->form,
                           DIPLE_OWNER_DOCUMENT,
                           0,
                           get_document (self)->id,
                           diple_editor_get_document_values (self->editor),
                           get_document (self)->title);
  gtk_widget_set_visible (self->labels, open && !diple_value_form_is_empty (self->form));
}

static void
save (DipleDocumentPanel *self)
{
  g_autoptr (DipleDocument) facts = NULL;

  if (self->saving || get_document (self) == NULL || get_document (self)->id != self->shown ||
      !is_any_changed (self))
    return;
  self->saving = TRUE;
  facts = dup_written (self);
  diple_editor_set_facts (self->editor, facts);
  self->saving = FALSE;
}

static void
reset_rows (DipleDocumentPanel *self)
{
  DipleFactRow *const usual[] = { self->title,  self->author,   self->published,
                                  self->outlet, self->language, self->url };

  for (guint i = 0; i < G_N_ELEMENTS (usual); i++)
    diple_fact_row_reset (usual[i]);
  trim_rows (self, 0);
}

static void
opened_cb (DipleDocumentPanel *self)
{
  const DipleDocument *document = get_document (self);

  if (document == NULL || document->id != self->shown)
    reset_rows (self);
  self->shown = document != NULL ? document->id : 0;
  show_facts (self);
  show_values (self);
}

static void
add_cb (DipleDocumentPanel *self)
{
  const DipleDocument *document = get_document (self);

  if (document == NULL)
    return;
  if (self->rows->len <= document->metadata->len)
    add_row (self);
  gtk_widget_grab_focus (g_ptr_array_index (self->rows, self->rows->len - 1));
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int64 (value, DIPLE_DOCUMENT_PANEL (object)->spent);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DipleDocumentPanel *self = DIPLE_DOCUMENT_PANEL (object);

  if (self->spent == g_value_get_int64 (value))
    return;
  self->spent = g_value_get_int64 (value);
  show_time (self);
  g_object_notify_by_pspec (object, pspec);
}

static void
diple_document_panel_dispose (GObject *object)
{
  DipleDocumentPanel *self = DIPLE_DOCUMENT_PANEL (object);

  self->saving = TRUE; /* a row that goes loses the focus */
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_DOCUMENT_PANEL);
  G_OBJECT_CLASS (diple_document_panel_parent_class)->dispose (object);
}

static void
diple_document_panel_finalize (GObject *object)
{
  g_ptr_array_unref (DIPLE_DOCUMENT_PANEL (object)->rows);
  G_OBJECT_CLASS (diple_document_panel_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_FACT_ROW);
  g_type_ensure (DIPLE_TYPE_VALUE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-document-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, content);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, labels);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, details);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, form);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, title);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, author);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, published);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, outlet);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, language);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, url);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, others);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, file);
  gtk_widget_class_bind_template_child (widget_class, DipleDocumentPanel, time);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, save);
}

static void
diple_document_panel_class_init (DipleDocumentPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = diple_document_panel_dispose;
  object_class->finalize = diple_document_panel_finalize;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_SPENT] =
      g_param_spec_int64 ("spent",
                          NULL,
                          NULL,
                          0,
                          G_MAXINT64,
                          0,
                          G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DONE] = g_signal_new (
      "done", DIPLE_TYPE_DOCUMENT_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
diple_document_panel_init (DipleDocumentPanel *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  show_time (self);

  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (opened_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "facts-changed", G_CALLBACK (show_facts), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "values-changed", G_CALLBACK (show_values), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "schema-changed", G_CALLBACK (show_values), self);
}

void
diple_document_panel_set_editor (DipleDocumentPanel *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_DOCUMENT_PANEL (self));

  if (self->editor == editor)
    return;
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->editor_signals, editor);
  diple_value_form_set_editor (self->form, editor);
  opened_cb (self);
}

DipleValueForm *
diple_document_panel_get_form (DipleDocumentPanel *self)
{
  g_return_val_if_fail (DIPLE_IS_DOCUMENT_PANEL (self), NULL);

  return self->form;
}

void
diple_document_panel_focus (DipleDocumentPanel *self)
{
  g_return_if_fail (DIPLE_IS_DOCUMENT_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->title));
}

void
diple_document_panel_flush (DipleDocumentPanel *self)
{
  g_return_if_fail (DIPLE_IS_DOCUMENT_PANEL (self));

  if (self->editor == NULL)
    return;
  save (self);
  if (gtk_widget_get_visible (self->labels))
    diple_value_form_settle (self->form);
}
