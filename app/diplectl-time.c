/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-documents.h"
#include "data/diple-id.h"
#include "data/diple-readings.h"

#include <glib/gi18n.h>

static const char *
name_of (GPtrArray *annotators, gint64 id)
{
  for (guint i = 0; i < annotators->len; i++)
    if (((DipleAnnotator *) annotators->pdata[i])->id == id)
      return ((DipleAnnotator *) annotators->pdata[i])->name;
  return ""; /* somebody whose coming was undone */
}

static void
print_reading (const DipleReading *reading, const char *name, const DipleDocumentRow *row)
{
  char id[DIPLE_ID_TEXT_SIZE];
  const gint64 seconds = reading->milliseconds / 1000;
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d",
                                           seconds / 3600,
                                           (int) (seconds / 60 % 60),
                                           (int) (seconds % 60));

  diplectl_say_columns (diple_id_format (reading->document, id),
                        time,
                        name,
                        *row->title != '\0' ? row->title : row->source,
                        NULL);
}

static void
print_reading_json (const DipleReading *reading, const char *name, const DipleDocumentRow *row)
{
  json_t *object = json_object ();

  json_object_set_new (object, "document", diplectl_json_id (reading->document));
  json_object_set_new (object, "title", diplectl_json_text (row->title));
  json_object_set_new (object, "annotator", diplectl_json_text (name));
  json_object_set_new (object, "milliseconds", json_integer (reading->milliseconds));
  diplectl_say_json (object);
}

static gboolean
print_readings (DiplectlCall *call, GArray *readings, GPtrArray *annotators, GError **error)
{
  for (guint i = 0; i < readings->len; i++)
    {
      const DipleReading *reading = &g_array_index (readings, DipleReading, i);
      g_autoptr (GPtrArray) rows =
          diple_documents_rows (call->store, reading->annotator, &reading->document, 1, error);

      if (rows == NULL)
        return FALSE;
      if (((DipleDocumentRow *) rows->pdata[0])->id != 0)
        (call->json ? print_reading_json : print_reading) (
            reading, name_of (annotators, reading->annotator), rows->pdata[0]);
    }
  return TRUE;
}

static DiplectlStatus
run_time (DiplectlCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) annotators = NULL;
  g_autoptr (GArray) readings = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 1, 1, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_ONLY, &status))
    return status;

  annotators = diple_annotators_list (call->store, &error);
  if (annotators != NULL)
    readings = diple_readings_list (call->store, 0, &error);
  if (readings == NULL || !print_readings (call, readings, annotators, &error))
    return diplectl_complain_error (call->words[0], error);
  return DIPLECTL_DONE;
}

const DiplectlCommand diplectl_time = {
  .name = "time",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("Say how long annotators were at work on documents"),
  .details = N_ ("Each line has a document’s id, hours, minutes and seconds, the annotator and the "
                 "title, with a TAB between them. The window counts while somebody is at work in "
                 "it, unless that is switched off in its preferences."),
  .example = "diplectl time flood.diple",
  .takes = DIPLECTL_TAKES_JSON,
  .run = run_time,
};
