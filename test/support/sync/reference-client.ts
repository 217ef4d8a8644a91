import { ulid } from "ulid";
import * as z from "zod";
import { editQueue } from "./edit-queue.ts";

/** What a server tells; fields that this client does not know are kept as they came. */
const Thing = z.looseObject({
  id: z.string(),
  collectionId: z.string().optional(),
  version: z.int().optional(),
  isDeleted: z.literal(true).optional(),
});
export type Thing = z.output<typeof Thing>;
const Told = z.looseObject({
  ...{ collections: z.array(Thing), items: z.array(Thing) },
  ...{ cursor: z.string(), hasMore: z.boolean() },
});
const Conflict = z.looseObject({
  ...{ field: z.string(), yours: z.unknown(), theirs: z.unknown(), version: z.int() },
});
const Verdict = z.looseObject({
  outcome: z.string(),
  version: z.int().optional(),
  reason: z.string().optional(),
  conflicts: z.array(Conflict).optional(),
});
export type Verdict = z.output<typeof Verdict>;
const Pushed = z.looseObject({ outcome: z.string(), verdicts: z.array(Verdict) });

/** Sends a request to Cardlake as somebody: `GET /v1/sync`. Throws where no answer arrives. */
export type Send = (
  request: string,
  body?: object,
) => Promise<{ readonly status: number; readonly body: unknown }>;

interface Device {
  readonly send: Send;
  /** Its clock, which may be wrong: ids are made by it, and nothing else. */
  readonly now?: () => number;
  readonly limit?: number;
}

/** A client that works offline, as docs/sync.md tells a stranger to write one. */
export function referenceClient({ send, now = Date.now, limit = 500 }: Device) {
  const collections = new Map<string, Thing>();
  const items = new Map<string, Thing>();
  const queue = editQueue();
  let cursor: string | undefined;
  const newId = () => ulid(now());

  function take(known: Map<string, Thing>, one: Thing): void {
    const version = known.get(one.id)?.version ?? 0;
    if (one.version !== undefined && one.version <= version) return;
    if (one.isDeleted) known.delete(one.id);
    else known.set(one.id, one);
  }

  function forgetItemsOf(collectionId: string): void {
    for (const [id, item] of items) if (item.collectionId === collectionId) items.delete(id);
  }

  function forgetAll(): void {
    collections.clear();
    items.clear();
    cursor = undefined;
  }

  function takeAll(told: z.output<typeof Told>): void {
    for (const one of told.collections) {
      take(collections, one);
      if (one.isDeleted) forgetItemsOf(one.id);
    }
    for (const one of told.items) take(items, one);
    cursor = told.cursor;
  }

  async function read(): Promise<void> {
    for (let hasMore = true; hasMore; ) {
      const since = cursor === undefined ? "" : `&cursor=${cursor}`;
      const { status, body } = await send(`GET /v1/sync?limit=${limit}${since}`);
      if (status === 410) forgetAll();
      else if (status !== 200) throw new Error(`Reading is answered ${status}.`);
      else {
        const told = Told.parse(body);
        takeAll(told);
        hasMore = told.hasMore;
      }
    }
  }

  /** @returns a verdict on each edit that was answered; the others wait, and are sent again */
  async function write(): Promise<readonly Verdict[]> {
    const verdicts: Verdict[] = [];
    for (let batch = queue.next(newId); batch; batch = queue.next(newId)) {
      const { status, body } = await send("POST /v1/sync", batch);
      if (status === 429 || status >= 500) break;
      if (status !== 200) throw new Error(`A batch is answered ${status}.`);
      const pushed = Pushed.parse(body);
      queue.answered(pushed.verdicts.map(({ version }) => version));
      verdicts.push(...pushed.verdicts);
    }
    return verdicts;
  }

  /** The item that an edit is of, with the version that the person sees. */
  const upon = (itemId: string, base?: number) => {
    const item = items.get(itemId);
    if (!item?.collectionId) throw new Error(`The device knows no item ${itemId}.`);
    return { collectionId: item.collectionId, itemId, base: base ?? item.version ?? 1 };
  };

  return {
    ...{ collections, items, read, write, waiting: queue.waiting },
    async sync(): Promise<readonly Verdict[]> {
      const verdicts = await write();
      await read();
      return verdicts;
    },
    add(collectionId: string, item: { readonly quantity: number }): string {
      const itemId = newId();
      queue.push({ do: "add", collectionId, itemId, item: { ...item } });
      return itemId;
    },
    set: (itemId: string, set: object, base?: number) =>
      queue.push({ do: "set", ...upon(itemId, base), set: { ...set } }),
    more: (itemId: string, quantityBy: number) =>
      queue.push({ do: "set", ...upon(itemId), quantityBy }),
    remove: (itemId: string) => queue.push({ do: "remove", ...upon(itemId) }),
    move: (itemId: string, to: string, quantity?: number) =>
      queue.push({ do: "move", ...upon(itemId), to, ...(quantity && { quantity }) }),
  };
}
