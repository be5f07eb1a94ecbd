/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-link-list-private.h"

#include "ui/panel/diple-link-menu-private.h"
#include "ui/panel/diple-link-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleLinkList
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *heading;
  GtkMenuButton *add;
  GtkListBox *list;

  DipleEditor *editor;
  GSignalGroup *editor_signals;
  gboolean filling;     /* rows come and go by themselves */
  DipleValueForm *form; /* of the open row, as it was told last; only compared */
};

enum
{
  DONE,
  FORM_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleLinkList, diple_link_list, GTK_TYPE_WIDGET)

static void
done_cb (DipleLinkList *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static DipleLinkRow *
row_at (DipleLinkList *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  return row != NULL ? DIPLE_LINK_ROW (row) : NULL;
}

static gint64
selected (DipleLinkList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? diple_link_row_get_relation (DIPLE_LINK_ROW (row))->id : 0;
}

static void
jump_to (DipleLinkList *self, DipleRelation *relation)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);
  const gint64 other = diple_relation_other_end (relation, active != NULL ? active->id : 0);
  const DipleFarSpan *far = diple_editor_get_far (self->editor, other);
  const DipleDocument *document = diple_editor_get_document (self->editor);

  if (far == NULL && document == NULL)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "panel.show-place",
                              "(xxuu)",
                              far != NULL ? far->span->document : document->id,
                              other,
                              0,
                              0);
}

static void
jump (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleLinkList *self = DIPLE_LINK_LIST (widget);
  DipleRelation *relation =
      diple_editor_find_relation (self->editor, g_variant_get_int64 (parameter));

  if (relation != NULL)
    jump_to (self, relation);
}

static void
reverse (GtkWidget *widget, const char *action, GVariant *parameter)
{
  diple_editor_reverse_relation (DIPLE_LINK_LIST (widget)->editor, g_variant_get_int64 (parameter));
}

static void
remove_relation (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleLinkList *self = DIPLE_LINK_LIST (widget);

  diple_editor_remove_relation (self->editor, g_variant_get_int64 (parameter));
  if (row_at (self, 0) == NULL)
    done_cb (self);
}

static void
relabel (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 relation, type;

  g_variant_get (parameter, "(xx)", &relation, &type);
  diple_editor_relabel_relation (DIPLE_LINK_LIST (widget)->editor, relation, type);
}

/* Another row has the digit keys now, or none. */
static void
tell_form (DipleLinkList *self)
{
  DipleValueForm *form = diple_link_list_get_form (self);

  if (self->form == form)
    return;
  self->form = form;
  g_signal_emit (self, signals[FORM_CHANGED], 0);
}

static void
row_selected_cb (GtkListBox *list, GtkListBoxRow *row, DipleLinkList *self)
{
  if (self->filling)
    return;
  for (int i = 0; row_at (self, i) != NULL; i++)
    diple_link_row_set_open (row_at (self, i), row_at (self, i) == (DipleLinkRow *) row);
  tell_form (self);
}

static void
row_activated_cb (GtkListBox *list, GtkListBoxRow *row, DipleLinkList *self)
{
  jump_to (self, diple_link_row_get_relation (DIPLE_LINK_ROW (row)));
}

/* Deletes or turns round the link that is selected. */
static gboolean
key_cb (GtkEventControllerKey *controller,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        DipleLinkList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  const gboolean on_row = row != NULL && focus == GTK_WIDGET (row);

  if (keyval == GDK_KEY_Escape)
    {
      gtk_list_box_unselect_all (self->list);
      done_cb (self);
    }
  else if (on_row && (keyval == GDK_KEY_Delete || keyval == GDK_KEY_KP_Delete))
    gtk_widget_activate_action (GTK_WIDGET (self), "link.remove", "x", selected (self));
  else if (on_row && keyval == GDK_KEY_r)
    gtk_widget_activate_action (GTK_WIDGET (self), "link.reverse", "x", selected (self));
  else if (on_row && (keyval == GDK_KEY_Menu || keyval == GDK_KEY_m))
    diple_link_row_popup_menu (DIPLE_LINK_ROW (row));
  else
    return FALSE;
  return TRUE;
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  DipleLinkList *self = data;
  const DipleSpan *active = diple_editor_get_active (self->editor);
  g_autoptr (GMenuModel) menu =
      diple_link_menu_new (diple_editor_get_schema (self->editor), active->label);

  gtk_menu_button_set_menu_model (button, menu);
}

static void
trim (DipleLinkList *self, guint wanted)
{
  while (row_at (self, (int) wanted) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row_at (self, (int) wanted)));
}

