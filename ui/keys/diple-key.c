/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/diple-keymap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Keys of the keypad and those that mean the same. */
static const guint twins[][2] = {
  { GDK_KEY_KP_Enter, GDK_KEY_Return },
  { GDK_KEY_KP_Tab, GDK_KEY_Tab },
  { GDK_KEY_KP_Space, GDK_KEY_space },
  { GDK_KEY_KP_Delete, GDK_KEY_Delete },
  { GDK_KEY_KP_Insert, GDK_KEY_Insert },
  { GDK_KEY_KP_Home, GDK_KEY_Home },
  { GDK_KEY_KP_End, GDK_KEY_End },
  { GDK_KEY_KP_Page_Up, GDK_KEY_Page_Up },
  { GDK_KEY_KP_Page_Down, GDK_KEY_Page_Down },
  { GDK_KEY_KP_Left, GDK_KEY_Left },
  { GDK_KEY_KP_Right, GDK_KEY_Right },
  { GDK_KEY_KP_Up, GDK_KEY_Up },
  { GDK_KEY_KP_Down, GDK_KEY_Down },
  { GDK_KEY_KP_Add, GDK_KEY_plus },
  { GDK_KEY_KP_Subtract, GDK_KEY_minus },
  { GDK_KEY_KP_Multiply, GDK_KEY_asterisk },
  { GDK_KEY_KP_Divide, GDK_KEY_slash },
  { GDK_KEY_KP_Equal, GDK_KEY_equal },
  { GDK_KEY_KP_0, GDK_KEY_0 },
  { GDK_KEY_KP_1, GDK_KEY_1 },
  { GDK_KEY_KP_2, GDK_KEY_2 },
  { GDK_KEY_KP_3, GDK_KEY_3 },
  { GDK_KEY_KP_4, GDK_KEY_4 },
  { GDK_KEY_KP_5, GDK_KEY_5 },
  { GDK_KEY_KP_6, GDK_KEY_6 },
  { GDK_KEY_KP_7, GDK_KEY_7 },
  { GDK_KEY_KP_8, GDK_KEY_8 },
  { GDK_KEY_KP_9, GDK_KEY_9 },
};

guint
diple_key_on_keypad (guint keyval)
{
  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (twins[i][1] == keyval)
      return twins[i][0];
  return 0;
}

static guint
off_keypad (guint keyval)
{
  for (guint i = 0; i < G_N_ELEMENTS (twins); i++)
    if (twins[i][0] == keyval)
      return twins[i][1];
  return keyval;
}

/* A trigger compares small letters, and finds Shift+Tab as ISO_Left_Tab by itself. */
static char *
write_key (guint keyval, GdkModifierType state)
{
  const guint lower = gdk_keyval_to_lower (off_keypad (keyval));

  if (lower == GDK_KEY_ISO_Left_Tab)
    return gtk_accelerator_name (GDK_KEY_Tab, state | GDK_SHIFT_MASK);
  return gtk_accelerator_name (lower, state | (lower != off_keypad (keyval) ? GDK_SHIFT_MASK : 0));
}

char *
diple_key_canonical (const char *key)
{
  GdkModifierType state;
  guint keyval;

  if (key == NULL || *key == '\0' || !gtk_accelerator_parse (key, &keyval, &state) || keyval == 0)
    return NULL;
  return write_key (keyval, state);
}

static gboolean
is_modifier (guint keyval)
{
  return (keyval >= GDK_KEY_Shift_L && keyval <= GDK_KEY_Hyper_R) ||
         (keyval >= GDK_KEY_ISO_Lock && keyval <= GDK_KEY_ISO_Level5_Lock) ||
         keyval == GDK_KEY_Num_Lock || keyval == GDK_KEY_Mode_switch ||
         keyval == GDK_KEY_Multi_key || keyval == GDK_KEY_VoidSymbol || keyval == 0;
}

char *
diple_key_from_press (guint keyval, GdkModifierType state, GdkModifierType consumed)
{
  const guint lower = gdk_keyval_to_lower (keyval);
  const gboolean letter = lower != gdk_keyval_to_upper (keyval);

  if (is_modifier (keyval))
    return NULL;
  state &= gtk_accelerator_get_default_mod_mask ();
  /* Shift that made the question mark is part of it; Caps Lock is no part of a letter. */
  if (!letter && keyval != GDK_KEY_ISO_Left_Tab)
    state &= ~(consumed & GDK_SHIFT_MASK);
  return write_key (lower, state);
}

/* What stands on a key where GTK says something else; NULL where it does not. */
static const char *
name_on_key (guint keyval)
{
  if (keyval == GDK_KEY_Return)
    return C_ ("key", "Enter");
  return keyval == GDK_KEY_Escape ? C_ ("key", "Esc") : NULL;
}

char *
diple_key_dup_label (const char *key)
{
  GdkModifierType state;
  guint keyval;
  g_autofree char *label = NULL;
  g_autofree char *alone = NULL;

  if (key == NULL || !gtk_accelerator_parse (key, &keyval, &state))
    return g_strdup ("");
  label = gtk_accelerator_get_label (keyval, state);
  alone = gtk_accelerator_get_label (keyval, 0);
  if (name_on_key (keyval) == NULL || !g_str_has_suffix (label, alone))
    return g_steal_pointer (&label);
  label[strlen (label) - strlen (alone)] = '\0';
  return g_strconcat (label, name_on_key (keyval), NULL);
}

gboolean
diple_key_is_writing (const char *key)
{
  GdkModifierType state;
  guint keyval;
  gunichar character;

  if (key == NULL || !gtk_accelerator_parse (key, &keyval, &state))
    return FALSE;
  character = gdk_keyval_to_unicode (keyval);
  return (state & ~GDK_SHIFT_MASK) == 0 && character != 0 && g_unichar_isprint (character);
}
