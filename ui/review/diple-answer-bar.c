/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-answer-bar-private.h"

#include "ui/panel/diple-entity-control-private.h"
#include "ui/window/diple-ui-compat-private.h"

#include <glib/gi18n-lib.h>

#define ENTITY_WIDTH 200 /* pixels */

struct _DipleAnswerBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkLabel *words;
  GtkWidget *line;
  GtkLabel *values;
  GtkLabel *hint;

  DipleKeymap *keymap;
  GtkEventController *labels; /* the schema's keys, or NULL */
  DipleEditor *editor;        /* NULL while no answer is made */
  DipleReviewAnswer *answer;  /* or NULL */
  GtkWidget *entity;          /* names the current attribute's, or NULL */
  gint64 named;               /* the attribute that it names */
};

enum
{
  MOVED,
  TAKEN,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleAnswerBar, diple_answer_bar, GTK_TYPE_WIDGET)

static void show (DipleAnswerBar *self);

static void
entity_chosen_cb (DipleAnswerBar *self, const DipleValue *items, guint n_items)
{
  if (self->answer == NULL)
    return;
  diple_review_answer_name (self->answer, n_items > 0 ? items->entity : 0);
  show (self);
}

static void
entity_created_cb (DipleAnswerBar *self, const char *name, const char *wikidata)
{
  if (self->answer == NULL)
    return;
  diple_review_answer_name_new (self->answer, name, wikidata);
  show (self);
}

static void
entity_done_cb (DipleAnswerBar *self)
{
  if (self->answer != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
add_entity (DipleAnswerBar *self, const DipleAttribute *attribute)
{
  self->named = attribute->id;
  self->entity = diple_entity_control_new (self->editor, attribute);
  gtk_widget_set_size_request (self->entity, ENTITY_WIDTH, -1);
  g_signal_connect_swapped (self->entity, "chosen", G_CALLBACK (entity_chosen_cb), self);
  g_signal_connect_swapped (self->entity, "create", G_CALLBACK (entity_created_cb), self);
  g_signal_connect_swapped (self->entity, "done", G_CALLBACK (entity_done_cb), self);
  gtk_box_append (GTK_BOX (self->line), self->entity);
}

static void
forget_entity (DipleAnswerBar *self)
{
  if (self->entity == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->entity, self);
  gtk_box_remove (GTK_BOX (self->line), self->entity);
  self->entity = NULL;
}

/* An entity is chosen in a list that can be searched. */
static void
show_entity (DipleAnswerBar *self)
{
  const DipleAttribute *attribute = diple_review_answer_get_attribute (self->answer);
  const gboolean wanted = attribute != NULL && attribute->type == DIPLE_ATTRIBUTE_ENTITY;
  g_autofree char *quote = NULL;
  const DipleValue *said;
  const char *name;
  guint n = 0;

  if (!wanted || attribute->id != self->named)
    forget_entity (self);
  if (!wanted)
    return;
  if (self->entity == NULL)
    add_entity (self, attribute);
  said = diple_review_answer_get_value (self->answer, attribute->id, &n);
  name = said != NULL ? diple_review_answer_get_new_name (self->answer, said->entity) : NULL;
  quote = diple_review_answer_dup_quote (self->answer);
  diple_value_control_show (DIPLE_VALUE_CONTROL (self->entity), said, n);
  diple_entity_control_set_proposal (DIPLE_ENTITY_CONTROL (self->entity), quote);
  if (name != NULL)
    diple_entity_control_set_new_name (DIPLE_ENTITY_CONTROL (self->entity), name);
}

static void
add_hint (DipleAnswerBar *self, GString *hint, const char *action, const char *words)
{
  g_autofree char *key = diple_keymap_dup_label (self->keymap, action);

  if (key != NULL)
    g_string_append_printf (hint, "%s%s %s", hint->len > 0 ? " · " : "", key, words);
}

static gboolean
is_written (const DipleAttribute *attribute)
{
  return attribute != NULL && attribute->options->len == 0 &&
         attribute->type != DIPLE_ATTRIBUTE_BOOLEAN;
}

static void
show_hint (DipleAnswerBar *self)
{
  const DipleReviewItem *item = diple_review_answer_get_item (self->answer);
  const DipleAttribute *attribute = diple_review_answer_get_attribute (self->answer);
  g_autoptr (GString) hint = g_string_new (NULL);

  if (item->relation_type != 0)
    {
      add_hint (self, hint, "answer.right", _ ("next"));
      add_hint (self, hint, "answer.toggle", _ ("choose several"));
    }
  else if (item->attribute == 0)
    {
      add_hint (self, hint, "answer.hold-start", _ ("start"));
      add_hint (self, hint, "answer.hold-end", _ ("end"));
      add_hint (self, hint, "answer.right", _ ("by words"));
      add_hint (self, hint, "answer.right-exact", _ ("by characters"));
      add_hint (self, hint, "answer.attribute(1)", _ ("next attribute"));
      g_string_append (hint, _ (" · a label’s letter"));
    }
  if (is_written (attribute))
    add_hint (self,
              hint,
              "answer.write",
              attribute->type == DIPLE_ATTRIBUTE_ENTITY ? _ ("choose the entity")
                                                        : _ ("write the value"));
  add_hint (self, hint, "answer.take", _ ("decide"));
  add_hint (self, hint, "answer.leave", _ ("leave"));
  gtk_label_set_text (self->hint, hint->str);
}

static void
show (DipleAnswerBar *self)
{
  g_autofree char *words = diple_review_answer_dup_words (self->answer);
  g_autofree char *values = diple_review_answer_dup_values (self->answer);

  gtk_label_set_markup (self->words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->words), *words != '\0');
  gtk_label_set_markup (self->values, values);
  gtk_widget_set_visible (self->line, *values != '\0');
  show_entity (self);
  show_hint (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  *words != '\0' ? gtk_label_get_text (self->words)
                                                 : gtk_label_get_text (self->values),
                                  -1);
  g_signal_emit (self, signals[MOVED], 0);
}

static const struct
{
  const char *action;
  int step;
  gboolean exact;
} moves[] = {
  { "answer.left", -1, FALSE },
  { "answer.right", 1, FALSE },
  { "answer.left-exact", -1, TRUE },
  { "answer.right-exact", 1, TRUE },
};

static void
move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnswerBar *self = DIPLE_ANSWER_BAR (widget);

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (moves[i].action, action))
      diple_review_answer_move (self->answer, moves[i].step, moves[i].exact);
  show (self);
}

