/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-entity-row-private.h"

#include <glib/gi18n-lib.h>

struct _DipleEntityRow
{
  GtkListBoxRow parent_instance;

  DipleEntity *entity; /* or NULL */
};

G_DEFINE_FINAL_TYPE (DipleEntityRow, diple_entity_row, GTK_TYPE_LIST_BOX_ROW)

static void
diple_entity_row_finalize (GObject *object)
{
  g_clear_pointer (&DIPLE_ENTITY_ROW (object)->entity, diple_entity_free);
  G_OBJECT_CLASS (diple_entity_row_parent_class)->finalize (object);
}

static void
diple_entity_row_class_init (DipleEntityRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_entity_row_finalize;
}

static void
diple_entity_row_init (DipleEntityRow *self)
{
}

static void
add_label (GtkWidget *box, const char *text, gboolean quiet)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), quiet ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, !quiet);
  if (quiet)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "dim-label");
    }
  gtk_box_append (GTK_BOX (box), label);
}

static void
fill (GtkWidget *box, const DipleEntity *entity)
{
  g_autofree char *uses = g_strdup_printf ("×%u", entity->uses);

  add_label (box, entity->name, FALSE);
  if (entity->wikidata[0] != '\0')
    add_label (box, entity->wikidata, TRUE);
  if (entity->uses > 0)
    add_label (box, uses, TRUE);
}

static void
fill_offer (GtkWidget *box, const char *name)
{
  /* Translators: makes a new entry of the project's list of entities. */
  g_autofree char *text = g_strdup_printf (_ ("Create “%s”"), name);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  add_label (box, text, FALSE);
}

GtkWidget *
diple_entity_row_new (const DipleEntity *entity, const char *name)
{
  DipleEntityRow *self = g_object_new (DIPLE_TYPE_ENTITY_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  if (entity != NULL)
    fill (box, entity);
  else
    fill_offer (box, name);
  self->entity = entity != NULL ? diple_entity_copy (entity) : NULL;
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  return GTK_WIDGET (self);
}

const DipleEntity *
diple_entity_row_get_entity (DipleEntityRow *self)
{
  g_return_val_if_fail (DIPLE_IS_ENTITY_ROW (self), NULL);

  return self->entity;
}
