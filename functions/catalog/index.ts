export type { IndexPointers } from "./index-pointers.ts";
