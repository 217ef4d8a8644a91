import type { Scratch } from "../../indexing/scratch.ts";
import type { BareFacts } from "./bare-facts.ts";
import type { BareNames } from "./bare-names.ts";

/** What words without fields look into. */
export interface BareIndex {
  readonly names: BareNames;
  readonly nameCodes: Int32Array;
  readonly facts: BareFacts;
  /** `YYYY-MM-DD` of each card's set, in order, and each card's place in them. */
  readonly released: { readonly values: readonly string[]; readonly codes: Int32Array };
  readonly scratch: Scratch;
}
