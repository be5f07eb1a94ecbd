/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-span.h"

G_BEGIN_DECLS

/* What agreement is measured on: plain values with no store behind them, so that a figure can be
 * computed from a project, a file or a test alike. Annotators, labels, attributes and types of
 * relations are indices into the lists of DipleUnits. All offsets are code points, half open. */

/* One value of an attribute; an attribute with several values has several. */
typedef struct
{
  guint attribute;
  char *value;
} DipleUnitValue;

/* A label on a place, by one annotator. */
typedef struct
{
  guint annotator;
  guint label;
  DipleRange range;      /* from the first fragment's start to the last one's end; not empty */
  DipleRange *fragments; /* all pieces in text order, or NULL when it is in one piece */
  guint n_fragments;     /* 0 when it is in one piece */
  GArray *values;        /* DipleUnitValue, or NULL */
} DipleUnit;

/* A typed link between two units of one annotator. */
typedef struct
{
  guint type;
  guint from; /* index into the document's units */
  guint to;
} DipleUnitRelation;

/* One document with everything that was marked in it. Only the units of annotators who finished it
 * count: "finished and found nothing" is data, "not finished" is missing. */
typedef struct
{
  char *name;        /* unique among the documents; they are counted in its order */
  guint length;      /* in code points */
  char *text;        /* UTF-8 with @length code points, or NULL: then no character is blank */
  GArray *tokens;    /* DipleRange in text order, or NULL when nobody has cut the text */
  GArray *finished;  /* guint: the annotators who finished, ascending */
  GArray *units;     /* DipleUnit */
  GArray *relations; /* DipleUnitRelation */
} DipleUnitDocument;

/* All of it. */
typedef struct
{
  GPtrArray *annotators; /* char *: names */
  GPtrArray *labels;     /* char * */
  GPtrArray *attributes; /* char * */
  GPtrArray *types;      /* char *: of relations */
  GPtrArray *documents;  /* DipleUnitDocument * */
} DipleUnits;

DipleUnits *diple_units_new (void);
void diple_units_free (DipleUnits *units);

/* An empty document; its name is copied. The caller owns it, or adds it to a DipleUnits. */
DipleUnitDocument *diple_unit_document_new (const char *name, guint length);
void diple_unit_document_free (DipleUnitDocument *document);

/* Adds a unit and returns it, lent until the next one is added. */
DipleUnit *diple_unit_document_add (DipleUnitDocument *document,
                                    guint annotator,
                                    guint label,
                                    DipleRange range);

/* Gives it pieces, which are copied, and the range that holds them. One piece makes a plain unit.
 */
void diple_unit_set_fragments (DipleUnit *unit, const DipleRange *fragments, guint n_fragments);

/* Adds a value of an attribute. */
void diple_unit_add_value (DipleUnit *unit, guint attribute, const char *value);

/* The pieces of @unit, lent: its fragments, or its range. */
const DipleRange *diple_unit_get_pieces (const DipleUnit *unit, guint *n_pieces);

/* Code points in its pieces, and those that it shares with another one. */
guint diple_unit_length (const DipleUnit *unit);
guint diple_unit_overlap (const DipleUnit *a, const DipleUnit *b);

/* Whether both have the same pieces. */
gboolean diple_unit_same_place (const DipleUnit *a, const DipleUnit *b);

/* Orders by start, end, pieces, label, annotator: what is equal is a duplicate. Of DipleUnit. */
int diple_unit_compare (const DipleUnit *a, const DipleUnit *b);

/* The same, and what is equal by its values: of duplicates the same one comes first in any order.
 */
int diple_unit_compare_all (const DipleUnit *a, const DipleUnit *b);

gboolean diple_unit_document_finished_by (const DipleUnitDocument *document, guint annotator);

/* Whether the same people finished both and marked and linked the same, in the same order. Names
 * and texts are not looked at. */
gboolean diple_unit_document_equal (const DipleUnitDocument *a, const DipleUnitDocument *b);

/* Brings everything into the one order in which it is counted, whatever order it came in: names of
 * annotators and labels and documents by their bytes, units by diple_unit_compare(). Exact
 * duplicates of one annotator become one. All indices are changed to follow. */
void diple_units_sort (DipleUnits *units);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleUnits, diple_units_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleUnitDocument, diple_unit_document_free)

G_END_DECLS
