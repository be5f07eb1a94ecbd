/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "data/articles/diple-reader-private.h"
#include "data/diple-care.h"
#include "data/diple-documents.h"
#include "data/diple-intake.h"
#include "data/diple-journal.h"

/* Lines of JSON into a project: whatever was let in, the project is sound, and undo takes all of it
 * out again. */
typedef struct
{
  DipleIntake *intake;
  guint n_added;
} Subject;

static gboolean
found_cb (DipleFound *found, gpointer data)
{
  Subject *subject = data;
  g_autoptr (GError) error = NULL;

  if (found->article != NULL)
    {
      if (diple_intake_add (subject->intake, found->article, FALSE, &error))
        subject->n_added++;
      else
        g_assert_true (g_utf8_validate (error->message, -1, NULL));
    }
  diple_found_free (found);

  return TRUE;
}

static void
finding_cb (const char *sentence, gpointer data)
{
  g_error ("not sound after an intake: %s", sentence);
}

static void
check (DipleStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (diple_care_check (store, finding_cb, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
check_undo (DipleStore *store, const Subject *subject)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleUndone) undone = diple_journal_undo (store, 0, &error);
  DipleTotals totals;

  g_assert_no_error (error);
  g_assert_true (diple_documents_totals (store, &totals, NULL));
  g_assert_cmpint (totals.documents + totals.spans + totals.relations, ==, 0);
  check (store);

  g_clear_pointer (&undone, diple_undone_free);
  undone = diple_journal_redo (store, 0, &error);
  g_assert_no_error (error);
  g_assert_true (diple_documents_totals (store, &totals, NULL));
  g_assert_cmpint (totals.documents, ==, subject->n_added);
  check (store);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (":memory:", DIPLE_STORE_CREATE, &error);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);
  DipleInput input = { .name = "fuzz.jsonl", .source = "fuzz.jsonl", .stream = stream };
  Subject subject = { .intake = diple_intake_begin (store, 0, "fuzz", &error) };
  DipleReading reading = { .func = found_cb, .data = &subject };

  g_assert_no_error (error);
  diple_read_input (&reading, &input);
  if (!diple_intake_commit (subject.intake, "Imported", &error))
    {
      diple_store_close (store, NULL);
      return 0;
    }

  check (store);
  if (subject.n_added > 0)
    check_undo (store, &subject);
  diple_store_close (store, NULL);

  return 0;
}
