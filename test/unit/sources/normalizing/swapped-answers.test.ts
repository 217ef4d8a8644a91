import { expect, test } from "vitest";
import { findCard } from "#functions/catalog/index.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { SyncMode } from "#schemas/messages/unit-due.ts";
import { host, layOut, pipeline, putCard } from "#test/support/sources/pipeline.ts";

const sets = { base1: ["1", "2", "3", "4", "5", "6"], base2: ["1", "2", "3", "4"] };
const address = (path: string) => `${host}/v2/en/${path}`;

/** Two sets that are as their source says, every card with a name that nobody else has. */
async function given() {
  const line = pipeline();
  const { bodies, store } = line;
  layOut(bodies, sets);
  const all = Object.entries(sets).flatMap(([set, numbers]) =>
    numbers.map((number) => ({ set, number, id: `${set}-${number}` })),
  );
  for (const { id } of all) putCard(bodies, id, { name: `Card ${id}` });
  const sync = async (mode: SyncMode = "due") => {
    await line.pass(1);
    await line.start(mode);
    await line.drain();
  };
  await sync("full");
  const card = ({ set, number }: { set: string; number: string }) =>
    findCard(printingId(setId("pokemon", "en", set), number), { store });
  const state = async () => {
    const cards = await Promise.all(all.map(card));
    return cards.map((one) => one && [one.id, one.name, one.status, one.crosswalk["tcgdex"]]);
  };
  const read = (path: string) => JSON.parse(bodies.get(address(path)) ?? "");
  const put = (path: string, value: unknown) => bodies.set(address(path), JSON.stringify(value));
  return { ...{ line, bodies, store, sync, state, read, put }, honest: new Map(bodies) };
}
type Given = Awaited<ReturnType<typeof given>>;

const briefsOfBase2 = ({ read }: Given) => read("sets/base2").cards;

test.each<[string, (catalogue: Given) => void]>([
  ["a card says the id of another", ({ bodies }) => putCard(bodies, "base1-5", { id: "base1-4" })],
  [
    "a card says the id of another and its number",
    ({ bodies }) => putCard(bodies, "base1-5", { id: "base1-4", localId: "4" }),
  ],
  [
    "a card says the id of another set's",
    ({ bodies }) => putCard(bodies, "base1-5", { id: "base2-1", set: { id: "base2" } }),
  ],
  ["a set's body is another's", ({ read, put }) => put("sets/base1", read("sets/base2"))],
  [
    "a set's list names a card of another, too",
    (catalogue) => {
      const body = catalogue.read("sets/base1");
      const cards = [...body.cards, ...briefsOfBase2(catalogue).slice(1, 2)];
      catalogue.put("sets/base1", { ...body, cards });
    },
  ],
  ["the list of sets is empty twice", ({ put }) => put("sets", [])],
  ["the list of sets lacks one twice", ({ read, put }) => put("sets", read("sets").slice(0, 1))],
])("[CAT-3] where %s, every card is itself again once that is mended", async (_what, lie) => {
  const catalogue = await given();
  const { sync, state, bodies, honest } = catalogue;
  const before = await state();
  lie(catalogue);
  await sync();
  await sync("full");
  const names = (await state()).map((one) => one?.slice(0, 2));
  const others = names.filter((one) => one?.[0] !== "pokemon:en:base1-5");
  // Whatever the lie says of itself: nobody else is another card for it.
  expect(before.map((one) => one?.slice(0, 2))).toEqual(expect.arrayContaining(others));
  for (const [url, body] of honest) bodies.set(url, body);
  await sync("full");
  expect(await state()).toEqual(before);
});

test("[CAT-3] a list that names the cards of another set takes none of them away from it", async () => {
  const catalogue = await given();
  const { sync, state, read, put } = catalogue;
  const before = await state();
  put("sets/base1", { ...read("sets/base1"), cards: briefsOfBase2(catalogue) });
  await sync();
  expect(await state()).toEqual(before);
  await sync("full");
  const ofBase2 = (all: typeof before) => all.filter((one) => one?.[0]?.includes(":base2-"));
  expect(ofBase2(await state())).toEqual(ofBase2(before));
});

test("a card that says another id than it was asked for by has a finding", async () => {
  const { bodies, sync, store } = await given();
  putCard(bodies, "base1-5", { id: "base1-4" });
  await sync("full");
  const odd = await findCard(printingId(setId("pokemon", "en", "base1"), "5"), { store });
  expect(odd?.findings).toContainEqual({
    code: "other_id",
    detail: "it was asked for as base1-5, and says that it is base1-4",
  });
});

test("[CAT-4] a card that lies in no listed set lies in the set that its id says", async () => {
  const { read, put, bodies, sync, store } = await given();
  put("cards", [...read("cards"), { id: "tk-lost-9", localId: "9", name: "Lost" }]);
  putCard(bodies, "tk-lost-9", { name: "Lost" });
  await sync();
  const [lost] = await store.cards([printingId(setId("pokemon", "en", "tk-lost"), "9")]);
  expect(lost?.value).toMatchObject({ name: "Lost", setId: "pokemon:en:tk-lost", number: "9" });
});
