/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-byline-private.h"

#include <string.h>

typedef struct
{
  const char *line;
  const char *author;
  const char *published;
  const char *outlet;
} Sample;

static const Sample bylines[] = {
  { "By Ilvi Brevit", "Ilvi Brevit", NULL, NULL },
  { "by Ilvi Brevit", "Ilvi Brevit", NULL, NULL },
  { "BY ILSE BRANDT", "ILSE BRANDT", NULL, NULL },
  { "**By Ilvi Brevit**", "Ilvi Brevit", NULL, NULL },
  { "*By Ilvi Brevit*", "Ilvi Brevit", NULL, NULL },
  { "  By Ilvi Brevit  ", "Ilvi Brevit", NULL, NULL },
  { "Written by Ilvi Brevit", "Ilvi Brevit", NULL, NULL },
  { "By Ilvi Brevit and Tomás O’Neill-Vega", "Ilvi Brevit and Tomás O’Neill-Vega", NULL, NULL },
  { "By Ilvi Brevit, Tomás Vega and Wu Lin", "Ilvi Brevit, Tomás Vega and Wu Lin", NULL, NULL },
  { "By J. R. van der Berg", "J. R. van der Berg", NULL, NULL },
  { "By Martin Luther, Jr.", "Martin Luther, Jr.", NULL, NULL },
  { "By Ilvi Brevit, Staff Writer", "Ilvi Brevit", NULL, NULL },
  { "By Ilvi Brevit in Harbour Town", "Ilvi Brevit", NULL, NULL },
  { "By Ilvi Brevit for The Harbour Post", "Ilvi Brevit", NULL, NULL },
  { "By Ilvi Brevit, Reuters", "Ilvi Brevit", NULL, NULL },
  { "By The Associated Press", "The Associated Press", NULL, NULL },
  { "Von Ilvi Brevit", "Ilvi Brevit", NULL, NULL },
  { "Par Élodie Girard", "Élodie Girard", NULL, NULL },
  { "Por Álvaro Núñez", "Álvaro Núñez", NULL, NULL },
  { "Author: Ilvi Brevit", "Ilvi Brevit", NULL, NULL },
  { "**Author:** Ilvi Brevit", "Ilvi Brevit", NULL, NULL },
  { "March, 14 2031 Ilvi Brevit", "Ilvi Brevit", "2031-03-14", NULL },
  { "March 14, 2031 | Ilvi Brevit", "Ilvi Brevit", "2031-03-14", NULL },
  { "Ilvi Brevit | March 14, 2031", "Ilvi Brevit", "2031-03-14", NULL },
  { "By Ilvi Brevit | March 14, 2031 | 5 min read", "Ilvi Brevit", "2031-03-14", NULL },
  { "By Ilvi Brevit • 14 March 2031", "Ilvi Brevit", "2031-03-14", NULL },
  { "By Ilvi Brevit – March 14, 2031", "Ilvi Brevit", "2031-03-14", NULL },
  { "By Ilvi Brevit on March 14, 2031", "Ilvi Brevit", "2031-03-14", NULL },
  { "By Ilvi Brevit, March 14, 2031", "Ilvi Brevit", "2031-03-14", NULL },
  { "March 14, 2031", NULL, "2031-03-14", NULL },
  { "_Published on Friday, 14 March 2031 at 10:30_", NULL, "2031-03-14T10:30", NULL },
  { "Posted: 14/03/2031", NULL, "2031-03-14", NULL },
  { "Date: 03/04/2031", NULL, "03/04/2031", NULL },
  { "Source: The Harbour Post", NULL, NULL, "The Harbour Post" },
  { "2031年3月14日", NULL, "2031-03-14", NULL },
};

static void
test_is_recognised (gconstpointer data)
{
  const Sample *sample = data;
  g_auto (DipleByline) byline = { 0 };

  g_assert_true (diple_byline_read (sample->line, &byline));
  g_assert_cmpstr (byline.author, ==, sample->author);
  g_assert_cmpstr (byline.published, ==, sample->published);
  g_assert_cmpstr (byline.outlet, ==, sample->outlet);
}

static const char *const sentences[] = {
  "By Tuesday the water had fallen.",
  "By Tuesday",
  "By the river stood a mill",
  "By then, Ilvi Brevit had left.",
  "Ilvi Brevit",
  "Ilvi Brevit said the dam would hold.",
  "On March 14, 2031, the dam leaked.",
  "March 14, 2031 was a Friday like any other",
  "HARBOUR TOWN, March 14, 2031",
  "Von der Küste bis zum Fluss stand alles unter Wasser.",
  "Por la mañana",
  "Note: the figures differ",
  "The mayor - who had resigned - came back",
  "",
  "***",
  "|",
};

static void
test_is_no_byline (gconstpointer data)
{
  g_auto (DipleByline) byline = { 0 };

  g_assert_false (diple_byline_read (data, &byline));
  g_assert_null (byline.author);
  g_assert_null (byline.published);
}

typedef struct
{
  const char *name;
  const char *text;
  const char *file_name;
  const char *title;
  const char *author;
  const char *published;
  DipleFormat format;
} Head;

#define PROSE "The dam above the town has leaked since Friday, the council said.\n"

