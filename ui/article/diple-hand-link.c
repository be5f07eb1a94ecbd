/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>

/* Linking with keys and clicks: a relation's key on the active span begins, Tab goes from one
 * allowed target to the next, Enter or a click on one links, Escape leaves. */

static DipleSpan *
find_span (DipleArticleView *self, gint64 id)
{
  return diple_span_index_find (diple_editor_get_spans (self->editor), id, NULL);
}

gboolean
diple_link_is_on (DipleArticleView *self)
{
  return self->painter->link.span != 0;
}

static void
show_hint (DipleArticleView *self, gboolean show)
{
  gtk_widget_set_visible (GTK_WIDGET (self->hint), show);
  diple_article_view_lay_out (self);
}

void
diple_article_view_set_covered (DipleArticleView *self, int height)
{
  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (self->covered == height)
    return;
  self->covered = height;
  diple_article_view_lay_out (self);
}

void
diple_link_leave (DipleArticleView *self)
{
  if (!diple_link_is_on (self))
    return;
  diple_painter_set_link (self->painter, &(DipleLink){ 0 });
  gtk_event_controller_set_propagation_phase (self->link_keys, GTK_PHASE_NONE);
  show_hint (self, FALSE);
}

void
diple_link_cancel (DipleArticleView *self)
{
  if (!diple_link_is_on (self))
    return;
  diple_link_leave (self);
  diple_article_view_announce (self, _ ("Nothing was linked"));
}

static void
append_name (GString *names, const char *name)
{
  g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
}

/* The labels that @type lets @label be linked with: "Source", or "Person, Group". */
static char *
partners_of (const DipleSchema *schema, gint64 type, gint64 label)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0, all = 0;

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *other = g_ptr_array_index (schema->labels, i);

      if (!diple_link_joins (schema, type, label, other->id))
        continue;
      if (++all <= 4)
        append_name (names, other->name);
      n++;
    }
  if (n > 4)
    g_string_append (names, "…");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

/* What a relation of @type joins, for somebody whose span it cannot begin at. */
static char *
ends_of (const DipleSchema *schema, const DipleRelationType *type)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < type->ends->len && i < 4; i++)
    {
      const DipleRelationEnd *end = &g_array_index (type->ends, DipleRelationEnd, i);
      const DipleLabel *from = diple_schema_label (schema, end->from_label);
      const DipleLabel *to = diple_schema_label (schema, end->to_label);
      g_autofree char *pair =
          g_strdup_printf ("%s → %s", from != NULL ? from->name : "?", to != NULL ? to->name : "?");

      append_name (names, pair);
    }
  if (type->ends->len > 4)
    g_string_append (names, "…");
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static gboolean
can_begin (DipleArticleView *self, const DipleRelationType *type, const DipleSpan *span)
{
  const DipleSchema *schema = diple_editor_get_schema (self->editor);
  const DipleLabel *label = diple_schema_label (schema, span->label);
  g_autofree char *ends = NULL;
  g_autofree char *sentence = NULL;

  if (diple_link_begins (schema, type->id, span->label))
    return TRUE;
  ends = ends_of (schema, type);
  /* Translators: a relation, what it joins ("Claim → Source"), and the label of the active span. */
  sentence = g_strdup_printf (_ ("“%s” joins %s; the active span is a %s"),
                              type->name,
                              ends,
                              label != NULL ? label->name : "?");
  g_signal_emit_by_name (self->editor, "refused", sentence);
  return FALSE;
}

static void
say_how (DipleArticleView *self, const DipleRelationType *type, const DipleSpan *span)
{
  g_autofree char *partners =
      partners_of (diple_editor_get_schema (self->editor), type->id, span->label);
  /* Translators: the labels that can be chosen. */
  g_autofree char *words = g_strdup_printf (_ ("choose the other end: %s"), partners);
  /* Translators: {…} becomes a key. */
  g_autofree char *keys = diple_keymap_dup_words (
      self->keymap,
      type->across ? _ ("{link.next} next · {link.make} links · {link.far} another document"
                        " · {link.leave} leaves")
                   : _ ("{link.next} next · {link.make} links · {link.leave} leaves"));
  g_autofree char *sentence = g_strdup_printf ("%s: %s; %s", type->name, words, keys);

  diple_link_hint_tell (self->hint, type->name, words, keys);
  diple_article_view_announce (self, sentence);
}

void
diple_link_begin (DipleArticleView *self, gint64 type)
{
  const DipleRelationType *found =
      diple_schema_relation_type (diple_editor_get_schema (self->editor), type);
  const DipleSpan *active = diple_editor_get_active (self->editor);
  const DipleLink link = { .type = type, .span = active != NULL ? active->id : 0 };

  if (found == NULL)
    return;
  if (active == NULL)
    {
      g_autofree char *how = diple_keymap_dup_words (
          /* Translators: {…} becomes a key. */
          self->keymap,
          _ ("make one active first, with a click or {article.next}"));
      /* Translators: the name of a relation, and “make one active first…”. */
      g_autofree char *sentence = g_strdup_printf (_ ("“%s” links spans: %s"), found->name, how);

      g_signal_emit_by_name (self->editor, "refused", sentence);
      return;
    }
  if (!can_begin (self, found, active))
    return;
  diple_hand_leave_suggestion (self);
  diple_hand_leave_proposal (self);
  diple_painter_set_link (self->painter, &link);
  gtk_event_controller_set_propagation_phase (self->link_keys, GTK_PHASE_CAPTURE);
  say_how (self, found, active);
  show_hint (self, TRUE);
}

