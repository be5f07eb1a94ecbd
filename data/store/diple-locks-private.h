/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* POSIX locks are lost as soon as the process closes any descriptor of the locked file. A file
 * chooser that lists the project's folder in this process opens and closes every file there, to see
 * of what type it is, and then another program would believe the project to be closed: it would
 * take the write-ahead log away from under this one. These locks belong to the open file instead.
 */

/* Lets SQLite lock the index of the write-ahead log so, which has one descriptor in a process. Does
 * nothing from the second call on, and where the system has no such locks. */
void diple_locks_install (void);

/* Holds the project file at @path as a connection in WAL mode holds it: others may read and write,
 * none may leave WAL. Gives a descriptor for the functions below, or -1 where that cannot be. */
int diple_locks_hold (const char *path);

/* The lock goes at once, the descriptor stays: closing it would take SQLite's own locks. */
void diple_locks_release (int fd);

/* To be called when SQLite has closed the file; @fd may be -1. */
void diple_locks_close (int fd);
