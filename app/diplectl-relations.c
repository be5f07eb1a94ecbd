/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-annotators.h"
#include "data/diple-changes.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-relations.h"
#include "data/diple-schema-rules.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"

#include <glib/gi18n.h>
#include <stdio.h>

/* What the relations of one call share. */
typedef struct
{
  DiplectlCall *call;
  DipleSchema *schema;
} Linker;

static void
clear_linker (Linker *linker)
{
  g_clear_pointer (&linker->schema, diple_schema_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Linker, clear_linker)

static const DipleRelationType *
find_type (const Linker *linker, const char *name, GError **error)
{
  for (guint i = 0; i < linker->schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (linker->schema->relation_types, i);

      if (g_str_equal (type->name, name))
        return type;
    }
  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_NOT_FOUND,
               _ ("the schema has no relation “%s”; “diplectl schema show” lists them"),
               name);
  return NULL;
}

static char *
dup_surface (Linker *linker, gint64 span)
{
  g_autoptr (DipleSpan) found = diple_spans_find (linker->call->store, span, NULL);
  g_autoptr (DipleDocument) document =
      found != NULL ? diple_documents_load (linker->call->store, found->document, NULL) : NULL;

  /* For a sentence only: what is really wrong is met again where it is written. */
  return document != NULL ? diplectl_dup_quote (document, found->range) : g_strdup ("");
}

/* In the direction in which the schema joins the two, as the window does. */
static gboolean
is_backward (const DipleRelationType *type, const DipleSpan *source, const DipleSpan *target)
{
  return !diple_relation_type_joins (type, source->label, target->label) &&
         diple_relation_type_joins (type, target->label, source->label);
}

static gboolean
write_link (Linker *linker,
            const DipleRelationType *type,
            DipleSpan *source,
            DipleSpan *target,
            const char *const *pairs,
            GError **error)
{
  const DiplectlSaying saying = { linker->schema, DIPLE_OWNER_RELATION, type->id };
  gboolean backward = is_backward (type, source, target);
  g_autoptr (DipleRelation) relation = diple_relation_new (type->id,
                                                           linker->call->actor,
                                                           backward ? target->id : source->id,
                                                           backward ? source->id : target->id);
  g_autofree char *from = dup_surface (linker, relation->source);
  g_autofree char *to = dup_surface (linker, relation->target);
  g_autofree char *sentence =
      g_strdup_printf (_ ("Linked “%s” with “%s”: %s"), from, to, type->name);
  g_autoptr (DipleChanges) changes = diple_changes_new ("relation.add", sentence, source->document);
  char id[DIPLE_ID_TEXT_SIZE];

  if (!diplectl_say_values (linker->call, &saying, pairs, &relation->values, changes, error))
    return FALSE;
  diple_changes_put_relation (changes, relation);
  if (!diple_changes_write (linker->call->store, linker->call->actor, changes, error))
    return FALSE;
  diplectl_say ("%s", diple_id_format (relation->id, id));
  fflush (stdout);
  return TRUE;
}

static gboolean
draw (Linker *linker,
      const char *from,
      const char *name,
      const char *to,
      const char *const *pairs,
      GError **error)
{
  const DipleRelationType *type = find_type (linker, name, error);
  g_autoptr (DipleSpan) source = NULL;
  g_autoptr (DipleSpan) target = NULL;

  if (type != NULL)
    source = diplectl_find_span (linker->call, from, error);
  if (source != NULL)
    target = diplectl_find_span (linker->call, to, error);
  return target != NULL && write_link (linker, type, source, target, pairs, error);
}

static gboolean
draw_line (const char *line, gpointer data, GError **error)
{
  Linker *linker = data;
  g_auto (GStrv) fields = g_strsplit (line, "\t", -1);

  if (g_strv_length (fields) >= 3)
    return draw (linker, fields[0], fields[1], fields[2], (const char *const *) fields + 3, error);
  g_set_error_literal (error,
                       DIPLE_ERROR,
                       DIPLE_ERROR_INPUT,
                       _ ("a line is a span, a relation, another span and, if need be, "
                          "NAME=VALUE, with a TAB between them"));
  return FALSE;
}

static gboolean
begin (Linker *linker, DiplectlStatus *status)
{
  g_autoptr (GError) error = NULL;

  if (!diplectl_open (linker->call, DIPLE_STORE_READ_WRITE, status) ||
      !diplectl_need_actor (linker->call, status))
    return FALSE;
  linker->schema = diple_schema_load (linker->call->store, &error);
  if (linker->schema == NULL)
    *status = diplectl_complain_error (linker->call->words[0], error);
  return linker->schema != NULL;
}

static DiplectlStatus
run_link (DiplectlCall *call)
{
  g_auto (Linker) linker = { .call = call };
  g_autofree char *from = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "from",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &from,
      N_ ("Take lines from FILE, “-” for standard input"),
      N_ ("FILE") },
    { NULL },
  };
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 1, 0, &status))
    return status;
  if (from != NULL ? call->n_words != 1 : call->n_words < 4)
    return diplectl_refuse_words (call);
  if (!begin (&linker, &status))
    return status;
  if (from != NULL)
    return diplectl_take_lines (
        from, _ ("stopped here; the lines from this one on are not linked"), draw_line, &linker);
  return draw (&linker,
               call->words[1],
               call->words[2],
               call->words[3],
               (const char *const *) call->words + 4,
               &error)
             ? DIPLECTL_DONE
             : diplectl_complain_error (call->words[0], error);
}

