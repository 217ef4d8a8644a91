import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { api } from "#test/support/clouds/api.ts";
import { hidingOf, timeoutOf, workersOf } from "#test/support/clouds/doomed-workers.ts";
import { onMappedProducts } from "#test/support/prices/mapped-products.ts";
import { historyOf } from "#test/support/prices/price-history.ts";
import { differing } from "#test/support/running/differing.ts";
import { shuffled } from "#test/support/running/shuffled.ts";
import {
  catalogItems,
  messagesLeft,
  packKeys,
  packLines,
  send,
} from "#test/support/sources/pipeline-state.ts";
import { ended, setDay } from "#test/support/sources/runs.ts";
import { shopPriceOf, toldByUpstream } from "#test/support/sources/upstream-answers.ts";

const day = "2025-10-06";
let token = "";
onMappedProducts((admin) => {
  token = admin;
});

/** Cards, with the group that each is sold in. */
const cards = { "neo1-1": "3/1396", "base1-7": "3/604" };

/** What the shop says of the first printing of a card, in cents. */
async function said(id: string, group: string): Promise<number> {
  const { variants_detailed: variants } = await toldByUpstream(`/v2/en/cards/${id}`);
  return shopPriceOf(group, variants[0].thirdParty.tcgplayer, "Holofoil");
}

async function toldOf(id: string): Promise<readonly unknown[]> {
  const query = `from=${day}&to=${day}&source=tcgplayer`;
  const all = await historyOf(token, `pokemon:en:${id}`, query);
  return all.flatMap(({ points }: { points: { market: number }[] }) =>
    points.map(({ market }) => market),
  );
}

/** Pointers of books of days and hours, each with the hash of its bytes. */
const books = async () =>
  (await catalogItems()).filter(({ sk }) => /^(BOOK|HOURS)#/.test(String(sk)));

/** A message for every pack that a run brought prices in. */
async function messagesOf(runId: string) {
  const keys = (await packKeys()).filter((key) => /source=tcgcsv\/dataset=prices/.test(key));
  const all = await Promise.all(
    keys.map(async (bronzeKey) => {
      const lines = (await packLines(bronzeKey)).filter((line) => line.runId === runId);
      const units = [...new Set(lines.map(({ unit }) => unit))];
      return units.map((unit) => ({
        ...{ version: 2, runId, source: "tcgcsv", language: "any", dataset: "prices" },
        ...{ units: [unit], bronzeKey },
      }));
    }),
  );
  return all.flat();
}

test.skipIf(process.platform !== "linux")(
  "[ING-2] [ING-5] prices whose recorders are killed half-way come in whole, and messages twice and shuffled leave every book as it is",
  { timeout: 330_000 },
  async ({ onTestFinished }) => {
    await timeoutOf("sources-normalize-pack", 20, onTestFinished);
    await hidingOf("normalize", 30, onTestFinished);
    await setDay(day);
    const request = { source: "tcgcsv", mode: "full" };
    const { body: started } = await api("POST /v1/admin/runs", { token, body: request });
    const figures = async () =>
      (await api(`GET /v1/admin/runs/${started.id}`, { token })).body.figures;
    await expect
      .poll(async () => (await figures()).newBodies, { timeout: 60_000, interval: 50 })
      .toBeGreaterThan(0);
    // On a cloud that has just begun its worker may not have.
    let doomed: readonly number[] = [];
    const lookForWorkers = () => {
      doomed = workersOf("sources-normalize-pack");
      return doomed;
    };
    await expect.poll(lookForWorkers, { timeout: 30_000, interval: 20 }).not.toEqual([]);
    for (const pid of doomed) process.kill(pid, "SIGKILL");

    const run = await ended(token, started.id, 250_000);
    expect(run).toMatchObject({ state: "completed", rejected: 0 });
    for (const [id, group] of Object.entries(cards)) {
      expect(await toldOf(id)).toContain(await said(id, group));
    }
    const quiet = () => expect.poll(messagesLeft, { timeout: 100_000, interval: 500 }).toBe(0);
    await quiet();
    const before = await books();
    expect(before.length).toBeGreaterThan(10);

    const messages = await messagesOf(run.id);
    expect(messages.length).toBeGreaterThan(0);
    await send("normalize", shuffled([...messages, ...messages], 3));
    await sleep(500);
    for (const pid of workersOf("sources-normalize-pack")) process.kill(pid, "SIGKILL");
    await quiet();
    expect(differing(before, await books())).toEqual([]);
  },
);
