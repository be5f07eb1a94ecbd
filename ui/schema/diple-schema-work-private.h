/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"
#include "data/diple-schema-change.h"

G_BEGIN_DECLS

/* DipleSchemaWork is what the widgets of the schema page have in common: the schema as the editor
 * has it, how often its parts are used, and the way to change it, one action each. Lives on the
 * main thread.
 *
 * Signals: "changed" () the schema or the numbers are others; "refused" (const char *message) a
 * change was not made; "told" (const char *message) one was that deserves a word; "made" (gint64
 * id) a part was made, and is in the schema. */
#define DIPLE_TYPE_SCHEMA_WORK (diple_schema_work_get_type ())
G_DECLARE_FINAL_TYPE (DipleSchemaWork, diple_schema_work, DIPLE, SCHEMA_WORK, GObject)

/* Runs inside an action on the writing thread; *@made may be set to the id of a new part. */
typedef gboolean (*DipleSchemaStep) (DipleStore *store,
                                     gpointer data,
                                     gint64 *made,
                                     GError **error);

DipleSchemaWork *diple_schema_work_new (void);

/* @editor may be NULL. */
void diple_schema_work_set_editor (DipleSchemaWork *self, DipleEditor *editor);
DipleEditor *diple_schema_work_get_editor (DipleSchemaWork *self);

/* Lent; NULL without an editor. */
const DipleSchema *diple_schema_work_get_schema (DipleSchemaWork *self);

/* The part's name, where several attributes share one with what carries it; a new string. */
char *diple_schema_dup_part_title (const DipleSchema *schema, gint64 id);

/* What carries an attribute in a word, lent; NULL for any other part. */
const char *diple_schema_carrier_word (const DipleSchema *schema, gint64 id);

/* What uses the part @id, lent until "changed"; NULL when nothing does or it is not known yet. */
const DipleTouch *diple_schema_work_get_usage (DipleSchemaWork *self, gint64 id);

/* Counts again; "changed" follows. */
void diple_schema_work_count (DipleSchemaWork *self);

/* Makes one change; @sentence says what was done, in the history too. @told: whether a toast says
 * it as well. Takes @data. */
void diple_schema_work_run (DipleSchemaWork *self,
                            DipleSchemaStep step,
                            gpointer data,
                            GDestroyNotify data_free,
                            const char *sentence,
                            gboolean told);

/* Sets a field; nothing happens when it has that value already. */
void diple_schema_work_set_field (DipleSchemaWork *self,
                                  gint64 id,
                                  DipleSchemaField field,
                                  const char *value);

/* Sets owners (gint64), conditions (DipleCondition) or ends (DipleRelationEnd), as @field of a
 * change in memory; @array is copied. */
typedef enum
{
  DIPLE_LIST_OWNERS,
  DIPLE_LIST_CONDITIONS,
  DIPLE_LIST_ENDS,
} DipleSchemaList;

void diple_schema_work_set_list (DipleSchemaWork *self,
                                 gint64 id,
                                 DipleSchemaList list,
                                 const GArray *array);

void diple_schema_work_step (DipleSchemaWork *self, gint64 id, int direction);
void diple_schema_work_place (DipleSchemaWork *self, gint64 id, gint64 beside, gboolean after);

/* Makes a part with a name of its own at the end of its list; @home is a label's layer, an option's
 * attribute or a DipleAttributeOwner; @name NULL proposes one. "made" follows. */
void
diple_schema_work_make (DipleSchemaWork *self, DipleSchemaPart part, gint64 home, const char *name);

G_END_DECLS