static DipleRelation *
find_relation (Linker *linker, const char *name, GError **error)
{
  gint64 id = diple_id_parse (name);
  g_autoptr (GError) local = NULL;
  DipleRelation *relation = id != 0 ? diple_relations_find (linker->call->store, id, &local) : NULL;

  if (relation != NULL)
    return relation;
  if (local != NULL && !g_error_matches (local, DIPLE_ERROR, DIPLE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error,
                 DIPLE_ERROR,
                 DIPLE_ERROR_NOT_FOUND,
                 _ ("no relation has the id “%s”; “diplectl relations” lists them"),
                 name);
  return NULL;
}

/* Fills @changes in for @relation, or takes it away when @changed is NULL; tells. */
static gboolean
commit (Linker *linker,
        const DipleRelation *relation,
        DipleRelation *changed,
        const char *action,
        const char *format,
        GError **error)
{
  const DipleRelationType *type = diple_schema_relation_type (linker->schema, relation->type);
  g_autoptr (DipleSpan) source = diple_spans_find (linker->call->store, relation->source, error);
  g_autofree char *from = dup_surface (linker, relation->source);
  g_autofree char *to = dup_surface (linker, relation->target);
  g_autofree char *words =
      g_strdup_printf ("%s — %s — %s", from, type != NULL ? type->name : "", to);
  g_autofree char *sentence = g_strdup_printf ("%s “%s”", format, words);
  g_autoptr (DipleChanges) changes = NULL;

  if (source == NULL)
    return FALSE;
  changes = diple_changes_new (action, sentence, source->document);
  if (changed != NULL)
    diple_changes_put_relation (changes, changed);
  else
    diple_changes_remove_relation (changes, relation->id);
  if (!diple_changes_write (linker->call->store, linker->call->actor, changes, error))
    return FALSE;
  diplectl_say ("%s", sentence);
  return TRUE;
}

static gboolean
unlink_one (Linker *linker, const char *name, GError **error)
{
  g_autoptr (DipleRelation) relation = find_relation (linker, name, error);

  return relation != NULL &&
         commit (linker, relation, NULL, "relation.remove", _ ("Deleted the relation"), error);
}

/* Each relation is an action of its own, as it is in the window. */
static DiplectlStatus
run_unlink (DiplectlCall *call)
{
  g_auto (Linker) linker = { .call = call };
  DiplectlStatus status;

  if (!diplectl_parse (call, NULL, 2, 0, &status) || !begin (&linker, &status))
    return status;
  status = DIPLECTL_DONE;
  for (guint i = 1; i < call->n_words; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!unlink_one (&linker, call->words[i], &error))
        status = diplectl_complain_error (call->words[0], error);
    }
  return status;
}

static gboolean
relink (Linker *linker, gboolean reverse, GError **error)
{
  DiplectlCall *call = linker->call;
  g_autoptr (DipleRelation) relation = find_relation (linker, call->words[1], error);
  g_autoptr (DipleRelation) changed = relation != NULL ? diple_relation_copy (relation) : NULL;
  const DipleRelationType *type = NULL;

  if (relation == NULL)
    return FALSE;
  if (call->n_words > 2)
    {
      type = find_type (linker, call->words[2], error);
      if (type == NULL)
        return FALSE;
      changed->type = type->id;
      diple_schema_prune_values (linker->schema, DIPLE_OWNER_RELATION, type->id, &changed->values);
    }
  if (reverse)
    {
      changed->source = relation->target;
      changed->target = relation->source;
    }
  return commit (linker,
                 relation,
                 changed,
                 type != NULL ? "relation.relabel" : "relation.reverse",
                 type != NULL ? _ ("Relabelled the relation") : _ ("Reversed"),
                 error);
}

static DiplectlStatus
run_relink (DiplectlCall *call)
{
  g_auto (Linker) linker = { .call = call };
  g_autoptr (GError) error = NULL;
  gboolean reverse = FALSE;
  const GOptionEntry entries[] = {
    { "reverse", 0, 0, G_OPTION_ARG_NONE, &reverse, N_ ("Swap its two ends"), NULL },
    { NULL },
  };
  DiplectlStatus status;

  if (!diplectl_parse (call, entries, 2, 3, &status))
    return status;
  if (call->n_words == 2 && !reverse)
    return diplectl_refuse_words (call);
  if (!begin (&linker, &status))
    return status;
  return relink (&linker, reverse, &error) ? DIPLECTL_DONE
                                           : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_link = {
  .name = "link",
  .arguments = N_ ("PROJECT SPAN RELATION SPAN [NAME=VALUE…]"),
  .summary = N_ ("Draw a relation from one span to another"),
  .details = N_ (
      "Prints the relation’s id when it is safe in the file. It leads the way that the schema "
      "allows, whichever span is named first, and may lead into another document where the "
      "schema says so. Values are written as for “diplectl set”.\n\nWith --from, each line of "
      "FILE is an action of its own: span, relation, span and values, with a TAB between them."),
  .example = "diplectl link flood.diple --as Ana 01j8v0c3m5x2q \"attributed to\" 01j8v0c3m5x3r",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_link,
};

const DiplectlCommand diplectl_relink = {
  .name = "relink",
  .arguments = N_ ("PROJECT ID [RELATION]"),
  .summary = N_ ("Make a relation another one, or turn it round"),
  .example = "diplectl relink flood.diple --as Ana 01j8v0c3m5x4t --reverse",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_relink,
};

const DiplectlCommand diplectl_unlink = {
  .name = "unlink",
  .arguments = N_ ("PROJECT ID…"),
  .summary = N_ ("Remove relations"),
  .details = N_ ("Each can be undone by itself."),
  .example = "diplectl unlink flood.diple --as Ana 01j8v0c3m5x4t",
  .takes = DIPLECTL_TAKES_AS,
  .run = run_unlink,
};
