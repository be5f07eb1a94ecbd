/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/window/diple-find-bar-private.h"

#include <glib/gi18n-lib.h>

#define MAX_FINDS 100000

struct _DipleFindBar
{
  GtkWidget parent_instance;

  GtkSearchBar *bar;
  GtkEditable *entry;
  GtkLabel *count;

  DipleArticleView *view;
  GArray *finds;  /* DipleRange, in text order */
  guint position; /* of the find that is selected */
};

enum
{
  CLOSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleFindBar, diple_find_bar, GTK_TYPE_WIDGET)

/* The words as a pattern in which any white space matches any other, line ends included. */
static char *
make_pattern (const char *words)
{
  g_auto (GStrv) parts = g_strsplit_set (words, " \t\n", -1);
  g_autoptr (GString) pattern = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *escaped = g_regex_escape_string (parts[i], -1);

      if (parts[i][0] == '\0')
        continue;
      if (pattern->len > 0)
        g_string_append (pattern, "\\s+");
      g_string_append (pattern, escaped);
    }
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

static const DipleTextMap *
text_map (DipleFindBar *self)
{
  DipleEditor *editor = self->view != NULL ? diple_article_view_get_editor (self->view) : NULL;

  return editor != NULL ? diple_editor_get_text_map (editor) : NULL;
}

static void
collect (DipleFindBar *self, const char *pattern)
{
  const DipleTextMap *map = text_map (self);
  g_autoptr (GRegex) regex = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  int start, end;

  g_array_set_size (self->finds, 0);
  if (map == NULL || pattern[0] == '\0')
    return;
  regex = g_regex_new (pattern, G_REGEX_CASELESS | G_REGEX_OPTIMIZE, 0, NULL);
  if (regex == NULL)
    return;
  g_regex_match (regex, diple_text_map_get_text (map), 0, &match);
  while (g_match_info_fetch_pos (match, 0, &start, &end) && self->finds->len < MAX_FINDS)
    {
      DipleRange range = { diple_text_map_to_offset (map, start),
                           diple_text_map_to_offset (map, end) };

      g_array_append_val (self->finds, range);
      g_match_info_next (match, NULL);
    }
}

static void
show_count (DipleFindBar *self)
{
  g_autofree char *text = NULL;

  if (self->finds->len > 0)
    text = g_strdup_printf (_ ("%u of %u"), self->position + 1, self->finds->len);
  else if (gtk_editable_get_text (self->entry)[0] != '\0')
    text = g_strdup (_ ("not found"));
  gtk_label_set_text (self->count, text != NULL ? text : "");
  if (self->finds->len == 0 && text != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
go_to (DipleFindBar *self, guint position)
{
  DipleRange range;

  if (self->finds->len == 0)
    return;
  self->position = position % self->finds->len;
  range = g_array_index (self->finds, DipleRange, self->position);
  diple_article_view_select (self->view, range);
  diple_article_view_reveal (self->view, range);
  show_count (self);
}

/* The first find at or after the selection, so that typing more letters stays where it is. */
static guint
nearest (DipleFindBar *self)
{
  DipleRange selection;

  diple_article_view_get_selection (self->view, &selection);
  for (guint i = 0; i < self->finds->len; i++)
    if (g_array_index (self->finds, DipleRange, i).start >= selection.start)
      return i;
  return 0;
}

static void
changed_cb (GtkSearchEntry *entry, DipleFindBar *self)
{
  g_autofree char *pattern = make_pattern (gtk_editable_get_text (self->entry));

  if (self->view == NULL)
    return;
  collect (self, pattern);
  diple_article_view_set_finds (self->view, (DipleRange *) self->finds->data, self->finds->len);
  show_count (self);
  go_to (self, nearest (self));
}

static void
next (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleFindBar *self = DIPLE_FIND_BAR (widget);

  go_to (self, self->position + 1);
}

static void
previous (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleFindBar *self = DIPLE_FIND_BAR (widget);

  if (self->finds->len > 0)
    go_to (self, self->position + self->finds->len - 1);
}

static void
activate_cb (GtkSearchEntry *entry, DipleFindBar *self)
{
  next (GTK_WIDGET (self), NULL, NULL);
}

static void
previous_cb (GtkSearchEntry *entry, DipleFindBar *self)
{
  previous (GTK_WIDGET (self), NULL, NULL);
}

static void
stop_cb (GtkSearchEntry *entry, DipleFindBar *self)
{
  diple_find_bar_close (self);
}

/* The find that was reached stays selected when the bar goes: it is about to be marked. */
static void
mode_cb (GtkSearchBar *bar, GParamSpec *pspec, DipleFindBar *self)
{
  if (gtk_search_bar_get_search_mode (bar))
    return;
  g_array_set_size (self->finds, 0);
  if (self->view != NULL)
    diple_article_view_set_finds (self->view, NULL, 0);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
diple_find_bar_dispose (GObject *object)
{
  DipleFindBar *self = DIPLE_FIND_BAR (object);

  g_clear_weak_pointer (&self->view);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_FIND_BAR);

  G_OBJECT_CLASS (diple_find_bar_parent_class)->dispose (object);
}

static void
diple_find_bar_finalize (GObject *object)
{
  g_array_unref (DIPLE_FIND_BAR (object)->finds);
  G_OBJECT_CLASS (diple_find_bar_parent_class)->finalize (object);
}

static void
diple_find_bar_class_init (DipleFindBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = diple_find_bar_dispose;
  object_class->finalize = diple_find_bar_finalize;
  signals[CLOSED] = g_signal_new (
      "closed", DIPLE_TYPE_FIND_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_install_action (widget_class, "find.next", NULL, next);
  gtk_widget_class_install_action (widget_class, "find.previous", NULL, previous);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-find-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, bar);
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, entry);
  gtk_widget_class_bind_template_child (widget_class, DipleFindBar, count);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
}

static void
diple_find_bar_init (DipleFindBar *self)
{
  self->finds = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->bar, self->entry);
}

void
diple_find_bar_set_view (DipleFindBar *self, DipleArticleView *view)
{
  g_return_if_fail (DIPLE_IS_FIND_BAR (self));

  g_set_weak_pointer (&self->view, view);
}

void
diple_find_bar_open (DipleFindBar *self)
{
  DipleRange selection;

  g_return_if_fail (DIPLE_IS_FIND_BAR (self));

  if (text_map (self) == NULL)
    return;
  if (diple_article_view_get_selection (self->view, &selection) &&
      selection.end - selection.start < 100)
    {
      g_autofree char *words = diple_text_map_dup_range (text_map (self), selection);

      gtk_editable_set_text (self->entry, words);
    }
  gtk_search_bar_set_search_mode (self->bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
  changed_cb (GTK_SEARCH_ENTRY (self->entry), self);
}

void
diple_find_bar_close (DipleFindBar *self)
{
  g_return_if_fail (DIPLE_IS_FIND_BAR (self));

  gtk_search_bar_set_search_mode (self->bar, FALSE);
}

gboolean
diple_find_bar_is_open (DipleFindBar *self)
{
  g_return_val_if_fail (DIPLE_IS_FIND_BAR (self), FALSE);

  return gtk_search_bar_get_search_mode (self->bar);
}
