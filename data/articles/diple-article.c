/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-article.h"

#include <math.h>

DipleArticleSpan *
diple_article_span_new (void)
{
  DipleArticleSpan *span = g_new0 (DipleArticleSpan, 1);

  span->score = NAN;
  return span;
}

void
diple_article_span_free (DipleArticleSpan *span)
{
  g_free (span->annotator);
  g_free (span->layer);
  g_free (span->label);
  g_free (span->fragments);
  g_free (span->note);
  g_clear_pointer (&span->attributes, g_ptr_array_unref);
  g_clear_pointer (&span->suggested, g_ptr_array_unref);
  g_free (span);
}

void
diple_article_suggested_free (DipleArticleSuggested *suggested)
{
  g_free (suggested->model);
  g_free (suggested);
}

void
diple_article_relation_free (DipleArticleRelation *relation)
{
  g_free (relation->annotator);
  g_free (relation->label);
  g_free (relation->note);
  g_clear_pointer (&relation->attributes, g_ptr_array_unref);
  g_free (relation);
}

void
diple_article_label_free (DipleArticleLabel *label)
{
  g_free (label->annotator);
  g_free (label->name);
  g_free (label->value);
  g_free (label);
}

void
diple_article_state_free (DipleArticleState *state)
{
  g_free (state->name);
  g_free (state->state);
  g_free (state);
}

DipleArticle *
diple_article_new (void)
{
  DipleArticle *article = g_new0 (DipleArticle, 1);

  article->document = diple_document_new ();
  article->states = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_article_state_free);
  article->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_article_span_free);
  article->relations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) diple_article_relation_free);
  article->labels = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_article_label_free);
  article->warnings = g_ptr_array_new_with_free_func (g_free);
  return article;
}

void
diple_article_free (DipleArticle *article)
{
  diple_document_free (article->document);
  g_ptr_array_unref (article->states);
  g_ptr_array_unref (article->spans);
  g_ptr_array_unref (article->relations);
  g_ptr_array_unref (article->labels);
  g_ptr_array_unref (article->warnings);
  g_clear_pointer (&article->doubles, g_array_unref);
  g_free (article);
}
