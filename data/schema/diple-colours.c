/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "data/diple-colours.h"

#include <math.h>

#define WHITE "#ffffff"
#define DARK "#1e1e1e" /* the page of a dark text view */
#define LEAST_CONTRAST 3.0

#define N_VISIONS 4
#define N_HUES 60
#define CHROMA 0.17
#define FIRST_LIGHTNESS 0.47
#define LIGHTNESS_STEP 0.025
#define N_LIGHTNESSES 9

typedef struct
{
  double x, y, z;
} Triple;

/* A colour as each kind of eye sees it, in OKLab. */
typedef struct
{
  DipleColour hex;
  Triple seen[N_VISIONS];
} Swatch;

/* G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: A Physiologically-based Model for Simulation
 * of Color Vision Deficiency. IEEE Transactions on Visualization and Computer Graphics 15 (2009),
 * severity 1.0, on linear sRGB. */
static const double machado[N_VISIONS][3][3] = {
  [DIPLE_VISION_FULL] = { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  [DIPLE_VISION_PROTAN] = { { 0.152286, 1.052583, -0.204868 },
                            { 0.114503, 0.786281, 0.099216 },
                            { -0.003882, -0.048116, 1.051998 } },
  [DIPLE_VISION_DEUTAN] = { { 0.367322, 0.860646, -0.227968 },
                            { 0.280085, 0.672501, 0.047413 },
                            { -0.011820, 0.042940, 0.968881 } },
  [DIPLE_VISION_TRITAN] = { { 1.255528, -0.076749, -0.178779 },
                            { -0.078411, 0.930809, 0.147602 },
                            { 0.004733, 0.691367, 0.303900 } },
};

/* B. Ottosson: A perceptual color space for image processing (2020): linear sRGB to cone responses,
 * their cube roots to OKLab, and both ways back. */
static const double to_cones[3][3] = { { 0.4122214708, 0.5363325363, 0.0514459929 },
                                       { 0.2119034982, 0.6806995451, 0.1073969566 },
                                       { 0.0883024619, 0.2817188376, 0.6299787005 } };
static const double to_lab[3][3] = { { 0.2104542553, 0.7936177850, -0.0040720468 },
                                     { 1.9779984951, -2.4285922050, 0.4505937099 },
                                     { 0.0259040371, 0.7827717662, -0.8086757660 } };
static const double from_lab[3][3] = { { 1, 0.3963377774, 0.2158037573 },
                                       { 1, -0.1055613458, -0.0638541728 },
                                       { 1, -0.0894841775, -1.2914855480 } };
static const double from_cones[3][3] = { { 4.0767416621, -3.3077115913, 0.2309699292 },
                                         { -1.2684380046, 2.6097574011, -0.3413193965 },
                                         { -0.0041960863, -0.7034186147, 1.7076147010 } };

static Triple
transform (const double matrix[3][3], Triple in)
{
  return (Triple){ matrix[0][0] * in.x + matrix[0][1] * in.y + matrix[0][2] * in.z,
                   matrix[1][0] * in.x + matrix[1][1] * in.y + matrix[1][2] * in.z,
                   matrix[2][0] * in.x + matrix[2][1] * in.y + matrix[2][2] * in.z };
}

static double
to_linear (double part)
{
  return part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4);
}

static double
from_linear (double part)
{
  return part <= 0.0031308 ? part * 12.92 : 1.055 * pow (part, 1 / 2.4) - 0.055;
}

static double
read_part (const char *digits)
{
  return to_linear ((g_ascii_xdigit_value (digits[0]) * 16 + g_ascii_xdigit_value (digits[1])) /
                    255.0);
}

static Triple
read_colour (const char *hex)
{
  return (Triple){ read_part (hex + 1), read_part (hex + 3), read_part (hex + 5) };
}

static gboolean
is_in_gamut (Triple rgb)
{
  return rgb.x >= 0 && rgb.x <= 1 && rgb.y >= 0 && rgb.y <= 1 && rgb.z >= 0 && rgb.z <= 1;
}

static void
write_colour (Triple rgb, DipleColour out)
{
  g_snprintf (out,
              sizeof (DipleColour),
              "#%02x%02x%02x",
              (guint) lround (from_linear (rgb.x) * 255),
              (guint) lround (from_linear (rgb.y) * 255),
              (guint) lround (from_linear (rgb.z) * 255));
}

static Triple
lab_of (Triple rgb)
{
  Triple cones = transform (to_cones, rgb);

  return transform (to_lab, (Triple){ cbrt (cones.x), cbrt (cones.y), cbrt (cones.z) });
}

static Triple
rgb_of (Triple lab)
{
  Triple roots = transform (from_lab, lab);

  return transform (from_cones,
                    (Triple){ roots.x * roots.x * roots.x,
                              roots.y * roots.y * roots.y,
                              roots.z * roots.z * roots.z });
}

static Triple
see (Triple rgb, DipleVision vision)
{
  return lab_of (transform (machado[vision], rgb));
}

static double
apart (Triple a, Triple b)
{
  return sqrt ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z));
}

