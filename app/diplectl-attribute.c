/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl.h"

#include "data/diple-attribution.h"
#include "data/diple-documents.h"
#include "data/diple-error.h"
#include "data/diple-id.h"
#include "data/diple-relations.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"

#include <glib/gi18n.h>

/* Proposals for one document after another, on their way to stdout or into one action. */
typedef struct
{
  DiplectlCall *call;
  DipleSchema *schema;
  DipleAttributionRoles roles;
  gboolean alternatives;
  DipleChanges *changes; /* NULL: they are only shown */
  guint made;
  guint without;

  /* The document at hand. */
  DipleDocument *document;
  DipleAttributionRules *rules;
  DipleTextMap *map;
  DipleBoundaries *boundaries;
  GArray *known;
  GPtrArray *relations;
} Attributing;

static void
close_document (Attributing *self)
{
  g_clear_pointer (&self->relations, g_ptr_array_unref);
  g_clear_pointer (&self->known, g_array_unref);
  g_clear_pointer (&self->boundaries, diple_boundaries_free);
  g_clear_pointer (&self->map, diple_text_map_free);
  g_clear_pointer (&self->rules, diple_attribution_rules_free);
  g_clear_pointer (&self->document, diple_document_free);
}

static void
attributing_clear (Attributing *self)
{
  close_document (self);
  g_clear_pointer (&self->changes, diple_changes_free);
  g_clear_pointer (&self->schema, diple_schema_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Attributing, attributing_clear)

static char *
place_of (const DipleRange *ranges, guint n_ranges)
{
  GString *place = g_string_new (NULL);

  for (guint i = 0; i < n_ranges; i++)
    g_string_append_printf (place, "%s%u-%u", i > 0 ? "," : "", ranges[i].start, ranges[i].end);
  return g_string_free (place, FALSE);
}

static char *
dup_text (const Attributing *self, DipleRange range)
{
  return diple_text_map_dup_range (self->map, range);
}

static void
print_proposal (const Attributing *self, const DipleSpan *claim, const DipleAttribution *one)
{
  const gboolean cued = self->roles.cue != 0 && one->cue.start < one->cue.end;
  char document[DIPLE_ID_TEXT_SIZE], span[DIPLE_ID_TEXT_SIZE];
  g_autofree char *said = place_of (one->claim, one->n_claim);
  g_autofree char *source = place_of (&one->source, 1);
  g_autofree char *cue = cued ? place_of (&one->cue, 1) : g_strdup ("");
  g_autofree char *source_text = dup_text (self, one->source);
  g_autofree char *cue_text = cued ? dup_text (self, one->cue) : g_strdup ("");

  diplectl_say_columns (diple_id_format (self->document->id, document),
                        diple_id_format (claim->id, span),
                        said,
                        source,
                        source_text,
                        cue,
                        cue_text,
                        NULL);
}

static json_t *
json_range (const Attributing *self, DipleRange range, gint64 span)
{
  g_autofree char *text = dup_text (self, range);
  json_t *object = json_object ();

  json_object_set_new (object, "start", json_integer (range.start));
  json_object_set_new (object, "end", json_integer (range.end));
  json_object_set_new (object, "text", diplectl_json_text (text));
  json_object_set_new (object, "span", diplectl_json_id (span));
  return object;
}

static void
print_proposal_json (const Attributing *self, const DipleSpan *claim, const DipleAttribution *one)
{
  const gboolean cued = self->roles.cue != 0 && one->cue.start < one->cue.end;
  json_t *object = json_object ();
  json_t *pieces = json_array ();

  for (guint i = 0; i < one->n_claim; i++)
    json_array_append_new (pieces, json_range (self, one->claim[i], claim->id));
  json_object_set_new (object, "document", diplectl_json_id (self->document->id));
  json_object_set_new (object, "claim", pieces);
  json_object_set_new (object, "source", json_range (self, one->source, one->source_span));
  json_object_set_new (
      object, "cue", cued ? json_range (self, one->cue, one->cue_span) : json_null ());
  diplectl_say_json (object);
}

/* What was made for one claim is there for the next: two claims by one source share it. */
static void
learn (Attributing *self, const DipleAttribution *one)
{
  const DipleKnown source = { one->source_span, one->source, DIPLE_KNOWN_SOURCE };
  const DipleKnown cue = { one->cue_span, one->cue, DIPLE_KNOWN_CUE };

  g_array_append_val (self->known, source);
  if (one->cue_span != 0)
    g_array_append_val (self->known, cue);
}

static void
take_claim (Attributing *self, DipleSpan *claim)
{
  const DipleRange *pieces = claim->n_fragments > 0 ? claim->fragments : &claim->range;
  g_autoptr (GPtrArray) found = diple_attribution_propose (
      self->rules, self->map, self->boundaries, pieces, MAX (1, claim->n_fragments), self->known);

  if (found->len == 0)
    {
      self->without++;
      return;
    }
  for (guint i = 0; i < (self->alternatives && self->changes == NULL ? found->len : 1); i++)
    (self->call->json ? print_proposal_json
                      : print_proposal) (self, claim, g_ptr_array_index (found, i));
  self->made++;
  if (self->changes == NULL)
    return;
  diple_attribution_put (self->changes,
                         self->schema,
                         &self->roles,
                         found->pdata[0],
                         self->document->id,
                         self->call->actor,
                         claim,
                         self->relations);
  learn (self, found->pdata[0]);
}

static gboolean
open_document (Attributing *self, gint64 id, GPtrArray *spans, GError **error)
{
  close_document (self);
  self->document = diple_documents_load (self->call->store, id, error);
  if (self->document == NULL)
    return FALSE;
  self->rules = diple_attribution_rules_new (self->document->language, error);
  if (self->rules == NULL)
    return FALSE;
  self->relations = diple_relations_load (self->call->store, id, self->call->actor, NULL, error);
  if (self->relations == NULL)
    return FALSE;
  self->map = diple_text_map_new (self->document->text, self->document->n_bytes);
  self->boundaries = diple_boundaries_new (self->map, self->document->language);
  self->known = diple_attribution_known (self->schema, &self->roles, spans);
  return TRUE;
}

static gboolean
attribute_document (Attributing *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) spans = diple_spans_load (self->call->store, id, self->call->actor, error);
  gboolean open = FALSE;

  if (spans == NULL)
    return FALSE;
  for (guint i = 0; i < spans->len; i++)
    {
      DipleSpan *span = g_ptr_array_index (spans, i);

      if (span->label != self->roles.claim)
        continue;
      if (!open && !open_document (self, id, spans, error))
        return FALSE;
      open = TRUE;
      if (!diple_attribution_has_source (&self->roles, self->relations, span->id))
        take_claim (self, span);
    }
  return TRUE;
}

