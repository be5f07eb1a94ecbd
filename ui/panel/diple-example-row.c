/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-example-row-private.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
new_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_face (const DipleExample *example)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *mark = gtk_label_new (example->positive ? "✓" : "✗");

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, example->positive ? "success" : "error");
  gtk_box_append (GTK_BOX (words), new_label (example->text, "example"));
  if (example->note[0] != '\0')
    {
      GtkWidget *note = new_label (example->note, "caption");

      gtk_widget_add_css_class (note, "dim-label");
      gtk_box_append (GTK_BOX (words), note);
    }
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

GtkWidget *
diple_example_row_new (const DipleExample *example)
{
  GtkWidget *button = gtk_button_new ();
  /* Translators: an example of what a label is for, or is not for. */
  g_autofree char *spoken =
      g_strdup_printf (example->positive ? _ ("Example: %s. %s") : _ ("Not an example: %s. %s"),
                       example->text,
                       example->note);

  gtk_button_set_child (GTK_BUTTON (button), new_face (example));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "example-row");
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  if (example->document == 0)
    {
      gtk_widget_set_can_target (button, FALSE);
      gtk_widget_set_focusable (button, FALSE);
      return button;
    }
  gtk_widget_set_tooltip_text (button, _ ("Show it in its article"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "panel.show-place");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                    "(xxuu)",
                                    example->document,
                                    example->span,
                                    example->start,
                                    example->end);
  return button;
}
