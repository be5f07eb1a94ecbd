/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"

#include <glib/gi18n.h>

/* One change of one stored span, from its words to the sentence for the history. */
typedef struct
{
  DiplectlCall *call;
  DipleSpan *old;
  DipleDocument *document;
  DipleSchema *schema;
  const char *label; /* old's, lent by schema */
  char *quote;       /* old's text, shortened */
  gboolean literal;
  guint occurrence;
} Edit;

static void
clear_edit (Edit *edit)
{
  g_clear_pointer (&edit->old, diple_span_unref);
  g_clear_pointer (&edit->document, diple_document_free);
  g_clear_pointer (&edit->schema, diple_schema_unref);
  g_clear_pointer (&edit->quote, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Edit, clear_edit)

static gboolean
load_edit (Edit *edit, const char *name, GError **error)
{
  DipleStore *store = edit->call->store;
  const DipleLabel *label;

  edit->old = diplectl_find_span (edit->call, name, error);
  if (edit->old != NULL)
    edit->document = diple_documents_load (store, edit->old->document, error);
  if (edit->document != NULL)
    edit->schema = diple_schema_load (store, error);
  if (edit->schema == NULL)
    return FALSE;

  label = diple_schema_label (edit->schema, edit->old->label);
  edit->label = label != NULL ? label->name : "";
  edit->quote = diplectl_dup_quote (edit->document, edit->old->range);
  return TRUE;
}

/* Stores @changed, or removes the old span when @changed is NULL, and tells. */
static gboolean
commit (Edit *edit, DipleSpan *changed, const char *action, const char *sentence, GError **error)
{
  g_autoptr (DipleChanges) changes = NULL;

  if (changed != NULL && diple_span_same (edit->old, changed) &&
      g_str_equal (edit->old->note, changed->note))
    {
      diplectl_say (_ ("Nothing to change"));
      return TRUE;
    }

  changes = diple_changes_new (action, sentence, edit->old->document);
  if (changed != NULL)
    diple_changes_put_span (changes, changed);
  else
    diple_changes_remove_span (changes, edit->old->id);
  if (!diple_changes_write (edit->call->store, edit->call->actor, changes, error))
    return FALSE;
  diplectl_say ("%s", sentence);
  return TRUE;
}

static gboolean
relabel (Edit *edit, const char *word, GError **error)
{
  const DipleLabel *label = diplectl_find_label (edit->schema, word, error);
  g_autoptr (DipleSpan) changed = NULL;
  g_autofree char *sentence = NULL;

  if (label == NULL)
    return FALSE;

  changed = diple_span_copy (edit->old);
  changed->label = label->id;
  sentence =
      g_strdup_printf (_ ("Relabelled “%s” from %s to %s"), edit->quote, edit->label, label->name);
  return commit (edit, changed, "span.relabel", sentence, error);
}

static gboolean
resize (Edit *edit, const char *word, GError **error)
{
  const DipleLabel *label = diple_schema_label (edit->schema, edit->old->label);
  g_autoptr (DipleSpan) changed = NULL;
  g_autoptr (GArray) pieces = NULL;
  g_autofree char *quote = NULL;
  g_autofree char *sentence = NULL;

  pieces = diplectl_find_pieces (edit->document, word, edit->literal, edit->occurrence, error);
  if (pieces == NULL || !diplectl_check_pieces (label, pieces, error))
    return FALSE;

  changed = diple_span_copy (edit->old);
  diplectl_set_pieces (changed, pieces);
  quote = diplectl_dup_quote (edit->document, changed->range);
  sentence = g_strdup_printf (_ ("Changed the extent of “%s” to “%s”"), edit->quote, quote);
  return commit (edit, changed, "span.resize", sentence, error);
}

static gboolean
set_note (Edit *edit, const char *word, GError **error)
{
  g_autoptr (DipleSpan) changed = diple_span_copy (edit->old);
  g_autofree char *sentence = NULL;

  if (!diplectl_check_utf8 (word, _ ("the note"), error))
    return FALSE;

  g_free (changed->note);
  changed->note = g_strdup (word);
  sentence = g_strdup_printf (
      *word != '\0' ? _ ("Noted something on “%s”") : _ ("Took the note off “%s”"), edit->quote);
  return commit (edit, changed, "span.note", sentence, error);
}

/* How many relations go with the span, or -1 with an error. */
static int
count_relations (Edit *edit, GError **error)
{
  g_autoptr (GPtrArray) relations = diple_relations_load (
      edit->call->store, edit->old->document, edit->old->annotator, NULL, error);
  int n = 0;

  for (guint i = 0; relations != NULL && i < relations->len; i++)
    {
      const DipleRelation *relation = g_ptr_array_index (relations, i);

      if (relation->source == edit->old->id || relation->target == edit->old->id)
        n++;
    }
  return relations != NULL ? n : -1;
}

static gboolean
unmark (Edit *edit, GError **error)
{
  int n = count_relations (edit, error);
  g_autofree char *sentence = NULL;

  if (n < 0)
    return FALSE;
  if (n == 0)
    sentence = g_strdup_printf (_ ("Deleted %s “%s”"), edit->label, edit->quote);
  else
    sentence = g_strdup_printf (
        ngettext ("Deleted %s “%s” and %d relation", "Deleted %s “%s” and %d relations", (guint) n),
        edit->label,
        edit->quote,
        n);
  return commit (edit, NULL, "span.remove", sentence, error);
}

typedef gboolean (*Change) (Edit *edit, const char *word, GError **error);

static DiplectlStatus
change_span (Edit *edit, Change change)
{
  DiplectlCall *call = edit->call;
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_need_actor (call, &status))
    return status;

  if (load_edit (edit, call->words[1], &error) && change (edit, call->words[2], &error))
    return DIPLECTL_DONE;

  return diplectl_complain_error (call->words[0], error);
}

