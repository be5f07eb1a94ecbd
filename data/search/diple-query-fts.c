/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/search/diple-query-private.h"

static char *condition (const DipleQuery *self, const DipleQueryNode *node);

static char *
quote_phrase (const DiplePhrase *phrase)
{
  g_auto (GStrv) parts = g_strsplit (phrase->text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strconcat ("\"", doubled, "\"", phrase->prefix ? "*" : "", NULL);
}

/* Whether FTS5 finds the very same by the condition. It also takes one word for two different words
 * that are near each other, which says nothing to people. */
static gboolean
is_exact (const DipleQuery *self, const DipleQueryNode *node)
{
  if (node->kind == DIPLE_QUERY_PHRASE)
    return !((const DiplePhrase *) g_ptr_array_index (self->phrases, node->phrase))->literal;
  for (guint i = 0; i < node->children->len; i++)
    if (!is_exact (self, g_ptr_array_index (node->children, i)))
      return FALSE;
  return node->kind != DIPLE_QUERY_NEAR;
}

/* The conditions of the children that have one, or NULL when none has; with @all, when one has
 * not. */
static char *
join_children (const DipleQuery *self,
               const DipleQueryNode *node,
               const char *separator,
               gboolean all)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < node->children->len; i++)
    {
      g_autofree char *child = condition (self, g_ptr_array_index (node->children, i));

      if (child == NULL && all)
        return NULL;
      if (child != NULL)
        g_string_append_printf (joined, "%s%s", joined->len > 0 ? separator : "", child);
    }
  return joined->len > 0 ? g_string_free (g_steal_pointer (&joined), FALSE) : NULL;
}

static char *
near_condition (const DipleQuery *self, const DipleQueryNode *node)
{
  g_autofree char *phrases = join_children (self, node, " ", TRUE);

  if (phrases == NULL)
    return join_children (self, node, " AND ", FALSE);
  return g_strdup_printf ("NEAR(%s, %u)", phrases, node->distance);
}

static char *
not_condition (const DipleQuery *self, const DipleQueryNode *node)
{
  const DipleQueryNode *excluded = g_ptr_array_index (node->children, 1);
  g_autofree char *left = condition (self, g_ptr_array_index (node->children, 0));
  g_autofree char *right = NULL;

  if (left == NULL || !is_exact (self, excluded))
    return g_steal_pointer (&left);
  right = condition (self, excluded);
  return g_strdup_printf ("(%s NOT %s)", left, right);
}

static char *
condition (const DipleQuery *self, const DipleQueryNode *node)
{
  const gboolean either = node->kind == DIPLE_QUERY_OR;
  g_autofree char *joined = NULL;

  if (node->kind == DIPLE_QUERY_PHRASE)
    {
      const DiplePhrase *phrase = g_ptr_array_index (self->phrases, node->phrase);

      return phrase->literal ? NULL : quote_phrase (phrase);
    }
  if (node->kind == DIPLE_QUERY_NEAR)
    return near_condition (self, node);
  if (node->kind == DIPLE_QUERY_NOT)
    return not_condition (self, node);
  joined = join_children (self, node, either ? " OR " : " AND ", either);
  return joined != NULL ? g_strdup_printf ("(%s)", joined) : NULL;
}

char *
diple_query_to_fts (const DipleQuery *self)
{
  return condition (self, self->root);
}

gboolean
diple_query_has_prefix (const DipleQuery *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    if (((const DipleTerm *) g_ptr_array_index (self->terms, i))->prefix)
      return TRUE;
  return FALSE;
}
