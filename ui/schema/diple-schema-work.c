/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-work-private.h"

#include "data/diple-journal.h"

#include <glib/gi18n-lib.h>

struct _DipleSchemaWork
{
  GObject parent_instance;

  DipleEditor *editor;
  GSignalGroup *signals;
  GHashTable *usages; /* DipleTouch * by gint64 *, or NULL */
  GCancellable *counting;
  gint64 made; /* told once the schema has it, or 0 */
};

G_DEFINE_FINAL_TYPE (DipleSchemaWork, diple_schema_work, G_TYPE_OBJECT)

enum
{
  CHANGED,
  REFUSED,
  TOLD,
  MADE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* One change on its way to the writing thread. */
typedef struct
{
  DipleSchemaStep step;
  gpointer data;
  GDestroyNotify data_free;
  gint64 annotator;
  gint64 made;
  char *sentence;
  gboolean told;
} Job;

typedef struct
{
  gint64 made;
  char *message; /* or NULL */
} Outcome;

static void
job_free (gpointer data)
{
  Job *job = data;

  if (job->data_free != NULL)
    job->data_free (job->data);
  g_free (job->sentence);
  g_free (job);
}

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_free (outcome->message);
  g_free (outcome);
}

static void
tell_made (DipleSchemaWork *self)
{
  gint64 made = self->made;

  if (made == 0 || diple_schema_part_name (diple_editor_get_schema (self->editor), made) == NULL)
    return;
  self->made = 0;
  g_signal_emit (self, signals[MADE], 0, made);
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleSchemaWork) self = data;
  g_autoptr (GError) error = NULL;
  GHashTable *usages = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (usages == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_signal_emit (self, signals[REFUSED], 0, error->message);
      return;
    }
  g_clear_pointer (&self->usages, g_hash_table_unref);
  self->usages = usages;
  g_signal_emit (self, signals[CHANGED], 0);
}

static gpointer
count_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_schema_usages (store, error);
}

void
diple_schema_work_count (DipleSchemaWork *self)
{
  g_return_if_fail (DIPLE_IS_SCHEMA_WORK (self));

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->editor == NULL)
    return;
  self->counting = g_cancellable_new ();
  diple_project_read_async (diple_editor_get_project (self->editor),
                            count_job,
                            NULL,
                            NULL,
                            (GDestroyNotify) g_hash_table_unref,
                            self->counting,
                            counted_cb,
                            g_object_ref (self));
}

static void
schema_changed_cb (DipleSchemaWork *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  tell_made (self);
  diple_schema_work_count (self);
}

static gpointer
run_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  Outcome *outcome;

  if (!diple_journal_begin (store, job->annotator, "schema.change", error))
    return NULL;
  if (!job->step (store, job->data, &job->made, error))
    {
      diple_journal_rollback (store);
      return NULL;
    }
  if (diple_journal_commit (store, job->sentence, 0, error) == 0)
    return NULL;
  outcome = g_new0 (Outcome, 1);
  outcome->made = job->made;
  outcome->message = job->told ? g_strdup (job->sentence) : NULL;
  return outcome;
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleSchemaWork) self = data;
  g_autoptr (GError) error = NULL;
  Outcome *outcome = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  if (outcome == NULL)
    {
      /* The widgets go back to what stands in the project. */
      g_signal_emit (self, signals[REFUSED], 0, error->message);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  if (outcome->message != NULL)
    g_signal_emit (self, signals[TOLD], 0, outcome->message);
  self->made = outcome->made;
  if (self->editor != NULL)
    tell_made (self);
  outcome_free (outcome);
}

