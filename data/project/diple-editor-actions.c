/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "data/diple-error.h"
#include "data/project/diple-editor-private.h"

/* How much of a quotation the history shows. */
#define QUOTE_CODE_POINTS 40

static char *
quote (DipleEditor *self, DipleRange range)
{
  gboolean cut = range.end - range.start > QUOTE_CODE_POINTS;
  g_autofree char *text = NULL;

  if (cut)
    range.end = range.start + QUOTE_CODE_POINTS;
  text = diple_text_map_dup_range (self->map, range);
  g_strdelimit (text, "\n\r\t", ' ');
  return g_strconcat (text, cut ? "…" : "", NULL);
}

static const char *
label_name (DipleEditor *self, gint64 label)
{
  const DipleLabel *found = diple_schema_label (self->schema, label);

  return found != NULL ? found->name : "?";
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleEditor) self = data;
  g_autoptr (GError) error = NULL;

  if (diple_project_run_finish (DIPLE_PROJECT (source), result, &error) != NULL)
    return;
  diple_editor_refuse (self, error->message);
  diple_editor_load (self, self->wanted);
}

static void
write_edit (DipleEditor *self, DipleEdit *edit)
{
  edit->annotator = self->annotator;
  self->edits++;
  diple_project_write_async (self->project,
                             diple_edit_run,
                             edit,
                             (GDestroyNotify) diple_edit_free,
                             NULL,
                             edit->document,
                             NULL,
                             written_cb,
                             g_object_ref (self));
  diple_editor_settle (self);
}

static DipleEdit *
edit_new (DipleEditor *self, DipleEditKind kind, const char *action, char *sentence)
{
  DipleEdit *edit = g_new0 (DipleEdit, 1);

  edit->kind = kind;
  edit->document = self->document->id;
  edit->action = action;
  edit->sentence = sentence;
  edit->state = DIPLE_STATE_ANY;
  return edit;
}

/* The first mark on a document begins the work on it, in the same action. */
static void
begin_work (DipleEditor *self, DipleEdit *edit)
{
  if (self->state != DIPLE_STATE_OPEN)
    return;
  self->state = edit->state = DIPLE_STATE_IN_PROGRESS;
  g_signal_emit (self, diple_editor_signals[DIPLE_EDITOR_STATE_CHANGED], 0);
}

static gboolean
can_edit (DipleEditor *self)
{
  if (self->document == NULL)
    return diple_editor_refuse (self, _ ("No document is open"));
  if (self->annotator == 0)
    return diple_editor_refuse (self, _ ("Say first who annotates"));
  return TRUE;
}

static DipleSpan *
editable_span (DipleEditor *self, gint64 id)
{
  DipleSpan *span;

  if (!can_edit (self))
    return NULL;
  span = diple_span_index_find (self->spans, id, NULL);
  if (span == NULL)
    diple_editor_refuse (self, _ ("No annotation is active: click one, or press Tab"));
  else if (span->annotator != self->annotator)
    {
      /* The annotator was switched a moment ago and their own are still being read. */
      diple_editor_refuse (self, _ ("Nobody changes another annotator's annotation"));
      return NULL;
    }
  return span;
}

typedef struct
{
  const DipleSpan *span;
  gboolean found;
} SameSearch;

static gboolean
is_same (DipleSpan *other, gpointer data)
{
  SameSearch *search = data;

  search->found = other->id != search->span->id && diple_span_same (other, search->span);
  return !search->found;
}

static gboolean
may_stand (DipleEditor *self, const DipleSpan *span)
{
  SameSearch search = { span, FALSE };

  if (span->range.start >= span->range.end)
    return diple_editor_refuse (
        self, _ ("Nothing is selected: select some text, or put the caret in a word"));
  if (diple_schema_label (self->schema, span->label) == NULL)
    return diple_editor_refuse (self, _ ("That label is no longer in the schema"));
  diple_span_index_foreach (self->spans, span->range, is_same, &search);
  if (search.found)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("This text is marked as %s already"), label_name (self, span->label));

      return diple_editor_refuse (self, message);
    }
  return TRUE;
}

