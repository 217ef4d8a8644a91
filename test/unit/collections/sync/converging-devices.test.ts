import fc from "fast-check";
import { ulid } from "ulid";
import { expect, test } from "vitest";
import { pullChanges } from "#functions/collections/sync/pull-changes.ts";
import { pushEdits } from "#functions/collections/sync/push-edits.ts";
import type { SyncEdit, SyncVerdict } from "#schemas/collections/sync.ts";
import { Ulid } from "#schemas/values.ts";
import { someCopies } from "#test/support/collections/collections.ts";
import { aCollector } from "#test/support/collections/collector.ts";
import { device } from "#test/support/collections/device.ts";

const newId = () => Ulid.parse(ulid());

type Act =
  | { readonly do: "add"; readonly quantity: number }
  | {
      readonly do: "say";
      readonly field: "notes" | "location";
      readonly at: number;
      readonly text: string;
    }
  | { readonly do: "more"; readonly at: number; readonly by: number }
  | { readonly do: "remove"; readonly at: number }
  | { readonly do: "send" }
  | { readonly do: "lose" }
  | { readonly do: "pull" };

const at = fc.nat(9);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant("add" as const), quantity: fc.integer({ min: 1, max: 9 }) }),
  fc.record({
    ...{
      do: fc.constant("say" as const),
      field: fc.constantFrom("notes" as const, "location" as const),
    },
    ...{ at, text: fc.constantFrom("a", "b", "c") },
  }),
  fc.record({ do: fc.constant("more" as const), at, by: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant("remove" as const), at }),
  fc.constantFrom<Act>({ do: "send" }, { do: "lose" }, { do: "pull" }),
);
const acts = fc.array(fc.record({ device: fc.nat(2), act }), { minLength: 1, maxLength: 60 });

/** Three devices of one user. */
async function aHousehold() {
  const collector = await aCollector();
  const { ports, userId, place } = collector;
  const wire = {
    pull: (cursor: string | undefined) => pullChanges({ userId, cursor, limit: 5 }, ports),
    push: (batchId: Ulid, edits: readonly SyncEdit[]) =>
      pushEdits({ userId, batchId, edits, asked: edits }, ports),
  };
  const devices = [1, 2, 3].map(() => ({ ...device(wire), edits: new Map<Ulid, SyncEdit>() }));
  return { ...collector, devices, collectionId: place.collectionId };
}

type Household = Awaited<ReturnType<typeof aHousehold>>;

/** Does one thing on one device; what the user wants of an item that is edited already becomes one edit with it. */
async function perform({ devices, collectionId }: Household, number: number, act: Act) {
  const own = devices[number];
  if (!own) throw new Error("There are three.");
  const send = async (isLost: boolean) => {
    own.prepare(newId(), [...own.edits.values()]);
    await own.send(isLost);
    own.edits.clear();
  };
  if (act.do === "send") return send(false);
  if (act.do === "lose") {
    // Until there is an answer, nothing else is sent and nothing is edited.
    await send(true);
    return send(false);
  }
  if (act.do === "pull") return own.pull();
  if (act.do === "add") {
    const itemId = newId();
    const item = someCopies({ quantity: act.quantity, notes: itemId });
    own.edits.set(itemId, { do: "add", collectionId, itemId, item });
    return undefined;
  }
  const known = [...own.items.values()][act.at];
  if (!known || own.edits.has(known.id)) return undefined;
  const on = { collectionId, itemId: known.id, base: known.version };
  if (act.do === "remove") own.edits.set(known.id, { do: "remove", ...on });
  else if (act.do === "more") own.edits.set(known.id, { do: "set", ...on, quantityBy: act.by });
  else own.edits.set(known.id, { do: "set", ...on, set: { [act.field]: act.text } });
  return undefined;
}

test("[COL-6] whatever three devices do offline and in which order they sync, they come to know the same, which is what is there", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const home = await aHousehold();
      for (const one of all) await perform(home, one.device, one.act);
      for (const number of [0, 1, 2]) await perform(home, number, { do: "send" });
      for (const own of home.devices) await own.pull();
      const there = new Map((await home.lots()).map((item) => [item.id, item]));
      for (const own of home.devices) {
        const known = [...own.items.values()].map(
          ({ collectionId: _of, isDeleted: _is, ...item }) => item,
        );
        expect(known.length).toBe(there.size);
        for (const item of known) expect(item).toEqual(there.get(item.id));
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);

/** An edit that was answered, with what came of it. */
interface Answered {
  readonly edit: SyncEdit;
  readonly verdict: SyncVerdict | undefined;
}

async function answered(home: Household, number: number, act: Act): Promise<readonly Answered[]> {
  const own = home.devices[number];
  const edits = [...(own?.edits.values() ?? [])];
  const before = own?.told.length ?? 0;
  await perform(home, number, act);
  const verdicts = own?.told.slice(before) ?? [];
  return verdicts.length > 0 ? edits.map((edit, at) => ({ edit, verdict: verdicts[at] })) : [];
}

/** How many copies an edit has brought. */
function broughtBy({ edit, verdict }: Answered): number {
  if (verdict?.outcome === "conflict") return 0;
  if (edit.do === "add") return edit.item.quantity;
  return edit.do === "set" ? (edit.quantityBy ?? 0) : 0;
}

test("[COL-6] no edit disappears without a conflict that tells both values, and no copy that came is lost", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (all) => {
      const home = await aHousehold();
      const sent: Answered[] = [];
      for (const one of all) sent.push(...(await answered(home, one.device, one.act)));
      for (const number of [0, 1, 2]) sent.push(...(await answered(home, number, { do: "send" })));
      for (const { verdict } of sent) {
        expect(verdict?.outcome).toMatch(/^(done|unchanged|merged|conflict)$/);
        const isTold = verdict?.conflicts?.every((one) => "yours" in one && "theirs" in one);
        const isWhole = verdict?.outcome === "done" || verdict?.outcome === "unchanged";
        expect(isTold ?? isWhole).toBe(true);
      }
      const copies = (await home.lots()).reduce((sum, { quantity }) => sum + quantity, 0);
      const brought = sent.reduce((sum, one) => sum + broughtBy(one), 0);
      expect(copies).toBe(brought - (await removedCopies(home)));
    }),
    { numRuns: 150 },
  );
}, 120_000);

/** Copies of items that somebody removed, who knew all that had become of them. */
async function removedCopies({ ports, userId }: Household): Promise<number> {
  const { changes } = await ports.ledger.since(userId, {
    from: { moment: "0000000000" },
    limit: 10_000,
  });
  let copies = 0;
  for (const { id, part } of changes) {
    const content = (await ports.ledger.read(userId, id)).find((one) => one.part === part)?.content;
    for (const { before, after } of content?.items ?? []) {
      if (after.removedAt) copies += before?.quantity ?? 0;
    }
  }
  return copies;
}
