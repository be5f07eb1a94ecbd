/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/schema/diple-schema-dialogs-private.h"

#include "ui/schema/diple-schema-question-private.h"
#include "ui/window/diple-ui-compat-private.h"

#include <glib/gi18n-lib.h>

/* One removal, from the question to the answer. */
typedef struct
{
  DipleSchemaWork *work;
  GtkWindow *parent;
  gint64 id;
  char *what; /* “the label “Claim”” */
} Removal;

static void
removal_free (gpointer data)
{
  Removal *removal = data;

  g_object_unref (removal->work);
  g_object_unref (removal->parent);
  g_free (removal->what);
  g_free (removal);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static gboolean
remove_step (DipleStore *store, gpointer data, gint64 *made, GError **error)
{
  return diple_schema_remove (store, *(gint64 *) data, error);
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Removal) removal = data;
  g_autofree char *sentence = NULL;

  if (!diple_ask_finish (result) || diple_schema_work_get_editor (removal->work) == NULL)
    return;
  sentence = g_strdup_printf (_ ("Removed %s"), removal->what);
  diple_schema_work_run (removal->work,
                         remove_step,
                         g_memdup2 (&removal->id, sizeof removal->id),
                         g_free,
                         sentence,
                         TRUE);
}

static char *
dup_body (const DipleTouch *touch)
{
  g_autofree char *annotations = diple_touch_describe (touch);
  g_autoptr (GString) body = g_string_new (NULL);
  gboolean unused = touch->spans + touch->relations + touch->values == 0;

  if (unused)
    g_string_append (body, _ ("No annotation uses it."));
  else
    g_string_append_printf (body, _ ("%s are removed with it."), annotations);
  if (touch->along->len > 0)
    {
      g_string_append_printf (body, "\n\n%s", _ ("What cannot be without it goes along:"));
      for (guint i = 0; i < touch->along->len; i++)
        g_string_append_printf (body, "\n%s", (char *) g_ptr_array_index (touch->along, i));
    }
  g_string_append_printf (body, "\n\n%s", _ ("Undo brings all of it back."));
  return g_string_free (g_steal_pointer (&body), FALSE);
}

static gpointer
count_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  DipleTouch *touch = g_new0 (DipleTouch, 1);

  if (diple_schema_touch_remove (store, *(gint64 *) data, touch, error))
    return touch;
  diple_schema_touch_free (touch);
  return NULL;
}

static void
counted_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Removal) removal = data;
  g_autoptr (GError) error = NULL;
  DipleTouch *touch = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWindow *parent = removal->parent;

  if (touch == NULL)
    {
      g_signal_emit_by_name (removal->work, "refused", error->message);
      return;
    }
  heading = g_strdup_printf (_ ("Remove %s?"), removal->what);
  body = dup_body (touch);
  diple_schema_touch_free (touch);
  diple_ask_async (
      parent, heading, body, _ ("_Remove"), TRUE, answered_cb, g_steal_pointer (&removal));
}

void
diple_schema_ask_remove (DipleSchemaWork *work, GtkWindow *parent, gint64 id)
{
  const DipleSchema *schema = diple_schema_work_get_schema (work);
  Removal *removal;

  if (schema == NULL || id == 0 || diple_schema_part_name (schema, id) == NULL)
    return;
  removal = g_new0 (Removal, 1);
  removal->work = g_object_ref (work);
  removal->parent = g_object_ref (parent);
  removal->id = id;
  removal->what = diple_schema_describe_part (schema, id);
  diple_project_read_async (diple_editor_get_project (diple_schema_work_get_editor (work)),
                            count_job,
                            g_memdup2 (&id, sizeof id),
                            g_free,
                            diple_schema_touch_free,
                            NULL,
                            counted_cb,
                            removal);
}
