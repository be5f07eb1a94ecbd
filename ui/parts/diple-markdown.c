/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-markdown-private.h"

#include <cmark.h>
#include <string.h>

#define MAX_DEPTH 8 /* blocks in blocks; what lies deeper is left out */

struct _DipleMarkdown
{
  GtkWidget parent_instance;

  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (DipleMarkdown, diple_markdown, GTK_TYPE_WIDGET)

static void add_blocks (GtkWidget *box, cmark_node *parent, guint depth);

/* A text from elsewhere must not lead to files or to what a program would run. */
static gboolean
is_harmless (const char *url)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:" };

  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (url, schemes[i], strlen (schemes[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
append_escaped (GString *markup, const char *before, const char *text, const char *after)
{
  g_autofree char *escaped = g_markup_escape_text (text != NULL ? text : "", -1);

  g_string_append (markup, before);
  g_string_append (markup, escaped);
  g_string_append (markup, after);
}

static void
append_link (GString *markup, cmark_node *node, gboolean enter)
{
  const char *url = cmark_node_get_url (node);

  if (url == NULL || !is_harmless (url))
    return;
  if (enter)
    append_escaped (markup, "<a href=\"", url, "\">");
  else
    g_string_append (markup, "</a>");
}

static void
append_inline (GString *markup, cmark_node *node, gboolean enter)
{
  const char *literal = cmark_node_get_literal (node);
  const cmark_node_type type = cmark_node_get_type (node);

  if (type == CMARK_NODE_TEXT || type == CMARK_NODE_HTML_INLINE)
    append_escaped (markup, "", literal, "");
  else if (type == CMARK_NODE_SOFTBREAK)
    g_string_append_c (markup, ' ');
  else if (type == CMARK_NODE_LINEBREAK)
    g_string_append_c (markup, '\n');
  else if (type == CMARK_NODE_CODE)
    append_escaped (markup, "<tt>", literal, "</tt>");
  else if (type == CMARK_NODE_EMPH)
    g_string_append (markup, enter ? "<i>" : "</i>");
  else if (type == CMARK_NODE_STRONG)
    g_string_append (markup, enter ? "<b>" : "</b>");
  else if (type == CMARK_NODE_LINK)
    append_link (markup, node, enter);
}

static char *
to_markup (cmark_node *block)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  cmark_iter *iter = cmark_iter_new (block);
  cmark_event_type event;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    append_inline (markup, cmark_iter_get_node (iter), event == CMARK_EVENT_ENTER);
  cmark_iter_free (iter);
  return g_string_free (g_steal_pointer (&markup), FALSE);
}

static GtkWidget *
new_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  return label;
}

static void
add_text (GtkWidget *box, cmark_node *block, const char *css_class)
{
  g_autofree char *markup = to_markup (block);
  GtkWidget *label = new_label (markup);

  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_literal (GtkWidget *box, cmark_node *block, const char *css_class)
{
  g_autofree char *text = g_strchomp (g_strdup (cmark_node_get_literal (block)));
  g_autofree char *markup = g_markup_escape_text (text, -1);
  GtkWidget *label = new_label (markup);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
new_box (void)
{
  return gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
}

static void
add_item (GtkWidget *box, cmark_node *item, const char *bullet, guint depth)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *mark = gtk_label_new (bullet);
  GtkWidget *inner = new_box ();

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "dim-label");
  gtk_widget_set_hexpand (inner, TRUE);
  add_blocks (inner, item, depth + 1);
  gtk_box_append (GTK_BOX (line), mark);
  gtk_box_append (GTK_BOX (line), inner);
  gtk_box_append (GTK_BOX (box), line);
}

static void
add_list (GtkWidget *box, cmark_node *list, guint depth)
{
  const gboolean ordered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  int number = cmark_node_get_list_start (list);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (cmark_node *item = cmark_node_first_child (list); item != NULL;
       item = cmark_node_next (item))
    {
      g_autofree char *bullet = ordered ? g_strdup_printf ("%d.", number++) : g_strdup ("•");

      add_item (inner, item, bullet, depth);
    }
  gtk_box_append (GTK_BOX (box), inner);
}

static void
add_quotation (GtkWidget *box, cmark_node *quotation, guint depth)
{
  GtkWidget *inner = new_box ();

  gtk_widget_add_css_class (inner, "quotation");
  add_blocks (inner, quotation, depth + 1);
  gtk_box_append (GTK_BOX (box), inner);
}

static void
add_block (GtkWidget *box, cmark_node *block, guint depth)
{
  const cmark_node_type type = cmark_node_get_type (block);

  if (type == CMARK_NODE_HEADING)
    add_text (box, block, cmark_node_get_heading_level (block) <= 2 ? "guide-title" : "heading");
  else if (type == CMARK_NODE_PARAGRAPH)
    add_text (box, block, NULL);
  else if (type == CMARK_NODE_LIST)
    add_list (box, block, depth);
  else if (type == CMARK_NODE_BLOCK_QUOTE)
    add_quotation (box, block, depth);
  else if (type == CMARK_NODE_CODE_BLOCK)
    add_literal (box, block, "monospace");
  else if (type == CMARK_NODE_HTML_BLOCK)
    add_literal (box, block, "dim-label");
  else if (type == CMARK_NODE_THEMATIC_BREAK)
    gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
}

static void
add_blocks (GtkWidget *box, cmark_node *parent, guint depth)
{
  if (depth > MAX_DEPTH)
    return;
  for (cmark_node *block = cmark_node_first_child (parent); block != NULL;
       block = cmark_node_next (block))
    add_block (box, block, depth);
}

static void
diple_markdown_dispose (GObject *object)
{
  g_clear_pointer (&DIPLE_MARKDOWN (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (diple_markdown_parent_class)->dispose (object);
}

static void
diple_markdown_class_init (DipleMarkdownClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = diple_markdown_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "markdown");
}

static void
diple_markdown_init (DipleMarkdown *self)
{
  self->box = new_box ();
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
diple_markdown_new (void)
{
  return g_object_new (DIPLE_TYPE_MARKDOWN, NULL);
}

static cmark_node *
parse (const char *text)
{
  return cmark_parse_document (text, strlen (text), CMARK_OPT_VALIDATE_UTF8);
}

void
diple_markdown_set_text (DipleMarkdown *self, const char *text)
{
  GtkWidget *child;
  cmark_node *document;

  g_return_if_fail (DIPLE_IS_MARKDOWN (self));
  g_return_if_fail (text != NULL);

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  document = parse (text);
  add_blocks (self->box, document, 0);
  cmark_node_free (document);
}

char *
diple_markdown_to_markup (const char *text)
{
  cmark_node *document;
  char *markup;

  g_return_val_if_fail (text != NULL, NULL);

  document = parse (text);
  markup = to_markup (document);
  cmark_node_free (document);
  return markup;
}
