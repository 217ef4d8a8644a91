import { beforeEach, describe, expect, test } from "vitest";
import { signId } from "#schemas/images/picture-id.ts";
import { original } from "#schemas/images/shown-size.ts";
import { PrintingId, SetId } from "#schemas/values.ts";
import {
  address,
  bare,
  card,
  hashOf,
  minute,
  refusal,
  type ShownPictures,
  setId,
  shownPictures,
  there,
  wanted,
} from "#test/support/pictures/picture-showing.ts";

let world: ShownPictures;
beforeEach(async () => {
  world = await shownPictures();
});

describe("[CAT-5] the first who looks at a card", () => {
  test("is asked to come back, and then led to the picture in each size of its game", async () => {
    expect(await world.show()).toEqual(wanted(2));
    await world.fetch();
    const hash = hashOf("4");
    expect(await world.show()).toEqual(there(`hosted/${hash}/original`));
    expect(await world.show(card, "large")).toEqual(there(`hosted/${hash}/original`));
    expect(await world.show(card, original)).toEqual(there(`hosted/${hash}/original`));
    expect(await world.show(card, "small")).toEqual(there(`hosted/${hash}/245.webp`));
    expect(world.queue).toEqual([]);
  });

  test("asks for it once, as do all others who look meanwhile, and one allowance is spent", async () => {
    await Promise.all([world.show(), world.show(card, "small"), world.show()]);
    world.later(10_000);
    expect(await world.show()).toEqual(wanted(5));
    world.later(80_000);
    expect(await world.show()).toEqual(wanted(30));
    expect(world.queue).toEqual([card]);
    expect(world.spent.length).toBeLessThanOrEqual(3);
    expect(world.spent[0]).toBe(address);
  });

  test("hears after two minutes that it cannot be had for now, and it is asked for once an hour", async () => {
    await world.show();
    world.later(2 * minute);
    expect(await refusal(world.show())).toMatchObject({
      code: "images.picture_unavailable",
      headers: { "retry-after": "3480" },
      facts: { id: card, retryAfterSeconds: 3480 },
    });
    world.later(58 * minute);
    expect(await world.show()).toEqual(wanted(2));
    expect(world.queue).toEqual([card, card]);
  });

  test("who has no allowance left has nothing asked for", async () => {
    world.allow(0);
    expect(await refusal(world.show())).toMatchObject({ code: "request.too_many" });
    expect(world.queue).toEqual([]);
    world.allow(1);
    expect(await world.show()).toEqual(wanted(2));
  });

  test("fails when the queue does, and the next asks anew", async () => {
    const { imageQueue } = world.ports;
    const { send } = imageQueue;
    imageQueue.send = async () => {
      throw new Error("The queue is away.");
    };
    expect(await refusal(world.show())).toMatchObject({ message: "The queue is away." });
    imageQueue.send = send;
    expect(await world.show()).toEqual(wanted(2));
    expect(world.queue).toEqual([card]);
  });
});

test("[CAT-5] a set's logo is fetched on first use, as it comes", async () => {
  expect(await world.sign("logo")).toEqual(wanted(2));
  expect(world.queue).toEqual([signId(setId, "logo")]);
  await world.fetch();
  expect(await world.sign("logo")).toEqual(there(`hosted/${hashOf("logo")}/original`));
});

describe("what is not there", () => {
  test("a card without a picture, one that nobody knows, and a size that its game has not", async () => {
    expect(await refusal(world.show(bare))).toMatchObject({ code: "images.no_picture" });
    const nobody = PrintingId.parse("pokemon:en:nowhere-1");
    expect(await refusal(world.show(nobody))).toMatchObject({ code: "catalog.no_such_card" });
    expect(await refusal(world.show(card, "huge"))).toMatchObject({
      code: "images.no_such_size",
      facts: { sizes: ["thumbnail", "cell", "small", "large", original] },
    });
    expect(world.queue).toEqual([]);
    expect(world.spent).toEqual([]);
  });

  test("a set without a sign, and a set that nobody knows", async () => {
    expect(await refusal(world.sign("symbol"))).toMatchObject({ code: "images.no_picture" });
    const nowhere = SetId.parse("pokemon:en:nowhere");
    expect(await refusal(world.sign("logo", nowhere))).toMatchObject({
      code: "catalog.no_such_set",
    });
  });
});
