/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-date-private.h"

#include <stdio.h>
#include <string.h>

/* More tokens than any line with a date has. */
#define MAX_TOKENS 64

typedef enum
{
  TOKEN_END,
  TOKEN_WORD,
  TOKEN_NUMBER,
  TOKEN_SIGN,
} TokenKind;

typedef struct
{
  TokenKind kind;
  gsize start; /* bytes */
  gsize end;
  guint number; /* of a number, or of the month or weekday that a word names, from 1; otherwise 0 */
  guint digits;
  gboolean weekday;
  gunichar sign;
} Token;

typedef struct
{
  const char *line;
  Token tokens[MAX_TOKENS + 1]; /* ends with TOKEN_END */
  guint at;
} Scan;

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

/* Folded names, by month. */
static const char *const months[12] = {
  " january jan januar jänner jän janvier janv enero ene gennaio gen janeiro januari ",
  " february feb februar février févr fév febrero febbraio febbr fevereiro fev februari ",
  " march mar märz mär mrz mars marzo março maart mrt ",
  " april apr avril avr abril abr aprile ",
  " may mai mayo maggio mag maio mei ",
  " june jun juni juin junio giugno giu junho ",
  " july jul juli juillet juil julio luglio lug julho ",
  " august aug août agosto ago augustus ",
  " september sept sep septembre septiembre settembre set setembro ",
  " october oct oktober okt octobre octubre ottobre ott outubro out ",
  " november nov novembre noviembre novembro ",
  " december dec dezember dez décembre déc diciembre dic dicembre dezembro desember ",
};

static const char weekdays[] =
    " monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat"
    " sunday sun montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi"
    " mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo"
    " lunedì martedì mercoledì giovedì venerdì sabato domenica maandag dinsdag woensdag donderdag"
    " vrijdag zaterdag zondag ";

static gboolean
lists (const char *list, const char *folded)
{
  g_autofree char *padded = g_strconcat (" ", folded, " ", NULL);

  return strstr (list, padded) != NULL;
}

static void
name_token (Token *token, const char *line)
{
  g_autofree char *folded = g_utf8_casefold (line + token->start, token->end - token->start);

  for (guint i = 0; i < G_N_ELEMENTS (months) && token->number == 0; i++)
    if (lists (months[i], folded))
      token->number = i + 1;
  token->weekday = lists (weekdays, folded);
}

static Token
next_token (const char *line, gsize at)
{
  const char *p = line + at;
  Token token = { .kind = TOKEN_SIGN, .start = at };

  if (g_ascii_isdigit (*p))
    {
      token.kind = TOKEN_NUMBER;
      for (; g_ascii_isdigit (*p); p++, token.digits++)
        token.number = token.digits < 9 ? token.number * 10 + (*p - '0') : token.number;
    }
  else if (g_unichar_isalpha (g_utf8_get_char (p)))
    {
      token.kind = TOKEN_WORD;
      while (g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }
  else
    {
      token.sign = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }

  token.end = p - line;
  if (token.kind == TOKEN_WORD)
    name_token (&token, line);
  return token;
}

static void
tokenise (Scan *scan, const char *line)
{
  guint n = 0;

  scan->line = line;
  scan->at = 0;
  for (const char *p = line; *p != '\0' && n < MAX_TOKENS;)
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      scan->tokens[n] = next_token (line, p - line);
      p = line + scan->tokens[n++].end;
    }
  scan->tokens[n] = (Token){ .kind = TOKEN_END, .start = strlen (line), .end = strlen (line) };
}

static const Token *
look (const Scan *scan)
{
  return &scan->tokens[scan->at];
}

static gboolean
take_sign (Scan *scan, const char *signs)
{
  const Token *token = look (scan);

  if (token->kind != TOKEN_SIGN || g_utf8_strchr (signs, -1, token->sign) == NULL)
    return FALSE;
  scan->at++;
  return TRUE;
}

static gboolean
take_word (Scan *scan, const char *words)
{
  const Token *token = look (scan);
  g_autofree char *folded = NULL;

  if (token->kind != TOKEN_WORD)
    return FALSE;
  folded = g_utf8_casefold (scan->line + token->start, token->end - token->start);
  if (!lists (words, folded))
    return FALSE;
  scan->at++;
  return TRUE;
}

static gboolean
take_number (Scan *scan, guint digits_min, guint digits_max, guint *number)
{
  const Token *token = look (scan);

  if (token->kind != TOKEN_NUMBER || token->digits < digits_min || token->digits > digits_max)
    return FALSE;
  *number = token->number;
  scan->at++;
  return TRUE;
}

static gboolean
take_month (Scan *scan, guint *month)
{
  const Token *token = look (scan);

  if (token->kind != TOKEN_WORD || token->number == 0)
    return FALSE;
  *month = token->number;
  scan->at++;
  take_sign (scan, ".");
  return TRUE;
}

static gboolean
take_day (Scan *scan, guint *day)
{
  if (!take_number (scan, 1, 2, day))
    return FALSE;
  take_word (scan, " st nd rd th er º ");
  return TRUE;
}

