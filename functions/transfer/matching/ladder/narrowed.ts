import { fold } from "../../../catalog/index.ts";
import type { Spot } from "../catalogue/set-group.ts";
import type { AskedRow } from "./asked-row.ts";

/** Of several cards, those with the rarity that the row says, where the row's word is that of some. */
export function byRarity(spots: readonly Spot[], { row, game }: AskedRow): readonly Spot[] {
  if (spots.length < 2 || row.rarity === undefined) return spots;
  const said = fold(row.rarity);
  const own = spots.filter(({ places }) =>
    places.some((place) => game.rarityAt(place).some((word) => fold(word) === said)),
  );
  return own.length > 0 ? own : spots;
}

/** Of several cards, those with the number that the row says; none where it says none of theirs. */
export function byNumber(spots: readonly Spot[], { number }: AskedRow): readonly Spot[] {
  if (!number) return spots;
  const own = spots.filter((spot) => spot.group.at(number).includes(spot));
  const { total } = number;
  const counted = own.filter(({ group }) => total === undefined || group.printed === total);
  const inExact = counted.filter((spot) => spot.number.toLowerCase() === number.exact);
  return inExact.length > 0 ? inExact : counted;
}
