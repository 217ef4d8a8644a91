import { expect, test } from "vitest";
import { compositeKey } from "#functions/images/composites/composite-key.ts";
import { compositeOf } from "#functions/images/renders/plan-pictures.ts";
import { aPrice } from "#test/support/holdings/prices.ts";
import { binder, holding, wishes } from "#test/support/holdings/searched-holdings.ts";
import { copiesOf, studioWorld } from "#test/support/studio/studio-world.ts";

const lots = [
  copiesOf("Charizard", { tags: ["keep"] }),
  copiesOf("Lugia", { quantity: 2, notes: "Mine." }),
];
const ofBinder = { kind: "collection", collectionId: binder.id };

/** The address of a picture of these copies, where a Charizard costs so many euros and has moved so far. */
async function addressOf(
  options: object = {},
  { euros = 100, change = 1, copies = lots, subject = ofBinder as object } = {},
): Promise<string> {
  const world = await studioWorld({
    held: [holding(binder, copies), holding(wishes, copies)],
    copies: { Charizard: [aPrice(100 * euros, { change })] },
  });
  return compositeKey(compositeOf(await world.plan(subject, options), new Map()));
}
const isSame = async (...asked: Parameters<typeof addressOf>) =>
  (await addressOf(asked[0])) === (await addressOf(...asked));

test("[IMG-7] a price has a part in the address where it is shown, and nowhere else", async () => {
  expect(await isSame({}, { euros: 200 })).toBe(true);
  expect(await isSame({ sort: "-price" }, { euros: 200 })).toBe(true);
  expect(await isSame({ filter: "price>5" }, { euros: 200 })).toBe(true);
  expect(await isSame({ labels: { price: true } }, { euros: 200 })).toBe(false);
  expect(await isSame({ totals: { value: true } }, { euros: 200 })).toBe(false);
  expect(await isSame({ labels: { change: true } }, { euros: 200 })).toBe(true);
  expect(await isSame({ labels: { change: true } }, { change: 2 })).toBe(false);
  expect(await isSame({ labels: { price: true } }, { change: 2 })).toBe(true);
  // What nobody sees in it, such as a hundredth of a percent, is the same picture.
  expect(await isSame({ labels: { change: true } }, { change: 1.01 })).toBe(true);
});

test("[IMG-7] in another currency it is another picture where money is shown, and else the same", async () => {
  const labels = { price: true };
  expect(await addressOf({ currency: "USD" })).toBe(await addressOf({ currency: "EUR" }));
  expect(await addressOf({ labels, currency: "USD" })).not.toBe(
    await addressOf({ labels, currency: "EUR" }),
  );
});

test("[IMG-7] how cards were chosen has no part in it, what of them is seen has", async () => {
  const plain = await addressOf();
  expect(await addressOf({ filter: "charizard or lugia", sort: "name" })).toBe(plain);
  expect(await addressOf({}, { subject: { kind: "owned" } })).toBe(plain);
  expect(await addressOf({ sort: "-name" })).not.toBe(plain);
  expect(await addressOf({ group: "set" })).not.toBe(plain);
  expect(await addressOf({ totals: { cards: true } })).not.toBe(plain);
  // Notes and tags are written nowhere, a condition where it is wanted.
  const [charizard, lugia] = lots;
  const others = [
    { ...charizard, condition: "damaged" as const, tags: ["sell"] },
    { ...lugia, notes: "Yours." },
  ].flatMap((one) => (one.id ? [copiesOf(one.location ?? "", one)] : []));
  expect(await isSame({}, { copies: others })).toBe(true);
  expect(await isSame({ labels: { condition: true } }, { copies: others })).toBe(false);
  expect(await isSame({ group: "tag" }, { copies: others })).toBe(false);
});
