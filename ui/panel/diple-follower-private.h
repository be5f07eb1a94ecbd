/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "data/diple-editor.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* DipleFollower lets a pane follow the active span of an editor behind the article: an edit and a
 * step are painted in the text first, the pane looks in the frame after it, once for all that has
 * happened meanwhile. A pane that nobody sees looks when it is shown. */
typedef struct _DipleFollower DipleFollower;

typedef enum
{
  DIPLE_FOLLOWED_ACTIVE = 1 << 0, /* the active span is another one */
  DIPLE_FOLLOWED_SPANS = 1 << 1,
  DIPLE_FOLLOWED_RELATIONS = 1 << 2,
  DIPLE_FOLLOWED_WARNINGS = 1 << 3, /* added by the pane */
} DipleFollowed;

typedef void (*DipleFollowFunc) (GtkWidget *pane, DipleFollowed changes);

/* @look is called with @pane and all that has changed since; @pane owns the follower and frees it
 * in its dispose. */
DipleFollower *diple_follower_new (GtkWidget *pane, DipleFollowFunc look);
void diple_follower_free (DipleFollower *self);

/* @editor or NULL. What was still to be looked at for the one before is forgotten. */
void diple_follower_set_editor (DipleFollower *self, DipleEditor *editor);

/* Something that the editor does not tell of has changed. */
void diple_follower_add (DipleFollower *self, DipleFollowed change);

/* Looks at once if there is something to look at: before a key or a call acts on what is shown. */
void diple_follower_catch_up (DipleFollower *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DipleFollower, diple_follower_free)

G_END_DECLS