static DiplectlStatus
run_relabel (DiplectlCall *call)
{
  g_auto (Edit) edit = { .call = call };
  DiplectlStatus status;

  return diplectl_parse (call, NULL, 3, 3, &status) ? change_span (&edit, relabel) : status;
}

static DiplectlStatus
run_note (DiplectlCall *call)
{
  g_auto (Edit) edit = { .call = call };
  DiplectlStatus status;

  return diplectl_parse (call, NULL, 3, 3, &status) ? change_span (&edit, set_note) : status;
}

static DiplectlStatus
run_resize (DiplectlCall *call)
{
  g_auto (Edit) edit = { .call = call };
  g_autofree char *occurrence = NULL;
  const GOptionEntry entries[] = {
    { "occurrence",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &occurrence,
      N_ ("Which one, when the text holds the passage several times"),
      N_ ("N") },
    { "quote",
      0,
      0,
      G_OPTION_ARG_NONE,
      &edit.literal,
      N_ ("Take even “12-25” for a passage"),
      NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 3, 3, &status))
    return status;

  if (occurrence != NULL && !diplectl_read_occurrence (occurrence, &edit.occurrence, &error))
    {
      diplectl_complain_error (NULL, error);
      return DIPLECTL_USAGE;
    }

  return change_span (&edit, resize);
}

/* Each span is an action of its own, as it is in the window. */
static DiplectlStatus
run_unmark (DiplectlCall *call)
{
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 2, 0, &status) ||
      !diplectl_open (call, DIPLE_STORE_READ_WRITE, &status) ||
      !diplectl_need_actor (call, &status))
    return status;

  status = DIPLECTL_DONE;
  for (guint i = 1; i < call->n_words; i++)
    {
      g_auto (Edit) edit = { .call = call };
      g_autoptr (GError) error = NULL;

      if (!load_edit (&edit, call->words[i], &error) || !unmark (&edit, &error))
        status = diplectl_complain_error (call->words[0], error);
    }

  return status;
}

const DiplectlCommand diplectl_relabel = {
  .name = "relabel",
  .arguments = N_ ("PROJECT SPAN LABEL"),
  .summary = N_ ("Give a span another label"),
  .details = N_ ("Values that the new label does not carry, and relations that the schema does not "
                 "allow it, go with the old one, in the same action."),
  .example = "diplectl relabel flood.diple --as Ana 01j8v0c3m5x2q Organization",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_relabel,
};

const DiplectlCommand diplectl_resize = {
  .name = "resize",
  .arguments = N_ ("PROJECT SPAN PASSAGE|START-END"),
  .summary = N_ ("Move a span’s ends"),
  .details = N_ ("The place is named as for “diplectl mark”."),
  .example = "diplectl resize flood.diple --as Ana 01j8v0c3m5x2q 12-29",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_resize,
};

const DiplectlCommand diplectl_note = {
  .name = "note",
  .arguments = N_ ("PROJECT SPAN TEXT"),
  .summary = N_ ("Write a note on a span; an empty one takes it off"),
  .example = "diplectl note flood.diple --as Ana 01j8v0c3m5x2q \"the mayor, not her brother\"",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_note,
};

const DiplectlCommand diplectl_unmark = {
  .name = "unmark",
  .arguments = N_ ("PROJECT SPAN…"),
  .summary = N_ ("Remove spans"),
  .details = N_ ("Each goes with its relations and can be undone by itself."),
  .example = "diplectl unmark flood.diple --as Ana 01j8v0c3m5x2q",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_unmark,
};
