/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/occurrences/diple-occurrences-marking-private.h"

#include "ui/occurrences/diple-occurrence-row-private.h"
#include "ui/parts/diple-label-item-private.h"
#include "ui/parts/diple-wrap-layout-private.h"

#include <glib/gi18n-lib.h>

/* Characters of the text that the heading shows. */
#define QUOTE 60

/* Nobody looks through more; those that are marked make room for the next. */
#define MOST_PLACES 50000

G_DEFINE_FINAL_TYPE (DipleOccurrencesDialog, diple_occurrences_dialog, ADW_TYPE_WINDOW)

gint64
diple_occurrences_dialog_get_label (DipleOccurrencesDialog *self)
{
  DipleLabelItem *item = gtk_drop_down_get_selected_item (self->label);

  return item != NULL ? diple_label_item_get_label (item)->id : 0;
}

DipleOccurrence *
diple_occurrences_dialog_get_place (DipleOccurrencesDialog *self, guint i)
{
  g_autoptr (DipleOccurrence) place = g_list_model_get_item (G_LIST_MODEL (self->places), i);

  return place; /* the list keeps it */
}

guint
diple_occurrences_dialog_count_places (DipleOccurrencesDialog *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->places));
}

static void
count_ticked (DipleOccurrencesDialog *self)
{
  self->n_ticked = 0;
  for (guint i = 0; i < diple_occurrences_dialog_count_places (self); i++)
    self->n_ticked += diple_occurrence_get_ticked (diple_occurrences_dialog_get_place (self, i));
}

/* “12 places in 3 documents, 11 ticked”. */
static char *
describe_places (DipleOccurrencesDialog *self)
{
  const guint hits = (guint) self->totals.hits;
  g_autofree char *places = hits > diple_occurrences_dialog_count_places (self)
                                /* Translators: of so many places the first ones are listed. */
                                ? g_strdup_printf (_ ("The first %u of %u places"),
                                                   diple_occurrences_dialog_count_places (self),
                                                   hits)
                                : g_strdup_printf (ngettext ("%u place", "%u places", hits), hits);

  /* Translators: “12 places”, documents, ticked places. */
  return g_strdup_printf (ngettext ("%s in %u document, %u ticked",
                                    "%s in %u documents, %u ticked",
                                    self->totals.documents),
                          places,
                          self->totals.documents,
                          self->n_ticked);
}

static char *
describe_state (DipleOccurrencesDialog *self)
{
  if (self->marking != NULL && g_cancellable_is_cancelled (self->marking))
    return g_strdup (_ ("Taking back what was marked…"));
  if (self->marking != NULL)
    return g_strdup_printf (_ ("Marking: %u of %u…"), self->n_marked, self->n_to_mark);
  if (diple_occurrences_dialog_count_places (self) > 0)
    return describe_places (self);
  return g_strdup (self->totals.complete ? "" : _ ("Looking…"));
}

void
diple_occurrences_dialog_show_status (DipleOccurrencesDialog *self)
{
  const gboolean busy = !self->totals.complete || self->marking != NULL;
  g_autofree char *status = describe_state (self);
  g_autofree char *button = g_strdup_printf (_ ("_Mark %u"), self->n_ticked);

  gtk_label_set_text (self->status, status);
  gtk_button_set_label (self->apply, button);
  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), self->n_ticked > 0 && self->marking == NULL);
  gtk_widget_set_sensitive (self->options, self->marking == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), self->marking == NULL);
  gtk_spinner_set_spinning (self->spinner, busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_stack_set_visible_child_name (
      self->stack,
      diple_occurrences_dialog_count_places (self) == 0 && self->totals.complete ? "none" : "list");
}

static void
toggled_cb (DipleOccurrencesDialog *self)
{
  count_ticked (self);
  diple_occurrences_dialog_show_status (self);
}

static void
add_places (DipleOccurrencesDialog *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < lines->len; i++)
    {
      DipleOccurrence *place = diple_occurrence_new (g_ptr_array_index (lines, i));

      self->n_ticked += diple_occurrence_get_ticked (place);
      g_ptr_array_add (places, place);
    }
  g_list_store_splice (
      self->places, diple_occurrences_dialog_count_places (self), 0, places->pdata, places->len);
}

