/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/diple-commands.h"

#include <glib/gi18n-lib.h>

/* Whatever has a key has one line here: the text's and the window's shortcuts, the menus' hints,
 * the tooltips and the two lists of keys are made from it. The action itself is installed by its
 * widget. */
static const DipleCommand commands[] = {
  { "article.next", "Tab", DIPLE_GROUP_SPANS, N_ ("Next span") },
  { "article.previous", "<Shift>Tab", DIPLE_GROUP_SPANS, N_ ("Previous span") },
  { "article.next-in-stack",
    "grave",
    DIPLE_GROUP_SPANS,
    N_ ("Next of several spans at this place") },
  { "article.hold-start",
    "bracketleft",
    DIPLE_GROUP_SPANS,
    N_ ("Hold the start, to move it with the arrows") },
  { "article.hold-end", "bracketright", DIPLE_GROUP_SPANS, N_ ("Hold the end") },
  { "article.edit-note", "Return F2", DIPLE_GROUP_SPANS, N_ ("Write the active span’s note") },
  { "article.attribute", "a", DIPLE_GROUP_SPANS, N_ ("Propose who says the claim, and the cue") },
  { "win.accept-suggestions",
    "<Shift>F8",
    DIPLE_GROUP_SPANS,
    N_ ("Accept all suggestions from a score on") },
  { "win.ask-guideline",
    "<Alt>q",
    DIPLE_GROUP_SPANS,
    N_ ("Ask about the guidelines at the active span") },
  { "article.suggestion", "F8", DIPLE_GROUP_SPANS, N_ ("Next suggestion of a model") },
  { "article.repeat",
    "semicolon F4",
    DIPLE_GROUP_SPANS,
    N_ ("The same label and values on the next such text") },
  { "article.delete", "Delete BackSpace", DIPLE_GROUP_SPANS, N_ ("Delete the active span") },
  { "article.add-piece",
    "plus",
    DIPLE_GROUP_SPANS,
    N_ ("Make the selection a piece of the active span") },
  { "article.remove-piece", "minus", DIPLE_GROUP_SPANS, N_ ("Remove the piece at the caret") },
  { "article.next-relation",
    "<Control>r",
    DIPLE_GROUP_SPANS,
    N_ ("Choose the active span’s next relation; Delete removes it") },
  { "article.jump", "<Control>j", DIPLE_GROUP_SPANS, N_ ("To the other end of that relation") },
  { "article.reverse-relation", "", DIPLE_GROUP_SPANS, N_ ("Reverse that relation") },
  { "span.attribute(1)", "period", DIPLE_GROUP_SPANS, N_ ("Next attribute of the active span") },
  { "span.attribute(-1)", "comma", DIPLE_GROUP_SPANS, N_ ("Previous attribute") },
  { "span.value(1)", "1", DIPLE_GROUP_SPANS, N_ ("Its first value") },
  { "span.value(2)", "2", DIPLE_GROUP_SPANS, N_ ("Its second value") },
  { "span.value(3)", "3", DIPLE_GROUP_SPANS, N_ ("Its third value") },
  { "span.value(4)", "4", DIPLE_GROUP_SPANS, N_ ("Its fourth value") },
  { "span.value(5)", "5", DIPLE_GROUP_SPANS, N_ ("Its fifth value") },
  { "span.value(6)", "6", DIPLE_GROUP_SPANS, N_ ("Its sixth value") },
  { "span.value(7)", "7", DIPLE_GROUP_SPANS, N_ ("Its seventh value") },
  { "span.value(8)", "8", DIPLE_GROUP_SPANS, N_ ("Its eighth value") },
  { "span.value(9)", "9", DIPLE_GROUP_SPANS, N_ ("Its ninth value") },
  { "article.show-menu", "<Shift>F10 Menu", DIPLE_GROUP_SPANS, N_ ("Menu of the active span") },
  { "article.leave",
    "Escape",
    DIPLE_GROUP_SPANS,
    N_ ("Cancel a drag, drop the selection, leave the active span") },
  { "panel.attributes",
    "<Control>t",
    DIPLE_GROUP_SPANS,
    N_ ("Write the value of the active span’s attribute") },
  { "panel.links", "<Control><Shift>r", DIPLE_GROUP_SPANS, N_ ("Links of the active span") },
  { "panel.guideline", "<Shift>F1", DIPLE_GROUP_SPANS, N_ ("Show or hide the guideline") },

  { "held.left", "Left <Control>Left", DIPLE_GROUP_HELD, N_ ("Move the held end left by a word") },
  { "held.right",
    "Right <Control>Right",
    DIPLE_GROUP_HELD,
    N_ ("Move the held end right by a word") },
  { "held.left-exact", "<Shift>Left", DIPLE_GROUP_HELD, N_ ("Move it left by a character") },
  { "held.right-exact", "<Shift>Right", DIPLE_GROUP_HELD, N_ ("Move it right by a character") },
  { "held.let-go", "Return Escape", DIPLE_GROUP_HELD, N_ ("Let go of the held end") },

  { "link.next", "Tab", DIPLE_GROUP_LINK, N_ ("Next span that it can be linked with") },
  { "link.previous", "<Shift>Tab", DIPLE_GROUP_LINK, N_ ("Previous one") },
  { "link.make", "Return", DIPLE_GROUP_LINK, N_ ("Link") },
  { "link.far", "slash", DIPLE_GROUP_LINK, N_ ("Choose a span of another document") },
  { "link.leave", "Escape", DIPLE_GROUP_LINK, N_ ("Leave without linking") },

  { "proposal.take", "Return", DIPLE_GROUP_PROPOSAL, N_ ("Make what is proposed") },
  { "proposal.next", "Tab a", DIPLE_GROUP_PROPOSAL, N_ ("Next proposal") },
  { "proposal.previous", "<Shift>Tab", DIPLE_GROUP_PROPOSAL, N_ ("Previous proposal") },
  { "proposal.leave", "Escape", DIPLE_GROUP_PROPOSAL, N_ ("Leave without making anything") },

  { "suggestion.accept", "Return", DIPLE_GROUP_SUGGESTION, N_ ("Accept it, go to the next") },
  { "suggestion.correct",
    "space",
    DIPLE_GROUP_SUGGESTION,
    N_ ("Accept it and stay, to correct it; a label’s key accepts it with that label") },
  { "suggestion.reject",
    "Delete BackSpace",
    DIPLE_GROUP_SUGGESTION,
    N_ ("Reject it, go to the next") },
  { "suggestion.next", "Tab F8", DIPLE_GROUP_SUGGESTION, N_ ("Next suggestion") },
  { "suggestion.previous", "<Shift>Tab", DIPLE_GROUP_SUGGESTION, N_ ("Previous suggestion") },
  { "suggestion.leave", "Escape", DIPLE_GROUP_SUGGESTION, N_ ("Leave without an answer") },

  { "article.grow",
    "<Alt>Up",
    DIPLE_GROUP_CARET,
    N_ ("Grow the selection: word, phrase, sentence, paragraph") },
  { "article.shrink", "<Alt>Down", DIPLE_GROUP_CARET, N_ ("Shrink the selection") },
  { "caret.move",
    "Left Right Up Down",
    DIPLE_GROUP_CARET,
    N_ ("Move the caret; with Shift, select"),
    TRUE },
  { "caret.words",
    "<Control>Left <Control>Right",
    DIPLE_GROUP_CARET,
    N_ ("Move it by words"),
    TRUE },
  { "caret.paragraphs",
    "<Control>Up <Control>Down",
    DIPLE_GROUP_CARET,
    N_ ("Move it by paragraphs"),
    TRUE },
  { "caret.line", "Home End", DIPLE_GROUP_CARET, N_ ("To the line’s start or end"), TRUE },
  { "caret.text",
    "<Control>Home <Control>End",
    DIPLE_GROUP_CARET,
    N_ ("To the text’s start or end"),
    TRUE },
  { "caret.pages", "Page_Up Page_Down", DIPLE_GROUP_CARET, N_ ("Move it by screens"), TRUE },
  { "clipboard.copy", "<Control>c", DIPLE_GROUP_CARET, N_ ("Copy the selected text"), TRUE },
  { "selection.select-all", "<Control>a", DIPLE_GROUP_CARET, N_ ("Select the whole text"), TRUE },

  { "win.finish-next", "<Control>Return", DIPLE_GROUP_DOCUMENTS, N_ ("Done, next document") },
  { "win.next-document", "<Control>Page_Down", DIPLE_GROUP_DOCUMENTS, N_ ("Next document") },
  { "win.previous-document", "<Control>Page_Up", DIPLE_GROUP_DOCUMENTS, N_ ("Previous document") },
  { "win.find", "<Control>f", DIPLE_GROUP_DOCUMENTS, N_ ("Find in this document") },
  { "find.next", "Down", DIPLE_GROUP_DOCUMENTS, N_ ("Next find, as Enter does") },
  { "find.previous", "<Shift>Return Up", DIPLE_GROUP_DOCUMENTS, N_ ("Previous find") },
  { "find.repeat", "F4", DIPLE_GROUP_DOCUMENTS, N_ ("The same label and values on the next find") },
  { "win.mark-find",
    "<Control>m",
    DIPLE_GROUP_DOCUMENTS,
    N_ ("Mark the find with the last label, go to the next") },
  { "win.occurrences",
    "<Control>d",
    DIPLE_GROUP_DOCUMENTS,
    N_ ("Mark all occurrences of the same text") },
  { "win.search", "<Control>k <Control>l", DIPLE_GROUP_DOCUMENTS, N_ ("Search the documents") },
  { "win.search-project",
    "<Control><Shift>f",
    DIPLE_GROUP_DOCUMENTS,
    N_ ("Search all texts, for the selection if there is one") },
  { "win.details",
    "<Alt>Return",
    DIPLE_GROUP_DOCUMENTS,
    N_ ("Labels and details of the document, and back") },
  { "win.remove-document", "", DIPLE_GROUP_DOCUMENTS, N_ ("Remove the document") },

  { "review.next", "j", DIPLE_GROUP_REVIEW, N_ ("Next difference") },
  { "review.previous", "k", DIPLE_GROUP_REVIEW, N_ ("Previous difference") },
  { "review.adopt(1)", "1", DIPLE_GROUP_REVIEW, N_ ("Take the first answer") },
  { "review.adopt(2)", "2", DIPLE_GROUP_REVIEW, N_ ("Take the second answer") },
  { "review.adopt(3)", "3", DIPLE_GROUP_REVIEW, N_ ("Take the third answer") },
  { "review.adopt(4)", "4", DIPLE_GROUP_REVIEW, N_ ("Take the fourth answer") },
  { "review.adopt(5)", "5", DIPLE_GROUP_REVIEW, N_ ("Take the fifth answer") },
  { "review.adopt(6)", "6", DIPLE_GROUP_REVIEW, N_ ("Take the sixth answer") },
  { "review.adopt(7)", "7", DIPLE_GROUP_REVIEW, N_ ("Take the seventh answer") },
  { "review.adopt(8)", "8", DIPLE_GROUP_REVIEW, N_ ("Take the eighth answer") },
  { "review.adopt(9)", "9", DIPLE_GROUP_REVIEW, N_ ("Take the ninth answer") },
  { "review.none", "0", DIPLE_GROUP_REVIEW, N_ ("None of them: nothing here") },
  { "review.union",
    "m",
    DIPLE_GROUP_REVIEW,
    N_ ("Merge: from the first start to the last end; of relations all") },
  { "review.intersection", "i", DIPLE_GROUP_REVIEW, N_ ("What all who marked something share") },
  { "review.majority", "v", DIPLE_GROUP_REVIEW, N_ ("What more than half say") },
  { "review.defer", "d", DIPLE_GROUP_REVIEW, N_ ("Put it off") },

  { "list.open", "Return", DIPLE_GROUP_LISTS, N_ ("Open the hit, slip or question"), TRUE },
  { "list.several",
    "<Shift>Up <Shift>Down",
    DIPLE_GROUP_LISTS,
    N_ ("Choose several hits; a label’s key marks them"),
    TRUE },
  { "list.toggle",
    "<Control>space",
    DIPLE_GROUP_LISTS,
    N_ ("Tick a hit, or take its tick away"),
    TRUE },
  { "checks.answer", "F2", DIPLE_GROUP_LISTS, N_ ("Answer the question") },
  { "checks.reopen", "<Shift>F2", DIPLE_GROUP_LISTS, N_ ("Open the question again") },
  { "checks.take-back", "Delete", DIPLE_GROUP_LISTS, N_ ("Take the question back") },

  { "win.show-annotate", "<Alt>1", DIPLE_GROUP_VIEW, N_ ("Annotate") },
  { "win.show-review", "<Alt>2", DIPLE_GROUP_VIEW, N_ ("Review") },
  { "win.show-search", "<Alt>3", DIPLE_GROUP_VIEW, N_ ("Search") },
  { "win.show-checks", "<Alt>4", DIPLE_GROUP_VIEW, N_ ("Slips and questions") },
  { "win.show-insights", "<Alt>5", DIPLE_GROUP_VIEW, N_ ("Insights") },
  { "win.show-schema", "<Alt>6", DIPLE_GROUP_VIEW, N_ ("Schema") },
  { "win.history", "<Control>h", DIPLE_GROUP_VIEW, N_ ("History of the project") },
  { "win.span-history", "<Control><Shift>h", DIPLE_GROUP_VIEW, N_ ("History of the active span") },
  { "win.next-pane", "F6", DIPLE_GROUP_VIEW, N_ ("Next pane of the window") },
  { "win.previous-pane", "<Shift>F6", DIPLE_GROUP_VIEW, N_ ("Previous pane") },
  { "win.show-documents", "F9", DIPLE_GROUP_VIEW, N_ ("Show or hide the documents") },
  { "win.show-annotations", "<Shift>F9", DIPLE_GROUP_VIEW, N_ ("Show or hide the annotations") },
  { "article.show-relations",
    "<Alt>r",
    DIPLE_GROUP_VIEW,
    N_ ("All relations, or only the active span’s") },
  { "article.show-suggestions", "<Alt>s", DIPLE_GROUP_VIEW, N_ ("Suggestions of models") },
  { "article.show-values", "<Alt>v", DIPLE_GROUP_VIEW, N_ ("Attributes beside the labels") },
  { "win.distraction-free", "F11", DIPLE_GROUP_VIEW, N_ ("Nothing but the text, and back") },
  { "article.zoom-in", "<Control>plus <Control>equal", DIPLE_GROUP_VIEW, N_ ("Larger text") },
  { "article.zoom-out", "<Control>minus", DIPLE_GROUP_VIEW, N_ ("Smaller text") },
  { "article.zoom-reset", "<Control>0", DIPLE_GROUP_VIEW, N_ ("Normal text size") },
  { "window.menu", "F10", DIPLE_GROUP_VIEW, N_ ("Open the menu"), TRUE },
  { "win.show-help-overlay", "question F1", DIPLE_GROUP_VIEW, N_ ("All keys") },
  { "win.keyboard", "<Control>F1", DIPLE_GROUP_VIEW, N_ ("Change keys") },
  { "app.preferences", "<Control>comma", DIPLE_GROUP_VIEW, N_ ("Preferences") },

  { "win.undo", "<Control>z", DIPLE_GROUP_PROJECT, N_ ("Undo, whatever it was") },
  { "win.redo", "<Control><Shift>z", DIPLE_GROUP_PROJECT, N_ ("Redo") },
  { "win.import", "<Control>i", DIPLE_GROUP_PROJECT, N_ ("Import files") },
  { "win.import-folder", "", DIPLE_GROUP_PROJECT, N_ ("Import a folder") },
  { "win.import-model", "", DIPLE_GROUP_PROJECT, N_ ("Import a model’s output") },
  { "win.export", "<Control>e", DIPLE_GROUP_PROJECT, N_ ("Export as JSONL") },
  { "schema.up", "<Alt>Up", DIPLE_GROUP_PROJECT, N_ ("Move a part of the schema up") },
  { "schema.down", "<Alt>Down", DIPLE_GROUP_PROJECT, N_ ("Move it down") },
  { "schema.rename", "F2", DIPLE_GROUP_PROJECT, N_ ("Rename it") },
  { "schema.remove", "Delete", DIPLE_GROUP_PROJECT, N_ ("Remove it with its annotations") },
  { "win.import-schema", "", DIPLE_GROUP_PROJECT, N_ ("Import a schema") },
  { "win.export-schema", "", DIPLE_GROUP_PROJECT, N_ ("Export the schema") },
  { "win.backup", "", DIPLE_GROUP_PROJECT, N_ ("Back up the project") },
  { "win.share", "", DIPLE_GROUP_PROJECT, N_ ("Share a bundle with an annotator") },
  { "win.receive", "", DIPLE_GROUP_PROJECT, N_ ("Receive a bundle") },
  { "win.add-annotator", "", DIPLE_GROUP_PROJECT, N_ ("Add an annotator") },
  { "win.people", "<Control><Shift>a", DIPLE_GROUP_PROJECT, N_ ("Annotators and assignments") },
  { "win.new", "<Control>n", DIPLE_GROUP_PROJECT, N_ ("New project") },
  { "win.open", "<Control>o", DIPLE_GROUP_PROJECT, N_ ("Open a project") },
  { "app.new-window", "<Control><Shift>n", DIPLE_GROUP_PROJECT, N_ ("New window") },
  { "window.close", "<Control>w", DIPLE_GROUP_PROJECT, N_ ("Close the window") },
  { "app.quit", "<Control>q", DIPLE_GROUP_PROJECT, N_ ("Quit") },
  { NULL },
};

