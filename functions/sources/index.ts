export { bodyOfBytes, bodyOfStream } from "./body.ts";
export type { PlacedLine } from "./normalizing/placed-line.ts";
export { recordOf } from "./normalizing/record-lines.ts";
export type { Body, Source } from "./source.ts";
