/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-value-form-private.h"

#include "ui/panel/diple-attribute-row-private.h"
#include "ui/panel/diple-entity-control-private.h"
#include "ui/parts/diple-column-layout-private.h"

#include <glib/gi18n-lib.h>

struct _DipleValueForm
{
  GtkWidget parent_instance;

  DipleEditor *editor;
  DipleSchema *schema; /* whose attributes the rows are for, or NULL */
  GPtrArray *rows;     /* DipleAttributeRow * or NULL, one for each of the schema's attributes */
  DipleAttributeOwner owner;
  gint64 subject;     /* a span, a relation or a document */
  gint64 current;     /* the attribute that has the digit keys, or 0 */
  gboolean shows_any; /* subject has been shown */
  gboolean no_digits; /* the digit keys are for others: no row is current */
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleValueForm, diple_value_form, GTK_TYPE_WIDGET)

static void
done_cb (DipleValueForm *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static DipleAttributeRow *
row_at (DipleValueForm *self, int position)
{
  GtkWidget *row = g_ptr_array_index (self->rows, position);

  return row != NULL && gtk_widget_get_visible (row) ? DIPLE_ATTRIBUTE_ROW (row) : NULL;
}

static int
find_current (DipleValueForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      DipleAttributeRow *row = row_at (self, i);

      if (row != NULL && diple_attribute_row_get_attribute (row)->id == self->current)
        return i;
    }
  return -1;
}

/* The next row that is shown, beginning beside @from; -1 for none. */
static int
find_beside (DipleValueForm *self, int from, int direction)
{
  for (int i = from + direction; i >= 0 && i < (int) self->rows->len; i += direction)
    if (row_at (self, i) != NULL)
      return i;
  return -1;
}

static void
set_current (DipleValueForm *self, int position)
{
  DipleAttributeRow *row = position >= 0 && !self->no_digits ? row_at (self, position) : NULL;

  self->current = row != NULL ? diple_attribute_row_get_attribute (row)->id : 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      DipleAttributeRow *other = row_at (self, i);

      if (other != NULL)
        diple_attribute_row_set_current (other, other == row);
    }
}

/* On to the next, but not round: another digit would change what was said first. */
static void
advance (DipleValueForm *self)
{
  const int next = find_beside (self, find_current (self), 1);

  if (next >= 0)
    set_current (self, next);
}

static gboolean
say (DipleValueForm *self, gint64 attribute, const DipleValue *items, guint n_items)
{
  switch (self->owner)
    {
    case DIPLE_OWNER_RELATION:
      return diple_editor_set_relation_values (
          self->editor, self->subject, attribute, items, n_items);
    case DIPLE_OWNER_DOCUMENT:
      return diple_editor_set_document_values (self->editor, attribute, items, n_items);
    case DIPLE_OWNER_SPAN:
    default:
      return diple_editor_set_values (self->editor, self->subject, attribute, items, n_items);
    }
}

/* What the editor has now, after a refusal. */
static const DipleValues *
get_values (DipleValueForm *self)
{
  DipleSpan *span = NULL;
  DipleRelation *relation = NULL;
  const DipleDocument *document = diple_editor_get_document (self->editor);

  if (self->owner == DIPLE_OWNER_DOCUMENT)
    return document != NULL && document->id == self->subject
               ? diple_editor_get_document_values (self->editor)
               : NULL;
  if (self->owner == DIPLE_OWNER_RELATION)
    relation = diple_editor_find_relation (self->editor, self->subject);
  else
    span = diple_span_index_find (diple_editor_get_spans (self->editor), self->subject, NULL);
  return relation != NULL ? &relation->values : span != NULL ? &span->values : NULL;
}

static void
show_row (DipleAttributeRow *row, const DipleValues *values)
{
  guint n = 0;
  const DipleValue *items =
      diple_values_get (values, diple_attribute_row_get_attribute (row)->id, &n);

  diple_value_control_show (diple_attribute_row_get_control (row), items, n);
}

static gboolean
is_written (const DipleAttribute *attribute)
{
  return attribute->type == DIPLE_ATTRIBUTE_TEXT || attribute->type == DIPLE_ATTRIBUTE_NUMBER ||
         attribute->type == DIPLE_ATTRIBUTE_ENTITY;
}

static void
chosen_cb (DipleAttributeRow *row, gpointer items, guint n_items, DipleValueForm *self)
{
  const DipleAttribute *attribute = diple_attribute_row_get_attribute (row);
  const gint64 id = attribute->id;
  const gboolean written = is_written (attribute);
  const DipleValues *values = get_values (self);

  if (values == NULL) /* it is gone with what was still being written */
    return;
  if (say (self, id, items, n_items))
    {
      if (written && n_items > 0 && id == self->current)
        advance (self);
      return;
    }
  values = get_values (self);
  if (values != NULL)
    show_row (row, values);
}

