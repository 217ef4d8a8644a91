/** A drawing as SVG, piece by piece, with its lines of text still to be set. */
export type Drawing = readonly (string | TextLine)[];

/** A line of text that fits its width. */
export interface TextLine extends TextStyle {
  readonly words: string;
}

export interface TextStyle {
  /** Where the line starts, has its middle or ends, as `anchor` says. */
  readonly x: number;
  /** Of the line that letters stand on. */
  readonly y: number;
  /** The size wished for; a text wider than `width` is set smaller. */
  readonly size: number;
  readonly width: number;
  readonly fill: string;
  readonly weight?: Weight;
  readonly anchor?: "start" | "middle" | "end";
  readonly opacity?: number;
}

export type Weight = "bold" | "normal";

export function text(words: string, style: TextStyle): TextLine {
  return { words, ...style };
}
