import { expect, test } from "vitest";
import { host, layOut, pipeline } from "#test/support/sources/pipeline.ts";

const numbers = ["1", "2", "3", "4", "5", "6", "7", "8"];
const set = `${host}/v2/en/sets/base1`;
const sets = `${host}/v2/en/sets`;

async function synced(change: (line: ReturnType<typeof pipeline>) => void = () => {}) {
  const line = pipeline();
  layOut(line.bodies, { base1: numbers, base2: ["1"] });
  change(line);
  await again(line);
  return line;
}
async function again(line: ReturnType<typeof pipeline>) {
  await line.pass(1);
  const run = await line.start("due");
  await line.drain();
  return line.deps.runs.get(run.id);
}
type Line = Awaited<ReturnType<typeof synced>>;
const edit = ({ bodies }: Line, url: string, change: (json: never) => unknown) =>
  bodies.set(url, JSON.stringify(change(JSON.parse(bodies.get(url) ?? "") as never)));
const asked = ({ asked: urls }: Line, part: string) => urls.filter((url) => url.includes(part));
const stored = ({ packs }: Line, url: string) =>
  [...packs.values()].flat().filter(({ request }) => request.url === url);

test("[ING-7] one entry without an id costs itself only, and is a reject", async () => {
  const line = await synced((given) => {
    edit(given, set, (json: { cards: object[] }) => ({
      ...json,
      cards: [{ localId: "0" }, ...json.cards],
    }));
    edit(given, sets, (list: object[]) => [{ name: "nameless" }, ...list]);
  });
  expect(asked(line, "/cards/base1-")).toHaveLength(numbers.length);
  expect(asked(line, "/cards/base2-")).toHaveLength(1);
  expect(line.dead.map(({ to, reason }) => [to, reason])).toEqual([
    ["normalize", expect.stringContaining("Entry 0 of the sets has no id.")],
    ["normalize", expect.stringContaining("Entry 0 of the cards has no id.")],
  ]);
});

test("a list that loses much is stored a second time when it comes again, and then no more", async () => {
  const line = await synced();
  edit(line, set, (json: object) => ({ ...json, cards: [] }));
  await again(line);
  expect(stored(line, set)).toHaveLength(2);
  await again(line);
  const [, first, second] = stored(line, set);
  expect(second?.sha256).toBe(first?.sha256);
  expect(Date.parse(second?.requestedAt ?? "")).toBeGreaterThan(
    Date.parse(first?.requestedAt ?? ""),
  );
  await again(line);
  expect(stored(line, set)).toHaveLength(3);
});

test("a list that loses few is believed at once", async () => {
  const line = await synced();
  edit(line, set, (json: { cards: object[] }) => ({ ...json, cards: json.cards.slice(3) }));
  await again(line);
  await again(line);
  expect(stored(line, set)).toHaveLength(2);
});

test("[ING-2] asking again within the run makes nobody believe a list", async () => {
  const line = await synced();
  edit(line, set, (json: object) => ({ ...json, cards: [] }));
  await line.pass(1);
  await line.start("full");
  const twins = [...line.queue];
  await line.drain();
  line.queue.push(...twins);
  await line.drain();
  expect(stored(line, set)).toHaveLength(2);
});

test("[ING-1] cards that lie in no listed set are fetched, and those of listed ones only once", async () => {
  const line = await synced((given) =>
    edit(given, sets, (list: { id: string }[]) => list.filter(({ id }) => id !== "base2")),
  );
  expect(asked(line, "/cards/base2-1")).toHaveLength(1);
  expect(asked(line, "/cards/base1-")).toHaveLength(numbers.length);
  expect(asked(line, "/sets/base2")).toEqual([]);
});

test("[LAKE-4] an answer of 304 is filed with the hash of the answer that it confirms", async () => {
  const line = await synced();
  await again(line);
  const confirmed = line.observed().filter(({ outcome }) => outcome === "not_modified");
  expect(confirmed.length).toBeGreaterThan(0);
  for (const { request, sha256 } of confirmed) {
    expect(sha256).toBe(stored(line, request.url)[0]?.sha256);
  }
});
