import { v2Format } from "#schemas/storage/v2-file.ts";
import type { NamedCard, NamedSet } from "../cards/given-and-formed.ts";
import { growingColumns } from "../engine/growing-columns.ts";
import { fieldsIn, rowText, setMark, textSections } from "./row-texts.ts";
import { encodeSections, type Section } from "./sections.ts";
import { columnSections } from "./stored-columns.ts";

/** Bytes of a file, and how much is in it. */
export interface FinishedFile {
  readonly content: Uint8Array;
  readonly cards: number;
  readonly sets: number;
}

/**
 * @param cards in the order of those who ask for none, as are the sets
 * @param shops whose products are told of each card
 */
export function encodeFile(
  cards: readonly NamedCard<Buffer>[],
  sets: readonly NamedSet[],
  shops: readonly string[] = [],
): FinishedFile {
  const setTexts = sets.map(({ object }) => rowText(object));
  const places = new Map(sets.map(({ id }, place) => [id, place]));
  const setOfCard = Uint32Array.from(cards, ({ setId }) => places.get(setId) ?? 0);
  const cardColumns = growingColumns();
  for (const [row, { object }] of cards.entries()) {
    const { object: set } = sets[setOfCard[row] ?? 0] ?? {};
    cardColumns.add({ ...withoutSet(object.toString()), set });
  }
  const setColumns = growingColumns();
  for (const { object } of sets) setColumns.add(object);
  const sections = new Map<string, Section>([
    ["format", { json: v2Format }],
    ["cards.sets", setOfCard],
    ["cards.printings", { json: cards.map(({ printingId }) => printingId) }],
    [
      "cards.products",
      {
        json: Object.fromEntries(
          shops.map((shop) => [shop, cards.map(({ products }) => products[shop] ?? "")]),
        ),
      },
    ],
    ["sets.ours", { json: sets.map(({ ourId }) => ourId) }],
    ...textSections(
      "sets",
      setTexts.map((text) => Buffer.from(text)),
    ),
    ...textSections(
      "cards",
      cards.map(({ object }) => object),
    ),
    ...columnSections("sets", setColumns.done()),
    ...columnSections("cards", cardColumns.done()),
  ]);
  return { content: encodeSections(sections), cards: cards.length, sets: sets.length };
}

function withoutSet(text: string): object {
  const fields = fieldsIn(text).filter((field) => !field.endsWith(setMark));
  return JSON.parse(`{${fields.join()}}`);
}