static void
hold (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnswerBar *self = DIPLE_ANSWER_BAR (widget);

  diple_review_answer_hold (self->answer, g_str_equal (action, "answer.hold-end"));
  show (self);
}

static void
toggle (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnswerBar *self = DIPLE_ANSWER_BAR (widget);

  diple_review_answer_toggle (self->answer);
  show (self);
}

static void
relabel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnswerBar *self = DIPLE_ANSWER_BAR (widget);

  diple_review_answer_relabel (self->answer, g_variant_get_int64 (parameter));
  show (self);
}

static void
step_attribute (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnswerBar *self = DIPLE_ANSWER_BAR (widget);

  diple_review_answer_step (self->answer, g_variant_get_int32 (parameter));
  show (self);
}

static void
choose (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnswerBar *self = DIPLE_ANSWER_BAR (widget);

  if (self->entity != NULL)
    {
      diple_entity_control_open (DIPLE_ENTITY_CONTROL (self->entity));
      return;
    }
  diple_review_answer_choose (self->answer, (guint) g_variant_get_int32 (parameter));
  show (self);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleAnswerBar) self = data;
  g_autofree char *text = diple_ask_text_finish (result);

  if (self->answer == NULL)
    return;
  if (text != NULL)
    diple_review_answer_write (self->answer, text);
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
write_value (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleAnswerBar *self = DIPLE_ANSWER_BAR (widget);
  const DipleAttribute *attribute = diple_review_answer_get_attribute (self->answer);

  if (self->entity != NULL)
    diple_entity_control_open (DIPLE_ENTITY_CONTROL (self->entity));
  if (self->entity != NULL || !is_written (attribute))
    return;
  diple_ask_text_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                        attribute->name,
                        attribute->description,
                        _ ("_Say"),
                        "",
                        written_cb,
                        g_object_ref (self));
}

static void
take (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[TAKEN], 0);
}

static void
leave (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_answer_bar_end (DIPLE_ANSWER_BAR (widget));
  g_signal_emit (widget, signals[LEFT], 0);
}

