/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"

#include "data/diple-annotators.h"
#include "data/diple-assignments.h"
#include "data/diple-documents.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"
#include "data/diple-spans.h"

#include <string.h>

static const struct
{
  const char *label;
  const char *quote;
  gboolean ana, ben;
} said[] = {
  { "Person", "Ilvi Brevit", TRUE, FALSE },
  { "Person", "Brevit", FALSE, TRUE },
  { "Date", "Thursday", TRUE, FALSE },
  { "Event", "Thursday", FALSE, TRUE },
  { "Event", "talks with", TRUE, TRUE },
  { "Group", "union", TRUE, FALSE },
  { "Quantity", "At least 38,700 travellers", TRUE, FALSE },
  { "Quantity", "38,700 travellers", FALSE, TRUE },
};

static void
mark (DipleStore *store, const DipleSchema *schema, gint64 who, const DipleDocument *document)
{
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      const gboolean wanted = diple_schema_label_by_name (schema, NULL, said[i].label) != NULL;
      const char *at = strstr (document->text, said[i].quote);
      const guint start = (guint) g_utf8_strlen (document->text, at - document->text);
      g_autoptr (DipleSpan) span = NULL;

      g_assert_true (wanted);
      span =
          diple_span_new (document->id,
                          who,
                          diple_schema_label_by_name (schema, NULL, said[i].label)->id,
                          (DipleRange){ start, start + (guint) g_utf8_strlen (said[i].quote, -1) });
      if (who == diple_annotators_ensure (store, "Ben", NULL) ? said[i].ben : said[i].ana)
        g_assert_cmpint (diple_spans_add (store, span, NULL), !=, 0);
    }
}

static gpointer
add_work (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 people[] = { diple_annotators_ensure (store, "Ana", NULL),
                            diple_annotators_ensure (store, "Ben", NULL) };
  g_autoptr (DipleSchema) schema = diple_schema_load (store, NULL);
  g_autoptr (DipleDocument) document = diple_documents_load (store, *(gint64 *) data, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_assert_true (diple_journal_begin (store, people[i], "test", NULL));
      mark (store, schema, people[i], document);
      g_assert_true (
          diple_assignments_set (store, people[i], document->id, DIPLE_STATE_FINISHED, NULL));
      g_assert_cmpint (diple_journal_commit (store, "Worked", 0, NULL), >, 0);
    }
  return store;
}

void
reviewing_write (Desk *desk, DipleJob job, gpointer data)
{
  diple_project_write_async (
      diple_editor_get_project (desk->editor), job, data, NULL, NULL, 0, NULL, NULL, NULL);
  g_assert_true (diple_project_settle (diple_editor_get_project (desk->editor), 5000));
}

Desk *
reviewing_new (void)
{
  Desk *desk = desk_new ();
  gint64 document = diple_editor_get_document (desk->editor)->id;

  reviewing_write (desk, add_work, &document);
  return desk;
}

DipleReviewPage *
reviewing_show (Desk *desk)
{
  DipleReviewPage *page;

  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.show-review", NULL);
  page =
      DIPLE_REVIEW_PAGE (desk_find_shown (GTK_WIDGET (desk->window), DIPLE_TYPE_REVIEW_PAGE, NULL));
  g_assert_nonnull (page);
  desk_until (page->review != NULL || gtk_widget_get_mapped (page->begin_button));
  if (page->review == NULL)
    gtk_widget_activate (page->begin_button);
  desk_until (page->item != NULL && !diple_review_is_loading (page->review));
  return page;
}

/* The shortcut of @controller with @trigger, activated. */
static gboolean
try_controller (GtkWidget *widget, GtkEventController *controller, GtkShortcutTrigger *wanted)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (controller));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), i);

      if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), wanted) &&
          gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut),
                                        GTK_SHORTCUT_ACTION_EXCLUSIVE,
                                        widget,
                                        gtk_shortcut_get_arguments (shortcut)))
        return TRUE;
    }
  return FALSE;
}

/* From the focus outwards, as a key goes, up to @end. */
static gboolean
press (GtkWidget *focus, GtkWidget *end, const char *trigger)
{
  g_autoptr (GtkShortcutTrigger) wanted = gtk_shortcut_trigger_parse_string (trigger);

  for (GtkWidget *widget = focus; widget != NULL && widget != end;
       widget = gtk_widget_get_parent (widget))
    {
      g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

      for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
        {
          g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

          if (GTK_IS_SHORTCUT_CONTROLLER (controller) &&
              try_controller (widget, controller, wanted))
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
reviewing_press (DipleReviewPage *page, const char *trigger)
{
  return press (
      gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (page))), GTK_WIDGET (page), trigger);
}

gboolean
reviewing_press_at (GtkWidget *focus, const char *trigger)
{
  return press (focus, NULL, trigger);
}

const char *
reviewing_words (DipleReviewPage *page)
{
  static char *words;

  g_assert_nonnull (page->item);
  g_free (words);
  words =
      diple_review_article_dup_text (diple_review_work_get_article (page->work), page->item->range);
  return words;
}

static gpointer
list_gold (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (store, NULL);
  g_autoptr (DipleReviewDocument) document =
      diple_review_document_load (store, schema, *(gint64 *) data, NULL, NULL);
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < document->spans->len; i++)
    {
      const DipleSpan *span = document->spans->pdata[i];
      g_autofree char *words = diple_text_map_dup_range (document->map, span->range);

      if (span->annotator == document->gold)
        g_string_append_printf (list,
                                "%s%s %s",
                                list->len > 0 ? "; " : "",
                                diple_schema_label (schema, span->label)->name,
                                words);
    }
  return g_string_free (list, FALSE);
}

static void
gold_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(char **) data = diple_project_run_finish (DIPLE_PROJECT (source), result, NULL);
}

const char *
reviewing_gold (Desk *desk)
{
  static char *gold;
  gint64 document = diple_editor_get_document (desk->editor)->id;

  g_clear_pointer (&gold, g_free);
  diple_project_write_async (diple_editor_get_project (desk->editor),
                             list_gold,
                             &document,
                             NULL,
                             g_free,
                             DIPLE_DOCUMENT_UNTOLD,
                             NULL,
                             gold_cb,
                             &gold);
  desk_until (gold != NULL);
  return gold;
}
