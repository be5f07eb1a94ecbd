/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* Marking, one place after another. The schema and the newest document are kept between two lines;
 * others may change the schema meanwhile, so it is read again when somebody else has written. A
 * text never changes. */
typedef struct
{
  DiplectlCall *call;
  gboolean literal;
  DipleSchema *schema;
  guint64 version; /* the store's data version that schema belongs to */
  char *name;      /* by which document was asked for */
  DipleDocument *document;
} Marker;

/* What one line or one command line asks for; lent. */
typedef struct
{
  const char *document;
  const char *label;
  const char *place;
  const char *note; /* or NULL */
  guint occurrence;
  const char *const *values; /* "NAME=VALUE", or NULL */
} Wish;

static void
clear_marker (Marker *marker)
{
  g_clear_pointer (&marker->schema, diple_schema_unref);
  g_clear_pointer (&marker->document, diple_document_free);
  g_clear_pointer (&marker->name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Marker, clear_marker)

static gboolean
refresh (Marker *marker, GError **error)
{
  DipleStore *store = marker->call->store;
  guint64 version = diple_store_get_data_version (store);

  if (marker->schema != NULL && marker->version == version)
    return TRUE;

  g_clear_pointer (&marker->name, g_free);
  g_clear_pointer (&marker->schema, diple_schema_unref);
  marker->schema = diple_schema_load (store, error);
  marker->version = version;
  return marker->schema != NULL;
}

static gboolean
load_document (Marker *marker, const char *name, GError **error)
{
  gint64 id;

  if (g_strcmp0 (marker->name, name) == 0)
    return TRUE;

  id = diplectl_find_document (marker->call->store, name, error);
  if (id == 0)
    return FALSE;

  if (marker->document == NULL || marker->document->id != id)
    {
      g_clear_pointer (&marker->document, diple_document_free);
      g_clear_pointer (&marker->name, g_free);
      marker->document = diple_documents_load (marker->call->store, id, error);
    }

  if (marker->document != NULL && marker->name == NULL)
    marker->name = g_strdup (name);
  return marker->document != NULL;
}

static DipleSpan *
make_span (Marker *marker, const Wish *wish, const DipleLabel *label, GError **error)
{
  const DipleRange none = { 0, 1 };
  g_autoptr (GArray) pieces = diplectl_find_pieces (
      marker->document, wish->place, marker->literal, wish->occurrence, error);
  DipleSpan *span;

  if (pieces == NULL || !diplectl_check_pieces (label, pieces, error))
    return NULL;

  span = diple_span_new (marker->document->id, marker->call->actor, label->id, none);
  diplectl_set_pieces (span, pieces);
  if (wish->note != NULL)
    {
      g_free (span->note);
      span->note = g_strdup (wish->note);
    }
  return span;
}

static gboolean
commit_span (
    Marker *marker, const Wish *wish, DipleSpan *span, const DipleLabel *label, GError **error)
{
  const DiplectlSaying saying = { marker->schema, DIPLE_OWNER_SPAN, label->id };
  g_autofree char *quote = diplectl_dup_quote (marker->document, span->range);
  g_autofree char *sentence = g_strdup_printf (_ ("Marked “%s” as %s"), quote, label->name);
  g_autoptr (DipleChanges) changes = diple_changes_new ("span.add", sentence, span->document);

  if (!diplectl_say_values (marker->call, &saying, wish->values, &span->values, changes, error))
    return FALSE;
  diple_changes_put_span (changes, span);
  return diple_changes_write (marker->call->store, marker->call->actor, changes, error);
}

/* Marks what @wish says, as one action. The id goes out only once the span is in the file. */
static gboolean
mark (Marker *marker, const Wish *wish, GError **error)
{
  const DipleLabel *label;
  g_autoptr (DipleSpan) span = NULL;
  char id[DIPLE_ID_TEXT_SIZE];

  if (!refresh (marker, error) || !load_document (marker, wish->document, error))
    return FALSE;

  label = diplectl_find_label (marker->schema, wish->label, error);
  if (label == NULL)
    return FALSE;

  span = make_span (marker, wish, label, error);
  if (span == NULL || !commit_span (marker, wish, span, label, error))
    return FALSE;

  diplectl_say ("%s", diple_id_format (span->id, id));
  fflush (stdout);
  return TRUE;
}

static gboolean
mark_line (const char *line, gpointer data, GError **error)
{
  Marker *marker = data;
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);
  guint n_fields = g_strv_length (fields);
  Wish wish = { 0 };

  if (n_fields < 3)
    {
      g_set_error (error,
                   DIPLE_ERROR,
                   DIPLE_ERROR_INPUT,
                   _ ("a line is a document, a label, a passage or START-END and, if need be, an "
                      "occurrence and NAME=VALUE, with a TAB between them"));
      return FALSE;
    }

  wish.document = fields[0];
  wish.label = fields[1];
  wish.place = fields[2];
  if (n_fields > 3 && *fields[3] != '\0' &&
      !diplectl_read_occurrence (fields[3], &wish.occurrence, error))
    return FALSE;
  if (n_fields > 4)
    wish.values = (const char *const *) fields + 4;

  return mark (marker, &wish, error);
}

