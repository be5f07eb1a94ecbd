/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-state-chips-private.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_STATE = 1,
  N_PROPS
};

struct _DipleStateChips
{
  GtkWidget parent_instance;

  GtkToggleButton *all, *open, *doing, *done;
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DipleStateChips, diple_state_chips, GTK_TYPE_WIDGET)

static GtkToggleButton *
chip_of (DipleStateChips *self, DipleState state)
{
  switch (state)
    {
    case DIPLE_STATE_OPEN:
      return self->open;
    case DIPLE_STATE_IN_PROGRESS:
      return self->doing;
    case DIPLE_STATE_FINISHED:
      return self->done;
    case DIPLE_STATE_ANY:
    default:
      return self->all;
    }
}

static void
toggled_cb (GtkToggleButton *chip, DipleStateChips *self)
{
  if (gtk_toggle_button_get_active (chip))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, diple_state_chips_get_state (DIPLE_STATE_CHIPS (object)));
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  diple_state_chips_set_state (DIPLE_STATE_CHIPS (object), g_value_get_int (value));
}

static void
diple_state_chips_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_STATE_CHIPS);
  G_OBJECT_CLASS (diple_state_chips_parent_class)->dispose (object);
}

static void
diple_state_chips_class_init (DipleStateChipsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_state_chips_dispose;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  properties[PROP_STATE] =
      g_param_spec_int ("state",
                        NULL,
                        NULL,
                        DIPLE_STATE_ANY,
                        DIPLE_STATE_FINISHED,
                        DIPLE_STATE_ANY,
                        G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-state-chips.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleStateChips, all);
  gtk_widget_class_bind_template_child (widget_class, DipleStateChips, open);
  gtk_widget_class_bind_template_child (widget_class, DipleStateChips, doing);
  gtk_widget_class_bind_template_child (widget_class, DipleStateChips, done);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
diple_state_chips_init (DipleStateChips *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

DipleState
diple_state_chips_get_state (DipleStateChips *self)
{
  g_return_val_if_fail (DIPLE_IS_STATE_CHIPS (self), DIPLE_STATE_ANY);

  for (DipleState state = DIPLE_STATE_OPEN; state <= DIPLE_STATE_FINISHED; state++)
    if (gtk_toggle_button_get_active (chip_of (self, state)))
      return state;
  return DIPLE_STATE_ANY;
}

void
diple_state_chips_set_state (DipleStateChips *self, DipleState state)
{
  g_return_if_fail (DIPLE_IS_STATE_CHIPS (self));

  gtk_toggle_button_set_active (chip_of (self, state), TRUE);
}

/* "1.2M": a chip has no room for more digits than five. */
static char *
shorten (gint64 count)
{
  if (count < 100000)
    return g_strdup_printf ("%" G_GINT64_FORMAT, count);
  if (count < 1000000)
    return g_strdup_printf (_ ("%" G_GINT64_FORMAT "k"), count / 1000);
  return g_strdup_printf (_ ("%.1fM"), count / 1e6);
}

static void
show_chip (GtkToggleButton *chip, const char *word, gint64 count)
{
  g_autofree char *number = shorten (count);
  g_autofree char *label = g_strconcat (word, " ", number, NULL);

  gtk_button_set_label (GTK_BUTTON (chip), label);
}

void
diple_state_chips_set_counts (DipleStateChips *self, const gint64 counts[4])
{
  g_return_if_fail (DIPLE_IS_STATE_CHIPS (self));

  show_chip (self->all, _ ("All"), counts[DIPLE_STATE_ANY]);
  show_chip (self->open, _ ("To do"), counts[DIPLE_STATE_OPEN]);
  show_chip (self->doing, _ ("Doing"), counts[DIPLE_STATE_IN_PROGRESS]);
  show_chip (self->done, _ ("Done"), counts[DIPLE_STATE_FINISHED]);
}

char *
diple_state_chips_dup_progress (const gint64 counts[4])
{
  /* Translators: how many documents are done, of all, and how many are begun. */
  return g_strdup_printf (
      _ ("%" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " done · %" G_GINT64_FORMAT " in progress"),
      counts[DIPLE_STATE_FINISHED],
      counts[DIPLE_STATE_ANY],
      counts[DIPLE_STATE_IN_PROGRESS]);
}
