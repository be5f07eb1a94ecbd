/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stage.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "data/diple-annotators.h"
#include "data/diple-intake.h"
#include "data/diple-journal.h"
#include "data/diple-spans.h"

static gboolean
asks_a_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return TRUE;
    }
  return FALSE;
}

/* AdwMessageDialog has a large and a small heading and asks both how high they are at a width at
 * which only the small one fits; GTK warns of that since 4.16. Other warnings end a test. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") &&
        g_str_has_prefix (fields[i].value, "Trying to measure GtkLabel") && asks_a_question ())
      return G_LOG_WRITER_HANDLED;
  return g_log_writer_default (level, fields, n_fields, data);
}

void
stage_init (int *argc, char ***argv)
{
  /* No G_TEST_OPTION_ISOLATE_DIRS: it hides the GSettings schemas of GTK. tests/display has
   * made a private home. */
  if (argc != NULL)
    g_test_init (argc, argv, NULL);
  g_log_set_writer_func (write_log, NULL, NULL);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
}

static gboolean
timeout_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

void
stage_wait (StageDone done, gpointer data)
{
  gboolean late = FALSE;
  const guint timeout = g_timeout_add_seconds (60, timeout_cb, &late);

  while (!done (data) && !late)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (late);
  g_source_remove (timeout);
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

typedef struct
{
  DipleArticle *article; /* or */
  GPtrArray *spans;
  gint64 document;
  gboolean done;
} Work;

static gpointer
intake_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  DipleIntake *intake = diple_intake_begin (store, 0, "test", error);

  if (intake == NULL || !diple_intake_add (intake, work->article, TRUE, error) ||
      !diple_intake_commit (intake, "Imported one article", error))
    return NULL;
  work->document = work->article->document->id;
  return work;
}

static gpointer
spans_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  if (!diple_journal_begin (store, 0, "test", error))
    return NULL;
  for (guint i = 0; i < work->spans->len; i++)
    if (!diple_spans_add (store, g_ptr_array_index (work->spans, i), error))
      return NULL;
  return diple_journal_commit (store, "Marked", work->document, error) != 0 ? work : NULL;
}

static void
worked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  Work *work = diple_project_run_finish (DIPLE_PROJECT (source), result, &error);

  g_assert_no_error (error);
  g_assert_true (work == data);
  work->done = TRUE;
}

static void
run (Stage *stage, DipleJob job, Work *work)
{
  diple_project_write_async (
      stage->project, job, work, NULL, NULL, work->document, NULL, worked_cb, work);
  stage_wait (is_set, &work->done);
}

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

gint64
stage_add_document (Stage *stage, const char *text, DipleFormat format)
{
  g_autoptr (DipleArticle) article = diple_article_new ();
  Work work = { .article = article };
  DipleDocument *document = article->document;

  diple_document_take_text (document, g_strdup (text), strlen (text));
  document->format = format;
  set_text (&document->title, "Ferry talks resume as strike enters third week");
  set_text (&document->author, "Minna Hask");
  set_text (&document->outlet, "Cliff Daily");
  set_text (&document->published, "2031-03-14");
  run (stage, intake_job, &work);
  return work.document;
}

static void
set_cb (gboolean *flag)
{
  *flag = TRUE;
}

void
stage_open (Stage *stage, gint64 document)
{
  gboolean opened = FALSE;
  const gulong handler =
      g_signal_connect_swapped (stage->editor, "opened", G_CALLBACK (set_cb), &opened);

  diple_editor_open (stage->editor, document);
  stage_wait (is_set, &opened);
  g_signal_handler_disconnect (stage->editor, handler);
  stage->document = document;
}

void
stage_add_spans (Stage *stage, GPtrArray *spans)
{
  Work work = { .spans = spans, .document = stage->document };

  run (stage, spans_job, &work);
  stage_open (stage, 0);
  stage_open (stage, work.document);
}

static void
refused_cb (Stage *stage, const char *message)
{
  stage->refusals++;
  g_free (stage->refusal);
  stage->refusal = g_strdup (message);
}

static void
announce_cb (Stage *stage, const char *sentence)
{
  stage->announcements++;
  g_free (stage->announcement);
  stage->announcement = g_strdup (sentence);
}

static gpointer
annotator_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  work->document = diple_annotators_ensure (store, "Ana", error);
  return work->document != 0 ? work : NULL;
}

static void
show (Stage *stage)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  stage->window = gtk_window_new ();
  stage->view = DIPLE_ARTICLE_VIEW (diple_article_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (stage->view));
  gtk_window_set_child (GTK_WINDOW (stage->window), scroller);
  gtk_window_set_decorated (GTK_WINDOW (stage->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), 900, 700);
  diple_article_view_set_editor (stage->view, stage->editor);
  g_signal_connect_swapped (stage->view, "announce", G_CALLBACK (announce_cb), stage);
  gtk_window_present (GTK_WINDOW (stage->window));
  gtk_widget_grab_focus (GTK_WIDGET (stage->view));
}

