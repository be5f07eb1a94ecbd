/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/window/diple-page-private.h"

enum
{
  SHOW_PLACE,
  TOLD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_INTERFACE (DiplePage, diple_page, GTK_TYPE_WIDGET)

static void
diple_page_default_init (DiplePageInterface *iface)
{
  signals[SHOW_PLACE] = g_signal_new ("show-place",
                                      DIPLE_TYPE_PAGE,
                                      G_SIGNAL_RUN_LAST,
                                      0,
                                      NULL,
                                      NULL,
                                      NULL,
                                      G_TYPE_NONE,
                                      4,
                                      G_TYPE_INT64,
                                      G_TYPE_INT64,
                                      G_TYPE_UINT,
                                      G_TYPE_UINT);
  signals[TOLD] = g_signal_new ("told",
                                DIPLE_TYPE_PAGE,
                                G_SIGNAL_RUN_LAST,
                                0,
                                NULL,
                                NULL,
                                NULL,
                                G_TYPE_NONE,
                                1,
                                G_TYPE_STRING);
}

void
diple_page_set_editor (DiplePage *self, DipleEditor *editor)
{
  g_return_if_fail (DIPLE_IS_PAGE (self));
  DIPLE_PAGE_GET_IFACE (self)->set_editor (self, editor);
}

void
diple_page_flush (DiplePage *self)
{
  g_return_if_fail (DIPLE_IS_PAGE (self));
  if (DIPLE_PAGE_GET_IFACE (self)->flush != NULL)
    DIPLE_PAGE_GET_IFACE (self)->flush (self);
}

void
diple_page_show_place (DiplePage *self, gint64 document, gint64 span, DipleRange range)
{
  g_return_if_fail (DIPLE_IS_PAGE (self));
  g_signal_emit (self, signals[SHOW_PLACE], 0, document, span, range.start, range.end);
}

void
diple_page_tell (DiplePage *self, const char *message)
{
  g_return_if_fail (DIPLE_IS_PAGE (self));
  g_signal_emit (self, signals[TOLD], 0, message);
}
