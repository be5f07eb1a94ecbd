/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-answer-private.h"

#include "data/diple-boundaries.h"
#include "data/diple-id.h"

#include <glib/gi18n-lib.h>

struct _DipleReviewAnswer
{
  DipleReviewArticle *article;
  DipleReviewItem *item;
  DipleBoundaries *boundaries;

  DipleSpan *span; /* of an item about spans; unshared */
  gboolean end;    /* is held, not the start */

  GPtrArray *targets; /* DipleSpan *, lent by the article: where a relation may lead */
  GArray *chosen;     /* gint64: their ids */
  int at;             /* the target that is pointed at, or -1 */

  DipleValues values;    /* of the document */
  GPtrArray *attributes; /* DipleAttribute *, lent by the schema: that apply */
  guint current;
  GPtrArray *entities; /* DipleEntity *: that the project's list is to have */
  GPtrArray *spans;    /* DipleSpan *: what a verdict is given */
};

/* Values of the span, or of the document. */
static DipleValues *
get_values (const DipleReviewAnswer *self)
{
  return self->span != NULL ? &self->span->values : (DipleValues *) &self->values;
}

static gboolean
applies (const DipleReviewAnswer *self, const DipleAttribute *attribute)
{
  if (self->item->attribute != 0)
    return attribute->id == self->item->attribute;
  return self->span != NULL && attribute->owner == DIPLE_OWNER_SPAN &&
         diple_attribute_applies (
             self->article->schema, attribute, self->span->label, &self->span->values);
}

static void
find_attributes (DipleReviewAnswer *self)
{
  const GPtrArray *all = self->article->schema->attributes;

  g_ptr_array_set_size (self->attributes, 0);
  for (guint i = 0; i < all->len; i++)
    if (applies (self, all->pdata[i]))
      g_ptr_array_add (self->attributes, all->pdata[i]);
  self->current = self->current < self->attributes->len ? self->current : 0;
}

/* What most said, of which only the first span: an answer of one's own is in one place. */
static const DipleReviewCandidate *
find_model (const DipleReviewItem *item)
{
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      if (candidate->mark != 0)
        return candidate;
    }
  return NULL;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  return diple_span_compare (*(DipleSpan *const *) a, *(DipleSpan *const *) b);
}

/* One span for each place and label: what was decided, else what somebody said. */
static gboolean
is_known (const DipleReviewAnswer *self, const DipleSpan *span)
{
  for (guint i = 0; i < self->targets->len; i++)
    if (diple_span_same (self->targets->pdata[i], span))
      return TRUE;
  return FALSE;
}

static gboolean
may_lead_to (const DipleReviewAnswer *self, const DipleSpan *span)
{
  const DipleRelationType *type =
      diple_schema_relation_type (self->article->schema, self->item->relation_type);

  if (type == NULL ||
      (span->range.start == self->item->range.start && span->range.end == self->item->range.end))
    return FALSE;
  for (guint i = 0; i < type->ends->len; i++)
    if (g_array_index (type->ends, DipleRelationEnd, i).to_label == span->label)
      return TRUE;
  return type->ends->len == 0;
}

static void
add_targets (DipleReviewAnswer *self, gboolean gold)
{
  const DipleReviewDocument *document = self->article->document;

  for (guint i = 0; i < document->spans->len; i++)
    {
      DipleSpan *span = document->spans->pdata[i];
      const gint64 id = span->id;

      if ((span->annotator == document->gold) != gold || is_known (self, span) ||
          (!gold && !g_hash_table_contains (self->article->items, &id)))
        continue;
      if (may_lead_to (self, span))
        g_ptr_array_add (self->targets, span);
    }
}

/* Begins at the first target that somebody said. */
static void
begin_links (DipleReviewAnswer *self, const DipleReviewCandidate *model)
{
  const DipleRelation *first =
      model != NULL && model->relations->len > 0 ? model->relations->pdata[0] : NULL;
  const DipleSpan *target =
      first != NULL ? diple_review_article_find_span (self->article, first->target) : NULL;

  add_targets (self, TRUE);
  add_targets (self, FALSE);
  g_ptr_array_sort (self->targets, compare_places);
  for (guint i = 0; i < self->targets->len; i++)
    if (self->at < 0 || (target != NULL && diple_span_same (self->targets->pdata[i], target)))
      self->at = (int) i;
}

