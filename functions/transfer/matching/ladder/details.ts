import type { MatchReason } from "#schemas/transfer/match-reason.ts";
import type { Candidate, Rung } from "#schemas/transfer/row-verdict.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";

const byRung: Readonly<Record<Rung, string>> = {
  own_id: "by its id",
  product_id: "by the shop's product number",
  set_code_and_number: "by set code and number",
  set_name_and_number: "by set name and number",
  name_and_set: "by name and set",
  name: "by its name",
};

/** What was found, in a sentence for people, and what had to be overlooked, each in another. */
export function detailOfMatch(
  { name, setName, number, variants: [variant = "", ...others] }: Candidate,
  rung: Rung,
  { row, notes }: { readonly row: SaidRow; readonly notes: readonly MatchReason[] },
): string {
  const found = `${name}, number ${number} of ${setName}, ${byRung[rung]}.`;
  // Most rows have nothing that was overlooked.
  return notes.length === 0
    ? found
    : [found, ...notes.map((note) => overlooked(note, { row, variant, others }))].join(" ");
}

interface Overlooked {
  readonly row: SaidRow;
  readonly variant: string;
  readonly others: readonly string[];
}

function overlooked(note: MatchReason, { row, variant, others }: Overlooked): string {
  switch (note) {
    case "variant_assumed":
      return `The row does not say how it was made: taken as ${variant}; it may be ${others.join(", ")}.`;
    case "finish_not_told":
      return "The catalogue does not tell the finishes of this game's cards.";
    case "name_misspelt":
      return `The row writes "${row.name ?? ""}".`;
    case "set_resembles":
      return `The row calls the set "${row.setName ?? row.setCode ?? ""}".`;
    case "language_not_held":
      return `The catalogue does not have it in ${row.language ?? "that language"}: this printing has the same number.`;
    default:
      return "";
  }
}

const quoted = (text: string | undefined) => (text === undefined ? "none" : `"${text}"`);

/** Why a row is not matched, in a sentence for people that says what would help. */
export function detailOfDoubt(reason: MatchReason, row: SaidRow): string {
  const { name, number, ids, game } = row;
  const set = quoted(row.setName ?? row.setCode);
  const told = ids.map(({ kind, id }) => `${kind} ${id}`).join(", ");
  const sentences: Partial<Record<MatchReason, string>> = {
    id_contradicts_name: `${told} is not a card called ${quoted(name)}.`,
    number_contradicts_name: `Number ${quoted(number)} is not that of a card called ${quoted(name)}: either may be wrong.`,
    name_not_in_set: `No card of the set ${set} is called ${quoted(name)}; these are, in other sets.`,
    no_such_number: `No card of the set ${set} has the number ${quoted(number)}; these have the name.`,
    set_unknown: `The catalogue cannot tell which set ${set} is: choose the card.`,
    several_sets: `Cards of several sets fit what the row says of the set, ${set}.`,
    several_printings: `Several cards are called ${quoted(name)}: a set and a number would tell which is meant.`,
    several_prints: `Several prints of the card fit: choose the one with this picture.`,
    no_such_print:
      "The catalogue does not have the print that the row describes; it has these of the card.",
    no_such_variant: `The catalogue does not know this card as ${quoted(row.variant ?? row.finish.join(", "))}; choose how it was made.`,
    other_language: `The row says the language ${quoted(row.language)}, whose sets have numbers of their own; this card is in another.`,
    total_contradicts_set: `Number ${quoted(number)} is not of a set of that size, and the row says no name to go by.`,
    name_only_resembles: `The row does not say enough to be sure that ${quoted(name)} is this card.`,
    several_products: `Several products fit ${quoted(name)}.`,
    other_game: `${quoted(game ?? told)} is of no game that the catalogue has.`,
    no_such_card: `No card is found for ${[name, number, told].filter((one) => one !== undefined && one !== "").join(", ")}.`,
    no_such_set: `No set is called ${set}, and no card ${quoted(name)}.`,
    no_such_product: `No sealed product ${quoted(name)} is known in the set ${set}.`,
    nothing_said: "The row says neither a name, nor a number with a set, nor an id.",
  };
  return sentences[reason] ?? "A person has to look at this row.";
}
