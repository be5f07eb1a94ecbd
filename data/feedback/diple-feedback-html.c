/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "data/diple-feedback.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char style[] =
    "body{font:11pt/1.45 system-ui,'Cantarell','Noto Sans',sans-serif;max-width:46em;"
    "margin:2em auto;padding:0 1em;color:#222;background:#fff}"
    "h1{font-size:1.6em;margin:0}h2{font-size:1.2em;margin:1.8em 0 .4em}"
    "header p,.where,footer{color:#666}table{border-collapse:collapse;margin:1em 0}"
    "th,td{padding:.2em .7em;text-align:right;border-bottom:1px solid #ddd}"
    "th:first-child,td:first-child{text-align:left}"
    ".case{border:1px solid #ddd;border-radius:8px;padding:.6em .9em;margin:.7em 0;"
    "break-inside:avoid}.case h3{font-size:1em;margin:0}.where{margin:0;font-size:.9em}"
    "dl{display:grid;grid-template-columns:max-content 1fr;gap:.2em .9em;margin:.5em 0 0}"
    "dt{color:#666}dd{margin:0}.name{font-weight:600}"
    "mark{color:inherit;padding:0 .1em;border-radius:2px;background:#fbe3b8;"
    "border-bottom:2px dashed #a66300}mark.decided{background:#cdeed8;"
    "border-bottom:2px solid #1c7a42}.note{font-style:italic}"
    "@page{margin:18mm 16mm}@media print{body{margin:0;max-width:none;font-size:10pt}"
    "h2{break-after:avoid}mark{print-color-adjust:exact;-webkit-print-color-adjust:exact}}";

static void
add (GString *html, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (html, escaped);
}

static void
add_element (GString *html, const char *element, const char *text)
{
  const char *end = strchr (element, ' ');

  g_string_append_printf (html, "<%s>", element);
  add (html, text);
  g_string_append_printf (
      html, "</%.*s>", end != NULL ? (int) (end - element) : (int) strlen (element), element);
}

static void
add_number (GString *html, guint number)
{
  if (number > 0)
    g_string_append_printf (html, "<td>%u</td>", number);
  else
    g_string_append (html, "<td>–</td>");
}

