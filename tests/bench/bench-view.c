/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "bench-measure.h"
#include "bench-text.h"
#include "tests/ui/stage.h"

/* What the article view costs, beside a plain GtkSourceView with the same text, face and spacing
 * in the same run: opening to the first painted frame, changing one span to the painted frame,
 * scrolling. Prints JSON. */

#define ROUNDS 9
#define EDITS 21
#define SCROLL_TURNS 61
#define SCROLL_STEPS 14
#define SCROLL_PIXELS 61

static void
add_spans (Stage *stage, guint n)
{
  g_autoptr (GPtrArray) spans =
      bench_spans_new (diple_editor_get_schema (stage->editor),
                       stage->document,
                       stage->annotator,
                       diple_text_map_length (diple_editor_get_text_map (stage->editor)),
                       n);

  stage_add_spans (stage, spans);
}

/* A plain view in a window of its own, set up like @view. */
static GtkWidget *
create_plain (DipleArticleView *view, GtkWidget **window)
{
  GtkTextView *model = GTK_TEXT_VIEW (view);
  GtkWidget *plain = gtk_source_view_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkTextView *text_view = GTK_TEXT_VIEW (plain);

  gtk_widget_add_css_class (plain, "article");
  gtk_text_view_set_editable (text_view, FALSE);
  gtk_text_view_set_wrap_mode (text_view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_left_margin (text_view, gtk_text_view_get_left_margin (model));
  gtk_text_view_set_right_margin (text_view, gtk_text_view_get_right_margin (model));
  gtk_text_view_set_top_margin (text_view, gtk_text_view_get_top_margin (model));
  gtk_text_view_set_pixels_above_lines (text_view, gtk_text_view_get_pixels_above_lines (model));
  gtk_text_view_set_pixels_inside_wrap (text_view, gtk_text_view_get_pixels_inside_wrap (model));
  gtk_text_view_set_pixels_below_lines (text_view, gtk_text_view_get_pixels_below_lines (model));

  *window = gtk_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), plain);
  gtk_window_set_child (GTK_WINDOW (*window), scroller);
  gtk_window_set_decorated (GTK_WINDOW (*window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (*window), 900, 700);
  gtk_window_present (GTK_WINDOW (*window));
  return plain;
}

static Cost
open_plain (GtkWidget *plain, const char *text)
{
  Cost start;

  gtk_text_view_set_buffer (GTK_TEXT_VIEW (plain), NULL);
  bench_wait_painted (plain);
  bench_wait_idle (plain);
  start = bench_now ();
  {
    g_autoptr (GtkSourceBuffer) buffer = gtk_source_buffer_new (NULL);

    gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (buffer), FALSE);
    gtk_source_buffer_set_highlight_syntax (buffer, FALSE);
    gtk_source_buffer_set_highlight_matching_brackets (buffer, FALSE);
    gtk_source_buffer_set_style_scheme (buffer, NULL);
    gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), text, -1);
    gtk_text_view_set_buffer (GTK_TEXT_VIEW (plain), GTK_TEXT_BUFFER (buffer));
  }
  bench_wait_painted (plain);
  return bench_since (start);
}

/* The editor has the document: from showing it to the painted frame. */
static Cost
open_shown (Stage *stage)
{
  Cost start;

  diple_article_view_set_editor (stage->view, NULL);
  bench_wait_painted (GTK_WIDGET (stage->view));
  bench_wait_idle (GTK_WIDGET (stage->view));
  start = bench_now ();
  diple_article_view_set_editor (stage->view, stage->editor);
  bench_wait_painted (GTK_WIDGET (stage->view));
  return bench_since (start);
}

/* From the click on the document, which is read from the file, to the painted frame. */
static Cost
open_clicked (Stage *stage, gint64 document)
{
  Cost start;

  stage_open (stage, 0);
  bench_wait_painted (GTK_WIDGET (stage->view));
  bench_wait_idle (GTK_WIDGET (stage->view));
  start = bench_now ();
  stage_open (stage, document);
  bench_wait_painted (GTK_WIDGET (stage->view));
  return bench_since (start);
}

static void
print_open (Stage *stage, GtkWidget *plain, const char *text)
{
  const gint64 document = stage->document;
  Cost bare[ROUNDS], shown[ROUNDS], clicked[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      bare[i] = open_plain (plain, text);
      shown[i] = open_shown (stage);
      clicked[i] = open_clicked (stage, document);
    }
  g_print (
      "      \"open\": {\"plain_ms\": %.1f, \"view_ms\": %.1f, \"click_ms\": %.1f, "
      "\"plain_cpu_ms\": %.1f, \"view_cpu_ms\": %.1f, \"click_cpu_ms\": %.1f, \"ratio\": %.2f, "
      "\"click_ratio\": %.2f, \"target\": 1.5},\n",
      bench_wall (bare, ROUNDS, 0.5),
      bench_wall (shown, ROUNDS, 0.5),
      bench_wall (clicked, ROUNDS, 0.5),
      bench_cpu (bare, ROUNDS, 0.5),
      bench_cpu (shown, ROUNDS, 0.5),
      bench_cpu (clicked, ROUNDS, 0.5),
      bench_wall (shown, ROUNDS, 0.5) / bench_wall (bare, ROUNDS, 0.5),
      bench_wall (clicked, ROUNDS, 0.5) / bench_wall (bare, ROUNDS, 0.5));
}

