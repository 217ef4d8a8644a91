import { beforeEach, describe, expect, test } from "vitest";
import { drawPoster } from "#functions/images/posters/draw-poster.ts";
import { posterKey } from "#functions/images/posters/poster-key.ts";
import type { PosterPlan } from "#schemas/images/poster.ts";
import { Sha256 } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { storeWith } from "#test/support/catalogue/catalog.ts";
import { posterWorld } from "#test/support/pictures/posters.ts";
import { aPosterPlan } from "#test/support/pictures/shares.ts";

let world: ReturnType<typeof posterWorld>;
beforeEach(async () => {
  world = posterWorld(await storeWith([]), "2026-02-01T06:00:00.000Z");
});

const box = { x: 0, y: 0, width: 50, height: 70 };
const hash = Sha256.parse(sha256(paperPicture("4")));
const card = { picture: hash, box, as: "card" } as const;
const keepOriginal = () =>
  world.archive.keepOriginal(hash, paperPicture("4"), {
    contentType: "image/webp",
    isHosted: true,
  });

async function drawn(plan: PosterPlan): Promise<string> {
  const key = posterKey(plan);
  await world.ports.posterPlans.save(key, plan);
  await drawPoster(key, { leftMs: 60_000 }, world.ports);
  const [page] = world.pages.kept.slice(-1);
  return world.drawnAt(`https://cdn.test/${page}`);
}

test("[IMG-7] a second delivery of the message draws nothing", async () => {
  const plan = aPosterPlan();
  await drawn(plan);
  expect(await drawPoster(posterKey(plan), { leftMs: 60_000 }, world.ports)).toEqual({
    outcome: "not_wanted",
    pagesDrawn: 0,
  });
  expect(world.pages.kept).toHaveLength(1);
});

test("[IMG-11] a browser that is yet to start does so while the plan comes, and not for what is there", async () => {
  const order: string[] = [];
  const { posterPlans, tools } = world.ports;
  const { get } = posterPlans;
  world.ports.posterPlans.get = (key) => {
    order.push("plan");
    return get(key);
  };
  const sheetDrawer = { ...tools.sheetDrawer, prepare: () => void order.push("browser") };
  world.ports.tools = { sheetDrawer };
  const plan = aPosterPlan();
  await drawn(plan);
  await drawn(plan);
  expect(order).toEqual(["browser", "plan"]);
});

test("a poster whose plan is gone is given up at once", async () => {
  const key = posterKey(aPosterPlan());
  await expect(drawPoster(key, { leftMs: 60_000 }, world.ports)).rejects.toMatchObject({
    errorClass: "permanent",
  });
});

test("what stands out has the colour of the picture that lights the ground, and without one its own", async () => {
  await keepOriginal();
  const ground = { kind: "glow", x: 1, y: 1, reach: 9 } as const;
  const lit = await drawn(aPosterPlan({ ground: { ...ground, of: hash }, pictures: [card] }));
  expect(lit).toMatch(/:root \{ --accent: #[0-9a-f]{6}; \}<\/style><\/head>/);
  expect(await drawn(aPosterPlan({ ground, pictures: [card] }))).not.toContain("--accent");
});

describe("[OPS-8] the pictures of a poster", () => {
  test("are made of what was kept, once", async () => {
    await keepOriginal();
    expect(await drawn(aPosterPlan({ pictures: [card] }))).toContain("whole of picture 4");
    await world.archive.keepWhole(hash, Buffer.from("whole as it was made"));
    expect(await drawn(aPosterPlan({ pictures: [card], format: "png" }))).toContain(
      "as it was made",
    );
  });

  test("are made again when what was made of them is damaged", async () => {
    await keepOriginal();
    await world.archive.keepWhole(hash, Buffer.from("rubbish"));
    expect(await drawn(aPosterPlan({ pictures: [card] }))).toContain("whole of picture 4");
    expect(Buffer.from((await world.archive.whole(hash)) ?? []).toString()).toContain("picture 4");
  });

  test("of signs are drawn as they came", async () => {
    await keepOriginal();
    const sign = await drawn(aPosterPlan({ pictures: [{ ...card, as: "sign" }] }));
    expect(sign).toContain("picture 4");
    expect(sign).not.toContain("whole of");
  });

  test("that are another's under their name are not drawn", async () => {
    const other = { contentType: "image/webp", isHosted: true };
    await world.archive.keepOriginal(hash, paperPicture("5"), other);
    await expect(drawn(aPosterPlan({ pictures: [card] }))).rejects.toMatchObject({
      errorClass: "permanent",
    });
    expect(world.pages.kept).toEqual([]);
  });
});
