/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "data/exchange/diple-receive-private.h"
#include "data/review/diple-decision-private.h"

/* What curators decided in another copy of the whole project. A decision that was made there comes,
 * with the gold that it made; one that was decided anew or taken back there goes. Where both copies
 * decided one place the gold of this one stays, and the other decision is put beside it, so that
 * the place is asked again when they say different things: see diple_review_match(). */

static DipleReceiveDecision *
decision_new (DipleDecision *decision, guint document, DipleStepVerb verb)
{
  DipleReceiveDecision *self = g_new0 (DipleReceiveDecision, 1);

  self->decision = diple_decision_ref (decision);
  self->document = document;
  self->verb = verb;
  return self;
}

void
diple_receive_decision_free (DipleReceiveDecision *self)
{
  diple_decision_unref (self->decision);
  g_free (self);
}

/* Whether the other copy was the last to touch it, since they were one. */
static gboolean
is_newer_there (DipleReceive *self, const DipleDecision *decision)
{
  const DipleThingKey key = { DIPLE_THING_DECISION, decision->id, 0, 0 };

  return diple_touched_when (self->touched_there, &key) >
         diple_touched_when (self->touched_here, &key);
}

static const DipleDecision *
find_decision (GPtrArray *decisions, gint64 id)
{
  for (guint i = 0; i < decisions->len; i++)
    if (((const DipleDecision *) decisions->pdata[i])->id == id)
      return decisions->pdata[i];
  return NULL;
}

/* Taken back or decided anew there. */
static gboolean
is_gone (DipleReceive *self, const DipleDecision *decision, GPtrArray *there)
{
  return find_decision (there, decision->id) == NULL && is_newer_there (self, decision);
}

/* The answer here to the same question, or NULL. What is only put off is no answer. */
static const DipleDecision *
find_rival (DipleReceive *self, const DipleDecision *decision, GPtrArray *here, GPtrArray *there)
{
  for (guint i = 0; i < here->len; i++)
    {
      const DipleDecision *other = here->pdata[i];

      if (diple_decision_asks_same (other, decision) && !is_gone (self, other, there) &&
          other->outcome != DIPLE_OUTCOME_DEFERRED)
        return other;
    }
  return NULL;
}

/* The span that @decision made alike, or 0. */
static gint64
find_same_gold (const DipleDecision *decision, const DipleDecisionRow *gold)
{
  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_GOLD && row->label == gold->label && row->rest == gold->rest &&
          row->range.start == gold->range.start && row->range.end == gold->range.end)
        return row->id;
    }
  return 0;
}

/* Of two decisions that say the same one's spans stand for the other's: what was decided about
 * these there can come, though they do not. */
static void
note_twins (DipleReceive *self, const DipleDecision *there, const DipleDecision *here)
{
  for (guint i = 0; there->relation_type == 0 && i < there->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (there->spans, DipleDecisionRow, i);
      const gint64 twin = row->role == DIPLE_ROLE_GOLD ? find_same_gold (here, row) : 0;

      if (twin != 0 && twin != row->id)
        g_hash_table_insert (
            self->twins, g_memdup2 (&row->id, sizeof row->id), g_memdup2 (&twin, sizeof twin));
    }
}

static void
plan_coming (
    DipleReceive *self, guint document, DipleDecision *decision, GPtrArray *here, GPtrArray *there)
{
  const DipleDecision *rival = find_rival (self, decision, here, there);
  DipleReceiveDecision *coming;

  if (rival != NULL && decision->outcome == DIPLE_OUTCOME_DEFERRED)
    return;
  coming = decision_new (decision, document, DIPLE_STEP_ADD);
  coming->beside = rival != NULL;
  if (rival != NULL)
    note_twins (self, decision, rival);
  self->receipt->decisions++;
  self->receipt->contradictions += rival != NULL && !diple_decision_says_same (rival, decision);
  g_ptr_array_add (self->decisions, coming);
}

/* What was put off here and decided there is put off no more. */
static gboolean
is_overtaken (const DipleDecision *decision, GPtrArray *here, GPtrArray *there)
{
  for (guint i = 0; decision->outcome == DIPLE_OUTCOME_DEFERRED && i < there->len; i++)
    {
      const DipleDecision *other = there->pdata[i];

      if (find_decision (here, other->id) == NULL && other->outcome != DIPLE_OUTCOME_DEFERRED &&
          diple_decision_asks_same (decision, other))
        return TRUE;
    }
  return FALSE;
}

/* Of a decision that both have, a question may have been answered there, or it may have been kept
 * though nobody says it any more. */
static void
plan_known (DipleReceive *self, guint document, DipleDecision *decision, const DipleDecision *here)
{
  if (!is_newer_there (self, decision) ||
      (g_str_equal (decision->question, here->question) &&
       g_str_equal (decision->reason, here->reason) &&
       g_str_equal (decision->answer, here->answer) && decision->answered == here->answered &&
       decision->kept == here->kept))
    return;
  g_ptr_array_add (self->decisions, decision_new (decision, document, DIPLE_STEP_CHANGE));
  self->receipt->decisions++;
}

