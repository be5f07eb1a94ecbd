/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/article/diple-text-dressing-private.h"

#include "ui/article/diple-quiet-marks-private.h"

#include <string.h>

/* Lines dressed before the first frame, and the time of a slice after it. */
#define FIRST_LINES 120
#define SLICE_US 1500

/* An empty line's height, in shares of the reading face. */
#define EMPTY_LINE 0.35

struct _DipleDressing
{
  GtkTextBuffer *buffer;
  const char *next; /* the line to be looked at */
  const char *end;
  int line;
  gboolean markdown;
  gboolean fenced;
  GArray *marks; /* DipleRange of one line */
  guint idle;
};

static GtkTextTag *
ensure_tag (GtkTextBuffer *buffer, const char *name)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);

  if (tag != NULL)
    return tag;
  if (g_str_equal (name, "empty"))
    return gtk_text_buffer_create_tag (
        buffer, name, "scale", EMPTY_LINE, "pixels-above-lines", 0, "pixels-below-lines", 0, NULL);
  return gtk_text_buffer_create_tag (buffer, name, NULL);
}

void
diple_dressing_set_colour (GtkTextBuffer *buffer, const GdkRGBA *colour)
{
  g_object_set (ensure_tag (buffer, "quiet"), "foreground-rgba", colour, NULL);
}

static gboolean
is_empty (const char *line, const char *end)
{
  for (const char *p = line; p < end; p++)
    if (*p != ' ' && *p != '\t')
      return FALSE;
  return TRUE;
}

static void
tag_line (DipleDressing *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (self->buffer, &start, self->line);
  end = start;
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag (self->buffer, ensure_tag (self->buffer, "empty"), &start, &end);
}

static void
tag_marks (DipleDressing *self, const char *line, const char *end)
{
  g_array_set_size (self->marks, 0);
  diple_quiet_marks_find (line, end - line, &self->fenced, self->marks);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const DipleRange range = g_array_index (self->marks, DipleRange, i);
      GtkTextIter from, to;

      gtk_text_buffer_get_iter_at_line_offset (self->buffer, &from, self->line, range.start);
      gtk_text_buffer_get_iter_at_line_offset (self->buffer, &to, self->line, range.end);
      gtk_text_buffer_apply_tag (self->buffer, ensure_tag (self->buffer, "quiet"), &from, &to);
    }
}

/* The byte after the line that begins at @p, and where its text ends. */
static const char *
read_line (const char *p, const char *end, const char **stop)
{
  while (p < end)
    {
      *stop = p;
      if (*p == '\n')
        return p + 1;
      if (*p == '\r')
        return p + (p + 1 < end && p[1] == '\n' ? 2 : 1);
      if (*p == '\xe2' && end - p >= 3 && p[1] == '\x80' && p[2] == '\xa9')
        return p + 3;
      p++;
    }
  *stop = end;
  return end;
}

/* Dresses up to @lines lines until @until (0: whenever); FALSE when none is left. */
static gboolean
dress (DipleDressing *self, guint lines, gint64 until)
{
  while (self->next < self->end && lines-- > 0)
    {
      const char *stop;
      const char *next = read_line (self->next, self->end, &stop);

      if (is_empty (self->next, stop))
        tag_line (self);
      else if (self->markdown)
        tag_marks (self, self->next, stop);
      self->next = next;
      self->line++;
      if (until != 0 && lines % 16 == 0 && g_get_monotonic_time () > until)
        break;
    }
  return self->next < self->end;
}

static gboolean
idle_cb (gpointer data)
{
  DipleDressing *self = data;

  if (dress (self, G_MAXUINT, g_get_monotonic_time () + SLICE_US))
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

DipleDressing *
diple_dressing_new (GtkTextBuffer *buffer, const DipleDisplayText *text, gboolean markdown)
{
  DipleDressing *self = g_new0 (DipleDressing, 1);
  gsize n_bytes;

  self->buffer = buffer;
  self->next = diple_display_text_get (text, &n_bytes);
  self->end = self->next + n_bytes;
  self->markdown = markdown;
  self->marks = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  /* After a frame is painted, but before GTK lays out lines that are not on the screen. */
  if (dress (self, FIRST_LINES, 0))
    self->idle = g_idle_add_full (GDK_PRIORITY_REDRAW + 2, idle_cb, self, NULL);
  return self;
}

void
diple_dressing_finish (DipleDressing *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  dress (self, G_MAXUINT, 0);
}

void
diple_dressing_free (DipleDressing *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_array_unref (self->marks);
  g_free (self);
}
