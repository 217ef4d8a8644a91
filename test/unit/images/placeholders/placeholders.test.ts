import { beforeEach, describe, expect, test } from "vitest";
import { knownHost } from "#functions/images/pictures/known-host.ts";
import { placeholderPlan } from "#functions/images/placeholders/placeholder-plan.ts";
import { showCardOrPlaceholder } from "#functions/images/placeholders/show-placeholder.ts";
import type { ShownSize } from "#schemas/images/shown-size.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { aCard, aSet, pictureAt, storeWith } from "#test/support/catalogue/catalog.ts";
import { posterWorld } from "#test/support/pictures/posters.ts";

const url = "https://pictures.test/4.webp";
const drawn = /^https:\/\/cdn\.test\/renders\/[0-9a-f]{64}\/1\.jpg$/;
const address = "192.0.2.7";

async function placeholderWorld(images = pictureAt(url)) {
  const card = aCard({ number: "4", name: "Charizard <b>", ...images });
  const catalog = await storeWith([card], aSet({ id: card.setId, name: "Base & Set" }));
  const world = posterWorld(catalog, "2026-02-01T06:00:00.000Z");
  world.source.answers.set(url, paperPicture("4"));
  const ports = { ...world.ports, catalog, isKnownHost: knownHost([]) };
  const show = (size?: ShownSize) =>
    showCardOrPlaceholder({ printingId: card.id, size, address }, ports);
  return { ...world, ports, show };
}

let world: Awaited<ReturnType<typeof placeholderWorld>>;
beforeEach(async () => {
  world = await placeholderWorld();
  world.pausing.work = world.draw;
});
const led = async (size?: ShownSize) => {
  const { shown, isPicture } = await world.show(size);
  return { url: shown.kind === "there" ? shown.url : shown.kind, isPicture };
};

describe("[IMG-1] a card whose picture is not there", () => {
  test("has a drawn one with its name, set and number, until the picture comes", async () => {
    const first = await led();
    expect(first).toEqual({ url: expect.stringMatching(drawn), isPicture: false });
    expect(await led()).toEqual(first);
    expect(world.wanted).toHaveLength(1);
    const html = world.drawnAt(first.url);
    for (const text of ["Charizard &lt;b&gt;", "Base &amp; Set", "4"]) expect(html).toContain(text);
    await world.bringIn();
    expect(await led()).toEqual({ url: expect.stringContaining("/hosted/"), isPicture: true });
  });

  test("has one for each size, no wider than a picture is shown, and draws it once", async () => {
    const places = [await led("thumbnail"), await led("cell"), await led(), await led("cell")];
    expect(new Set(places.map((one) => one.url)).size).toBe(3);
    expect(world.pages.kept).toHaveLength(3);
  });

  test("has it also where its source has none, or names none", async () => {
    world.source.answers.delete(url);
    await world.show();
    await world.bringIn();
    expect(await led()).toMatchObject({ url: expect.stringMatching(drawn), isPicture: false });
    world = await placeholderWorld({ images: [] });
    world.pausing.work = world.draw;
    expect(await led()).toMatchObject({ url: expect.stringMatching(drawn), isPicture: false });
    expect(world.wanted).toEqual([]);
  });

  test("is asked to come back while its placeholder is not drawn", async () => {
    world.pausing.work = async () => undefined;
    expect(await world.show()).toEqual({
      shown: { kind: "wanted", retryAfterSeconds: 2 },
      isPicture: false,
    });
    expect(world.queue).toHaveLength(1);
  });

  test("counts against what an address may have fetched, and who has none left hears so", async () => {
    await led();
    expect(world.spent).toEqual([address, address]);
    world.ports.pictureAllowance.spend = () =>
      Promise.reject(new DomainError("request.too_many", "No more today."));
    await expect(world.show("thumbnail")).rejects.toMatchObject({ code: "request.too_many" });
  });

  test("is refused what there is not", async () => {
    await expect(world.show("poster" as never)).rejects.toMatchObject({
      code: "images.no_such_size",
    });
  });
});

test("a placeholder has the shape of a card, and equal words make equal plans", () => {
  const words = { name: "Pikachu", setName: "Jungle", number: "60/64", language: "en" };
  const plan = placeholderPlan(words, 245);
  expect([plan.width, plan.height]).toEqual([245, 342]);
  expect(placeholderPlan({ ...words }, 245)).toEqual(plan);
  expect(placeholderPlan({ ...words, number: "61/64" }, 245)).not.toEqual(plan);
});
