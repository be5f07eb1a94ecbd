/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/search/diple-search-filter-private.h"

#include "data/diple-kwic-search.h"
#include "ui/parts/diple-wrap-layout-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

enum
{
  KIND_LABEL,
  KIND_MINE,
  KIND_VALUE,
  KIND_OUTLET,
  KIND_FROM,
  KIND_TO,
  KIND_STATE,
};

struct _DipleSearchFilter
{
  GtkWidget parent_instance;

  GtkWidget *grid;
  GtkWidget *labels; /* GtkToggleButton, in the order of label_ids */
  GtkCheckButton *mine;
  GtkDropDown *attribute; /* the first is none; the others in the order of attributes */
  GtkDropDown *option;
  GtkEditable *value;
  GtkDropDown *outlet; /* the first is any */
  GtkEditable *from;
  GtkEditable *to;
  GtkDropDown *state; /* in the order of DipleState */

  DipleEditor *editor;
  DipleSchema *schema;   /* what is offered */
  GPtrArray *attributes; /* DipleAttribute *, lent by the schema */
  GCancellable *reading;
  gboolean setting; /* controls are being set, not used */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleSearchFilter, diple_search_filter, GTK_TYPE_WIDGET)

static void
read_cb (DipleSearchFilter *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static const DipleAttribute *
selected_attribute (DipleSearchFilter *self)
{
  const guint selected = gtk_drop_down_get_selected (self->attribute);

  if (selected == 0 || self->attributes == NULL || selected > self->attributes->len)
    return NULL;
  return g_ptr_array_index (self->attributes, selected - 1);
}

static gboolean
has_options (const DipleAttribute *attribute)
{
  return attribute->type == DIPLE_ATTRIBUTE_CHOICE || attribute->type == DIPLE_ATTRIBUTE_CHOICES ||
         attribute->type == DIPLE_ATTRIBUTE_BOOLEAN;
}

/* The values to choose from, or an entry for them. */
static void
offer_values (DipleSearchFilter *self)
{
  const DipleAttribute *attribute = selected_attribute (self);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Any value"));
  if (attribute != NULL && attribute->type == DIPLE_ATTRIBUTE_BOOLEAN)
    {
      gtk_string_list_append (names, _ ("Yes"));
      gtk_string_list_append (names, _ ("No"));
    }
  for (guint i = 0; attribute != NULL && i < attribute->options->len; i++)
    gtk_string_list_append (names, ((DipleOption *) attribute->options->pdata[i])->name);
  gtk_drop_down_set_model (self->option, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->option), attribute == NULL || has_options (attribute));
  gtk_widget_set_sensitive (GTK_WIDGET (self->option), attribute != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->value), attribute != NULL && !has_options (attribute));
}

static void
attribute_cb (DipleSearchFilter *self)
{
  const gboolean setting = self->setting;

  self->setting = TRUE;
  offer_values (self);
  gtk_editable_set_text (self->value, "");
  self->setting = setting;
  read_cb (self);
}

static void
offer_attributes (DipleSearchFilter *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Any"));
  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  self->attributes = g_ptr_array_new ();
  for (guint i = 0; self->schema != NULL && i < self->schema->attributes->len; i++)
    {
      DipleAttribute *attribute = g_ptr_array_index (self->schema->attributes, i);

      if (attribute->owner == DIPLE_OWNER_RELATION)
        continue;
      g_ptr_array_add (self->attributes, attribute);
      gtk_string_list_append (names, attribute->name);
    }
  gtk_drop_down_set_model (self->attribute, G_LIST_MODEL (names));
  offer_values (self);
}

static GtkWidget *
label_button (DipleSearchFilter *self, guint position)
{
  GtkWidget *child = gtk_widget_get_first_child (self->labels);

  while (child != NULL && position-- > 0)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static gboolean
wants_label (DipleSearchFilter *self, guint position)
{
  GtkWidget *button = label_button (self, position);

  return button != NULL && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button));
}

