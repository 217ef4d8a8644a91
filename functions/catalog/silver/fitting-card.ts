import * as z from "zod";
import { CardFragment } from "#schemas/catalog/fragment.ts";
import { fittingAttributes, type Games } from "#schemas/games/index.ts";

/** A source's say of a card as it comes: whether its attributes are those of its game is seen later. */
const GivenCard = CardFragment.extend({ attributes: z.record(z.string(), z.unknown()) });

/**
 * A source's say of a card of one of these games. An attribute that its game does not have, or that is
 * of another kind there, is left out with a finding, and so is a bad element of a list; the rest stays.
 */
export const fittingCard = (games: Games): z.ZodType<CardFragment> =>
  GivenCard.transform((given): CardFragment => {
    const definition = games.named(given.game);
    // Refused by whoever checks the game.
    if (!definition) return { ...given, attributes: {} };
    const { attributes, misfits } = fittingAttributes(definition, given.attributes);
    const findings = misfits.map(({ name, reason }) => ({
      code: "unfitting_attribute",
      detail: `${name}: ${reason}`,
    }));
    return { ...given, attributes, findings: [...given.findings, ...findings] };
  });
