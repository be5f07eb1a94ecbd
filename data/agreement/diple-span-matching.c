/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/agreement/diple-span-matching-private.h"

#include "data/agreement/diple-assignment-private.h"

/* Two units that share something. */
typedef struct
{
  guint row;
  guint column;
  guint shared; /* code points */
  guint length; /* of both together */
  gboolean same_place;
  gboolean same_label;
} Meeting;

/* A soft credit as a whole number, so that matching it is exact; what is lost is below 10^-13. */
#define SOFT_ONE ((gint64) 1 << 44)

static const DipleUnit *
get_unit (GPtrArray *units, guint i)
{
  return g_ptr_array_index (units, i);
}

/* All pairs of @a and @b that share something, in order of row. */
static GArray *
find_meetings (GPtrArray *a, GPtrArray *b)
{
  GArray *meetings = g_array_new (FALSE, FALSE, sizeof (Meeting));
  guint low = 0;

  for (guint i = 0; i < a->len; i++)
    {
      const DipleUnit *unit = get_unit (a, i);

      while (low < b->len && get_unit (b, low)->range.end <= unit->range.start)
        low++;
      for (guint j = low; j < b->len && get_unit (b, j)->range.start < unit->range.end; j++)
        {
          const DipleUnit *other = get_unit (b, j);
          const Meeting meeting = {
            .row = i,
            .column = j,
            .shared = diple_unit_overlap (unit, other),
            .length = diple_unit_length (unit) + diple_unit_length (other),
            .same_place = diple_unit_same_place (unit, other),
            .same_label = unit->label == other->label,
          };

          if (meeting.shared > 0)
            g_array_append_val (meetings, meeting);
        }
    }
  return meetings;
}

static gint64
weigh (const Meeting *meeting, DipleF1 measure)
{
  switch (measure)
    {
    case DIPLE_F1_EXACT:
      return meeting->same_place;
    case DIPLE_F1_OVERLAP:
      return 1;
    case DIPLE_F1_PARTIAL:
      return meeting->same_place ? 2 : 1;
    case DIPLE_F1_SOFT:
      return (gint64) ((double) SOFT_ONE * 2 * meeting->shared / meeting->length);
    case DIPLE_F1_IOU50:
      return 2 * meeting->shared >= meeting->length - meeting->shared;
    case DIPLE_F1_COVERAGE:
    default:
      g_return_val_if_reached (0);
    }
}

static double
credit (const Meeting *meeting, DipleF1 measure)
{
  if (measure == DIPLE_F1_SOFT)
    return 2.0 * meeting->shared / meeting->length;
  return measure == DIPLE_F1_PARTIAL ? weigh (meeting, measure) / 2.0
                                     : (double) weigh (meeting, measure);
}

/* Whether no unit meets more than one other: then there is nothing to choose. */
static gboolean
is_plain (GArray *meetings, guint n_columns)
{
  g_autofree guint8 *taken = g_new0 (guint8, n_columns);

  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);

      if (taken[meeting->column]++ > 0 || (i > 0 && meeting[-1].row == meeting->row))
        return FALSE;
    }
  return TRUE;
}

/* The best matching by @measure; a new array of a column for each row. */
static guint *
match (GArray *meetings, guint n_rows, guint n_columns, DipleF1 measure)
{
  g_autoptr (GArray) pairings = g_array_new (FALSE, FALSE, sizeof (DiplePairing));
  guint *matched = g_new (guint, n_rows);

  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);
      const DiplePairing pairing = { meeting->row, meeting->column, weigh (meeting, measure) };

      if (pairing.weight > 0)
        g_array_append_val (pairings, pairing);
    }
  diple_assignment_solve (
      n_rows, n_columns, (const DiplePairing *) pairings->data, pairings->len, matched);
  return matched;
}

static double
sum_credit (GArray *meetings, const guint *matched, DipleF1 measure)
{
  double sum = 0;

  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);

      if (matched == NULL || matched[meeting->row] == meeting->column)
        sum += credit (meeting, measure);
    }
  return sum;
}

