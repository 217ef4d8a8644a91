import { expect, it } from "vitest";
import type { GameCards } from "#functions/transfer/matching/catalogue/game-cards.ts";
import { matcher } from "#functions/transfer/matching/matcher.ts";
import type { SaidRow } from "#schemas/transfer/said-row.ts";
import { englishGames } from "#test/support/transfer/english-table.ts";
import { aRow } from "#test/support/transfer/matched.ts";

const games = englishGames();
if (!games) console.warn("no reference data: name its folder in CARDLAKE_REFERENCE_DATA");
const match = games && matcher({ games });

/** What each card of a game comes to when a file says this of it. */
function outcomes(game: GameCards, said: (place: number) => Partial<SaidRow>) {
  const counts = { right: 0, wrong: 0, ambiguous: 0, unresolved: 0 };
  const wrong: string[] = [];
  for (const [place, id] of game.table.ids.entries()) {
    if (game.spotAt(place).group.isDigital) continue;
    const found = match?.(aRow(said(place)));
    if (!found) continue;
    const isRight = found.candidates[0]?.printingId === id;
    const outcome = found.verdict === "matched" ? (isRight ? "right" : "wrong") : found.verdict;
    counts[outcome] += 1;
    if (outcome === "wrong") wrong.push(`${id} ${found.candidates[0]?.printingId ?? ""}`);
  }
  const sum = counts.right + counts.ambiguous + counts.unresolved + counts.wrong;
  return { ...counts, wrong, rightly: counts.right / sum };
}

const nameAt = ({ table }: GameCards, place: number) =>
  table.names.values[table.names.codes[place] ?? 0] ?? "";
/** Sources write some names now with a hyphen, now without. */
const formAt = ({ table, names }: GameCards, place: number) =>
  names.forms[table.names.codes[place] ?? 0]?.full;
const printed = (game: GameCards, place: number) => ({
  name: nameAt(game, place),
  number: game.codeAt(place).toUpperCase() || game.spotAt(place).number,
});

it.skipIf(!games)(
  "finds every card of both games by its name, set and number",
  () => {
    for (const game of games ?? []) {
      const found = outcomes(game, (place) => ({
        ...printed(game, place),
        setName: game.setAt(place)?.name,
        ...(game.codeAt(place) !== "" && { number: game.spotAt(place).number }),
      }));
      expect(found.wrong).toEqual([]);
      // A print of One Piece is told by words that files write, and not by its number alone.
      expect(found.rightly).toBeGreaterThan(game.definition.name === "pokemon" ? 0.995 : 0.9);
    }
  },
  120_000,
);

it.skipIf(!games)(
  "finds Pokémon cards by set code and number, and none wrongly",
  () => {
    const [game] = games ?? [];
    if (!game) return;
    const bare = (place: number) => game.spotAt(place).group.bare;
    const found = outcomes(game, (place) => ({
      setCode: bare(place),
      number: printed(game, place).number,
    }));
    expect(found.wrong).toEqual([]);
    expect(found.rightly).toBeGreaterThan(0.99);
  },
  120_000,
);

it.skipIf(!games)(
  "takes no card by its neighbour's number",
  () => {
    for (const game of games ?? []) {
      const neighbour = (place: number) =>
        game.setAt(place + 1) === game.setAt(place) ? place + 1 : place;
      const found = outcomes(game, (place) => ({
        ...{ name: nameAt(game, place), setName: game.setAt(place)?.name },
        number: printed(game, neighbour(place)).number,
      }));
      // Where both have one name, the row truly means the neighbour.
      const other = found.wrong.filter((pair) => {
        const [own = "", taken = ""] = pair.split(" ");
        const [a, b] = [own, taken].map((id) => game.table.placeOf(id) ?? 0);
        return formAt(game, a ?? 0) !== formAt(game, b ?? 0);
      });
      expect(other).toEqual([]);
    }
  },
  120_000,
);

it.skipIf(!games)("finds nothing sure by names that many cards have", () => {
  const many = [
    "Pikachu",
    "Eevee",
    "Charizard",
    "Lightning Energy",
    "Potion",
    "Professor's Research",
  ];
  for (const name of many) expect(match?.(aRow({ name })).verdict).toBe("ambiguous");
});
