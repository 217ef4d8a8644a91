import type { V2Pointer } from "#schemas/storage/v2-file.ts";
import type { BuiltPointers } from "#shared/kernel/built-pointers.ts";

/** Remembers which file of each game is current. */
export type FilePointers = BuiltPointers<V2Pointer>;
