/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/feedback/diple-feedback-cell-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DipleFeedbackCell
{
  GtkWidget parent_instance;

  GtkLabel *heading;
  GtkWidget *body;
  GtkLabel *sentence;
  GtkLabel *title;
  GtkLabel *own;
  GtkLabel *decided;
  GtkLabel *why_word;
  GtkLabel *why;
  GtkLabel *question_word;
  GtkLabel *question;
};

G_DEFINE_FINAL_TYPE (DipleFeedbackCell, diple_feedback_cell, GTK_TYPE_WIDGET)

/* The text from @from to @to between two tags. */
static void
append_escaped (
    GString *markup, const char *open, const char *from, const char *to, const char *close)
{
  g_autofree char *text = g_strndup (from, (gsize) (to - from));
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (markup, "%s%s%s", open, escaped, close);
}

static void
append_dim (GString *markup, const char *from, const char *to)
{
  append_escaped (markup, "<span alpha=\"75%\">", from, to, "</span>");
}

/* Bold and underlined: colour is never the only sign. */
static void
append_passage (GString *markup, const char *passage, const GArray *marks)
{
  const char *at = passage;
  guint offset = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      const DipleRange mark = g_array_index (marks, DipleRange, i);
      const char *start = g_utf8_offset_to_pointer (at, mark.start - offset);
      const char *end = g_utf8_offset_to_pointer (start, mark.end - mark.start);

      append_dim (markup, at, start);
      append_escaped (markup, "<b><u>", start, end, "</u></b>");
      at = end;
      offset = mark.end;
    }
  append_dim (markup, at, at + strlen (at));
}

char *
diple_feedback_dup_markup (const DipleFeedbackCase *item, const DipleFeedbackVersion *version)
{
  GString *markup = g_string_new (NULL);
  g_autofree char *values = g_markup_escape_text (version->values, -1);

  if (version->name == NULL)
    return g_string_free (g_string_append (markup, _ ("nothing")), FALSE);
  append_escaped (markup, "", version->name, version->name + strlen (version->name), ": ");
  if (item->about == DIPLE_FEEDBACK_SPAN)
    append_passage (markup, item->passage, version->marks);
  else
    append_escaped (markup, "<b>", version->text, version->text + strlen (version->text), "</b>");
  if (*values != '\0')
    g_string_append_printf (markup, "\n<i>%s</i>", values);
  return g_string_free (markup, FALSE);
}

static void
diple_feedback_cell_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_FEEDBACK_CELL);
  G_OBJECT_CLASS (diple_feedback_cell_parent_class)->dispose (object);
}

static void
diple_feedback_cell_class_init (DipleFeedbackCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_feedback_cell_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-feedback-cell.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, body);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, sentence);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, title);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, own);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, decided);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, why_word);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, why);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, question);
  gtk_widget_class_bind_template_child (widget_class, DipleFeedbackCell, question_word);
}

static void
diple_feedback_cell_init (DipleFeedbackCell *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
diple_feedback_cell_new (void)
{
  return g_object_new (DIPLE_TYPE_FEEDBACK_CELL, NULL);
}

static void
show_version (GtkLabel *label, const DipleFeedbackCase *item, const DipleFeedbackVersion *version)
{
  g_autofree char *markup = diple_feedback_dup_markup (item, version);

  gtk_label_set_markup (label, markup);
}

static void
show_remark (GtkLabel *word, GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), *text != '\0');
  gtk_widget_set_visible (GTK_WIDGET (word), *text != '\0');
}

void
diple_feedback_cell_set (DipleFeedbackCell *self, DipleFeedbackRow *row)
{
  const DipleFeedbackCase *item;
  g_autofree char *sentence = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *where = NULL;

  g_return_if_fail (DIPLE_IS_FEEDBACK_CELL (self));

  item = diple_feedback_row_get (row);
  sentence = diple_feedback_case_dup_sentence (item);
  where = *item->curator != '\0' ? g_strdup_printf ("%s · %s", item->curator, item->title)
                                 : g_strdup (item->title);
  heading = g_strdup_printf (
      "%s  %u", diple_feedback_change_title (item->change), diple_feedback_row_get_under (row));
  gtk_label_set_text (self->heading, heading);
  gtk_widget_set_visible (GTK_WIDGET (self->heading), diple_feedback_row_get_under (row) > 0);
  gtk_label_set_text (self->sentence, sentence);
  gtk_label_set_text (self->title, where);
  show_version (self->own, item, &item->own);
  show_version (self->decided, item, &item->decided);
  show_remark (self->why_word, self->why, item->reason);
  show_remark (self->question_word, self->question, item->question);
}
