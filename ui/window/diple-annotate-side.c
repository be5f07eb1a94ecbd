/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-annotate-panes-private.h"

#include "ui/panel/diple-far-dialog-private.h"

#include <glib/gi18n-lib.h>

/* What the text's keys do to the panel beside it, and what the panel asks of the text. */

static void
open_side (DipleAnnotatePage *self, const char *view)
{
  if (!gtk_widget_get_visible (self->annotations))
    g_object_set (self, "show-annotations", TRUE, NULL);
  g_object_set (self->side, "view", view, NULL);
}

void
diple_annotate_side_edit_note (DipleAnnotatePage *self)
{
  open_side (self, "span");
  diple_span_panel_focus_note (diple_side_panel_get_span (self->side));
}

static void
announce_current (DipleAnnotatePage *self)
{
  const DipleAttribute *current =
      diple_value_form_get_current (diple_side_panel_get_form (self->side));
  g_autofree char *sentence = NULL;

  if (current == NULL)
    return;
  /* Translators: the attribute that the digit keys give a value to. */
  sentence = g_strdup_printf (_ ("Attribute: %s"), current->name);
  diple_annotate_page_announce (self, sentence);
}

/* The value as the status line says it after a digit: "stance: denying". */
static char *
describe (DipleValueForm *form, gint64 attribute)
{
  g_autofree char *value = diple_value_form_dup_value (form, attribute);
  g_autofree char *name = diple_value_form_dup_name (form, attribute);

  /* Translators: an attribute and its value. */
  return value[0] != '\0' ? g_strdup_printf (_ ("%s: %s"), name, value)
                          : g_strdup_printf (_ ("%s: nothing"), name);
}

static void
press_digit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);
  DipleValueForm *form = diple_side_panel_get_form (self->side);
  const DipleAttribute *current = diple_value_form_get_current (form);
  const gint64 id = current != NULL ? current->id : 0;
  const int digit = g_variant_get_int32 (parameter);
  g_autofree char *sentence = NULL;

  if (self->editor == NULL || id == 0 || digit < 1 || digit > 9)
    {
      diple_annotate_page_announce (self, _ ("No attribute is there to be given a value"));
      return;
    }
  diple_value_form_press (form, (guint) digit);
  sentence = describe (form, id);
  diple_annotate_page_announce (self, sentence);
}

static void
step_attribute (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);

  if (diple_value_form_step (diple_side_panel_get_form (self->side),
                             g_variant_get_int32 (parameter)))
    announce_current (self);
  else
    diple_annotate_page_announce (self, _ ("No attribute is there to be given a value"));
}

static void
show_place (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 document, span;
  DipleRange range;

  g_variant_get (parameter, "(xxuu)", &document, &span, &range.start, &range.end);
  diple_annotate_page_show_place (DIPLE_ANNOTATE_PAGE (widget), document, span, range);
}

static void
begin_link (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  gtk_widget_activate_action_variant (GTK_WIDGET (self->view), "article.link", parameter);
}

void
diple_annotate_side_choose_far (DipleAnnotatePage *self, gint64 type, gint64 span)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->editor != NULL && GTK_IS_WINDOW (root))
    gtk_window_present (
        GTK_WINDOW (diple_far_dialog_new (GTK_WINDOW (root), self->editor, type, span)));
}

static void
link_far (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);
  const DipleSpan *active = self->editor != NULL ? diple_editor_get_active (self->editor) : NULL;

  if (active != NULL)
    diple_annotate_side_choose_far (self, g_variant_get_int64 (parameter), active->id);
}

static void
focus_links (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);
  g_autofree char *advice = diple_keymap_dup_no_span (diple_settings_get_keymap (self->settings));

  open_side (self, "span");
  if (!diple_link_list_focus (diple_span_panel_get_links (diple_side_panel_get_span (self->side))))
    diple_annotate_page_announce (self, advice);
}

static void
focus_attribute (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);

  open_side (self, "span");
  if (!diple_value_form_focus (diple_side_panel_get_form (self->side)))
    diple_annotate_page_announce (self, _ ("No attribute is there to be given a value"));
}

/* Folds the guideline up and down. */
static void
toggle_guideline (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnnotatePage *self = DIPLE_ANNOTATE_PAGE (widget);
  DipleGuidelineCard *card = diple_side_panel_get_guideline (self->side);
  const gboolean seen = gtk_widget_get_mapped (GTK_WIDGET (card));

  open_side (self, "span");
  diple_guideline_card_set_expanded (card, !seen || !diple_guideline_card_get_expanded (card));
}

/* From the text to the document's panel, and back. */
void
diple_annotate_page_show_details (DipleAnnotatePage *self)
{
  g_autofree char *view = NULL;

  g_return_if_fail (DIPLE_IS_ANNOTATE_PAGE (self));

  g_object_get (self->side, "view", &view, NULL);
  if (g_strcmp0 (view, "document") == 0 && gtk_widget_get_mapped (GTK_WIDGET (self->side)))
    {
      diple_side_panel_flush (self->side);
      open_side (self, "span");
      gtk_widget_grab_focus (GTK_WIDGET (self->view));
      return;
    }
  open_side (self, "document");
  diple_document_panel_focus (diple_side_panel_get_document (self->side));
}

static void
armed_cb (DipleAnnotatePage *self)
{
  diple_guideline_card_set_armed (diple_side_panel_get_guideline (self->side),
                                  diple_article_view_get_armed (self->view));
}

static void
pointed_cb (DipleAnnotatePage *self, gint64 label)
{
  diple_guideline_card_set_pointed (diple_side_panel_get_guideline (self->side), label);
}

static void
choose_far_cb (DipleAnnotatePage *self, gint64 type, gint64 span)
{
  diple_annotate_side_choose_far (self, type, span);
}

static void
show_place_cb (DipleAnnotatePage *self, gint64 document, gint64 span, guint start, guint end)
{
  diple_annotate_page_show_place (self, document, span, (DipleRange){ start, end });
}

/* The relation that was chosen in the text is open in the list too. */
static void
select_relation_cb (DipleAnnotatePage *self, gint64 relation)
{
  diple_link_list_select (diple_span_panel_get_links (diple_side_panel_get_span (self->side)),
                          relation);
}

void
diple_annotate_side_class_init (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "span.value", "i", press_digit);
  gtk_widget_class_install_action (widget_class, "span.attribute", "i", step_attribute);
  gtk_widget_class_install_action (widget_class, "panel.show-place", "(xxuu)", show_place);
  gtk_widget_class_install_action (widget_class, "panel.link", "x", begin_link);
  gtk_widget_class_install_action (widget_class, "panel.link-far", "x", link_far);
  gtk_widget_class_install_action (widget_class, "panel.links", NULL, focus_links);
  gtk_widget_class_install_action (widget_class, "panel.attributes", NULL, focus_attribute);
  gtk_widget_class_install_action (widget_class, "panel.guideline", NULL, toggle_guideline);
}

void
diple_annotate_side_init (DipleAnnotatePage *self)
{
  g_signal_connect_object (
      self->view, "notify::armed", G_CALLBACK (armed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->view, "choose-far", G_CALLBACK (choose_far_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->view, "show-place", G_CALLBACK (show_place_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->view, "select-relation", G_CALLBACK (select_relation_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->palette, "pointed", G_CALLBACK (pointed_cb), self, G_CONNECT_SWAPPED);
}
