/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/review/diple-review-words-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const struct
{
  const char *title;
  const char *colour;
} kinds[DIPLE_N_REVIEW_KINDS] = {
  [DIPLE_REVIEW_AGREE] = { N_ ("Agreed"), "#77767b" },
  [DIPLE_REVIEW_LABEL] = { N_ ("Label"), "#e01b24" },
  [DIPLE_REVIEW_BOUNDARY] = { N_ ("Boundary"), "#e66100" },
  [DIPLE_REVIEW_MISSING] = { N_ ("Missing"), "#813d9c" },
  [DIPLE_REVIEW_MULTI] = { N_ ("Several"), "#0b8476" },
  [DIPLE_REVIEW_ATTRIBUTE] = { N_ ("Attribute"), "#26a269" },
  [DIPLE_REVIEW_RELATION] = { N_ ("Relation"), "#1c71d8" },
  [DIPLE_REVIEW_DOCUMENT] = { N_ ("Document"), "#865e3c" },
  [DIPLE_REVIEW_ORPHAN] = { N_ ("Orphan"), "#5e5c64" },
};

const char *
diple_review_kind_title (DipleReviewKind kind)
{
  return kind < DIPLE_N_REVIEW_KINDS ? _ (kinds[kind].title) : _ ("All");
}

const char *
diple_review_kind_colour (DipleReviewKind kind)
{
  return kind < DIPLE_N_REVIEW_KINDS ? kinds[kind].colour : "#77767b";
}

const char *
diple_review_outcome_words (const DipleDecision *decision)
{
  switch (decision->outcome)
    {
    case DIPLE_OUTCOME_UNION:
      return _ ("merged");
    case DIPLE_OUTCOME_INTERSECTION:
      return _ ("what all shared");
    case DIPLE_OUTCOME_MAJORITY:
      return _ ("the majority’s answer");
    case DIPLE_OUTCOME_EDITED:
      return _ ("an answer of the curator’s own");
    case DIPLE_OUTCOME_NONE:
      return _ ("nothing here");
    case DIPLE_OUTCOME_DEFERRED:
      return _ ("put off");
    case DIPLE_OUTCOME_ADOPTED:
    case DIPLE_N_OUTCOMES:
    default:
      if (g_str_equal (decision->choice, "shorter"))
        return _ ("the shorter");
      return g_str_equal (decision->choice, "longer") ? _ ("the longer")
                                                      : _ ("one answer as it was");
    }
}

static const char *
label_name (const DipleReviewArticle *article, gint64 id)
{
  const DipleLabel *label = diple_schema_label (article->schema, id);

  return label != NULL ? label->name : "?";
}

static char *
ask_about_relation (const DipleReviewArticle *article, const DipleReviewItem *item)
{
  const DipleRelationType *type = diple_schema_relation_type (article->schema, item->relation_type);

  /* Translators: the name of a relation: where does “attributed to” lead? */
  return g_strdup_printf (_ ("Where does “%s” lead?"), type != NULL ? type->name : "?");
}

static char *
ask_about_document (const DipleReviewArticle *article, const DipleReviewItem *item)
{
  const DipleAttribute *attribute = diple_schema_attribute (article->schema, item->attribute);

  /* Translators: the name of an attribute of whole documents, such as its genre. */
  return g_strdup_printf (_ ("What is the document’s %s?"),
                          attribute != NULL ? attribute->name : "?");
}

char *
diple_review_dup_question (const DipleReviewArticle *article, const DipleReviewItem *item)
{
  const char *name = label_name (article, item->label);

  switch (item->kind)
    {
    case DIPLE_REVIEW_LABEL:
      return g_strdup (_ ("Which label is right?"));
    case DIPLE_REVIEW_MISSING:
      /* Translators: %s is a label in these. */
      return g_strdup_printf (_ ("Is there a %s here?"), name);
    case DIPLE_REVIEW_MULTI:
      return g_strdup_printf (_ ("One %s, or several?"), name);
    case DIPLE_REVIEW_ATTRIBUTE:
      return g_strdup_printf (_ ("What is this %s?"), name);
    case DIPLE_REVIEW_RELATION:
      return ask_about_relation (article, item);
    case DIPLE_REVIEW_DOCUMENT:
      return ask_about_document (article, item);
    case DIPLE_REVIEW_ORPHAN:
      return g_strdup (_ ("Is this to stay, though nobody says it any more?"));
    case DIPLE_REVIEW_AGREE:
      return g_strdup (_ ("All agree here"));
    case DIPLE_REVIEW_BOUNDARY:
    case DIPLE_N_REVIEW_KINDS:
    default:
      return g_strdup_printf (_ ("Which %s is right?"), name);
    }
}

