/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-date-private.h"

#include <stdio.h>
#include <string.h>

#include "data/articles/diple-date-scan-private.h"

typedef struct
{
  guint year;
  guint month; /* 0 when it can be read two ways */
  guint day;
  guint hour;
  guint minute;
  guint second;
  gboolean has_time;
  gboolean has_second;
  char zone[8]; /* "", "Z" or "+02:00" */
} Moment;

static gboolean
take_day (DipleScan *scan, guint *day)
{
  if (!diple_scan_number (scan, 1, 2, day))
    return FALSE;
  diple_scan_word (scan, " st nd rd th er º ");
  return TRUE;
}

/* "March 14, 2031", "March, 14 2031", "Mar. 14th 2031" */
static gboolean
match_month_first (DipleScan *scan, Moment *moment)
{
  if (!diple_scan_month (scan, &moment->month))
    return FALSE;
  diple_scan_sign (scan, ",");
  if (!take_day (scan, &moment->day))
    return FALSE;
  diple_scan_sign (scan, ",");
  return diple_scan_number (scan, 4, 4, &moment->year);
}

/* "14 March 2031", "14. März 2031", "14 de marzo de 2031", "the 14th of March, 2031" */
static gboolean
match_day_first (DipleScan *scan, Moment *moment)
{
  if (!take_day (scan, &moment->day))
    return FALSE;
  diple_scan_sign (scan, ".-");
  diple_scan_word (scan, " of de ");
  if (!diple_scan_month (scan, &moment->month))
    return FALSE;
  diple_scan_sign (scan, ",-");
  diple_scan_word (scan, " de del of ");
  return diple_scan_number (scan, 4, 4, &moment->year);
}

/* "2031-03-14", "2031/03/14", "2031年3月14日" */
static gboolean
match_year_first (DipleScan *scan, Moment *moment)
{
  return diple_scan_number (scan, 4, 4, &moment->year) &&
         (diple_scan_sign (scan, "-/.") || diple_scan_word (scan, " 年 ")) &&
         diple_scan_number (scan, 1, 2, &moment->month) &&
         (diple_scan_sign (scan, "-/.") || diple_scan_word (scan, " 月 ")) &&
         diple_scan_number (scan, 1, 2, &moment->day) && (diple_scan_word (scan, " 日 "), TRUE);
}

/* Which of two small numbers is the month: dots are the continental order, strokes are anybody's.
 */
static void
settle_order (Moment *moment, guint first, guint second, gboolean dots)
{
  gboolean day_first = dots || first > 12 || first == second;

  moment->day = day_first ? first : second;
  moment->month = day_first ? second : first;
  if (!day_first && second <= 12)
    moment->month = 0;
}

/* "14.3.2031", "14/03/2031", "03/14/2031" */
static gboolean
match_numbers (DipleScan *scan, Moment *moment)
{
  guint first = 0;
  guint second = 0;
  gunichar sign = 0;

  if (!diple_scan_number (scan, 1, 2, &first))
    return FALSE;
  sign = diple_scan_look (scan)->sign;
  if (!diple_scan_sign (scan, "./-") || !diple_scan_number (scan, 1, 2, &second) ||
      diple_scan_look (scan)->sign != sign || !diple_scan_sign (scan, "./-") ||
      !diple_scan_number (scan, 4, 4, &moment->year))
    return FALSE;
  settle_order (moment, first, second, sign == '.');
  return TRUE;
}

static gboolean
is_possible (const Moment *moment)
{
  if (moment->month == 0)
    return moment->day >= 1 && moment->day <= 12 && moment->year >= 1500;
  return moment->year >= 1500 && moment->year < 3000 && moment->month <= 12 &&
         g_date_valid_dmy ((GDateDay) moment->day, (GDateMonth) moment->month, moment->year);
}

static gboolean
match_day (DipleScan *scan, Moment *moment)
{
  gboolean (*const patterns[]) (DipleScan *, Moment *) = {
    match_month_first,
    match_year_first,
    match_numbers,
    match_day_first,
  };
  guint start = scan->at;

  for (guint i = 0; i < G_N_ELEMENTS (patterns); i++)
    {
      *moment = (Moment){ 0 };
      scan->at = start;
      if (patterns[i](scan, moment) && is_possible (moment))
        return TRUE;
    }
  scan->at = start;
  return FALSE;
}

/* "p.m." is three or four tokens. */
static gboolean
take_half (DipleScan *scan, gboolean *afternoon)
{
  guint start = scan->at;
  gboolean pm = diple_scan_word (scan, " pm ");
  gboolean am = !pm && diple_scan_word (scan, " am ");
  gboolean p = !pm && !am && diple_scan_word (scan, " p ");

  *afternoon = pm || p;
  if (pm || am)
    return TRUE;
  if ((p || diple_scan_word (scan, " a ")) && diple_scan_sign (scan, ".") &&
      diple_scan_word (scan, " m "))
    {
      diple_scan_sign (scan, ".");
      return TRUE;
    }
  scan->at = start;
  return FALSE;
}

static void
take_zone (DipleScan *scan, Moment *moment)
{
  guint start = scan->at;
  gunichar sign = diple_scan_look (scan)->sign;
  guint hours = 0;
  guint minutes = 0;

  if (diple_scan_word (scan, " z utc gmt "))
    {
      g_strlcpy (moment->zone, "Z", sizeof moment->zone);
      return;
    }
  if (diple_scan_sign (scan, "+-−") && diple_scan_number (scan, 2, 4, &hours))
    {
      if (hours > 24)
        {
          minutes = hours % 100;
          hours /= 100;
        }
      else if (diple_scan_sign (scan, ":"))
        diple_scan_number (scan, 2, 2, &minutes);
      if (hours <= 14 && minutes < 60)
        {
          g_snprintf (moment->zone,
                      sizeof moment->zone,
                      "%c%02u:%02u",
                      sign == '+' ? '+' : '-',
                      hours,
                      minutes);
          return;
        }
    }
  scan->at = start;
}