/* The next allowed span after @position in text order, round the end; NULL when there is none. */
static DipleSpan *
next_target (DipleArticleView *self, guint position, int direction)
{
  const DipleSpanIndex *spans = diple_editor_get_spans (self->editor);
  const guint n = diple_span_index_size (spans);

  for (guint i = 1; i <= n; i++)
    {
      const guint at = direction > 0 ? (position + i) % n : (position + n - i % n) % n;
      DipleSpan *span = diple_span_index_get (spans, at);

      if (diple_link_allows (&self->painter->link, self->editor, span))
        return span;
    }
  return NULL;
}

static void
set_target (DipleArticleView *self, gint64 target)
{
  DipleLink link = self->painter->link;

  link.target = target;
  diple_painter_set_link (self->painter, &link);
}

void
diple_link_step (DipleArticleView *self, int direction)
{
  const DipleLink *link = &self->painter->link;
  const gint64 from = link->target != 0 ? link->target : link->span;
  DipleSpan *target;
  guint position = 0;

  diple_span_index_find (diple_editor_get_spans (self->editor), from, &position);
  target = next_target (self, position, direction);
  if (target == NULL)
    {
      diple_article_view_announce (self, _ ("Nothing in this document can be linked with it"));
      return;
    }
  set_target (self, target->id);
  diple_article_view_reveal (self, target->range);
  diple_article_view_lay_out (self);
  {
    g_autofree char *words = diple_article_view_describe (self, target);

    diple_article_view_announce (self, words);
  }
}

static void
tell_link (DipleArticleView *self, gint64 relation)
{
  const DipleRelation *made = diple_editor_find_relation (self->editor, relation);
  g_autofree char *words = made != NULL ? diple_article_view_describe_relation (self, made) : NULL;
  /* Translators: "Claim “…” attributed to Source “…”". */
  g_autofree char *sentence = words != NULL ? g_strdup_printf (_ ("Linked %s"), words) : NULL;

  if (sentence != NULL)
    diple_article_view_announce (self, sentence);
}

void
diple_link_make (DipleArticleView *self, gint64 type, gint64 span, gint64 target)
{
  gint64 relation;

  diple_link_leave (self);
  diple_article_view_begin_work (self);
  relation = diple_editor_link (self->editor, type, span, target, NULL);
  diple_article_view_end_work (self);
  if (relation != 0)
    tell_link (self, relation);
}

void
diple_link_finish (DipleArticleView *self)
{
  const DipleLink link = self->painter->link;

  if (link.target == 0)
    diple_article_view_announce_keys (
        self, _ ("Choose the other end first, with {link.next} or a click"));
  else
    diple_link_make (self, link.type, link.span, link.target);
}

/* Of several spans at the place of a click, the first that is allowed. */
void
diple_link_click (DipleArticleView *self, double x, double y)
{
  const DipleLink link = self->painter->link;
  const DipleSpan *span = diple_article_view_span_at (self, x, y);
  g_autoptr (GPtrArray) spans = NULL;
  g_autofree char *reason = NULL;

  if (span == NULL)
    {
      diple_link_cancel (self);
      return;
    }
  spans = diple_span_index_at (diple_editor_get_spans (self->editor),
                               diple_article_view_offset_at (self, x, y));
  for (guint i = 0; i < spans->len && !diple_link_allows (&link, self->editor, span); i++)
    if (diple_link_allows (&link, self->editor, g_ptr_array_index (spans, i)))
      span = find_span (self, ((DipleSpan *) g_ptr_array_index (spans, i))->id);
  reason = diple_editor_why_not_link (self->editor, link.type, link.span, span->id, span->label);
  if (reason != NULL)
    g_signal_emit_by_name (self->editor, "refused", reason);
  else
    diple_link_make (self, link.type, link.span, span->id);
}

void
diple_link_choose_far (DipleArticleView *self)
{
  const DipleLink link = self->painter->link;
  const DipleRelationType *type =
      diple_schema_relation_type (diple_editor_get_schema (self->editor), link.type);

  if (type == NULL || !type->across)
    {
      g_autofree char *sentence =
          g_strdup_printf (_ ("“%s” does not join two documents"), type != NULL ? type->name : "?");

      g_signal_emit_by_name (self->editor, "refused", sentence);
      return;
    }
  diple_link_leave (self);
  g_signal_emit_by_name (self, "choose-far", link.type, link.span);
}

gboolean
diple_link_is_low (DipleArticleView *self)
{
  const DipleLink *link = &self->painter->link;
  const DipleSpan *span = diple_link_is_on (self)
                              ? find_span (self, link->target != 0 ? link->target : link->span)
                              : NULL;

  return span != NULL && diple_article_view_is_low (self, span);
}

/* Spans came and went. */
void
diple_link_check (DipleArticleView *self)
{
  const DipleSpan *active = diple_editor_get_active (self->editor);

  if (!diple_link_is_on (self))
    return;
  if (active == NULL || active->id != self->painter->link.span)
    diple_link_leave (self);
  else if (self->painter->link.target != 0 && find_span (self, self->painter->link.target) == NULL)
    set_target (self, 0);
}