static void
found_cb (GPtrArray *lines, const DipleKwicTotals *totals, const GError *error, gpointer data)
{
  DipleOccurrencesDialog *self = data;
  const gboolean first = diple_occurrences_dialog_count_places (self) == 0 && lines->len > 0;

  self->totals = *totals;
  add_places (self, lines);
  if (error != NULL)
    adw_status_page_set_description (self->none, error->message);
  diple_occurrences_dialog_show_status (self);
  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

void
diple_occurrences_dialog_stop (DipleOccurrencesDialog *self)
{
  g_clear_pointer (&self->search, diple_occurrences_search_cancel);
}

/* A list of its own for each search: GTK takes long to take many rows away. */
static void
renew_places (DipleOccurrencesDialog *self)
{
  GtkSelectionModel *selection = gtk_list_view_get_model (self->list);

  g_clear_object (&self->places);
  self->places = g_list_store_new (DIPLE_TYPE_OCCURRENCE);
  self->n_ticked = 0;
  gtk_single_selection_set_model (GTK_SINGLE_SELECTION (selection), G_LIST_MODEL (self->places));
}

static void
start (DipleOccurrencesDialog *self)
{
  const DipleDocument *document = diple_editor_get_document (self->editor);
  const gboolean project = gtk_drop_down_get_selected (self->scope) == 1;
  const DipleOccurrences wanted = {
    .text = self->text,
    .whole_words = gtk_check_button_get_active (self->words),
    .match_case = gtk_check_button_get_active (self->case_button),
    .document = project || document == NULL ? 0 : document->id,
    .annotator = diple_editor_get_annotator (self->editor),
    .label = diple_occurrences_dialog_get_label (self),
    .show = (DipleOccurrencesShow) gtk_drop_down_get_selected (self->show),
    .most = MOST_PLACES,
  };

  diple_occurrences_dialog_stop (self);
  renew_places (self);
  self->totals = (DipleKwicTotals){ 0 };
  adw_status_page_set_description (
      self->none,
      project ? _ ("The project has this text nowhere else without the label.")
              : _ ("This document has the text nowhere else without the label; the project may."));
  diple_occurrences_dialog_show_status (self);
  self->search = diple_occurrences_search_start (
      diple_editor_get_project (self->editor), &wanted, found_cb, self);
}

static void
options_changed_cb (DipleOccurrencesDialog *self)
{
  if (!self->ready)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->values),
                          self->given.n_items > 0 &&
                              diple_occurrences_dialog_get_label (self) == self->given_label);
  start (self);
}

static void
cancel_cb (DipleOccurrencesDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

/* The keys of the list. */

static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DipleOccurrencesDialog *self = data;
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
  DipleOccurrence *place = gtk_single_selection_get_selected_item (selection);

  if (place == NULL)
    return FALSE;
  diple_occurrence_set_ticked (place, !diple_occurrence_get_ticked (place));
  toggled_cb (self);
  return TRUE;
}

static gboolean
toggle_all_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  DipleOccurrencesDialog *self = data;
  gboolean all = TRUE;

  for (guint i = 0; i < diple_occurrences_dialog_count_places (self); i++)
    all = all && (diple_occurrence_get_ticked (diple_occurrences_dialog_get_place (self, i)) ||
                  diple_occurrence_is_marked (diple_occurrences_dialog_get_place (self, i)));
  for (guint i = 0; i < diple_occurrences_dialog_count_places (self); i++)
    diple_occurrence_set_ticked (diple_occurrences_dialog_get_place (self, i), !all);
  toggled_cb (self);
  return TRUE;
}

