/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/search/diple-search-page-private.h"

#include "data/diple-kwic-search.h"
#include "ui/parts/diple-wrap-layout-private.h"
#include "ui/search/diple-search-filter-private.h"
#include "ui/search/diple-search-hits-private.h"

#include <glib/gi18n-lib.h>

/* How long after the last letter the search begins, in milliseconds. */
#define DELAY 180

struct _DipleSearchPage
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkEditable *entry;
  GtkGrid *help;
  GtkWidget *filter_button;
  DipleSearchFilter *filter;
  GtkDropDown *sort;
  GtkWidget *chips;
  GtkLabel *mistake;
  GtkLabel *count;
  GtkSpinner *spinner;
  GtkWidget *hint;
  GtkStack *stack;
  DipleSearchHits *hits;
  GtkWidget *help_button;

  DipleEditor *editor;
  GSignalGroup *editor_signals;
  DipleKwicSearch *search; /* NULL while no project is open */
  GSignalGroup *search_signals;
  guint pending;     /* the source that searches for what is being written, or 0 */
  gint64 annotator;  /* for whom it was searched */
  gboolean same;     /* the query is the one before */
  gboolean outdated; /* documents came or went while another page was shown */
};

static void diple_search_page_iface_init (DiplePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleSearchPage,
                               diple_search_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_PAGE,
                                                      diple_search_page_iface_init))

static DipleKwicQuery *
make_query (DipleSearchPage *self)
{
  DipleKwicQuery *query = diple_kwic_query_new ();

  query->words = g_strdup (gtk_editable_get_text (self->entry));
  query->sort = (DipleKwicSort) gtk_drop_down_get_selected (self->sort);
  diple_search_filter_fill (self->filter, query);
  return query;
}

static void
show_mistake (DipleSearchPage *self, const char *message)
{
  gtk_label_set_text (self->mistake, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->mistake), message != NULL);
  if (message != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
}

static void
run (DipleSearchPage *self, gboolean same)
{
  g_autoptr (DipleKwicQuery) query = NULL;

  g_clear_handle_id (&self->pending, g_source_remove);
  if (self->search == NULL)
    return;
  query = make_query (self);
  self->same = same;
  self->outdated = FALSE;
  self->annotator = diple_editor_get_annotator (self->editor);
  show_mistake (self, NULL);
  diple_kwic_search_run (self->search, query);
  gtk_spinner_set_spinning (self->spinner, diple_kwic_search_is_running (self->search));
}

static void
search_cb (DipleSearchPage *self)
{
  run (self, FALSE);
}

static gboolean
pending_cb (gpointer data)
{
  DipleSearchPage *self = data;

  self->pending = 0;
  run (self, FALSE);
  return G_SOURCE_REMOVE;
}

/* GtkSearchEntry tells at once of an entry that is empty, which it is for a moment whenever
 * somebody writes over what is selected. */
static void
entry_changed_cb (DipleSearchPage *self)
{
  g_clear_handle_id (&self->pending, g_source_remove);
  self->pending = g_timeout_add (DELAY, pending_cb, self);
}

static void
remove_chip_cb (GtkButton *button, DipleSearchPage *self)
{
  g_autoptr (GPtrArray) chips = diple_search_filter_list (self->filter);
  GtkWidget *child = gtk_widget_get_first_child (self->chips);

  for (guint i = 0; i < chips->len && child != NULL; i++)
    {
      if (child == GTK_WIDGET (button))
        {
          diple_search_filter_remove (self->filter, g_ptr_array_index (chips, i));
          return;
        }
      child = gtk_widget_get_next_sibling (child);
    }
}

static GtkWidget *
chip_new (DipleSearchPage *self, const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  g_autofree char *spoken = g_strdup_printf (_ ("Remove the filter %s"), text);

  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  gtk_widget_set_tooltip_text (button, spoken);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_chip_cb), self);
  return button;
}

/* A chip that is removed had the focus perhaps. */
static void
show_chips (DipleSearchPage *self)
{
  g_autoptr (GPtrArray) chips = diple_search_filter_list (self->filter);
  const gboolean focused = gtk_widget_get_state_flags (self->chips) & GTK_STATE_FLAG_FOCUS_WITHIN;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->chips)) != NULL)
    gtk_box_remove (GTK_BOX (self->chips), child);
  for (guint i = 0; i < chips->len; i++)
    gtk_box_append (GTK_BOX (self->chips),
                    chip_new (self, ((DipleFilterChip *) g_ptr_array_index (chips, i))->text));
  gtk_widget_set_visible (self->chips, chips->len > 0);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
filter_cb (DipleSearchPage *self)
{
  show_chips (self);
  run (self, FALSE);
}

/* With the marks between thousands that people are used to. */
static char *
format_number (guint64 number)
{
  return g_strdup_printf ("%'" G_GUINT64_FORMAT, number);
}

