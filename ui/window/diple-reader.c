/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-reader-private.h"

#include "ui/window/diple-stopwatch-private.h"

#define FLUSH_SECONDS 60

struct _DipleReader
{
  GObject parent_instance;

  GtkWidget *page;
  DipleArticleView *view;
  GtkEventController *input; /* the page's */
  GtkWindow *window;         /* the page's, or NULL; weak */

  DipleEditor *editor;  /* NULL while nothing is open */
  DipleReading reading; /* of the document that is open; all milliseconds that are known */
  DipleReading written; /* as it was written last */
  GHashTable *left;     /* gint64 * (in the value) -> DipleReading: of this run of the program */
  DipleStopwatch watch;
  gboolean counts;
  guint timer;
};

enum
{
  PROP_COUNTS = 1,
  PROP_SPENT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (DipleReader, diple_reader, G_TYPE_OBJECT)

static gboolean
is_open (DipleReader *self)
{
  const DipleDocument *document =
      self->editor != NULL ? diple_editor_get_document (self->editor) : NULL;

  return document != NULL && document->id == self->reading.document;
}

/* Not once the next document is in the view. */
static void
look (DipleReader *self)
{
  if (!is_open (self))
    return;
  self->reading.place = diple_article_view_get_place (self->view);
  self->reading.caret = diple_article_view_get_caret_place (self->view);
}

static gpointer
write_job (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return diple_readings_put (store, data, error) ? GINT_TO_POINTER (1) : NULL;
}

/* A place that cannot be kept, in a project that is only read say, is not worth a word. */
static void
write_reading (DipleReader *self)
{
  const DipleReading *now = &self->reading, *before = &self->written;
  DipleReading added = *now;

  added.milliseconds -= before->milliseconds;
  if (now->document == 0 || now->annotator == 0 ||
      (now->place == before->place && now->caret == before->caret && added.milliseconds == 0))
    return;
  diple_project_write_async (diple_editor_get_project (self->editor),
                             write_job,
                             g_memdup2 (&added, sizeof added),
                             g_free,
                             NULL,
                             DIPLE_DOCUMENT_UNTOLD,
                             NULL,
                             NULL,
                             NULL);
  self->written = *now;
}

void
diple_reader_flush (DipleReader *self)
{
  gint64 spent;

  g_return_if_fail (DIPLE_IS_READER (self));

  look (self);
  spent = diple_stopwatch_take (&self->watch, g_get_monotonic_time ());
  if (self->counts && self->reading.document != 0)
    self->reading.milliseconds += spent;
  write_reading (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPENT]);
}

static gboolean
flush_cb (gpointer data)
{
  diple_reader_flush (data);
  return G_SOURCE_CONTINUE;
}

/* Keys, buttons and the wheel may move the place, and some of them leave the document. */
static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, DipleReader *self)
{
  diple_stopwatch_live (&self->watch, g_get_monotonic_time ());
  if (gdk_event_get_event_type (event) != GDK_MOTION_NOTIFY)
    look (self);
  return FALSE;
}

static void
run (DipleReader *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);
  const gboolean running = GTK_IS_WINDOW (root) && gtk_window_is_active (GTK_WINDOW (root)) &&
                           self->reading.document != 0;

  diple_stopwatch_run (&self->watch, running, g_get_monotonic_time ());
}

static void
follow_window (DipleReader *self, GtkWindow *window)
{
  if (self->window == window)
    return;
  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, run, self);
  g_set_weak_pointer (&self->window, window);
  if (window != NULL)
    g_signal_connect_object (
        window, "notify::is-active", G_CALLBACK (run), self, G_CONNECT_SWAPPED);
}

