/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "editing.h"

#include <glib/gstdio.h>

#include "data/diple-care.h"
#include "data/diple-export.h"
#include "data/diple-schema-rules.h"

static void
opened_cb (Fixture *fixture)
{
  fixture->opened++;
}

static void
spans_changed_cb (Fixture *fixture, guint start, guint end)
{
  fixture->spans_changed++;
  fixture->touched = (DipleRange){ start, end };
}

static void
relations_changed_cb (Fixture *fixture)
{
  fixture->relations_changed++;
}

static void
values_changed_cb (Fixture *fixture)
{
  fixture->values_changed++;
}

static void
refused_cb (Fixture *fixture, const char *message)
{
  g_free (fixture->refused);
  fixture->refused = g_strdup (message);
}

static void
told_cb (Fixture *fixture, const char *message)
{
  g_free (fixture->told);
  fixture->told = g_strdup (message);
}

static gboolean
is_opened (gpointer data)
{
  return ((Fixture *) data)->opened > 0;
}

void
editing_open (Fixture *fixture, gint64 document)
{
  fixture->opened = 0;
  diple_editor_open (fixture->editor, document);
  support_wait (is_opened, fixture);
}

static void
connect (Fixture *fixture, const char *signal, GCallback callback)
{
  g_signal_connect_swapped (fixture->editor, signal, callback, fixture);
}

void
editing_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->path = support_path_new ();
  fixture->project = diple_project_open (fixture->path, DIPLE_STORE_CREATE, &error);
  g_assert_no_error (error);
  fixture->other = diple_store_open (fixture->path, DIPLE_STORE_READ_WRITE, &error);
  g_assert_no_error (error);
  fixture->ana = support_add_annotator (fixture->other, "Ana");
  fixture->document =
      support_add_document (fixture->other, "Dam", "Mira 🌊 Holt said the dam leaks. She is sure.");
  fixture->editor = diple_editor_new (fixture->project, fixture->ana, &error);
  g_assert_no_error (error);
  connect (fixture, "opened", G_CALLBACK (opened_cb));
  connect (fixture, "spans-changed", G_CALLBACK (spans_changed_cb));
  connect (fixture, "relations-changed", G_CALLBACK (relations_changed_cb));
  connect (fixture, "values-changed", G_CALLBACK (values_changed_cb));
  connect (fixture, "refused", G_CALLBACK (refused_cb));
  connect (fixture, "told", G_CALLBACK (told_cb));
  editing_open (fixture, fixture->document);
}

static void
finding_cb (const char *sentence, gpointer data)
{
  g_test_message ("%s", sentence);
}

void
editing_tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_care_check (fixture->other, finding_cb, NULL, NULL, &error));
  g_assert_finalize_object (fixture->other);
  diple_project_close (fixture->project);
  /* Answers on their way to the main loop hold references. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->editor);
  g_assert_finalize_object (fixture->project);
  support_remove (fixture->path);
  g_free (fixture->refused);
  g_free (fixture->told);
}

void
editing_settle (Fixture *fixture)
{
  g_assert_true (diple_project_settle (fixture->project, 10000));
}

/* What an undo or redo reads again is the whole document. */
static gboolean
has_read_again (gpointer data)
{
  return ((Fixture *) data)->spans_changed > 0;
}

static void
wait_for_history (Fixture *fixture)
{
  editing_settle (fixture);
  support_wait (has_read_again, fixture);
  /* The project says once more that something changed. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
editing_undo (Fixture *fixture)
{
  fixture->spans_changed = 0;
  diple_editor_undo (fixture->editor);
  wait_for_history (fixture);
}

void
editing_redo (Fixture *fixture)
{
  fixture->spans_changed = 0;
  diple_editor_redo (fixture->editor);
  wait_for_history (fixture);
}

gint64
editing_label (Fixture *fixture, const char *name)
{
  return diple_schema_label_by_name (diple_editor_get_schema (fixture->editor), NULL, name)->id;
}

gint64
editing_type (Fixture *fixture, const char *name)
{
  const GPtrArray *types = diple_editor_get_schema (fixture->editor)->relation_types;

  for (guint i = 0; i < types->len; i++)
    if (g_str_equal (((const DipleRelationType *) g_ptr_array_index (types, i))->name, name))
      return ((const DipleRelationType *) g_ptr_array_index (types, i))->id;
  return 0;
}

const DipleAttribute *
editing_attribute (Fixture *fixture, const char *carrier, const char *name)
{
  const DipleSchema *schema = diple_editor_get_schema (fixture->editor);
  DipleAttributeOwner owner = carrier != NULL ? DIPLE_OWNER_SPAN : DIPLE_OWNER_DOCUMENT;
  gint64 id = carrier != NULL ? editing_type (fixture, carrier) : 0;

  if (id != 0)
    owner = DIPLE_OWNER_RELATION;
  else if (carrier != NULL)
    id = editing_label (fixture, carrier);
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = g_ptr_array_index (schema->attributes, i);

      if (g_str_equal (attribute->name, name) && diple_attribute_is_carried (attribute, owner, id))
        return attribute;
    }
  g_error ("There is no attribute “%s”", name);
}

gint64
editing_option (const DipleAttribute *attribute, const char *name)
{
  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = g_ptr_array_index (attribute->options, i);

      if (g_str_equal (option->name, name))
        return option->id;
    }
  g_error ("There is no option “%s”", name);
}

gint64
editing_mark (Fixture *fixture, const char *name, guint start, guint end)
{
  gint64 id = diple_editor_mark (
      fixture->editor, editing_label (fixture, name), (DipleRange){ start, end });

  editing_settle (fixture);
  return id;
}

const DipleSpan *
editing_span (Fixture *fixture, gint64 id)
{
  const DipleSpan *span =
      diple_span_index_find (diple_editor_get_spans (fixture->editor), id, NULL);

  g_assert_nonnull (span);
  return span;
}

gboolean
editing_choose (Fixture *fixture, gint64 span, const char *name, const char *option)
{
  const DipleLabel *label = diple_schema_label (diple_editor_get_schema (fixture->editor),
                                                editing_span (fixture, span)->label);
  const DipleAttribute *attribute = editing_attribute (fixture, label->name, name);
  const DipleValue value = { .option = editing_option (attribute, option) };
  gboolean done = diple_editor_set_values (fixture->editor, span, attribute->id, &value, 1);

  editing_settle (fixture);
  return done;
}

char *
editing_export (Fixture *fixture)
{
  g_autofree char *path = g_strconcat (fixture->path, ".jsonl", NULL);
  const DipleExportOptions options = { 0 };
  DipleExportCounts counts = { 0 };
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  diple_export_jsonl (fixture->other, path, &options, NULL, NULL, &counts, NULL, &error);
  g_assert_no_error (error);
  diple_export_counts_clear (&counts);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}
