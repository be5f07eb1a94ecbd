/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-guideline-card-private.h"

#include "ui/panel/diple-example-row-private.h"
#include "ui/panel/diple-panel-jobs-private.h"
#include "ui/parts/diple-markdown-private.h"
#include "ui/parts/diple-quote-private.h"
#include "ui/parts/diple-scroll-layout-private.h"

#include <glib/gi18n-lib.h>

#define LEAST_HEIGHT 110 /* pixels */
#define MOST_HEIGHT 300
#define QUOTE_LIMIT 240 /* code points */

struct _DipleGuidelineCard
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkToggleButton *fold;
  GtkLabel *heading;
  GtkImage *arrow;
  GtkWidget *frame;
  DipleMarkdown *text;
  GtkWidget *examples;
  GtkWidget *add;
  GtkPopover *popover;
  GtkEditable *note;
  GtkToggleButton *project;

  DipleEditor *editor;
  GSignalGroup *editor_signals;
  DipleSchema *schema; /* whose guideline is shown, or NULL */
  gint64 armed;        /* labels, or 0 */
  gint64 pointed;
  gint64 shown; /* the label whose guideline is shown; 0: the project's */
};

enum
{
  PROP_EXPANDED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DipleGuidelineCard, diple_guideline_card, GTK_TYPE_WIDGET)

static gint64
find_label (DipleGuidelineCard *self)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);

  if (self->pointed != 0)
    return self->pointed;
  if (gtk_toggle_button_get_active (self->project))
    return 0;
  if (self->armed != 0)
    return self->armed;
  return active != NULL ? active->label : 0;
}

static void
show_examples (DipleGuidelineCard *self, const DipleLabel *label)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->examples)) != NULL)
    gtk_box_remove (GTK_BOX (self->examples), row);
  for (guint i = 0; label != NULL && i < label->examples->len; i++)
    gtk_box_append (GTK_BOX (self->examples),
                    diple_example_row_new (g_ptr_array_index (label->examples, i)));
  gtk_widget_set_visible (self->examples, label != NULL && label->examples->len > 0);
}

static const char *
find_text (DipleSchema *schema, const DipleLabel *label)
{
  if (label == NULL)
    return schema->guideline[0] != '\0' ? schema->guideline
                                        : _ ("The project has no guideline of its own yet.");
  if (label->guideline[0] != '\0')
    return label->guideline;
  return label->description[0] != '\0' ? label->description
                                       : _ ("Nothing is written about this label yet.");
}

static void
show_heading (DipleGuidelineCard *self, const DipleLabel *label)
{
  /* Translators: the guideline of a label. */
  g_autofree char *text =
      g_strdup_printf (_ ("Guideline · %s"), label != NULL ? label->name : _ ("whole project"));

  gtk_label_set_text (self->heading, text);
}

/* The text is built only while it can be seen: spans are stepped through quickly. */
static void
show_text (DipleGuidelineCard *self)
{
  DipleSchema *schema = diple_editor_get_schema (self->editor);
  const DipleLabel *label = diple_schema_label (schema, self->shown);

  show_heading (self, label);
  if (!diple_guideline_card_get_expanded (self) || self->schema == schema)
    return;
  diple_schema_ref (schema);
  g_clear_pointer (&self->schema, diple_schema_unref);
  self->schema = schema;
  diple_markdown_set_text (self->text, find_text (schema, label));
  show_examples (self, label);
}

static void
update (DipleGuidelineCard *self)
{
  const DipleSpan *active;
  gint64 label;

  if (self->editor == NULL)
    return;
  active = diple_editor_get_active (self->editor);
  label = find_label (self);
  if (label != self->shown)
    g_clear_pointer (&self->schema, diple_schema_unref);
  self->shown = label;
  show_text (self);
  gtk_widget_set_visible (self->add, active != NULL && label == active->label);
}

