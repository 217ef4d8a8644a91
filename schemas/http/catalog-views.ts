import * as z from "zod";
import { Provenance } from "../catalog/provenance.ts";
import { CardSet } from "../catalog/set.ts";
import { defaultGame } from "../games/index.ts";
import { Game, Language } from "../values.ts";

export { CardView } from "./card-views.ts";

/** A set as the API shows it. */
export const SetView = z
  .object({ ...CardSet.shape, game: Game, provenance: Provenance })
  .meta({ id: "SetView" });

/** Which catalogue a list is of. */
export const ofGame = { game: Game.default(defaultGame) };
export const inLanguage = { language: Language.optional() };

/** Catalogue answers change once a day; a minute-old one is as good. */
export const cache = "private, max-age=60";
