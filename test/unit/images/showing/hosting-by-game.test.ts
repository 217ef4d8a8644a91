import { beforeEach, describe, expect, test } from "vitest";
import { hostingOf } from "#functions/images/pictures/hosting.ts";
import { mirrorImages } from "#functions/images/pictures/mirror-images.ts";
import { original } from "#schemas/images/shown-size.ts";
import { aCard, storeWith } from "#test/support/catalogue/catalog.ts";
import {
  at,
  card,
  hashOf,
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

describe("[CAT-5] where a game's pictures are not hosted", () => {
  beforeEach(() => {
    world.ports.hosting = hostingOf([]);
  });

  test("people are led to the source, in the size that it has or else to its best", async () => {
    const own = { kind: "there", url: at("4") };
    for (const size of [undefined, "small", "large", original] as const) {
      expect(await world.show(card, size)).toEqual(own);
    }
    expect(await world.sign("logo")).toEqual({ kind: "there", url: at("logo") });
    expect(world.queue).toEqual([]);
    expect(await refusal(world.show(card, "huge"))).toMatchObject({ code: "images.no_such_size" });
  });

  test("a picture that was fetched for drawing is not shown from our own", async () => {
    await mirrorImages({ printingIds: [card] }, world.ports);
    expect(await world.show()).toEqual({ kind: "there", url: at("4") });
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
    expect(await refusal(world.show())).toMatchObject({ code: "images.no_picture" });
  });
});

test("what was fetched before its game was hosted is hosted without its source", async () => {
  world.ports.hosting = hostingOf([]);
  await mirrorImages({ printingIds: [card] }, world.ports);
  world.ports.hosting = hostingOf(["pokemon"]);
  expect(await world.show()).toEqual(wanted(2));
  await world.fetch();
  expect(await world.show(card, "small")).toEqual(there(`hosted/${hashOf("4")}/245.webp`));
  expect(world.source.asked).toHaveLength(1);
});
