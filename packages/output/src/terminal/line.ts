/** A colour as the text names it; which colours the 256 indices are is the page's choice. */
export type Colour =
  | { readonly kind: "palette"; readonly index: number }
  | { readonly kind: "rgb"; readonly r: number; readonly g: number; readonly b: number };

/** How a piece of text is drawn. A field that is left out is the default. Plain data: it can be posted from a worker. */
export interface Style {
  readonly foreground?: Colour;
  readonly background?: Colour;
  readonly bold?: true;
  readonly dim?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly blink?: true;
  readonly inverse?: true;
  readonly hidden?: true;
  readonly strikethrough?: true;
}

/**
 * A piece of a line in one style; null is the default style. `href` is an address that the output itself gave: http or
 * https and nothing else, but still text of a stranger.
 */
export interface Segment {
  readonly text: string;
  readonly style: Style | null;
  readonly href?: string;
}

/** One line as shown, without its line end. An empty line has no segments. */
export interface Line {
  readonly segments: readonly Segment[];
}

/** A stretch of the source text, in UTF-16 units; `to` is the first unit after it. */
export interface SourceRange {
  readonly from: number;
  readonly to: number;
}
