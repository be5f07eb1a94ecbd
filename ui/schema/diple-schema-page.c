/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/schema/diple-schema-page-private.h"

#include "ui/schema/diple-part-form-private.h"
#include "ui/schema/diple-schema-outline-private.h"
#include "ui/window/diple-page-private.h"

struct _DipleSchemaPage
{
  GtkWidget parent_instance;

  AdwLeaflet *leaflet;
  GtkWidget *side;
  DipleSchemaOutline *outline;
  GtkWidget *main;
  GtkWidget *back;
  DiplePartForm *form;

  DipleSchemaWork *work;
  guint frames; /* since it was shown */
};

static void implement_page (DiplePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleSchemaPage,
                               diple_schema_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_PAGE, implement_page))

static void
chosen_cb (DipleSchemaPage *self, gint64 id)
{
  diple_part_form_show (self->form, id);
}

static void
entered_cb (DipleSchemaPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->main);
}

static void
back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleSchemaPage *self = DIPLE_SCHEMA_PAGE (widget);

  adw_leaflet_set_visible_child (self->leaflet, self->side);
}

static void
rename_part (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleSchemaPage *self = DIPLE_SCHEMA_PAGE (widget);

  entered_cb (self);
  diple_part_form_edit_name (self->form);
}

static void
go_to_list (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DIPLE_SCHEMA_PAGE (widget)->outline));
}

static void
remove_part (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (DIPLE_SCHEMA_PAGE (widget)->form), "part.remove", NULL);
}

static void
show_place_cb (DipleSchemaPage *self, gint64 document, gint64 span, guint start, guint end)
{
  diple_page_show_place (DIPLE_PAGE (self), document, span, (DipleRange){ start, end });
}

static void
told_cb (DipleSchemaPage *self, const char *message)
{
  diple_page_tell (DIPLE_PAGE (self), message);
}

/* An option is made within its attribute, which stays in view. */
static void
made_cb (DipleSchemaPage *self, gint64 id)
{
  const DipleSchema *schema = diple_schema_work_get_schema (self->work);

  if (schema == NULL || diple_schema_option_owner (schema, id) != NULL)
    return;
  diple_schema_outline_choose (self->outline, id);
  adw_leaflet_set_visible_child (self->leaflet, self->main);
  diple_part_form_edit_name (self->form);
}

static void
set_editor (DiplePage *page, DipleEditor *editor)
{
  DipleSchemaPage *self = DIPLE_SCHEMA_PAGE (page);

  diple_schema_work_set_editor (self->work, editor);
  if (editor == NULL)
    return;
  diple_part_form_show (self->form, diple_schema_outline_get_chosen (self->outline));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    diple_schema_work_count (self->work);
}

static void
flush (DiplePage *page)
{
  diple_part_form_flush (DIPLE_SCHEMA_PAGE (page)->form);
}

/* Who comes to the page comes to its list. GTK moves the focus on from what was hidden by itself,
 * with the frame after that: only then it stays where it is put. */
static gboolean
take_focus (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DipleSchemaPage *self = DIPLE_SCHEMA_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (++self->frames < 3)
    return G_SOURCE_CONTINUE;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form)))
    gtk_widget_grab_focus (GTK_WIDGET (self->outline));
  return G_SOURCE_REMOVE;
}

/* Counting reads all spans, so that it waits until the numbers are looked at. */
static void
diple_schema_page_map (GtkWidget *widget)
{
  DipleSchemaPage *self = DIPLE_SCHEMA_PAGE (widget);

  GTK_WIDGET_CLASS (diple_schema_page_parent_class)->map (widget);
  diple_schema_work_count (self->work);
  self->frames = 0;
  gtk_widget_add_tick_callback (widget, take_focus, NULL, NULL);
}

static void
diple_schema_page_dispose (GObject *object)
{
  DipleSchemaPage *self = DIPLE_SCHEMA_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SCHEMA_PAGE);
  g_clear_object (&self->work);

  G_OBJECT_CLASS (diple_schema_page_parent_class)->dispose (object);
}

static void
implement_page (DiplePageInterface *iface)
{
  iface->set_editor = set_editor;
  iface->flush = flush;
}

static void
diple_schema_page_class_init (DipleSchemaPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DIPLE_TYPE_SCHEMA_OUTLINE);
  g_type_ensure (DIPLE_TYPE_PART_FORM);
  G_OBJECT_CLASS (klass)->dispose = diple_schema_page_dispose;
  widget_class->map = diple_schema_page_map;
  gtk_widget_class_install_action (widget_class, "schema.back", NULL, back);
  gtk_widget_class_install_action (widget_class, "schema.rename", NULL, rename_part);
  gtk_widget_class_install_action (widget_class, "schema.remove", NULL, remove_part);
  gtk_widget_class_install_action (widget_class, "schema.list", NULL, go_to_list);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-schema-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSchemaPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DipleSchemaPage, side);
  gtk_widget_class_bind_template_child (widget_class, DipleSchemaPage, outline);
  gtk_widget_class_bind_template_child (widget_class, DipleSchemaPage, main);
  gtk_widget_class_bind_template_child (widget_class, DipleSchemaPage, back);
  gtk_widget_class_bind_template_child (widget_class, DipleSchemaPage, form);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_place_cb);
}

static void
diple_schema_page_init (DipleSchemaPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->work = diple_schema_work_new ();
  diple_schema_outline_set_work (self->outline, self->work);
  diple_part_form_set_work (self->form, self->work);
  g_signal_connect_object (self->work, "told", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "refused", G_CALLBACK (told_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->work, "made", G_CALLBACK (made_cb), self, G_CONNECT_SWAPPED);
}

void
diple_schema_page_set_keymap (DipleSchemaPage *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_SCHEMA_PAGE (self));

  diple_part_form_set_keymap (self->form, keymap);
  diple_keymap_serve (keymap, GTK_WIDGET (self->outline), "schema.");
}
