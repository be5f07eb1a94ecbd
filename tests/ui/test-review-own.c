/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reviewing.h"

#include "data/diple-annotators.h"
#include "data/diple-document-values.h"
#include "data/diple-entities.h"
#include "data/diple-journal.h"
#include "data/diple-schema-store.h"

#include <string.h>

/* Answers of the curator's own. */

static GtkWidget *
find_search (DipleReviewPage *page)
{
  return desk_find_shown (GTK_WIDGET (page->answer_bar), GTK_TYPE_SEARCH_ENTRY, NULL);
}

/* Begins an answer to "Ilvi Brevit" and goes on to the entity that it names. */
static GtkWidget *
open_entities (DipleReviewPage *page)
{
  GtkWidget *search;

  g_assert_true (reviewing_press (page, "e"));
  for (guint i = 0; i < 5; i++)
    {
      const DipleAttribute *attribute =
          diple_review_answer_get_attribute (diple_answer_bar_get_answer (page->answer_bar));

      if (attribute->type == DIPLE_ATTRIBUTE_ENTITY)
        break;
      g_assert_true (reviewing_press (page, "period"));
    }
  g_assert_true (reviewing_press (page, "F2"));
  search = find_search (page);
  g_assert_nonnull (search);
  return search;
}

/* The names of the project's list and of what gold spans name, "Ilvi Brevit|Ilvi Brevit". */
static gpointer
list_names (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entities = diple_entities_search (store, "", 10, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < entities->len; i++)
    {
      const DipleEntity *entity = entities->pdata[i];

      g_string_append_printf (names, "%s%s %u", i > 0 ? "|" : "", entity->name, entity->uses);
    }
  g_assert_cmpstr (names->str, ==, data);
  return store;
}

static void
test_an_entity_is_named_in_place (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  GtkWidget *search = open_entities (page);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "Ilvi Brevit");
  g_signal_emit_by_name (search, "activate"); /* none is called so: a new one */
  desk_until (gtk_widget_is_focus (GTK_WIDGET (page->answer_bar)));
  g_assert_nonnull (desk_find_shown (GTK_WIDGET (page->answer_bar), GTK_TYPE_LABEL, "Ilvi Brevit"));
  reviewing_write (desk, list_names, (gpointer) ""); /* only once it is decided */
  g_assert_true (reviewing_press (page, "Return"));
  desk_until (page->left == 3);
  reviewing_write (desk, list_names, (gpointer) "Ilvi Brevit 1");
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  desk_until (page->left == 4);
  reviewing_write (desk, list_names, (gpointer) "");
}

static void
test_an_entity_that_is_not_taken_is_not_made (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  GtkWidget *search = open_entities (page);

  g_signal_emit_by_name (search, "activate");
  desk_until (gtk_widget_is_focus (GTK_WIDGET (page->answer_bar)));
  g_signal_emit_by_name (desk_find_shown (GTK_WIDGET (page->answer_bar), GTK_TYPE_BUTTON, "clear"),
                         "clicked");
  g_assert_true (reviewing_press (page, "Return"));
  desk_until (page->left == 3);
  reviewing_write (desk, list_names, (gpointer) "");
}

static const DipleAttribute *
find_genre (const DipleSchema *schema)
{
  for (guint i = 0; i < schema->attributes->len; i++)
    if (strcmp (((DipleAttribute *) schema->attributes->pdata[i])->name, "genre") == 0)
      return schema->attributes->pdata[i];
  g_assert_not_reached ();
}

/* Ana and Ben say different genres of the document. */
static gpointer
label_documents (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (store, NULL);
  const char *const people[] = { "Ana", "Ben" };
  const DipleAttribute *genre = find_genre (schema);

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      const gint64 who = diple_annotators_ensure (store, people[i], NULL);
      DipleValues values = { NULL, 0 };

      diple_values_set_option (&values, genre->id, ((DipleOption *) genre->options->pdata[i])->id);
      g_assert_true (diple_journal_begin (store, who, "test", NULL));
      g_assert_true (diple_document_values_set (store, *(gint64 *) data, who, &values, NULL));
      g_assert_cmpint (diple_journal_commit (store, "Labelled", 0, NULL), >, 0);
      diple_values_clear (&values);
    }
  return store;
}

/* Gold has the third one. */
static gpointer
check_genre (DipleStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (DipleSchema) schema = diple_schema_load (store, NULL);
  const DipleOption *third = find_genre (schema)->options->pdata[2];
  DipleValues values = { NULL, 0 };

  g_assert_true (diple_document_values_load (
      store, *(gint64 *) data, diple_gold_find (store, NULL), &values, NULL));
  g_assert_true (diple_values_has_option (&values, third->id));
  diple_values_clear (&values);
  return store;
}

/* What is said of the document lives on after the page has gone on to the next item. */
static void
test_an_answer_about_the_document_is_made_in_place (void)
{
  g_autoptr (Desk) desk = reviewing_new ();
  DipleReviewPage *page = reviewing_show (desk);
  gint64 document = page->document;

  reviewing_write (desk, label_documents, &document);
  desk_until (page->left == 5);
  g_signal_emit_by_name (page->kind_buttons[DIPLE_REVIEW_DOCUMENT], "clicked");
  desk_until (page->item != NULL && page->item->kind == DIPLE_REVIEW_DOCUMENT);
  g_assert_true (reviewing_press (page, "e"));
  g_assert_true (reviewing_press (page, "3"));
  g_assert_true (reviewing_press (page, "Return"));
  desk_until (page->left == 4);
  reviewing_write (desk, check_genre, &document);
}

int
main (int argc, char **argv)
{
  stage_init (&argc, &argv);
  g_test_add_func ("/review-own/entity", test_an_entity_is_named_in_place);
  g_test_add_func ("/review-own/entity-left", test_an_entity_that_is_not_taken_is_not_made);
  g_test_add_func ("/review-own/document", test_an_answer_about_the_document_is_made_in_place);
  return g_test_run ();
}