static void
diple_answer_bar_dispose (GObject *object)
{
  DipleAnswerBar *self = DIPLE_ANSWER_BAR (object);

  g_clear_pointer (&self->answer, diple_review_answer_free);
  if (self->line != NULL)
    forget_entity (self);
  g_clear_object (&self->editor);
  g_clear_object (&self->keymap);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_ANSWER_BAR);
  G_OBJECT_CLASS (diple_answer_bar_parent_class)->dispose (object);
}

static const struct
{
  const char *name;
  const char *type; /* of the parameter, or NULL */
  GtkWidgetActionActivateFunc activate;
} actions[] = {
  { "answer.left", NULL, move },
  { "answer.right", NULL, move },
  { "answer.left-exact", NULL, move },
  { "answer.right-exact", NULL, move },
  { "answer.hold-start", NULL, hold },
  { "answer.hold-end", NULL, hold },
  { "answer.toggle", NULL, toggle },
  { "answer.relabel", "x", relabel },
  { "answer.attribute", "i", step_attribute },
  { "answer.value", "i", choose },
  { "answer.write", NULL, write_value },
  { "answer.take", NULL, take },
  { "answer.leave", NULL, leave },
};

/* None of them does anything while no answer is being made. */
static void
enable_actions (DipleAnswerBar *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i].name, self->answer != NULL);
}

static void
diple_answer_bar_class_init (DipleAnswerBarClass *klass)
{
  static const char *const names[] = { "moved", "taken", "left" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_answer_bar_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i],
                               G_TYPE_FROM_CLASS (klass),
                               G_SIGNAL_RUN_LAST,
                               0,
                               NULL,
                               NULL,
                               NULL,
                               G_TYPE_NONE,
                               0);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (
        widget_class, actions[i].name, actions[i].type, actions[i].activate);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-answer-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleAnswerBar, box);
  gtk_widget_class_bind_template_child (widget_class, DipleAnswerBar, words);
  gtk_widget_class_bind_template_child (widget_class, DipleAnswerBar, values);
  gtk_widget_class_bind_template_child (widget_class, DipleAnswerBar, line);
  gtk_widget_class_bind_template_child (widget_class, DipleAnswerBar, hint);
}

static void
diple_answer_bar_init (DipleAnswerBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  enable_actions (self);
}

void
diple_answer_bar_set_keymap (DipleAnswerBar *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_ANSWER_BAR (self));

  g_set_object (&self->keymap, keymap);
  diple_keymap_serve (keymap, GTK_WIDGET (self), "answer.");
}

/* A label's key works as it does in the article. */
static void
serve_labels (DipleAnswerBar *self, const DipleSchema *schema)
{
  g_autoptr (GtkShortcutAction) action = gtk_named_action_new ("answer.relabel");

  if (self->labels != NULL)
    gtk_widget_remove_controller (GTK_WIDGET (self), self->labels);
  self->labels = gtk_shortcut_controller_new ();
  gtk_widget_add_controller (GTK_WIDGET (self), self->labels);
  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = schema->labels->pdata[i];

      if (label->key[0] != '\0')
        diple_keymap_add_key (GTK_SHORTCUT_CONTROLLER (self->labels),
                              label->key,
                              action,
                              g_variant_new_int64 (label->id));
    }
}

void
diple_answer_bar_begin (DipleAnswerBar *self,
                        DipleEditor *editor,
                        DipleReviewArticle *article,
                        DipleReviewItem *item)
{
  g_return_if_fail (DIPLE_IS_ANSWER_BAR (self));

  g_clear_pointer (&self->answer, diple_review_answer_free);
  forget_entity (self);
  g_set_object (&self->editor, editor);
  self->answer = diple_review_answer_new (article, item);
  enable_actions (self);
  serve_labels (self, article->schema);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  show (self);
}

void
diple_answer_bar_end (DipleAnswerBar *self)
{
  g_return_if_fail (DIPLE_IS_ANSWER_BAR (self));

  g_clear_pointer (&self->answer, diple_review_answer_free);
  forget_entity (self);
  enable_actions (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

DipleReviewAnswer *
diple_answer_bar_get_answer (DipleAnswerBar *self)
{
  g_return_val_if_fail (DIPLE_IS_ANSWER_BAR (self), NULL);

  return self->answer;
}
