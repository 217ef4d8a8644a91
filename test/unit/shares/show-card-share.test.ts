import { beforeEach, describe, expect, test } from "vitest";
import { DomainError } from "#shared/kernel/errors.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { pictureUrl, type ShareWorld, shareWorld, who } from "#test/support/pictures/shares.ts";
import { id, series } from "#test/support/prices/priced-card.ts";

const week = series({}, 100, 110, 120, 130, 140, 150, 160);
const address = /^https:\/\/cdn\.test\/renders\/[0-9a-f]{64}\/1\.jpg$/;

let world: ShareWorld;
beforeEach(async () => {
  world = await shareWorld({ series: [week] });
});

/** Until the picture of the card is there and a poster is drawn with it. */
async function shown(change: Parameters<ShareWorld["show"]>[0] = {}): Promise<string> {
  world.pausing.work = world.draw;
  await world.show(change);
  await world.bringIn();
  const { shown: led } = await world.show(change);
  return led.kind === "there" ? led.url : led.kind;
}

describe("[IMG-7] a picture to share", () => {
  test("is drawn once, awaited for less than a second, and lies at an address of the CDN", async () => {
    await world.show();
    await world.bringIn();
    world.paused.length = 0;
    const [first, second] = await Promise.all([world.show(), world.show()]);
    expect([first, second]).toEqual(
      Array(2).fill({ shown: { kind: "wanted", retryAfterSeconds: 2 }, isWhole: true }),
    );
    expect(world.paused.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(2 * 1_000);
    expect(world.queue).toHaveLength(1);
    expect(await world.draw()).toEqual([{ outcome: "drawn", pagesDrawn: 1 }]);
    world.paused.length = 0;
    const { shown: led, isWhole } = await world.show();
    expect([led.kind === "there" && led.url, isWhole]).toEqual([
      expect.stringMatching(address),
      true,
    ]);
    expect(world.paused).toEqual([]);
    expect(world.spent.filter((one) => one === who.userId).length).toBeLessThanOrEqual(2);
  });

  test("whose drawing takes no second is led to at once", async () => {
    expect(await shown()).toMatch(address);
  });

  test("is another one at another address for every option and price, and the same is not drawn again", async () => {
    const addresses = [
      await shown(),
      await shown({ style: "showcase" }),
      await shown({ size: "link" }),
      await shown({ size: "story" }),
      await shown({ format: "png" }),
      await shown({ currency: "EUR" }),
    ];
    world.state.series = [series({}, 100, 110, 120, 130, 140, 150, 161)];
    addresses.push(await shown());
    expect(new Set(addresses).size).toBe(7);
    world.state.series = [week];
    expect(await shown()).toBe(addresses[0]);
    // The card has one variant, and its prices are in dollars: naming them shows the same.
    expect(await shown({ variant: "holo", currency: "USD" })).toBe(addresses[0]);
    expect(world.pages.kept).toHaveLength(7);
  });

  test("shows the card, in its own shape, which is made once", async () => {
    const url = await shown();
    expect(world.drawnAt(url)).toContain("whole of picture 4");
    const [sha = ""] = world.archive.hosted();
    expect(await world.archive.whole(sha as never)).toBeDefined();
    world.archive.lose(sha as never);
    expect(world.drawnAt(await shown({ size: "link" }))).toContain("whole of picture 4");
  });
});

describe("[IMG-1] a card without a picture", () => {
  test("is worth a moment while its picture is being fetched", async () => {
    expect(await world.show()).toEqual({
      shown: { kind: "wanted", retryAfterSeconds: 2 },
      isWhole: false,
    });
    expect([world.wanted, world.queue]).toEqual([[id], []]);
    world.later(9_000);
    expect((await world.show()).shown.kind).toBe("wanted");
    expect([world.wanted, world.queue]).toEqual([[id], []]);
  });

  test("has a placeholder at another address, which nobody keeps, and the picture once it comes", async () => {
    world.pausing.work = world.draw;
    await world.show();
    world.later(10_000);
    const bare = await world.show();
    expect(bare).toEqual({
      shown: { kind: "there", url: expect.stringMatching(address) },
      isWhole: false,
    });
    const { url } = bare.shown as { url: string };
    expect(world.drawnAt(url)).not.toContain("whole of");
    expect(world.drawnAt(url)).toContain('class="blank"');
    await world.bringIn();
    const whole = await world.show();
    expect(whole.isWhole).toBe(true);
    expect(whole.shown).not.toEqual(bare.shown);
    expect(world.drawnAt((whole.shown as { url: string }).url)).not.toContain('class="blank"');
  });

  test("whose source names none is drawn at once, and nobody is asked", async () => {
    world = await shareWorld({ card: { images: [] }, series: [week] });
    world.pausing.work = world.draw;
    const { shown: led, isWhole } = await world.show();
    expect([led.kind, isWhole, world.wanted]).toEqual(["there", false, []]);
  });

  test("that its source has not is drawn at once until it is asked again", async () => {
    world.source.answers.delete(pictureUrl);
    world.pausing.work = world.draw;
    await world.show();
    await world.bringIn();
    expect((await world.show()).shown.kind).toBe("there");
    expect(world.wanted).toEqual([]);
  });

  test("is drawn without it for whoever may have no more pictures fetched", async () => {
    world.deps.pictureAllowance.spend = () =>
      Promise.reject(new DomainError("request.too_many", "Enough."));
    world.pausing.work = world.draw;
    expect(await world.show()).toMatchObject({ shown: { kind: "there" }, isWhole: false });
  });
});

describe("a picture that got lost after it was kept", () => {
  /** The record names it, and nothing of it is there. */
  async function lost() {
    await world.show();
    await world.bringIn();
    for (const sha of [...world.archive.hosted(), ...world.archive.originals()]) {
      world.archive.lose(sha.split(" ")[0] as never);
    }
  }

  test("is fetched again while the poster is drawn", async () => {
    await lost();
    world.pausing.work = world.draw;
    const { shown: led } = await world.show();
    expect(led.kind === "there" && world.drawnAt(led.url)).toContain("whole of picture 4");
  });

  test("[IMG-1] and that nobody can fetch costs two minutes, and then the card has a placeholder", async () => {
    await lost();
    world.source.answers.set(pictureUrl, paperPicture("another"));
    await world.show();
    await expect(world.draw()).rejects.toMatchObject({ errorClass: "permanent" });
    // The source has another picture now: it is shown from here on.
    world.pausing.work = world.draw;
    const { shown: led } = await world.show();
    expect(led.kind === "there" && world.drawnAt(led.url)).toContain("whole of picture another");
  });

  test("[IMG-1] and whose source is away has a placeholder after two minutes", async () => {
    await lost();
    world.source.answers.delete(pictureUrl);
    await world.show();
    await expect(world.draw()).rejects.toMatchObject({ errorClass: "permanent" });
    expect((await world.show()).shown.kind).toBe("wanted");
    world.later(2 * 60_000);
    world.pausing.work = world.draw;
    const bare = await world.show();
    expect(bare).toMatchObject({ shown: { kind: "there" }, isWhole: false });
  });
});

test("who asks for what nobody could draw is told when to ask again", async () => {
  world = await shareWorld({ card: { images: [] }, series: [week] });
  await world.show();
  world.later(2 * 60_000);
  await expect(world.show()).rejects.toMatchObject({
    code: "images.picture_unavailable",
    headers: { "retry-after": "3480" },
  });
});

test("who has no allowance left has nothing drawn", async () => {
  world = await shareWorld({ card: { images: [] }, series: [week] });
  world.deps.allowance.spend = () => Promise.reject(new DomainError("request.too_many", "Enough."));
  await expect(world.show()).rejects.toMatchObject({ code: "request.too_many" });
  expect(world.queue).toEqual([]);
});