static char *
describe_totals (DipleSearchPage *self)
{
  const DipleKwicTotals *totals = diple_kwic_search_get_totals (self->search);
  g_autofree char *hits = format_number (totals->hits);
  g_autofree char *documents = format_number (totals->documents);
  g_autofree char *lines = format_number (totals->lines);

  if (totals->hits == 0)
    return g_strdup ("");
  if (totals->hits == 1 && totals->complete)
    return g_strdup (_ ("1 hit"));
  if (!totals->complete)
    return g_strdup_printf (_ ("%s hits so far, in %s documents"), hits, documents);
  if (totals->hits > totals->lines)
    return g_strdup_printf (
        _ ("%s hits, in %s documents; the first %s are listed"), hits, documents, lines);
  if (totals->documents == 1)
    return g_strdup_printf (_ ("%s hits in one document"), hits);
  return g_strdup_printf (_ ("%s hits in %s documents"), hits, documents);
}

static void
progress_cb (DipleSearchPage *self)
{
  g_autofree char *text = describe_totals (self);
  g_autoptr (DipleKwicQuery) query = make_query (self);
  const guint n_lines = g_list_model_get_n_items (diple_kwic_search_get_model (self->search));
  const gboolean running = diple_kwic_search_is_running (self->search);

  gtk_label_set_text (self->count, text);
  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (self->hint, n_lines > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->sort),
                          n_lines > 0 || !diple_kwic_query_is_empty (query));
  if (n_lines > 0)
    gtk_stack_set_visible_child_name (self->stack, "hits");
  else if (diple_kwic_query_is_empty (query))
    gtk_stack_set_visible_child_name (self->stack, "start");
  else if (!running)
    gtk_stack_set_visible_child_name (self->stack, "none");
}

static void
model_cb (DipleSearchPage *self)
{
  diple_search_hits_set_model (self->hits, diple_kwic_search_get_model (self->search), self->same);
  self->same = TRUE; /* whatever comes now is of the same query */
}

static void
failed_cb (DipleSearchPage *self, const char *message)
{
  gtk_spinner_set_spinning (self->spinner, FALSE);
  show_mistake (self, message);
}

static void
stale_cb (DipleSearchPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    run (self, TRUE);
  else
    self->outdated = TRUE;
}

static void
map (GtkWidget *widget)
{
  DipleSearchPage *self = DIPLE_SEARCH_PAGE (widget);

  GTK_WIDGET_CLASS (diple_search_page_parent_class)->map (widget);
  if (self->outdated)
    run (self, TRUE);
}

static void
entry_activate_cb (DipleSearchPage *self)
{
  if (self->pending != 0)
    run (self, FALSE);
  diple_search_hits_focus (self->hits);
}

static void
stop_cb (DipleSearchPage *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0')
    gtk_editable_set_text (self->entry, "");
  else
    diple_search_hits_focus (self->hits);
}

static gboolean
down_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return diple_search_hits_focus (DIPLE_SEARCH_PAGE (data)->hits);
}

static void
opened_cb (DipleSearchHits *hits, DipleKwicItem *item, DipleSearchPage *self)
{
  const DipleKwicLine *line = diple_kwic_item_get_line (item);

  diple_page_show_place (
      DIPLE_PAGE (self), line->document, line->exact ? line->span : 0, line->range);
}

static void
marked_hits_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DipleSearchPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence =
      diple_kwic_search_mark_finish (DIPLE_KWIC_SEARCH (source), result, &error);

  diple_page_tell (DIPLE_PAGE (self), sentence != NULL ? sentence : error->message);
}

static void
marked_cb (DipleSearchHits *hits, gint64 label, DipleSearchPage *self)
{
  g_autoptr (GPtrArray) chosen = diple_search_hits_get_chosen (hits);

  if (chosen->len == 0)
    {
      diple_page_tell (DIPLE_PAGE (self), _ ("No hit is chosen: press Down, or tick some"));
      return;
    }
  diple_kwic_search_mark_async (self->search,
                                diple_editor_get_annotator (self->editor),
                                label,
                                chosen,
                                marked_hits_cb,
                                g_object_ref (self));
}

static void
schema_cb (DipleSearchPage *self)
{
  diple_search_hits_set_schema (self->hits, diple_editor_get_schema (self->editor));
  diple_search_filter_follow_schema (self->filter);
  show_chips (self);
  run (self, TRUE);
}

/* Also when somebody else annotates: then other spans are shown. */
static void
editor_opened_cb (DipleSearchPage *self)
{
  if (diple_editor_get_annotator (self->editor) != self->annotator)
    run (self, FALSE);
}

static void
stop_search (DipleSearchPage *self)
{
  g_signal_group_set_target (self->search_signals, NULL);
  if (self->search != NULL)
    diple_kwic_search_stop (self->search);
  g_clear_object (&self->search);
}

