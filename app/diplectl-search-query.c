/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-search.h"

#include "data/diple-annotators.h"
#include "data/diple-entities.h"
#include "data/diple-error.h"

#include <glib/gi18n.h>
#include <string.h>

void
diplectl_search_wishes_clear (DiplectlSearchWishes *wishes)
{
  g_strfreev (wishes->labels);
  g_strfreev (wishes->annotators);
  g_free (wishes->outlet);
  g_free (wishes->from);
  g_free (wishes->to);
  g_free (wishes->state);
  g_free (wishes->attribute);
  g_free (wishes->sort);
  g_free (wishes->mark);
}

static gboolean
check_wishes (DiplectlCall *call, DiplectlSearchWishes *wishes, DiplectlStatus *status)
{
  *status = DIPLECTL_USAGE;
  if (wishes->limit_typed < 0)
    diplectl_complain (NULL, _ ("--limit takes a number from 1"));
  else if (wishes->mark != NULL && wishes->count)
    diplectl_complain (NULL, _ ("--mark and --count exclude each other; leave one out"));
  else
    {
      wishes->limit = (guint) wishes->limit_typed;
      return TRUE;
    }
  return FALSE;
}

#define NAME(word, member, help, argument)                                                         \
  {                                                                                                \
    word, 0, 0, G_OPTION_ARG_FILENAME, &wishes->member, help, argument                             \
  }
#define NAMES(word, member, help, argument)                                                        \
  {                                                                                                \
    word, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &wishes->member, help, argument                       \
  }

gboolean
diplectl_search_parse (DiplectlCall *call, DiplectlSearchWishes *wishes, DiplectlStatus *status)
{
  const GOptionEntry entries[] = {
    NAMES ("label", labels, N_ ("Only in spans with this label (may be repeated)"), N_ ("LABEL")),
    NAMES ("annotator",
           annotators,
           N_ ("Only in this annotator’s spans (may be repeated)"),
           N_ ("NAME")),
    NAME ("attribute",
          attribute,
          N_ ("Only in spans, or documents, with this value"),
          N_ ("NAME=VALUE")),
    NAME ("outlet", outlet, N_ ("Only in documents of this outlet"), N_ ("NAME")),
    NAME ("from", from, N_ ("Only in documents from this day on"), N_ ("DATE")),
    NAME ("to", to, N_ ("Only in documents up to this day"), N_ ("DATE")),
    NAME ("state", state, N_ ("Only in documents in this state"), N_ ("open|in-progress|finished")),
    NAME ("sort", sort, N_ ("The order"), N_ ("document|left|right|hit")),
    { "limit",
      0,
      0,
      G_OPTION_ARG_INT,
      &wishes->limit_typed,
      N_ ("Print no more lines than this"),
      N_ ("N") },
    { "count", 0, 0, G_OPTION_ARG_NONE, &wishes->count, N_ ("Only count the hits"), NULL },
    NAME ("mark", mark, N_ ("Mark the hits with this label"), N_ ("LABEL")),
    { NULL },
  };

  return diplectl_parse (call, entries, 1, 2, status) && check_wishes (call, wishes, status);
}

G_GNUC_PRINTF (2, 3)
static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (DIPLE_ERROR, DIPLE_ERROR_REFUSED, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
add_labels (DipleKwicQuery *query, GStrv names, const DipleSchema *schema, GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const DipleLabel *label = diplectl_find_label (schema, names[i], error);

      if (label == NULL)
        return FALSE;
      g_array_append_val (query->labels, label->id);
    }

  return TRUE;
}

static gboolean
add_annotators (DiplectlCall *call, DipleKwicQuery *query, GStrv names, GError **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autoptr (DipleAnnotator) annotator = NULL;

      if (!diplectl_check_utf8 (names[i], "--annotator", error))
        return FALSE;
      annotator = diple_annotators_find (call->store, names[i], error);
      if (annotator == NULL)
        return FALSE;
      g_array_append_val (query->annotators, annotator->id);
    }

  return TRUE;
}

static const DipleAttribute *
find_attribute (const DipleSchema *schema, const char *name)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    {
      const DipleAttribute *attribute = schema->attributes->pdata[i];

      if (attribute->owner != DIPLE_OWNER_RELATION && g_str_equal (attribute->name, name))
        return attribute;
    }

  return NULL;
}

static gint64
find_entity (DipleStore *store, const char *name, GError **error)
{
  g_autoptr (GPtrArray) found = diple_entities_search (store, name, 100, error);

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const DipleEntity *entity = found->pdata[i];

      if (g_str_equal (entity->name, name) || g_str_equal (entity->wikidata, name))
        return entity->id;
    }

  if (found != NULL)
    fail (error, _ ("“%s” is not in the project’s list of entities"), name);
  return 0;
}

static gint64
find_option (const DipleAttribute *attribute, const char *name, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < attribute->options->len; i++)
    {
      const DipleOption *option = attribute->options->pdata[i];

      if (g_str_equal (option->name, name))
        return option->id;
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", option->name);
    }

  g_set_error (error,
               DIPLE_ERROR,
               DIPLE_ERROR_NOT_FOUND,
               _ ("%s cannot be “%s”; it can be: %s"),
               attribute->name,
               name,
               names->str);
  return 0;
}