/* The options as they were typed. */
typedef struct
{
  char *from;
  char *note;
  char *occurrence;
  GStrv values;
} Options;

static void
clear_options (Options *options)
{
  g_free (options->from);
  g_free (options->note);
  g_free (options->occurrence);
  g_strfreev (options->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, clear_options)

static DiplectlStatus
mark_words (Marker *marker, const Options *options)
{
  DiplectlCall *call = marker->call;
  Wish wish = { call->words[1],
                call->words[2],
                call->words[3],
                options->note,
                0,
                (const char *const *) options->values };
  g_autoptr (GError) error = NULL;

  if (options->occurrence != NULL &&
      !diplectl_read_occurrence (options->occurrence, &wish.occurrence, &error))
    {
      diplectl_complain_error (NULL, error);
      return DIPLECTL_USAGE;
    }

  if ((options->note != NULL && !diplectl_check_utf8 (options->note, "--note", &error)) ||
      !mark (marker, &wish, &error))
    return diplectl_complain_error (call->words[0], error);

  return DIPLECTL_DONE;
}

static gboolean
parse (Marker *marker, Options *options, DiplectlStatus *status)
{
  const GOptionEntry entries[] = {
    { "occurrence",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &options->occurrence,
      N_ ("Which one, when the text holds the passage several times"),
      N_ ("N") },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &options->note, N_ ("A note on the span"), N_ ("TEXT") },
    { "set",
      0,
      0,
      G_OPTION_ARG_FILENAME_ARRAY,
      &options->values,
      N_ ("Say an attribute of the span; may be given several times"),
      N_ ("NAME=VALUE") },
    { "quote",
      0,
      0,
      G_OPTION_ARG_NONE,
      &marker->literal,
      N_ ("Take even “12-25” for a passage"),
      NULL },
    { "from",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &options->from,
      N_ ("Take lines from FILE, “-” for standard input"),
      N_ ("FILE") },
    { NULL },
  };

  return diplectl_parse (marker->call, entries, 1, 4, status);
}

static gboolean
has_its_words (Marker *marker, const Options *options, DiplectlStatus *status)
{
  if (marker->call->n_words == (options->from != NULL ? 1 : 4))
    return TRUE;

  *status = diplectl_refuse_words (marker->call);
  return FALSE;
}

static DiplectlStatus
run_mark (DiplectlCall *call)
{
  g_auto (Marker) marker = { .call = call };
  g_auto (Options) options = { 0 };
  DiplectlStatus status;

  if (!parse (&marker, &options, &status) || !has_its_words (&marker, &options, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_need_actor (call, &status))
    return status;

  if (options.from == NULL)
    return mark_words (&marker, &options);
  return diplectl_take_lines (options.from,
                              _ ("stopped here; the lines from this one on are not marked"),
                              mark_line,
                              &marker);
}

const DiplectlCommand diplectl_mark = {
  .name = "mark",
  .arguments = N_ ("PROJECT DOCUMENT LABEL PASSAGE|START-END"),
  .summary = N_ ("Put a label on a passage"),
  .details = N_ (
      "Prints the span’s id when the span is safe in the file. START and END are code points, END "
      "left out; “12-25,31-40” makes a span of two pieces. White space at the edges is left "
      "out. Attributes are written as for “diplectl set”; no default is said.\n\nWith --from, each "
      "line of FILE is an action of its own: document, label, passage or START-END, and if need be "
      "which occurrence and values, with a TAB between them."),
  .example = "diplectl mark flood.diple --as Ana \"River breaks its banks\" Person \"Ilvi Brevit\" "
             "--occurrence 2",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_mark,
};
