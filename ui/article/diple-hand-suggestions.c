/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-article-view-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A suggestion of a model is chosen: each key answers it and goes on to the next. Whatever else is
 * done leaves. Spans come in text order, and what is said of the whole document after them. */

static const DipleSuggestions *
suggestions_of (DipleArticleView *self)
{
  return diple_editor_get_suggestions (self->editor);
}

static gboolean
is_chosen (const DipleArticleView *self)
{
  return self->painter->chosen.model != 0;
}

static DipleSpan *
chosen_span (DipleArticleView *self)
{
  return diple_span_index_find (
      diple_suggestions_get_open (suggestions_of (self)), self->painter->chosen.span, NULL);
}

static const DipleSuggestedLabel *
find_label (DipleArticleView *self, guint *position)
{
  const GPtrArray *labels = diple_suggestions_get_open_labels (suggestions_of (self));
  const DipleChosen *chosen = &self->painter->chosen;

  for (guint i = 0; i < labels->len; i++)
    {
      const DipleSuggestedLabel *label = g_ptr_array_index (labels, i);

      if (label->model != chosen->model || label->attribute != chosen->attribute)
        continue;
      if (position != NULL)
        *position = i;
      return label;
    }
  return NULL;
}

/* Which of all open ones is chosen; how many there are when it is open no more. */
static guint
chosen_place (DipleArticleView *self)
{
  const DipleSuggestions *suggestions = suggestions_of (self);
  const DipleSpanIndex *open = diple_suggestions_get_open (suggestions);
  guint place = 0;

  if (diple_span_index_find (open, self->painter->chosen.span, &place) != NULL)
    return place;
  if (self->painter->chosen.attribute != 0 && find_label (self, &place) != NULL)
    return diple_span_index_size (open) + place;
  return diple_suggestions_count_open (suggestions);
}

/* "Person: “Mira Holt”, suggested by river-tagger (0.91)". */
char *
diple_hand_describe_suggestion (DipleArticleView *self, const DipleSpan *suggested)
{
  const char *model = diple_suggestions_model_name (suggestions_of (self), suggested->annotator);
  g_autofree char *words = diple_article_view_describe (self, suggested);

  if (isnan (suggested->score))
    /* Translators: a label with its text, and a model. */
    return g_strdup_printf (_ ("%s, suggested by %s"), words, model);
  /* Translators: a label with its text, a model, and its score. */
  return g_strdup_printf (_ ("%s, suggested by %s (%.2f)"), words, model, suggested->score);
}

static char *
describe_label (DipleArticleView *self, const DipleSuggestedLabel *label)
{
  const DipleAttribute *attribute =
      diple_schema_attribute (diple_editor_get_schema (self->editor), label->attribute);
  g_autofree char *values = diple_editor_describe_values (
      self->editor, label->attribute, label->values.items, label->values.n_items);

  /* Translators: an attribute of the document, its value, and a model. */
  return g_strdup_printf (_ ("The document’s %s: %s, suggested by %s"),
                          attribute->name,
                          values,
                          diple_suggestions_model_name (suggestions_of (self), label->model));
}

static char *
describe_chosen (DipleArticleView *self)
{
  const DipleSpan *span = chosen_span (self);

  return span != NULL ? diple_hand_describe_suggestion (self, span)
                      : describe_label (self, find_label (self, NULL));
}

static void
append_key (DipleArticleView *self, GString *keys, const char *action, const char *does)
{
  g_autofree char *key = diple_keymap_dup_label (self->keymap, action);

  if (key != NULL)
    g_string_append_printf (keys, "%s%s %s", keys->len > 0 ? " · " : "", key, does);
}

static char *
describe_keys (DipleArticleView *self)
{
  GString *keys = g_string_new (NULL);

  /* Translators: these follow the name of a key. */
  append_key (self, keys, "suggestion.accept", _ ("accepts"));
  if (self->painter->chosen.span != 0)
    append_key (self, keys, "suggestion.correct", _ ("accepts, to correct"));
  append_key (self, keys, "suggestion.reject", _ ("rejects"));
  append_key (self, keys, "suggestion.next", _ ("next"));
  append_key (self, keys, "suggestion.leave", _ ("leaves"));
  return g_string_free (keys, FALSE);
}

/* Shows the chosen one at the foot of the text: the status line may be too short for the keys. A
 * new string that says the same. */
