import type { Colour, Style } from "@command-history/output";
import type { CSSProperties } from "react";

/** The six steps of the 256-colour cube, as xterm has them. */
const cubeSteps = [0, 95, 135, 175, 215, 255] as const;

/** The channels of a colour above the 16 named ones: a cube of 216, then 24 greys. */
function paletteRgb(index: number): string {
  if (index >= 232) {
    const grey = 8 + (index - 232) * 10;
    return `rgb(${grey} ${grey} ${grey})`;
  }
  const cube = index - 16;
  const steps = [Math.floor(cube / 36), Math.floor(cube / 6) % 6, cube % 6];
  return `rgb(${steps.map((step) => cubeSteps[step]).join(" ")})`;
}

/**
 * The 16 named colours are the style sheet's, chosen to be readable in both colour schemes. Any other keeps its
 * hue, and has its lightness and chroma kept within what is readable on (or, as a ground, under) the scheme's text.
 */
function colourValue(colour: Colour, layer: "fg" | "bg"): string {
  if (colour.kind === "palette" && colour.index < 16) return `var(--ansi-${layer}-${colour.index})`;
  const rgb = colour.kind === "rgb" ? `rgb(${colour.r} ${colour.g} ${colour.b})` : paletteRgb(colour.index);
  const lightness = `clamp(var(--ansi-${layer}-lightness-min), l, var(--ansi-${layer}-lightness-max))`;
  return `oklch(from ${rgb} ${lightness} min(c, var(--ansi-${layer}-chroma-max)) h)`;
}

/** Black, white and greys are the text's colour once there is a background: which grey fits depends on it. */
function isNeutral(colour: Colour): boolean {
  return colour.kind === "palette" && [0, 7, 8, 15].includes(colour.index);
}

/** The colours of a segment; undefined where the text's own apply. */
export function segmentColours(style: Style): CSSProperties {
  const { foreground, background, inverse } = style;
  if (inverse) {
    return {
      color: background === undefined ? "var(--output-bg)" : colourValue(background, "bg"),
      backgroundColor: foreground === undefined ? "var(--output-text)" : colourValue(foreground, "fg"),
    };
  }
  return {
    color:
      foreground === undefined || (background !== undefined && isNeutral(foreground))
        ? undefined
        : colourValue(foreground, "fg"),
    backgroundColor: background === undefined ? undefined : colourValue(background, "bg"),
  };
}
