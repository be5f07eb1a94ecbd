/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-document-values.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"
#include "data/diple-suggestions.h"

#include <glib/gi18n.h>
#include <math.h>

/* What models suggest, one document after another, on its way to stdout or into one action. */
typedef struct
{
  DiplectlCall *call;
  DipleSchema *schema;
  DipleChanges *changes; /* NULL: they are only shown */
  gboolean reject;
  guint n_done;
  guint n_left; /* could not stand */

  /* Which of them. */
  char *model;
  char *label;
  char *with; /* the label in place of theirs */
  double from;
  GStrv ids;
  gint64 wanted; /* the label's id, or 0 */
  gint64 instead;

  /* The document at hand. */
  gint64 document;
  DipleSuggestions *suggestions;
  DipleSpanIndex *spans;
  GPtrArray *relations;
  DipleValues values;
} Suggesting;

static void
close_document (Suggesting *self)
{
  g_clear_pointer (&self->suggestions, diple_suggestions_free);
  g_clear_pointer (&self->spans, diple_span_index_free);
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  diple_values_clear (&self->values);
}

static void
suggesting_clear (Suggesting *self)
{
  close_document (self);
  g_clear_pointer (&self->changes, diple_changes_free);
  g_clear_pointer (&self->schema, diple_schema_unref);
  g_free (self->model);
  g_free (self->label);
  g_free (self->with);
  g_strfreev (self->ids);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Suggesting, suggesting_clear)

static DipleOwnWork
own_work (Suggesting *self)
{
  return (DipleOwnWork){
    .schema = self->schema,
    .document = self->document,
    .annotator = self->call->actor,
    .spans = self->spans,
    .relations = self->relations,
    .values = &self->values,
  };
}

static gboolean
load_own (Suggesting *self, GError **error)
{
  DipleStore *store = self->call->store;
  const gint64 actor = self->call->actor;
  g_autoptr (GPtrArray) spans = diple_spans_load (store, self->document, actor, error);

  if (spans == NULL)
    return FALSE;
  self->spans = diple_span_index_new ();
  diple_span_index_set (self->spans, spans);
  self->relations = diple_relations_load (store, self->document, actor, NULL, error);
  return self->relations != NULL &&
         diple_document_values_load (store, self->document, actor, &self->values, error);
}

/* FALSE with an error; where nothing is suggested, the person's own work is not read. */
static gboolean
open_document (Suggesting *self, gint64 id, GError **error)
{
  DipleOwnWork own;

  close_document (self);
  self->document = id;
  self->suggestions = diple_suggestions_load (self->call->store, id, self->call->actor, error);
  if (self->suggestions == NULL)
    return FALSE;
  if (diple_suggestions_count (self->suggestions) == 0)
    return TRUE;
  if (!load_own (self, error))
    return FALSE;
  own = own_work (self);
  diple_suggestions_compare (self->suggestions, &own, (DipleRange){ 0, G_MAXUINT });
  return TRUE;
}

static gboolean
is_model (const Suggesting *self, gint64 model)
{
  return self->model == NULL ||
         g_str_equal (self->model, diple_suggestions_model_name (self->suggestions, model));
}

static gboolean
is_named (const Suggesting *self, gint64 id)
{
  char text[DIPLE_ID_TEXT_SIZE];

  if (self->ids == NULL)
    return TRUE;
  diple_id_format (id, text);
  return g_strv_contains ((const char *const *) self->ids, text);
}

static gboolean
is_chosen (const Suggesting *self, const DipleSpan *span)
{
  return is_model (self, span->annotator) && is_named (self, span->id) &&
         (self->wanted == 0 || span->label == self->wanted) &&
         (isnan (self->from) || span->score >= self->from);
}

static GPtrArray *
choose_spans (const Suggesting *self)
{
  const DipleSpanIndex *open = diple_suggestions_get_open (self->suggestions);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < diple_span_index_size (open); i++)
    if (is_chosen (self, diple_span_index_get (open, i)))
      g_ptr_array_add (chosen, diple_span_index_get (open, i));
  return chosen;
}

/* Of the whole document; they have neither label nor score. */
static GPtrArray *
choose_labels (const Suggesting *self)
{
  const GPtrArray *open = diple_suggestions_get_open_labels (self->suggestions);
  GPtrArray *chosen = g_ptr_array_new ();

  for (guint i = 0; i < open->len; i++)
    {
      DipleSuggestedLabel *label = g_ptr_array_index (open, i);

      if (self->wanted == 0 && isnan (self->from) && is_model (self, label->model) &&
          is_named (self, label->attribute))
        g_ptr_array_add (chosen, label);
    }
  return chosen;
}

