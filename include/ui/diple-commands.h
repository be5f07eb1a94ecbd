/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Under which heading a command is listed; in the order of the lists. */
typedef enum
{
  DIPLE_GROUP_SPANS,
  DIPLE_GROUP_HELD,
  DIPLE_GROUP_LINK,
  DIPLE_GROUP_PROPOSAL,
  DIPLE_GROUP_SUGGESTION,
  DIPLE_GROUP_CARET,
  DIPLE_GROUP_DOCUMENTS,
  DIPLE_GROUP_REVIEW,
  DIPLE_GROUP_ANSWER,
  DIPLE_GROUP_LISTS,
  DIPLE_GROUP_PEOPLE,
  DIPLE_GROUP_VIEW,
  DIPLE_GROUP_PROJECT,
  DIPLE_N_GROUPS
} DipleCommandGroup;

/* Where a command's keys work. A key may stand in several places that never hear it together. */
typedef enum
{
  DIPLE_REACH_TEXT,       /* while the article has the focus */
  DIPLE_REACH_HELD,       /* the same, while an end is held */
  DIPLE_REACH_LINK,       /* the same, while a relation is being made */
  DIPLE_REACH_PROPOSAL,   /* the same, while a source and a cue are proposed */
  DIPLE_REACH_SUGGESTION, /* the same, while a model's suggestion is chosen */
  DIPLE_REACH_FIND,       /* while words to find are being written */
  DIPLE_REACH_LIST,       /* while hits, slips or questions have the focus */
  DIPLE_REACH_SCHEMA,     /* while the list of the schema's parts has the focus */
  DIPLE_REACH_REVIEW,     /* on the page of review */
  DIPLE_REACH_ANSWER,     /* there, while the curator makes an answer of their own */
  DIPLE_REACH_PEOPLE,     /* in the window of assignments */
  DIPLE_REACH_WINDOW,     /* everywhere in the window */
} DipleReach;

/* Something the user can do with a key. The prefix of its action says where: "win.", "window." and
 * "app." everywhere in the window, "held." while an end is held, "link." while a relation is being
 * made, "proposal." while one is shown, "suggestion." while one is chosen, "find." in the find bar,
 * "list.", "checks." and "feedback." in lists, "schema." in the list of the schema's parts,
 * "people." in the window of assignments, "review." on the page of review, "answer." there while
 * the curator makes an answer of their own, all others in the text. */
typedef struct
{
  const char *action; /* detailed ("win.show-page::search"); also the command's name in settings */
  const char *keys; /* as gtk_accelerator_parse() reads them, blanks between; the first is shown */
  DipleCommandGroup group;
  const char *title; /* to be translated */
  gboolean fixed;    /* GTK's own key, listed and guarded, but not to be changed */
} DipleCommand;

/* All commands, in the order of the lists; ended by one whose action is NULL. */
const DipleCommand *diple_commands (void);

/* The command with the detailed @action, or NULL. */
const DipleCommand *diple_command_find (const char *action);

DipleReach diple_command_reach (const DipleCommand *command);

/* The heading of a group, translated. */
const char *diple_command_group_title (DipleCommandGroup group);

G_END_DECLS
