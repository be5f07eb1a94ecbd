/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-review.h"

#include "data/diple-annotators.h"
#include "data/diple-id.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

char *
diplectl_review_dup_item (gint64 document, gint64 key)
{
  char first[DIPLE_ID_TEXT_SIZE];
  char second[DIPLE_ID_TEXT_SIZE];

  return g_strdup_printf (
      "%s-%s", diple_id_format (document, first), diple_id_format (key, second));
}

gboolean
diplectl_review_parse_item (const char *word, gint64 *document, gint64 *key)
{
  g_auto (GStrv) parts = g_strsplit (word, "-", 3);

  if (g_strv_length (parts) != 2)
    return FALSE;
  *document = diple_id_parse (parts[0]);
  *key = diple_id_parse (parts[1]);
  return *document != 0 && *key != 0;
}

static const char *
get_label (const DiplectlReview *self, const DipleReviewItem *item)
{
  return diple_review_subject (self->schema, item->relation_type, item->attribute, item->label);
}

static const char *
get_name (const DiplectlReview *self, gint64 annotator)
{
  const char *name = g_hash_table_lookup (self->names, &annotator);

  return name != NULL ? name : "";
}

static const DipleSpan *
find_span (const DipleReviewDocument *document, gint64 id)
{
  for (guint i = 0; i < document->spans->len; i++)
    if (((const DipleSpan *) document->spans->pdata[i])->id == id)
      return document->spans->pdata[i];
  return NULL;
}

static json_t *
make_span (const DiplectlReview *self, const DipleReviewDocument *document, const DipleSpan *span)
{
  const DipleLabel *label = diple_schema_label (self->schema, span->label);
  g_autofree char *text = diple_text_map_dup_range (document->map, span->range);
  json_t *object = json_object ();

  json_object_set_new (object, "span", diplectl_json_id (span->id));
  json_object_set_new (object, "label", diplectl_json_text (label != NULL ? label->name : ""));
  json_object_set_new (object, "start", json_integer (span->range.start));
  json_object_set_new (object, "end", json_integer (span->range.end));
  json_object_set_new (object, "text", diplectl_json_text (text));
  json_object_set_new (
      object, "attributes", diplectl_json_values (self->call->store, self->schema, &span->values));
  return object;
}

static json_t *
make_link (const DipleReviewDocument *document, const DipleRelation *relation)
{
  const DipleSpan *target = find_span (document, relation->target);
  g_autofree char *text =
      target != NULL ? diple_text_map_dup_range (document->map, target->range) : g_strdup ("");
  json_t *object = json_object ();

  json_object_set_new (object, "relation", diplectl_json_id (relation->id));
  json_object_set_new (object, "from", diplectl_json_id (relation->source));
  json_object_set_new (object, "to", diplectl_json_id (relation->target));
  json_object_set_new (object, "text", diplectl_json_text (text));
  return object;
}

static json_t *
make_candidate (const DiplectlReview *self,
                const DipleReviewDocument *document,
                const DipleReviewCandidate *candidate)
{
  json_t *object = json_object ();
  json_t *annotators = json_array ();
  json_t *spans = json_array ();
  json_t *relations = json_array ();

  for (guint i = 0; i < candidate->given->len; i++)
    json_array_append_new (
        annotators,
        diplectl_json_text (
            get_name (self, ((const DipleReviewGiven *) candidate->given->pdata[i])->annotator)));
  for (guint i = 0; i < candidate->spans->len; i++)
    json_array_append_new (spans, make_span (self, document, candidate->spans->pdata[i]));
  for (guint i = 0; i < candidate->relations->len; i++)
    json_array_append_new (relations, make_link (document, candidate->relations->pdata[i]));
  json_object_set_new (object, "annotators", annotators);
  json_object_set_new (object, "spans", spans);
  json_object_set_new (object, "relations", relations);
  json_object_set_new (
      object, "values", diplectl_json_values (self->call->store, self->schema, candidate->values));
  json_object_set_new (
      object, "score", isnan (candidate->score) ? json_null () : json_real (candidate->score));
  return object;
}

static json_t *
make_patterns (const DipleReviewItem *item)
{
  json_t *patterns = json_array ();

  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    if (item->patterns & (1u << i))
      json_array_append_new (patterns, diplectl_json_text (diple_pattern_name (i)));
  return patterns;
}

