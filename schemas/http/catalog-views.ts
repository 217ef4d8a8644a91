import * as z from "zod";
import { Finding } from "../catalog/card.ts";
import { charizard } from "../catalog/examples.ts";
import { BriefSet, CardSet } from "../catalog/set.ts";
import { defaultGame } from "../games/index.ts";
import type { Sign } from "../images/picture-id.ts";
import { KnownCurrency } from "../prices/known-currency.ts";
import { SourceMark } from "../storage/catalog-items.ts";
import { Game, Language } from "../values.ts";

export { CardFields, CardView, cache, PickedCard } from "./card-views.ts";

const signAt = (sign: Sign) =>
  z
    .string()
    .optional()
    .meta({
      description: `Below this API, for everybody and without a token: leads to the ${sign}.`,
      examples: [`/v1/sets/${charizard.setId}/${sign}`],
    });

/** What the API adds to a set. */
const shown = {
  logoPath: signAt("logo"),
  symbolPath: signAt("symbol"),
  game: Game,
  status: z.enum(["current", "removed"]).meta({
    description: "`removed`: no source lists it any more; what was known is kept.",
  }),
  provenance: z.array(SourceMark),
};

/** A set as lists show it. */
export const SetView = BriefSet.extend(shown).meta({ id: "SetView" });

/** One set by itself, with all that is known of it. */
export const WholeSetView = CardSet.extend({ ...shown, findings: z.array(Finding) }).meta({
  id: "WholeSetView",
});

/** Which catalogue a list is of. */
export const ofGame = { game: Game.default(defaultGame) };
/** What amounts are told in. */
export const inCurrency = {
  currency: KnownCurrency.optional().meta({
    description:
      "What prices are told in, by the reference rates of their day; a card for which no such rate is known has none. Absent: the currency " +
      "of the source.",
    examples: ["EUR"],
  }),
};
export const inLanguage = { language: Language.optional() };