static void
offer_labels (DipleSearchFilter *self, const DipleSchema *before)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_int64_hash, g_int64_equal);
  GtkWidget *child;

  for (guint i = 0; before != NULL && i < before->labels->len; i++)
    if (wants_label (self, i))
      g_hash_table_add (wanted, &((DipleLabel *) before->labels->pdata[i])->id);
  while ((child = gtk_widget_get_first_child (self->labels)) != NULL)
    gtk_box_remove (GTK_BOX (self->labels), child);
  for (guint i = 0; self->schema != NULL && i < self->schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (self->schema->labels, i);
      GtkWidget *button = gtk_toggle_button_new_with_label (label->name);

      gtk_widget_add_css_class (button, "chip");
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                    g_hash_table_contains (wanted, &label->id));
      g_signal_connect_swapped (button, "toggled", G_CALLBACK (read_cb), self);
      gtk_box_append (GTK_BOX (self->labels), button);
    }
}

void
diple_search_filter_follow_schema (DipleSearchFilter *self)
{
  g_autoptr (DipleSchema) before = NULL;

  g_return_if_fail (DIPLE_IS_SEARCH_FILTER (self));

  before = g_steal_pointer (&self->schema);
  if (self->editor != NULL)
    self->schema = diple_schema_ref (diple_editor_get_schema (self->editor));
  self->setting = TRUE;
  offer_labels (self, before);
  offer_attributes (self);
  self->setting = FALSE;
}

static gpointer
outlets_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_kwic_outlets (store, error);
}

/* Without the list there is no filter by outlet, and whatever is wrong with the file is met again
 * by the search. */
static void
outlets_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleSearchFilter) self = data;
  g_autoptr (GPtrArray) outlets = diple_project_run_finish (DIPLE_PROJECT (source), result, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (outlets == NULL || self->outlet == NULL)
    return;
  gtk_string_list_append (names, _ ("Any outlet"));
  for (guint i = 0; i < outlets->len; i++)
    gtk_string_list_append (names, g_ptr_array_index (outlets, i));
  self->setting = TRUE;
  gtk_drop_down_set_model (self->outlet, G_LIST_MODEL (names));
  self->setting = FALSE;
}

static const char *
selected_outlet (DipleSearchFilter *self)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (self->outlet);

  return selected != NULL && gtk_drop_down_get_selected (self->outlet) > 0
             ? gtk_string_object_get_string (selected)
             : NULL;
}

