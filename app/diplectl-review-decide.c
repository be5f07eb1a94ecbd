/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-review.h"

#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"

#include <glib/gi18n.h>

static DiplectlStatus
refuse (const char *why)
{
  diplectl_complain (NULL, _ ("%s; see “diplectl review --help”"), why);
  return DIPLECTL_USAGE;
}

/* How many of the options say what to decide. */
static guint
count_wishes (const DiplectlReviewWishes *wishes)
{
  return (wishes->adopt != 0) + wishes->majority + wishes->join + wishes->shared + wishes->none +
         wishes->defer + (wishes->place != NULL || wishes->values != NULL) +
         (wishes->targets != NULL);
}

static DipleOutcome
find_outcome (const DiplectlReviewWishes *wishes)
{
  if (wishes->adopt != 0)
    return DIPLE_OUTCOME_ADOPTED;
  if (wishes->majority)
    return DIPLE_OUTCOME_MAJORITY;
  if (wishes->join)
    return DIPLE_OUTCOME_UNION;
  if (wishes->shared)
    return DIPLE_OUTCOME_INTERSECTION;
  if (wishes->none)
    return DIPLE_OUTCOME_NONE;
  return wishes->defer ? DIPLE_OUTCOME_DEFERRED : DIPLE_OUTCOME_EDITED;
}

/* An entity that is not there yet would be an action of its own. @label is that of a span; 0: the
 * document's. */
static gboolean
say_values (const DiplectlReview *self, gint64 label, DipleValues *values, GError **error)
{
  const DiplectlSaying saying = { self->schema,
                                  label != 0 ? DIPLE_OWNER_SPAN : DIPLE_OWNER_DOCUMENT,
                                  label };
  g_autoptr (DipleChanges) changes = diple_changes_new ("entity.add", "", 0);

  if (!diplectl_say_values (
          self->call, &saying, (const char *const *) self->wishes->values, values, changes, error))
    return FALSE;
  if (diple_changes_is_empty (changes))
    return TRUE;
  g_set_error_literal (error,
                       G_OPTION_ERROR,
                       G_OPTION_ERROR_BAD_VALUE,
                       _ ("There is no such entity; add it with “diplectl entities” first"));
  return FALSE;
}

/* The curator's own span; without --label it has the item's. */
static DipleSpan *
make_span (const DiplectlReview *self,
           const DipleReviewDocument *document,
           const DipleReviewItem *item,
           GError **error)
{
  g_autoptr (DipleDocument) text =
      diple_documents_load (self->call->store, document->document, error);
  g_autoptr (GArray) pieces = NULL;
  g_autoptr (DipleSpan) span = NULL;
  const DipleLabel *label = diple_schema_label (self->schema, item->label);

  if (text != NULL)
    pieces = diplectl_find_pieces (text, self->wishes->place, FALSE, 0, error);
  if (pieces != NULL && self->wishes->label != NULL)
    label = diplectl_find_label (self->schema, self->wishes->label, error);
  if (pieces == NULL || label == NULL || !diplectl_check_pieces (label, pieces, error))
    return NULL;
  span = diple_span_new (document->document, 0, label->id, g_array_index (pieces, DipleRange, 0));
  diplectl_set_pieces (span, pieces);
  return say_values (self, span->label, &span->values, error) ? g_steal_pointer (&span) : NULL;
}

static GArray *
find_targets (const DiplectlReviewWishes *wishes)
{
  GArray *targets = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; wishes->targets != NULL && wishes->targets[i] != NULL; i++)
    {
      const gint64 id = diple_id_parse (wishes->targets[i]);

      g_array_append_val (targets, id);
    }
  return targets;
}

/* What is the curator's own: a span at a place, values of the document, or targets. */
typedef struct
{
  GPtrArray *spans; /* DipleSpan * */
  GArray *targets;  /* gint64 */
  DipleValues values;
} Own;

static void
own_clear (Own *own)
{
  g_clear_pointer (&own->spans, g_ptr_array_unref);
  g_clear_pointer (&own->targets, g_array_unref);
  diple_values_clear (&own->values);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Own, own_clear)

