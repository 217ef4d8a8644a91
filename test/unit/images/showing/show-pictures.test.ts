import { beforeEach, describe, expect, test } from "vitest";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { knownHost } from "#functions/images/pictures/known-host.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { showCard } from "#functions/images/showing/show-card.ts";
import { showSign } from "#functions/images/showing/show-sign.ts";
import { isPrinting, isSign, type PictureId, signId } from "#schemas/images/picture-id.ts";
import { original, type ShownSize } from "#schemas/images/shown-size.ts";
import { PrintingId, SetId } from "#schemas/values.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { defaultBudgets } from "#shared/limits/budgets.ts";
import { windowedRateLimits } from "#shared/limits/windowed-rate-limits.ts";
import { memoryCounters } from "#test/fakes/memory-counters.ts";
import { memoryImageRecords } from "#test/fakes/memory-image-records.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { memoryPictureAsks } from "#test/fakes/memory-picture-asks.ts";
import { paperImaging, paperPicture, tableSource } from "#test/fakes/paper-drawing.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalog.ts";
import { quickHost } from "#test/support/picture-source.ts";

const setId = SetId.parse("pokemon:en:base1");
const card = PrintingId.parse("pokemon:en:base1-4");
const bare = PrintingId.parse("pokemon:en:base1-5");
const at = (name: string) => `https://pictures.test/${name}.webp`;
const cdn = "https://cdn.test";
const address = "192.0.2.7";
const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const hashOf = (text: string) => sha256(paperPicture(text));

let nowMs: number;
let world: Awaited<ReturnType<typeof freshWorld>>;
async function freshWorld() {
  const clock = () => new Date(nowMs);
  const cards = [
    { ...aCard({ setId, number: "4", ...pictureAt(at("4")) }), id: card },
    { ...aCard({ setId, number: "5", images: [] }), id: bare },
  ];
  const source = tableSource();
  source.answers.set(at("4"), paperPicture("4"));
  source.answers.set(at("logo"), paperPicture("logo"));
  const queue: PictureId[] = [];
  const spent: string[] = [];
  let allowed = Number.POSITIVE_INFINITY;
  const ports = {
    ...{ records: memoryImageRecords(), archive: memoryImageStore(), source, clock },
    ...{ imaging: paperImaging(), hosting: hostingOf(["pokemon"]), imagesBaseUrl: cdn },
    catalog: await storeWith(cards, aSet({ id: setId, logoUrl: at("logo") })),
    asks: memoryPictureAsks(clock),
    imageQueue: { send: async (ids: readonly PictureId[]) => void queue.push(...ids) },
    pictureAllowance: {
      async spend(who: string) {
        if (spent.length >= allowed) throw new DomainError("request.too_many", "No more today.");
        spent.push(who);
      },
    },
    isKnownHost: knownHost([quickHost("https://pictures.test")]),
  };
  return {
    ...{ ports, source, queue, spent },
    allow: (most: number) => {
      allowed = most;
    },
    /** Does what was asked for. */
    fetch: () => {
      const ids = queue.splice(0);
      const wanted = { printingIds: ids.filter(isPrinting), signIds: ids.filter(isSign) };
      return mirrorImages(wanted, ports);
    },
  };
}
beforeEach(async () => {
  nowMs = Date.parse("2026-02-01T06:00:00.000Z");
  world = await freshWorld();
});

const show = (printingId = card, size?: ShownSize) =>
  showCard({ printingId, size, address }, world.ports);
const sign = (one: "logo" | "symbol", id = setId) =>
  showSign({ setId: id, sign: one, address }, world.ports);
const refusal = (shown: Promise<unknown>) =>
  shown.then(
    () => undefined,
    (error: unknown) => error,
  );
const there = (url: string) => ({ kind: "there", url: `${cdn}/${url}` });
const wanted = (retryAfterSeconds: number) => ({ kind: "wanted", retryAfterSeconds });

