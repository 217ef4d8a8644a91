import type { GameCards } from "#functions/transfer/matching/catalogue/game-cards.ts";
import { seeded } from "#test/support/running/seeded.ts";
import type { Chance } from "../match/noise.ts";
import { words } from "../match/told.ts";
import { isTold, type TrueCard, trueCardIn } from "../match/true-cards.ts";

const header =
  "Quantity,Name,Simple Name,Set,Card Number,Set Code,Printing,Condition,Language,Rarity,Product ID,SKU";
const conditions = ["Near Mint", "Lightly Played", "Moderately Played", "Heavily Played"];

/**
 * A file of TCGplayer's app with so many rows, no two of them alike: English cards in an order by chance, each once as far as they go, then their
 * further variants, then all of them in worse conditions.
 */
export function appFile(game: GameCards, rows: number): string {
  const chance = seeded(20_261_128);
  const lines = [header];
  for (let turn = 0; lines.length <= rows; turn += 1) {
    const before = lines.length;
    for (const one of distinct(game, chance)) {
      if (lines.length > rows) break;
      lines.push(lineOf(one, conditions[turn] ?? "Damaged", chance));
    }
    if (lines.length === before) throw new Error("The catalogue has no English cards.");
  }
  return `${lines.join("\r\n")}\r\n`;
}

function* distinct(game: GameCards, chance: Chance): Generator<TrueCard> {
  const english = Array.from(game.table.ids.keys()).filter(
    (place) => game.languageAt(place) === "en",
  );
  const places = shuffled(english, chance);
  for (let nth = 0, more = true; more; nth += 1) {
    more = false;
    for (const place of places) {
      const variant = game.variantsAt(place).filter(isTold)[nth];
      const card = variant && trueCardIn(game, { place, variant }, chance);
      if (!card) continue;
      more = true;
      yield card;
    }
  }
}

function shuffled(all: readonly number[], chance: Chance): readonly number[] {
  const left = [...all];
  for (let at = left.length - 1; at > 0; at -= 1) {
    const other = Math.floor(chance() * (at + 1));
    [left[at], left[other]] = [left[other] ?? 0, left[at] ?? 0];
  }
  return left;
}

function lineOf(card: TrueCard, condition: string, chance: Chance): string {
  const total = card.printed > 0 ? `/${String(card.printed).padStart(3, "0")}` : "";
  const number = `${card.number.padStart(3, "0")}${total}`;
  return [
    ...[String(1 + Math.floor(chance() * 4)), `${card.name} - ${number}`, card.name],
    ...[card.setName, number, card.setCode, capital(words(card.variant)), condition, "English"],
    ...[card.rarity ?? "", card.products["tcgplayer"] ?? "", ""],
  ]
    .map((cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
    .join();
}

const capital = (text: string): string =>
  text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