static const char *const group_titles[DIPLE_N_GROUPS] = {
  N_ ("Spans"),
  N_ ("While an End Is Held"),
  N_ ("While Linking"),
  N_ ("While a Source Is Proposed"),
  N_ ("While a Suggestion Is Chosen"),
  N_ ("Caret and Selection"),
  N_ ("Documents"),
  N_ ("Review"),
  N_ ("Lists"),
  N_ ("Window"),
  N_ ("Project"),
};

const DipleCommand *
diple_commands (void)
{
  return commands;
}

const DipleCommand *
diple_command_find (const char *action)
{
  for (const DipleCommand *command = commands; command->action != NULL; command++)
    if (g_strcmp0 (command->action, action) == 0)
      return command;
  return NULL;
}

static const struct
{
  const char *prefix; /* of an action */
  DipleReach reach;
} reaches[] = {
  { "held.", DIPLE_REACH_HELD },         { "link.", DIPLE_REACH_LINK },
  { "proposal.", DIPLE_REACH_PROPOSAL }, { "suggestion.", DIPLE_REACH_SUGGESTION },
  { "find.", DIPLE_REACH_FIND },         { "list.", DIPLE_REACH_LIST },
  { "checks.", DIPLE_REACH_LIST },       { "schema.", DIPLE_REACH_SCHEMA },
  { "review.", DIPLE_REACH_REVIEW },     { "answer.", DIPLE_REACH_ANSWER },
  { "win.", DIPLE_REACH_WINDOW },        { "window.", DIPLE_REACH_WINDOW },
  { "app.", DIPLE_REACH_WINDOW },
};

DipleReach
diple_command_reach (const DipleCommand *command)
{
  g_return_val_if_fail (command != NULL, DIPLE_REACH_TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (reaches); i++)
    if (g_str_has_prefix (command->action, reaches[i].prefix))
      return reaches[i].reach;
  return DIPLE_REACH_TEXT;
}

const char *
diple_command_group_title (DipleCommandGroup group)
{
  g_return_val_if_fail (group < DIPLE_N_GROUPS, "");

  return _ (group_titles[group]);
}
