import { beforeEach, describe, expect, test } from "vitest";
import { madeFormats } from "#schemas/images/made-format.ts";
import { original } from "#schemas/images/shown-size.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import {
  at,
  card,
  day,
  hashOf,
  minute,
  refusal,
  type ShownPictures,
  shownPictures,
  there,
  wanted,
} from "#test/support/pictures/picture-showing.ts";

let world: ShownPictures;
beforeEach(async () => {
  world = await shownPictures();
});
const hash = hashOf("4");

describe("[IMG-1] a picture in the encoding that somebody asks for", () => {
  test("is there in WebP as soon as it came, in the sizes that all games have and in its game's", async () => {
    await world.show();
    await world.fetch();
    const shown = { thumbnail: "140.webp", cell: "245.webp", small: "245.webp", large: original };
    for (const [size, file] of Object.entries(shown)) {
      expect(await world.show(card, size)).toEqual(there(`hosted/${hash}/${file}`));
      expect(await world.show(card, size, "webp")).toEqual(there(`hosted/${hash}/${file}`));
    }
    expect(await world.show(card, original, original)).toEqual(there(`hosted/${hash}/${original}`));
    expect(await world.show(card, undefined, original)).toEqual(
      there(`hosted/${hash}/${original}`),
    );
    expect(world.queue).toEqual([]);
  });

  test("is made when the first asks, in all sizes at once, and its source is not asked again", async () => {
    await world.show();
    await world.fetch();
    expect(await world.show(card, "cell", "avif")).toEqual(wanted(2));
    expect(await world.show(card, "thumbnail", "avif")).toEqual(wanted(2));
    expect(world.queue).toEqual([card]);
    await world.fetch();
    const sizes = { thumbnail: 140, cell: 245, small: 245, large: 600, [original]: 600 };
    for (const [size, width] of Object.entries(sizes)) {
      expect(await world.show(card, size, "avif")).toEqual(there(`hosted/${hash}/${width}.avif`));
    }
    expect(world.source.asked).toHaveLength(1);
    expect(await world.show(card, "cell", "jpeg")).toEqual(wanted(2));
  });

  test("comes at once with a picture that was not there", async () => {
    expect(await world.show(card, "small", "jpeg")).toEqual(wanted(2));
    await world.fetch();
    expect(await world.show(card, "small", "jpeg")).toEqual(there(`hosted/${hash}/245.jpg`));
    expect(await world.show(card, "small")).toEqual(there(`hosted/${hash}/245.webp`));
  });

  test("is asked for beside the picture, whose first asker may have waited in vain", async () => {
    await world.show();
    await world.fetch();
    world.later(3 * minute);
    expect(await world.show(card, "cell", "jpeg")).toEqual(wanted(2));
    world.later(3 * minute);
    expect(await refusal(world.show(card, "cell", "jpeg"))).toMatchObject({
      code: "images.picture_unavailable",
    });
    expect((await world.show(card, "cell")).kind).toBe("there");
  });

  test("is made anew of a picture that has changed, and never shown of the one before", async () => {
    await world.show(card, "cell", "jpeg");
    await world.fetch();
    world.source.answers.set(at("4"), paperPicture("4 again"));
    world.later(8 * day);
    expect(await world.show(card, "cell", "jpeg")).toEqual(there(`hosted/${hash}/245.jpg`));
    await world.fetch();
    expect(await world.show(card, "cell", "jpeg")).toEqual(wanted(2));
    await world.fetch();
    const newer = hashOf("4 again");
    expect(await world.show(card, "cell", "jpeg")).toEqual(there(`hosted/${newer}/245.jpg`));
  });

  test("stays what it is when a check finds its picture unchanged", async () => {
    await world.show(card, "cell", "jpeg");
    await world.fetch();
    world.later(8 * day);
    await world.show(card, "cell", "jpeg");
    await world.fetch();
    expect(world.source.asked).toHaveLength(2);
    for (const format of madeFormats.filter((one) => one !== "avif")) {
      expect((await world.show(card, "cell", format)).kind).toBe("there");
    }
  });

  test("of which what was kept is lost is made of what its source shows", async () => {
    await world.show();
    await world.fetch();
    world.ports.archive.lose(hash);
    await world.show(card, "cell", "jpeg");
    await world.fetch();
    expect(world.source.asked).toHaveLength(2);
    expect(await world.show(card, "cell", "jpeg")).toEqual(there(`hosted/${hash}/245.jpg`));
  });
});
