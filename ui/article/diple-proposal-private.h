/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-attribution.h"
#include "data/diple-editor.h"

G_BEGIN_DECLS

/* What is proposed for the claim under the hand: who says it, and by which words. Owned by the
 * view; the painter draws the proposal that is chosen. */
typedef struct
{
  DipleAttributionRoles roles;
  gint64 claim;     /* the span, or 0: it would be a new one */
  GPtrArray *found; /* DipleAttribution *, at least one */
  guint chosen;
} DipleProposal;

/* For the active span when it is a claim, for @selection when it is not empty, and else for the
 * claim at @caret or what may be one there. NULL with @why, a new string for people, when nothing
 * can be proposed. */
DipleProposal *
diple_proposal_new (DipleEditor *editor, DipleRange selection, guint caret, char **why);
void diple_proposal_free (DipleProposal *self);

const DipleAttribution *diple_proposal_get (const DipleProposal *self);
void diple_proposal_step (DipleProposal *self, int direction);

/* From the first thing that is proposed to the last, without the claim that is there already. */
DipleRange diple_proposal_get_range (const DipleProposal *self);

/* “Source: Ana Lund · Cue: said”; a new string. */
char *diple_proposal_describe (const DipleProposal *self, DipleEditor *editor);

/* Makes it so, as one action; FALSE when the editor refused. */
gboolean diple_proposal_apply (const DipleProposal *self, DipleEditor *editor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleProposal, diple_proposal_free)

G_END_DECLS
