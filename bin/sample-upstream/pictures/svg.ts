/** Fonts that hold δ, ★, ♀ and é; the first one present on the machine is used. */
export const fontFamily = "'DejaVu Sans','Noto Sans','Open Sans',Arial,sans-serif";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}

/** One decimal is finer than a pixel and keeps drawings short. */
export function px(value: number): string {
  return String(Math.round(value * 10) / 10);
}

/** A closed shape through the points given. */
export function polygon(points: readonly (readonly [number, number])[], fill: string): string {
  return `<polygon points="${points.map(([x, y]) => `${px(x)},${px(y)}`).join(" ")}" ${fill}/>`;
}

export function circle(x: number, y: number, radius: number, look: string): string {
  return `<circle cx="${px(x)}" cy="${px(y)}" r="${px(radius)}" ${look}/>`;
}

/** The point at an angle (degrees, 0 is up, clockwise) and distance from a centre. */
export function around(
  [x, y]: readonly [number, number],
  degrees: number,
  distance: number,
): [number, number] {
  const angle = ((degrees - 90) * Math.PI) / 180;
  return [x + Math.cos(angle) * distance, y + Math.sin(angle) * distance];
}

/** Numbers from 0 up to, not including, `count`. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

export interface TextStyle {
  readonly x: number;
  readonly y: number;
  /** The size wished for; a text wider than `width` is set smaller. */
  readonly size: number;
  readonly width: number;
  readonly fill: string;
  readonly weight?: "bold" | "normal";
  readonly anchor?: "start" | "middle" | "end";
  readonly opacity?: number;
}

/** A line of text that fits its width; what would be too small to read is cut with an ellipsis. */
export function text(words: string, style: TextStyle): string {
  const { x, y, width, fill, weight = "normal", anchor = "start", opacity = 1 } = style;
  const emPerLetter = weight === "bold" ? 0.7 : 0.61;
  const smallest = style.size * 0.55;
  const fitting = width / (emPerLetter * Math.max(words.length, 1));
  const size = Math.max(smallest, Math.min(style.size, fitting));
  // The sliver forgives the rounding of a text that was set to fit exactly.
  const room = Math.floor(width / (emPerLetter * size) + 0.001);
  const shown = words.length > room ? `${words.slice(0, Math.max(room - 1, 1)).trimEnd()}…` : words;
  const look = `font-size="${px(size)}" font-weight="${weight}" text-anchor="${anchor}"`;
  return `<text x="${px(x)}" y="${px(y)}" ${look} fill="${fill}" fill-opacity="${opacity}">${escaped(shown)}</text>`;
}