static GArray *
find_documents (DiplectlCall *call, char **names, GError **error)
{
  const DipleDocumentQuery all = { .sort = DIPLE_SORT_POSITION };
  g_autoptr (GArray) ids = NULL;

  if (names == NULL)
    return diple_documents_query (call->store, &all, error);
  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; names[i] != NULL; i++)
    {
      const gint64 id = diplectl_find_document (call->store, names[i], error);

      if (id == 0)
        return NULL;
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
write_changes (Attributing *self, GError **error)
{
  if (self->changes == NULL || self->made == 0)
    return TRUE;
  return diple_changes_write (self->call->store, self->call->actor, self->changes, error);
}

static gboolean
attribute (Attributing *self, char **names, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  self->schema = diple_schema_load (self->call->store, error);
  if (self->schema == NULL)
    return FALSE;
  if (!diple_attribution_find_roles (self->schema, &self->roles))
    {
      g_set_error_literal (error,
                           DIPLE_ERROR,
                           DIPLE_ERROR_REFUSED,
                           _ ("the schema has no relation from a claim to its source"));
      return FALSE;
    }
  ids = find_documents (self->call, names, error);
  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (self->call->cancellable, error) ||
        !attribute_document (self, g_array_index (ids, gint64, i), error))
      return FALSE;
  return write_changes (self, error);
}

static DiplectlStatus
run_attribute (DiplectlCall *call)
{
  g_auto (GStrv) names = NULL;
  gboolean apply = FALSE;
  g_auto (Attributing) self = { .call = call };
  const GOptionEntry options[] = {
    { "document",
      0,
      0,
      G_OPTION_ARG_STRING_ARRAY,
      &names,
      N_ ("Only in this document; may be given several times"),
      N_ ("DOCUMENT") },
    { "alternatives",
      0,
      0,
      G_OPTION_ARG_NONE,
      &self.alternatives,
      N_ ("Show every proposal for a claim, the best first"),
      NULL },
    { "apply",
      0,
      0,
      G_OPTION_ARG_NONE,
      &apply,
      N_ ("Make the best proposal of each claim, all as one action"),
      NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  DiplectlStatus status;

  if (!diplectl_parse (call, options, 1, 1, &status) ||
      !diplectl_open (call, apply ? DIPLE_STORE_READ_WRITE : DIPLE_STORE_READ_ONLY, &status) ||
      !diplectl_need_actor (call, &status))
    return status;
  if (apply)
    self.changes = diple_changes_new ("attribution.add", _ ("Attributed claims to sources"), 0);
  return attribute (&self, names, &error) ? DIPLECTL_DONE
                                          : diplectl_complain_error (call->words[0], error);
}

const DiplectlCommand diplectl_attribute = {
  .name = "attribute",
  .arguments = N_ ("PROJECT"),
  .summary = N_ ("Propose who says the claims, and by which words"),
  .details =
      N_ ("For each claim of the annotator without a source, a line with the document’s id, the "
          "claim’s id and place, the place and text of its source, and those of its cue, with a "
          "TAB between them. Claims for which nothing is found are left out. Every action can be "
          "undone with “diplectl undo”."),
  .example = "diplectl attribute flood.diple --as Ana --document \"River breaks its banks\"",
  .takes = DIPLECTL_TAKES_AS | DIPLECTL_TAKES_JSON,
  .run = run_attribute,
};