static void
append_giver (GString *names, const DipleReviewFaces *faces, gint64 annotator)
{
  g_string_append_printf (
      names, "%s%s", names->len > 0 ? ", " : "", diple_review_faces_name (faces, annotator));
}

/* In the order of the lanes; a curator may have none. */
char *
diple_review_dup_givers (const DipleReviewFaces *faces, const DipleReviewCandidate *candidate)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (int lane = -1; lane < (int) diple_review_faces_count (faces); lane++)
    for (guint i = 0; i < candidate->given->len; i++)
      {
        const DipleReviewGiven *given = candidate->given->pdata[i];

        if (diple_review_faces_lane (faces, given->annotator) == lane)
          append_giver (names, faces, given->annotator);
      }
  if (!isnan (candidate->score))
    g_string_append_printf (names, " · %.2f", candidate->score);
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* What the first spans of all candidates that mark something share; empty when that is nothing. */
static DipleRange
find_shared (const DipleReviewItem *item)
{
  DipleRange shared = { 0, G_MAXUINT };

  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleReviewCandidate *candidate = item->candidates->pdata[i];

      for (guint j = 0; j < candidate->spans->len; j++)
        {
          const DipleSpan *span = candidate->spans->pdata[j];

          shared.start = MAX (shared.start, span->range.start);
          shared.end = MIN (shared.end, span->range.end);
        }
    }
  return shared;
}

static void
append_part (GString *markup,
             GString *plain,
             const DipleReviewArticle *article,
             DipleRange range,
             gboolean marked)
{
  g_autofree char *text = NULL;
  g_autofree char *escaped = NULL;

  if (range.start >= range.end)
    return;
  text = diple_review_article_dup_text (article, range);
  g_strdelimit (text, "\n\t", ' ');
  escaped = g_markup_escape_text (text, -1);
  g_string_append (plain, text);
  g_string_append_printf (markup, marked ? "<u>%s</u>" : "%s", escaped);
}

static void
append_piece (GString *markup,
              GString *plain,
              const DipleReviewArticle *article,
              DipleRange piece,
              DipleRange shared)
{
  const guint start = CLAMP (shared.start, piece.start, piece.end);
  const guint end = CLAMP (shared.end, piece.start, piece.end);

  if (shared.start >= shared.end || start >= end)
    {
      append_part (markup, plain, article, piece, shared.start < shared.end);
      return;
    }
  append_part (markup, plain, article, (DipleRange){ piece.start, start }, TRUE);
  append_part (markup, plain, article, (DipleRange){ start, end }, FALSE);
  append_part (markup, plain, article, (DipleRange){ end, piece.end }, TRUE);
}

static void
append_words (GString *string, GString *plain, const char *words)
{
  g_string_append (string, words);
  g_string_append (plain, words);
}

static void
append_word (GString *markup, GString *plain, const char *word, gboolean marked)
{
  g_autofree char *escaped = g_markup_escape_text (word, -1);

  if (plain->len > 0)
    append_words (markup, plain, " · ");
  g_string_append (plain, word);
  g_string_append_printf (markup, marked ? "<b><u>%s</u></b>" : "%s", escaped);
}

static void
append_span (GString *markup,
             GString *plain,
             const DipleReviewArticle *article,
             const DipleSpan *span,
             DipleRange shared)
{
  append_words (markup, plain, "“");
  if (span->n_fragments == 0)
    append_piece (markup, plain, article, span->range, shared);
  for (guint i = 0; i < span->n_fragments; i++)
    {
      if (i > 0)
        append_words (markup, plain, " … ");
      append_piece (markup, plain, article, span->fragments[i], shared);
    }
  append_words (markup, plain, "”");
}

static const DipleRange nothing_shared = { 0, G_MAXUINT };

static void
append_target (GString *markup,
               GString *plain,
               const DipleReviewArticle *article,
               const DipleReviewItem *item,
               gint64 id)
{
  const DipleSpan *target = diple_review_article_find_span (article, id);

  append_words (markup, plain, "→ ");
  if (target == NULL)
    append_words (markup, plain, "…");
  else if (target->document == item->document)
    append_span (markup, plain, article, target, nothing_shared);
  else
    /* Translators: the end of a relation that is not in this document. */
    append_words (markup, plain, _ ("a place in another document"));
}

char *
diple_review_dup_answer (const DipleReviewArticle *article,
                         const DipleReviewItem *item,
                         const DipleReviewCandidate *candidate,
                         char **plain)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  const gboolean links = item->relation_type != 0;
  const DipleRange shared = find_shared (item);

  for (guint i = 0; links && i < candidate->relations->len; i++)
    {
      const DipleRelation *relation = candidate->relations->pdata[i];

      if (i > 0)
        append_words (markup, words, "\n");
      append_target (markup, words, article, item, relation->target);
    }
  for (guint i = 0; !links && i < candidate->spans->len; i++)
    {
      if (i > 0)
        append_words (markup, words, "\n");
      append_span (markup, words, article, candidate->spans->pdata[i], shared);
    }
  if (item->attribute != 0 && candidate->words != NULL)
    append_word (markup, words, candidate->words, FALSE);
  if (words->len == 0)
    append_words (markup,
                  words,
                  links                  ? _ ("Nowhere")
                  : item->attribute != 0 ? _ ("Nothing")
                                         : _ ("Nothing here"));
  if (plain != NULL)
    *plain = g_strdup (words->str);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static const char *
