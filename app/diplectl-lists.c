/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "diplectl-lists.h"

#include "data/diple-annotators.h"

#include <string.h>

static gboolean
takes_names (const char *word)
{
  return g_str_equal (word, "--annotators") || g_str_equal (word, "--labels") ||
         g_str_equal (word, "--documents") || g_str_equal (word, "--stratify");
}

void
diplectl_spread_lists (DiplectlCall *call)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  const char *list = NULL;
  gboolean named = FALSE;

  for (guint i = 0; call->argv[i] != NULL; i++)
    {
      const char *word = call->argv[i];
      const char *before = i > 0 ? call->argv[i - 1] : "";
      const gboolean option = word[0] == '-';

      named |= i == 1 && !option;
      if (option)
        list = takes_names (word) ? word : NULL;
      else if (list != NULL && named && before != list)
        g_strv_builder_add (words, list);
      g_strv_builder_add (words, word);
    }
  g_strfreev (call->argv);
  call->argv = g_strv_builder_end (words);
}

/* A name may hold a comma; a list of names has one between each two. */
static gboolean
find_ids (DiplectlCall *call,
          const char *word,
          DiplectlFinder find,
          gpointer data,
          GArray *ids,
          GError **error)
{
  g_autoptr (GError) whole = NULL;
  gint64 id = find (call, word, data, &whole);
  g_auto (GStrv) names = NULL;

  if (id != 0)
    {
      g_array_append_val (ids, id);
      return TRUE;
    }
  if (strchr (word, ',') == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&whole));
      return FALSE;
    }
  names = g_strsplit (word, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      id = find (call, g_strstrip (names[i]), data, error);
      if (id == 0)
        return FALSE;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

gboolean
diplectl_find_all (DiplectlCall *call,
                   char **words,
                   DiplectlFinder find,
                   gpointer data,
                   GArray **ids,
                   GError **error)
{
  if (words == NULL)
    return TRUE;
  *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; words[i] != NULL; i++)
    if (!find_ids (call, words[i], find, data, *ids, error))
      return FALSE;
  return TRUE;
}

static gint64
find_annotator (DiplectlCall *call, const char *name, G_GNUC_UNUSED gpointer data, GError **error)
{
  g_autoptr (DipleAnnotator) annotator = diple_annotators_find (call->store, name, error);

  return annotator != NULL ? annotator->id : 0;
}

gboolean
diplectl_find_annotators (DiplectlCall *call, char **words, GArray **ids, GError **error)
{
  return diplectl_find_all (call, words, find_annotator, NULL, ids, error);
}

static gint64
find_document (DiplectlCall *call, const char *name, G_GNUC_UNUSED gpointer data, GError **error)
{
  return diplectl_find_document (call->store, name, error);
}

gboolean
diplectl_find_named_documents (DiplectlCall *call, char **words, GArray **ids, GError **error)
{
  return diplectl_find_all (call, words, find_document, NULL, ids, error);
}
