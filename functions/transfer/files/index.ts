export { limits as fileLimits } from "./limits.ts";
export { readFile } from "./read-file.ts";
export type * from "./read-file-types.ts";
