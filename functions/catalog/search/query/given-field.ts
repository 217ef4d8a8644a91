import type { QueryField } from "#schemas/games/index.ts";
import type { FieldToken } from "./tokens.ts";

/** A field in a query, with the value that was written for it. */
export interface GivenField {
  readonly field: QueryField;
  readonly text: string;
  readonly token: FieldToken;
}
