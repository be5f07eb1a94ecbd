/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/occurrences/diple-occurrence-private.h"

struct _DipleOccurrence
{
  GObject parent_instance;

  DipleKwicLine *line;
  gboolean ticked;
};

G_DEFINE_FINAL_TYPE (DipleOccurrence, diple_occurrence, G_TYPE_OBJECT)

enum
{
  PROP_TICKED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TICKED)
    g_value_set_boolean (value, DIPLE_OCCURRENCE (object)->ticked);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_TICKED)
    diple_occurrence_set_ticked (DIPLE_OCCURRENCE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
finalize (GObject *object)
{
  diple_kwic_line_unref (DIPLE_OCCURRENCE (object)->line);

  G_OBJECT_CLASS (diple_occurrence_parent_class)->finalize (object);
}

static void
diple_occurrence_class_init (DipleOccurrenceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->finalize = finalize;
  properties[PROP_TICKED] =
      g_param_spec_boolean ("ticked",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
diple_occurrence_init (DipleOccurrence *self)
{
}

DipleOccurrence *
diple_occurrence_new (DipleKwicLine *line)
{
  DipleOccurrence *self = g_object_new (DIPLE_TYPE_OCCURRENCE, NULL);

  self->line = diple_kwic_line_ref (line);
  self->ticked = line->span == 0;
  return self;
}

DipleKwicLine *
diple_occurrence_get_line (DipleOccurrence *self)
{
  g_return_val_if_fail (DIPLE_IS_OCCURRENCE (self), NULL);

  return self->line;
}

gboolean
diple_occurrence_is_marked (DipleOccurrence *self)
{
  g_return_val_if_fail (DIPLE_IS_OCCURRENCE (self), FALSE);

  return self->line->span != 0;
}

gboolean
diple_occurrence_get_ticked (DipleOccurrence *self)
{
  g_return_val_if_fail (DIPLE_IS_OCCURRENCE (self), FALSE);

  return self->ticked;
}

void
diple_occurrence_set_ticked (DipleOccurrence *self, gboolean ticked)
{
  g_return_if_fail (DIPLE_IS_OCCURRENCE (self));

  ticked = ticked && self->line->span == 0;
  if (self->ticked == ticked)
    return;
  self->ticked = ticked;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TICKED]);
}
