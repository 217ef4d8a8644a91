import type { Language } from "#schemas/values.ts";
import { numbersAlike } from "../catalogue/game-cards.ts";
import type { Spot } from "../catalogue/set-group.ts";
import type { AskedRow } from "./asked-row.ts";
import { fitOfForm, isKnownName } from "./name-fit.ts";

/**
 * In which language a card is meant: the row's own; or the one in which the name is written, English where it is written so in several.
 * `other`: the row's language is not there, but numbers its cards alike, so that this printing stands for it; `wrong`: it numbers them in its
 * own way, and this is another card.
 */
export interface ChosenPlace {
  readonly place: number;
  readonly how: "own" | "other" | "wrong";
}

export function chosenPlace({ places }: Spot, asked: AskedRow): ChosenPlace {
  const { game, language } = asked;
  const own = places.find((place) => language !== undefined && game.languageAt(place) === language);
  if (own !== undefined) return { place: own, how: "own" };
  const place = namedPlace(places, asked);
  if (language === undefined) return { place, how: "own" };
  const isAlike = numbersAlike(language) && numbersAlike(game.languageAt(place));
  return { place, how: isAlike ? "other" : "wrong" };
}

/** Places stand English first. */
function namedPlace(places: readonly number[], { name, game }: AskedRow): number {
  const [first = 0] = places;
  if (!name || places.length < 2) return first;
  const isKnown = isKnownName(name, game.names);
  let best = { place: first, fit: -1 };
  for (const place of places) {
    const form = game.names.forms[game.names.codes[place] ?? 0];
    const fit = form ? fitOfForm(name, form, isKnown) : 0;
    if (fit > best.fit) best = { place, fit };
  }
  return best.place;
}

/** Languages in which a game's lines of products say that they are. */
export const languageOfLine = (line = ""): Language | undefined =>
  /\bjapan(?:ese)?\b/i.test(line) ? "ja" : undefined;