void
diple_schema_work_run (DipleSchemaWork *self,
                       DipleSchemaStep step,
                       gpointer data,
                       GDestroyNotify data_free,
                       const char *sentence,
                       gboolean told)
{
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (DIPLE_IS_SCHEMA_WORK (self));
  g_return_if_fail (self->editor != NULL);

  *job = (Job){ .step = step,
                .data = data,
                .data_free = data_free,
                .annotator = diple_editor_get_annotator (self->editor),
                .sentence = g_strdup (sentence),
                .told = told };
  diple_project_write_async (diple_editor_get_project (self->editor),
                             run_job,
                             job,
                             job_free,
                             outcome_free,
                             0,
                             NULL,
                             ran_cb,
                             g_object_ref (self));
}

static void
diple_schema_work_dispose (GObject *object)
{
  DipleSchemaWork *self = DIPLE_SCHEMA_WORK (object);

  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  g_clear_object (&self->signals);
  g_clear_object (&self->editor);
  g_clear_pointer (&self->usages, g_hash_table_unref);

  G_OBJECT_CLASS (diple_schema_work_parent_class)->dispose (object);
}

static guint
add_signal (DipleSchemaWorkClass *klass, const char *name, GType type)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       type != G_TYPE_NONE ? 1 : 0,
                       type);
}

static void
diple_schema_work_class_init (DipleSchemaWorkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_schema_work_dispose;
  signals[CHANGED] = add_signal (klass, "changed", G_TYPE_NONE);
  signals[REFUSED] = add_signal (klass, "refused", G_TYPE_STRING);
  signals[TOLD] = add_signal (klass, "told", G_TYPE_STRING);
  signals[MADE] = add_signal (klass, "made", G_TYPE_INT64);
}

static void
diple_schema_work_init (DipleSchemaWork *self)
{
  self->signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (
      self->signals, "schema-changed", G_CALLBACK (schema_changed_cb), self);
}

DipleSchemaWork *
diple_schema_work_new (void)
{
  return g_object_new (DIPLE_TYPE_SCHEMA_WORK, NULL);
}

void
diple_schema_work_set_editor (DipleSchemaWork *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_SCHEMA_WORK (self));

  if (!g_set_object (&self->editor, editor))
    return;
  g_cancellable_cancel (self->counting);
  g_clear_pointer (&self->usages, g_hash_table_unref);
  self->made = 0;
  g_signal_group_set_target (self->signals, editor);
  g_signal_emit (self, signals[CHANGED], 0);
}

DipleEditor *
diple_schema_work_get_editor (DipleSchemaWork *self)
{
  g_return_val_if_fail (DIPLE_IS_SCHEMA_WORK (self), NULL);

  return self->editor;
}

const DipleSchema *
diple_schema_work_get_schema (DipleSchemaWork *self)
{
  g_return_val_if_fail (DIPLE_IS_SCHEMA_WORK (self), NULL);

  return self->editor != NULL ? diple_editor_get_schema (self->editor) : NULL;
}

const DipleTouch *
diple_schema_work_get_usage (DipleSchemaWork *self, gint64 id)
{
  g_return_val_if_fail (DIPLE_IS_SCHEMA_WORK (self), NULL);

  return self->usages != NULL ? g_hash_table_lookup (self->usages, &id) : NULL;
}

/* Two attributes may have one name: what carries them tells them apart. */
const char *
diple_schema_carrier_word (const DipleSchema *schema, gint64 id)
{
  const DipleAttribute *attribute = diple_schema_attribute (schema, id);

  if (attribute == NULL)
    return NULL;
  if (attribute->owner == DIPLE_OWNER_DOCUMENT)
    return _ ("documents");
  if (attribute->owners->len == 1)
    return diple_schema_part_name (schema, g_array_index (attribute->owners, gint64, 0));
  if (attribute->owner == DIPLE_OWNER_RELATION)
    return _ ("relations");
  return attribute->owners->len == 0 ? _ ("all") : _ ("several");
}

char *
diple_schema_dup_part_title (const DipleSchema *schema, gint64 id)
{
  const char *carrier = diple_schema_carrier_word (schema, id);
  const char *name = diple_schema_part_name (schema, id);

  return carrier != NULL ? g_strdup_printf (_ ("%s (%s)"), name, carrier) : g_strdup (name);
}