static gboolean
set_value (DiplectlCall *call,
           DipleKwicQuery *query,
           const DipleAttribute *attribute,
           const char *value,
           GError **error)
{
  switch (attribute->type)
    {
    case DIPLE_ATTRIBUTE_CHOICE:
    case DIPLE_ATTRIBUTE_CHOICES:
      query->option = find_option (attribute, value, error);
      return query->option != 0;
    case DIPLE_ATTRIBUTE_ENTITY:
      query->entity = find_entity (call->store, value, error);
      return query->entity != 0;
    case DIPLE_ATTRIBUTE_BOOLEAN:
    case DIPLE_ATTRIBUTE_NUMBER:
    case DIPLE_ATTRIBUTE_TEXT:
    default:
      query->value = g_strdup (value);
      return TRUE;
    }
}

/* "NAME=VALUE", or "NAME" for any value. */
static gboolean
add_attribute (DiplectlCall *call,
               DipleKwicQuery *query,
               const char *wish,
               const DipleSchema *schema,
               GError **error)
{
  g_auto (GStrv) parts = NULL;
  const DipleAttribute *attribute;

  if (wish == NULL)
    return TRUE;
  if (!diplectl_check_utf8 (wish, "--attribute", error))
    return FALSE;

  parts = g_strsplit (wish, "=", 2);
  attribute = find_attribute (schema, parts[0] != NULL ? parts[0] : "");
  if (attribute == NULL)
    return fail (error,
                 _ ("no attribute of spans or documents is called “%s”; “diplectl schema show” "
                    "lists them"),
                 wish);

  query->attribute = attribute->id;
  query->of_document = attribute->owner == DIPLE_OWNER_DOCUMENT;
  return parts[1] == NULL || set_value (call, query, attribute, parts[1], error);
}

static gboolean
take_text (char **member, const char *text, const char *option, GError **error)
{
  if (text == NULL)
    return TRUE;
  if (!diplectl_check_utf8 (text, option, error))
    return FALSE;

  *member = g_strdup (text);
  return TRUE;
}

/* A year, a month or a day, as a date begins that sorts as text. */
static gboolean
take_date (char **member, const char *text, const char *option, GError **error)
{
  static const char pattern[] = "dddd-dd-dd";
  const gsize length = text != NULL ? strlen (text) : 0;
  gboolean is_date = length == 4 || length == 7 || length == 10;

  for (gsize i = 0; i < length && is_date; i++)
    is_date = pattern[i] == 'd' ? g_ascii_isdigit (text[i]) : text[i] == pattern[i];
  if (text != NULL && !is_date)
    return fail (error, _ ("“%s” is no date; write 2031, 2031-04 or 2031-04-09"), text);

  return take_text (member, text, option, error);
}

static gboolean
take_sort (DipleKwicQuery *query, const char *word, GError **error)
{
  static const char *const sorts[] = { [DIPLE_KWIC_DOCUMENT] = "document",
                                       [DIPLE_KWIC_LEFT] = "left",
                                       [DIPLE_KWIC_RIGHT] = "right",
                                       [DIPLE_KWIC_HIT] = "hit" };

  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (sorts); i++)
    if (g_str_equal (sorts[i], word))
      {
        query->sort = (DipleKwicSort) i;
        return TRUE;
      }

  return word == NULL ||
         fail (error,
               _ ("“%s” is no order; --sort takes “document”, “left”, “right” or “hit”"),
               word);
}

static gboolean
take_state (DipleKwicQuery *query, const char *word, GError **error)
{
  if (word == NULL || diplectl_find_state (word, &query->state))
    return TRUE;

  return fail (
      error, _ ("“%s” is no state; --state takes “open”, “in-progress” or “finished”"), word);
}

static gboolean
check_asks_something (const DipleKwicQuery *query, GError **error)
{
  if (!diple_kwic_query_is_empty (query))
    return TRUE;

  g_set_error_literal (
      error,
      DIPLE_ERROR,
      DIPLE_ERROR_REFUSED,
      _ ("say what to look for: words, or options that ask for spans or documents"));
  return FALSE;
}

DipleKwicQuery *
diplectl_search_query (DiplectlCall *call,
                       const DiplectlSearchWishes *wishes,
                       const DipleSchema *schema,
                       GError **error)
{
  g_autoptr (DipleKwicQuery) query = diple_kwic_query_new ();

  query->viewer =
      call->as != NULL || wishes->mark != NULL || wishes->state != NULL ? call->actor : 0;
  if (take_text (&query->words, call->words[1], _ ("the query"), error) &&
      take_text (&query->outlet, wishes->outlet, "--outlet", error) &&
      take_date (&query->from, wishes->from, "--from", error) &&
      take_date (&query->to, wishes->to, "--to", error) && take_sort (query, wishes->sort, error) &&
      take_state (query, wishes->state, error) &&
      add_labels (query, wishes->labels, schema, error) &&
      add_annotators (call, query, wishes->annotators, error) &&
      add_attribute (call, query, wishes->attribute, schema, error) &&
      check_asks_something (query, error))
    {
      if (call->as != NULL) /* who acts is shown their own, as in the window */
        diple_kwic_query_leave_out_others (query);
      return g_steal_pointer (&query);
    }

  return NULL;
}
