/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/articles/diple-date-scan-private.h"

#include <string.h>

#include "data/articles/diple-date-private.h"

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

/* As the lists have it: in lower case with a blank before and after. */
static char *
pad (const char *word, gssize n_bytes)
{
  g_autofree char *folded = g_utf8_casefold (word, n_bytes);

  return g_strconcat (" ", folded, " ", NULL);
}

gboolean
diple_scan_lists (const char *list, const char *word)
{
  g_autofree char *padded = pad (word, -1);

  return strstr (list, padded) != NULL;
}

/* The month, from 1, or 0. */
static guint
find_month (const char *padded)
{
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (strstr (months[i], padded) != NULL)
      return i + 1;
  return 0;
}

static void
name_token (DipleToken *token, const char *line)
{
  g_autofree char *padded = pad (line + token->start, (gssize) (token->end - token->start));

  token->number = find_month (padded);
  token->weekday = strstr (weekdays, padded) != NULL;
}

static DipleToken
next_token (const char *line, gsize at)
{
  const char *p = line + at;
  DipleToken token = { .kind = DIPLE_TOKEN_SIGN, .start = at };

  if (g_ascii_isdigit (*p))
    {
      token.kind = DIPLE_TOKEN_NUMBER;
      for (; g_ascii_isdigit (*p); p++, token.digits++)
        token.number = token.digits < 9 ? token.number * 10 + (*p - '0') : token.number;
    }
  else if (g_unichar_isalpha (g_utf8_get_char (p)))
    {
      token.kind = DIPLE_TOKEN_WORD;
      while (g_unichar_isalpha (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
    }
  else
    {
      token.sign = g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }

  token.end = p - line;
  if (token.kind == DIPLE_TOKEN_WORD)
    name_token (&token, line);
  return token;
}

void
diple_scan_begin (DipleScan *scan, const char *line)
{
  guint n = 0;

  scan->line = line;
  scan->at = 0;
  for (const char *p = line; *p != '\0' && n < DIPLE_MAX_TOKENS;)
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          p = g_utf8_next_char (p);
          continue;
        }
      scan->tokens[n] = next_token (line, p - line);
      p = line + scan->tokens[n++].end;
    }
  scan->tokens[n] =
      (DipleToken){ .kind = DIPLE_TOKEN_END, .start = strlen (line), .end = strlen (line) };
}

const DipleToken *
diple_scan_look (const DipleScan *scan)
{
  return &scan->tokens[scan->at];
}

gboolean
diple_scan_sign (DipleScan *scan, const char *signs)
{
  const DipleToken *token = diple_scan_look (scan);

  if (token->kind != DIPLE_TOKEN_SIGN || g_utf8_strchr (signs, -1, token->sign) == NULL)
    return FALSE;
  scan->at++;
  return TRUE;
}

gboolean
diple_scan_word (DipleScan *scan, const char *words)
{
  const DipleToken *token = diple_scan_look (scan);
  g_autofree char *word = NULL;

  if (token->kind != DIPLE_TOKEN_WORD)
    return FALSE;
  word = g_strndup (scan->line + token->start, token->end - token->start);
  if (!diple_scan_lists (words, word))
    return FALSE;
  scan->at++;
  return TRUE;
}

gboolean
diple_scan_number (DipleScan *scan, guint digits_min, guint digits_max, guint *number)
{
  const DipleToken *token = diple_scan_look (scan);

  if (token->kind != DIPLE_TOKEN_NUMBER || token->digits < digits_min || token->digits > digits_max)
    return FALSE;
  *number = token->number;
  scan->at++;
  return TRUE;
}

gboolean
diple_scan_month (DipleScan *scan, guint *month)
{
  const DipleToken *token = diple_scan_look (scan);

  if (token->kind != DIPLE_TOKEN_WORD || token->number == 0)
    return FALSE;
  *month = token->number;
  scan->at++;
  diple_scan_sign (scan, ".");
  return TRUE;
}

gboolean
diple_date_is_calendar_word (const char *word)
{
  g_autofree char *padded = pad (word, -1);

  return find_month (padded) != 0 || strstr (weekdays, padded) != NULL;
}
