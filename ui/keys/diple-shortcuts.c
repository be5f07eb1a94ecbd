/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/keys/diple-shortcuts-private.h"

#include "ui/keys/diple-keyboard-dialog-private.h"

#include <glib/gi18n-lib.h>

/* Of a command's keys; all of them are in the window that changes them. */
#define SHOWN_KEYS 2

struct _DipleShortcuts
{
  AdwWindow parent_instance;

  GtkWidget *scroller;
  GtkBox *first;
  GtkBox *second;

  DipleKeymap *keymap;
  DipleSchema *schema; /* or NULL */
  guint rows[2];       /* of each column */
  guint leading;       /* the group that stands before all others; DIPLE_N_GROUPS: none */
};

G_DEFINE_FINAL_TYPE (DipleShortcuts, diple_shortcuts, ADW_TYPE_WINDOW)

/* A heading in the shorter column, with room below it for @n keys; returns the room. */
static GtkGrid *
add_group (DipleShortcuts *self, const char *title, guint n)
{
  const guint column = self->rows[0] <= self->rows[1] ? 0 : 1;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *grid = gtk_grid_new ();

  self->rows[column] += n + 2;
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 14);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), grid);
  gtk_box_append (column == 0 ? self->first : self->second, box);
  return GTK_GRID (grid);
}

static void
add_row (GtkGrid *grid, int row, const char *const *keys, guint n, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title);

  for (guint i = 0; i < n && keys[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), gtk_shortcut_label_new (keys[i]));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, box, 1, row, 1, 1);
}

static void
add_commands (DipleShortcuts *self, DipleCommandGroup group)
{
  GtkGrid *grid;
  guint n = 0;
  int row = 0;

  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    if (command->group == group)
      n++;
  grid = add_group (self, diple_command_group_title (group), n);
  for (const DipleCommand *command = diple_commands (); command->action != NULL; command++)
    {
      g_auto (GStrv) keys = NULL;

      if (command->group != group)
        continue;
      keys = diple_keymap_dup_keys (self->keymap, command);
      if (keys[0] != NULL)
        add_row (grid,
                 row++,
                 (const char *const *) keys,
                 command->fixed ? G_MAXUINT : SHOWN_KEYS,
                 _ (command->title));
    }
}

static void
add_schema_key (GtkGrid *grid, int row, const char *key, const char *name)
{
  const char *keys[] = { key, NULL };

  add_row (grid, row, keys, 1, name);
}

static void
add_layer (DipleShortcuts *self, const DipleLayer *layer)
{
  GtkGrid *grid = NULL;
  int row = 0;

  for (guint i = 0; i < self->schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (self->schema->labels, i);

      if (label->layer != layer->id || label->key[0] == '\0')
        continue;
      if (grid == NULL)
        grid = add_group (self, layer->name, 6);
      add_schema_key (grid, row++, label->key, label->name);
    }
}

static void
add_relations (DipleShortcuts *self)
{
  GtkGrid *grid = NULL;
  int row = 0;

  for (guint i = 0; i < self->schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (self->schema->relation_types, i);

      if (type->key[0] == '\0')
        continue;
      if (grid == NULL)
        grid = add_group (self, _ ("Relations of the Active Span"), 6);
      add_schema_key (grid, row++, type->key, type->name);
    }
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
show_keys (DipleShortcuts *self)
{
  empty (self->first);
  empty (self->second);
  self->rows[0] = self->rows[1] = 0;
  if (self->leading < DIPLE_N_GROUPS)
    add_commands (self, self->leading);
  for (guint i = 0; self->schema != NULL && i < self->schema->layers->len; i++)
    add_layer (self, g_ptr_array_index (self->schema->layers, i));
  if (self->schema != NULL)
    add_relations (self);
  for (guint i = 0; i < DIPLE_N_GROUPS; i++)
    if (i != self->leading)
      add_commands (self, i);
}

static void
change_cb (DipleShortcuts *self)
{
  gtk_window_present (
      GTK_WINDOW (diple_keyboard_dialog_new (GTK_WINDOW (self), self->keymap, self->schema)));
}

static void
diple_shortcuts_dispose (GObject *object)
{
  DipleShortcuts *self = DIPLE_SHORTCUTS (object);

  g_clear_object (&self->keymap);
  g_clear_pointer (&self->schema, diple_schema_unref);
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_SHORTCUTS);
  G_OBJECT_CLASS (diple_shortcuts_parent_class)->dispose (object);
}

static void
diple_shortcuts_class_init (DipleShortcutsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_shortcuts_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-shortcuts.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleShortcuts, scroller);
  gtk_widget_class_bind_template_child (widget_class, DipleShortcuts, first);
  gtk_widget_class_bind_template_child (widget_class, DipleShortcuts, second);
  gtk_widget_class_bind_template_callback (widget_class, change_cb);
}

static void
diple_shortcuts_init (DipleShortcuts *self)
{
  self->leading = DIPLE_N_GROUPS;
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
diple_shortcuts_put_first (DipleShortcuts *self, DipleCommandGroup group)
{
  g_return_if_fail (DIPLE_IS_SHORTCUTS (self));
  g_return_if_fail (group < DIPLE_N_GROUPS);

  self->leading = group;
  show_keys (self);
}

GtkWidget *
diple_shortcuts_new (GtkWindow *parent, DipleKeymap *keymap, DipleSchema *schema)
{
  DipleShortcuts *self = g_object_new (DIPLE_TYPE_SHORTCUTS, "transient-for", parent, NULL);

  self->keymap = g_object_ref (keymap);
  self->schema = schema != NULL ? diple_schema_ref (schema) : NULL;
  g_signal_connect_object (keymap, "changed", G_CALLBACK (show_keys), self, G_CONNECT_SWAPPED);
  show_keys (self);
  gtk_window_set_focus (GTK_WINDOW (self), self->scroller);
  return GTK_WIDGET (self);
}
