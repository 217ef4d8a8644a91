import { expect, test } from "vitest";
import { drawComposite } from "#functions/images/drawing/draw-composite.ts";
import { compositeOf } from "#functions/images/renders/plan-pictures.ts";
import { RenderPlan } from "#schemas/images/render.ts";
import { memoryImageStore } from "#test/fakes/memory-image-store.ts";
import { paperImaging, paperSheetDrawer } from "#test/fakes/paper-drawing.ts";

/** As it lay in the bucket before there were layouts, groups and marks. */
const planOfBefore = {
  cards: [
    {
      ...{ printingId: "pokemon:en:base1-4", name: "Charizard", setName: "Base Set" },
      ...{ number: "4/102", language: "en", quantity: 2, isKnown: true, artist: "Mitsuhiro Arita" },
      sourceUrl: "https://pictures.test/base1/4/high.webp",
    },
  ],
  options: {
    ...{ quality: "low", format: "jpeg", columns: 3, theme: "dark", title: "Mine" },
    labels: {
      ...{ name: true, number: true, dexNumber: false, set: true },
      ...{ artist: false, price: false, quantity: true },
    },
    footer: { date: true, attribution: true },
  },
  day: "2026-02-01",
  attribution: "Pictures © their owners · drawn by Cardlake",
};

test("a plan that was queued before a deployment is drawn after it", async () => {
  const plan = RenderPlan.parse(JSON.parse(JSON.stringify(planOfBefore)));
  const composite = compositeOf(plan, new Map());
  const tools = {
    ...{ sheetDrawer: paperSheetDrawer(), imaging: paperImaging() },
    images: memoryImageStore(),
  };
  const pages = [];
  for await (const page of drawComposite(composite, tools, { time: { leftMs: () => 60_000 } })) {
    pages.push(page);
  }
  expect(pages).toMatchObject([{ page: 1, pages: 1, cardsDone: 1, format: "jpeg" }]);
});