DipleReviewAnswer *
diple_review_answer_new (DipleReviewArticle *article, DipleReviewItem *item)
{
  DipleReviewAnswer *self = g_new0 (DipleReviewAnswer, 1);
  const DipleReviewCandidate *model = find_model (item);

  self->article = diple_review_article_ref (article);
  self->item = diple_review_item_ref (item);
  self->boundaries = diple_boundaries_new (article->document->map, article->facts->language);
  self->targets = g_ptr_array_new ();
  self->chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->attributes = g_ptr_array_new ();
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  self->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_entity_free);
  self->at = -1;
  if (item->relation_type != 0)
    begin_links (self, model);
  else if (item->attribute != 0 && model != NULL && model->values != NULL)
    self->values = diple_values_copy (model->values);
  else if (item->attribute == 0 && model != NULL)
    self->span = diple_span_copy (model->spans->pdata[0]);
  find_attributes (self);
  return self;
}

void
diple_review_answer_free (DipleReviewAnswer *self)
{
  g_ptr_array_unref (self->spans);
  g_ptr_array_unref (self->entities);
  g_ptr_array_unref (self->attributes);
  g_array_unref (self->chosen);
  g_ptr_array_unref (self->targets);
  diple_values_clear (&self->values);
  g_clear_pointer (&self->span, diple_span_unref);
  diple_boundaries_free (self->boundaries);
  diple_review_item_unref (self->item);
  diple_review_article_unref (self->article);
  g_free (self);
}

const DipleSpan *
diple_review_answer_get_span (const DipleReviewAnswer *self)
{
  if (self->span != NULL)
    return self->span;
  return self->at >= 0 ? self->targets->pdata[self->at] : NULL;
}

void
diple_review_answer_hold (DipleReviewAnswer *self, gboolean end)
{
  self->end = end;
}

static guint
find_edge (DipleReviewAnswer *self, guint from, int step, gboolean exact)
{
  if (exact)
    return step > 0 ? diple_boundaries_next_cluster (self->boundaries, from)
                    : diple_boundaries_previous_cluster (self->boundaries, from);
  return step > 0 ? diple_boundaries_next_word (self->boundaries, from, !self->end)
                  : diple_boundaries_previous_word (self->boundaries, from, !self->end);
}

/* The first piece begins, and the last one ends, where the span does. */
static void
set_range (DipleSpan *span, DipleRange range)
{
  span->range = range;
  if (span->n_fragments == 0)
    return;
  span->fragments[0].start = range.start;
  span->fragments[span->n_fragments - 1].end = range.end;
}

static DipleRange
find_limits (const DipleSpan *span)
{
  if (span->n_fragments == 0)
    return (DipleRange){ span->range.end - 1, span->range.start + 1 };
  return (DipleRange){ span->fragments[0].end - 1,
                       span->fragments[span->n_fragments - 1].start + 1 };
}

static void
move_end (DipleReviewAnswer *self, int step, gboolean exact)
{
  const DipleRange limits = find_limits (self->span);
  DipleRange range = self->span->range;
  guint edge = find_edge (self, self->end ? range.end : range.start, step, exact);

  edge = self->end ? MAX (edge, limits.end) : MIN (edge, limits.start);
  if (self->end)
    range.end = edge;
  else
    range.start = edge;
  set_range (self->span, range);
}

void
diple_review_answer_move (DipleReviewAnswer *self, int step, gboolean exact)
{
  const int n = (int) self->targets->len;

  if (self->span != NULL)
    move_end (self, step, exact);
  else if (n > 0)
    self->at = (self->at + step + n) % n;
}

static int
find_chosen (const DipleReviewAnswer *self, gint64 id)
{
  for (guint i = 0; i < self->chosen->len; i++)
    if (g_array_index (self->chosen, gint64, i) == id)
      return (int) i;
  return -1;
}

void
diple_review_answer_toggle (DipleReviewAnswer *self)
{
  const DipleSpan *span = self->at >= 0 ? self->targets->pdata[self->at] : NULL;
  const int place = span != NULL ? find_chosen (self, span->id) : -1;

  if (span == NULL)
    return;
  if (place >= 0)
    g_array_remove_index (self->chosen, (guint) place);
  else
    g_array_append_val (self->chosen, span->id);
}

void
diple_review_answer_relabel (DipleReviewAnswer *self, gint64 label)
{
  const GPtrArray *all = self->article->schema->attributes;

  if (self->span == NULL || self->span->label == label)
    return;
  self->span->label = label;
  for (guint i = 0; i < all->len; i++)
    {
      const DipleAttribute *attribute = all->pdata[i];

      if (diple_values_get (&self->span->values, attribute->id, NULL) != NULL &&
          !diple_attribute_applies (self->article->schema, attribute, label, &self->span->values))
        diple_values_set (&self->span->values, attribute->id, NULL, 0);
    }
  find_attributes (self);
}

