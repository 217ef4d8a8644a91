export { bodiesOfLines } from "./lake/bodies-of-lines.ts";
export type { PlacedLine } from "./normalizing/placed-line.ts";
export { recordOf } from "./normalizing/record-lines.ts";
export { bodyOfBytes } from "./port/body.ts";
export type { Body, Source } from "./port/source.ts";
