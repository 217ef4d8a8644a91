import { SetId } from "#schemas/values.ts";
import { host, layOut, pipeline } from "#test/support/sources/pipeline.ts";

/** Two sets with the numbers of their cards. */
export const two = { base1: ["1", "2", "3"], exu: ["A", "%3F"] };
const sets = ["pokemon:en:base1", "pokemon:en:exu"].map((id) => SetId.parse(id));

/** The cards that a line has brought into the catalogue. */
export async function silver({ store }: ReturnType<typeof pipeline>) {
  const cards = await Promise.all(sets.map((id) => store.setCards(id, { limit: 100 })));
  return cards.flatMap(({ items }) => items.map(({ value }) => value));
}

/** Where the upstream has a card. */
export const card = (id: string) => `${host}/v2/en/cards/${id}`;

/** A line that has brought in two small sets, with its first run; `more` changes what it meets. */
export async function synced(more: (given: ReturnType<typeof pipeline>) => void = () => {}) {
  const line = pipeline();
  layOut(line.bodies, two);
  more(line);
  const run = await line.start();
  await line.drain();
  return { line, run };
}