/* Without a decision the keys are there all the same. */
static json_t *
make_decision (const DiplectlReview *self, const DipleDecision *decision)
{
  const gboolean made = decision != NULL;
  json_t *object = json_object ();

  json_object_set_new (object, "decision", diplectl_json_id (made ? decision->id : 0));
  json_object_set_new (
      object, "outcome", diplectl_json_text (made ? diple_outcome_name (decision->outcome) : ""));
  json_object_set_new (
      object, "curator", diplectl_json_text (made ? get_name (self, decision->curator) : ""));
  json_object_set_new (object, "agreed", json_integer (made ? decision->n_agreed : 0));
  json_object_set_new (object, "of", json_integer (made ? decision->n_finished : 0));
  json_object_set_new (object, "note", diplectl_json_text (made ? decision->reason : ""));
  json_object_set_new (object, "question", diplectl_json_text (made ? decision->question : ""));
  return object;
}

static const char *
get_subject (const DipleReviewItem *item)
{
  if (item->relation_type != 0)
    return "relations";
  return item->attribute != 0 ? "document" : "spans";
}

static json_t *
make_item (const DiplectlReview *self,
           const DipleReviewDocument *document,
           const DipleReviewItem *item)
{
  g_autofree char *name = diplectl_review_dup_item (item->document, item->key);
  g_autofree char *text = diple_text_map_dup_range (document->map, item->range);
  json_t *object = json_object ();
  json_t *candidates = json_array ();

  for (guint i = 0; i < item->candidates->len; i++)
    json_array_append_new (candidates, make_candidate (self, document, item->candidates->pdata[i]));
  json_object_set_new (object, "item", diplectl_json_text (name));
  json_object_set_new (object, "document", diplectl_json_id (item->document));
  json_object_set_new (object, "title", diplectl_json_text (document->title));
  json_object_set_new (object, "kind", diplectl_json_text (diple_review_kind_name (item->kind)));
  json_object_set_new (object, "state", diplectl_json_text (diple_review_state_name (item->state)));
  json_object_set_new (object, "about", json_string (get_subject (item)));
  json_object_set_new (object, "label", diplectl_json_text (get_label (self, item)));
  json_object_set_new (object, "start", json_integer (item->range.start));
  json_object_set_new (object, "end", json_integer (item->range.end));
  json_object_set_new (object, "text", diplectl_json_text (text));
  json_object_set_new (object, "patterns", make_patterns (item));
  json_object_set_new (object, "severity", json_real (item->severity));
  json_object_set_new (object, "present", json_integer (item->n_present));
  json_object_set_new (object, "finished", json_integer (item->n_finished));
  json_object_set_new (object, "candidates", candidates);
  json_object_set_new (object, "decision", make_decision (self, item->decision));
  return object;
}

/* “Ana, Ben”. */
static char *
list_annotators (const DiplectlReview *self, const DipleReviewCandidate *candidate)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < candidate->given->len; i++)
    g_string_append_printf (
        list,
        "%s%s",
        i > 0 ? ", " : "",
        get_name (self, ((const DipleReviewGiven *) candidate->given->pdata[i])->annotator));
  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* What a candidate says, in words. */