const DipleAttribute *
diple_review_answer_get_attribute (const DipleReviewAnswer *self)
{
  return self->current < self->attributes->len ? self->attributes->pdata[self->current] : NULL;
}

void
diple_review_answer_step (DipleReviewAnswer *self, int step)
{
  const int n = (int) self->attributes->len;

  if (n > 0)
    self->current = (guint) (((int) self->current + step + n) % n);
}

static void
choose_option (DipleReviewAnswer *self, const DipleAttribute *attribute, guint digit)
{
  const DipleOption *option =
      digit <= attribute->options->len ? attribute->options->pdata[digit - 1] : NULL;

  if (option == NULL)
    return;
  if (attribute->type == DIPLE_ATTRIBUTE_CHOICES)
    diple_values_toggle_option (get_values (self), attribute->id, option->id);
  else if (diple_values_has_option (get_values (self), option->id))
    diple_values_set (get_values (self), attribute->id, NULL, 0);
  else
    diple_values_set_option (get_values (self), attribute->id, option->id);
}

static void
choose_truth (DipleReviewAnswer *self, const DipleAttribute *attribute, guint digit)
{
  const DipleValue *said = diple_values_get (get_values (self), attribute->id, NULL);
  const char *text = digit == 1 ? "true" : "false";

  if (digit <= 2)
    diple_values_set_text (get_values (self),
                           attribute->id,
                           said != NULL && g_strcmp0 (said->text, text) == 0 ? NULL : text);
}

void
diple_review_answer_choose (DipleReviewAnswer *self, guint digit)
{
  const DipleAttribute *attribute = diple_review_answer_get_attribute (self);

  if (attribute == NULL || digit == 0)
    return;
  if (attribute->type == DIPLE_ATTRIBUTE_BOOLEAN)
    choose_truth (self, attribute, digit);
  else
    choose_option (self, attribute, digit);
  find_attributes (self);
}

void
diple_review_answer_write (DipleReviewAnswer *self, const char *text)
{
  const DipleAttribute *attribute = diple_review_answer_get_attribute (self);

  if (attribute != NULL &&
      (attribute->type == DIPLE_ATTRIBUTE_TEXT || attribute->type == DIPLE_ATTRIBUTE_NUMBER))
    diple_values_set_text (get_values (self), attribute->id, text);
}

void
diple_review_answer_name (DipleReviewAnswer *self, gint64 entity)
{
  const DipleAttribute *attribute = diple_review_answer_get_attribute (self);
  const DipleValue value = { .entity = entity };

  if (attribute == NULL || attribute->type != DIPLE_ATTRIBUTE_ENTITY)
    return;
  diple_values_set (get_values (self), attribute->id, &value, entity != 0 ? 1 : 0);
  find_attributes (self);
}

gint64
diple_review_answer_name_new (DipleReviewAnswer *self, const char *name, const char *wikidata)
{
  const DipleEntity entity = {
    .id = diple_id_new (),
    .name = (char *) name,
    .wikidata = (char *) wikidata,
    .note = (char *) "",
  };

  g_ptr_array_add (self->entities, diple_entity_copy (&entity));
  diple_review_answer_name (self, entity.id);
  return entity.id;
}

const char *
diple_review_answer_get_new_name (const DipleReviewAnswer *self, gint64 entity)
{
  for (guint i = 0; i < self->entities->len; i++)
    {
      const DipleEntity *one = self->entities->pdata[i];

      if (one->id == entity)
        return one->name;
    }
  return NULL;
}

const DipleValue *
diple_review_answer_get_value (const DipleReviewAnswer *self, gint64 attribute, guint *n)
{
  return diple_values_get (get_values (self), attribute, n);
}

const DipleReviewItem *
diple_review_answer_get_item (const DipleReviewAnswer *self)
{
  return self->item;
}

char *
diple_review_answer_dup_quote (const DipleReviewAnswer *self)
{
  return self->span != NULL ? diple_review_article_dup_text (self->article, self->span->range)
                            : g_strdup ("");
}

static void
append_quote (GString *words, const DipleReviewAnswer *self, const DipleSpan *span)
{
  const DipleLabel *label = diple_schema_label (self->article->schema, span->label);
  g_autofree char *text = diple_review_article_dup_text (self->article, span->range);
  g_autofree char *brief = NULL;
  g_autofree char *escaped = NULL;

  g_strdelimit (text, "\n\t", ' ');
  brief = g_utf8_strlen (text, -1) > 90 ? g_utf8_substring (text, 0, 89) : NULL;
  escaped = g_markup_printf_escaped ("<b>%s</b> “%s%s”",
                                     label != NULL ? label->name : "?",
                                     brief != NULL ? brief : text,
                                     brief != NULL ? "…" : "");
  g_string_append (words, escaped);
}

