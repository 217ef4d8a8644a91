import type { UndoneItem } from "#schemas/collections/undone.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import type { Ulid } from "#schemas/values.ts";
import { mostLots } from "../items/planned-additions.ts";
import type { LoggedChange } from "./ledger.ts";
import type { Present } from "./take-back-lots.ts";
import type { UndoPorts } from "./undoing.ts";

type Left = Pick<LoggedChange, "kept" | "content">;

/** A part without what was taken back of it before. */
export function leftOf(part: Left): Pick<LoggedChange, "content"> {
  const { kept, content } = part;
  if (!kept) return part;
  const items = content.items.filter(({ collectionId, after }) =>
    kept.some((one) => one.collectionId === collectionId && one.itemId === after.id),
  );
  return { content: { ...content, items } };
}

/** What there is by now of what a part has touched. */
export async function presentOf(
  userId: string,
  part: Pick<LoggedChange, "content">,
  ports: UndoPorts,
): Promise<Present> {
  const places = Map.groupBy(part.content.items, ({ collectionId }) => collectionId);
  const found = new Map<string, LotItem>();
  const room = new Map<Ulid, number | undefined>();
  const all = [...places].map(async ([collectionId, touched]) => {
    const place = { userId, collectionId };
    const [head, tally, lots] = await Promise.all([
      ports.collections.get(place),
      ports.lots.tally(place),
      ports.lots.find(
        place,
        touched.map(({ after }) => after.id),
      ),
    ]);
    room.set(collectionId, head && mostLots - tally.lots);
    for (const [id, lot] of lots) found.set(`${collectionId}/${id}`, lot);
  });
  const sold = new Set<Ulid>();
  const looks = part.content.sales.map(async ({ after }) => {
    if (after && (await ports.sales.get(userId, after.id))) sold.add(after.id);
  });
  await Promise.all([...all, ...looks]);
  return { room, sold, lot: ({ collectionId, after }) => found.get(`${collectionId}/${after.id}`) };
}

/** What is kept for another time, with the reason. */
export const keptOf = (items: readonly UndoneItem[]): NonNullable<LoggedChange["kept"]> =>
  items.flatMap(({ collectionId, itemId, outcome, reason, detail }) =>
    outcome === "kept" && itemId
      ? [{ collectionId, itemId, ...(reason && { reason }), ...(detail && { detail }) }]
      : [],
  );