static char *
describe (const DiplectlReview *self,
          const DipleReviewDocument *document,
          const DipleReviewItem *item,
          const DipleReviewCandidate *candidate)
{
  g_autoptr (GString) words = g_string_new (NULL);
  const gboolean links = item->relation_type != 0;

  for (guint i = 0; links && i < candidate->relations->len; i++)
    {
      const DipleRelation *relation = candidate->relations->pdata[i];
      const DipleSpan *target = find_span (document, relation->target);
      g_autofree char *text =
          target != NULL ? diple_text_map_dup_range (document->map, target->range) : NULL;

      g_string_append_printf (words, "%s→ “%s”", i > 0 ? "; " : "", text != NULL ? text : "…");
    }
  for (guint i = 0; !links && i < candidate->spans->len; i++)
    {
      const DipleSpan *span = candidate->spans->pdata[i];
      const DipleLabel *label = diple_schema_label (self->schema, span->label);
      g_autofree char *text = diple_text_map_dup_range (document->map, span->range);

      g_string_append_printf (
          words, "%s%s “%s”", i > 0 ? "; " : "", label != NULL ? label->name : "", text);
    }
  if (candidate->words != NULL)
    g_string_append (words, candidate->words);
  if (words->len == 0)
    g_string_append (words, _ ("nothing"));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

void
diplectl_review_print (const DiplectlReview *self,
                       const DipleReviewDocument *document,
                       const DipleReviewItem *item)
{
  g_autofree char *name = diplectl_review_dup_item (item->document, item->key);
  g_autofree char *place = g_strdup_printf ("%u-%u", item->range.start, item->range.end);
  g_autofree char *text = diple_text_map_dup_range (document->map, item->range);
  g_autofree char *brief = diplectl_dup_short (text, 80);

  if (self->call->json)
    diplectl_say_json (make_item (self, document, item));
  else
    diplectl_say_columns (name,
                          diple_review_kind_name (item->kind),
                          diple_review_state_name (item->state),
                          document->title,
                          place,
                          get_label (self, item),
                          brief,
                          NULL);
}

static void
print_precedents (const DiplePrecedents *found)
{
  if (found->n_shorter + found->n_longer > 0)
    diplectl_say (_ ("before: the shorter %u times, the longer %u times, of %u"),
                  found->n_shorter,
                  found->n_longer,
                  found->n_boundary);
  else if (found->n_alike > 0)
    diplectl_say (_ ("before: nothing %u times, of %u"), found->n_none, found->n_alike);
  for (guint i = 0; i < found->same_words->len; i++)
    {
      const DipleDecision *decision = found->same_words->pdata[i];

      diplectl_say (_ ("the same words: %s, %s"),
                    diple_outcome_name (decision->outcome),
                    diple_review_kind_name (decision->kind));
    }
}

static void
print_decision (const DiplectlReview *self, const DipleDecision *decision)
{
  diplectl_say (_ ("decided: %s, by %s"),
                diple_outcome_name (decision->outcome),
                get_name (self, decision->curator));
}

/* Several, where two copies of the project were decided apart. */
static void
print_decisions (const DiplectlReview *self, const DipleReviewItem *item)
{
  if (item->decision != NULL)
    print_decision (self, item->decision);
  for (guint i = 0; item->earlier != NULL && i < item->earlier->len; i++)
    print_decision (self, item->earlier->pdata[i]);
}

gboolean
diplectl_review_show (const DiplectlReview *self,
                      const DipleReviewDocument *document,
                      const DipleReviewItem *item,
                      GError **error)
{
  g_autofree char *text = diple_text_map_dup_range (document->map, item->range);
  g_autoptr (DiplePrecedents) found = diple_precedents_find (self->call->store, item, text, error);

  if (found == NULL)
    return FALSE;
  diplectl_review_print (self, document, item);
  if (self->call->json)
    return TRUE;
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];
      g_autofree char *annotators = list_annotators (self, candidate);
      g_autofree char *words = describe (self, document, item, candidate);
      g_autofree char *number = g_strdup_printf ("%u", i + 1);

      diplectl_say_columns (number, annotators, words, NULL);
    }
  print_decisions (self, item);
  print_precedents (found);
  return TRUE;
}

/* What the list is narrowed to. */
typedef struct
{
  DipleReviewKind kind; /* DIPLE_N_REVIEW_KINDS: all but agreed ones */
  DiplePattern pattern; /* DIPLE_N_PATTERNS: any */
  gint64 label;         /* 0: any */
  gint64 annotator;     /* whose difference it is; 0: anybody's */
  const char *state;    /* NULL: open and reopened */
} Filter;

static gboolean
wants (const Filter *filter, const DipleReviewItem *item)
{
  const gboolean settled =
      item->state == DIPLE_REVIEW_DECIDED || item->state == DIPLE_REVIEW_DEFERRED;

  if (filter->kind == DIPLE_N_REVIEW_KINDS ? item->kind == DIPLE_REVIEW_AGREE
                                           : item->kind != filter->kind)
    return FALSE;
  if (filter->pattern < DIPLE_N_PATTERNS && (item->patterns & (1u << filter->pattern)) == 0)
    return FALSE;
  if (filter->label != 0 && item->label != filter->label)
    return FALSE;
  if (filter->annotator != 0 && !diple_review_item_is_of (item, filter->annotator))
    return FALSE;
  if (filter->state == NULL)
    return !settled;
  return g_str_equal (filter->state, "all") ||
         g_str_equal (filter->state, diple_review_state_name (item->state));
}

static gboolean
refuse_word (const char *option, const char *word, const char *help)
{
  diplectl_complain (NULL, _ ("%s takes %s, not “%s”"), option, help, word);
  return FALSE;
}

static gboolean
read_label (const DiplectlReview *self, Filter *filter)
{
  g_autoptr (GError) error = NULL;
  const DipleLabel *label = diplectl_find_label (self->schema, self->wishes->label, &error);

  if (label == NULL)
    {
      diplectl_complain_error (self->call->words[0], error);
      return FALSE;
    }
  filter->label = label->id;
  return TRUE;
}