static void
add_keys (DipleOccurrencesDialog *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  static const struct
  {
    const char *trigger;
    GtkShortcutFunc func;
  } each[] = { { "space", toggle_cb }, { "KP_Space", toggle_cb }, { "<Control>a", toggle_all_cb } };

  gtk_event_controller_set_name (keys, "diple-occurrences-keys");
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (each); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (each[i].trigger),
                          gtk_callback_action_new (each[i].func, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
setup_cb (DipleOccurrencesDialog *self, GtkListItem *item)
{
  GtkWidget *row = diple_occurrence_row_new ();

  g_signal_connect_object (row, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (DipleOccurrencesDialog *self, GtkListItem *item)
{
  diple_occurrence_row_set (DIPLE_OCCURRENCE_ROW (gtk_list_item_get_child (item)),
                            gtk_list_item_get_item (item),
                            gtk_drop_down_get_selected (self->scope) == 1);
}

static void
unbind_cb (DipleOccurrencesDialog *self, GtkListItem *item)
{
  diple_occurrence_row_set (DIPLE_OCCURRENCE_ROW (gtk_list_item_get_child (item)), NULL, FALSE);
}

static void
init_list (DipleOccurrencesDialog *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = gtk_single_selection_new (NULL);

  self->places = g_list_store_new (DIPLE_TYPE_OCCURRENCE);
  gtk_single_selection_set_model (selection, G_LIST_MODEL (self->places));
  g_signal_connect_swapped (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect_swapped (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect_swapped (factory, "unbind", G_CALLBACK (unbind_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  add_keys (self);
}

static void
dispose (GObject *object)
{
  DipleOccurrencesDialog *self = DIPLE_OCCURRENCES_DIALOG (object);

  diple_occurrences_dialog_stop (self);
  if (self->list != NULL)
    gtk_list_view_set_factory (self->list, NULL);
  g_clear_object (&self->places);
  g_clear_object (&self->editor);

  G_OBJECT_CLASS (diple_occurrences_dialog_parent_class)->dispose (object);
}

static void
finalize (GObject *object)
{
  DipleOccurrencesDialog *self = DIPLE_OCCURRENCES_DIALOG (object);

  g_free (self->text);
  diple_values_clear (&self->given);
  g_clear_object (&self->marking);

  G_OBJECT_CLASS (diple_occurrences_dialog_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, apply);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, options);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, label);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, show);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, words);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, case_button);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, values);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, none);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, status);
  gtk_widget_class_bind_template_child (widget_class, DipleOccurrencesDialog, hint);
}

static void
diple_occurrences_dialog_class_init (DipleOccurrencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dispose;
  G_OBJECT_CLASS (klass)->finalize = finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/diple/Diple/ui/diple-occurrences-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, options_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, diple_occurrences_dialog_apply);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, diple_occurrences_dialog_ask_to_close);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
diple_occurrences_dialog_init (DipleOccurrencesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->options, diple_wrap_layout_new (8));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->apply));
  init_list (self);
}

static void
choose_label (DipleOccurrencesDialog *self, gint64 label)
{
  DipleSchema *schema = diple_editor_get_schema (self->editor);
  g_autoptr (GListModel) labels = diple_label_items_new (schema);

  diple_label_items_dress (self->label);
  gtk_drop_down_set_model (self->label, labels);
  for (guint i = 0; i < schema->labels->len; i++)
    if (((DipleLabel *) g_ptr_array_index (schema->labels, i))->id == label)
      gtk_drop_down_set_selected (self->label, i);
}

static void
set_text (DipleOccurrencesDialog *self, const char *text)
{
  const gboolean cut = g_utf8_strlen (text, -1) > QUOTE;
  g_autofree char *shown = cut ? g_utf8_substring (text, 0, QUOTE) : g_strdup (text);
  g_autofree char *quoted = NULL;

  self->text = g_strdup (text);
  g_strdelimit (shown, "\r\n\t", ' ');
  quoted = g_strdup_printf (cut ? "“%s…”" : "“%s”", shown);
  adw_window_title_set_subtitle (self->heading, quoted);
}

GtkWidget *
diple_occurrences_dialog_new (GtkWindow *parent,
                              DipleEditor *editor,
                              const char *text,
                              gint64 label,
                              const DipleValues *values)
{
  DipleOccurrencesDialog *self;

  g_return_val_if_fail (DIPLE_IS_EDITOR (editor), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (DIPLE_TYPE_OCCURRENCES_DIALOG, "transient-for", parent, NULL);
  self->editor = g_object_ref (editor);
  self->given_label = label;
  if (values != NULL)
    self->given = diple_values_copy (values);
  set_text (self, text);
  choose_label (self, label);
  self->ready = TRUE;
  options_changed_cb (self);
  return GTK_WIDGET (self);
}
