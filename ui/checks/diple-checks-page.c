/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/checks/diple-checks-page-private.h"

#include "ui/checks/diple-finding-cell-private.h"
#include "ui/checks/diple-finding-search-private.h"
#include "ui/parts/diple-focus-private.h"
#include "ui/window/diple-page-private.h"
#include "ui/window/diple-ui-compat-private.h"

#include <glib/gi18n-lib.h>

struct _DipleChecksPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkToggleButton *slips_button;
  GtkToggleButton *questions_button;
  GtkSpinner *spinner;
  GtkLabel *status;
  GtkMenuButton *validators_button;
  GtkBox *validators;
  GtkStack *stack;
  GtkListView *view;
  GtkWidget *question_bar;

  DipleEditor *editor;   /* NULL while no project is open */
  DipleChecker *checker; /* the same */
  GSignalGroup *checker_signals;
  GtkCheckButton *switches[DIPLE_N_VALIDATORS];
  gboolean showing_switches; /* they are being set by the program */

  GListStore *slips;
  GListStore *next_slips; /* of a new round, until there are as many as are needed; or NULL */
  guint n_slips;          /* listed or not */
  GListStore *questions;
  GtkSingleSelection *selection;
  DipleFindingSearch *search;
};

static void implement_page (DiplePageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DipleChecksPage,
                               diple_checks_page,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (DIPLE_TYPE_PAGE, implement_page))

static gboolean
shows_questions (DipleChecksPage *self)
{
  return gtk_toggle_button_get_active (self->questions_button);
}

static DipleFindingItem *
get_selected (DipleChecksPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static void
enable_actions (DipleChecksPage *self)
{
  DipleFindingItem *item = get_selected (self);
  const DipleFlag *flag = item != NULL ? diple_finding_item_get_flag (item) : NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checks.take-back", flag != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "checks.answer", flag != NULL);
  gtk_widget_action_set_enabled (
      GTK_WIDGET (self), "checks.reopen", flag != NULL && flag->answered);
}

static void
count (GtkToggleButton *button, const char *name, guint n)
{
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s · %u", name, n) : g_strdup (name);

  gtk_button_set_label (GTK_BUTTON (button), text);
}

static gboolean
is_looking (DipleChecksPage *self)
{
  return self->search != NULL && diple_finding_search_is_running (self->search);
}

static void
show_kind (DipleChecksPage *self)
{
  GListStore *shown = shows_questions (self) ? self->questions : self->slips;
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (shown)) == 0;

  if (gtk_single_selection_get_model (self->selection) != G_LIST_MODEL (shown))
    gtk_single_selection_set_model (self->selection, G_LIST_MODEL (shown));
  count (self->slips_button, _ ("_Slips"), self->n_slips);
  count (self->questions_button,
         _ ("Qu_estions"),
         g_list_model_get_n_items (G_LIST_MODEL (self->questions)));
  gtk_stack_set_visible_child_name (self->stack,
                                    !empty                   ? "list"
                                    : shows_questions (self) ? "questions"
                                    : is_looking (self)      ? "looking"
                                                             : "slips");
  gtk_widget_set_visible (self->question_bar, shows_questions (self) && !empty);
  enable_actions (self);
}

/* The one that was selected stays so, or the one that took its place. */
static void
take_list (DipleChecksPage *self, GListStore **list, GListStore *next)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  gboolean shown = gtk_single_selection_get_model (self->selection) == G_LIST_MODEL (*list);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (next));

  g_set_object (list, next);
  show_kind (self);
  if (shown && n > 0 && position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, MIN (position, n - 1));
}

/* Slips are shown as they are found. Those of an earlier round stay until the one that takes the
 * selected one's place is there. */
static void
take_slips (DipleChecksPage *self)
{
  const gboolean shown =
      gtk_single_selection_get_model (self->selection) == G_LIST_MODEL (self->slips);
  const guint position = gtk_single_selection_get_selected (self->selection);
  const guint needed = shown && position != GTK_INVALID_LIST_POSITION ? position : 0;
  g_autoptr (GListStore) next = NULL;

  if (self->next_slips != NULL && is_looking (self) &&
      g_list_model_get_n_items (G_LIST_MODEL (self->next_slips)) <= needed)
    return;
  self->n_slips = diple_finding_search_count (self->search);
  next = g_steal_pointer (&self->next_slips);
  if (next != NULL)
    take_list (self, &self->slips, next);
  else
    show_kind (self);
}

