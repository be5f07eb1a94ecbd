/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-date-private.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *iso; /* NULL: it stays as it is */
} Sample;

static const Sample samples[] = {
  { "2031-03-14", "2031-03-14" },
  { "  2031-03-14 ", "2031-03-14" },
  { "2031/3/4", "2031-03-04" },
  { "2031-03-14T05:44:58", "2031-03-14T05:44:58" },
  { "2031-03-14 05:44", "2031-03-14T05:44" },
  { "2031-03-14T05:44:58Z", "2031-03-14T05:44:58Z" },
  { "2031-03-14 05:44:58 +0200", "2031-03-14T05:44:58+02:00" },
  { "2031-03-14T05:44:58.123-05:30", "2031-03-14T05:44:58-05:30" },
  { "March 14, 2031", "2031-03-14" },
  { "March, 14 2031", "2031-03-14" },
  { "MARCH 14TH 2031", "2031-03-14" },
  { "Mar. 4, 2031", "2031-03-04" },
  { "Sept 1, 2031", "2031-09-01" },
  { "Friday, March 14, 2031", "2031-03-14" },
  { "Fri, 14 Mar 2031 10:30:00 +0000", "2031-03-14T10:30:00+00:00" },
  { "14 March 2031", "2031-03-14" },
  { "the 14th of March, 2031", NULL },
  { "14th of March, 2031", "2031-03-14" },
  { "14-Mar-2031", "2031-03-14" },
  { "14. März 2031", "2031-03-14" },
  { "Freitag, den 14. März 2031", "2031-03-14" },
  { "le 14 mars 2031", NULL },
  { "vendredi 14 mars 2031", "2031-03-14" },
  { "14 de marzo de 2031", "2031-03-14" },
  { "14 marzo 2031", "2031-03-14" },
  { "14 de março de 2031", "2031-03-14" },
  { "14 maart 2031", "2031-03-14" },
  { "2031年3月14日", "2031-03-14" },
  { "14.3.2031", "2031-03-14" },
  { "04.03.2031", "2031-03-04" },
  { "14/03/2031", "2031-03-14" },
  { "03/14/2031", "2031-03-14" },
  { "03/03/2031", "2031-03-03" },
  { "03/04/2031", NULL },
  { "3-4-2031", NULL },
  { "March 14, 2031 at 10:30 p.m.", "2031-03-14T22:30" },
  { "March 14, 2031 12:05 am", "2031-03-14T00:05" },
  { "March 14, 2031, 9 AM", "2031-03-14T09:00" },
  { "March 14, 2031 10:30 EDT", "2031-03-14" },
  { "February 29, 2032", "2032-02-29" },
  { "February 29, 2031", NULL },
  { "2031-13-01", NULL },
  { "14 Marchember 2031", NULL },
  { "March 2031", NULL },
  { "2031", NULL },
  { "yesterday", NULL },
  { "", NULL },
  { "1.2.3.4.2031", NULL },
  { "March 14, 2031 was a Friday", NULL },
};

static void
test_is_normalised (gconstpointer data)
{
  const Sample *sample = data;
  g_autofree char *iso = diple_date_normalise (sample->text);

  g_assert_cmpstr (iso, ==, sample->iso != NULL ? sample->iso : sample->text);
}

static const Sample places[] = {
  { "On Friday, March 14, 2031, the dam leaked.", "Friday, March 14, 2031" },
  { "Ilvi Brevit | 14 March 2031 10:30 | News", "14 March 2031 10:30" },
  { "Published: 2031-03-14", "2031-03-14" },
  { "It fell from 38,700 to 2031 people.", NULL },
  { "Flight A380 of 12 people in May", NULL },
  { "version 1.2.2031a of the plan", "1.2.2031" },
};

static void
test_is_found (gconstpointer data)
{
  const Sample *sample = data;
  DipleDate date;
  gboolean found = diple_date_find (sample->text, &date);

  g_assert_cmpint (found, ==, sample->iso != NULL);
  if (found)
    {
      g_autofree char *there = g_strndup (sample->text + date.start, date.end - date.start);

      g_assert_cmpstr (there, ==, sample->iso);
    }
}

static const Sample names[] = {
  { "2031-03-14-the-dam.md", "2031-03-14" },
  { "news/2031-03-14.txt", "2031-03-14" },
  { "20310314_the_dam.txt", "2031-03-14" },
  { "2031-03-14", "2031-03-14" },
  { "2031-02-30-the-dam.md", NULL },
  { "2031-3-14-the-dam.md", NULL },
  { "203103145-the-dam.txt", NULL },
  { "001_e052168e5ad85dd2.txt", NULL },
  { "the-dam-2031.txt", NULL },
  { "ledger-2031-03-14.txt", "2031-03-14" },
  { "ledger_20310314_late.txt", "2031-03-14" },
  { "id-12031-03-14.txt", NULL },
  { "a1-2031-99-99-2031-03-14.txt", "2031-03-14" },
  { "deadbeef20310314.txt", NULL },
  { "", NULL },
};

static void
test_stands_in_a_file_name (gconstpointer data)
{
  const Sample *sample = data;
  g_autofree char *date = diple_date_from_file_name (sample->text);

  g_assert_cmpstr (date, ==, sample->iso);
}

static void
add_table (const char *prefix, const Sample *table, guint n, GTestDataFunc func)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s%u, “%s”", prefix, i + 1, table[i].text);

      g_strdelimit (path + strlen (prefix), "/", '|');
      g_test_add_data_func (path, &table[i], func);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  add_table ("/date/is normalised ", samples, G_N_ELEMENTS (samples), test_is_normalised);
  add_table ("/date/is found ", places, G_N_ELEMENTS (places), test_is_found);
  add_table ("/date/stands in a name ", names, G_N_ELEMENTS (names), test_stands_in_a_file_name);
  return g_test_run ();
}
