/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-link-row-private.h"

#include "ui/panel/diple-value-form-private.h"
#include "ui/parts/diple-colour-label-private.h"
#include "ui/parts/diple-quote-private.h"

#include <glib/gi18n-lib.h>

#define QUOTE_LIMIT 160 /* code points: more than two lines show */

struct _DipleLinkRow
{
  GtkListBoxRow parent_instance;

  GtkWidget *content;
  DipleColourLabel *kind;
  GtkWidget *mark;
  GtkMenuButton *menu;
  GtkLabel *quote;
  GtkLabel *title;
  GtkWidget *detail;
  DipleValueForm *form;
  GtkEditable *note;

  DipleEditor *editor;
  DipleRelation *relation; /* NULL until one is shown */
  gint64 from;             /* the span that looks at it */
};

enum
{
  DONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleLinkRow, diple_link_row, GTK_TYPE_LIST_BOX_ROW)

static void
done_cb (DipleLinkRow *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

static void
save_note (DipleLinkRow *self)
{
  const char *note = gtk_editable_get_text (self->note);
  DipleRelation *now;

  if (self->relation == NULL || g_str_equal (note, self->relation->note))
    return;
  now = diple_editor_find_relation (self->editor, self->relation->id);
  if (now != NULL && !diple_editor_set_relation_note (self->editor, now->id, note))
    gtk_editable_set_text (self->note, now->note);
}

static void
note_activate_cb (DipleLinkRow *self)
{
  save_note (self);
  done_cb (self);
}

static GMenuModel *
new_type_menu (DipleLinkRow *self)
{
  GMenu *menu = g_menu_new ();
  GPtrArray *types = diple_editor_get_schema (self->editor)->relation_types;
  const DipleFarSpan *far = diple_editor_get_far (self->editor, self->relation->target);
  const gint64 label = far != NULL ? far->span->label : 0;

  for (guint i = 0; i < types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (types, i);
      g_autofree char *why = diple_editor_why_not_link (
          self->editor, type->id, self->relation->source, self->relation->target, label);
      g_autoptr (GMenuItem) item = g_menu_item_new (type->name, NULL);

      if (why != NULL || type->id == self->relation->type)
        continue;
      g_menu_item_set_action_and_target (
          item, "link.relabel", "(xx)", self->relation->id, type->id);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

static void
append (GMenu *menu, const char *label, const char *action, gint64 relation)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", relation);
  g_menu_append_item (menu, item);
}

static void
create_menu_cb (GtkMenuButton *button, gpointer data)
{
  DipleLinkRow *self = data;
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenuModel) types = new_type_menu (self);
  const DipleRelationType *type =
      diple_schema_relation_type (diple_editor_get_schema (self->editor), self->relation->type);

  append (menu, _ ("_Go to the Other End"), "link.jump", self->relation->id);
  if (type != NULL && !type->symmetric)
    append (menu, _ ("_Reverse"), "link.reverse", self->relation->id);
  if (g_menu_model_get_n_items (types) > 0)
    g_menu_append_submenu (menu, _ ("_Change To"), types);
  append (menu, _ ("_Delete"), "link.remove", self->relation->id);
  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

static void
show_kind (DipleLinkRow *self, const DipleRelationType *type)
{
  const char *name = type != NULL ? type->name : "?";
  const char *arrow = type != NULL && type->symmetric        ? "↔"
                      : self->relation->source == self->from ? "→"
                                                             : "←";
  g_autofree char *text = g_strdup_printf ("%s %s", arrow, name);

  diple_colour_label_set (self->kind, text, type != NULL ? type->colour : NULL);
}

static char *
dup_quote (DipleLinkRow *self, gint64 other, const DipleFarSpan *far)
{
  DipleSpan *span = diple_span_index_find (diple_editor_get_spans (self->editor), other, NULL);

  if (span != NULL)
    return diple_quote (self->editor, span, QUOTE_LIMIT);
  return g_strdup (far != NULL ? far->surface : "");
}

static void
show_other_end (DipleLinkRow *self, const DipleRelationType *type)
{
  const gint64 other = diple_relation_other_end (self->relation, self->from);
  const DipleFarSpan *far = diple_editor_get_far (self->editor, other);
  g_autofree char *quote = dup_quote (self, other, far);
  /* Translators: a link's type and the words at its other end. */
  g_autofree char *outgoing = g_strdup_printf (_ ("%s, to “%s”"), type->name, quote);
  g_autofree char *incoming = g_strdup_printf (_ ("%s, from “%s”"), type->name, quote);

  gtk_label_set_text (self->quote, quote);
  gtk_label_set_text (self->title, far != NULL ? far->title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->title), far != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->relation->source == self->from ? outgoing : incoming,
                                  -1);
}

static void
show_detail (DipleLinkRow *self)
{
  if (!gtk_widget_get_visible (self->detail))
    return;
  diple_value_form_set_editor (self->form, self->editor);
  diple_value_form_show (self->form,
                         DIPLE_OWNER_RELATION,
                         self->relation->type,
                         self->relation->id,
                         &self->relation->values,
                         NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->form), !diple_value_form_is_empty (self->form));
}