static gboolean
find_own (const DiplectlReview *self,
          const DipleReviewDocument *document,
          const DipleReviewItem *item,
          Own *own,
          GError **error)
{
  DipleSpan *span;

  own->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  own->targets = find_targets (self->wishes);
  if (self->wishes->place == NULL)
    return self->wishes->values == NULL || say_values (self, 0, &own->values, error);
  span = make_span (self, document, item, error);
  if (span != NULL)
    g_ptr_array_add (own->spans, span);
  return span != NULL;
}

static gint64
decide (const DiplectlReview *self,
        const DipleReviewDocument *document,
        const DipleReviewItem *item,
        GError **error)
{
  const DiplectlReviewWishes *wishes = self->wishes;
  g_auto (Own) own = { 0 };
  DipleVerdict verdict = {
    .outcome = find_outcome (wishes),
    .candidate = (guint) wishes->adopt - 1,
    .values = &own.values,
    .reason = wishes->note,
    .question = wishes->question,
    .options = &self->options,
  };

  if (!find_own (self, document, item, &own, error))
    return 0;
  verdict.spans = own.spans;
  verdict.targets = own.targets;
  return diple_review_decide (
      self->call->store, self->call->actor, item->document, item->key, &verdict, error);
}

static DiplectlStatus
decide_or_show (const DiplectlReview *self, gint64 id, gint64 key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleReviewDocument) document =
      diple_review_document_load (self->call->store, self->schema, id, &self->options, &error);
  const DipleReviewItem *item =
      document != NULL ? diple_review_document_find (document, key) : NULL;
  char name[DIPLE_ID_TEXT_SIZE];
  gint64 decision;

  if (document == NULL)
    return diplectl_complain_error (self->call->words[0], error);
  if (item == NULL)
    {
      diplectl_complain (self->call->words[1],
                         _ ("there is no such item, or it has changed; list the items again"));
      return DIPLECTL_REFUSED;
    }
  if (count_wishes (self->wishes) == 0)
    return diplectl_review_show (self, document, item, &error)
               ? DIPLECTL_DONE
               : diplectl_complain_error (self->call->words[0], error);
  decision = decide (self, document, item, &error);
  if (decision == 0)
    return diplectl_complain_error (self->call->words[1], error);
  diplectl_say ("%s", diple_id_format (decision, name));
  return DIPLECTL_DONE;
}

static DiplectlStatus
withdraw (const DiplectlReview *self)
{
  g_autoptr (GError) error = NULL;
  const gint64 decision = diple_id_parse (self->call->words[1]);

  if (diple_review_withdraw (self->call->store, self->call->actor, decision, &error))
    return DIPLECTL_DONE;
  return diplectl_complain_error (self->call->words[1], error);
}

DiplectlStatus
diplectl_review_decide (const DiplectlReview *self)
{
  gint64 document, key;

  if (count_wishes (self->wishes) + (guint) self->wishes->withdraw > 1)
    return refuse (_ ("an item has one answer"));
  if (self->wishes->withdraw)
    return withdraw (self);
  if (!diplectl_review_parse_item (self->call->words[1], &document, &key))
    return refuse (_ ("that is no item"));
  return decide_or_show (self, document, key);
}

static gboolean
read_rule (const DiplectlReview *self, DipleReviewRule *rule, GError **error)
{
  const DipleLabel *label = NULL;

  if (!diple_review_rule_parse (self->wishes->rule, rule, error))
    return FALSE;
  if (self->wishes->document != NULL)
    {
      rule->document = diplectl_find_document (self->call->store, self->wishes->document, error);
      if (rule->document == 0)
        return FALSE;
    }
  if (self->wishes->label != NULL)
    {
      label = diplectl_find_label (self->schema, self->wishes->label, error);
      if (label == NULL)
        return FALSE;
      rule->label = label->id;
    }
  return TRUE;
}

static void
print_proposal (const DiplectlReview *self, const DipleReviewProposal *proposal)
{
  const DipleReviewItem *item = proposal->item;
  g_autofree char *name = diplectl_review_dup_item (item->document, item->key);
  g_autofree char *number = g_strdup_printf ("%u", proposal->candidate + 1);
  json_t *object;

  if (!self->call->json)
    {
      diplectl_say_columns (name,
                            diple_review_kind_name (item->kind),
                            proposal->title,
                            number,
                            proposal->words,
                            NULL);
      return;
    }
  object = json_object ();
  json_object_set_new (object, "item", diplectl_json_text (name));
  json_object_set_new (object, "kind", diplectl_json_text (diple_review_kind_name (item->kind)));
  json_object_set_new (object, "title", diplectl_json_text (proposal->title));
  json_object_set_new (object, "candidate", json_integer (proposal->candidate + 1));
  json_object_set_new (object, "text", diplectl_json_text (proposal->words));
  diplectl_say_json (object);
}

