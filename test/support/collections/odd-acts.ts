import fc from "fast-check";
import { ulid } from "ulid";
import { expect } from "vitest";
import { editItems } from "#functions/collections/edits/edit-items.ts";
import { addItems } from "#functions/collections/items/add-items.ts";
import { sellCopies } from "#functions/collections/sales/sell-copies.ts";
import { pushEdits } from "#functions/collections/sync/push-edits.ts";
import { NewCopies } from "#schemas/collections/item.ts";
import { SoldCopies } from "#schemas/collections/new-sale.ts";
import * as operations from "#schemas/http/collections.ts";
import { Ulid } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { charizard, printing, someCopies } from "./collections.ts";
import type { aCollector } from "./collector.ts";

const newId = () => Ulid.parse(ulid());

/** Which item, and how many: what there is not is odd as well. */
const [which, number] = [fc.nat(6), fc.constantFrom(1, 1, 2, 3, 9_999, 0, -1, 1.5)];
const word = fc.constantFrom("Box", "Safe", null, "", "😀");
const set = fc.record(
  {
    ...{
      quantity: number,
      location: word,
      notes: word,
      variant: fc.constantFrom("holo", "normal", "gold"),
    },
    grade: fc.constant({ company: "psa", grade: "9" }),
    condition: fc.constantFrom("near_mint", "damaged"),
    paid: fc.constantFrom(null, { amount: 500, currency: "EUR" }, { amount: -1, currency: "EUR" }),
  },
  { requiredKeys: [] },
);
const done = fc.constantFrom("change", "remove", "move", "copy", "split", "explode");
const edit = fc.record({
  do: done,
  which,
  set,
  quantity: fc.option(number),
  isThere: fc.boolean(),
});
/** What somebody does to a collection, by bodies of which many are refused. */
export const oddAct = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), which, quantity: number, notes: word }),
  fc.record({
    ...{ kind: fc.constant("edit" as const), mode: fc.constantFrom("each", "all", "some") },
    edits: fc.array(edit, { minLength: 1, maxLength: 5 }),
  }),
  fc.record({ kind: fc.constant("sell" as const), which, quantity: number, isNamed: fc.boolean() }),
  fc.record({
    ...{ kind: fc.constant("sync" as const), base: fc.constantFrom(1, 2, 99, 0) },
    edits: fc.array(fc.record({ which, set, by: fc.option(number) }), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
);
type OddAct = typeof oddAct extends fc.Arbitrary<infer One> ? One : never;

type Doing<Kind extends OddAct["kind"]> = Extract<OddAct, { kind: Kind }>;

interface World extends Pick<Awaited<ReturnType<typeof aCollector>>, "place" | "userId" | "ports"> {
  /** Items of the place. */
  readonly ids: readonly Ulid[];
  /** Another collection. */
  readonly to: Ulid;
}

/** Does what a body says that its schema takes, and answers as its operation does; the rest are answered by 400 before anything is done. */
export async function performed(one: OddAct, world: World): Promise<void> {
  try {
    await perform(one, world);
  } catch (error) {
    // A refusal says why; anything else would be a 5xx.
    if (!(error instanceof DomainError)) throw error;
    expect(error.message.length).toBeGreaterThan(10);
  }
}

function perform(one: OddAct, world: World): Promise<void> {
  if (one.kind === "add") return added(one, world);
  if (one.kind === "edit") return edited(one, world);
  return one.kind === "sell" ? sold(one, world) : synced(one, world);
}

const idAt = ({ ids }: World, at: number): Ulid => ids[at] ?? newId();

async function added({ quantity, notes, which: at }: Doing<"add">, { place, ports }: World) {
  const item = { ...someCopies(), printingId: at > 4 ? charizard : printing(at), quantity, notes };
  const body = NewCopies.safeParse(item);
  if (!body.success) return;
  const { items } = await addItems({ place, items: [body.data] }, ports);
  operations.addItems.response.body.parse({ items });
}

async function edited({ mode, edits: some }: Doing<"edit">, world: World) {
  const { place, to, ports } = world;
  const edits = some.map(({ do: what, which: at, isThere, set: said, quantity }) => {
    const isTo = what === "move" || what === "copy";
    const isSet = what === "change" || what === "split";
    const isCounted = (isTo || what === "split") && quantity !== null;
    return {
      ...{ do: what, itemId: idAt(world, at) },
      ...(isTo && { to: isThere ? to : newId() }),
      ...(isSet && { set: said }),
      ...(isCounted && { quantity }),
    };
  });
  const body = operations.editItems.request.body.safeParse({ mode, edits });
  if (!body.success) return;
  const isAllOrNothing = body.data.mode === "all";
  const answer = await editItems({ place, edits: body.data.edits, isAllOrNothing }, ports);
  expect(operations.editItems.response.body.parse(answer)).toEqual(answer);
}

async function sold({ which: at, isNamed, quantity }: Doing<"sell">, world: World) {
  const { place, ports } = world;
  const copies = { printingId: printing(at), variant: "holo", condition: "near_mint" };
  const sale = { quantity, price: { amount: 100, currency: "EUR" } };
  const of = isNamed ? { itemId: idAt(world, at) } : { copies };
  const body = operations.sellCopies.request.body.safeParse({ ...sale, ...of });
  if (!body.success) return;
  const { copies: some, ...rest } = body.data;
  const given = { ...rest, ...(some && { copies: SoldCopies.parse(copies) }) };
  const { sales } = await sellCopies({ place, sale: given, ifMatch: undefined }, ports);
  operations.sellCopies.response.body.parse({ sales });
}

async function synced({ base, edits: some }: Doing<"sync">, world: World) {
  const { place, userId, ports } = world;
  const edits = some.map(({ which: at, set: said, by }) => ({
    ...{ do: "set", collectionId: place.collectionId, itemId: idAt(world, at), base },
    ...{ set: said, ...(by !== null && { quantityBy: by }) },
  }));
  const body = operations.pushEdits.request.body.safeParse({ batchId: newId(), edits });
  if (!body.success) return;
  const { batchId } = body.data;
  const own = body.data.edits.flatMap((of) => (of.do === "add" ? [] : [of]));
  const pushed = await pushEdits({ userId, batchId, edits: own, asked: own }, ports);
  operations.pushEdits.response.body.parse(pushed);
}
