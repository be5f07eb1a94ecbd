/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-value.h"

G_BEGIN_DECLS

typedef enum
{
  DIPLE_OVERLAP_ANY,    /* spans of the layer may cross */
  DIPLE_OVERLAP_NESTED, /* they may nest but not cross */
  DIPLE_OVERLAP_NONE,
} DipleOverlap;

typedef struct
{
  gint64 id;
  char *name;
  char *description;
  DipleOverlap overlap;
} DipleLayer;

/* What a label is for, or is not for, in words and, where somebody took it from the project, with a
 * link to its place. The link may outlive what it led to: @document is 0 when that is gone, @span
 * when only the span is. */
typedef struct
{
  gint64 id;
  gboolean positive;
  char *text;
  char *note;      /* why; or "" */
  gint64 document; /* or 0 */
  gint64 span;     /* or 0 */
  guint start;     /* code points */
  guint end;
} DipleExample;

typedef struct
{
  gint64 id;
  gint64 layer;
  char *name;
  char *description;
  char colour[8];      /* "#rrggbb", the hue on a light page; the view derives the others */
  char *key;           /* a key's name as GDK spells it ("p"), or "" */
  gboolean fragments;  /* whether a span may have several pieces */
  char *guideline;     /* Markdown, or "" */
  GPtrArray *examples; /* DipleExample *, in their order */
} DipleLabel;

typedef enum
{
  DIPLE_ATTRIBUTE_CHOICE,
  DIPLE_ATTRIBUTE_CHOICES,
  DIPLE_ATTRIBUTE_BOOLEAN,
  DIPLE_ATTRIBUTE_NUMBER,
  DIPLE_ATTRIBUTE_TEXT,
  DIPLE_ATTRIBUTE_ENTITY,
} DipleAttributeType;

typedef enum
{
  DIPLE_OWNER_SPAN,
  DIPLE_OWNER_RELATION,
  DIPLE_OWNER_DOCUMENT,
} DipleAttributeOwner;

typedef struct
{
  gint64 id;
  char *name;
  char *description;
  gboolean excuses; /* a span that says so needs no relations ("stated by the article itself") */
} DipleOption;

/* That an attribute of the same thing has an option or, where @option is 0, any value (of yes or
 * no: yes). */
typedef struct
{
  gint64 attribute;
  gint64 option;
} DipleCondition;

typedef struct
{
  gint64 id;
  char *name;
  char *description;
  DipleAttributeOwner owner;
  DipleAttributeType type;
  char *default_value;
  gboolean carried;   /* the last value is proposed for the next one */
  gboolean compared;  /* counts in agreement */
  GPtrArray *options; /* DipleOption *, for a choice or choices */
  GArray *owners;     /* gint64: ids of labels or of relation types; empty: all of them */
  GArray *conditions; /* DipleCondition: of each attribute named here, one must be true */
} DipleAttribute;

typedef struct
{
  gint64 from_label;
  gint64 to_label;
} DipleRelationEnd;

typedef struct
{
  gint64 id;
  char *name;
  char *description;
  char colour[8];
  char *key;
  gboolean symmetric;
  gboolean across;      /* may join spans of two documents */
  guint maximum;        /* per source span; 0: any number */
  gboolean needed_from; /* a span it may start from is missed one (a warning, no rule) */
  gboolean needed_to;   /* the same of a span it may lead to */
  GArray *ends;         /* DipleRelationEnd; empty: any two labels */
} DipleRelationType;

/* What may be annotated. Immutable once built, with an atomic count of references; orders are the
 * orders of the arrays. */
typedef struct
{
  char *name;
  char *guideline;           /* Markdown, or "" */
  GPtrArray *layers;         /* DipleLayer * */
  GPtrArray *labels;         /* DipleLabel * */
  GPtrArray *attributes;     /* DipleAttribute * */
  GPtrArray *relation_types; /* DipleRelationType * */
} DipleSchema;

DipleSchema *diple_schema_new (void);
DipleSchema *diple_schema_ref (DipleSchema *schema);
void diple_schema_unref (DipleSchema *schema);

const DipleLayer *diple_schema_layer (const DipleSchema *schema, gint64 id);
const DipleLabel *diple_schema_label (const DipleSchema *schema, gint64 id);
const DipleAttribute *diple_schema_attribute (const DipleSchema *schema, gint64 id);
const DipleRelationType *diple_schema_relation_type (const DipleSchema *schema, gint64 id);

/* The label called @name; @layer narrows it and may be NULL. NULL when none or, without @layer,
 * when several are called so. */
const DipleLabel *
diple_schema_label_by_name (const DipleSchema *schema, const char *layer, const char *name);

/* The label on @key (a key's name as GDK spells it), or NULL. */
const DipleLabel *diple_schema_label_by_key (const DipleSchema *schema, const char *key);

/* Whether @attribute is to be filled in on something with the label or relation type @owner (0: a
 * document) that has @values: it is carried there, and its conditions hold. A condition counts only
 * where the attribute that it names is carried, and a value only while its own attribute applies.
 */
gboolean diple_attribute_applies (const DipleSchema *schema,
                                  const DipleAttribute *attribute,
                                  gint64 owner,
                                  const DipleValues *values);

/* Reads the layout of docs/schema.md ("diple-schema/1"). New ids everywhere. @name is what messages
 * call the input. Refuses clashing keys, doubled names, unknown references and unknown keys of the
 * JSON with DIPLE_ERROR_INPUT, naming file and line. */
DipleSchema *
diple_schema_from_json (const char *json, gssize n_bytes, const char *name, GError **error);

/* The same layout written out: keys in a fixed order, two blanks of indentation, LF at the end. */
char *diple_schema_to_json (const DipleSchema *schema);

/* A schema that ships: "news" (the default) or "simple". NULL with DIPLE_ERROR_NOT_FOUND. */
DipleSchema *diple_schema_builtin (const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleSchema, diple_schema_unref)

G_END_DECLS