static void
slips_cb (DipleChecksPage *self, GListStore *slips)
{
  g_set_object (&self->next_slips, slips);
}

static void
show_progress (DipleChecksPage *self)
{
  const gboolean running = is_looking (self);
  g_autofree char *text = diple_finding_search_dup_progress (self->search);

  gtk_spinner_set_spinning (self->spinner, running);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), running);
  gtk_label_set_text (self->status, text);
  take_slips (self);
}

static void
questions_cb (DipleChecksPage *self, GListStore *questions)
{
  take_list (self, &self->questions, questions);
}

static void
failed_cb (DipleChecksPage *self, const char *message)
{
  diple_page_tell (DIPLE_PAGE (self), message);
}

static void
activate_cb (DipleChecksPage *self)
{
  DipleFindingItem *item = get_selected (self);
  const DipleFlag *flag = item != NULL ? diple_finding_item_get_flag (item) : NULL;
  const gboolean decided = flag != NULL && flag->on_decision; /* then there is only a place */

  if (item != NULL)
    diple_page_show_place (DIPLE_PAGE (self),
                           diple_finding_item_get_document (item),
                           decided ? 0 : diple_finding_item_get_span (item),
                           diple_finding_item_get_range (item));
}

static void
take_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleChecksPage *self = DIPLE_CHECKS_PAGE (widget);

  diple_checker_take_back (self->checker, diple_finding_item_get_span (get_selected (self)));
}

static void
reopen (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleChecksPage *self = DIPLE_CHECKS_PAGE (widget);
  DipleFindingItem *item = get_selected (self);

  diple_checker_answer (self->checker,
                        diple_finding_item_get_span (item),
                        diple_finding_item_get_flag (item)->answer,
                        FALSE);
}

/* The span that is being answered about. */
typedef struct
{
  DipleChecksPage *page;
  gint64 span;
} Asked;

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Asked *asked = data;
  g_autoptr (DipleChecksPage) self = asked->page;
  g_autofree char *answer = diple_ask_text_finish (result);

  if (answer != NULL && self->checker != NULL)
    diple_checker_answer (self->checker, asked->span, answer, TRUE);
  g_free (asked);
}

static void
answer (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DipleChecksPage *self = DIPLE_CHECKS_PAGE (widget);
  DipleFindingItem *item = get_selected (self);
  const DipleFlag *flag = diple_finding_item_get_flag (item);
  g_autofree char *body = g_strdup_printf ("“%s”\n%s", flag->surface, flag->question);
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked){ g_object_ref (self), flag->span };
  diple_ask_text_async (GTK_WINDOW (gtk_widget_get_root (widget)),
                        _ ("Answer the Question"),
                        body,
                        _ ("_Answer"),
                        flag->answer,
                        answered_cb,
                        asked);
}

static void
switched_cb (DipleChecksPage *self, GParamSpec *pspec, GtkCheckButton *button)
{
  if (self->showing_switches || self->checker == NULL)
    return;
  for (guint i = 0; i < DIPLE_N_VALIDATORS; i++)
    if (self->switches[i] == button)
      diple_checker_switch (self->checker, i, gtk_check_button_get_active (button));
}

static void
show_switches (DipleChecksPage *self)
{
  self->showing_switches = TRUE;
  for (guint i = 0; i < DIPLE_N_VALIDATORS && self->checker != NULL; i++)
    gtk_check_button_set_active (self->switches[i], diple_checker_is_on (self->checker, i));
  self->showing_switches = FALSE;
}

static void
checker_changed_cb (DipleChecksPage *self)
{
  show_switches (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    diple_finding_search_run_soon (self->search);
}

static void
diple_checks_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (diple_checks_page_parent_class)->map (widget);
  diple_finding_search_run (DIPLE_CHECKS_PAGE (widget)->search);
}

static gboolean
grab_focus (GtkWidget *widget)
{
  DipleChecksPage *self = DIPLE_CHECKS_PAGE (widget);

  return (gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
          gtk_widget_grab_focus (GTK_WIDGET (self->view))) ||
         gtk_widget_grab_focus (
             GTK_WIDGET (shows_questions (self) ? self->questions_button : self->slips_button));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *row, DipleChecksPage *self)
{
  if (self->editor != NULL)
    diple_finding_cell_bind (DIPLE_FINDING_CELL (gtk_list_item_get_child (row)),
                             gtk_list_item_get_item (row),
                             diple_editor_get_schema (self->editor));
}

