import { describe, expect, test } from "vitest";
import type { WantedCards } from "#functions/catalog/indexing/wanted-cards.ts";
import type { WantedPrintings } from "#schemas/storage/interest.ts";
import { PrintingId } from "#schemas/values.ts";

/** Wanted cards of which nothing is known, and what writes down which are wanted. */
export interface EmptyWantedCards {
  readonly wanted: WantedCards;
  readonly want: (cards: WantedPrintings) => Promise<void>;
}

/** What every WantedCards promises: the cards that were written down last, in their order. */
export function wantedCardsContract(name: string, empty: () => Promise<EmptyWantedCards>) {
  test(`${name}: before anybody wants a card there is none`, async () => {
    const { wanted } = await empty();
    expect(await wanted.read()).toEqual([]);
  });

  describe(`${name} is a WantedCards`, () => {
    const [one, other] = [
      PrintingId.parse("pokemon:en:base1-4"),
      PrintingId.parse("onepiece:ja:op01-001"),
    ];

    test("what was written down is read, of all games and with its points", async () => {
      const { wanted, want } = await empty();
      await want([[one, 1]]);
      const cards = [
        [other, 12.5],
        [one, 0.032],
      ] as WantedPrintings;
      await want(cards);
      expect(await wanted.read()).toEqual(cards);
    });
  });
}