static void
create_cb (DipleAttributeRow *row, const char *name, const char *wikidata, DipleValueForm *self)
{
  const gint64 attribute = diple_attribute_row_get_attribute (row)->id;

  const gint64 span = self->owner == DIPLE_OWNER_SPAN ? self->subject : 0;

  if (diple_editor_add_entity (self->editor, span, attribute, name, wikidata) != 0 &&
      attribute == self->current)
    advance (self);
}

static void
picked_cb (DipleAttributeRow *row, DipleValueForm *self)
{
  guint position;

  if (g_ptr_array_find (self->rows, row, &position))
    set_current (self, position);
}

static void
pinned_cb (DipleAttributeRow *row, gboolean pinned, DipleValueForm *self)
{
  diple_editor_set_pinned (self->editor, diple_attribute_row_get_attribute (row)->id, pinned);
}

static GtkWidget *
find_before (DipleValueForm *self, guint position)
{
  for (int i = (int) position - 1; i >= 0; i--)
    if (g_ptr_array_index (self->rows, i) != NULL)
      return g_ptr_array_index (self->rows, i);
  return NULL;
}

/* Rows are made when they are first wanted and then only hidden: a drop-down is slow to build. */
static DipleAttributeRow *
ensure_row (DipleValueForm *self, guint position)
{
  GtkWidget *row = g_ptr_array_index (self->rows, position);

  if (row != NULL)
    return DIPLE_ATTRIBUTE_ROW (row);
  row = diple_attribute_row_new (self->editor,
                                 g_ptr_array_index (self->schema->attributes, position));
  g_signal_connect (row, "chosen", G_CALLBACK (chosen_cb), self);
  g_signal_connect (row, "create", G_CALLBACK (create_cb), self);
  g_signal_connect (row, "picked", G_CALLBACK (picked_cb), self);
  g_signal_connect (row, "pinned", G_CALLBACK (pinned_cb), self);
  g_signal_connect_swapped (row, "done", G_CALLBACK (done_cb), self);
  gtk_widget_insert_after (row, GTK_WIDGET (self), find_before (self, position));
  g_ptr_array_index (self->rows, position) = row;
  return DIPLE_ATTRIBUTE_ROW (row);
}

static void
clear_rows (DipleValueForm *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_ptr_array_index (self->rows, i) != NULL)
      gtk_widget_unparent (g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->schema, diple_schema_unref);
}

static void
take_schema (DipleValueForm *self, DipleSchema *schema)
{
  if (self->schema == schema)
    return;
  clear_rows (self);
  self->schema = diple_schema_ref (schema);
  g_ptr_array_set_size (self->rows, schema->attributes->len);
}

static void
show_attribute (DipleValueForm *self,
                guint position,
                gint64 carrier,
                const DipleValues *values,
                const char *words)
{
  const DipleAttribute *attribute = g_ptr_array_index (self->schema->attributes, position);
  const gboolean applies = attribute->owner == self->owner &&
                           diple_attribute_applies (self->schema, attribute, carrier, values);
  DipleAttributeRow *row;
  DipleValueControl *control;

  if (!applies && g_ptr_array_index (self->rows, position) == NULL)
    return;
  row = ensure_row (self, position);
  gtk_widget_set_visible (GTK_WIDGET (row), applies);
  if (!applies)
    return;
  control = diple_attribute_row_get_control (row);
  if (DIPLE_IS_ENTITY_CONTROL (control))
    diple_entity_control_set_proposal (DIPLE_ENTITY_CONTROL (control), words);
  diple_attribute_row_set_pin (row,
                               self->owner != DIPLE_OWNER_DOCUMENT,
                               diple_editor_is_pinned (self->editor, attribute->id));
  show_row (row, values);
}

static void
diple_value_form_dispose (GObject *object)
{
  DipleValueForm *self = DIPLE_VALUE_FORM (object);

  clear_rows (self);
  g_clear_object (&self->editor);
  G_OBJECT_CLASS (diple_value_form_parent_class)->dispose (object);
}

static void
diple_value_form_finalize (GObject *object)
{
  g_ptr_array_unref (DIPLE_VALUE_FORM (object)->rows);
  G_OBJECT_CLASS (diple_value_form_parent_class)->finalize (object);
}

static void
diple_value_form_class_init (DipleValueFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_value_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_value_form_finalize;
  signals[DONE] = g_signal_new (
      "done", DIPLE_TYPE_VALUE_FORM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, DIPLE_TYPE_COLUMN_LAYOUT);
}

static void
diple_value_form_init (DipleValueForm *self)
{
  self->rows = g_ptr_array_new ();
}

void
diple_value_form_set_digits (DipleValueForm *self, gboolean digits)
{
  g_return_if_fail (DIPLE_IS_VALUE_FORM (self));

  if (self->no_digits != digits)
    return;
  self->no_digits = !digits;
  set_current (self, find_beside (self, -1, 1));
}

