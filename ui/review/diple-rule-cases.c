/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/review/diple-rule-cases-private.h"

struct _DipleRuleCases
{
  GObject parent_instance;

  GPtrArray *proposals; /* DipleReviewProposal * */
  GByteArray *ticked;   /* 1 for each that is */
  guint n_ticked;
};

struct _DipleRuleCase
{
  GObject parent_instance;

  DipleRuleCases *cases;
  guint place;
};

static void implement_list (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (DipleRuleCase, diple_rule_case, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (DipleRuleCases,
                               diple_rule_cases,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, implement_list))

static guint changed_signal;

static void
diple_rule_case_finalize (GObject *object)
{
  g_object_unref (DIPLE_RULE_CASE (object)->cases);
  G_OBJECT_CLASS (diple_rule_case_parent_class)->finalize (object);
}

static void
diple_rule_case_class_init (DipleRuleCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_rule_case_finalize;
}

static void
diple_rule_case_init (DipleRuleCase *self)
{
}

DipleRuleCases *
diple_rule_case_get_cases (DipleRuleCase *self)
{
  g_return_val_if_fail (DIPLE_IS_RULE_CASE (self), NULL);
  return self->cases;
}

guint
diple_rule_case_get_place (DipleRuleCase *self)
{
  g_return_val_if_fail (DIPLE_IS_RULE_CASE (self), 0);
  return self->place;
}

const DipleReviewProposal *
diple_rule_case_get_proposal (DipleRuleCase *self)
{
  g_return_val_if_fail (DIPLE_IS_RULE_CASE (self), NULL);
  return self->cases->proposals->pdata[self->place];
}

static GType
get_item_type (GListModel *model)
{
  return DIPLE_TYPE_RULE_CASE;
}

static guint
get_n_items (GListModel *model)
{
  return DIPLE_RULE_CASES (model)->proposals->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DipleRuleCases *self = DIPLE_RULE_CASES (model);
  DipleRuleCase *one;

  if (position >= self->proposals->len)
    return NULL;
  one = g_object_new (DIPLE_TYPE_RULE_CASE, NULL);
  one->cases = g_object_ref (self);
  one->place = position;
  return one;
}

static void
implement_list (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
diple_rule_cases_finalize (GObject *object)
{
  DipleRuleCases *self = DIPLE_RULE_CASES (object);

  g_ptr_array_unref (self->proposals);
  g_byte_array_unref (self->ticked);
  G_OBJECT_CLASS (diple_rule_cases_parent_class)->finalize (object);
}

static void
diple_rule_cases_class_init (DipleRuleCasesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = diple_rule_cases_finalize;
  changed_signal = g_signal_new (
      "changed", DIPLE_TYPE_RULE_CASES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
diple_rule_cases_init (DipleRuleCases *self)
{
  self->ticked = g_byte_array_new ();
}

DipleRuleCases *
diple_rule_cases_new (GPtrArray *proposals)
{
  DipleRuleCases *self = g_object_new (DIPLE_TYPE_RULE_CASES, NULL);

  self->proposals = g_ptr_array_ref (proposals);
  g_byte_array_set_size (self->ticked, proposals->len);
  diple_rule_cases_tick_all (self, TRUE);
  return self;
}

guint
diple_rule_cases_count (DipleRuleCases *self)
{
  g_return_val_if_fail (DIPLE_IS_RULE_CASES (self), 0);
  return self->proposals->len;
}

guint
diple_rule_cases_count_ticked (DipleRuleCases *self)
{
  g_return_val_if_fail (DIPLE_IS_RULE_CASES (self), 0);
  return self->n_ticked;
}

gboolean
diple_rule_cases_get_ticked (DipleRuleCases *self, guint place)
{
  g_return_val_if_fail (DIPLE_IS_RULE_CASES (self), FALSE);
  g_return_val_if_fail (place < self->ticked->len, FALSE);
  return self->ticked->data[place];
}

void
diple_rule_cases_set_ticked (DipleRuleCases *self, guint place, gboolean ticked)
{
  g_return_if_fail (DIPLE_IS_RULE_CASES (self));
  g_return_if_fail (place < self->ticked->len);

  if (self->ticked->data[place] == (ticked != FALSE))
    return;
  self->ticked->data[place] = ticked != FALSE;
  self->n_ticked += ticked ? 1 : -1u;
  g_signal_emit (self, changed_signal, 0);
}

void
diple_rule_cases_tick_all (DipleRuleCases *self, gboolean ticked)
{
  g_return_if_fail (DIPLE_IS_RULE_CASES (self));

  for (guint i = 0; i < self->ticked->len; i++)
    self->ticked->data[i] = ticked != FALSE;
  self->n_ticked = ticked ? self->ticked->len : 0;
  g_signal_emit (self, changed_signal, 0);
}

GHashTable *
diple_rule_cases_dup_keys (DipleRuleCases *self)
{
  GHashTable *keys = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (DIPLE_IS_RULE_CASES (self), keys);

  for (guint i = 0; i < self->proposals->len; i++)
    {
      const DipleReviewProposal *proposal = self->proposals->pdata[i];

      if (self->ticked->data[i])
        g_hash_table_add (keys, g_memdup2 (&proposal->item->key, sizeof (gint64)));
    }
  return keys;
}
