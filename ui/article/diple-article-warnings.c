/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include "ui/article/diple-warning-signs-private.h"

#include <glib/gi18n-lib.h>

/* What is probably wrong with spans, as the view says it where they stand. */

static void
warnings_changed_cb (DipleArticleView *self)
{
  diple_painter_follow_warnings (self->painter);
}

void
diple_article_view_follow_warnings (DipleArticleView *self)
{
  self->warnings = g_signal_group_new (DIPLE_TYPE_CHECKER);
  g_signal_group_connect_swapped (
      self->warnings, "changed", G_CALLBACK (warnings_changed_cb), self);
}

void
diple_article_view_set_checker (DipleArticleView *self, DipleChecker *checker)
{
  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (!g_set_object (&self->checker, checker))
    return;
  g_signal_group_set_target (self->warnings, checker);
  self->painter->checker = checker;
  diple_painter_follow_warnings (self->painter);
}

void
diple_article_view_append_warning (DipleArticleView *self, gint64 span, GString *lines)
{
  const char *warning = diple_painter_warning (self->painter, span);

  if (warning != NULL)
    g_string_append_printf (lines, "\n⚠ %s", warning);
}

char *
diple_article_view_describe_warned (DipleArticleView *self, const DipleSpan *span)
{
  const char *warning = diple_painter_warning (self->painter, span->id);
  g_autofree char *words = diple_article_view_describe (self, span);

  if (warning == NULL)
    return g_steal_pointer (&words);
  /* Translators: a span, and what is probably wrong with it. */
  return g_strdup_printf (_ ("%s; warning: %s"), words, warning);
}
