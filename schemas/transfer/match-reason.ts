import * as z from "zod";

/** Why a row was matched as it was, or why a person has to look at it. */
export const matchReasons = [
  // Of matched rows: what the catalogue had to overlook.
  ...(["found", "variant_assumed", "finish_not_told", "name_misspelt"] as const),
  ...(["set_resembles", "language_not_held"] as const),
  // Of ambiguous ones: what does not agree, or what is not said.
  ...(["id_contradicts_name", "number_contradicts_name", "name_not_in_set"] as const),
  ...(["no_such_number", "set_unknown", "several_sets", "several_printings"] as const),
  ...(["several_prints", "no_such_print", "no_such_variant", "other_language"] as const),
  ...(["total_contradicts_set", "name_only_resembles", "several_products"] as const),
  // Of unresolved ones.
  ...(["other_game", "no_such_card", "no_such_set", "no_such_product", "nothing_said"] as const),
] as const;
export const MatchReason = z.enum(matchReasons).meta({ id: "MatchReason" });
export type MatchReason = z.output<typeof MatchReason>;
