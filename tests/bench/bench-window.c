/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "bench-documents.h"
#include "bench-measure.h"
#include "bench-text.h"
#include "data/diple-annotators.h"
#include "data/diple-intake.h"
#include "data/diple-schema-store.h"
#include "tests/ui/desk.h"
#include "ui/panel/diple-span-list-private.h"
#include "ui/window/diple-document-pane-private.h"

/* What the whole window costs, with all its panes: one edit of a span to the
 * painted frame, in articles of three sizes; and scrolling the list of a
 * million documents (or as many as the first argument says), beside a plain
 * GtkListView on a model in memory. Prints JSON. */

#define EDITS 41
#define FRAMES 300

/* Pixels in a frame: as a finger scrolls, and as a fling does. */
static const double paces[] = { 61, 600 };

static void
fail (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* An article of that size with its spans; its id. */
static gint64
add_article (DipleStore *store, const BenchSize *size, gint64 annotator)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleArticle) article = diple_article_new ();
  g_autoptr (DipleSchema) schema = diple_schema_load (store, &error);
  g_autoptr (GPtrArray) spans = NULL;
  DipleIntake *intake = diple_intake_begin (store, 0, "bench", &error);
  char *text = bench_text_new (size->bytes);

  fail (error);
  diple_document_take_text (article->document, text, strlen (text));
  g_free (article->document->title);
  article->document->title = g_strdup (size->name);
  diple_intake_add (intake, article, TRUE, &error);
  fail (error);
  diple_intake_commit (intake, "Imported one article", &error);
  fail (error);
  spans = bench_spans_new (
      schema, article->document->id, annotator, g_utf8_strlen (text, -1), size->spans);
  bench_spans_write (store, spans);
  return article->document->id;
}

static void
write_articles (const char *path, gint64 *documents)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DipleStore) store = diple_store_open (path, DIPLE_STORE_CREATE, &error);
  gint64 annotator;

  fail (error);
  annotator = diple_annotators_ensure (store, "Ana", &error);
  for (guint i = 0; i < BENCH_N_SIZES; i++)
    documents[i] = add_article (store, &bench_sizes[i], annotator);
  diple_store_close (store, NULL);
}

static gpointer
find (Desk *desk, GType type, const char *name)
{
  return desk_find (GTK_WIDGET (desk->window), type, name);
}

static void
open_project (Desk *desk)
{
  diple_window_open (desk->window, desk->path, DIPLE_STORE_READ_WRITE);
  desk_until (diple_window_get_editor (desk->window) != NULL);
  desk->editor = diple_window_get_editor (desk->window);
}

static void
turn_for (guint milliseconds)
{
  const gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    desk_turn ();
}

/* Until the panes have read what they show: they do so a moment after an edit. */
static void
settle (void)
{
  turn_for (600);
}

/* What the panes beside the article cost, which follow a frame after it. */
static double
follow (void)
{
  const Cost start = bench_now ();

  turn_for (80);
  return bench_since (start).cpu;
}

/* Its end twelve characters on. */
static void
stretch (Desk *desk, gint64 id)
{
  const DipleSpan *span = diple_span_index_find (diple_editor_get_spans (desk->editor), id, NULL);

  diple_editor_resize (
      desk->editor, id, 0, (DipleRange){ span->range.start, span->range.end + 12 });
}

static Cost
edit_once (Desk *desk, DipleArticleView *view, guint step, guint i, gint64 *span)
{
  const gint64 label = desk_label (desk, bench_crossing[(i + step) % BENCH_N_CROSSING]);
  const DipleRange shown = diple_article_view_get_viewport (view);
  const guint place = shown.start + 40 + i * 13;
  const Cost start = bench_now ();

  diple_article_view_begin_work (view);
  if (step == 0)
    *span = diple_editor_mark (desk->editor, label, (DipleRange){ place, place + 9 });
  else if (step == 1)
    diple_editor_relabel (desk->editor, *span, label);
  else
    stretch (desk, *span);
  diple_article_view_end_work (view);
  bench_wait_frame (GTK_WIDGET (desk->window));
  return bench_since (start);
}

static void
print_costs (const char *name, const Cost *costs, const double *panes)
{
  Cost followed[EDITS];

  for (guint i = 0; i < EDITS; i++)
    followed[i] = (Cost){ panes[i], 0 };
  g_print (",\n      \"%s\": {\"cpu_ms\": %.2f, \"cpu_ms_p90\": %.2f, \"ms\": %.2f, "
           "\"target_cpu_ms\": 5, \"panes_cpu_ms\": %.2f}",
           name,
           bench_cpu (costs, EDITS, 0.5),
           bench_cpu (costs, EDITS, 0.9),
           bench_wall (costs, EDITS, 0.5),
           bench_cpu (followed, EDITS, 0.5));
}

static void
print_edits (Desk *desk, DipleArticleView *view)
{
  static const char *const names[] = { "add", "relabel", "resize" };
  gint64 spans[EDITS] = { 0 };

  for (guint step = 0; step < G_N_ELEMENTS (names); step++)
    {
      Cost costs[EDITS];
      double panes[EDITS];

      for (guint i = 0; i < EDITS; i++)
        {
          costs[i] = edit_once (desk, view, step, i, &spans[i]);
          panes[i] = follow ();
        }
      print_costs (names[step], costs, panes);
    }
}

