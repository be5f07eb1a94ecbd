/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/panel/diple-link-menu-private.h"

#include "ui/parts/diple-label-item-private.h"

#include <glib/gi18n-lib.h>

gboolean
diple_relation_type_touches (const DipleRelationType *type, gint64 label)
{
  for (guint i = 0; i < type->ends->len; i++)
    {
      const DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, i);

      if (end->from_label == label || end->to_label == label)
        return TRUE;
    }
  return type->ends->len == 0;
}

/* A menu takes a single underscore for a mnemonic. */
static void
append (GMenu *menu, const char *text, const char *action, gint64 type)
{
  g_auto (GStrv) parts = g_strsplit (text, "_", -1);
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "x", type);
  g_menu_append_item (menu, item);
}

GMenuModel *
diple_link_menu_new (const DipleSchema *schema, gint64 label)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) here = g_menu_new ();
  g_autoptr (GMenu) far = g_menu_new ();

  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);
      g_autofree char *key = diple_label_key_text (type->key);
      /* Translators: a relation type and the key that begins such a link. */
      g_autofree char *with_key = g_strdup_printf (_ ("%s (%s)"), type->name, key);

      if (!diple_relation_type_touches (type, label))
        continue;
      append (here, key[0] != '\0' ? with_key : type->name, "panel.link", type->id);
      if (type->across)
        append (far, type->name, "panel.link-far", type->id);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (here)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (here));
  if (g_menu_model_get_n_items (G_MENU_MODEL (far)) > 0)
    g_menu_append_section (menu, _ ("To a Span of the Project"), G_MENU_MODEL (far));
  return G_MENU_MODEL (menu);
}