static char *
describe_links (const DipleReviewAnswer *self)
{
  const DipleSpan *at = diple_review_answer_get_span (self);
  GString *words = g_string_new ("→ ");

  if (at == NULL)
    g_string_append (words, _ ("nothing that it may lead to"));
  else
    append_quote (words, self, at);
  if (at != NULL && find_chosen (self, at->id) >= 0)
    g_string_append (words, " ✓");
  if (self->chosen->len > 0)
    g_string_append_printf (
        words,
        g_dngettext (GETTEXT_PACKAGE, ", %u chosen", ", %u chosen", self->chosen->len),
        self->chosen->len);
  return g_string_free (words, FALSE);
}

char *
diple_review_answer_dup_words (const DipleReviewAnswer *self)
{
  GString *words;

  if (self->item->relation_type != 0)
    return describe_links (self);
  words = g_string_new (NULL);
  if (self->span == NULL)
    return g_string_free (words, FALSE);
  append_quote (words, self, self->span);
  g_string_append_printf (words, " · %s", self->end ? _ ("its end moves") : _ ("its start moves"));
  return g_string_free (words, FALSE);
}

static void
append_choice (GString *words, guint digit, const char *name, gboolean chosen)
{
  g_autofree char *escaped = g_markup_printf_escaped (
      chosen ? "   <tt>%u</tt> <b>%s ✓</b>" : "   <tt>%u</tt> %s", digit, name);

  g_string_append (words, escaped);
}

static void
append_choices (GString *words, const DipleReviewAnswer *self, const DipleAttribute *attribute)
{
  for (guint i = 0; i < attribute->options->len && i < 9; i++)
    {
      const DipleOption *option = attribute->options->pdata[i];

      append_choice (
          words, i + 1, option->name, diple_values_has_option (get_values (self), option->id));
    }
}

char *
diple_review_answer_dup_values (const DipleReviewAnswer *self)
{
  const DipleAttribute *attribute = diple_review_answer_get_attribute (self);
  const DipleValue *said;
  GString *words = g_string_new (NULL);
  g_autofree char *name = NULL;

  if (attribute == NULL)
    return g_string_free (words, FALSE);
  said = diple_values_get (get_values (self), attribute->id, NULL);
  name = g_markup_printf_escaped ("%s:", attribute->name);
  g_string_append (words, name);
  if (attribute->type == DIPLE_ATTRIBUTE_BOOLEAN)
    {
      append_choice (words, 1, _ ("yes"), said != NULL && g_strcmp0 (said->text, "true") == 0);
      append_choice (words, 2, _ ("no"), said != NULL && g_strcmp0 (said->text, "false") == 0);
    }
  else if (attribute->options->len > 0)
    append_choices (words, self, attribute);
  else if (attribute->type != DIPLE_ATTRIBUTE_ENTITY) /* which a control beside it names */
    {
      g_autofree char *text =
          g_markup_printf_escaped (" “%s”", said != NULL && said->text != NULL ? said->text : "");

      g_string_append (words, text);
    }
  return g_string_free (words, FALSE);
}

/* As of every mark, white space at its edges is none of it. */
static DipleSpan *
copy_trimmed (DipleReviewAnswer *self)
{
  DipleSpan *span = diple_span_copy (self->span);
  const DipleRange range = diple_boundaries_trim (self->boundaries, span->range);

  if (range.start < range.end && span->n_fragments == 0)
    span->range = range;
  return span;
}

/* Where no target was ticked, the one that is pointed at is meant. */
void
diple_review_answer_fill (DipleReviewAnswer *self, DipleVerdict *verdict)
{
  verdict->outcome = DIPLE_OUTCOME_EDITED;
  g_ptr_array_set_size (self->spans, 0);
  if (self->span != NULL)
    g_ptr_array_add (self->spans, copy_trimmed (self));
  if (self->item->relation_type != 0 && self->chosen->len == 0)
    diple_review_answer_toggle (self);
  verdict->spans = diple_review_item_has_spans (self->item) ? self->spans : NULL;
  verdict->entities = self->entities;
  verdict->targets = self->item->relation_type != 0 ? self->chosen : NULL;
  verdict->values = self->item->attribute != 0 ? &self->values : NULL;
}
