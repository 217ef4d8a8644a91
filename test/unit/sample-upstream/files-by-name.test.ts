import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";

const command = join(import.meta.dirname, "../../../bin/sample-upstream.ts");
const run = (words: readonly string[]) => execFile(process.execPath, [command, ...words]);

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sample-files-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("[ING-3] the command serves another catalogue of the Pokémon TCG API", async () => {
  const [cards, sets] = [join(folder, "cards.ndjson"), join(folder, "sets.json")];
  const card = { id: "zz1-1", name: "Invented", supertype: "Energy", number: "1" };
  await writeFile(cards, `${JSON.stringify({ ...card, set: { id: "zz1" } })}\n`);
  await writeFile(sets, JSON.stringify([{ id: "zz1", name: "Odd", series: "Z", total: 1 }]));
  const server = run(["--pokemontcg-cards", cards, "--pokemontcg-sets", sets]);
  const ended = new Promise((end) => server.once("exit", end));
  try {
    const url = await new Promise<string>((found, lost) => {
      server.stdout?.on("data", (text) => {
        const [address] = /http:\/\/\S+/.exec(String(text)) ?? [];
        if (address) found(address);
      });
      void ended.then(() => lost(new Error("It ended before it told where it listens.")));
    });
    const answer = await fetch(`${url}/pokemontcg/v2/sets?orderBy=id&page=1&pageSize=250`);
    expect(await answer.json()).toMatchObject({ data: [{ id: "zz1" }], totalCount: 1 });
  } finally {
    server.kill("SIGTERM");
    await ended;
  }
});

test("files that are read together are not taken alone", async () => {
  const server = run(["--pokemontcg-cards", "cards.ndjson"]);
  let told = "";
  server.stderr?.on("data", (text) => (told += String(text)));
  const code = await new Promise((end) => server.once("exit", end));
  expect(code).not.toBe(0);
  expect(told).toContain("--pokemontcg-cards and --pokemontcg-sets are read together: give both.");
});
