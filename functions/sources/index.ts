export { bodyOfBytes, bodyOfStream } from "./body.ts";
export { type PlacedLine, recordOf } from "./normalizing/record-lines.ts";
export type { Body, Source } from "./source.ts";
