/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "data/diple-schema.h"
#include "ui/diple-commands.h"

G_BEGIN_DECLS

/* DipleKeymap says which keys each command has: the user's own where they chose some, else those
 * that ship. Lives on the main thread; DipleSettings owns the one that all windows share.
 *
 * Property "custom" (a{sas}): commands' actions and their own keys, none for one without a key.
 * Signal "changed": other keys are in force. */
#define DIPLE_TYPE_KEYMAP (diple_keymap_get_type ())
G_DECLARE_FINAL_TYPE (DipleKeymap, diple_keymap, DIPLE, KEYMAP, GObject)

DipleKeymap *diple_keymap_new (void);

/* The keys of @command as gtk_accelerator_name() writes them, the first being the one to show; free
 * with g_strfreev(). */
GStrv diple_keymap_dup_keys (DipleKeymap *self, const DipleCommand *command);

/* The first key of the command @action as people read it ("Ctrl+Z"), or NULL; a new string. */
char *diple_keymap_dup_label (DipleKeymap *self, const char *action);

/* @words with the key in force for each {action} of a command ("Press {win.find} to look"). Of
 * parts with " · " between them one is left out when its command has no key; elsewhere the
 * command's name stands for it. A new string. */
char *diple_keymap_dup_words (DipleKeymap *self, const char *words);

/* Lets @label say the key of the command @action for as long as it lives; it hides while there is
 * none. */
void diple_keymap_show_key (DipleKeymap *self, GtkLabel *label, const char *action);

/* What to tell somebody who meant a span while none is active; a new string. */
char *diple_keymap_dup_no_span (DipleKeymap *self);

/* Whether the user chose the keys of @command. */
gboolean diple_keymap_is_custom (DipleKeymap *self, const DipleCommand *command);

/* Gives @command exactly @keys; NULL gives it those that ship. */
void
diple_keymap_set_keys (DipleKeymap *self, const DipleCommand *command, const char *const *keys);
void diple_keymap_reset (DipleKeymap *self);

/* The other command that @key would clash with if @command had it, or NULL. */
const DipleCommand *
diple_keymap_find_rival (DipleKeymap *self, const DipleCommand *command, const char *key);

/* The label or relation of @schema (may be NULL) that works with @key where @command is heard, as a
 * quoted name, or NULL; a new string. */
char *diple_keymap_dup_schema_rival (const DipleSchema *schema,
                                     const DipleCommand *command,
                                     const char *key);

/* Adds a shortcut for each key of @command, which does @action (lent) or, for NULL, activates the
 * command's own; a menu shows the first key then. */
void diple_keymap_add_shortcuts (DipleKeymap *self,
                                 const DipleCommand *command,
                                 GtkShortcutController *controller,
                                 GtkShortcutAction *action);

/* Adds shortcuts for @key wherever it is on the keyboard; @action is lent, @arguments may be NULL.
 */
void diple_keymap_add_key (GtkShortcutController *controller,
                           const char *key,
                           GtkShortcutAction *action,
                           GVariant *arguments);

/* Lets the keys of all commands whose action begins with @prefix ("schema.") work while the focus
 * is in @widget, before its own: they activate the command's action there. Follows other keys for
 * as long as @widget lives. */
void diple_keymap_serve (DipleKeymap *self, GtkWidget *widget, const char *prefix);

/* Whether the focus of @widget's window is where characters are written. */
gboolean diple_keymap_is_writing (GtkWidget *widget);

/* Activates the command's action on @widget. */
gboolean diple_command_activate (const DipleCommand *command, GtkWidget *widget);

/* Runs @change, which may take shortcuts away, while no menu button below @root has a menu. */
typedef void (*DipleKeymapFunc) (gpointer data);
void diple_keymap_change_hints (GtkWidget *root, DipleKeymapFunc change, gpointer data);

/* Takes all shortcuts out of @controller. */
void diple_keymap_clear (GtkShortcutController *controller);

/* Gives each button below @widget that stands for a command its tooltip, which names the key. */
void diple_keymap_dress (DipleKeymap *self, GtkWidget *widget);

/* @key in the one spelling that compares equal for equal keys, or NULL when it is none. A key of
 * the keypad is the one that means the same. */
char *diple_key_canonical (const char *key);

/* The same for a key that was pressed; NULL for a mere modifier. */
char *diple_key_from_press (guint keyval, GdkModifierType state, GdkModifierType consumed);

/* The key of the keypad that means the same as @keyval, or 0. */
guint diple_key_on_keypad (guint keyval);

/* @key as people read it: "Ctrl+Z"; a new string. */
char *diple_key_dup_label (const char *key);

/* Whether @key writes a character, which entries need for themselves. */
gboolean diple_key_is_writing (const char *key);

G_END_DECLS
