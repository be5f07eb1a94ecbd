/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-span-panel-private.h"

#include "ui/panel/diple-link-list-private.h"
#include "ui/panel/diple-value-form-private.h"
#include "ui/parts/diple-label-item-private.h"
#include "ui/parts/diple-quote-private.h"
#include "ui/parts/diple-scroll-layout-private.h"

#include <glib/gi18n-lib.h>

#define REVEAL_TIME (400 * G_TIME_SPAN_MILLISECOND)
#define LEAST_HEIGHT 150 /* pixels of what is said of the span; with less room it scrolls */
#define QUOTE_LIMIT 400  /* code points: more than four lines show */

struct _DipleSpanPanel
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkStack *stack;
  GtkWidget *frame;
  GtkLabel *quote;
  GtkLabel *extent;
  GtkDropDown *labels;
  DipleValueForm *form;
  GtkEditable *note;
  DipleLinkList *links;
  guint reveal;       /* the tick that brings one of them into sight, or 0 */
  gint64 reveal_from; /* time of the frame in which that began, or 0 */
  GtkWidget *remove;

  DipleEditor *editor;
  GSignalGroup *editor_signals;
  char *annotator_name;
  DipleSpan *seen;   /* what the widgets show, or NULL */
  gint64 shown;      /* the span whose note stands in the entry, or 0 */
  char *note_shown;  /* the note that was put there */
  gboolean showing;  /* the widgets follow the editor, not a hand */
  gboolean flushing; /* what was written is being saved */
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleSpanPanel, diple_span_panel, GTK_TYPE_WIDGET)