static void
plan_there (
    DipleReceive *self, guint document, DipleDecision *decision, GPtrArray *here, GPtrArray *there)
{
  const DipleDecision *known = find_decision (here, decision->id);

  if (known != NULL)
    plan_known (self, document, decision, known);
  else if (is_newer_there (self, decision))
    plan_coming (self, document, decision, here, there);
}

static gboolean
plan_document (DipleReceive *self, guint document, GError **error)
{
  const DipleSharedDocument *shared = g_ptr_array_index (self->documents, document);
  g_autoptr (GPtrArray) there = diple_decisions_load (self->other, shared->there, error);
  g_autoptr (GPtrArray) here =
      there != NULL ? diple_decisions_load (self->store, shared->here, error) : NULL;

  if (here == NULL)
    return FALSE;
  for (guint i = 0; i < there->len; i++)
    ((DipleDecision *) there->pdata[i])->document = shared->here;
  for (guint i = 0; i < here->len; i++)
    if (is_gone (self, here->pdata[i], there) || is_overtaken (here->pdata[i], here, there))
      {
        g_ptr_array_add (self->decisions,
                         decision_new (here->pdata[i], document, DIPLE_STEP_REMOVE));
        self->receipt->decisions++;
      }
  for (guint i = 0; i < there->len; i++)
    plan_there (self, document, there->pdata[i], here, there);
  return TRUE;
}

static void
note_contradictions (DipleReceive *self)
{
  const guint n = self->receipt->contradictions;

  if (n > 0)
    diple_receive_note (
        self,
        g_strdup_printf (ngettext ("%u place was decided otherwise in the other copy: what was "
                                   "decided here stays, and it is asked again",
                                   "%u places were decided otherwise in the other copy: what was "
                                   "decided here stays, and they are asked again",
                                   n),
                         n));
}

gboolean
diple_receive_plan_decisions (DipleReceive *self, GError **error)
{
  if (self->bundle != NULL)
    return TRUE;
  for (guint i = 0; i < self->documents->len; i++)
    if (!plan_document (self, i, error))
      return FALSE;
  note_contradictions (self);
  return TRUE;
}

static gint64
find_annotator (const DipleReceive *self, gint64 there)
{
  for (guint i = 0; i < self->annotators->len; i++)
    {
      const DipleSharedAnnotator *annotator = g_ptr_array_index (self->annotators, i);

      if (annotator->there == there)
        return annotator->here;
    }
  return there;
}

/* Those who said or decided something are called otherwise here when they were added apart. */
static void
translate (const DipleReceive *self, const DipleReceiveDecision *coming)
{
  DipleDecision *decision = coming->decision;
  GArray *const rows[] = { decision->spans, decision->relations };

  decision->curator = find_annotator (self, decision->curator);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint k = 0; k < rows[i]->len; k++)
      {
        DipleDecisionRow *row = &g_array_index (rows[i], DipleDecisionRow, k);

        row->annotator = find_annotator (self, row->annotator);
        if (rows[i] == decision->relations && row->role == DIPLE_ROLE_GOLD)
          {
            row->source = diple_receive_find_twin (self, row->source);
            row->target = diple_receive_find_twin (self, row->target);
          }
      }
  for (guint i = 0; i < decision->values->len; i++)
    {
      DipleDecisionValue *value = &g_array_index (decision->values, DipleDecisionValue, i);

      value->annotator = find_annotator (self, value->annotator);
    }
}

/* Whether @table has a row with @id here, or @id is 0. */
static gboolean
is_here (DipleReceive *self, const char *table, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s WHERE id = ?1", table);
  g_autoptr (sqlite3_stmt) stmt = diple_sql_prepare (self->here, sql, NULL);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, id);
  return id == 0 || sqlite3_step (stmt) == SQLITE_ROW;
}

/* A decision on a part of the schema that this project took away says nothing any more. */
static gboolean
can_come (DipleReceive *self, const DipleDecision *decision)
{
  gboolean can = is_here (self, "layer", decision->layer) &&
                 is_here (self, "relation_type", decision->relation_type) &&
                 is_here (self, "attribute", decision->attribute);

  for (guint i = 0; can && i < decision->spans->len; i++)
    can = is_here (self, "label", g_array_index (decision->spans, DipleDecisionRow, i).label);
  return can;
}

static gboolean
put (DipleReceive *self,
     const DipleReceiveDecision *coming,
     guint gold,
     DipleThingKind kind,
     gint64 id,
     GError **error)
{
  const DipleStep step = {
    .verb = DIPLE_STEP_ADD,
    .kind = kind,
    .here = { kind, id, 0, 0 },
    .there = { kind, id, 0, 0 },
    .document = coming->document,
    .annotator = gold,
  };

  return diple_receive_put (self, &step, error);
}

