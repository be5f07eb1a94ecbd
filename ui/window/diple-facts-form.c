/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-facts-form-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MAX_OTHERS 60 /* rows; a file with more has them in its export */

struct _DipleFactsForm
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkEditable *title, *author, *published, *outlet, *language, *url;
  AdwPreferencesGroup *others;

  DipleDocument *facts; /* NULL while nothing is shown */
  GPtrArray *rows;      /* GtkWidget *: of others, in order */
};

G_DEFINE_FINAL_TYPE (DipleFactsForm, diple_facts_form, GTK_TYPE_WIDGET)

static void
add_other (DipleFactsForm *self, const char *name, const char *value)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), value);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 4);
  gtk_widget_add_css_class (row, "property");
  adw_preferences_group_add (self->others, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_others (DipleFactsForm *self)
{
  g_autofree char *length = g_strdup_printf (_ ("%u characters"), self->facts->length);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->others, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  add_other (self, _ ("File"), self->facts->source);
  add_other (self, _ ("Encoding"), self->facts->encoding);
  add_other (self, _ ("Length"), length);
  for (guint i = 0; i < self->facts->metadata->len && i < MAX_OTHERS; i++)
    {
      const DiplePair *pair = g_ptr_array_index (self->facts->metadata, i);

      add_other (self, pair->name, pair->value);
    }
}

static void
diple_facts_form_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_FACTS_FORM);
  G_OBJECT_CLASS (diple_facts_form_parent_class)->dispose (object);
}

static void
diple_facts_form_finalize (GObject *object)
{
  DipleFactsForm *self = DIPLE_FACTS_FORM (object);

  g_clear_pointer (&self->facts, diple_document_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (diple_facts_form_parent_class)->finalize (object);
}

static void
diple_facts_form_class_init (DipleFactsFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_facts_form_dispose;
  object_class->finalize = diple_facts_form_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-facts-form.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleFactsForm, content);
  gtk_widget_class_bind_template_child (widget_class, DipleFactsForm, title);
  gtk_widget_class_bind_template_child (widget_class, DipleFactsForm, author);
  gtk_widget_class_bind_template_child (widget_class, DipleFactsForm, published);
  gtk_widget_class_bind_template_child (widget_class, DipleFactsForm, outlet);
  gtk_widget_class_bind_template_child (widget_class, DipleFactsForm, language);
  gtk_widget_class_bind_template_child (widget_class, DipleFactsForm, url);
  gtk_widget_class_bind_template_child (widget_class, DipleFactsForm, others);
}

static void
diple_facts_form_init (DipleFactsForm *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self), FALSE);
}

void
diple_facts_form_take (DipleFactsForm *self, DipleDocument *facts)
{
  g_return_if_fail (DIPLE_IS_FACTS_FORM (self));

  g_clear_pointer (&self->facts, diple_document_free);
  self->facts = facts;
  gtk_widget_set_sensitive (GTK_WIDGET (self), facts != NULL);
  gtk_editable_set_text (self->title, facts != NULL ? facts->title : "");
  gtk_editable_set_text (self->author, facts != NULL ? facts->author : "");
  gtk_editable_set_text (self->published, facts != NULL ? facts->published : "");
  gtk_editable_set_text (self->outlet, facts != NULL ? facts->outlet : "");
  gtk_editable_set_text (self->language, facts != NULL ? facts->language : "");
  gtk_editable_set_text (self->url, facts != NULL ? facts->url : "");
  if (facts != NULL)
    show_others (self);
}

/* Moves what stands in @entry into @fact; TRUE when that changed it. */
static gboolean
take_over (GtkEditable *entry, char **fact)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  if (g_str_equal (text, *fact))
    return FALSE;
  g_free (*fact);
  *fact = g_steal_pointer (&text);
  return TRUE;
}

const DipleDocument *
diple_facts_form_get_changed (DipleFactsForm *self)
{
  gboolean changed = FALSE;

  g_return_val_if_fail (DIPLE_IS_FACTS_FORM (self), NULL);

  if (self->facts == NULL)
    return NULL;
  changed |= take_over (self->title, &self->facts->title);
  changed |= take_over (self->author, &self->facts->author);
  changed |= take_over (self->published, &self->facts->published);
  changed |= take_over (self->outlet, &self->facts->outlet);
  changed |= take_over (self->language, &self->facts->language);
  changed |= take_over (self->url, &self->facts->url);
  return changed ? self->facts : NULL;
}