static guint
find_label (DipleSpanPanel *self, gint64 id)
{
  GPtrArray *labels = diple_editor_get_schema (self->editor)->labels;

  for (guint i = 0; i < labels->len; i++)
    if (((const DipleLabel *) g_ptr_array_index (labels, i))->id == id)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
show_extent (DipleSpanPanel *self, const DipleSpan *span)
{
  g_autofree char *when = diple_quote_time (span->modified, g_get_real_time () / 1000);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: where a mark starts and ends, counted in characters. */
  g_string_append_printf (text, _ ("characters %u–%u"), span->range.start, span->range.end);
  if (span->n_fragments > 0)
    g_string_append_printf (text, _ (" in %u pieces"), span->n_fragments);
  if (self->annotator_name != NULL)
    g_string_append_printf (text, " · %s", self->annotator_name);
  g_string_append_printf (text, ", %s", when);
  gtk_label_set_text (self->extent, text->str);
}

static void
remember_note (DipleSpanPanel *self, const char *note)
{
  g_free (self->note_shown);
  self->note_shown = g_strdup (note);
}

/* What is being written is not touched unless the note itself has changed under it. */
static void
show_note (DipleSpanPanel *self, const DipleSpan *span)
{
  if (self->shown == span->id && g_strcmp0 (self->note_shown, span->note) == 0)
    return;
  self->shown = span->id;
  remember_note (self, span->note);
  gtk_editable_set_text (self->note, span->note);
}

static void
show_values (DipleSpanPanel *self, const DipleSpan *span, const char *quote)
{
  diple_value_form_show (self->form, DIPLE_OWNER_SPAN, span->label, span->id, &span->values, quote);
}

static void
show_span (DipleSpanPanel *self, const DipleSpan *span)
{
  g_autofree char *quote = diple_quote (self->editor, span, QUOTE_LIMIT);
  g_autofree char *marked = g_strdup_printf (_ ("“%s”"), quote);

  self->showing = TRUE;
  gtk_label_set_text (self->quote, marked);
  gtk_label_set_xalign (self->quote, 0);
  show_extent (self, span);
  gtk_drop_down_set_selected (self->labels, find_label (self, span->label));
  show_note (self, span);
  self->showing = FALSE;
  show_values (self, span, quote);
}

/* What is written belongs to the span that is shown, and is saved before anything else is done. */
static void
leave (DipleSpanPanel *self)
{
  const DipleSpan *active = self->editor != NULL ? diple_editor_get_active (self->editor) : NULL;

  if (active == NULL || active->id != self->shown)
    diple_span_panel_flush (self);
}

static void
update (DipleSpanPanel *self)
{
  DipleSpan *active = self->editor != NULL ? diple_editor_get_active (self->editor) : NULL;

  leave (self);
  g_clear_pointer (&self->seen, diple_span_unref);
  if (active != NULL)
    {
      self->seen = diple_span_ref (active);
      show_span (self, active);
    }
  else
    self->shown = 0;
  gtk_widget_set_visible (self->remove, active != NULL);
  gtk_stack_set_visible_child_name (self->stack, active != NULL ? "span" : "nothing");
}

static void
schema_changed_cb (DipleSpanPanel *self)
{
  g_autoptr (GListModel) labels = NULL;

  if (self->editor == NULL)
    return;
  self->showing = TRUE;
  labels = diple_label_items_new (diple_editor_get_schema (self->editor));
  gtk_drop_down_set_model (self->labels, labels);
  self->showing = FALSE;
  update (self);
}

static void
label_selected_cb (GtkDropDown *labels, GParamSpec *pspec, DipleSpanPanel *self)
{
  DipleLabelItem *item = gtk_drop_down_get_selected_item (labels);

  if (self->showing || self->shown == 0 || item == NULL)
    return;
  if (!diple_editor_relabel (self->editor, self->shown, diple_label_item_get_label (item)->id))
    update (self);
  g_signal_emit (self, signals[DONE], 0);
}

static void
done_cb (DipleSpanPanel *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
note_activate_cb (GtkEntry *entry, DipleSpanPanel *self)
{
  diple_span_panel_flush (self);
  g_signal_emit (self, signals[DONE], 0);
}

static void
note_leave_cb (GtkEventControllerFocus *focus, DipleSpanPanel *self)
{
  diple_span_panel_flush (self);
}

static gboolean
note_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             DipleSpanPanel *self)
{
  if (keyval != GDK_KEY_Escape)
    return FALSE;
  diple_span_panel_flush (self);
  g_signal_emit (self, signals[DONE], 0);
  return TRUE;
}

static void
delete_cb (GtkButton *button, DipleSpanPanel *self)
{
  if (self->shown != 0)
    diple_editor_remove (self->editor, self->shown);
  g_signal_emit (self, signals[DONE], 0);
}

static void
diple_span_panel_dispose (GObject *object)
{
  DipleSpanPanel *self = DIPLE_SPAN_PANEL (object);

  g_clear_pointer (&self->seen, diple_span_unref);
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SPAN_PANEL);

  G_OBJECT_CLASS (diple_span_panel_parent_class)->dispose (object);
}

static void
diple_span_panel_finalize (GObject *object)
{
  DipleSpanPanel *self = DIPLE_SPAN_PANEL (object);

  g_free (self->annotator_name);
  g_free (self->note_shown);
  G_OBJECT_CLASS (diple_span_panel_parent_class)->finalize (object);
}

static void
reveal_in (GtkWidget *port, GtkWidget *row)
{
  GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (port));
  graphene_rect_t box;

  if (gtk_widget_compute_bounds (row, gtk_viewport_get_child (GTK_VIEWPORT (port)), &box))
    gtk_adjustment_clamp_page (vertical, box.origin.y, box.origin.y + box.size.height);
}

/* Brings the link whose attributes have the digit keys into sight, once it has been laid out: that
 * is after the ticks of a frame. The viewport scrolls as well, to where the focus was before the
 * row grew, and takes its time, so this goes on for longer. */