/* "March 14, 2031", "March, 14 2031", "Mar. 14th 2031" */
static gboolean
match_month_first (Scan *scan, Moment *moment)
{
  if (!take_month (scan, &moment->month))
    return FALSE;
  take_sign (scan, ",");
  if (!take_day (scan, &moment->day))
    return FALSE;
  take_sign (scan, ",");
  return take_number (scan, 4, 4, &moment->year);
}

/* "14 March 2031", "14. März 2031", "14 de marzo de 2031", "the 14th of March, 2031" */
static gboolean
match_day_first (Scan *scan, Moment *moment)
{
  if (!take_day (scan, &moment->day))
    return FALSE;
  take_sign (scan, ".-");
  take_word (scan, " of de ");
  if (!take_month (scan, &moment->month))
    return FALSE;
  take_sign (scan, ",-");
  take_word (scan, " de del of ");
  return take_number (scan, 4, 4, &moment->year);
}

/* "2031-03-14", "2031/03/14", "2031年3月14日" */
static gboolean
match_year_first (Scan *scan, Moment *moment)
{
  return take_number (scan, 4, 4, &moment->year) &&
         (take_sign (scan, "-/.") || take_word (scan, " 年 ")) &&
         take_number (scan, 1, 2, &moment->month) &&
         (take_sign (scan, "-/.") || take_word (scan, " 月 ")) &&
         take_number (scan, 1, 2, &moment->day) && (take_word (scan, " 日 "), TRUE);
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
match_numbers (Scan *scan, Moment *moment)
{
  guint first = 0;
  guint second = 0;
  gunichar sign = 0;

  if (!take_number (scan, 1, 2, &first))
    return FALSE;
  sign = look (scan)->sign;
  if (!take_sign (scan, "./-") || !take_number (scan, 1, 2, &second) || look (scan)->sign != sign ||
      !take_sign (scan, "./-") || !take_number (scan, 4, 4, &moment->year))
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
match_day (Scan *scan, Moment *moment)
{
  gboolean (*const patterns[]) (Scan *, Moment *) = {
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
take_half (Scan *scan, gboolean *afternoon)
{
  guint start = scan->at;
  gboolean pm = take_word (scan, " pm ");
  gboolean am = !pm && take_word (scan, " am ");
  gboolean p = !pm && !am && take_word (scan, " p ");

  *afternoon = pm || p;
  if (pm || am)
    return TRUE;
  if ((p || take_word (scan, " a ")) && take_sign (scan, ".") && take_word (scan, " m "))
    {
      take_sign (scan, ".");
      return TRUE;
    }
  scan->at = start;
  return FALSE;
}

static void
take_zone (Scan *scan, Moment *moment)
{
  guint start = scan->at;
  gunichar sign = look (scan)->sign;
  guint hours = 0;
  guint minutes = 0;

  if (take_word (scan, " z utc gmt "))
    {
      g_strlcpy (moment->zone, "Z", sizeof moment->zone);
      return;
    }
  if (take_sign (scan, "+-−") && take_number (scan, 2, 4, &hours))
    {
      if (hours > 24)
        {
          minutes = hours % 100;
          hours /= 100;
        }
      else if (take_sign (scan, ":"))
        take_number (scan, 2, 2, &minutes);
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
skip_lettered_zone (Scan *scan, Moment *moment)
{
  const Token *token = look (scan);
  gsize n = token->end - token->start;

  if (token->kind != TOKEN_WORD || moment->zone[0] != '\0' || n < 2 || n > 5)
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
read_clock (Scan *scan, Moment *moment)
{
  gboolean afternoon = FALSE;
  gboolean half = FALSE;

  if (!take_number (scan, 1, 2, &moment->hour))
    return FALSE;
  if (take_sign (scan, ":"))
    {
      guint fraction = 0;

      if (!take_number (scan, 2, 2, &moment->minute))
        return FALSE;
      moment->has_second = take_sign (scan, ":") && take_number (scan, 2, 2, &moment->second);
      if (moment->has_second && take_sign (scan, "."))
        take_number (scan, 1, 9, &fraction);
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
match_time (Scan *scan, Moment *moment)
{
  guint start = scan->at;
  Moment tried = *moment;

  take_sign (scan, ",");
  take_word (scan, " t at um à ");
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
stands_free (const Scan *scan, guint token)
{
  return token == 0 || scan->tokens[token - 1].end < scan->tokens[token].start ||
         scan->tokens[token - 1].kind == TOKEN_SIGN;
}

gboolean
diple_date_find (const char *line, DipleDate *date)
{
  Scan scan;
  Moment moment;

  tokenise (&scan, line);
  for (guint i = 0; scan.tokens[i].kind != TOKEN_END; i++)
    {
      scan.at = i;
      if (scan.tokens[i].weekday)
        {
          scan.at++;
          take_sign (&scan, ".");
          take_sign (&scan, ",");
          take_word (&scan, " the den der le el ");
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
    if (g_ascii_isdigit (*at) && (at == base || !g_ascii_isdigit (at[-1])) &&
        read_file_date (at, &moment))
      return g_strdup_printf ("%04u-%02u-%02u", moment.year, moment.month, moment.day);
  return NULL;
}

gboolean
diple_date_is_calendar_word (const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (lists (months[i], folded))
      return TRUE;
  return lists (weekdays, folded);
}