void
diple_value_form_set_editor (DipleValueForm *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_VALUE_FORM (self));

  if (self->editor == editor)
    return;
  clear_rows (self);
  self->shows_any = FALSE;
  g_set_object (&self->editor, editor);
}

void
diple_value_form_show (DipleValueForm *self,
                       DipleAttributeOwner owner,
                       gint64 carrier,
                       gint64 subject,
                       const DipleValues *values,
                       const char *words)
{
  gboolean another;

  g_return_if_fail (DIPLE_IS_VALUE_FORM (self));
  g_return_if_fail (self->editor != NULL);

  another = !self->shows_any || owner != self->owner || subject != self->subject;
  if (another)
    diple_value_form_settle (self);
  self->owner = owner;
  self->subject = subject;
  self->shows_any = TRUE;
  take_schema (self, diple_editor_get_schema (self->editor));
  for (guint i = 0; i < self->rows->len; i++)
    show_attribute (self, i, carrier, values, words);
  if (another || find_current (self) < 0)
    set_current (self, find_beside (self, -1, 1));
}

void
diple_value_form_settle (DipleValueForm *self)
{
  g_return_if_fail (DIPLE_IS_VALUE_FORM (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      DipleAttributeRow *row = row_at (self, i);

      if (row != NULL)
        diple_value_control_settle (diple_attribute_row_get_control (row));
    }
}

gboolean
diple_value_form_is_empty (DipleValueForm *self)
{
  g_return_val_if_fail (DIPLE_IS_VALUE_FORM (self), TRUE);

  return find_beside (self, -1, 1) < 0;
}

const DipleAttribute *
diple_value_form_get_current (DipleValueForm *self)
{
  int position;

  g_return_val_if_fail (DIPLE_IS_VALUE_FORM (self), NULL);

  position = find_current (self);
  return position >= 0 ? diple_attribute_row_get_attribute (row_at (self, position)) : NULL;
}

gboolean
diple_value_form_press (DipleValueForm *self, guint digit)
{
  gint64 before;
  int position;

  g_return_val_if_fail (DIPLE_IS_VALUE_FORM (self), FALSE);

  before = self->current;
  position = find_current (self);
  if (position < 0)
    return FALSE;
  if (diple_value_control_press (diple_attribute_row_get_control (row_at (self, position)),
                                 digit) &&
      self->current == before)
    advance (self);
  return TRUE;
}

gboolean
diple_value_form_step (DipleValueForm *self, int direction)
{
  int position;

  g_return_val_if_fail (DIPLE_IS_VALUE_FORM (self), FALSE);

  position = find_beside (self, find_current (self), direction);
  if (position < 0)
    position = find_beside (self, direction > 0 ? -1 : (int) self->rows->len, direction);
  if (position < 0)
    return FALSE;
  set_current (self, position);
  return TRUE;
}

gboolean
diple_value_form_focus (DipleValueForm *self)
{
  int position;

  g_return_val_if_fail (DIPLE_IS_VALUE_FORM (self), FALSE);

  position = find_current (self);
  return position >= 0 && gtk_widget_grab_focus (GTK_WIDGET (row_at (self, position)));
}

static void
append_value (DipleValueForm *self,
              GString *words,
              const DipleAttribute *attribute,
              const DipleValue *value)
{
  const char *word = value->text;

  for (guint i = 0; value->option != 0 && i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);

      if (option->id == value->option)
        word = option->name;
    }
  if (value->entity != 0)
    word = diple_editor_get_entity_name (self->editor, value->entity);
  if (attribute->type == DIPLE_ATTRIBUTE_BOOLEAN)
    word = g_strcmp0 (value->text, "true") == 0 ? _ ("yes") : _ ("no");
  if (words->len > 0)
    g_string_append (words, ", ");
  g_string_append (words, word != NULL ? word : "?");
}

char *
diple_value_form_dup_value (DipleValueForm *self, gint64 attribute)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const DipleAttribute *found;
  const DipleValues *values;
  const DipleValue *items = NULL;
  guint n = 0;

  g_return_val_if_fail (DIPLE_IS_VALUE_FORM (self), NULL);

  found = self->schema != NULL ? diple_schema_attribute (self->schema, attribute) : NULL;
  values = found != NULL ? get_values (self) : NULL;
  if (values != NULL)
    items = diple_values_get (values, attribute, &n);
  for (guint i = 0; items != NULL && i < n; i++)
    append_value (self, words, found, &items[i]);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

char *
diple_value_form_dup_name (DipleValueForm *self, gint64 attribute)
{
  const DipleAttribute *found;

  g_return_val_if_fail (DIPLE_IS_VALUE_FORM (self), NULL);

  found = self->schema != NULL ? diple_schema_attribute (self->schema, attribute) : NULL;
  return g_strdup (found != NULL ? found->name : "");
}