/* A zone by letters ("EDT") makes the hour uncertain: then only the day is kept. */
static void
skip_lettered_zone (DipleScan *scan, Moment *moment)
{
  const DipleToken *token = diple_scan_look (scan);
  gsize n = token->end - token->start;

  if (token->kind != DIPLE_TOKEN_WORD || moment->zone[0] != '\0' || n < 2 || n > 5)
    return;
  for (gsize i = token->start; i < token->end; i++)
    if (!g_ascii_isupper (scan->line[i]))
      return;
  if (scan->line[token->end - 1] != 'T')
    return;
  scan->at++;
  moment->has_time = FALSE;
}

static gboolean
read_clock (DipleScan *scan, Moment *moment)
{
  gboolean afternoon = FALSE;
  gboolean half = FALSE;

  if (!diple_scan_number (scan, 1, 2, &moment->hour))
    return FALSE;
  if (diple_scan_sign (scan, ":"))
    {
      guint fraction = 0;

      if (!diple_scan_number (scan, 2, 2, &moment->minute))
        return FALSE;
      moment->has_second =
          diple_scan_sign (scan, ":") && diple_scan_number (scan, 2, 2, &moment->second);
      if (moment->has_second && diple_scan_sign (scan, "."))
        diple_scan_number (scan, 1, 9, &fraction);
      half = take_half (scan, &afternoon);
    }
  else if (!(half = take_half (scan, &afternoon)))
    return FALSE;

  if (half && (moment->hour < 1 || moment->hour > 12))
    return FALSE;
  if (half)
    moment->hour = moment->hour % 12 + (afternoon ? 12 : 0);
  return moment->hour < 24 && moment->minute < 60 && moment->second < 61;
}

static void
match_time (DipleScan *scan, Moment *moment)
{
  guint start = scan->at;
  Moment tried = *moment;

  diple_scan_sign (scan, ",");
  diple_scan_word (scan, " t at um à ");
  if (!read_clock (scan, &tried))
    {
      scan->at = start;
      return;
    }
  tried.has_time = TRUE;
  take_zone (scan, &tried);
  skip_lettered_zone (scan, &tried);
  *moment = tried;
}

static void
write_iso (const Moment *moment, char *iso, gsize size)
{
  char clock[20] = "";

  iso[0] = '\0';
  if (moment->month == 0)
    return;
  if (moment->has_second)
    g_snprintf (
        clock, sizeof clock, "T%02u:%02u:%02u", moment->hour, moment->minute, moment->second);
  else
    g_snprintf (clock, sizeof clock, "T%02u:%02u", moment->hour, moment->minute);
  g_snprintf (iso,
              size,
              "%04u-%02u-%02u%s%s",
              moment->year,
              moment->month,
              moment->day,
              moment->has_time ? clock : "",
              moment->has_time ? moment->zone : "");
}

/* A date may be written right after "T" or a letter only in ISO's own form, so a number that
 * belongs to a longer word ("A380") begins none. */
static gboolean
stands_free (const DipleScan *scan, guint token)
{
  return token == 0 || scan->tokens[token - 1].end < scan->tokens[token].start ||
         scan->tokens[token - 1].kind == DIPLE_TOKEN_SIGN;
}

gboolean
diple_date_find (const char *line, DipleDate *date)
{
  DipleScan scan;
  Moment moment;

  if (strpbrk (line, "0123456789") == NULL)
    return FALSE;
  diple_scan_begin (&scan, line);
  for (guint i = 0; scan.tokens[i].kind != DIPLE_TOKEN_END; i++)
    {
      scan.at = i;
      if (scan.tokens[i].weekday)
        {
          scan.at++;
          diple_scan_sign (&scan, ".");
          diple_scan_sign (&scan, ",");
          diple_scan_word (&scan, " the den der le el ");
        }
      if (!stands_free (&scan, i) || !match_day (&scan, &moment))
        continue;
      match_time (&scan, &moment);
      date->start = scan.tokens[i].start;
      date->end = scan.tokens[scan.at - 1].end;
      write_iso (&moment, date->iso, sizeof date->iso);
      return TRUE;
    }
  return FALSE;
}

char *
diple_date_normalise (const char *text)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));
  DipleDate date;

  if (diple_date_find (trimmed, &date) && date.iso[0] != '\0' && date.start == 0 &&
      date.end == strlen (trimmed))
    return g_strdup (date.iso);
  return g_strdup (text);
}

static gboolean
read_file_date (const char *at, Moment *moment)
{
  guint year = 0;
  guint month = 0;
  guint day = 0;
  int n = 0;
  gboolean dashed = sscanf (at, "%4u-%2u-%2u%n", &year, &month, &day, &n) == 3 && n == 10;

  if (!dashed && (sscanf (at, "%4u%2u%2u%n", &year, &month, &day, &n) != 3 || n != 8))
    return FALSE;
  *moment = (Moment){ .year = year, .month = month, .day = day };
  return month != 0 && !g_ascii_isdigit (at[n]) && is_possible (moment);
}

/* The first one, wherever it stands: "2031-10-14-harrow.md" and "harrow_20311014.txt". */
char *
diple_date_from_file_name (const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  Moment moment = { 0 };

  for (const char *at = base; *at != '\0'; at++)
    if (g_ascii_isdigit (*at) && (at == base || !g_ascii_isalnum (at[-1])) &&
        read_file_date (at, &moment))
      return g_strdup_printf ("%04u-%02u-%02u", moment.year, moment.month, moment.day);
  return NULL;
}
