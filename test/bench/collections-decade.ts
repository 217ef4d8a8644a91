import { marshall } from "@aws-sdk/util-dynamodb";
import { ulid } from "ulid";
import { Item, itemSize, writeUnits } from "#bin/cost/counting/item-size.ts";
import { priceTable } from "#bin/cost/price-table.ts";
import { writesOf } from "#functions/collections/changes/dynamo-ledger-writes.ts";
import { changed } from "#functions/collections/items/update-item.ts";
import type { LotItem } from "#schemas/storage/collection-items.ts";
import { Ulid } from "#schemas/values.ts";
import { aLot, aPlace, printing } from "#test/support/collections/collections.ts";
import { seeded } from "#test/support/running/seeded.ts";
import type { Figures } from "./run.ts";

const [weeks, editsOfWeek, dayMs, rememberedDays] = [520, 200, 86_400_000, 30];

interface Stored {
  readonly bytes: number;
  readonly untilMs: number;
}

/** Two hundred edits a week for ten years on one account: a new lot, or another thing said of one that is there. What is written is measured as DynamoDB counts it. */
export function decade(): Figures {
  const random = seeded(17);
  const { userId, collectionId } = aPlace();
  const lots: LotItem[] = [];
  const stored = new Map<string, Stored>();
  let [units, nowMs] = [0, Date.parse("2026-01-01")];
  const stepMs = (7 * dayMs) / editsOfWeek;
  for (let edit = 0; edit < weeks * editsOfWeek; edit += 1) {
    nowMs += stepMs;
    const at = new Date(nowMs).toISOString();
    const index = Math.floor(random() * lots.length);
    const before = random() < 0.3 ? undefined : lots[index];
    const after = before
      ? changed(before, { quantity: 1 + Math.floor(random() * 5), notes: `Seen ${edit}` }, at)
      : aLot({
          printingId: printing(edit + 1),
          location: `Box ${edit % 40}`,
          createdAt: at,
          updatedAt: at,
        });
    if (before) lots[index] = after;
    else lots.push(after);
    const entry = { id: Ulid.parse(ulid(nowMs)), kind: before ? "edited" : "added", at } as const;
    const writes = writesOf("users", userId, { ...entry, lots: [{ collectionId, before, after }] });
    for (const { Put, Update } of writes) {
      const bytes = Put?.Item
        ? itemSize(Item.parse(marshall(Put.Item, { removeUndefinedValues: true })))
        : 100;
      units += 2 * writeUnits(bytes);
      const key = Put?.Item ?? Update?.Key ?? {};
      const isLog = String(key["pk"]).endsWith("#CHANGES");
      const untilMs = isLog ? nowMs + rememberedDays * dayMs : Number.POSITIVE_INFINITY;
      stored.set(`${key["pk"]} ${key["sk"]}`, { bytes, untilMs });
    }
  }
  const kept = [...stored.values()].filter(({ untilMs }) => untilMs > nowMs);
  const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
  const { prices } = priceTable();
  const dollars = (name: string, amount: number) =>
    ((prices[name]?.usd ?? Number.NaN) / (prices[name]?.per ?? 1)) * amount;
  return {
    decade_edits: weeks * editsOfWeek,
    decade_items: lots.length,
    decade_stored_mb: bytes / 1e6,
    decade_write_units_per_edit: units / (weeks * editsOfWeek),
    decade_dollars_a_month:
      dollars("dynamo.writes", units / 120) + dollars("dynamo.storage", bytes / 2 ** 30),
  };
}