void
diple_match_label (GPtrArray *a, GPtrArray *b, DipleSpanCounts *counts)
{
  g_autoptr (GArray) meetings = find_meetings (a, b);
  const gboolean plain = is_plain (meetings, b->len);

  counts->spans[0] = a->len;
  counts->spans[1] = b->len;
  for (DipleF1 measure = 0; measure < DIPLE_F1_COVERAGE; measure++)
    {
      /* Without duplicates, no two units of one annotator and label have the same place. */
      g_autofree guint *matched =
          plain || measure == DIPLE_F1_EXACT ? NULL : match (meetings, a->len, b->len, measure);

      counts->credit[measure] = sum_credit (meetings, matched, measure);
    }
}

/* What is worth more than all that comes after it: @k is above the number of pairs there can be,
 * @all above everything shared. */
static gint64
weigh_alignment (const Meeting *meeting, gint64 k, gint64 all)
{
  if (meeting->same_place)
    return k * k * all + meeting->shared;
  return (meeting->same_label ? k : 1) * all + meeting->shared;
}

/* Everything between units that are not aligned yet. */
static GArray *
find_open_pairings (GArray *meetings, const guint *aligned, const gboolean *taken, gint64 k)
{
  GArray *pairings = g_array_new (FALSE, FALSE, sizeof (DiplePairing));
  gint64 all = 1;

  for (guint i = 0; i < meetings->len; i++)
    all += g_array_index (meetings, Meeting, i).shared;
  /* The last tie-break goes before a number gets too large; the counts do not depend on it. */
  if (all > (G_MAXINT64 >> 2) / MAX (k, 1) / k / k)
    all = 1;
  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);
      const DiplePairing pairing = {
        meeting->row,
        meeting->column,
        weigh_alignment (meeting, k, all) - (all == 1 ? meeting->shared : 0),
      };

      if (aligned[meeting->row] == G_MAXUINT && !taken[meeting->column])
        g_array_append_val (pairings, pairing);
    }
  return pairings;
}

/* Identical units are aligned in every best alignment: there is one partner for each at most. */
static void
align_identical (GArray *meetings, guint *aligned, gboolean *taken)
{
  for (guint i = 0; i < meetings->len; i++)
    {
      const Meeting *meeting = &g_array_index (meetings, Meeting, i);

      if (meeting->same_place && meeting->same_label)
        {
          aligned[meeting->row] = meeting->column;
          taken[meeting->column] = TRUE;
        }
    }
}

guint *
diple_align (GPtrArray *a, GPtrArray *b)
{
  g_autoptr (GArray) meetings = find_meetings (a, b);
  g_autofree gboolean *taken = g_new0 (gboolean, b->len);
  g_autofree guint *matched = g_new (guint, a->len);
  guint *aligned = g_new (guint, a->len + 1);
  g_autoptr (GArray) pairings = NULL;

  for (guint i = 0; i < a->len; i++)
    aligned[i] = G_MAXUINT;
  align_identical (meetings, aligned, taken);
  pairings = find_open_pairings (meetings, aligned, taken, MIN (a->len, b->len) + 1);
  if (pairings->len == 0)
    return aligned;
  diple_assignment_solve (
      a->len, b->len, (const DiplePairing *) pairings->data, pairings->len, matched);
  for (guint i = 0; i < a->len; i++)
    if (matched[i] != DIPLE_UNMATCHED)
      aligned[i] = matched[i];
  return aligned;
}

static gint64 *
find_count (DipleAlignment *alignment, const DipleUnit *a, const DipleUnit *b)
{
  if (diple_unit_same_place (a, b))
    return a->label == b->label ? &alignment->identical : &alignment->label;
  return a->label == b->label ? &alignment->boundary : &alignment->both;
}

DipleAlignment
diple_alignment_count (GPtrArray *a, GPtrArray *b, const guint *aligned)
{
  DipleAlignment alignment = { .only = { 0, b->len } };

  for (guint i = 0; i < a->len; i++)
    if (aligned[i] == G_MAXUINT)
      alignment.only[0]++;
    else
      {
        *find_count (&alignment, get_unit (a, i), get_unit (b, aligned[i])) += 1;
        alignment.only[1]--;
      }
  return alignment;
}