static char *
show_hint (DipleArticleView *self)
{
  const guint n = diple_suggestions_count_open (suggestions_of (self));
  g_autofree char *words = describe_chosen (self);
  g_autofree char *keys = describe_keys (self);
  g_autofree char *title = g_strdup_printf (_ ("Suggestion %u of %u"), chosen_place (self) + 1, n);

  diple_link_hint_tell (self->hint, title, words, keys);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), TRUE);
  diple_article_view_lay_out (self);
  /* Translators: “Suggestion 2 of 9”, what is suggested, and the keys. */
  return g_strdup_printf (_ ("%s: %s — %s"), title, words, keys);
}

/* What was @done (or NULL) and what comes next, in one breath. */
static void
say (DipleArticleView *self, const char *done)
{
  g_autofree char *next = show_hint (self);
  g_autofree char *sentence =
      done != NULL ? g_strdup_printf (_ ("%s. %s"), done, next) : g_strdup (next);

  diple_article_view_announce (self, sentence);
}

gboolean
diple_hand_suggestion_is_low (DipleArticleView *self)
{
  const DipleSpan *span = is_chosen (self) ? chosen_span (self) : NULL;

  return span != NULL && diple_article_view_is_low (self, span);
}

void
diple_hand_leave_suggestion (DipleArticleView *self)
{
  if (!is_chosen (self))
    return;
  self->painter->chosen = (DipleChosen){ 0 };
  gtk_event_controller_set_propagation_phase (self->suggestion_keys, GTK_PHASE_NONE);
  if (self->hint != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->hint), FALSE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What another hand or an undo changes is told where it is done; here only the numbers follow. */
void
diple_hand_check_suggestion (DipleArticleView *self)
{
  g_autofree char *sentence = NULL;

  if (self->working > 0 || !is_chosen (self))
    return;
  if (chosen_place (self) == diple_suggestions_count_open (suggestions_of (self)))
    diple_hand_leave_suggestion (self);
  else
    sentence = show_hint (self);
}

/* Everything else of the hand lets go first. */
static void
begin (DipleArticleView *self)
{
  diple_grip_let_go (self);
  diple_hand_leave_proposal (self);
  diple_link_leave (self);
  diple_editor_set_active (self->editor, 0);
  gtk_event_controller_set_propagation_phase (self->suggestion_keys, GTK_PHASE_CAPTURE);
}

static void
choose_span (DipleArticleView *self, const DipleSpan *span)
{
  self->painter->chosen = (DipleChosen){ .model = span->annotator, .span = span->id };
  diple_article_view_place_caret (self, span->range.start);
  diple_article_view_reveal (self, span->range);
}

static void
choose_label (DipleArticleView *self, const DipleSuggestedLabel *label)
{
  self->painter->chosen = (DipleChosen){ .model = label->model, .attribute = label->attribute };
}

/* The one at @place of all open ones, of which there is one at least; round. */
static void
choose (DipleArticleView *self, guint place, const char *done)
{
  const DipleSuggestions *suggestions = suggestions_of (self);
  const DipleSpanIndex *open = diple_suggestions_get_open (suggestions);
  const GPtrArray *labels = diple_suggestions_get_open_labels (suggestions);

  place %= diple_suggestions_count_open (suggestions);
  if (place < diple_span_index_size (open))
    choose_span (self, diple_span_index_get (open, place));
  else
    choose_label (self, g_ptr_array_index (labels, place - diple_span_index_size (open)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  say (self, done);
}

/* Why there is nothing to choose. */
static const char *
why_none (DipleArticleView *self)
{
  if (!self->painter->show_suggestions)
    return _ ("Suggestions are hidden; show them first");
  if (diple_suggestions_count (suggestions_of (self)) == 0)
    return _ ("No model has suggested anything for this document");
  return _ ("All suggestions of this document are answered");
}

void
diple_hand_suggest (DipleArticleView *self)
{
  DipleRange selection;
  guint from;

  if (!diple_article_view_is_open (self))
    return;
  diple_hand_settle (self);
  if (!self->painter->show_suggestions || diple_suggestions_count_open (suggestions_of (self)) == 0)
    {
      diple_article_view_announce (self, why_none (self));
      return;
    }
  from = diple_article_view_get_selection (self, &selection) ? selection.start
                                                             : diple_article_view_get_caret (self);
  begin (self);
  choose (self,
          diple_span_index_lower_bound (diple_suggestions_get_open (suggestions_of (self)), from),
          NULL);
}

void
diple_hand_choose_suggestion (DipleArticleView *self, gint64 suggested)
{
  guint place;

  if (diple_span_index_find (
          diple_suggestions_get_open (suggestions_of (self)), suggested, &place) == NULL)
    return;
  begin (self);
  choose (self, place, NULL);
}

DipleSpan *
diple_hand_suggestion_at (DipleArticleView *self, double x, double y)
{
  const DipleSpanIndex *open;
  g_autoptr (GPtrArray) spans = NULL;
  double buffer_x, buffer_y;
  gint64 chip;

  if (!diple_article_view_is_open (self) || !self->painter->show_suggestions)
    return NULL;
  open = diple_suggestions_get_open (suggestions_of (self));
  diple_article_view_to_buffer (self, x, y, &buffer_x, &buffer_y);
  chip = diple_painter_chip_at (self->painter, buffer_x, buffer_y);
  if (chip != 0)
    return diple_span_index_find (open, chip, NULL);
  spans = diple_span_index_at (open, diple_article_view_offset_at (self, x, y));
  return spans->len > 0
             ? diple_span_index_find (open, ((DipleSpan *) g_ptr_array_index (spans, 0))->id, NULL)
             : NULL;
}

/* What stands at the answered one's place is the next. */
static void
go_on (DipleArticleView *self, guint place)
{
  g_autofree char *sentence = NULL;

  if (diple_suggestions_count_open (suggestions_of (self)) > 0)
    {
      choose (self, place, self->did);
      return;
    }
  sentence = g_strdup_printf (_ ("%s. %s"), self->did, why_none (self));
  diple_hand_leave_suggestion (self);
  diple_article_view_announce (self, sentence);
}

static gboolean
accept (DipleArticleView *self, gint64 label)
{
  const DipleChosen *chosen = &self->painter->chosen;

  if (chosen->span == 0)
    return diple_editor_accept_suggested_label (self->editor, chosen->model, chosen->attribute);
  return diple_editor_accept_suggestion (self->editor, chosen->span, label, FALSE) != 0;
}

static gboolean
reject (DipleArticleView *self)
{
  const DipleChosen *chosen = &self->painter->chosen;

  if (chosen->span == 0)
    return diple_editor_reject_suggested_label (self->editor, chosen->model, chosen->attribute);
  return diple_editor_reject_suggestion (self->editor, chosen->span);
}

static void
answer (DipleArticleView *self, gboolean accepting, gint64 label)
{
  const guint place = chosen_place (self);
  gboolean done;

  diple_article_view_begin_work (self);
  done = accepting ? accept (self, label) : reject (self);
  diple_article_view_end_work (self);
  if (done)
    go_on (self, place);
}

gboolean
diple_hand_relabel_suggestion (DipleArticleView *self, gint64 label)
{
  if (!is_chosen (self))
    return FALSE;
  if (self->painter->chosen.span != 0)
    answer (self, TRUE, label);
  else
    diple_article_view_announce (self, _ ("This is said of the whole document: it has no label"));
  return TRUE;
}

gboolean
diple_hand_take_suggestion (DipleArticleView *self)
{
  const gint64 span = self->painter->chosen.span;

  if (!is_chosen (self))
    return FALSE;
  if (span == 0)
    {
      answer (self, TRUE, 0);
      return TRUE;
    }
  diple_article_view_begin_work (self);
  if (diple_editor_accept_suggestion (self->editor, span, 0, TRUE) != 0)
    {
      diple_hand_leave_suggestion (self);
      diple_article_view_announce (self, self->did);
    }
  diple_article_view_end_work (self);
  return TRUE;
}

gboolean
diple_hand_answer_suggestion (DipleArticleView *self, DipleSuggestionKey key)
{
  if (!is_chosen (self))
    return FALSE;
  switch (key)
    {
    case DIPLE_SUGGESTION_ACCEPT:
    case DIPLE_SUGGESTION_REJECT:
      answer (self, key == DIPLE_SUGGESTION_ACCEPT, 0);
      break;
    case DIPLE_SUGGESTION_CORRECT:
      diple_hand_take_suggestion (self);
      break;
    case DIPLE_SUGGESTION_NEXT:
      choose (self, chosen_place (self) + 1, NULL);
      break;
    case DIPLE_SUGGESTION_PREVIOUS:
      choose (self,
              chosen_place (self) + diple_suggestions_count_open (suggestions_of (self)) - 1,
              NULL);
      break;
    case DIPLE_SUGGESTION_LEAVE:
      diple_hand_leave_suggestion (self);
      diple_article_view_announce (self, _ ("Left the suggestions"));
      break;
    default:
      g_assert_not_reached ();
    }
  return TRUE;
}
