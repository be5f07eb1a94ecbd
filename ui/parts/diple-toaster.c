/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ui/parts/diple-toaster-private.h"

/* As long as a toast takes to come in after another one, and some frames. */
#define COMING_IN (600 * G_TIME_SPAN_MILLISECOND)

struct _DipleToaster
{
  GObject parent_instance;

  AdwToastOverlay *overlay;
  GQueue toasts;  /* of AdwToast: the one that is shown, and those that wait */
  gint64 changed; /* when the first one came to be shown, monotonic */
  guint going;    /* dismisses it later, or 0 */
};

G_DEFINE_FINAL_TYPE (DipleToaster, diple_toaster, G_TYPE_OBJECT)

static gboolean
dismiss_cb (gpointer data)
{
  DipleToaster *self = data;

  self->going = 0;
  /* adw_toast_dismiss() works once for each. */
  g_signal_emit_by_name (g_queue_peek_head (&self->toasts), "dismissed");
  return G_SOURCE_REMOVE;
}

/* The one that is shown stays for the moment. */
static void
put_off (DipleToaster *self, AdwToast *toast, gint64 left)
{
  g_signal_stop_emission_by_name (toast, "dismissed");
  if (self->going == 0)
    self->going = g_timeout_add (left / G_TIME_SPAN_MILLISECOND + 1, dismiss_cb, self);
}

static void
dismissed_cb (DipleToaster *self, AdwToast *toast)
{
  const gint64 now = g_get_monotonic_time ();
  const gboolean shown = g_queue_peek_head (&self->toasts) == toast;

  if (shown && now < self->changed + COMING_IN)
    {
      put_off (self, toast, self->changed + COMING_IN - now);
      return;
    }
  if (shown)
    {
      g_clear_handle_id (&self->going, g_source_remove);
      self->changed = now;
    }
  g_signal_handlers_disconnect_by_func (toast, dismissed_cb, self);
  if (g_queue_remove (&self->toasts, toast))
    g_object_unref (toast);
}

static void
dispose (GObject *object)
{
  DipleToaster *self = DIPLE_TOASTER (object);

  g_clear_handle_id (&self->going, g_source_remove);
  g_queue_clear_full (&self->toasts, g_object_unref);

  G_OBJECT_CLASS (diple_toaster_parent_class)->dispose (object);
}

static void
diple_toaster_class_init (DipleToasterClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
}

static void
diple_toaster_init (DipleToaster *self)
{
  g_queue_init (&self->toasts);
}

DipleToaster *
diple_toaster_new (AdwToastOverlay *overlay)
{
  DipleToaster *self;

  g_return_val_if_fail (ADW_IS_TOAST_OVERLAY (overlay), NULL);

  self = g_object_new (DIPLE_TYPE_TOASTER, NULL);
  self->overlay = overlay;
  return self;
}

void
diple_toaster_add (DipleToaster *self, AdwToast *toast)
{
  g_return_if_fail (DIPLE_IS_TOASTER (self));
  g_return_if_fail (ADW_IS_TOAST (toast));

  if (g_queue_is_empty (&self->toasts))
    self->changed = g_get_monotonic_time ();
  g_queue_push_tail (&self->toasts, g_object_ref (toast));
  /* Before the overlay, which must not hear of it too soon. */
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (self->overlay, toast);
}