describe("[CAT-5] the first who looks at a card", () => {
  test("is asked to come back, and then led to the picture in each size of its game", async () => {
    expect(await show()).toEqual(wanted(2));
    await world.fetch();
    const hash = hashOf("4");
    expect(await show()).toEqual(there(`hosted/${hash}/original`));
    expect(await show(card, "large")).toEqual(there(`hosted/${hash}/original`));
    expect(await show(card, original)).toEqual(there(`hosted/${hash}/original`));
    expect(await show(card, "small")).toEqual(there(`hosted/${hash}/245.webp`));
    expect(world.queue).toEqual([]);
  });

  test("asks for it once, as do all others who look meanwhile, and one allowance is spent", async () => {
    await Promise.all([show(), show(card, "small"), show()]);
    nowMs += 10_000;
    expect(await show()).toEqual(wanted(5));
    nowMs += 80_000;
    expect(await show()).toEqual(wanted(30));
    expect(world.queue).toEqual([card]);
    expect(world.spent.length).toBeLessThanOrEqual(3);
    expect(world.spent[0]).toBe(address);
  });

  test("hears after two minutes that it cannot be had for now, and it is asked for once an hour", async () => {
    await show();
    nowMs += 2 * minute;
    expect(await refusal(show())).toMatchObject({
      code: "images.picture_unavailable",
      headers: { "retry-after": "3480" },
      facts: { id: card, retryAfterSeconds: 3480 },
    });
    nowMs += 58 * minute;
    expect(await show()).toEqual(wanted(2));
    expect(world.queue).toEqual([card, card]);
  });

  test("who has no allowance left has nothing asked for", async () => {
    world.allow(0);
    expect(await refusal(show())).toMatchObject({ code: "request.too_many" });
    expect(world.queue).toEqual([]);
    world.allow(1);
    expect(await show()).toEqual(wanted(2));
  });

  test("fails when the queue does, and the next asks anew", async () => {
    const { imageQueue } = world.ports;
    const { send } = imageQueue;
    imageQueue.send = async () => {
      throw new Error("The queue is away.");
    };
    expect(await refusal(show())).toMatchObject({ message: "The queue is away." });
    imageQueue.send = send;
    expect(await show()).toEqual(wanted(2));
    expect(world.queue).toEqual([card]);
  });
});

describe("what its source says of a picture", () => {
  test.each([
    { answer: { kind: "absent" } as const, code: "images.no_picture" },
    {
      answer: { kind: "refused", reason: "Not you." } as const,
      code: "images.picture_unavailable",
    },
    {
      answer: { kind: "failed", reason: "It sleeps." } as const,
      code: "images.picture_unavailable",
    },
    { answer: Buffer.from("<svg onload=alert(1)>"), code: "images.picture_unavailable" },
  ])("$code is what people hear of $answer.kind", async ({ answer, code }) => {
    world.source.answers.set(at("4"), answer);
    await show();
    await world.fetch();
    const heard = await refusal(show());
    expect(heard).toMatchObject({ code, facts: { id: card } });
    // Nobody has its source asked again before it is due.
    expect(world.queue).toEqual([]);
    nowMs += 8 * day;
    world.source.answers.set(at("4"), paperPicture("4"));
    expect(await show()).toEqual(wanted(2));
    await world.fetch();
    expect(await show()).toEqual(there(`hosted/${hashOf("4")}/original`));
  });

  test("a picture that its source has lost is shown on, and checked aside once an hour", async () => {
    await show();
    await world.fetch();
    world.source.answers.set(at("4"), { kind: "absent" });
    nowMs += 8 * day;
    for (const _who of [1, 2, 3]) {
      expect(await show()).toEqual(there(`hosted/${hashOf("4")}/original`));
    }
    expect(world.queue).toEqual([card]);
    await world.fetch();
    nowMs += hour;
    expect(await show()).toEqual(there(`hosted/${hashOf("4")}/original`));
    expect(world.queue).toEqual([]);
  });

  test("who has no allowance left sees what is there, and nothing is checked", async () => {
    await show();
    await world.fetch();
    nowMs += 8 * day;
    world.allow(0);
    expect(await show()).toEqual(there(`hosted/${hashOf("4")}/original`));
    expect(world.queue).toEqual([]);
  });

  test("[CAT-5] a picture that has changed is shown at another address, and the one before stays", async () => {
    await show();
    await world.fetch();
    nowMs += 8 * day;
    world.source.answers.set(at("4"), paperPicture("4 again"));
    await show();
    await world.fetch();
    expect(await show(card, "small")).toEqual(there(`hosted/${hashOf("4 again")}/245.webp`));
    expect(world.ports.archive.hosted()).toContain(`${hashOf("4")} 245`);
  });
});