gint64
diple_editor_mark (DipleEditor *self, gint64 label, DipleRange range)
{
  g_autoptr (DipleSpan) span = NULL;
  g_autofree char *words = NULL;
  DipleEdit *edit;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), 0);

  if (!can_edit (self))
    return 0;
  range = diple_boundaries_trim (self->boundaries, range);
  span = diple_span_new (self->document->id, self->annotator, label, range);
  if (!may_stand (self, span))
    return 0;

  words = quote (self, range);
  edit = edit_new (self,
                   DIPLE_EDIT_ADD,
                   "span.add",
                   g_strdup_printf (_ ("Marked “%s” as %s"), words, label_name (self, label)));
  edit->span = diple_span_ref (span);
  diple_span_index_put (self->spans, span);
  diple_editor_tell_spans (self, range);
  diple_editor_set_active (self, span->id);
  begin_work (self, edit);
  write_edit (self, edit);
  return span->id;
}

/* Puts @changed, a copy of @old, in its place; takes @sentence. */
static void
replace (
    DipleEditor *self, const DipleSpan *old, DipleSpan *changed, const char *action, char *sentence)
{
  DipleEdit *edit = edit_new (self, DIPLE_EDIT_UPDATE, action, sentence);
  DipleRange touched = { MIN (old->range.start, changed->range.start),
                         MAX (old->range.end, changed->range.end) };

  changed->modified = g_get_real_time () / 1000;
  edit->span = diple_span_ref (changed);
  diple_span_index_put (self->spans, changed);
  diple_editor_tell_spans (self, touched);
  if (self->active == changed->id)
    g_signal_emit (self, diple_editor_signals[DIPLE_EDITOR_ACTIVE_CHANGED], 0);
  begin_work (self, edit);
  write_edit (self, edit);
}

gboolean
diple_editor_relabel (DipleEditor *self, gint64 id, gint64 label)
{
  g_autoptr (DipleSpan) changed = NULL;
  g_autofree char *words = NULL;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = editable_span (self, id);
  if (span == NULL)
    return FALSE;
  if (span->label == label)
    {
      g_autofree char *message =
          g_strdup_printf (_ ("This is a %s already"), label_name (self, label));

      return diple_editor_refuse (self, message);
    }
  changed = diple_span_copy (span);
  changed->label = label;
  if (!may_stand (self, changed))
    return FALSE;
  words = quote (self, span->range);
  replace (self,
           span,
           changed,
           "span.relabel",
           g_strdup_printf (_ ("Relabelled “%s” from %s to %s"),
                            words,
                            label_name (self, span->label),
                            label_name (self, label)));
  return TRUE;
}

/* Pieces stay apart and in order: one that ran into its neighbour would no longer be a piece. */
static gboolean
set_piece (DipleEditor *self, DipleSpan *span, guint piece, DipleRange range)
{
  g_autofree DipleRange *pieces = NULL;

  if (span->n_fragments == 0)
    {
      span->range = range;
      return piece == 0;
    }
  if (piece >= span->n_fragments || range.start >= range.end ||
      (piece > 0 && range.start <= span->fragments[piece - 1].end) ||
      (piece + 1 < span->n_fragments && range.end >= span->fragments[piece + 1].start))
    return diple_editor_refuse (self, _ ("A piece must end before the next one begins"));
  pieces = g_memdup2 (span->fragments, span->n_fragments * sizeof (DipleRange));
  pieces[piece] = range;
  diple_span_set_fragments (span, pieces, span->n_fragments);
  return TRUE;
}