static void
diple_link_row_dispose (GObject *object)
{
  DipleLinkRow *self = DIPLE_LINK_ROW (object);

  g_clear_pointer (&self->relation, diple_relation_unref);
  g_clear_object (&self->editor);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL); /* the row would do it twice */
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_LINK_ROW);
  G_OBJECT_CLASS (diple_link_row_parent_class)->dispose (object);
}

static void
diple_link_row_class_init (DipleLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_link_row_dispose;
  signals[DONE] = g_signal_new (
      "done", DIPLE_TYPE_LINK_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DIPLE_TYPE_COLOUR_LABEL);
  g_type_ensure (DIPLE_TYPE_VALUE_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, content);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, kind);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, mark);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, menu);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, quote);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, title);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, form);
  gtk_widget_class_bind_template_child (widget_class, DipleLinkRow, note);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, save_note);
  gtk_widget_class_bind_template_callback (widget_class, note_activate_cb);
}

static void
diple_link_row_init (DipleLinkRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  diple_value_form_set_digits (self->form, FALSE);
  gtk_menu_button_set_create_popup_func (self->menu, create_menu_cb, self, NULL);
}

GtkWidget *
diple_link_row_new (void)
{
  return g_object_new (DIPLE_TYPE_LINK_ROW, NULL);
}

void
diple_link_row_show (DipleLinkRow *self, DipleEditor *editor, DipleRelation *relation, gint64 from)
{
  const DipleRelationType *type;
  gboolean another;

  g_return_if_fail (DIPLE_IS_LINK_ROW (self));
  g_return_if_fail (relation != NULL);

  another = self->relation == NULL || self->relation->id != relation->id ||
            !g_str_equal (self->relation->note, relation->note);
  g_set_object (&self->editor, editor);
  diple_relation_ref (relation);
  g_clear_pointer (&self->relation, diple_relation_unref);
  self->relation = relation;
  self->from = from;
  type = diple_schema_relation_type (diple_editor_get_schema (editor), relation->type);
  show_kind (self, type);
  if (type != NULL)
    show_other_end (self, type);
  gtk_widget_set_visible (self->mark, relation->note[0] != '\0');
  if (another)
    gtk_editable_set_text (self->note, relation->note);
  show_detail (self);
}

DipleRelation *
diple_link_row_get_relation (DipleLinkRow *self)
{
  g_return_val_if_fail (DIPLE_IS_LINK_ROW (self), NULL);

  return self->relation;
}

void
diple_link_row_set_open (DipleLinkRow *self, gboolean open)
{
  g_return_if_fail (DIPLE_IS_LINK_ROW (self));

  if (gtk_widget_get_visible (self->detail) == open)
    return;
  if (!open)
    diple_link_row_settle (self);
  gtk_widget_set_visible (self->detail, open);
  show_detail (self);
  diple_value_form_set_digits (self->form, open);
}

DipleValueForm *
diple_link_row_get_form (DipleLinkRow *self)
{
  g_return_val_if_fail (DIPLE_IS_LINK_ROW (self), NULL);

  return gtk_widget_get_visible (self->detail) && !diple_value_form_is_empty (self->form)
             ? self->form
             : NULL;
}

void
diple_link_row_popup_menu (DipleLinkRow *self)
{
  g_return_if_fail (DIPLE_IS_LINK_ROW (self));

  gtk_menu_button_popup (self->menu);
}

void
diple_link_row_settle (DipleLinkRow *self)
{
  g_return_if_fail (DIPLE_IS_LINK_ROW (self));

  if (!gtk_widget_get_visible (self->detail))
    return;
  save_note (self);
  diple_value_form_settle (self->form);
}
