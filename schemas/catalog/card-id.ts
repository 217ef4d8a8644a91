import * as z from "zod";
import { games } from "../games/index.ts";
import { printingIdText } from "../values.ts";
import { calledElsewhere, charizard } from "./examples.ts";

/** Printable and without blanks: what sources make ids of. */
const sign = "[!-9;-~]";
/** The same without a slash, so that it stands in a path as it is. */
const plainSign = "[!-.0-9;-~]";

const alternatives = [
  printingIdText,
  // A source or a shop, and its own id; what begins with a game is an id of ours or a mistake.
  `(?!(?:${games.names.join("|")}):)[A-Za-z][A-Za-z0-9-]*:${sign}+`,
  `${plainSign}+-${plainSign}+`,
];

/**
 * A card as a caller names it: by our own id, by the id that a source or a shop has for it, with its name
 * before it, or by such an id alone. Letter case of the latter two does not matter. What it means, the catalogue says.
 */
export const CardId = z
  .string()
  .max(100)
  .regex(
    new RegExp(`^(?:${alternatives.join("|")})$`),
    `must look like ${charizard.id} (game, language, set and number), or be an id of another source ` +
      `such as ${calledElsewhere.bySource}, ${calledElsewhere.byProduct} or ${calledElsewhere.alone}`,
  )
  .brand<"CardId">()
  .meta({
    id: "CardId",
    description: "Our own id of a printing, or any id that a source or a shop has for it.",
    examples: [charizard.id],
  });
export type CardId = z.output<typeof CardId>;