static void
set_editor (DiplePage *page, DipleEditor *editor)
{
  DipleSearchPage *self = DIPLE_SEARCH_PAGE (page);

  if (self->editor == editor)
    return;
  stop_search (self);
  g_set_object (&self->editor, editor);
  g_signal_group_set_target (self->editor_signals, editor);
  diple_search_hits_set_schema (self->hits,
                                editor != NULL ? diple_editor_get_schema (editor) : NULL);
  gtk_editable_set_text (self->entry, "");
  if (editor != NULL)
    {
      self->search = diple_kwic_search_new (diple_editor_get_project (editor));
      g_signal_group_set_target (self->search_signals, self->search);
    }
  diple_search_filter_set_editor (self->filter, editor);
}

static void
diple_search_page_iface_init (DiplePageInterface *iface)
{
  iface->set_editor = set_editor;
}

static void
diple_search_page_dispose (GObject *object)
{
  DipleSearchPage *self = DIPLE_SEARCH_PAGE (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  if (self->search_signals != NULL)
    stop_search (self);
  g_clear_object (&self->search_signals);
  g_clear_object (&self->editor_signals);
  g_clear_object (&self->editor);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_SEARCH_PAGE);
  G_OBJECT_CLASS (diple_search_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, content);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, entry);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, help);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, help_button);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, filter);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, sort);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, mistake);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, count);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, hint);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchPage, hits);
}

static void
diple_search_page_class_init (DipleSearchPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_search_page_dispose;
  widget_class->map = map;
  g_type_ensure (DIPLE_TYPE_SEARCH_FILTER);
  g_type_ensure (DIPLE_TYPE_SEARCH_HITS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-search-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, marked_cb);
}

static void
fill_help (DipleSearchPage *self)
{
  static const char *const rows[][2] = {
    { N_ ("river flood"), N_ ("both words, anywhere in an article") },
    { N_ ("\"river bank\""), N_ ("these words, one after the other") },
    { N_ ("flood*"), N_ ("words that begin so") },
    { N_ ("river OR lake"), N_ ("either of them") },
    { N_ ("river NOT lake"), N_ ("articles without the second") },
    { N_ ("NEAR(dam leak*, 5)"), N_ ("with up to five words between them") },
    { N_ ("(river OR lake) flood"), N_ ("brackets say what belongs together") },
  };

  for (int i = 0; i < (int) G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *example = gtk_label_new (_ (rows[i][0]));
      GtkWidget *meaning = gtk_label_new (_ (rows[i][1]));

      gtk_label_set_xalign (GTK_LABEL (example), 0);
      gtk_label_set_xalign (GTK_LABEL (meaning), 0);
      gtk_widget_add_css_class (example, "monospace");
      gtk_widget_add_css_class (meaning, "dim-label");
      gtk_grid_attach (self->help, example, 0, i, 1, 1);
      gtk_grid_attach (self->help, meaning, 1, i, 1, 1);
    }
}

static void
add_entry_keys (DipleSearchPage *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("Down|KP_Down"),
                        gtk_callback_action_new (down_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->entry), keys);
}

static void
follow (DipleSearchPage *self)
{
  self->editor_signals = g_signal_group_new (DIPLE_TYPE_EDITOR);
  g_signal_group_connect_swapped (
      self->editor_signals, "schema-changed", G_CALLBACK (schema_cb), self);
  g_signal_group_connect_swapped (
      self->editor_signals, "opened", G_CALLBACK (editor_opened_cb), self);
  self->search_signals = g_signal_group_new (DIPLE_TYPE_KWIC_SEARCH);
  g_signal_group_connect_swapped (
      self->search_signals, "model-changed", G_CALLBACK (model_cb), self);
  g_signal_group_connect_swapped (self->search_signals, "progress", G_CALLBACK (progress_cb), self);
  g_signal_group_connect_swapped (self->search_signals, "failed", G_CALLBACK (failed_cb), self);
  g_signal_group_connect_swapped (self->search_signals, "stale", G_CALLBACK (stale_cb), self);
}

static void
diple_search_page_init (DipleSearchPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->chips, diple_wrap_layout_new (5));
  fill_help (self);
  add_entry_keys (self);
  follow (self);
}

/* A phrase can hold any character but the mark that ends it. */
static char *
quote (const char *words)
{
  g_autofree char *plain = g_strdup (words);

  g_strdelimit (plain, "\"\n\r\t", ' ');
  g_strstrip (plain);
  return g_strconcat ("\"", plain, "\"", NULL);
}

void
diple_search_page_look_for (DipleSearchPage *self, const char *words)
{
  g_return_if_fail (DIPLE_IS_SEARCH_PAGE (self));

  if (words != NULL && *words != '\0')
    {
      g_autofree char *phrase = quote (words);

      gtk_editable_set_text (self->entry, phrase);
      run (self, FALSE);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  gtk_editable_select_region (self->entry, 0, -1);
}