static double
luminance (const char *hex)
{
  Triple rgb = read_colour (hex);

  return 0.2126 * rgb.x + 0.7152 * rgb.y + 0.0722 * rgb.z;
}

double
diple_colours_contrast (const char *a, const char *b)
{
  double one, other;

  g_return_val_if_fail (a != NULL && b != NULL, 1);

  one = luminance (a) + 0.05;
  other = luminance (b) + 0.05;
  return one > other ? one / other : other / one;
}

double
diple_colours_distance (const char *a, const char *b, DipleVision vision)
{
  g_return_val_if_fail (a != NULL && b != NULL, 0);
  g_return_val_if_fail (vision < N_VISIONS, 0);

  return apart (see (read_colour (a), vision), see (read_colour (b), vision));
}

static Swatch
swatch_of (const char *hex)
{
  Triple rgb = read_colour (hex);
  Swatch swatch;

  g_strlcpy (swatch.hex, hex, sizeof swatch.hex);
  for (guint i = 0; i < N_VISIONS; i++)
    swatch.seen[i] = see (rgb, i);
  return swatch;
}

/* The most colourful one of this hue and lightness that a screen can show. */
static void
mix (double lightness, double hue, DipleColour out)
{
  Triple rgb;
  double chroma = CHROMA;

  do
    {
      rgb = rgb_of ((Triple){ lightness, chroma * cos (hue), chroma * sin (hue) });
      chroma -= 0.005;
    }
  while (!is_in_gamut (rgb) && chroma > 0);
  write_colour (rgb, out);
}

static GArray *
make_candidates (void)
{
  GArray *candidates = g_array_new (FALSE, FALSE, sizeof (Swatch));

  for (guint i = 0; i < N_HUES; i++)
    for (guint j = 0; j < N_LIGHTNESSES; j++)
      {
        DipleColour hex;
        Swatch swatch;

        mix (FIRST_LIGHTNESS + j * LIGHTNESS_STEP, 2 * G_PI * i / N_HUES, hex);
        if (diple_colours_contrast (hex, WHITE) < LEAST_CONTRAST ||
            diple_colours_contrast (hex, DARK) < LEAST_CONTRAST)
          continue;
        swatch = swatch_of (hex);
        g_array_append_val (candidates, swatch);
      }
  return candidates;
}

/* The distance to the nearest of @taken for the eyes that tell them apart worst; where that is the
 * same, what full vision sees counts. */
static double
rate (const Swatch *candidate, const GArray *taken)
{
  double worst = 2, full = 2;

  for (guint i = 0; i < taken->len; i++)
    for (guint vision = 0; vision < N_VISIONS; vision++)
      {
        double distance =
            apart (candidate->seen[vision], g_array_index (taken, Swatch, i).seen[vision]);

        worst = MIN (worst, distance);
        if (vision == DIPLE_VISION_FULL)
          full = MIN (full, distance);
      }
  return worst + full / 4;
}

static const Swatch *
choose (const GArray *candidates, const GArray *taken)
{
  const Swatch *best = NULL;
  double best_rate = -1;

  for (guint i = 0; i < candidates->len; i++)
    {
      const Swatch *candidate = &g_array_index (candidates, Swatch, i);
      double rated = rate (candidate, taken);

      if (rated <= best_rate)
        continue;
      best = candidate;
      best_rate = rated;
    }
  return best;
}

void
diple_colours_propose (const DipleColour *taken, guint n_taken, DipleColour *out, guint n_out)
{
  g_autoptr (GArray) candidates = make_candidates ();
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (Swatch));

  g_return_if_fail (taken != NULL || n_taken == 0);
  g_return_if_fail (out != NULL);

  for (guint i = 0; i < n_taken; i++)
    {
      Swatch swatch = swatch_of (taken[i]);
      g_array_append_val (used, swatch);
    }
  for (guint i = 0; i < n_out; i++)
    {
      const Swatch *best = choose (candidates, used);

      g_strlcpy (out[i], best->hex, sizeof (DipleColour));
      g_array_append_val (used, *best);
    }
}

static void
collect (GArray *colours, const char *colour)
{
  DipleColour copy;

  g_strlcpy (copy, colour, sizeof copy);
  g_array_append_val (colours, copy);
}

void
diple_schema_propose_colours (const DipleSchema *schema, gint64 id, DipleColour *out, guint n_out)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (DipleColour));

  g_return_if_fail (schema != NULL);

  for (guint i = 0; i < schema->labels->len; i++)
    {
      const DipleLabel *label = g_ptr_array_index (schema->labels, i);
      if (label->id != id)
        collect (taken, label->colour);
    }
  for (guint i = 0; i < schema->relation_types->len; i++)
    {
      const DipleRelationType *type = g_ptr_array_index (schema->relation_types, i);
      if (type->id != id)
        collect (taken, type->colour);
    }
  diple_colours_propose ((const DipleColour *) taken->data, taken->len, out, n_out);
}

void
diple_schema_propose_colour (const DipleSchema *schema, DipleColour colour)
{
  DipleColour proposed[1];

  diple_schema_propose_colours (schema, 0, proposed, 1);
  g_strlcpy (colour, proposed[0], sizeof (DipleColour));
}