static gboolean
put_label (DipleReceive *self, const DipleReceiveDecision *coming, guint gold, GError **error)
{
  const DipleSharedDocument *document = g_ptr_array_index (self->documents, coming->document);
  const DipleSharedAnnotator *annotator = g_ptr_array_index (self->annotators, gold);
  const gint64 attribute = coming->decision->attribute;
  const DipleStep step = {
    .verb = DIPLE_STEP_ADD,
    .kind = DIPLE_THING_LABEL,
    .here = { DIPLE_THING_LABEL, document->here, annotator->here, attribute },
    .there = { DIPLE_THING_LABEL, document->there, annotator->there, attribute },
    .document = coming->document,
    .annotator = gold,
  };

  return attribute == 0 || diple_receive_put (self, &step, error);
}

static gboolean
has_ends (DipleReceive *self, gint64 relation)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (self->there, "SELECT source, target FROM relation WHERE id = ?1", NULL);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, relation);
  return sqlite3_step (stmt) == SQLITE_ROW &&
         is_here (self, "span", diple_receive_find_twin (self, sqlite3_column_int64 (stmt, 0))) &&
         is_here (self, "span", diple_receive_find_twin (self, sqlite3_column_int64 (stmt, 1)));
}

static gboolean
put_gold (DipleReceive *self, const DipleReceiveDecision *coming, guint gold, GError **error)
{
  const DipleDecision *decision = coming->decision;

  for (guint i = 0; i < decision->spans->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->spans, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_GOLD &&
          !put (self, coming, gold, DIPLE_THING_SPAN, row->id, error))
        return FALSE;
    }
  for (guint i = 0; i < decision->relations->len; i++)
    {
      const DipleDecisionRow *row = &g_array_index (decision->relations, DipleDecisionRow, i);

      if (row->role == DIPLE_ROLE_GOLD && has_ends (self, row->id) &&
          !put (self, coming, gold, DIPLE_THING_RELATION, row->id, error))
        return FALSE;
    }
  return put_label (self, coming, gold, error);
}

/* The gold annotators of both are one. */
static gboolean
add_gold (DipleReceive *self, GError **error)
{
  DipleSharedAnnotator *gold = g_new0 (DipleSharedAnnotator, 1);

  g_ptr_array_add (self->annotators, gold);
  gold->there = diple_gold_find (self->other, error);
  gold->here = gold->there >= 0 ? diple_gold_ensure (self->store, error) : 0;
  return gold->here != 0;
}

static gboolean
take_words (DipleReceive *self, const DipleDecision *decision, GError **error)
{
  g_autoptr (sqlite3_stmt) stmt =
      diple_sql_prepare (self->here,
                         "UPDATE decision SET question = ?2, answer = ?3, answered = ?4,"
                         " reason = ?5, kept = ?6"
                         " WHERE id = ?1",
                         error);

  if (stmt == NULL)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, decision->id);
  diple_sql_bind_text (stmt, 2, decision->question);
  diple_sql_bind_text (stmt, 3, decision->answer);
  sqlite3_bind_int (stmt, 4, decision->answered);
  diple_sql_bind_text (stmt, 5, decision->reason);
  sqlite3_bind_int (stmt, 6, decision->kept);
  return diple_sql_finish (stmt, error);
}

static gboolean
add_decision (DipleReceive *self, const DipleReceiveDecision *coming, guint gold, GError **error)
{
  translate (self, coming);
  return !can_come (self, coming->decision) ||
         (diple_decision_write (self->store, coming->decision, error) &&
          (coming->beside || put_gold (self, coming, gold, error)));
}

static gboolean
do_one (DipleReceive *self, const DipleReceiveDecision *one, guint gold, GError **error)
{
  if (one->verb == DIPLE_STEP_REMOVE)
    return diple_decision_unmake (self->store, one->decision->id, error);
  return one->verb == DIPLE_STEP_CHANGE ? take_words (self, one->decision, error)
                                        : add_decision (self, one, gold, error);
}

/* Spans first, of all that come: relations lead from one decision's to another's. */
static gboolean
do_all (DipleReceive *self, DipleStepVerb verb, gboolean relations, GError **error)
{
  const guint gold = self->annotators->len - 1;

  for (guint i = 0; i < self->decisions->len; i++)
    {
      const DipleReceiveDecision *one = g_ptr_array_index (self->decisions, i);

      if (one->verb == verb && (one->decision->relation_type != 0) == relations &&
          !do_one (self, one, gold, error))
        return FALSE;
    }
  return TRUE;
}

/* What comes is put before what goes is taken away, so that a gold span that was decided anew
 * stays, with what hangs on it. */
gboolean
diple_receive_write_decisions (DipleReceive *self, GError **error)
{
  if (self->decisions->len == 0)
    return TRUE;
  return add_gold (self, error) && do_all (self, DIPLE_STEP_ADD, FALSE, error) &&
         do_all (self, DIPLE_STEP_ADD, TRUE, error) &&
         do_all (self, DIPLE_STEP_CHANGE, FALSE, error) &&
         do_all (self, DIPLE_STEP_CHANGE, TRUE, error) &&
         do_all (self, DIPLE_STEP_REMOVE, TRUE, error) &&
         do_all (self, DIPLE_STEP_REMOVE, FALSE, error);
}