option_name (const DipleAttribute *attribute, gint64 id)
{
  for (guint i = 0; i < attribute->options->len; i++)
    if (((const DipleOption *) attribute->options->pdata[i])->id == id)
      return ((const DipleOption *) attribute->options->pdata[i])->name;
  return "?";
}

static char *
dup_value (const DipleReviewArticle *article,
           const DipleAttribute *attribute,
           const DipleValue *value)
{
  const char *entity;

  if (value->option != 0)
    return g_strdup (option_name (attribute, value->option));
  if (value->entity != 0)
    {
      entity = g_hash_table_lookup (article->entities, &value->entity);
      return g_strdup (entity != NULL ? entity : "?");
    }
  if (attribute->type == DIPLE_ATTRIBUTE_BOOLEAN)
    return g_strdup_printf (g_strcmp0 (value->text, "true") == 0 ? "%s" : _ ("not %s"),
                            attribute->name);
  return g_strdup_printf ("%s %s", attribute->name, value->text != NULL ? value->text : "");
}

/* The values of @attribute in words, or NULL when nothing is said. */
static char *
dup_values (const DipleReviewArticle *article,
            const DipleSpan *span,
            const DipleAttribute *attribute)
{
  g_autoptr (GString) words = NULL;
  guint n = 0;
  const DipleValue *values = diple_values_get (&span->values, attribute->id, &n);

  if (values == NULL)
    return NULL;
  words = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *word = dup_value (article, attribute, &values[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", word);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const DipleSpan *
first_span (const DipleReviewCandidate *candidate)
{
  return candidate->spans->len > 0 ? candidate->spans->pdata[0] : NULL;
}

static gboolean
label_differs (const DipleReviewItem *item, const DipleSpan *span)
{
  for (guint i = 0; i < item->candidates->len; i++)
    {
      const DipleSpan *other = first_span (item->candidates->pdata[i]);

      if (other != NULL && other->label != span->label)
        return TRUE;
    }
  return FALSE;
}

static gboolean
value_differs (const DipleReviewArticle *article,
               const DipleReviewItem *item,
               const DipleAttribute *attribute,
               const char *words)
{
  for (guint i = 0; attribute->compared && i < item->candidates->len; i++)
    {
      const DipleSpan *other = first_span (item->candidates->pdata[i]);
      g_autofree char *others = other != NULL ? dup_values (article, other, attribute) : NULL;

      if (other != NULL && g_strcmp0 (words, others) != 0)
        return TRUE;
    }
  return FALSE;
}

char *
diple_review_dup_values (const DipleReviewArticle *article,
                         const DipleReviewItem *item,
                         const DipleReviewCandidate *candidate,
                         char **plain)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  g_autoptr (GString) words = g_string_new (NULL);
  const DipleSpan *span = diple_review_item_has_spans (item) ? first_span (candidate) : NULL;
  const GPtrArray *attributes = article->schema->attributes;

  if (span != NULL)
    append_word (markup, words, label_name (article, span->label), label_differs (item, span));
  for (guint i = 0; span != NULL && i < attributes->len; i++)
    {
      const DipleAttribute *attribute = attributes->pdata[i];
      g_autofree char *value = dup_values (article, span, attribute);
      const gboolean differs = value_differs (article, item, attribute, value);

      if (value != NULL)
        append_word (markup, words, value, differs);
    }
  if (plain != NULL)
    *plain = g_strdup (words->str);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

char *
diple_review_dup_difference (const DipleReviewItem *item, const DipleReviewCandidate *candidate)
{
  const DipleSpan *span = first_span (candidate);
  const DipleRange shared = find_shared (item);
  guint before, after;

  if (!diple_review_item_has_spans (item) || span == NULL || candidate->spans->len > 1 ||
      shared.start >= shared.end)
    return g_strdup ("");
  before = shared.start - span->range.start;
  after = span->range.end - shared.end;
  if (before == 0 && after == 0)
    return g_strdup ("");
  if (after == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u character more at the start",
                                         "%u characters more at the start",
                                         before),
                            before);
  if (before == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "%u character more at the end",
                                         "%u characters more at the end",
                                         after),
                            after);
  return g_strdup_printf (_ ("%u characters more at the start, %u at the end"), before, after);
}
