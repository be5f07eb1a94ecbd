/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/store/diple-locks-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>

struct _DipleHold
{
  gint64 device;
  guint64 inode;
  int fd; /* -1 where the file cannot be read */
  guint n_stores;
};

static GMutex mutex;
static GSList *holds; /* DipleHold */

/* SQLite's file format says where its locks are: those of a database from PENDING on, those of a
 * write-ahead log's index in these of its bytes. */
#define INDEX_FIRST 120
#define INDEX_LAST 128
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
 * the process's. It lets go of all of them at once by naming the whole file, from byte 0. */
static int
set_lock (int fd, int command, struct flock *lock)
{
  if (lock->l_start < INDEX_FIRST || lock->l_start > INDEX_LAST)
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

static void
lock_index_by_file (void)
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

/* Where it fails the project works as any SQLite file does. */
static void
lock_shared (DipleHold *self, short type)
{
  struct flock lock = {
    .l_type = type, .l_whence = SEEK_SET, .l_start = SHARED_FIRST, .l_len = SHARED_SIZE
  };

  if (self->fd >= 0)
    fcntl (self->fd, F_OFD_SETLK, &lock);
}

#else

static void
lock_index_by_file (void)
{
}

static void
lock_shared (DipleHold *self, short type)
{
}

#endif

static DipleHold *
find (const GStatBuf *file)
{
  for (GSList *l = holds; l != NULL; l = l->next)
    {
      DipleHold *hold = l->data;

      if (hold->fd >= 0 && hold->device == (gint64) file->st_dev && hold->inode == file->st_ino)
        return hold;
    }
  return NULL;
}

static DipleHold *
add (const char *path, const GStatBuf *file)
{
  DipleHold *self = g_new0 (DipleHold, 1);

  self->device = (gint64) file->st_dev;
  self->inode = file->st_ino;
  self->fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  holds = g_slist_prepend (holds, self);
  return self;
}

DipleHold *
diple_hold_open (const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  GStatBuf file = { 0 };
  DipleHold *self = NULL;

  lock_index_by_file ();
  if (g_stat (path, &file) == 0)
    self = find (&file);
  if (self == NULL)
    self = add (path, &file);
  self->n_stores++;
  return self;
}

void
diple_hold_set (DipleHold *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  lock_shared (self, F_RDLCK);
}

void
diple_hold_release (DipleHold *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (self->n_stores == 1)
    lock_shared (self, F_UNLCK);
}

void
diple_hold_close (DipleHold *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (self == NULL || --self->n_stores > 0)
    return;
  holds = g_slist_remove (holds, self);
  if (self->fd >= 0)
    g_close (self->fd, NULL);
  g_free (self);
}
