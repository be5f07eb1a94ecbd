/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/article/diple-proposal-private.h"

#include <glib/gi18n-lib.h>

/* Characters of a text that a sentence quotes. */
#define QUOTE 60

static void
fail (char **why, const char *sentence)
{
  *why = g_strdup (sentence);
}

/* The claim to ask about: the active one, the one that was selected just so, the shortest at the
 * caret. */
static DipleSpan *
find_claim (DipleEditor *editor,
            const DipleAttributionRoles *roles,
            DipleRange selection,
            guint caret)
{
  DipleSpan *active = diple_editor_get_active (editor);
  g_autoptr (GPtrArray) here = NULL;

  if (active != NULL && active->label == roles->claim)
    return diple_span_ref (active);
  here = diple_span_index_at (diple_editor_get_spans (editor),
                              selection.start < selection.end ? selection.start : caret);
  for (guint i = 0; i < here->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (here, i);

      if (span->label == roles->claim &&
          (selection.start >= selection.end ||
           (span->range.start == selection.start && span->range.end == selection.end)))
        return diple_span_ref (span);
    }
  return NULL;
}

static gboolean
collect_cb (DipleSpan *span, gpointer data)
{
  g_ptr_array_add (data, diple_span_ref (span));
  return TRUE;
}

/* The spans that may be a source or a cue, as far from @place as proposals look. */
static GArray *
find_known (DipleEditor *editor, const DipleAttributionRoles *roles, DipleRange place)
{
  const guint reach = 4000;
  const DipleRange near = { place.start > reach ? place.start - reach : 0, place.end + reach };
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);

  diple_span_index_foreach (diple_editor_get_spans (editor), near, collect_cb, spans);
  return diple_attribution_known (diple_editor_get_schema (editor), roles, spans);
}

static GPtrArray *
ask (DipleEditor *editor,
     const DipleAttributionRoles *roles,
     const DipleSpan *claim,
     DipleRange selection,
     guint caret,
     char **why)
{
  const DipleDocument *document = diple_editor_get_document (editor);
  const DipleTextMap *map = diple_editor_get_text_map (editor);
  DipleBoundaries *boundaries = diple_editor_get_boundaries (editor);
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleAttributionRules) rules =
      diple_attribution_rules_new (document->language, &error);
  g_autoptr (GArray) known = NULL;

  if (rules == NULL)
    {
      fail (why, error->message);
      return NULL;
    }
  if (claim == NULL && selection.start >= selection.end)
    {
      known = find_known (editor, roles, (DipleRange){ caret, caret });
      return diple_attribution_propose_at (rules, map, boundaries, caret, known);
    }
  if (claim == NULL)
    selection = diple_boundaries_trim (boundaries, selection);
  known = find_known (editor, roles, claim != NULL ? claim->range : selection);
  if (claim != NULL && claim->n_fragments > 0)
    return diple_attribution_propose (
        rules, map, boundaries, claim->fragments, claim->n_fragments, known);
  return diple_attribution_propose (
      rules, map, boundaries, claim != NULL ? &claim->range : &selection, 1, known);
}

/* A claim that may not have pieces gets none. */
static void
drop_pieces (const DipleSchema *schema, gint64 label, GPtrArray *found)
{
  if (diple_schema_label (schema, label)->fragments)
    return;
  for (guint i = found->len; i > 0; i--)
    if (((DipleAttribution *) g_ptr_array_index (found, i - 1))->n_claim > 1)
      g_ptr_array_remove_index (found, i - 1);
}

DipleProposal *
diple_proposal_new (DipleEditor *editor, DipleRange selection, guint caret, char **why)
{
  const DipleSchema *schema = diple_editor_get_schema (editor);
  g_autoptr (DipleProposal) self = g_new0 (DipleProposal, 1);
  g_autoptr (DipleSpan) claim = NULL;

  if (!diple_attribution_find_roles (schema, &self->roles))
    {
      fail (why,
            _ ("The schema has no relation from a claim to its source; add one such as "
               "“attributed to” to propose sources"));
      return NULL;
    }
  claim = find_claim (editor, &self->roles, selection, caret);
  self->claim = claim != NULL ? claim->id : 0;
  self->found = ask (editor, &self->roles, claim, selection, caret, why);
  if (self->found == NULL)
    return NULL;
  drop_pieces (schema, self->roles.claim, self->found);
  if (self->found->len > 0)
    return g_steal_pointer (&self);
  fail (why,
        self->claim != 0 || selection.start < selection.end
            ? _ ("No words beside the claim say who it is from; mark the source by hand")
            : _ ("No quotation or reported words here; select a claim first"));
  return NULL;
}