static void
fill (DipleLinkList *self, GPtrArray *relations, gint64 span)
{
  for (guint i = 0; i < relations->len; i++)
    {
      DipleLinkRow *row = row_at (self, (int) i);

      if (row == NULL)
        {
          row = DIPLE_LINK_ROW (diple_link_row_new ());
          g_signal_connect_swapped (row, "done", G_CALLBACK (done_cb), self);
          gtk_list_box_append (self->list, GTK_WIDGET (row));
        }
      if (diple_link_row_get_relation (row) != NULL &&
          diple_link_row_get_relation (row)->id !=
              ((DipleRelation *) g_ptr_array_index (relations, i))->id)
        diple_link_row_set_open (row, FALSE);
      diple_link_row_show (row, self->editor, g_ptr_array_index (relations, i), span);
    }
}

/* The same relation stays selected and open, wherever its row is now. */
static void
reselect (DipleLinkList *self, gint64 relation)
{
  DipleLinkRow *found = NULL;

  for (int i = 0; row_at (self, i) != NULL; i++)
    if (diple_link_row_get_relation (row_at (self, i))->id == relation)
      found = row_at (self, i);
  if (found != NULL)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (found));
  else
    gtk_list_box_unselect_all (self->list);
  for (int i = 0; row_at (self, i) != NULL; i++)
    diple_link_row_set_open (row_at (self, i), row_at (self, i) == found);
  tell_form (self);
}

static gboolean
may_link (DipleLinkList *self, const DipleSpan *active)
{
  g_autoptr (GMenuModel) menu =
      diple_link_menu_new (diple_editor_get_schema (self->editor), active->label);

  return g_menu_model_get_n_items (menu) > 0;
}

static void
update (DipleLinkList *self)
{
  DipleSpan *active = self->editor != NULL ? diple_editor_get_active (self->editor) : NULL;
  const gint64 kept = selected (self);
  g_autoptr (GPtrArray) relations = NULL;

  if (active == NULL)
    {
      self->filling = TRUE;
      trim (self, 0);
      self->filling = FALSE;
      tell_form (self);
      return;
    }
  relations = diple_editor_relations_of (self->editor, active->id);
  self->filling = TRUE;
  trim (self, relations->len);
  fill (self, relations, active->id);
  reselect (self, kept);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->list), relations->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), relations->len > 0 || may_link (self, active));
}

static void
diple_link_list_dispose (GObject *object)
{
  DipleLinkList *self = DIPLE_LINK_LIST (object);

  self->filling = TRUE;
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_LINK_LIST);
  G_OBJECT_CLASS (diple_link_list_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DIPLE_TYPE_LINK_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-link-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleLinkList, content);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkList, heading);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkList, add);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkList, list);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_cb);
}

static void
diple_link_list_class_init (DipleLinkListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_link_list_dispose;
  signals[DONE] = g_signal_new (
      "done", DIPLE_TYPE_LINK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FORM_CHANGED] = g_signal_new (
      "form-changed", DIPLE_TYPE_LINK_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "link.jump", "x", jump);
  gtk_widget_class_install_action (widget_class, "link.reverse", "x", reverse);
  gtk_widget_class_install_action (widget_class, "link.remove", "x", remove_relation);
  gtk_widget_class_install_action (widget_class, "link.relabel", "(xx)", relabel);
  bind_template (widget_class);
}

static void
diple_link_list_init (DipleLinkList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->add, create_menu_cb, self, NULL);

  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (self->editor_signals, "opened", G_CALLBACK (update), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "schema-changed", G_CALLBACK (update), self);
}

void
diple_link_list_set_editor (DipleLinkList *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_LINK_LIST (self));

  if (self->editor == editor)
    return;
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->editor_signals, editor);
  update (self);
}

void
diple_link_list_look (DipleLinkList *self)
{
  g_return_if_fail (DIPLE_IS_LINK_LIST (self));

  update (self);
}

gboolean
diple_link_list_focus (DipleLinkList *self)
{
  DipleLinkRow *row;

  g_return_val_if_fail (DIPLE_IS_LINK_LIST (self), FALSE);

  if (self->editor == NULL || diple_editor_get_active (self->editor) == NULL)
    return FALSE;
  row = (DipleLinkRow *) gtk_list_box_get_selected_row (self->list);
  if (row == NULL)
    row = row_at (self, 0);
  if (row == NULL)
    return gtk_widget_grab_focus (GTK_WIDGET (self->add));
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
  return gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
diple_link_list_select (DipleLinkList *self, gint64 relation)
{
  g_return_if_fail (DIPLE_IS_LINK_LIST (self));

  self->filling = TRUE;
  reselect (self, relation);
  self->filling = FALSE;
}

void
diple_link_list_settle (DipleLinkList *self)
{
  g_return_if_fail (DIPLE_IS_LINK_LIST (self));

  for (int i = 0; row_at (self, i) != NULL; i++)
    diple_link_row_settle (row_at (self, i));
}

DipleValueForm *
diple_link_list_get_form (DipleLinkList *self)
{
  DipleValueForm *form = NULL;

  g_return_val_if_fail (DIPLE_IS_LINK_LIST (self), NULL);

  for (int i = 0; row_at (self, i) != NULL && form == NULL; i++)
    form = diple_link_row_get_form (row_at (self, i));
  return form;
}