static gboolean
reveal_link_cb (GtkWidget *links, GdkFrameClock *clock, gpointer data)
{
  DipleSpanPanel *self = data;
  DipleValueForm *form = diple_link_list_get_form (self->links);
  GtkWidget *row =
      form != NULL ? gtk_widget_get_ancestor (GTK_WIDGET (form), GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *port = gtk_widget_get_ancestor (links, GTK_TYPE_VIEWPORT);

  if (self->reveal_from == 0)
    {
      self->reveal_from = gdk_frame_clock_get_frame_time (clock);
      return G_SOURCE_CONTINUE;
    }
  if (row != NULL && port != NULL)
    reveal_in (port, row);
  if (row != NULL && gdk_frame_clock_get_frame_time (clock) - self->reveal_from < REVEAL_TIME)
    return G_SOURCE_CONTINUE;
  self->reveal = 0;
  return G_SOURCE_REMOVE;
}

/* One form has the digit keys: a selected link's goes before the span's. */
static void
links_form_changed_cb (DipleSpanPanel *self)
{
  const gboolean any = diple_link_list_get_form (self->links) != NULL;

  diple_value_form_set_digits (self->form, !any);
  if (!any || self->reveal != 0)
    return;
  self->reveal_from = 0;
  self->reveal =
      gtk_widget_add_tick_callback (GTK_WIDGET (self->links), reveal_link_cb, self, NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_LINK_LIST);
  g_type_ensure (DIPLE_TYPE_VALUE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-span-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, content);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, frame);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, quote);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, extent);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, labels);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, form);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, note);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, links);
  gtk_widget_class_bind_template_child (widget_class, DipleSpanPanel, remove);
  gtk_widget_class_bind_template_callback (widget_class, label_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, links_form_changed_cb);
}

static void
diple_span_panel_class_init (DipleSpanPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_span_panel_dispose;
  object_class->finalize = diple_span_panel_finalize;
  signals[DONE] = g_signal_new (
      "done", DIPLE_TYPE_SPAN_PANEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  bind_template (widget_class);
}

static void
diple_span_panel_init (DipleSpanPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  diple_label_items_dress (self->labels);
  gtk_widget_set_layout_manager (self->frame, diple_scroll_layout_new (LEAST_HEIGHT, 0));

  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (self->editor_signals, "active-changed", G_CALLBACK (leave), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "schema-changed", G_CALLBACK (schema_changed_cb), self);
}

void
diple_span_panel_set_editor (DipleSpanPanel *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_SPAN_PANEL (self));

  if (self->editor == editor)
    return;
  diple_span_panel_flush (self);
  self->shown = 0;
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->editor_signals, editor);
  diple_value_form_set_editor (self->form, editor);
  diple_link_list_set_editor (self->links, editor);
  schema_changed_cb (self);
}

/* Spans are immutable: the same one needs no second look. */
void
diple_span_panel_look (DipleSpanPanel *self)
{
  g_return_if_fail (DIPLE_IS_SPAN_PANEL (self));

  if (self->editor == NULL)
    return;
  if (self->seen == NULL || diple_editor_get_active (self->editor) != self->seen)
    update (self);
  diple_link_list_look (self->links);
}

void
diple_span_panel_set_annotator_name (DipleSpanPanel *self, const char *name)
{
  g_return_if_fail (DIPLE_IS_SPAN_PANEL (self));

  g_free (self->annotator_name);
  self->annotator_name = g_strdup (name);
  update (self);
}

void
diple_span_panel_focus_note (DipleSpanPanel *self)
{
  g_return_if_fail (DIPLE_IS_SPAN_PANEL (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->note));
}

void
diple_span_panel_flush (DipleSpanPanel *self)
{
  DipleSpan *span;
  const char *note;

  g_return_if_fail (DIPLE_IS_SPAN_PANEL (self));

  if (self->shown == 0 || self->editor == NULL || self->flushing)
    return;
  self->flushing = TRUE;
  diple_value_form_settle (self->form);
  diple_link_list_settle (self->links);
  span = diple_span_index_find (diple_editor_get_spans (self->editor), self->shown, NULL);
  note = gtk_editable_get_text (self->note);
  if (span != NULL && g_strcmp0 (self->note_shown, note) != 0 &&
      diple_editor_set_note (self->editor, self->shown, note))
    remember_note (self, note);
  self->flushing = FALSE;
}

DipleValueForm *
diple_span_panel_get_form (DipleSpanPanel *self)
{
  g_return_val_if_fail (DIPLE_IS_SPAN_PANEL (self), NULL);

  return self->form;
}

DipleLinkList *
diple_span_panel_get_links (DipleSpanPanel *self)
{
  g_return_val_if_fail (DIPLE_IS_SPAN_PANEL (self), NULL);

  return self->links;
}