/* What is said of one suggestion, in the order of the columns. */
static void
print (const Suggesting *self,
       gint64 id,
       gint64 model,
       const char *label,
       const char *place,
       double score,
       const char *text)
{
  const char *name = diple_suggestions_model_name (self->suggestions, model);
  g_autofree char *number = isnan (score) ? g_strdup ("") : g_strdup_printf ("%.4g", score);
  char document[DIPLE_ID_TEXT_SIZE], suggested[DIPLE_ID_TEXT_SIZE];
  json_t *object;

  diple_id_format (self->document, document);
  diple_id_format (id, suggested);
  if (!self->call->json)
    {
      diplectl_say_columns (document, suggested, name, label, place, number, text, NULL);
      return;
    }
  object = json_object ();
  json_object_set_new (object, "document", diplectl_json_id (self->document));
  json_object_set_new (object, "id", diplectl_json_id (id));
  json_object_set_new (object, "model", diplectl_json_text (name));
  json_object_set_new (object, "label", diplectl_json_text (label));
  json_object_set_new (object, "place", diplectl_json_text (place));
  json_object_set_new (object, "score", isnan (score) ? json_null () : json_real (score));
  json_object_set_new (object, "text", diplectl_json_text (text));
  diplectl_say_json (object);
}

static void
print_span (const Suggesting *self, const DipleSpan *span, const DipleDocument *document)
{
  const DipleLabel *label = diple_schema_label (self->schema, span->label);
  g_autoptr (GString) place = g_string_new (NULL);
  g_autofree char *text = diplectl_dup_quote (document, span->range);

  for (guint i = 0; i < span->n_fragments; i++)
    g_string_append_printf (
        place, "%s%u-%u", i > 0 ? "," : "", span->fragments[i].start, span->fragments[i].end);
  if (span->n_fragments == 0)
    g_string_printf (place, "%u-%u", span->range.start, span->range.end);
  print (self,
         span->id,
         span->annotator,
         label != NULL ? label->name : "",
         place->str,
         span->score,
         text);
}

static void
print_label (const Suggesting *self, const DipleSuggestedLabel *label)
{
  g_autofree char *words = diplectl_dup_values (self->call->store, self->schema, &label->values);

  print (self, label->attribute, label->model, "", "", NAN, words);
}

static gboolean
print_all (const Suggesting *self, const GPtrArray *spans, const GPtrArray *labels, GError **error)
{
  g_autoptr (DipleDocument) document = NULL;

  if (spans->len > 0)
    {
      document = diple_documents_load (self->call->store, self->document, error);
      if (document == NULL)
        return FALSE;
    }
  for (guint i = 0; i < spans->len; i++)
    print_span (self, g_ptr_array_index (spans, i), document);
  for (guint i = 0; i < labels->len; i++)
    print_label (self, g_ptr_array_index (labels, i));
  return TRUE;
}

static void
reject_all (Suggesting *self, const GPtrArray *spans, const GPtrArray *labels)
{
  for (guint i = 0; i < spans->len; i++)
    diple_suggestions_reject (g_ptr_array_index (spans, i), self->changes);
  for (guint i = 0; i < labels->len; i++)
    diple_suggestions_reject_label (g_ptr_array_index (labels, i), self->document, self->changes);
  self->n_done += spans->len + labels->len;
}

static void
accept_all (Suggesting *self, const GPtrArray *spans, const GPtrArray *labels)
{
  const DipleOwnWork own = own_work (self);
  guint n =
      diple_suggestions_accept (self->suggestions, &own, spans, self->instead, self->changes, NULL);

  n += diple_suggestions_accept_labels (self->suggestions, &own, labels, self->changes);
  self->n_done += n;
  self->n_left += spans->len + labels->len - n;
}

static gboolean
take_document (Suggesting *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) spans = NULL;
  g_autoptr (GPtrArray) labels = NULL;

  if (!open_document (self, id, error))
    return FALSE;
  spans = choose_spans (self);
  labels = choose_labels (self);
  if (self->changes == NULL)
    return print_all (self, spans, labels, error);
  if (spans->len == 0 && labels->len == 0)
    return TRUE;
  if (self->reject)
    reject_all (self, spans, labels);
  else
    accept_all (self, spans, labels);
  return TRUE;
}