/* The outlets are read when the form opens, so that new ones are there; not while one is chosen. */
static void
map (GtkWidget *widget)
{
  DipleSearchFilter *self = DIPLE_SEARCH_FILTER (widget);

  GTK_WIDGET_CLASS (diple_search_filter_parent_class)->map (widget);
  if (self->editor == NULL || selected_outlet (self) != NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  diple_project_read_async (diple_editor_get_project (self->editor),
                            outlets_job,
                            NULL,
                            NULL,
                            (GDestroyNotify) g_ptr_array_unref,
                            self->reading,
                            outlets_cb,
                            g_object_ref (self));
}

void
diple_search_filter_clear (DipleSearchFilter *self)
{
  GtkWidget *child;

  g_return_if_fail (DIPLE_IS_SEARCH_FILTER (self));

  self->setting = TRUE;
  for (child = gtk_widget_get_first_child (self->labels); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
  gtk_check_button_set_active (self->mine, FALSE);
  gtk_drop_down_set_selected (self->attribute, 0);
  gtk_drop_down_set_selected (self->outlet, 0);
  gtk_editable_set_text (self->from, "");
  gtk_editable_set_text (self->to, "");
  gtk_drop_down_set_selected (self->state, 0);
  self->setting = FALSE;
  read_cb (self);
}

void
diple_search_filter_set_editor (DipleSearchFilter *self, DipleEditor *editor)
{
  g_autoptr (GtkStringList) none = NULL;

  g_return_if_fail (DIPLE_IS_SEARCH_FILTER (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_set_object (&self->editor, editor);
  self->setting = TRUE;
  none = gtk_string_list_new ((const char *[]){ _ ("Any outlet"), NULL });
  gtk_drop_down_set_model (self->outlet, G_LIST_MODEL (none));
  self->setting = FALSE;
  diple_search_filter_follow_schema (self);
  diple_search_filter_clear (self);
}

/* A year, a month or a day, "" for anything else: somebody is still writing it. */
static const char *
date_of (GtkEditable *entry)
{
  static const char pattern[] = "dddd-dd-dd";
  const char *text = gtk_editable_get_text (entry);
  const gsize length = strlen (text);

  if (length != 4 && length != 7 && length != 10)
    return "";
  for (gsize i = 0; i < length; i++)
    if (pattern[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != pattern[i])
      return "";
  return text;
}

static void
fill_value (DipleSearchFilter *self, DipleKwicQuery *query)
{
  const DipleAttribute *attribute = selected_attribute (self);
  const guint option = gtk_drop_down_get_selected (self->option);

  if (attribute == NULL)
    return;
  query->attribute = attribute->id;
  query->of_document = attribute->owner == DIPLE_OWNER_DOCUMENT;
  if (!has_options (attribute))
    query->value = g_strdup (gtk_editable_get_text (self->value));
  else if (option == 0 || option == GTK_INVALID_LIST_POSITION)
    return;
  else if (attribute->type == DIPLE_ATTRIBUTE_BOOLEAN)
    query->value = g_strdup (option == 1 ? "true" : "false");
  else if (option <= attribute->options->len)
    query->option = ((DipleOption *) attribute->options->pdata[option - 1])->id;
}

void
diple_search_filter_fill (DipleSearchFilter *self, DipleKwicQuery *query)
{
  g_return_if_fail (DIPLE_IS_SEARCH_FILTER (self));
  g_return_if_fail (query != NULL);

  if (self->editor == NULL)
    return;
  query->viewer = diple_editor_get_annotator (self->editor);
  for (guint i = 0; i < self->schema->labels->len; i++)
    if (wants_label (self, i))
      g_array_append_val (query->labels, ((DipleLabel *) self->schema->labels->pdata[i])->id);
  fill_value (self, query);
  if (gtk_check_button_get_active (self->mine))
    g_array_append_val (query->annotators, query->viewer);
  query->outlet = g_strdup (selected_outlet (self));
  query->from = g_strdup (date_of (self->from));
  query->to = g_strdup (date_of (self->to));
  query->state = (DipleState) gtk_drop_down_get_selected (self->state);
  diple_kwic_query_leave_out_others (query);
}

static void
add_chip (GPtrArray *chips, guint kind, gint64 label, char *text)
{
  DipleFilterChip *chip = g_new (DipleFilterChip, 1);

  chip->kind = kind;
  chip->label = label;
  chip->text = text;
  g_ptr_array_add (chips, chip);
}

static void
chip_free (gpointer data)
{
  DipleFilterChip *chip = data;

  g_free (chip->text);
  g_free (chip);
}

static const char *
selected_string (GtkDropDown *down)
{
  GtkStringObject *selected = gtk_drop_down_get_selected_item (down);

  return selected != NULL ? gtk_string_object_get_string (selected) : "";
}

static char *
describe_value (DipleSearchFilter *self, const DipleAttribute *attribute)
{
  const char *value = has_options (attribute) ? selected_string (self->option)
                                              : gtk_editable_get_text (self->value);

  if (*value == '\0')
    value = _ ("Any value");
  /* Translators: an attribute and its value. */
  return g_strdup_printf (_ ("%s: %s"), attribute->name, value);
}

GPtrArray *
diple_search_filter_list (DipleSearchFilter *self)
{
  GPtrArray *chips = g_ptr_array_new_with_free_func (chip_free);
  const DipleAttribute *attribute;

  g_return_val_if_fail (DIPLE_IS_SEARCH_FILTER (self), chips);

  for (guint i = 0; self->schema != NULL && i < self->schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (self->schema->labels, i);

      if (wants_label (self, i))
        add_chip (chips, KIND_LABEL, label->id, g_strdup (label->name));
    }
  attribute = selected_attribute (self);
  if (attribute != NULL)
    add_chip (chips, KIND_VALUE, 0, describe_value (self, attribute));
  if (gtk_check_button_get_active (self->mine))
    add_chip (chips, KIND_MINE, 0, g_strdup (_ ("What I marked")));
  if (selected_outlet (self) != NULL)
    add_chip (chips, KIND_OUTLET, 0, g_strdup (selected_outlet (self)));
  if (*date_of (self->from) != '\0')
    add_chip (chips, KIND_FROM, 0, g_strdup_printf (_ ("From %s"), date_of (self->from)));
  if (*date_of (self->to) != '\0')
    add_chip (chips, KIND_TO, 0, g_strdup_printf (_ ("To %s"), date_of (self->to)));
  if (gtk_drop_down_get_selected (self->state) != DIPLE_STATE_ANY)
    add_chip (chips, KIND_STATE, 0, g_strdup (selected_string (self->state)));
  return chips;
}

static void
remove_label (DipleSearchFilter *self, gint64 id)
{
  for (guint i = 0; self->schema != NULL && i < self->schema->labels->len; i++)
    if (((DipleLabel *) self->schema->labels->pdata[i])->id == id)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (label_button (self, i)), FALSE);
}

void
diple_search_filter_remove (DipleSearchFilter *self, const DipleFilterChip *chip)
{
  g_return_if_fail (DIPLE_IS_SEARCH_FILTER (self));

  switch (chip->kind)
    {
    case KIND_LABEL:
      remove_label (self, chip->label);
      break;
    case KIND_MINE:
      gtk_check_button_set_active (self->mine, FALSE);
      break;
    case KIND_VALUE:
      gtk_drop_down_set_selected (self->attribute, 0);
      break;
    case KIND_OUTLET:
      gtk_drop_down_set_selected (self->outlet, 0);
      break;
    case KIND_FROM:
      gtk_editable_set_text (self->from, "");
      break;
    case KIND_TO:
      gtk_editable_set_text (self->to, "");
      break;
    case KIND_STATE:
      gtk_drop_down_set_selected (self->state, 0);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
diple_search_filter_dispose (GObject *object)
{
  DipleSearchFilter *self = DIPLE_SEARCH_FILTER (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->editor);
  self->setting = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SEARCH_FILTER);
  G_OBJECT_CLASS (diple_search_filter_parent_class)->dispose (object);
}

static void
diple_search_filter_finalize (GObject *object)
{
  DipleSearchFilter *self = DIPLE_SEARCH_FILTER (object);

  g_clear_pointer (&self->attributes, g_ptr_array_unref);
  g_clear_pointer (&self->schema, diple_schema_unref);
  G_OBJECT_CLASS (diple_search_filter_parent_class)->finalize (object);
}

static void
diple_search_filter_class_init (DipleSearchFilterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_search_filter_dispose;
  G_OBJECT_CLASS (klass)->finalize = diple_search_filter_finalize;
  widget_class->map = map;
  signals[CHANGED] = g_signal_new (
      "changed", DIPLE_TYPE_SEARCH_FILTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-search-filter.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, grid);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, labels);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, mine);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, attribute);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, option);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, value);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, outlet);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, from);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, to);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchFilter, state);
  gtk_widget_class_bind_template_callback (widget_class, read_cb);
  gtk_widget_class_bind_template_callback (widget_class, attribute_cb);
}

static void
diple_search_filter_init (DipleSearchFilter *self)
{
  self->setting = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->labels, diple_wrap_layout_new (4));
  self->setting = FALSE;
  diple_search_filter_set_editor (self, NULL);
}
