/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-locks-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>

/* SQLite's file format says where its locks are: those of a database from PENDING on, those of a
 * write-ahead log's index in its first bytes. */
#define PENDING 0x40000000
#define SHARED_FIRST (PENDING + 2)
#define SHARED_SIZE 510

#ifdef F_OFD_SETLK

static int
lock_of_file (int command)
{
  if (command == F_GETLK)
    return F_OFD_GETLK;
  return command == F_SETLK ? F_OFD_SETLK : F_OFD_SETLKW;
}

/* A database may have several descriptors here, among which SQLite counts its locks: those remain
 * the process's. */
static int
set_lock (int fd, int command, struct flock *lock)
{
  if (lock->l_start >= PENDING)
    return fcntl (fd, command, lock);
  lock->l_pid = 0;
  return fcntl (fd, lock_of_file (command), lock);
}

static int
control (int fd, int command, ...)
{
  va_list arguments;
  int result;

  va_start (arguments, command);
  if (command == F_GETLK || command == F_SETLK || command == F_SETLKW)
    result = set_lock (fd, command, va_arg (arguments, struct flock *));
  else
    result = fcntl (fd, command, va_arg (arguments, int));
  va_end (arguments);
  return result;
}

void
diple_locks_install (void)
{
  static gsize done = 0;
  sqlite3_vfs *vfs;

  if (!g_once_init_enter (&done))
    return;
  vfs = sqlite3_vfs_find (NULL);
  if (vfs != NULL && vfs->iVersion >= 3 && vfs->xSetSystemCall != NULL)
    vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) control);
  g_once_init_leave (&done, 1);
}

static int
set_shared (int fd, short type)
{
  struct flock lock = {
    .l_type = type, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE
  };

  return fcntl (fd, F_OFD_SETLK, &lock);
}

int
diple_locks_hold (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  /* Without it the project works as any SQLite file does. */
  if (fd >= 0)
    set_shared (fd, F_RDLCK);
  return fd;
}

void
diple_locks_release (int fd)
{
  if (fd >= 0)
    set_shared (fd, F_UNLCK);
}

#else

void
diple_locks_install (void)
{
}

int
diple_locks_hold (const char *path)
{
  return -1;
}

void
diple_locks_release (int fd)
{
}

#endif

void
diple_locks_close (int fd)
{
  if (fd >= 0)
    g_close (fd, NULL);
}
