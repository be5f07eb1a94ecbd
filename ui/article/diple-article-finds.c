/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-article-view-private.h"

#include <adwaita.h>
#include <string.h>

/* Finding in the text that is shown, by GtkSourceView's own search. It sees the display's text, in
 * which a long paragraph is split softly: so what is looked for is always made a regular
 * expression, in which a blank also stands for a line feed. */

static void
tell (DipleArticleView *self)
{
  g_signal_emit_by_name (self, "finds-changed");
}

static GtkTextBuffer *
buffer_of (DipleArticleView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

/* Between characters that the display may have put a line feed between, which happens only where a
 * long paragraph has no blank at all. */
static void
append_character (GString *pattern, const char *p, gboolean may_be_split)
{
  g_autofree char *escaped = g_regex_escape_string (p, (int) (g_utf8_next_char (p) - p));

  if (may_be_split)
    g_string_append (pattern, "\\n?");
  g_string_append (pattern, escaped);
}

/* @text as it stands, but any white space for each stretch of it. */
static char *
pattern_of_words (const char *text, gboolean may_be_split)
{
  g_autoptr (GString) pattern = g_string_new (NULL);
  gboolean blank = TRUE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          blank = TRUE;
          continue;
        }
      if (blank && pattern->len > 0)
        g_string_append (pattern, "\\s+");
      append_character (pattern, p, may_be_split && !blank);
      blank = FALSE;
    }
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

/* A regular expression of the user's, in which a blank may be a line feed too. */
static char *
pattern_of_regex (const char *text)
{
  g_autoptr (GString) pattern = g_string_new ("(?:");

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0' && p[1] != ' ')
      {
        g_string_append_len (pattern, p, 2);
        p++;
      }
    else if (*p == ' ' || (*p == '\\' && p[1] == ' '))
      {
        g_string_append (pattern, "\\s");
        p += *p == '\\' ? 1 : 0;
      }
    else
      g_string_append_c (pattern, *p);
  g_string_append_c (pattern, ')');
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

/* The schemes that ship with GtkSourceView have a style for what is found. One of our own cannot be
 * made: GtkSourceStyle loses its background. */
static GtkSourceStyleScheme *
find_scheme (void)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  return gtk_source_style_scheme_manager_get_scheme (gtk_source_style_scheme_manager_get_default (),
                                                     dark ? "Adwaita-dark" : "tango");
}

static void
end_search (DipleArticleView *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  if (self->find != NULL)
    gtk_source_search_context_set_highlight (self->find, FALSE);
  g_clear_object (&self->find);
}

/* A context looks for a style in the buffer's scheme when it is made, before it can be given one,
 * and complains. The text has no scheme, so it gets one for that moment. */
static GtkSourceSearchContext *
make_context (GtkSourceBuffer *buffer, GtkSourceSearchSettings *settings)
{
  GtkSourceStyleScheme *scheme = find_scheme ();
  GtkSourceSearchContext *context;

  gtk_source_buffer_set_style_scheme (buffer, scheme);
  context = gtk_source_search_context_new (buffer, settings);
  if (scheme != NULL)
    gtk_source_search_context_set_match_style (
        context, gtk_source_style_scheme_get_style (scheme, "search-match"));
  gtk_source_buffer_set_style_scheme (buffer, NULL);
  return context;
}

