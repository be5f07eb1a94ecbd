/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* POSIX locks are lost as soon as the process closes any descriptor of the locked file. A file
 * chooser that lists the project's folder in this process opens and closes every file there, to see
 * of what type it is, and then another program would believe the project to be closed: it would
 * take the write-ahead log away from under this one. Locks of the open file stay, so SQLite's locks
 * of the log's index are made such ones, and the project file is held by one more.
 *
 * All functions may be called from any thread.
 */

/* One descriptor of a project file for the whole process, however many stores it has open there:
 * closing it would take the POSIX locks of the others. */
typedef struct _DipleHold DipleHold;

/* To be called before SQLite opens the file at @path. Never NULL; to be closed. */
DipleHold *diple_hold_open (const char *path);

/* Holds the file as a connection in WAL mode holds it: others may read and write, none may leave
 * WAL. Does nothing where the system has no such locks. */
void diple_hold_set (DipleHold *self);

/* Lets the file go, unless another store of this process has it: then none may leave WAL anyway. */
void diple_hold_release (DipleHold *self);

/* To be called after SQLite has closed the file. @self may be NULL. */
void diple_hold_close (DipleHold *self);
