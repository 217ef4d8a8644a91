import { beforeEach, expect, test } from "vitest";
import { renderPageKey } from "#schemas/storage/image-files.ts";
import { Sha256, type Ulid } from "#schemas/values.ts";
import { sha256 } from "#shared/kernel/hash.ts";
import { paperPicture } from "#test/fakes/paper-drawing.ts";
import { renderPorts } from "#test/support/pictures/render-ports.ts";

const own = Sha256.parse(sha256("of this very copy"));
let world: Awaited<ReturnType<typeof renderPorts>>;
beforeEach(async () => {
  world = await renderPorts(3);
});

/** A render whose second card is shown with its owner's own picture. */
async function asked(): Promise<Ulid> {
  const { id } = await world.ask();
  const plan = await world.ports.plans.get(id);
  if (!plan) throw new Error("A render that was asked for has a plan.");
  const cards = plan.cards.map((card, at) => (at === 1 ? { ...card, ownPicture: own } : card));
  await world.ports.plans.save(id, { ...plan, cards });
  return id;
}
const drawn = async (id: Ulid) => {
  await world.draw(id);
  const { composite, placeholders } = (await world.get(id)) ?? {};
  if (!composite) throw new Error("It should have been drawn.");
  const file = renderPageKey({ key: composite.key, page: 1, format: "jpeg" });
  const { bytes = "" } = world.ports.pages.files.get(file) ?? {};
  return { text: Buffer.from(bytes).toString(), placeholders };
};

test("[COL-1] a copy is drawn with its owner's own picture", async () => {
  world.ports.archive.put(own, "medium", Buffer.from("cell of my own"));
  const { text, placeholders } = await drawn(await asked());
  expect(text).toContain("cell of my own");
  expect(text).not.toContain("cell medium of picture 2");
  expect(text).toContain("cell medium of picture 3");
  expect(placeholders).toEqual({});
});

test.each(["gone", "rubbish"])("one that is %s leaves the card its picture", async (fault) => {
  if (fault === "rubbish") world.ports.archive.put(own, "medium", Buffer.from("rubbish"));
  const { text, placeholders } = await drawn(await asked());
  expect(text).toContain("cell medium of picture 2");
  expect(placeholders).toEqual({});
});

test("where the card's is lost, too, there is a placeholder for it alone", async () => {
  await world.draw((await world.ask({ theme: "dark" })).id);
  const lost = Sha256.parse(sha256(paperPicture("2")));
  world.ports.archive.put(lost, "medium", Buffer.from("rubbish"));
  world.ports.archive.lose(lost);
  for (const url of world.ports.source.answers.keys()) {
    world.ports.source.answers.set(url, { kind: "absent" });
  }
  const { text, placeholders } = await drawn(await asked());
  expect(text).toContain("cell medium of picture 1");
  expect(Object.values(placeholders ?? {}).flat()).toHaveLength(1);
});