static void
root_cb (DipleReader *self)
{
  GtkRoot *root = gtk_widget_get_root (self->page);

  follow_window (self, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);
  run (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DipleReader *self = DIPLE_READER (object);

  if (id == PROP_SPENT)
    g_value_set_int64 (value, self->reading.milliseconds);
  else
    g_value_set_boolean (value, self->counts);
}

static void
set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DipleReader *self = DIPLE_READER (object);

  if (self->counts == g_value_get_boolean (value))
    return;
  diple_reader_flush (self);
  self->counts = g_value_get_boolean (value);
  g_object_notify_by_pspec (object, pspec);
}

static void
diple_reader_dispose (GObject *object)
{
  DipleReader *self = DIPLE_READER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  follow_window (self, NULL);
  g_clear_object (&self->editor);
  if (self->input != NULL)
    gtk_widget_remove_controller (self->page, self->input);
  self->input = NULL;
  G_OBJECT_CLASS (diple_reader_parent_class)->dispose (object);
}

static void
diple_reader_finalize (GObject *object)
{
  g_hash_table_unref (DIPLE_READER (object)->left);
  G_OBJECT_CLASS (diple_reader_parent_class)->finalize (object);
}

static void
diple_reader_class_init (DipleReaderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = get_property;
  object_class->set_property = set_property;
  object_class->dispose = diple_reader_dispose;
  object_class->finalize = diple_reader_finalize;
  properties[PROP_COUNTS] =
      g_param_spec_boolean ("counts",
                            NULL,
                            NULL,
                            TRUE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SPENT] = g_param_spec_int64 (
      "spent", NULL, NULL, 0, G_MAXINT64, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
diple_reader_init (DipleReader *self)
{
  self->counts = TRUE;
  self->left = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
}

DipleReader *
diple_reader_new (GtkWidget *page, DipleArticleView *view)
{
  DipleReader *self = g_object_new (DIPLE_TYPE_READER, NULL);

  self->page = page;
  self->view = view;
  self->input = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_name (self->input, "diple-reader");
  gtk_event_controller_set_propagation_phase (self->input, GTK_PHASE_CAPTURE);
  g_signal_connect (self->input, "event", G_CALLBACK (event_cb), self);
  gtk_widget_add_controller (page, self->input);
  g_signal_connect_object (page, "notify::root", G_CALLBACK (root_cb), self, G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (FLUSH_SECONDS, flush_cb, self);
  return self;
}

/* What this run of the program has left may still be on its way to the file. */
static void
begin (DipleReader *self)
{
  const DipleDocument *document = diple_editor_get_document (self->editor);
  const DipleReading *left = g_hash_table_lookup (self->left, &document->id);
  const DipleReading *read = diple_editor_get_reading (self->editor);

  self->reading = *read;
  if (left != NULL && left->annotator == read->annotator)
    self->reading = *left;
  self->reading.document = document->id;
  self->reading.milliseconds = MAX (self->reading.milliseconds, read->milliseconds);
  self->written = self->reading;
  diple_article_view_return_to (self->view, self->reading.place, self->reading.caret);
}

static void
leave (DipleReader *self)
{
  DipleReading *left;

  diple_reader_flush (self);
  if (self->reading.document == 0)
    return;
  left = g_memdup2 (&self->reading, sizeof self->reading);
  g_hash_table_replace (self->left, &left->document, left);
  self->reading = (DipleReading){ 0 };
}

void
diple_reader_open (DipleReader *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_READER (self));

  if (self->editor != NULL)
    leave (self);
  if (self->editor != editor)
    g_hash_table_remove_all (self->left);
  g_set_object (&self->editor, editor);
  if (editor != NULL && diple_editor_get_document (editor) != NULL)
    begin (self);
  root_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SPENT]);
}

void
diple_reader_set_annotator (DipleReader *self, gint64 annotator)
{
  g_return_if_fail (DIPLE_IS_READER (self));

  if (self->reading.annotator == annotator)
    return;
  diple_reader_flush (self);
  g_hash_table_remove_all (self->left);
  self->reading.annotator = annotator;
  self->reading.milliseconds = self->written.milliseconds = 0;
}