describe("what is not there", () => {
  test("a card without a picture, one that nobody knows, and a size that its game has not", async () => {
    expect(await refusal(show(bare))).toMatchObject({ code: "images.no_picture" });
    const nobody = PrintingId.parse("pokemon:en:nowhere-1");
    expect(await refusal(show(nobody))).toMatchObject({ code: "catalog.no_such_card" });
    expect(await refusal(show(card, "huge"))).toMatchObject({
      code: "images.no_such_size",
      facts: { sizes: ["small", "large", original] },
    });
    expect(world.queue).toEqual([]);
    expect(world.spent).toEqual([]);
  });

  test("a set without a sign, and a set that nobody knows", async () => {
    expect(await refusal(sign("symbol"))).toMatchObject({ code: "images.no_picture" });
    const nowhere = SetId.parse("pokemon:en:nowhere");
    expect(await refusal(sign("logo", nowhere))).toMatchObject({ code: "catalog.no_such_set" });
  });
});

test("[ACC-5] a thousand ids in a minute from one address cost three hundred messages", async () => {
  const numbers = Array.from({ length: 1_000 }, (_none, index) => String(index + 1));
  const ids = numbers.map((number) => PrintingId.parse(`pokemon:en:base1-${number}`));
  world.ports.catalog = await storeWith(
    numbers.map((number) => aCard({ setId, number, ...pictureAt(at(number)) })),
  );
  const limits = windowedRateLimits({
    ...{ counters: memoryCounters().counters, budgets: defaultBudgets, clock: world.ports.clock },
    onTrouble: (error) => {
      throw error;
    },
  });
  world.ports.pictureAllowance.spend = (who) => limits.spend("fetch", { address: who });
  const heard = await Promise.all(ids.map((id) => refusal(show(id))));
  const refused = heard.filter((one) => one instanceof DomainError);
  expect(world.queue).toHaveLength(300);
  expect(refused.length + world.queue.length).toBe(1_000);
  expect(refused[0]).toMatchObject({ code: "request.too_many", facts: { budget: "fetch" } });
});

test("[CAT-5] a set's logo is fetched on first use, as it comes", async () => {
  expect(await sign("logo")).toEqual(wanted(2));
  expect(world.queue).toEqual([signId(setId, "logo")]);
  await world.fetch();
  expect(await sign("logo")).toEqual(there(`hosted/${hashOf("logo")}/original`));
});

describe("[CAT-5] where a game's pictures are not hosted", () => {
  beforeEach(() => {
    world.ports.hosting = hostingOf([]);
  });

  test("people are led to the source, in the size that it has or else to its best", async () => {
    const own = { kind: "there", url: at("4") };
    for (const size of [undefined, "small", "large", original] as const) {
      expect(await show(card, size)).toEqual(own);
    }
    expect(await sign("logo")).toEqual({ kind: "there", url: at("logo") });
    expect(world.queue).toEqual([]);
    expect(await refusal(show(card, "huge"))).toMatchObject({ code: "images.no_such_size" });
  });

  test("a picture that was fetched for drawing is not shown from our own", async () => {
    await mirrorImages({ printingIds: [card] }, world.ports);
    expect(await show()).toEqual({ kind: "there", url: at("4") });
    expect(world.ports.archive.hosted()).toEqual([]);
  });

  test.each([
    "https://elsewhere.test/4.webp",
    "javascript:alert(1)//",
    "http://169.254.169.254/latest/meta-data",
  ])("nobody is led to %s, whatever the catalogue says", async (url) => {
    world.ports.catalog = await storeWith([
      { ...aCard({ setId, number: "4", images: [{ size: "large", url }] }), id: card },
    ]);
    expect(await refusal(show())).toMatchObject({ code: "images.no_picture" });
  });
});

test("what was fetched before its game was hosted is hosted without its source", async () => {
  world.ports.hosting = hostingOf([]);
  await mirrorImages({ printingIds: [card] }, world.ports);
  world.ports.hosting = hostingOf(["pokemon"]);
  expect(await show()).toEqual(wanted(2));
  await world.fetch();
  expect(await show(card, "small")).toEqual(there(`hosted/${hashOf("4")}/245.webp`));
  expect(world.source.asked).toHaveLength(1);
});
