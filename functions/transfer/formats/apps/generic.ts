import type { Format } from "../format.ts";

/** Any other table: the user says which column means what, and we suggest it. */
export const generic: Format = {
  id: "generic",
  title: "another table",
  signs: [],
  columns: {},
};
