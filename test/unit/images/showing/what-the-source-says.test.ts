import { beforeEach, describe, expect, test } from "vitest";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import {
  at,
  card,
  day,
  hashOf,
  hour,
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
    await world.show();
    await world.fetch();
    const heard = await refusal(world.show());
    expect(heard).toMatchObject({ code, facts: { id: card } });
    // Nobody has its source asked again before it is due.
    expect(world.queue).toEqual([]);
    world.later(8 * day);
    world.source.answers.set(at("4"), paperPicture("4"));
    expect(await world.show()).toEqual(wanted(2));
    await world.fetch();
    expect(await world.show()).toEqual(there(`hosted/${hashOf("4")}/original`));
  });

  test("a picture that its source has lost is shown on, and checked aside once an hour", async () => {
    await world.show();
    await world.fetch();
    world.source.answers.set(at("4"), { kind: "absent" });
    world.later(8 * day);
    for (const _who of [1, 2, 3]) {
      expect(await world.show()).toEqual(there(`hosted/${hashOf("4")}/original`));
    }
    expect(world.queue).toEqual([card]);
    await world.fetch();
    world.later(hour);
    expect(await world.show()).toEqual(there(`hosted/${hashOf("4")}/original`));
    expect(world.queue).toEqual([]);
  });

  test("who has no allowance left sees what is there, and nothing is checked", async () => {
    await world.show();
    await world.fetch();
    world.later(8 * day);
    world.allow(0);
    expect(await world.show()).toEqual(there(`hosted/${hashOf("4")}/original`));
    expect(world.queue).toEqual([]);
  });

  test("[CAT-5] a picture that has changed is shown at another address, and the one before stays", async () => {
    await world.show();
    await world.fetch();
    world.later(8 * day);
    world.source.answers.set(at("4"), paperPicture("4 again"));
    await world.show();
    await world.fetch();
    expect(await world.show(card, "small")).toEqual(there(`hosted/${hashOf("4 again")}/245.webp`));
    expect(world.ports.archive.hosted()).toContain(`${hashOf("4")} 245.webp`);
  });
});