static void
begin_search (DipleArticleView *self, const char *pattern, DipleFindOptions options)
{
  g_autoptr (GtkSourceSearchSettings) settings = gtk_source_search_settings_new ();

  gtk_source_search_settings_set_wrap_around (settings, TRUE);
  gtk_source_search_settings_set_regex_enabled (settings, TRUE);
  gtk_source_search_settings_set_case_sensitive (settings, (options & DIPLE_FIND_CASE) != 0);
  gtk_source_search_settings_set_at_word_boundaries (settings, (options & DIPLE_FIND_WORDS) != 0);
  gtk_source_search_settings_set_search_text (settings, pattern);
  self->find = make_context (GTK_SOURCE_BUFFER (buffer_of (self)), settings);
  gtk_source_search_context_set_highlight (self->find, TRUE);
  g_signal_connect_object (
      self->find, "notify::occurrences-count", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->find, "notify::regex-error", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
}

void
diple_article_view_find (DipleArticleView *self, const char *text, DipleFindOptions options)
{
  g_autofree char *pattern = NULL;

  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  end_search (self);
  if (self->text != NULL && text != NULL && *text != '\0')
    {
      pattern = (options & DIPLE_FIND_REGEX) != 0
                    ? pattern_of_regex (text)
                    : pattern_of_words (text, diple_display_text_inserts (self->text));
      if (*pattern != '\0')
        begin_search (self, pattern, options);
    }
  tell (self);
}

static DipleRange
range_of (DipleArticleView *self, const GtkTextIter *start, const GtkTextIter *end)
{
  return (DipleRange){
    diple_display_text_to_document (self->text, (guint) gtk_text_iter_get_offset (start)),
    diple_display_text_to_document (self->text, (guint) gtk_text_iter_get_offset (end)),
  };
}

gboolean
diple_article_view_next_find (DipleArticleView *self, guint from, DipleRange *found)
{
  GtkTextIter at, start, end;
  gboolean wrapped = FALSE;

  if (self->find == NULL || self->text == NULL)
    return FALSE;
  gtk_text_buffer_get_iter_at_offset (
      buffer_of (self), &at, (int) diple_display_text_from_document (self->text, from));
  if (!gtk_source_search_context_forward (self->find, &at, &start, &end, &wrapped) || wrapped)
    return FALSE;
  *found = range_of (self, &start, &end);
  return found->end > found->start;
}

static void
select_find (DipleArticleView *self, const GtkTextIter *start, const GtkTextIter *end)
{
  const DipleRange range = range_of (self, start, end);

  diple_article_view_select (self, range);
  diple_article_view_reveal (self, range);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleArticleView) self = data;
  GtkSourceSearchContext *context = GTK_SOURCE_SEARCH_CONTEXT (source);
  GtkTextIter start, end;
  gboolean found;

  /* What is not found, and what was cancelled, leaves the selection where it is. */
  found = gtk_source_search_context_forward_finish (context, result, &start, &end, NULL, NULL);
  if (context != self->find)
    return;
  if (found && self->text != NULL)
    select_find (self, &start, &end);
  tell (self);
}

static void
found_backward_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleArticleView) self = data;
  GtkSourceSearchContext *context = GTK_SOURCE_SEARCH_CONTEXT (source);
  GtkTextIter start, end;
  gboolean found;

  found = gtk_source_search_context_backward_finish (context, result, &start, &end, NULL, NULL);
  if (context != self->find)
    return;
  if (found && self->text != NULL)
    select_find (self, &start, &end);
  tell (self);
}

void
diple_article_view_find_step (DipleArticleView *self, int direction)
{
  GtkTextIter start, end;

  g_return_if_fail (DIPLE_IS_ARTICLE_VIEW (self));

  if (self->find == NULL)
    return;
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  gtk_text_buffer_get_selection_bounds (buffer_of (self), &start, &end);
  if (direction < 0)
    gtk_source_search_context_backward_async (
        self->find, &start, self->finding, found_backward_cb, g_object_ref (self));
  else
    gtk_source_search_context_forward_async (
        self->find, direction > 0 ? &end : &start, self->finding, found_cb, g_object_ref (self));
}

int
diple_article_view_count_finds (DipleArticleView *self, int *position)
{
  GtkTextIter start, end;

  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), 0);

  *position = 0;
  if (self->find == NULL)
    return 0;
  if (gtk_text_buffer_get_selection_bounds (buffer_of (self), &start, &end))
    *position = gtk_source_search_context_get_occurrence_position (self->find, &start, &end);
  return gtk_source_search_context_get_occurrences_count (self->find);
}

char *
diple_article_view_dup_find_error (DipleArticleView *self)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (DIPLE_IS_ARTICLE_VIEW (self), NULL);

  if (self->find != NULL)
    error = gtk_source_search_context_get_regex_error (self->find);
  return error != NULL ? g_strdup (error->message) : NULL;
}

/* The text's buffer is another one from now on. */
void
diple_article_view_forget_finds (DipleArticleView *self)
{
  const gboolean was_finding = self->find != NULL;

  end_search (self);
  if (was_finding)
    tell (self);
}