static const Head heads[] = {
  { "a title over a blank line", "Dam leaks\n\n" PROSE, "a.txt", "Dam leaks", "", "", 0 },
  { "a title after blank lines", "\n\n Dam leaks \n\n" PROSE, "a.txt", "Dam leaks", "", "", 0 },
  { "a question", "Will the dam hold?\n\n" PROSE, "a.txt", "Will the dam hold?", "", "", 0 },
  { "a sentence", "The dam leaks.\n\n" PROSE, "a.txt", "", "", "", 0 },
  { "a Japanese sentence", "堤防が決壊した。\n\n住民は避難した。\n", "a.txt", "", "", "", 0 },
  { "a Japanese title", "堤防が決壊\n\n住民は避難した。\n", "a.txt", "堤防が決壊", "", "", 0 },
  { "a short line within a paragraph", "The dam\nleaks, they said.\n", "a.txt", "", "", "", 0 },
  { "a title said twice", "Dam leaks\nDam leaks\n" PROSE, "a.txt", "Dam leaks", "", "", 0 },
  { "a sentence said twice",
    "The dam leaks.\n\nThe dam leaks.\n\n" PROSE,
    "a.txt",
    "The dam leaks.",
    "",
    "",
    0 },
  { "a title again in bold",
    "Dam leaks\n**Dam leaks**\n" PROSE,
    "a.txt",
    "Dam leaks",
    "",
    "",
    DIPLE_FORMAT_MARKDOWN },
  { "bold twice below a sentence",
    PROSE "**Dam leaks**\n\n**Dam leaks**\n" PROSE,
    "a.txt",
    "Dam leaks",
    "",
    "",
    DIPLE_FORMAT_MARKDOWN },
  { "a bold title", "**Dam leaks**\n" PROSE, "a.txt", "Dam leaks", "", "", DIPLE_FORMAT_MARKDOWN },
  { "a heading", "# Dam leaks #\n" PROSE, "a.txt", "Dam leaks", "", "", DIPLE_FORMAT_MARKDOWN },
  { "an underlined heading", "Dam leaks.\n======\n" PROSE, "a.txt", "Dam leaks.", "", "", 0 },
  { "a heading of a section",
    PROSE "\n## How it began\n\n" PROSE,
    "a.txt",
    "",
    "",
    "",
    DIPLE_FORMAT_MARKDOWN },
  { "a byline under the title",
    "Dam leaks\n\nBy Ilvi Brevit\n\n" PROSE,
    "a.txt",
    "Dam leaks",
    "Ilvi Brevit",
    "",
    0 },
  { "a byline over the title",
    "By Ilvi Brevit\nMarch 14, 2031\n\nDam leaks\n\n" PROSE,
    "a.txt",
    "Dam leaks",
    "Ilvi Brevit",
    "2031-03-14",
    0 },
  { "a dated byline",
    "Dam leaks\n\nMarch, 14 2031 Ilvi Brevit\n\n" PROSE,
    "a.txt",
    "Dam leaks",
    "Ilvi Brevit",
    "2031-03-14",
    0 },
  { "a byline at the foot",
    "Dam leaks\n\n" PROSE "\nBy Ilvi Brevit",
    "a.txt",
    "Dam leaks",
    "Ilvi Brevit",
    "",
    0 },
  { "keys and values",
    "Title: Dam leaks\nAuthor: Ilvi Brevit\nDate: 14 March 2031\n\n" PROSE,
    "a.txt",
    "Dam leaks",
    "Ilvi Brevit",
    "2031-03-14",
    0 },
  { "a date in the file's name", PROSE, "2031-03-14-dam.txt", "", "", "2031-03-14", 0 },
  { "a date in the text before that in the name",
    "Dam leaks\n\nMarch 15, 2031\n\n" PROSE,
    "2031-03-14-dam.txt",
    "Dam leaks",
    "",
    "2031-03-15",
    0 },
  { "a quotation that opens it", "> Dam leaks\n\n" PROSE, "a.txt", "", "", "", 0 },
  { "a list", "- Dam leaks\n\n" PROSE, "a.txt", "", "", "", 0 },
  { "one line alone", "Dam leaks", "a.txt", "", "", "", 0 },
  { "a rule of stars", "***\n\n" PROSE, "a.txt", "", "", "", 0 },
  { "nothing but white space", " \n\n", "a.txt", "", "", "", 0 },
};

static void
test_head (gconstpointer data)
{
  const Head *head = data;
  g_autoptr (DipleDocument) document = diple_document_new ();

  diple_document_take_text (document, g_strdup (head->text), strlen (head->text));
  diple_head_recognise (document, head->file_name);

  g_assert_cmpstr (document->title, ==, head->title);
  g_assert_cmpstr (document->author, ==, head->author);
  g_assert_cmpstr (document->published, ==, head->published);
  g_assert_cmpint (document->format, ==, head->format);
  g_assert_cmpstr (document->text, ==, head->text);
}

static void
test_what_is_known_stays (void)
{
  static const char text[] = "Dam leaks\n\nBy Ilvi Brevit\nMarch 14, 2031\n\n" PROSE;
  g_autoptr (DipleDocument) document = diple_document_new ();

  document->title = (g_free (document->title), g_strdup ("Another title"));
  document->author = (g_free (document->author), g_strdup ("Wu Lin"));
  diple_document_take_text (document, g_strdup (text), strlen (text));
  diple_head_recognise (document, "2030-01-01.txt");

  g_assert_cmpstr (document->title, ==, "Another title");
  g_assert_cmpstr (document->author, ==, "Wu Lin");
  g_assert_cmpstr (document->published, ==, "2031-03-14");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bylines); i++)
    {
      g_autofree char *path = g_strdup_printf ("/byline/is recognised %u", i + 1);

      g_test_add_data_func (path, &bylines[i], test_is_recognised);
    }
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strdup_printf ("/byline/is none %u", i + 1);

      g_test_add_data_func (path, sentences[i], test_is_no_byline);
    }
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *path = g_strconcat ("/head/with ", heads[i].name, NULL);

      g_test_add_data_func (path, &heads[i], test_head);
    }
  g_test_add_func ("/head/what is known stays", test_what_is_known_stays);
  return g_test_run ();
}
