/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-front-matter-private.h"

#include <string.h>

/* What a document knows, as one string: fields that are not empty, then the metadata. */
static char *
describe (const DipleDocument *document)
{
  g_autoptr (GString) all = g_string_new (NULL);
  const char *const fields[] = { "title",     document->title,     "author", document->author,
                                 "published", document->published, "outlet", document->outlet,
                                 "url",       document->url,       "lang",   document->language };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i += 2)
    if (fields[i + 1][0] != '\0')
      g_string_append_printf (all, "%s=%s\n", fields[i], fields[i + 1]);
  for (guint i = 0; i < document->metadata->len; i++)
    {
      const DiplePair *pair = g_ptr_array_index (document->metadata, i);

      g_string_append_printf (all, "+%s=%s\n", pair->name, pair->value);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

typedef struct
{
  const char *name;
  const char *header;
  const char *body;
  const char *facts;
} Sample;

static const Sample samples[] = {
  { "fields and lists",
    "---\nlayout: post\ntitle: \"Dam: leaks\"\ndate: 2031-03-14T05:44:58\nauthor: Ilvi Brevit\n"
    "categories: [News, Floods]\ntags: []\nexcerpt: >\n  A dam\n  leaks.\nimage: a/b.jpg\n---\n",
    "\nThe dam leaks.\n",
    "title=Dam: leaks\nauthor=Ilvi Brevit\npublished=2031-03-14T05:44:58\n+layout=post\n"
    "+categories=News\n+categories=Floods\n+excerpt=A dam leaks.\n\n+image=a/b.jpg\n" },
  { "three dots at its end", "---\ntitle: Dam\n...\n", "Text", "title=Dam\n" },
  { "blanks after the markers", "--- \t\ntitle: Dam\n---  \n", "\n\nText", "title=Dam\n" },
  { "CR LF that was kept", "---\r\ntitle: Dam\r\n---\r\n", "Text\r\n", "title=Dam\n" },
  { "no text after it", "---\ntitle: Dam\n---", "", "title=Dam\n" },
  { "nothing in it", "---\n---\n", "Text", "" },
  { "only a comment", "---\n# nothing\n---\n", "Text", "" },
  { "several authors",
    "---\nauthors:\n  - Ilvi Brevit\n  - Wu Lin\n---\n",
    "Text",
    "author=Ilvi Brevit, Wu Lin\n" },
  { "an author with an address",
    "---\nauthor:\n  name: Ilvi Brevit\n  email: ilvi@example.org\n---\n",
    "Text",
    "author=Ilvi Brevit\n+author.email=ilvi@example.org\n" },
  { "maps within maps",
    "---\nseo:\n  title: Dam\n  links: [a, b]\n  more: {x: 1}\n---\n",
    "Text",
    "+seo.title=Dam\n+seo.links=a\n+seo.links=b\n+seo.more.x=1\n" },
  { "other names of the fields",
    "---\nTitle: Dam\npublished: March 14, 2031\nsource: The Harbour Post\nlink: "
    "https://example.org/1\nlang: en-GB\n---\n",
    "Text",
    "title=Dam\npublished=2031-03-14\noutlet=The Harbour "
    "Post\nurl=https://example.org/1\nlang=en-GB\n" },
  { "a source that is an address",
    "---\nsource: https://example.org/1\n---\n",
    "Text",
    "url=https://example.org/1\n" },
  { "a title and a headline",
    "---\ntitle: Dam\nheadline: The dam\n---\n",
    "Text",
    "title=Dam\n+headline=The dam\n" },
  { "words that YAML 1.1 would change",
    "---\nanswer: no\ncountry: NO\nversion: 1.10\nempty: ~\ncode: 0012\n---\n",
    "Text",
    "+answer=no\n+country=NO\n+version=1.10\n+empty=\n+code=0012\n" },
  { "a date that can be read two ways",
    "---\ndate: 03/04/2031\n---\n",
    "Text",
    "published=03/04/2031\n" },
  { "letters of all kinds",
    "---\ntitle: \"Dämme 🌊 \\u5824\"\n---\n",
    "Text",
    "title=Dämme 🌊 堤\n" },
  { "a second rule in the text", "---\ntitle: Dam\n---\n", "Text\n---\nMore\n", "title=Dam\n" },
  { "an alias", "---\na: &x Dam\nb: *x\n---\n", "Text", "+a=Dam\n+b=Dam\n" },
};

static void
test_is_metadata (gconstpointer data)
{
  const Sample *sample = data;
  g_autofree char *text = g_strconcat (sample->header, sample->body, NULL);
  g_autoptr (DipleDocument) document = diple_document_new ();
  g_autofree char *warning = NULL;
  g_autofree char *facts = NULL;
  gsize n = diple_front_matter_read (text, strlen (text), document, &warning);

  facts = describe (document);
  g_assert_cmpstr (warning, ==, NULL);
  g_assert_cmpstr (facts, ==, sample->facts);
  g_assert_cmpstr (text + n, ==, sample->body);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *warning; /* a part of it; NULL: there is none */
} Refusal;

static const Refusal refusals[] = {
  { "no marker", "title: Dam\n---\nText", NULL },
  { "a marker further down", "\n---\ntitle: Dam\n---\nText", NULL },
  { "four dashes", "----\ntitle: Dam\n----\nText", NULL },
  { "no closing marker", "---\ntitle: Dam\nText", NULL },
  { "a rule and prose", "---\nThe dam leaks and nobody came.\n---\nText", NULL },
  { "a list", "---\n- Dam\n---\nText", NULL },
  { "a colon too many", "---\na: b\ntitle: Dam: leaks\n---\nText", "line 3: " },
  { "a bracket that stays open", "---\ntags: [a, b\n---\nText", "not valid YAML" },
  { "a tab for indentation", "---\na:\n\tb: c\n---\nText", "line 3: " },
  { "an alias to nothing", "---\na: *x\n---\nText", "not valid YAML" },
  { "empty", "", NULL },
  { "a marker alone", "---", NULL },
};

static void
test_stays_text (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (DipleDocument) document = diple_document_new ();
  g_autofree char *warning = NULL;
  g_autofree char *facts = NULL;

  g_assert_cmpuint (
      diple_front_matter_read (refusal->text, strlen (refusal->text), document, &warning), ==, 0);
  facts = describe (document);
  g_assert_cmpstr (facts, ==, "");
  if (refusal->warning == NULL)
    g_assert_cmpstr (warning, ==, NULL);
  else
    g_assert_nonnull (strstr (warning, refusal->warning));
}

/* Each level repeats the one before nine times: a hundred bytes that say a billion things. */
static void
test_a_bomb_of_aliases_is_refused (void)
{
  static const char text[] =
      "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n"
      "c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\n"
      "e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e]\n---\nT";
  g_autoptr (DipleDocument) document = diple_document_new ();
  g_autofree char *warning = NULL;

  g_assert_cmpuint (diple_front_matter_read (text, strlen (text), document, &warning), ==, 0);
  g_assert_nonnull (strstr (warning, "too much"));
  g_assert_cmpuint (document->metadata->len, ==, 0);
}

static void
test_a_list_within_itself_is_refused (void)
{
  static const char text[] = "---\na: &a [*a]\n---\nText";
  g_autoptr (DipleDocument) document = diple_document_new ();
  g_autofree char *warning = NULL;

  g_assert_cmpuint (diple_front_matter_read (text, strlen (text), document, &warning), ==, 0);
  g_assert_nonnull (warning);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strconcat ("/front matter/is read with ", samples[i].name, NULL);

      g_test_add_data_func (path, &samples[i], test_is_metadata);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path =
          g_strconcat ("/front matter/stays text with ", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_stays_text);
    }
  g_test_add_func ("/front matter/a bomb of aliases is refused", test_a_bomb_of_aliases_is_refused);
  g_test_add_func ("/front matter/a list within itself is refused",
                   test_a_list_within_itself_is_refused);
  return g_test_run ();
}