static gboolean
find_labels (Suggesting *self, GError **error)
{
  const DipleLabel *label;

  if (self->label != NULL)
    {
      label = diplectl_find_label (self->schema, self->label, error);
      if (label == NULL)
        return FALSE;
      self->wanted = label->id;
    }
  if (self->with == NULL)
    return TRUE;
  label = diplectl_find_label (self->schema, self->with, error);
  self->instead = label != NULL ? label->id : 0;
  return label != NULL;
}

/* One action, which says how many. */
static gboolean
write_changes (Suggesting *self, GError **error)
{
  g_autofree char *sentence = NULL;

  if (self->changes == NULL)
    return TRUE;
  sentence = g_strdup_printf (
      self->reject ? ngettext ("Rejected %u suggestion", "Rejected %u suggestions", self->n_done)
                   : ngettext ("Accepted %u suggestion", "Accepted %u suggestions", self->n_done),
      self->n_done);
  diple_changes_set_sentence (self->changes, sentence);
  if (self->n_done > 0 &&
      !diple_changes_write (self->call->store, self->call->actor, self->changes, error))
    return FALSE;
  diplectl_say ("%s", sentence);
  if (self->n_left > 0)
    diplectl_complain (self->call->words[0],
                       ngettext ("%u was left open: it cannot stand beside the others",
                                 "%u were left open: they cannot stand beside the others",
                                 self->n_left),
                       self->n_left);
  return TRUE;
}

static gboolean
take_all (Suggesting *self, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  self->schema = diple_schema_load (self->call->store, error);
  if (self->schema == NULL || !find_labels (self, error))
    return FALSE;
  ids = diplectl_find_documents (self->call, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->call->cancellable, error) ||
        !take_document (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  return write_changes (self, error);
}

static gboolean
parse (Suggesting *self, gboolean *accept, DiplectlStatus *status)
{
  const GOptionEntry options[] = {
    { "accept",
      0,
      0,
      G_OPTION_ARG_NONE,
      accept,
      N_ ("Make spans of one’s own of them, all as one action"),
      NULL },
    { "reject", 0, 0, G_OPTION_ARG_NONE, &self->reject, N_ ("Reject them, the same"), NULL },
    { "id",
      0,
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &self->ids,
      N_ ("Only this one; may be given several times"),
      N_ ("ID") },
    { "label", 0, 0, G_OPTION_ARG_STRING, &self->label, N_ ("Only with this label"), N_ ("LABEL") },
    { "from",
      0,
      0,
      G_OPTION_ARG_DOUBLE,
      &self->from,
      N_ ("Only with a score of at least this"),
      N_ ("SCORE") },
    { "model", 0, 0, G_OPTION_ARG_STRING, &self->model, N_ ("Only of this model"), N_ ("NAME") },
    { "with-label",
      0,
      0,
      G_OPTION_ARG_STRING,
      &self->with,
      N_ ("Accept them with this label in place of theirs"),
      N_ ("LABEL") },
    { NULL },
  };

  return diplectl_parse (self->call, options, 1, 0, status);
}

static DiplectlStatus
run_suggestions (DiplectlCall *call)
{
  g_auto (Suggesting) self = { .call = call, .from = NAN };
  g_autoptr (GError) error = NULL;
  gboolean accept = FALSE;
  DiplectlStatus status;

  if (!parse (&self, &accept, &status))
    return status;
  if ((accept && self.reject) || (self.with != NULL && !accept))
    {
      diplectl_complain (NULL,
                         accept && self.reject
                             ? _ ("--accept and --reject cannot both be meant; choose one")
                             : _ ("--with-label goes with --accept"));
      return DIPLECTL_USAGE;
    }
  if (!diplectl_open (
          call, accept || self.reject ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY, &status) ||
      !diplectl_need_actor (call, &status))
    return status;
  if (accept || self.reject)
    self.changes = diple_changes_new (accept ? "suggestion.accept" : "suggestion.reject", "", 0);
  return take_all (&self, &error) ? DIPLECTL_DONE : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_suggestions = {
  .name = "suggestions",
  .arguments = N_ ("PROJECT [DOCUMENT…]"),
  .summary = N_ ("List what models suggest, and accept or reject it"),
  .details = N_ (
      "A line for each suggestion that the annotator has not answered: the document’s id, the "
      "suggestion’s, the model, the label, the place, the score and the text, with a TAB "
      "between them. What a model says of the whole document has no label and no place; its id "
      "is the attribute’s. --accept makes annotations of the annotator’s own, with values and "
      "links; --reject remembers that none is wanted. Each is one action, which “diplectl undo” "
      "takes back."),
  .example = "diplectl suggestions flood.diple --as Ana --from 0.9 --accept",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_suggestions,
};