static void
set_up_cb (GtkSignalListItemFactory *factory, GtkListItem *row)
{
  gtk_list_item_set_child (row, diple_finding_cell_new ());
}

static void
diple_checks_page_dispose (GObject *object)
{
  DipleChecksPage *self = DIPLE_CHECKS_PAGE (object);

  if (self->view != NULL)
    {
      diple_page_set_editor (DIPLE_PAGE (self), NULL);
      gtk_list_view_set_model (self->view, NULL);
    }
  g_clear_object (&self->search);
  g_clear_object (&self->checker_signals);
  g_clear_object (&self->checker);
  g_clear_object (&self->selection);
  g_clear_object (&self->slips);
  g_clear_object (&self->next_slips);
  g_clear_object (&self->questions);
  gtk_widget_dispose_template (GTK_WIDGET (self), DIPLE_TYPE_CHECKS_PAGE);
  self->view = NULL;
  G_OBJECT_CLASS (diple_checks_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-checks-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, box);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, slips_button);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, questions_button);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, status);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, validators_button);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, validators);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, view);
  gtk_widget_class_bind_template_child (widget_class, DipleChecksPage, question_bar);
  gtk_widget_class_bind_template_callback (widget_class, show_kind);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
diple_checks_page_class_init (DipleChecksPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_checks_page_dispose;
  widget_class->map = diple_checks_page_map;
  widget_class->grab_focus = grab_focus;
  widget_class->focus = diple_focus_children;
  gtk_widget_class_install_action (widget_class, "checks.take-back", NULL, take_back);
  gtk_widget_class_install_action (widget_class, "checks.reopen", NULL, reopen);
  gtk_widget_class_install_action (widget_class, "checks.answer", NULL, answer);
  bind_template (widget_class);
}

static void
add_switches (DipleChecksPage *self)
{
  for (guint i = 0; i < DIPLE_N_VALIDATORS; i++)
    {
      GtkWidget *button = gtk_check_button_new_with_label (diple_validator_title (i));

      self->switches[i] = GTK_CHECK_BUTTON (button);
      g_signal_connect_object (
          button, "notify::active", G_CALLBACK (switched_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->validators, button);
    }
  diple_focus_by_arrows (GTK_WIDGET (self->validators));
}

static void
follow_search (DipleChecksPage *self)
{
  self->search = diple_finding_search_new ();
  g_signal_connect_object (self->search, "slips", G_CALLBACK (slips_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->search, "questions", G_CALLBACK (questions_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (
      self->search, "progress", G_CALLBACK (show_progress), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  show_progress (self);
}

static void
diple_checks_page_init (DipleChecksPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->slips = g_list_store_new (DIPLE_TYPE_FINDING_ITEM);
  self->questions = g_list_store_new (DIPLE_TYPE_FINDING_ITEM);
  self->selection = gtk_single_selection_new (NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  gtk_list_view_set_factory (self->view, factory);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (self->selection,
                           "notify::selected-item",
                           G_CALLBACK (enable_actions),
                           self,
                           G_CONNECT_SWAPPED);
  self->checker_signals = g_signal_group_new (DIPLE_TYPE_CHECKER);
  g_signal_group_connect_swapped (
      self->checker_signals, "changed", G_CALLBACK (checker_changed_cb), self);
  add_switches (self);
  show_kind (self);
  follow_search (self);
}

static void
set_editor (DiplePage *page, DipleEditor *editor)
{
  DipleChecksPage *self = DIPLE_CHECKS_PAGE (page);

  diple_finding_search_set_editor (self->search, editor);
  g_clear_object (&self->next_slips);
  g_list_store_remove_all (self->slips);
  g_list_store_remove_all (self->questions);
  self->n_slips = 0;
  g_set_object (&self->editor, editor);
  show_kind (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    diple_finding_search_run (self->search);
}

static void
implement_page (DiplePageInterface *iface)
{
  iface->set_editor = set_editor;
}

void
diple_checks_page_set_checker (DipleChecksPage *self, DipleChecker *checker)
{
  g_return_if_fail (DIPLE_IS_CHECKS_PAGE (self));

  g_set_object (&self->checker, checker);
  g_signal_group_set_target (self->checker_signals, checker);
  show_switches (self);
}

void
diple_checks_page_set_keymap (DipleChecksPage *self, DipleKeymap *keymap)
{
  g_return_if_fail (DIPLE_IS_CHECKS_PAGE (self));

  diple_keymap_serve (keymap, GTK_WIDGET (self->view), "checks.");
}
