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
