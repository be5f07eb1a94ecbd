/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-boundaries.h"
#include "data/diple-relation.h"
#include "data/diple-schema.h"
#include "data/diple-span-index.h"
#include "data/diple-store.h"

G_BEGIN_DECLS

/* Validators look for what is probably a slip. They warn and never block, and a project may switch
 * each of them off. */
typedef enum
{
  DIPLE_VALIDATOR_NEEDED_FROM, /* a claim without a source */
  DIPLE_VALIDATOR_NEEDED_TO,   /* a cue without a claim */
  DIPLE_VALIDATOR_FULL_STOP,   /* a claim that ends in the sentence's full stop */
  DIPLE_VALIDATOR_QUOTATION,   /* an unbalanced quotation mark */
  DIPLE_VALIDATOR_EDGE,        /* a blank at an edge */
  DIPLE_VALIDATOR_WORD,        /* an edge inside a word */
  DIPLE_VALIDATOR_OVERLAP, /* against the overlap rule of its layer, from an import or an old schema
                            */
  DIPLE_N_VALIDATORS,
} DipleValidator;

/* Bits of validators, as 1 << DipleValidator. */
typedef guint DipleValidatorSet;

const char *diple_validator_name (DipleValidator validator); /* as diplectl and the file spell it */
const char *diple_validator_title (DipleValidator validator); /* translated */
gboolean diple_validator_from_name (const char *name, DipleValidator *validator);

/* Which validators the project has switched off. */
gboolean diple_validators_load_off (DipleStore *store, DipleValidatorSet *off, GError **error);

/* Inside an action. */
gboolean
diple_validators_switch (DipleStore *store, DipleValidator validator, gboolean on, GError **error);

/* What a validator found. */
typedef struct
{
  DipleValidator validator;
  gint64 document;
  gint64 span;
  gint64 label;
  gint64 annotator;
  DipleRange range;
  char *message; /* a short sentence: “no source: attributed to” */
  char *surface; /* the span's text, cut after 80 code points */
  char *title;   /* of the document; NULL when only one document was looked at */
} DipleWarning;

void diple_warning_free (DipleWarning *warning);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleWarning, diple_warning_free)

/* One document's spans by one annotator, ready to be looked at. Everything is lent and must outlive
 * it, the schema and the text unchanged; belongs to one thread. */
typedef struct _DipleValidation DipleValidation;

/* @relations: elements DipleRelation *. */
DipleValidation *diple_validation_new (const DipleSchema *schema,
                                       const DipleTextMap *map,
                                       DipleBoundaries *boundaries,
                                       const DipleSpanIndex *spans,
                                       GPtrArray *relations,
                                       DipleValidatorSet off);
void diple_validation_free (DipleValidation *self);

/* A relation more or less than it was told of. */
void diple_validation_add_relation (DipleValidation *self, const DipleRelation *relation);
void diple_validation_remove_relation (DipleValidation *self, const DipleRelation *relation);

/* The warnings about @span, added to @warnings (elements DipleWarning *, owned). A few
 * microseconds. */
void diple_validation_look (DipleValidation *self, const DipleSpan *span, GPtrArray *warnings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleValidation, diple_validation_free)

/* One annotator's spans of one document. */
typedef struct
{
  gint64 document;
  gint64 annotator;
} DipleValidationWork;

/* All there is to look at of @annotator's work (0: of everybody's), documents in the project's
 * order; elements DipleValidationWork. */
GArray *diple_validate_list (DipleStore *store, gint64 annotator, GError **error);

/* The warnings about @n_work pieces of work, with titles, added to @warnings (elements DipleWarning
 * *, owned). What is gone meanwhile is passed over. A piece takes about as long as opening the
 * document. */
gboolean diple_validate_some (DipleStore *store,
                              const DipleValidationWork *work,
                              guint n_work,
                              GPtrArray *warnings,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
