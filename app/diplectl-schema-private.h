/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "diplectl.h"

#include "data/diple-schema-change.h"

G_BEGIN_DECLS

/* The options of “schema”; each action uses its part. */
typedef struct
{
  gboolean dry_run;
  gboolean carry;
  gboolean negative;
  char *note;
  char *with;
  char *on;
  char *from;
  char *to;
  char **texts;
} DiplectlSchemaOptions;

/* What one action of “schema” does; the project is the call's first word. */
typedef DiplectlStatus (*DiplectlSchemaAction) (DiplectlCall *call,
                                                const DiplectlSchemaOptions *options);

DiplectlStatus diplectl_schema_usage (DiplectlCall *call, const DiplectlSchemaOptions *options);
DiplectlStatus diplectl_schema_rename (DiplectlCall *call, const DiplectlSchemaOptions *options);
DiplectlStatus diplectl_schema_set (DiplectlCall *call, const DiplectlSchemaOptions *options);
DiplectlStatus diplectl_schema_add (DiplectlCall *call, const DiplectlSchemaOptions *options);
DiplectlStatus diplectl_schema_move (DiplectlCall *call, const DiplectlSchemaOptions *options);
DiplectlStatus diplectl_schema_remove (DiplectlCall *call, const DiplectlSchemaOptions *options);
DiplectlStatus diplectl_schema_merge (DiplectlCall *call, const DiplectlSchemaOptions *options);
DiplectlStatus diplectl_schema_split (DiplectlCall *call, const DiplectlSchemaOptions *options);
DiplectlStatus diplectl_schema_example (DiplectlCall *call, const DiplectlSchemaOptions *options);

/* The part called @word: NAME, KIND:NAME (KIND: layer, label, relation, attribute, option), an
 * option also as option:ATTRIBUTE=NAME, a label as label:LAYER/NAME, an attribute as
 * attribute:LABEL/NAME; “schema” is the schema itself. FALSE with an error when there is none or
 * there are several. */
gboolean
diplectl_find_part (const DipleSchema *schema, const char *word, gint64 *id, GError **error);

G_END_DECLS
