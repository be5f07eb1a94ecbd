/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ui/search/diple-search-row-private.h"

#include "ui/diple-label-colours.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define GAP 10          /* between columns, in pixels */
#define TITLE_WIDTH 190 /* in pixels; less in a narrow row, and nothing in a very narrow one */
#define NARROW 560

struct _DipleSearchRow
{
  GtkWidget parent_instance;

  GtkCheckButton *tick;
  GtkLabel *left;
  GtkLabel *middle;
  GtkLabel *title;

  DipleKwicItem *item; /* or NULL */
  DipleSchema *schema;
  gulong changed_handler;
};

enum
{
  TICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DipleSearchRow, diple_search_row, GTK_TYPE_WIDGET)

static void
add_attribute (PangoAttrList *list, PangoAttribute *attribute, gsize end)
{
  attribute->start_index = 0;
  attribute->end_index = (guint) end;
  pango_attr_list_insert (list, attribute);
}

static guint16
channel (double value)
{
  return (guint16) (value * G_MAXUINT16);
}

/* A fill when the hit itself is marked; a line alone when it lies inside of what is. */
static void
add_colours (PangoAttrList *list, const DipleKwicLine *line, const DipleLabel *label, gsize end)
{
  const gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  DipleLabelColours colours;

  diple_label_colours (label->colour, dark, &colours);
  add_attribute (list, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), end);
  add_attribute (list,
                 pango_attr_underline_color_new (channel (colours.line.red),
                                                 channel (colours.line.green),
                                                 channel (colours.line.blue)),
                 end);
  if (!line->exact)
    return;
  add_attribute (list,
                 pango_attr_background_new (channel (colours.fill.red),
                                            channel (colours.fill.green),
                                            channel (colours.fill.blue)),
                 end);
  add_attribute (list, pango_attr_background_alpha_new (channel (colours.fill.alpha)), end);
}

static char *
describe (const DipleKwicLine *line, const DipleLabel *label)
{
  if (label == NULL)
    return g_strdup_printf ("%s%s%s. %s", line->left, line->hit, line->right, line->title);
  if (line->exact)
    /* Translators: words in their context, the label on the words found, the document's title. */
    return g_strdup_printf (_ ("%s%s%s. Marked as %s. %s"),
                            line->left,
                            line->hit,
                            line->right,
                            label->name,
                            line->title);
  return g_strdup_printf (_ ("%s%s%s. Inside of a %s. %s"),
                          line->left,
                          line->hit,
                          line->right,
                          label->name,
                          line->title);
}

static void
show_hit (DipleSearchRow *self, const DipleKwicLine *line, const DipleLabel *label)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();
  g_autofree char *hit = g_strdup (line->hit);
  g_autofree char *text = NULL;
  const gsize end = strlen (hit);

  g_strdelimit (hit, "\n\r\t", ' ');
  text = g_strconcat (hit, line->right, NULL);
  add_attribute (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), end);
  if (label != NULL)
    add_colours (list, line, label, end);
  gtk_label_set_text (self->middle, text);
  gtk_label_set_attributes (self->middle, list);
}

static void
show (DipleSearchRow *self)
{
  const DipleKwicLine *line;
  const DipleLabel *label;
  g_autofree char *spoken = NULL, *tip = NULL;

  if (self->item == NULL)
    return;
  line = diple_kwic_item_get_line (self->item);
  label = line->span != 0 ? diple_schema_label (self->schema, line->label) : NULL;
  gtk_label_set_text (self->left, line->left);
  gtk_label_set_text (self->title, line->title);
  show_hit (self, line, label);
  spoken = describe (line, label);
  if (label != NULL)
    tip = g_strdup_printf (line->exact ? _ ("Marked as %s") : _ ("Inside of a %s"), label->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->middle), tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
toggled_cb (GtkCheckButton *tick, DipleSearchRow *self)
{
  g_signal_emit (self, signals[TICKED], 0, gtk_check_button_get_active (tick));
}

static void
measure (GtkWidget *widget,
         GtkOrientation orientation,
         int for_size,
         int *minimum,
         int *natural,
         int *minimum_baseline,
         int *natural_baseline)
{
  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
      else
        {
          *minimum += child_minimum + GAP;
          *natural += child_natural + GAP;
        }
    }
}

static void
place (GtkWidget *child, int x, int width, int height)
{
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, 0, MAX (width, 0), height }, -1);
}

/* The line that all rows share depends on the width alone. In a right-to-left interface the columns
 * change sides, but not what stands left and right of the hit. */
static void
size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DipleSearchRow *self = DIPLE_SEARCH_ROW (widget);
  const int title = width < NARROW ? 0 : MIN (TITLE_WIDTH, width / 5);
  int tick, context, left;

  gtk_widget_measure (
      GTK_WIDGET (self->tick), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &tick, NULL, NULL);
  context = width - tick - GAP - (title > 0 ? title + GAP : 0);
  left = context * 2 / 5;

  place (GTK_WIDGET (self->tick), 0, tick, height);
  gtk_widget_set_child_visible (GTK_WIDGET (self->title), title > 0);
  place (GTK_WIDGET (self->left), tick + GAP, left, height);
  place (GTK_WIDGET (self->middle), tick + GAP + left, context - left, height);
  if (title > 0)
    place (GTK_WIDGET (self->title), width - title, title, height);
}

static void
forget (DipleSearchRow *self)
{
  if (self->item != NULL)
    g_clear_signal_handler (&self->changed_handler, self->item);
  g_clear_object (&self->item);
  g_clear_pointer (&self->schema, diple_schema_unref);
}

static void
diple_search_row_dispose (GObject *object)
{
  forget (DIPLE_SEARCH_ROW (object));
  gtk_widget_dispose_template (GTK_WIDGET (object), DIPLE_TYPE_SEARCH_ROW);
  G_OBJECT_CLASS (diple_search_row_parent_class)->dispose (object);
}

static void
diple_search_row_class_init (DipleSearchRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = diple_search_row_dispose;
  widget_class->measure = measure;
  widget_class->size_allocate = size_allocate;
  signals[TICKED] = g_signal_new ("ticked",
                                  DIPLE_TYPE_SEARCH_ROW,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_BOOLEAN);
  gtk_widget_class_set_css_name (widget_class, "searchrow");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/diple/Diple/ui/diple-search-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DipleSearchRow, tick);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchRow, left);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchRow, middle);
  gtk_widget_class_bind_template_child (widget_class, DipleSearchRow, title);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
}

static void
diple_search_row_init (DipleSearchRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (
      adw_style_manager_get_default (), "notify::dark", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
}

GtkWidget *
diple_search_row_new (void)
{
  return g_object_new (DIPLE_TYPE_SEARCH_ROW, NULL);
}

void
diple_search_row_bind (DipleSearchRow *self, DipleKwicItem *item, DipleSchema *schema)
{
  g_return_if_fail (DIPLE_IS_SEARCH_ROW (self));

  forget (self);
  if (item == NULL)
    return;
  self->item = g_object_ref (item);
  self->schema = diple_schema_ref (schema);
  self->changed_handler = g_signal_connect_swapped (item, "changed", G_CALLBACK (show), self);
  show (self);
}

DipleKwicItem *
diple_search_row_get_item (DipleSearchRow *self)
{
  g_return_val_if_fail (DIPLE_IS_SEARCH_ROW (self), NULL);
  return self->item;
}

void
diple_search_row_set_ticked (DipleSearchRow *self, gboolean ticked)
{
  g_return_if_fail (DIPLE_IS_SEARCH_ROW (self));

  gtk_check_button_set_active (self->tick, ticked);
}