static gboolean
is_excepted (const DiplectlReview *self, const DipleReviewItem *item)
{
  g_autofree char *name = diplectl_review_dup_item (item->document, item->key);

  return self->wishes->except != NULL &&
         g_strv_contains ((const char *const *) self->wishes->except, name);
}

static gboolean
refuse_exception (const char *name, GError **error)
{
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_INPUT,
               _ ("The rule would not decide “%s”, so it cannot be left out"),
               name);
  return FALSE;
}

/* Each word must be one of @list, so that a slip of the pen decides nothing. */
static gboolean
check_exceptions (const DiplectlReview *self, GPtrArray *list, GError **error)
{
  for (guint k = 0; self->wishes->except != NULL && self->wishes->except[k] != NULL; k++)
    {
      gboolean found = FALSE;

      for (guint i = 0; !found && i < list->len; i++)
        {
          const DipleReviewItem *item = ((const DipleReviewProposal *) list->pdata[i])->item;
          g_autofree char *name = diplectl_review_dup_item (item->document, item->key);

          found = g_str_equal (name, self->wishes->except[k]);
        }
      if (!found)
        return refuse_exception (self->wishes->except[k], error);
    }
  return TRUE;
}

static GPtrArray *
find_cases (const DiplectlReview *self, const DipleReviewRule *rule, GError **error)
{
  g_autoptr (GPtrArray) list = diple_review_rule_preview (
      self->call->store, rule, &self->options, self->call->cancellable, error);

  if (list == NULL || !check_exceptions (self, list, error))
    return NULL;
  for (guint i = list->len; i > 0; i--)
    if (is_excepted (self, ((const DipleReviewProposal *) list->pdata[i - 1])->item))
      g_ptr_array_remove_index (list, i - 1);
  return g_steal_pointer (&list);
}

static DiplectlStatus
preview (const DiplectlReview *self, const DipleReviewRule *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = find_cases (self, rule, &error);

  if (list == NULL)
    return diplectl_complain_error (self->call->words[0], error);
  for (guint i = 0; i < list->len; i++)
    print_proposal (self, list->pdata[i]);
  return DIPLECTL_DONE;
}

/* The keys of all cases that are not left out, lent by @list. */
static GHashTable *
gather_keys (GPtrArray *list)
{
  GHashTable *keys = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < list->len; i++)
    g_hash_table_add (keys, &((const DipleReviewProposal *) list->pdata[i])->item->key);
  return keys;
}

static DiplectlStatus
apply (const DiplectlReview *self, const DipleReviewRule *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list =
      self->wishes->except != NULL ? find_cases (self, rule, &error) : NULL;
  g_autoptr (GHashTable) keys = list != NULL ? gather_keys (list) : NULL;
  guint left_out = 0;
  const int n = error == NULL ? diple_review_rule_apply (self->call->store,
                                                         self->call->actor,
                                                         rule,
                                                         &self->options,
                                                         keys,
                                                         &left_out,
                                                         self->call->cancellable,
                                                         &error)
                              : -1;

  if (n < 0)
    return diplectl_complain_error (self->call->words[0], error);
  diplectl_say (
      ngettext ("%d item decided, %u left out", "%d items decided, %u left out", n), n, left_out);
  return DIPLECTL_DONE;
}

DiplectlStatus
diplectl_review_rule (const DiplectlReview *self)
{
  g_autoptr (GError) error = NULL;
  DipleReviewRule rule;

  if (self->wishes->apply && self->wishes->preview)
    return refuse (_ ("--preview lists and --apply decides: say one of them"));
  if (!read_rule (self, &rule, &error))
    return diplectl_complain_error (self->call->words[0], error);
  return self->wishes->apply ? apply (self, &rule) : preview (self, &rule);
}
