import { type GameCards, numbersAlike } from "../catalogue/game-cards.ts";
import type { NameForm } from "../catalogue/name-form.ts";
import type { Spot } from "../catalogue/set-group.ts";
import { isNearly } from "../said/edit-distance.ts";
import type { SaidName } from "../said/said-name.ts";
import type { AskedRow } from "./asked-row.ts";

/** How well a name fits a card: 3 as it stands, 2 with something left out, 1 mistyped, 0 not at all. */
export type Fit = 0 | 1 | 2 | 3;

/** A card with how well the row's name fits it in any language. */
export interface FittingSpot {
  readonly spot: Spot;
  readonly fit: Fit;
}

/** By the best of its languages; 3 where the row says no name. */
export function fitOf(spot: Spot, { name, game }: AskedRow): Fit {
  if (!name) return 3;
  const isKnown = isKnownName(name, game.names);
  let best: Fit = 0;
  for (const place of spot.places) {
    const form = game.names.forms[game.names.codes[place] ?? 0];
    const fit = form ? fitOfForm(name, form, isKnown) : 0;
    if (fit > best) best = fit;
  }
  return best === 0 && isKnown && isSameSpecies(spot, name, game) ? 2 : best;
}

/** What makes another card of the same creature. */
const kinds = / (?:ex|gx|v|vmax|vstar|vunion|break|lvx|star|delta)(?= )/g;
const kindsIn = ({ words }: Pick<NameForm, "words">): string => (words.match(kinds) ?? []).join("");

/** Shops call Japanese cards by English names: the creature and its kind have to be those of a card that is called so. */
function isSameSpecies({ places }: Spot, name: SaidName, game: GameCards): boolean {
  const [place = -1] = places;
  const own = game.speciesAt(place);
  if (own.length === 0 || numbersAlike(game.languageAt(place))) return false;
  const form = game.names.forms[game.names.codes[place] ?? 0];
  if (!form || kindsIn(form) !== kindsIn(name)) return false;
  return name.readings.some(({ key }) =>
    game.names.called(key).some((code) => {
      const [called = -1] = game.names.placesOf(code);
      return game.speciesAt(called).join() === own.join();
    }),
  );
}

/** Of a part of a name, with the blanks around it. */
const shortest = 5;

export function fitOfForm(name: SaidName, form: NameForm, isKnown: boolean): Fit {
  const { full, base, bare } = form;
  const isOtherEx = name.ex !== undefined && form.ex !== undefined && name.ex !== form.ex;
  for (const { key, level } of name.readings) {
    if (key === full) return isOtherEx ? 2 : level;
    if (key === base) return 2;
  }
  if (name.bare === bare) return 2;
  if (isKnown) return 0;
  // `Luffy` is how many call Monkey.D.Luffy, and no card's name.
  const isPart = name.words.length > shortest && form.words.includes(name.words);
  const isNear = () => name.readings.some(({ key }) => isNearly(key, full) || isNearly(key, base));
  return isPart || isNear() ? 1 : 0;
}

/** Whether any card is called so: then it is no mistyped name of another. */
export const isKnownName = (
  { readings }: SaidName,
  names: { called(key: string): readonly number[] },
): boolean => readings.some(({ key }) => names.called(key).length > 0);