gboolean
diple_editor_resize (DipleEditor *self, gint64 id, guint piece, DipleRange range)
{
  g_autoptr (DipleSpan) changed = NULL;
  g_autofree char *old_words = NULL, *new_words = NULL;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = editable_span (self, id);
  if (span == NULL)
    return FALSE;
  range = diple_boundaries_trim (self->boundaries, range);
  changed = diple_span_copy (span);
  if (!set_piece (self, changed, piece, range))
    return FALSE;
  if (diple_span_same (span, changed))
    return TRUE; /* let go where it was taken: no action */
  if (!may_stand (self, changed))
    return FALSE;
  old_words = quote (self, span->range);
  new_words = quote (self, changed->range);
  replace (self,
           span,
           changed,
           "span.resize",
           g_strdup_printf (_ ("Changed the extent of “%s” to “%s”"), old_words, new_words));
  return TRUE;
}

gboolean
diple_editor_set_note (DipleEditor *self, gint64 id, const char *note)
{
  g_autoptr (DipleSpan) changed = NULL;
  g_autofree char *words = NULL;
  DipleSpan *span;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (note != NULL, FALSE);

  span = editable_span (self, id);
  if (span == NULL)
    return FALSE;
  if (g_str_equal (span->note, note))
    return TRUE;
  changed = diple_span_copy (span);
  g_free (changed->note);
  changed->note = g_strdup (note);
  words = quote (self, span->range);
  replace (
      self, span, changed, "span.note", g_strdup_printf (_ ("Noted something on “%s”"), words));
  return TRUE;
}

gboolean
diple_editor_remove (DipleEditor *self, gint64 id)
{
  g_autoptr (DipleSpan) span = NULL;
  g_autofree char *words = NULL;
  DipleEdit *edit;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);

  span = editable_span (self, id);
  if (span == NULL)
    return FALSE;
  diple_span_ref (span);
  words = quote (self, span->range);
  edit = edit_new (self,
                   DIPLE_EDIT_REMOVE,
                   "span.remove",
                   g_strdup_printf (_ ("Deleted %s “%s”"), label_name (self, span->label), words));
  edit->span = diple_span_ref (span);
  diple_span_index_remove (self->spans, id);
  diple_editor_tell_spans (self, span->range);
  if (self->active == id)
    diple_editor_set_active (self, 0);
  begin_work (self, edit);
  write_edit (self, edit);
  return TRUE;
}

static const char *
name_of_document (const DipleDocument *document)
{
  return *document->title != '\0' ? document->title : document->source;
}

static char *
state_sentence (DipleEditor *self, DipleState state)
{
  const char *name = name_of_document (self->document);

  if (state == DIPLE_STATE_FINISHED)
    return g_strdup_printf (_ ("Finished “%s”"), name);
  if (state == DIPLE_STATE_IN_PROGRESS)
    return g_strdup_printf (_ ("Reopened “%s”"), name);
  return g_strdup_printf (_ ("Put “%s” back to open"), name);
}

gboolean
diple_editor_set_state (DipleEditor *self, DipleState state)
{
  DipleEdit *edit;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (state != DIPLE_STATE_ANY, FALSE);

  if (!can_edit (self))
    return FALSE;
  if (self->state == state)
    return TRUE;
  edit = edit_new (self, DIPLE_EDIT_STATE, "document.state", state_sentence (self, state));
  self->state = edit->state = state;
  g_signal_emit (self, diple_editor_signals[DIPLE_EDITOR_STATE_CHANGED], 0);
  write_edit (self, edit);
  return TRUE;
}

gboolean
diple_editor_set_facts (DipleEditor *self, const DipleDocument *facts)
{
  DipleEdit *edit;

  g_return_val_if_fail (DIPLE_IS_EDITOR (self), FALSE);
  g_return_val_if_fail (facts != NULL && facts->id != 0, FALSE);

  edit = g_new0 (DipleEdit, 1);
  edit->kind = DIPLE_EDIT_FACTS;
  edit->document = facts->id;
  edit->action = "document.facts";
  edit->sentence = g_strdup_printf (_ ("Changed the details of “%s”"), name_of_document (facts));
  edit->state = DIPLE_STATE_ANY;
  edit->facts = diple_document_copy_facts (facts);
  write_edit (self, edit);
  if (self->document != NULL && self->document->id == facts->id)
    diple_editor_load (self, self->wanted);
  return TRUE;
}