static Cost
edit_once (Stage *stage, guint step, guint i, gint64 *span)
{
  const gint64 label = stage_label (stage, bench_crossing[(i + step) % 3]);
  const DipleRange shown = diple_article_view_get_viewport (stage->view);
  const guint place = shown.start + 40 + i * 13;
  Cost start = bench_now ();

  diple_article_view_begin_work (stage->view);
  if (step == 0)
    *span = diple_editor_mark (stage->editor, label, (DipleRange){ place, place + 9 });
  else if (step == 1)
    diple_editor_relabel (stage->editor, *span, label);
  else
    diple_editor_resize (stage->editor, *span, 0, (DipleRange){ place, place + 21 });
  diple_article_view_end_work (stage->view);
  bench_wait_painted (GTK_WIDGET (stage->view));
  return bench_since (start);
}

static void
print_edits (Stage *stage)
{
  static const char *const names[] = { "add", "relabel", "resize" };
  Cost costs[3][EDITS];
  gint64 spans[EDITS] = { 0 };

  bench_wait_idle (GTK_WIDGET (stage->view));
  for (guint step = 0; step < 3; step++)
    for (guint i = 0; i < EDITS; i++)
      {
        while (g_main_context_iteration (NULL, FALSE))
          ;
        costs[step][i] = edit_once (stage, step, i, &spans[i]);
      }
  for (guint step = 0; step < 3; step++)
    g_print ("      \"%s\": {\"cpu_ms\": %.2f, \"ms\": %.2f, \"target_cpu_ms\": 5},\n",
             names[step],
             bench_cpu (costs[step], EDITS, 0.5),
             bench_wall (costs[step], EDITS, 0.5));
}

/* Both views in turn, some steps each, so that whatever else the machine does hits both. A mean
 * over some steps, as a new paragraph comes into sight only in some of the frames. */
static void
print_scrolling (Stage *stage, GtkWidget *plain, const char *text)
{
  Cost bare[SCROLL_TURNS], shown[SCROLL_TURNS];
  BenchScroller scrollers[] = { { plain, SCROLL_PIXELS, 0 },
                                { GTK_WIDGET (stage->view), SCROLL_PIXELS, 0 } };
  g_autoptr (DipleDisplayText) shown_text = diple_display_text_new (text, strlen (text));
  g_autoptr (DipleDressing) dressing = NULL;

  /* The same low empty lines, so that as much text is on the screen. */
  open_plain (plain, text);
  dressing =
      diple_dressing_new (gtk_text_view_get_buffer (GTK_TEXT_VIEW (plain)), shown_text, FALSE);
  diple_dressing_finish (dressing);
  bench_wait_idle (plain);
  bench_wait_idle (GTK_WIDGET (stage->view));
  for (guint i = 0; i < SCROLL_TURNS; i++)
    {
      bare[i] = bench_scroll_on (&scrollers[0], SCROLL_STEPS);
      shown[i] = bench_scroll_on (&scrollers[1], SCROLL_STEPS);
    }
  g_print ("      \"scroll\": {\"plain_cpu_ms\": %.2f, \"view_cpu_ms\": %.2f, \"ratio\": %.2f, "
           "\"target\": 1.2}",
           bench_cpu (bare, SCROLL_TURNS, 0.5),
           bench_cpu (shown, SCROLL_TURNS, 0.5),
           bench_cpu (shown, SCROLL_TURNS, 0.5) / bench_cpu (bare, SCROLL_TURNS, 0.5));
}

static void
print_size (const BenchSize *size, gboolean last)
{
  g_autofree char *text = bench_text_new (size->bytes);
  g_autoptr (Stage) stage = stage_new (text, DIPLE_FORMAT_TEXT);
  GtkWidget *window, *plain;

  add_spans (stage, size->spans);
  plain = create_plain (stage->view, &window);
  bench_wait_painted (plain);
  g_print ("    {\n      \"size\": \"%s\", \"spans\": %u,\n",
           size->name,
           diple_span_index_size (diple_editor_get_spans (stage->editor)));
  print_open (stage, plain, text);
  print_edits (stage);
  print_scrolling (stage, plain, text);
  g_print ("\n    }%s\n", last ? "" : ",");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  stage_init (NULL, NULL);
  g_print ("{\n  \"bench\": \"view\",\n  \"renderer\": \"%s\",\n  \"sizes\": [\n",
           g_getenv ("GSK_RENDERER"));
  for (guint i = 0; i < BENCH_N_SIZES; i++)
    print_size (&bench_sizes[i], i + 1 == BENCH_N_SIZES);
  g_print ("  ]\n}\n");
  return 0;
}