static void
folded_cb (DipleGuidelineCard *self)
{
  const gboolean expanded = gtk_toggle_button_get_active (self->fold);

  gtk_widget_set_visible (self->frame, expanded);
  gtk_image_set_from_icon_name (self->arrow, expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->fold), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

static void
popover_show_cb (DipleGuidelineCard *self)
{
  gtk_editable_set_text (self->note, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleEditor) editor = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (sentence != NULL)
    g_signal_emit_by_name (editor, "told", sentence);
  else
    g_signal_emit_by_name (editor, "refused", error->message);
}

static void
add_example (DipleGuidelineCard *self, gboolean positive)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  g_autofree char *quote = NULL;
  DipleExample example = { .positive = positive };

  gtk_popover_popdown (self->popover);
  if (active == NULL)
    return;
  quote = diple_quote (self->editor, active, QUOTE_LIMIT);
  example.text = quote;
  example.note = (char *) gtk_editable_get_text (self->note);
  example.document = active->document;
  example.span = active->id;
  example.start = active->range.start;
  example.end = active->range.end;
  diple_panel_jobs_add_example (diple_editor_get_project (self->editor),
                                diple_editor_get_annotator (self->editor),
                                active->label,
                                &example,
                                added_cb,
                                g_object_ref (self->editor));
}

static void
add_good_cb (DipleGuidelineCard *self)
{
  add_example (self, TRUE);
}

static void
add_bad_cb (DipleGuidelineCard *self)
{
  add_example (self, FALSE);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EXPANDED)
    g_value_set_boolean (value, diple_guideline_card_get_expanded (DIPLE_GUIDELINE_CARD (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_EXPANDED)
    diple_guideline_card_set_expanded (DIPLE_GUIDELINE_CARD (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
diple_guideline_card_dispose (GObject *object)
{
  DipleGuidelineCard *self = DIPLE_GUIDELINE_CARD (object);

  g_clear_object (&self->editor_signals);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->schema, diple_schema_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_GUIDELINE_CARD);
  G_OBJECT_CLASS (diple_guideline_card_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_MARKDOWN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-guideline-card.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, content);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, fold);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, frame);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, text);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, examples);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, add);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, popover);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, note);
  gtk_widget_class_bind_template_child (widget_class, DipleGuidelineCard, project);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_show_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_good_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_bad_cb);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
diple_guideline_card_class_init (DipleGuidelineCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = diple_guideline_card_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_EXPANDED] =
      g_param_spec_boolean ("expanded",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
diple_guideline_card_init (DipleGuidelineCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->frame, diple_scroll_layout_new (LEAST_HEIGHT, MOST_HEIGHT));

  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "schema-changed", G_CALLBACK (update), self);
}

void
diple_guideline_card_set_editor (DipleGuidelineCard *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_GUIDELINE_CARD (self));

  if (self->editor == editor)
    return;
  g_set_object (&self->editor, editor);
  g_clear_pointer (&self->schema, diple_schema_unref);
  self->armed = self->pointed = 0;
  g_signal_group_set_target (self->editor_signals, editor);
  update (self);
}

void
diple_guideline_card_look (DipleGuidelineCard *self)
{
  g_return_if_fail (DIPLE_IS_GUIDELINE_CARD (self));

  update (self);
}

void
diple_guideline_card_set_armed (DipleGuidelineCard *self, gint64 label)
{
  g_return_if_fail (DIPLE_IS_GUIDELINE_CARD (self));

  self->armed = label;
  update (self);
}

void
diple_guideline_card_set_pointed (DipleGuidelineCard *self, gint64 label)
{
  g_return_if_fail (DIPLE_IS_GUIDELINE_CARD (self));

  self->pointed = label;
  update (self);
}

void
diple_guideline_card_set_expanded (DipleGuidelineCard *self, gboolean expanded)
{
  g_return_if_fail (DIPLE_IS_GUIDELINE_CARD (self));

  gtk_toggle_button_set_active (self->fold, expanded);
}

gboolean
diple_guideline_card_get_expanded (DipleGuidelineCard *self)
{
  g_return_val_if_fail (DIPLE_IS_GUIDELINE_CARD (self), FALSE);

  return gtk_toggle_button_get_active (self->fold);
}
