import * as z from "zod";
import type { Api } from "./api.ts";

const name = "A walk through the eras";
const wantedCards = 60;
/** As many as one request may add. */
const mostCards = 100;

const Collection = z.object({ id: z.string(), name: z.string(), cards: z.int() });
const Sets = z.object({ items: z.array(z.object({ id: z.string() })) });
const Cards = z.object({
  items: z.array(z.object({ id: z.string(), variants: z.array(z.object({ key: z.string() })) })),
});

export interface DemoCollection {
  readonly id: string;
  readonly cards: number;
  readonly outcome: "reused" | "made";
}

/** A collection with some cards of every set, as a person would put it together. */
export async function demoCollection(api: Api, token: string): Promise<DemoCollection> {
  const { items } = await api({
    path: "/v1/collections?limit=100",
    token,
    answer: z.object({ items: z.array(Collection) }),
  });
  const known = items.find((one) => one.name === name && one.cards > 0);
  if (known) return { id: known.id, cards: known.cards, outcome: "reused" };
  const { id } = await api({
    method: "POST",
    path: "/v1/collections",
    token,
    body: { name, kind: "binder", description: "Made by the first start." },
    answer: Collection,
  });
  const copies = await someOfEverySet(api, token);
  await api({
    method: "POST",
    path: `/v1/collections/${id}/items`,
    token,
    body: { items: copies },
    answer: z.unknown(),
  });
  const cards = copies.reduce((sum, { quantity }) => sum + quantity, 0);
  return { id, cards, outcome: "made" };
}

async function someOfEverySet(api: Api, token: string) {
  const sets = await api({ path: "/v1/sets?limit=100", token, answer: Sets });
  const perSet = Math.max(1, Math.ceil(wantedCards / Math.max(1, sets.items.length)));
  const found: z.output<typeof Cards>["items"] = [];
  for (const { id } of sets.items.reverse()) {
    const path = `/v1/sets/${encodeURIComponent(id)}/cards?limit=${perSet}`;
    found.push(...(await api({ path, token, answer: Cards })).items);
  }
  // Of a card that no source has told the variants of, nobody can say which copy is owned.
  const kept = found.flatMap(({ id, variants: [variant] }) => (variant ? [{ id, variant }] : []));
  return kept.slice(0, mostCards).map(({ id, variant }, index) => ({
    printingId: id,
    variant: variant.key,
    condition: "near_mint",
    // Some are owned more than once, so that the picture has something to count.
    quantity: index % 7 === 0 ? 3 : 1,
  }));
}