/* Steps through the article's spans, as the keys do. */
static void
print_steps (Desk *desk)
{
  const DipleSpanIndex *index = diple_editor_get_spans (desk->editor);
  Cost costs[EDITS];
  double panes[EDITS];

  for (guint i = 0; i < EDITS; i++)
    {
      const guint next = diple_span_index_size (index) / 2 + i;
      const Cost start = bench_now ();

      diple_editor_set_active (desk->editor, diple_span_index_get (index, next)->id);
      bench_wait_frame (GTK_WIDGET (desk->window));
      costs[i] = bench_since (start);
      panes[i] = follow ();
    }
  print_costs ("step", costs, panes);
}

static void
print_article (Desk *desk, gint64 document, const BenchSize *size, gboolean last)
{
  DipleArticleView *view;

  diple_editor_open (desk->editor, document);
  desk_until (diple_editor_get_document (desk->editor) != NULL &&
              diple_editor_get_document (desk->editor)->id == document);
  view = find (desk, DIPLE_TYPE_ARTICLE_VIEW, NULL);
  bench_wait_idle (GTK_WIDGET (view));
  settle ();
  g_print ("    {\n      \"size\": \"%s\", \"spans\": %u",
           size->name,
           diple_span_index_size (diple_editor_get_spans (desk->editor)));
  print_edits (desk, view);
  settle ();
  print_steps (desk);
  g_print ("\n    }%s\n", last ? "" : ",");
}

static void
print_articles (void)
{
  g_autoptr (Desk) desk = desk_new_empty ();
  gint64 documents[BENCH_N_SIZES];

  write_articles (desk->path, documents);
  open_project (desk);
  desk_until (find (desk, DIPLE_TYPE_DOCUMENT_PANE, NULL) != NULL);
  g_print ("  \"articles\": [\n");
  for (guint i = 0; i < BENCH_N_SIZES; i++)
    print_article (desk, documents[i], &bench_sizes[i], i + 1 == BENCH_N_SIZES);
  g_print ("  ],\n");
}

/* A row like those of the documents, of GTK's own widgets. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "document-title");
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkWidget *title = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_text (GTK_LABEL (title), text);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_next_sibling (title)), text + 4);
}

static GtkWidget *
create_plain_list (guint n_rows, GtkWidget **window)
{
  GListStore *rows = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *list;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = g_strdup_printf ("Flood in district %u after the storm", i);

      g_ptr_array_add (strings, gtk_string_object_new (text));
    }
  g_list_store_splice (rows, 0, 0, strings->pdata, strings->len);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (rows))),
                            factory);
  gtk_widget_add_css_class (list, "documents");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  *window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (*window), 280, 640);
  gtk_window_set_child (GTK_WINDOW (*window), scroller);
  gtk_window_present (GTK_WINDOW (*window));
  bench_wait_painted (list);
  return list;
}

static void
print_list_scrolling (const char *name, GtkWidget *list, double pace)
{
  BenchScroller scroller = { list, pace, 100 * pace };
  g_autofree Cost *costs = g_new (Cost, FRAMES);
  const Cost start = bench_now ();
  double seconds;

  for (guint i = 0; i < FRAMES; i++)
    costs[i] = bench_scroll (&scroller);
  seconds = bench_since (start).wall / 1000;
  g_print (",\n    \"%s_%.0f\": {\"fps\": %.1f, \"cpu_ms\": %.2f, "
           "\"cpu_ms_p99\": %.2f, "
           "\"ms_p50\": %.2f, \"ms_p99\": %.2f}",
           name,
           pace,
           FRAMES / seconds,
           bench_cpu (costs, FRAMES, 0.5),
           bench_cpu (costs, FRAMES, 0.99),
           bench_wall (costs, FRAMES, 0.5),
           bench_wall (costs, FRAMES, 0.99));
}

/* The list of documents, once it shows @n_documents. */
static GtkWidget *
await_list (Desk *desk, guint n_documents)
{
  GtkWidget *pane = NULL, *list = NULL;
  GtkSelectionModel *model;

  desk_until ((pane = find (desk, DIPLE_TYPE_DOCUMENT_PANE, NULL)) != NULL);
  desk_until ((list = desk_find (pane, GTK_TYPE_LIST_VIEW, NULL)) != NULL);
  desk_until ((model = gtk_list_view_get_model (GTK_LIST_VIEW (list))) != NULL &&
              g_list_model_get_n_items (G_LIST_MODEL (model)) == n_documents);
  bench_wait_painted (list);
  return list;
}

static void
print_list (guint n_documents)
{
  g_autoptr (Desk) desk = desk_new_empty ();
  GtkWidget *list, *plain, *window;
  Cost start;

  bench_documents_write (desk->path, n_documents);
  start = bench_now ();
  open_project (desk);
  list = await_list (desk, n_documents);
  g_print ("  \"list\": {\n    \"documents\": %u, \"open_ms\": %.1f, "
           "\"target_fps\": 60",
           n_documents,
           bench_since (start).wall);
  settle ();
  plain = create_plain_list (n_documents, &window);
  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      print_list_scrolling ("plain", plain, paces[i]);
      print_list_scrolling ("window", list, paces[i]);
    }
  g_print ("\n  }\n");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  const guint n_documents = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : 1000000;

  stage_init (NULL, NULL);
  g_print ("{\n  \"bench\": \"window\",\n  \"renderer\": \"%s\",\n", g_getenv ("GSK_RENDERER"));
  print_articles ();
  print_list (n_documents);
  g_print ("}\n");
  return 0;
}
