/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-id.h"
#include "data/diple-occurrences.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>

/* What one call asks for. */
typedef struct
{
  DiplectlCall *call;
  char *document;
  char *label; /* of --label or --mark */
  char *mark;
  gboolean parts;
  gboolean match_case;
  gboolean marked;
  GPtrArray *lines; /* DipleKwicLine *, to be marked; NULL: they are printed */
} Wish;

static void
wish_clear (Wish *wish)
{
  g_free (wish->document);
  g_free (wish->label);
  g_free (wish->mark);
  g_clear_pointer (&wish->lines, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wish, wish_clear)

static void
print_line (const DipleKwicLine *line)
{
  char document[DIPLE_ID_TEXT_SIZE];
  g_autofree char *place = g_strdup_printf ("%u-%u", line->range.start, line->range.end);

  diplectl_say_columns (diple_id_format (line->document, document),
                        place,
                        line->left,
                        line->hit,
                        line->right,
                        line->title,
                        NULL);
}

static void
print_line_json (const DipleKwicLine *line)
{
  json_t *object = json_object ();

  json_object_set_new (object, "document", diplectl_json_id (line->document));
  json_object_set_new (object, "title", diplectl_json_text (line->title));
  json_object_set_new (object, "start", json_integer (line->range.start));
  json_object_set_new (object, "end", json_integer (line->range.end));
  json_object_set_new (object, "left", diplectl_json_text (line->left));
  json_object_set_new (object, "text", diplectl_json_text (line->hit));
  json_object_set_new (object, "right", diplectl_json_text (line->right));
  json_object_set_new (object, "span", diplectl_json_id (line->span));
  diplectl_say_json (object);
}

static void
told_cb (GPtrArray *lines, gboolean anew, const DipleKwicTotals *totals, gpointer data)
{
  const Wish *wish = data;

  for (guint i = 0; i < lines->len; i++)
    {
      DipleKwicLine *line = g_ptr_array_index (lines, i);

      if (wish->lines != NULL)
        g_ptr_array_add (wish->lines, diple_kwic_line_ref (line));
      else
        (wish->call->json ? print_line_json : print_line) (line);
    }
}

static gboolean
mark_lines (const Wish *wish, gint64 label, GError **error)
{
  g_autoptr (DipleSpan) model = diple_span_new (0, wish->call->actor, label, (DipleRange){ 0, 1 });
  g_auto (DipleOccurrencesMarked) marked = { 0 };

  if (wish->lines->len == 0)
    {
      diplectl_say (_ ("Nothing was found, so nothing was marked"));
      return TRUE;
    }
  if (!diple_occurrences_mark (wish->call->store,
                               wish->call->actor,
                               wish->lines,
                               model,
                               FALSE,
                               &marked,
                               NULL,
                               NULL,
                               wish->call->cancellable,
                               error))
    return FALSE;
  diplectl_say ("%s", marked.sentence);
  if (marked.refused > 0)
    diplectl_complain (wish->call->words[0],
                       _ ("%u places were left out: the layer does not let spans overlap so"),
                       marked.refused);
  return TRUE;
}

static gboolean
find_label (const Wish *wish, gint64 *id, GError **error)
{
  const char *name = wish->mark != NULL ? wish->mark : wish->label;
  g_autoptr (DipleSchema) schema = NULL;
  const DipleLabel *label;

  *id = 0;
  if (name == NULL)
    return TRUE;
  schema = diple_schema_load (wish->call->store, error);
  label = schema != NULL ? diplectl_find_label (schema, name, error) : NULL;
  *id = label != NULL ? label->id : 0;
  return label != NULL;
}

static gboolean
find (Wish *wish, GError **error)
{
  DipleOccurrences wanted = { .text = wish->call->words[1],
                              .whole_words = !wish->parts,
                              .match_case = wish->match_case,
                              .annotator = wish->call->actor,
                              .show =
                                  wish->marked ? DIPLE_OCCURRENCES_MARKED : DIPLE_OCCURRENCES_NEW };

  if (!diplectl_check_utf8 (wanted.text, _ ("the text"), error) ||
      !find_label (wish, &wanted.label, error))
    return FALSE;
  if (wish->document != NULL)
    {
      wanted.document = diplectl_find_document (wish->call->store, wish->document, error);
      if (wanted.document == 0)
        return FALSE;
    }
  if (wish->mark != NULL)
    wish->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_kwic_line_unref);
  return diple_occurrences_run (
             wish->call->store, &wanted, told_cb, wish, wish->call->cancellable, error) &&
         (wish->mark == NULL || mark_lines (wish, wanted.label, error));
}

static gboolean
parse (Wish *wish, DiplectlStatus *status)
{
  const GOptionArg name = G_OPTION_ARG_FILENAME, yes = G_OPTION_ARG_NONE;
  const GOptionEntry options[] = {
    /* clang-format off */
    { "document", 0, 0, name, &wish->document, N_ ("Only in this document"), N_ ("DOCUMENT") },
    { "parts", 0, 0, yes, &wish->parts, N_ ("Also inside of words"), NULL },
    { "case", 0, 0, yes, &wish->match_case, N_ ("Tell capitals from small letters"), NULL },
    { "label", 0, 0, name, &wish->label, N_ ("Leave out what has this label already"),
      N_ ("LABEL") },
    { "marked", 0, 0, yes, &wish->marked, N_ ("With --label: only what has it already"), NULL },
    { "mark", 0, 0, name, &wish->mark, N_ ("Give all of them this label"), N_ ("LABEL") },
    { NULL },
    /* clang-format on */
  };

  return diplectl_parse (wish->call, options, 2, 2, status);
}

static DiplectlStatus
run_occurrences (DiplectlCall *call)
{
  g_auto (Wish) wish = { .call = call };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;
  DipleStoreMode mode;

  if (!parse (&wish, &status))
    return status;
  mode = wish.mark != NULL ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY;
  if (!diplectl_open (call, mode, &status))
    return status;
  if (wish.mark != NULL || wish.label != NULL ? !diplectl_need_actor (call, &status)
                                              : !diplectl_find_actor (call, &status))
    return status;
  return find (&wish, &error) ? DIPLECTL_DONE : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_occurrences = {
  .name = "occurrences",
  .arguments = N_ ("PROJECT TEXT"),
  .summary = N_ ("Find every place with the same text, and mark all of them"),
  .details =
      N_ ("Each line has the document’s id, the place, what stands before, the text as it stands "
          "there, what stands behind, and the document’s title, with a TAB between them. A blank "
          "in TEXT stands for any white space. --mark marks them as one action: nothing is marked "
          "twice, and what the layer does not allow is left out and counted."),
  .example = "diplectl occurrences flood.diple \"Ilvi Brevit\" --mark Person --as Ana",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_occurrences,
};
