/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "data/articles/diple-reader-private.h"

typedef struct
{
  DipleKind kind;
  guint offset;
  const char *bytes;
  guint n_bytes;
} Magic;

static const Magic magics[] = {
  { DIPLE_KIND_ARCHIVE, 0, "PK\3\4", 4 },
  { DIPLE_KIND_ARCHIVE, 0, "PK\5\6", 4 },
  { DIPLE_KIND_ARCHIVE, 0, "\x1f\x8b", 2 },
  { DIPLE_KIND_ARCHIVE,
    0,
    "\xfd"
    "7zXZ\0",
    6 },
  { DIPLE_KIND_ARCHIVE, 0, "BZh", 3 },
  { DIPLE_KIND_ARCHIVE, 0, "\x28\xb5\x2f\xfd", 4 },
  { DIPLE_KIND_ARCHIVE, 0, "7z\xbc\xaf\x27\x1c", 6 },
  { DIPLE_KIND_ARCHIVE, 257, "ustar", 5 },
  { DIPLE_KIND_OTHER, 0, "%PDF-", 5 },
  { DIPLE_KIND_OTHER, 0, "\x89PNG", 4 },
  { DIPLE_KIND_OTHER, 0, "\xff\xd8\xff", 3 },
  { DIPLE_KIND_OTHER, 0, "GIF8", 4 },
  { DIPLE_KIND_OTHER, 0, "RIFF", 4 },
  { DIPLE_KIND_OTHER, 0, "OggS", 4 },
  { DIPLE_KIND_OTHER,
    0,
    "\x7f"
    "ELF",
    4 },
  { DIPLE_KIND_OTHER, 0, "SQLite format 3", 16 },
  { DIPLE_KIND_OTHER, 0, "\xd0\xcf\x11\xe0", 4 },
};

/* What these hold is text at best, but no article as it stands. */
static const char *const other_suffixes[] = {
  ".html",  ".htm",       ".xhtml",     ".xml",           ".css",           ".js",
  ".csv",   ".tsv",       ".pdf",       ".doc",           ".docx",          ".odt",
  ".ods",   ".odp",       ".rtf",       ".epub",          ".xls",           ".xlsx",
  ".ppt",   ".pptx",      ".png",       ".jpg",           ".jpeg",          ".gif",
  ".webp",  ".svg",       ".ico",       ".tif",           ".tiff",          ".bmp",
  ".mp3",   ".mp4",       ".ogg",       ".wav",           ".mov",           ".avi",
  ".ann",   ".yml",       ".yaml",      ".toml",          ".manifest.json", ".ini",
  ".diple", ".db",        ".sqlite",    ".jar",           ".exe",           ".so",
  ".warc",  ".diple-wal", ".diple-shm", ".manifest.json",
};

static const char *const lines_suffixes[] = { ".jsonl", ".ndjson", ".jsonlines" };

static gboolean
has_suffix (const char *lower, const char *const *suffixes, guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

static const Magic *
find_magic (const char *head, gsize n_bytes)
{
  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    if (n_bytes >= magics[i].offset + magics[i].n_bytes &&
        memcmp (head + magics[i].offset, magics[i].bytes, magics[i].n_bytes) == 0)
      return &magics[i];
  return NULL;
}

/* Whether the first line is an object with a "text", as far as the head shows it. */
static gboolean
begins_with_object (const char *head, gsize n_bytes, gboolean *whole, gboolean *has_text)
{
  const char *end = memchr (head, '\n', n_bytes);
  g_auto (DipleJson) json = { 0 };
  DipleSlice key = { 0 };
  guint n = 0;
  const char *valid = NULL;

  *has_text = FALSE;
  *whole = FALSE;
  /* The head may end within a character. */
  g_utf8_validate_len (head, end != NULL ? (gsize) (end - head) : n_bytes, &valid);
  diple_json_init (&json, head, valid - head);
  if (!diple_json_enter (&json, '{'))
    return FALSE;
  while (diple_json_next_key (&json, &n, &key))
    {
      *has_text |= diple_slice_is (key, "text");
      diple_json_skip (&json, NULL);
    }
  *whole = diple_json_finish (&json);
  return *whole || (end == NULL && json.at >= json.end);
}

static DipleKind
find_json (const char *lower, const char *head, gsize n_bytes)
{
  gboolean whole = FALSE;
  gboolean has_text = FALSE;
  gboolean named = g_str_has_suffix (lower, ".json");
  gboolean one_line = *head == '{' && begins_with_object (head, n_bytes, &whole, &has_text);

  if (has_suffix (lower, lines_suffixes, G_N_ELEMENTS (lines_suffixes)))
    return DIPLE_KIND_JSON_LINES;
  if (one_line && (named || has_text))
    return DIPLE_KIND_JSON_LINES;
  return named ? DIPLE_KIND_JSON_VALUES : DIPLE_KIND_TEXT;
}

DipleKind
diple_kind_find (const char *name, const char *head, gsize n_bytes)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);
  const Magic *magic = find_magic (head, n_bytes);
  const char *p = head;

  if (has_suffix (lower, other_suffixes, G_N_ELEMENTS (other_suffixes)))
    return DIPLE_KIND_OTHER;
  if (magic != NULL)
    return magic->kind;
  if (n_bytes >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;
  while (p < head + n_bytes && g_ascii_isspace (*p))
    p++;
  if (p < head + n_bytes && (*p == '{' || *p == '['))
    return find_json (lower, p, n_bytes - (p - head));
  if (has_suffix (lower, lines_suffixes, G_N_ELEMENTS (lines_suffixes)))
    return DIPLE_KIND_JSON_LINES;
  return g_str_has_suffix (lower, ".json") ? DIPLE_KIND_JSON_VALUES : DIPLE_KIND_TEXT;
}