Stage *
stage_new (const char *text, DipleFormat format)
{
  Stage *stage = g_new0 (Stage, 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  Work work = { 0 };

  stage->folder = g_dir_make_tmp ("diple-view-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (stage->folder, "strike.diple", NULL);
  stage->project = diple_project_open (path, DIPLE_STORE_CREATE, &error);
  g_assert_no_error (error);
  run (stage, annotator_job, &work);
  stage->annotator = work.document;
  stage->editor = diple_editor_new (stage->project, stage->annotator, &error);
  g_assert_no_error (error);
  g_signal_connect_swapped (stage->editor, "refused", G_CALLBACK (refused_cb), stage);
  stage_open (stage, stage_add_document (stage, text, format));
  show (stage);
  stage_frame (stage);
  return stage;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

void
stage_free (Stage *stage)
{
  g_autoptr (GtkWidget) view = g_object_ref (GTK_WIDGET (stage->view));

  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_assert_finalize_object (g_steal_pointer (&view));
  /* A job under way keeps the editor, which then refuses what the closed project cannot do. */
  g_signal_handlers_disconnect_by_data (stage->editor, stage);
  diple_project_close (stage->project);
  g_clear_object (&stage->editor);
  g_clear_object (&stage->project);
  remove_folder (stage->folder);
  g_free (stage->folder);
  g_free (stage->refusal);
  g_free (stage->announcement);
  g_free (stage);
}

gint64
stage_label (Stage *stage, const char *name)
{
  const DipleLabel *label =
      diple_schema_label_by_name (diple_editor_get_schema (stage->editor), NULL, name);

  g_assert_nonnull (label);
  return label->id;
}

DipleRange
stage_find (Stage *stage, const char *quote, guint from)
{
  const DipleTextMap *map = diple_editor_get_text_map (stage->editor);
  const char *text = diple_text_map_get_text (map);
  const char *place = strstr (text + diple_text_map_to_byte (map, from), quote);
  guint start;

  g_assert_nonnull (place);
  start = diple_text_map_to_offset (map, place - text);
  return (DipleRange){ start, start + g_utf8_strlen (quote, -1) };
}

gint64
stage_mark (Stage *stage, const char *label, const char *quote)
{
  const gint64 id =
      diple_editor_mark (stage->editor, stage_label (stage, label), stage_find (stage, quote, 0));

  g_assert_cmpint (id, !=, 0);
  diple_editor_set_active (stage->editor, 0);
  return id;
}

gint64
stage_mark_pieces (Stage *stage, const char *label, const char *const *quotes)
{
  g_autoptr (GPtrArray) spans = g_ptr_array_new_with_free_func ((GDestroyNotify) diple_span_unref);
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (DipleRange));
  DipleSpan *span = diple_span_new (
      stage->document, stage->annotator, stage_label (stage, label), (DipleRange){ 0, 1 });

  for (guint i = 0; quotes[i] != NULL; i++)
    {
      const DipleRange range = stage_find (stage, quotes[i], 0);

      g_array_append_val (pieces, range);
    }
  diple_span_set_fragments (span, (DipleRange *) pieces->data, pieces->len);
  g_ptr_array_add (spans, span);
  stage_add_spans (stage, spans);
  return span->id;
}

DipleSpan *
stage_span (Stage *stage, gint64 id)
{
  return diple_span_index_find (diple_editor_get_spans (stage->editor), id, NULL);
}

void
stage_frame (Stage *stage)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (stage->window);
  gboolean painted = FALSE;
  const gulong handler =
      g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (set_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (stage->view));
  stage_wait (is_set, &painted);
  g_signal_handler_disconnect (clock, handler);
}

/* Runs the first shortcut of @controller on @trigger. */
static gboolean
try_controller (Stage *stage, GtkEventController *controller, const char *trigger)
{
  GListModel *shortcuts = G_LIST_MODEL (controller);

  for (guint i = 0; i < g_list_model_get_n_items (shortcuts); i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, i);
      g_autofree char *name = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

      if (g_str_equal (name, trigger) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                        0,
                                        GTK_WIDGET (stage->view),
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

gboolean
stage_press (Stage *stage, const char *trigger)
{
  static const char *const names[] = { "diple-proposal-keys", "diple-suggestion-keys",
                                       "diple-link-keys",     "diple-hold-keys",
                                       "diple-label-keys",    "diple-hand-keys" };
  g_autoptr (GtkShortcutTrigger) parsed = gtk_shortcut_trigger_parse_string (trigger);
  g_autofree char *wanted = gtk_shortcut_trigger_to_string (parsed);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (stage->view));

  for (guint n = 0; n < G_N_ELEMENTS (names); n++)
    for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
      {
        g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

        if (g_strcmp0 (gtk_event_controller_get_name (controller), names[n]) == 0 &&
            gtk_event_controller_get_propagation_phase (controller) != GTK_PHASE_NONE &&
            try_controller (stage, controller, wanted))
          return TRUE;
      }
  return FALSE;
}

GdkTexture *
stage_picture (Stage *stage)
{
  g_autoptr (GdkPaintable) paintable = NULL;
  g_autoptr (GskRenderNode) node = NULL;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int width, height;

  stage_frame (stage);
  paintable = gtk_widget_paintable_new (stage->window);
  width = gdk_paintable_get_intrinsic_width (paintable);
  height = gdk_paintable_get_intrinsic_height (paintable);
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (stage->window)),
                                      node,
                                      &GRAPHENE_RECT_INIT (0, 0, width, height));
}

void
stage_save (Stage *stage, const char *name)
{
  const char *folder = g_getenv ("DIPLE_PICTURES");
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = NULL;
  g_autoptr (GdkTexture) picture = NULL;

  if (folder == NULL)
    return;
  path = g_build_filename (folder, file, NULL);
  picture = stage_picture (stage);
  g_assert_true (gdk_texture_save_to_png (picture, path));
}
