/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-date-private.h"
#include "data/articles/diple-front-matter-private.h"

typedef struct
{
  const char *name; /* in lower case */
  gsize field;      /* offset in DipleDocument */
} Fact;

static const Fact facts[] = {
  { "title", G_STRUCT_OFFSET (DipleDocument, title) },
  { "headline", G_STRUCT_OFFSET (DipleDocument, title) },
  { "author", G_STRUCT_OFFSET (DipleDocument, author) },
  { "authors", G_STRUCT_OFFSET (DipleDocument, author) },
  { "byline", G_STRUCT_OFFSET (DipleDocument, author) },
  { "date", G_STRUCT_OFFSET (DipleDocument, published) },
  { "published", G_STRUCT_OFFSET (DipleDocument, published) },
  { "published_at", G_STRUCT_OFFSET (DipleDocument, published) },
  { "publishedat", G_STRUCT_OFFSET (DipleDocument, published) },
  { "publish_date", G_STRUCT_OFFSET (DipleDocument, published) },
  { "pubdate", G_STRUCT_OFFSET (DipleDocument, published) },
  { "outlet", G_STRUCT_OFFSET (DipleDocument, outlet) },
  { "source", G_STRUCT_OFFSET (DipleDocument, outlet) },
  { "publisher", G_STRUCT_OFFSET (DipleDocument, outlet) },
  { "url", G_STRUCT_OFFSET (DipleDocument, url) },
  { "link", G_STRUCT_OFFSET (DipleDocument, url) },
  { "permalink", G_STRUCT_OFFSET (DipleDocument, url) },
  { "lang", G_STRUCT_OFFSET (DipleDocument, language) },
  { "language", G_STRUCT_OFFSET (DipleDocument, language) },
};

static char **
find_field (DipleDocument *document, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    if (g_ascii_strcasecmp (name, facts[i].name) == 0)
      return G_STRUCT_MEMBER_P (document, facts[i].field);
  return NULL;
}

static gboolean
is_address (const char *value)
{
  return g_ascii_strncasecmp (value, "http://", 7) == 0 ||
         g_ascii_strncasecmp (value, "https://", 8) == 0;
}

void
diple_fact_take (DipleDocument *document, const char *name, const char *value)
{
  char **field = find_field (document, name);

  if (field == &document->outlet && is_address (value))
    field = &document->url;
  if (field == NULL || **field != '\0' || value[0] == '\0')
    {
      if (field == NULL || value[0] != '\0')
        g_ptr_array_add (document->metadata, diple_pair_new (name, value));
      return;
    }

  g_free (*field);
  *field = field == &document->published ? diple_date_normalise (value) : g_strdup (value);
}

void
diple_fact_take_list (DipleDocument *document, const char *name, GPtrArray *values)
{
  if (find_field (document, name) == &document->author && document->author[0] == '\0')
    {
      g_autoptr (GString) names = g_string_new (NULL);

      for (guint i = 0; i < values->len; i++)
        g_string_append_printf (
            names, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (values, i));
      diple_fact_take (document, name, names->str);
      return;
    }
  for (guint i = 0; i < values->len; i++)
    diple_fact_take (document, name, g_ptr_array_index (values, i));
}