static void
add_counts (GString *html, const DipleFeedback *self)
{
  g_string_append (html, "<table><thead><tr>");
  add_element (html, "th scope=\"col\"", _ ("Label"));
  for (guint i = 0; i < DIPLE_N_FEEDBACK_CHANGES; i++)
    if (self->n[i] > 0)
      add_element (html, "th scope=\"col\"", diple_feedback_change_title (i));
  g_string_append (html, "</tr></thead><tbody>\n");
  for (guint i = 0; i < self->counts->len; i++)
    {
      const DipleFeedbackCount *count = self->counts->pdata[i];

      g_string_append (html, "<tr>");
      add_element (html, "th scope=\"row\"", count->name);
      for (guint k = 0; k < DIPLE_N_FEEDBACK_CHANGES; k++)
        if (self->n[k] > 0)
          add_number (html, count->n[k]);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody></table>\n");
}

static void
add_patterns (GString *html, const DipleFeedback *self)
{
  guint any = 0;

  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    any += self->patterns[i][0] + self->patterns[i][1];
  if (any == 0)
    return;
  g_string_append (html, "<table><thead><tr>");
  add_element (html, "th scope=\"col\"", _ ("Where Places Differed"));
  add_element (html, "th scope=\"col\"", _ ("Made Shorter"));
  add_element (html, "th scope=\"col\"", _ ("Made Longer"));
  g_string_append (html, "</tr></thead><tbody>\n");
  for (guint i = 0; i < DIPLE_N_PATTERNS; i++)
    {
      if (self->patterns[i][0] + self->patterns[i][1] == 0)
        continue;
      g_string_append (html, "<tr>");
      add_element (html, "th scope=\"row\"", diple_pattern_title (i));
      add_number (html, self->patterns[i][0]);
      add_number (html, self->patterns[i][1]);
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</tbody></table>\n");
}

/* The passage with the pieces of @version marked. */
static void
add_passage (GString *html, const char *passage, const DipleFeedbackVersion *version, gboolean own)
{
  const char *at = passage;
  guint offset = 0;

  for (guint i = 0; i < version->marks->len; i++)
    {
      const DipleRange mark = g_array_index (version->marks, DipleRange, i);
      const char *start = g_utf8_offset_to_pointer (at, mark.start - offset);
      const char *end = g_utf8_offset_to_pointer (start, mark.end - mark.start);
      g_autofree char *before = g_strndup (at, (gsize) (start - at));
      g_autofree char *words = g_strndup (start, (gsize) (end - start));

      add (html, before);
      add_element (html, own ? "mark" : "mark class=\"decided\"", words);
      at = end;
      offset = mark.end;
    }
  add (html, at);
}

static void
add_version (GString *html,
             const DipleFeedbackCase *self,
             const DipleFeedbackVersion *version,
             gboolean own)
{
  add_element (html, "dt", own ? _ ("Yours") : _ ("Decided"));
  g_string_append (html, "<dd dir=\"auto\">");
  if (version->name == NULL)
    add (html, _ ("nothing"));
  else
    {
      add_element (html, "span class=\"name\"", version->name);
      g_string_append (html, ": ");
      if (self->about == DIPLE_FEEDBACK_SPAN)
        add_passage (html, self->passage, version, own);
      else
        add (html, version->text);
      if (*version->values != '\0')
        {
          g_string_append (html, "<br/>");
          add (html, version->values);
        }
    }
  g_string_append (html, "</dd>\n");
}

static void
add_remark (GString *html, const char *name, const char *text)
{
  if (*text == '\0')
    return;
  add_element (html, "dt", name);
  add_element (html, "dd class=\"note\" dir=\"auto\"", text);
  g_string_append_c (html, '\n');
}

static void
add_case (GString *html, const DipleFeedbackCase *self)
{
  g_autofree char *sentence = diple_feedback_case_dup_sentence (self);

  g_string_append (html, "<article class=\"case\">");
  add_element (html, "h3", sentence);
  add_element (html, "p class=\"where\" dir=\"auto\"", self->title);
  g_string_append (html, "<dl>");
  add_version (html, self, &self->own, TRUE);
  add_version (html, self, &self->decided, FALSE);
  add_remark (html, _ ("Why"), self->reason);
  add_remark (html, _ ("Question"), self->question);
  add_remark (html, _ ("Decided by"), self->curator);
  g_string_append (html, "</dl></article>\n");
}

static void
add_cases (GString *html, const DipleFeedback *self, DipleFeedbackChange change)
{
  g_autofree char *title =
      g_strdup_printf ("%s (%u)", diple_feedback_change_title (change), self->n[change]);

  if (self->n[change] == 0 || change == DIPLE_FEEDBACK_KEPT)
    return;
  g_string_append (html, "<section>");
  add_element (html, "h2", title);
  for (guint i = 0; i < self->cases->len; i++)
    if (((const DipleFeedbackCase *) self->cases->pdata[i])->change == change)
      add_case (html, self->cases->pdata[i]);
  g_string_append (html, "</section>\n");
}

static char *
dup_language (void)
{
  const char *name = g_get_language_names ()[0];
  const gsize length = strcspn (name, "_.@");

  return length < 2 ? g_strdup ("en") : g_strndup (name, length);
}

static void
add_head (GString *html, const DipleFeedback *self)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (self->made / 1000);
  g_autofree char *date = g_date_time_format (made, "%Y-%m-%d");
  g_autofree char *title = g_strdup_printf (_ ("Feedback for %s"), self->name);
  g_autofree char *language = dup_language ();
  g_autofree char *summary = diple_feedback_dup_summary (self);
  g_autofree char *again = diple_feedback_dup_again (self);
  g_autofree char *where =
      *self->project != '\0' ? g_strdup_printf ("%s · %s", self->project, date) : g_strdup (date);

  g_string_append_printf (html,
                          "<!DOCTYPE html>\n<html lang=\"%s\"><head><meta charset=\"utf-8\"/>"
                          "<meta name=\"viewport\" content=\"width=device-width\"/>",
                          language);
  add_element (html, "title", title);
  g_string_append_printf (html, "<style>%s</style></head>\n<body><header>", style);
  add_element (html, "h1", title);
  add_element (html, "p", where);
  g_string_append (html, "</header>\n");
  add_element (html, "p", summary);
  if (again != NULL)
    add_element (html, "p", again);
  g_string_append_c (html, '\n');
}

char *
diple_feedback_dup_html (const DipleFeedback *self)
{
  GString *html = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  add_head (html, self);
  if (self->counts->len > 0)
    add_counts (html, self);
  add_patterns (html, self);
  for (guint i = 0; i < DIPLE_N_FEEDBACK_CHANGES; i++)
    add_cases (html, self, i);
  g_string_append (html, "</body></html>\n");
  return g_string_free (html, FALSE);
}