void
diple_proposal_free (DipleProposal *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_free (self);
}

const DipleAttribution *
diple_proposal_get (const DipleProposal *self)
{
  return g_ptr_array_index (self->found, self->chosen);
}

void
diple_proposal_step (DipleProposal *self, int direction)
{
  self->chosen = (self->chosen + self->found->len + (guint) direction) % self->found->len;
}

DipleRange
diple_proposal_get_range (const DipleProposal *self)
{
  const DipleAttribution *one = diple_proposal_get (self);
  DipleRange range = one->source;

  if (self->roles.cue != 0 && one->cue.start < one->cue.end)
    {
      range.start = MIN (range.start, one->cue.start);
      range.end = MAX (range.end, one->cue.end);
    }
  return range;
}

static char *
quote (DipleEditor *editor, DipleRange range)
{
  const gboolean whole = range.end - range.start <= QUOTE;
  g_autofree char *text = NULL;

  range.end = whole ? range.end : range.start + QUOTE;
  text = diple_text_map_dup_range (diple_editor_get_text_map (editor), range);
  g_strdelimit (text, "\r\n\t", ' ');
  return g_strconcat (text, whole ? "" : "…", NULL);
}

static void
append (GString *words, DipleEditor *editor, gint64 label, DipleRange range)
{
  const DipleLabel *found = diple_schema_label (diple_editor_get_schema (editor), label);
  g_autofree char *text = quote (editor, range);

  /* Translators: a label and the text that would carry it. */
  g_string_append_printf (words, _ ("%s: %s"), found->name, text);
}

char *
diple_proposal_describe (const DipleProposal *self, DipleEditor *editor)
{
  const DipleAttribution *one = diple_proposal_get (self);
  GString *words = g_string_new (NULL);

  append (words, editor, self->roles.source, one->source);
  if (self->roles.cue != 0 && one->cue.start < one->cue.end)
    {
      g_string_append (words, " · ");
      append (words, editor, self->roles.cue, one->cue);
    }
  if (self->claim == 0)
    {
      g_string_append (words, " · ");
      append (words, editor, self->roles.claim, one->claim[0]);
    }
  return g_string_free (words, FALSE);
}

/* The claim that is asked about, or one that has just the proposed pieces. */
static DipleSpan *
claim_of (const DipleProposal *self, DipleEditor *editor)
{
  const DipleAttribution *one = diple_proposal_get (self);
  DipleSpanIndex *spans = diple_editor_get_spans (editor);
  g_autoptr (DipleSpan) wanted = NULL;
  g_autoptr (GPtrArray) here = NULL;

  if (self->claim != 0)
    return diple_span_index_find (spans, self->claim, NULL);
  wanted = diple_span_new (0, 0, self->roles.claim, one->claim[0]);
  diple_span_set_fragments (wanted, one->claim, one->n_claim);
  here = diple_span_index_at (spans, one->claim[0].start);
  for (guint i = 0; i < here->len; i++)
    if (diple_span_same (g_ptr_array_index (here, i), wanted))
      return g_ptr_array_index (here, i); /* the index keeps it */
  return NULL;
}

gboolean
diple_proposal_apply (const DipleProposal *self, DipleEditor *editor)
{
  DipleAttribution *one = g_ptr_array_index (self->found, self->chosen);
  const gint64 document = diple_editor_get_document (editor)->id;
  g_autofree char *said = quote (editor, one->claim[0]);
  g_autofree char *source = quote (editor, one->source);
  /* Translators: the text of a claim and that of its source. */
  g_autofree char *sentence = g_strdup_printf (_ ("Attributed “%s” to “%s”"), said, source);
  DipleChanges *changes = diple_changes_new ("attribution.add", sentence, document);
  const gint64 claim = diple_attribution_put (changes,
                                              diple_editor_get_schema (editor),
                                              &self->roles,
                                              one,
                                              document,
                                              diple_editor_get_annotator (editor),
                                              claim_of (self, editor),
                                              diple_editor_get_relations (editor));

  if (!diple_changes_is_empty (changes))
    return diple_editor_apply (editor, changes, claim);
  diple_changes_free (changes);
  g_signal_emit_by_name (editor, "refused", _ ("The claim has this source and cue already"));
  return FALSE;
}