static gboolean
read_annotator (const DiplectlReview *self, Filter *filter)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAnnotator) annotator =
      diple_annotators_find (self->call->store, self->wishes->annotator, &error);

  if (annotator == NULL)
    {
      diplectl_complain_error (self->call->words[0], error);
      return FALSE;
    }
  filter->annotator = annotator->id;
  return TRUE;
}

static gboolean
read_filter (const DiplectlReview *self, Filter *filter)
{
  const DiplectlReviewWishes *wishes = self->wishes;

  *filter = (Filter){ DIPLE_N_REVIEW_KINDS, DIPLE_N_PATTERNS, 0, 0, wishes->state };
  if (wishes->kind != NULL &&
      (filter->kind = diple_review_kind_from_name (wishes->kind)) == DIPLE_N_REVIEW_KINDS)
    return refuse_word (
        "--kind",
        wishes->kind,
        "agree, label, boundary, missing, multi, attribute, relation, document or orphan");
  if (wishes->pattern != NULL &&
      (filter->pattern = diple_pattern_from_name (wishes->pattern)) == DIPLE_N_PATTERNS)
    return refuse_word ("--pattern", wishes->pattern, _ ("the name of a pattern"));
  if (wishes->state != NULL && !g_str_equal (wishes->state, "all") &&
      !g_str_equal (wishes->state, "open") && !g_str_equal (wishes->state, "reopened") &&
      !g_str_equal (wishes->state, "deferred") && !g_str_equal (wishes->state, "decided"))
    return refuse_word ("--state", wishes->state, "open, reopened, deferred, decided or all");
  return (wishes->label == NULL || read_label (self, filter)) &&
         (wishes->annotator == NULL || read_annotator (self, filter));
}

static void
print_orphan (const DiplectlReview *self,
              const DipleReviewDocument *document,
              const DipleDecision *decision)
{
  char id[DIPLE_ID_TEXT_SIZE];
  g_autofree char *place = g_strdup_printf ("%u-%u", decision->range.start, decision->range.end);
  g_autofree char *text = diple_text_map_dup_range (document->map, decision->range);

  if (self->call->json)
    {
      json_t *object = make_decision (self, decision);

      json_object_set_new (object, "document", diplectl_json_id (document->document));
      json_object_set_new (object, "title", diplectl_json_text (document->title));
      json_object_set_new (object, "start", json_integer (decision->range.start));
      json_object_set_new (object, "end", json_integer (decision->range.end));
      json_object_set_new (object, "text", diplectl_json_text (text));
      diplectl_say_json (object);
      return;
    }
  diplectl_say_columns (diple_id_format (decision->id, id),
                        diple_outcome_name (decision->outcome),
                        get_name (self, decision->curator),
                        document->title,
                        place,
                        text,
                        NULL);
}

static void
list_items (const DiplectlReview *self,
            const Filter *filter,
            const DipleReviewDocument *document,
            const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (wants (filter, items->pdata[i]))
      diplectl_review_print (self, document, items->pdata[i]);
}

static gboolean
list_document (const DiplectlReview *self, const Filter *filter, gint64 id, GError **error)
{
  g_autoptr (DipleReviewDocument) document =
      diple_review_document_load (self->call->store, self->schema, id, &self->options, error);

  if (document == NULL)
    return FALSE;
  for (guint i = 0; self->wishes->orphans && i < document->orphans->len; i++)
    print_orphan (self, document, document->orphans->pdata[i]);
  if (self->wishes->orphans)
    return TRUE;
  list_items (self, filter, document, document->items);
  list_items (self, filter, document, document->left_over);
  return TRUE;
}

static GArray *
find_documents (const DiplectlReview *self, GError **error)
{
  const DipleDocumentQuery query = { .sort = DIPLE_SORT_POSITION };
  GArray *ids;
  gint64 id;

  if (self->wishes->document == NULL)
    return diple_documents_query (self->call->store, &query, error);
  id = diplectl_find_document (self->call->store, self->wishes->document, error);
  if (id == 0)
    return NULL;
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, id);
  return ids;
}

DiplectlStatus
diplectl_review_list (const DiplectlReview *self)
{
  g_autoptr (GArray) documents = NULL;
  g_autoptr (GError) error = NULL;
  Filter filter;

  if (!read_filter (self, &filter))
    return DIPLECTL_USAGE;
  documents = find_documents (self, &error);
  for (guint i = 0; documents != NULL && error == NULL && i < documents->len; i++)
    if (!list_document (self, &filter, g_array_index (documents, gint64, i), &error))
      break;
  return error == NULL ? DIPLECTL_DONE : diplectl_complain_error (self->call->words[0], error);
}
