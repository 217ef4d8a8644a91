import { beforeAll, expect, test } from "vitest";
import { broughtIn } from "#test/support/catalogue/brought-in.ts";
import { api, type SignedIn, somebody } from "#test/support/clouds/api.ts";
import { hidingOf, timeoutOf, workersOf } from "#test/support/clouds/doomed-workers.ts";
import { admin } from "#test/support/sources/runs.ts";
import { previewedText, settled } from "#test/support/transfer/imports-over-http.ts";

const worker = "transfer-run-imports";
/** A part is at most 90 lots, and how many are done is noted after every four. */
const lots = 1_200;
/** Parts that are done when a worker is killed. */
const deaths = [0, 4, 8, 12];

const into = { name: "From a file", kind: "binder" };
const file = [
  "printing id,collection,variant,quantity,condition,language,notes",
  ...Array.from(
    { length: lots },
    (_none, at) => `pokemon:en:base1-4,,holo.unlimited,${1 + (at % 3)},near_mint,en,Note ${at}`,
  ),
].join("\n");

beforeAll(async () => {
  await broughtIn(await admin());
}, 300_000);

async function previewed() {
  const who = await somebody();
  const { id, preview } = await previewedText(who, file, { into });
  expect(preview.counts).toMatchObject({ matched: lots });
  return { who, id };
}

async function held({ token }: SignedIn) {
  const { body: heads } = await api("GET /v1/collections", { token });
  expect(heads.items).toHaveLength(1);
  const [{ id, ...head }] = heads.items;
  const notes: [string, number][] = [];
  let cursor = "";
  do {
    const { body } = await api(`GET /v1/collections/${id}/items?limit=100${cursor}`, { token });
    notes.push(...body.items.map((one: Lot): [string, number] => [one.notes, one.quantity]));
    cursor = body.nextCursor ? `&cursor=${body.nextCursor}` : "";
  } while (cursor !== "");
  return { lots: head.lots, cards: head.cards, notes: new Map(notes), found: notes.length };
}

interface Lot {
  readonly notes: string;
  readonly quantity: number;
}

test.skipIf(process.platform !== "linux")(
  "[IMP-4] wherever a confirm's worker is killed, the collection is the same in the end, and the log has one entry",
  { timeout: 330_000 },
  async ({ onTestFinished }) => {
    // It keeps half a minute for its last parts.
    await timeoutOf(worker, 45, onTestFinished);
    await hidingOf("imports", 50, onTestFinished);
    const undisturbed = await previewed();
    await api(`POST /v1/imports/${undisturbed.id}/confirm`, { token: undisturbed.who.token });
    expect(await settled(undisturbed.id, undisturbed.who)).toMatchObject({ state: "done" });
    const wanted = await held(undisturbed.who);
    expect(wanted).toMatchObject({ lots, found: lots });

    const killed = [];
    for (const parts of deaths) {
      const { who, id } = await previewed();
      const { token } = who;
      await api(`POST /v1/imports/${id}/confirm`, { token });
      await expect
        .poll(
          async () => {
            const { body } = await api(`GET /v1/imports/${id}`, { token });
            return body.state === "confirming" && (body.progress?.done ?? 0) >= parts;
          },
          { timeout: 30_000, interval: 20 },
        )
        .toBe(true);
      const doomed = workersOf(worker);
      for (const pid of doomed) process.kill(pid, "SIGKILL");
      const { body } = await api(`GET /v1/imports/${id}`, { token });
      killed.push({ who, id, wasKilled: doomed.length > 0 && body.state === "confirming" });
    }
    expect(killed.filter(({ wasKilled }) => wasKilled).length).toBeGreaterThan(1);

    for (const { who, id } of killed) {
      const look = async () => (await api(`GET /v1/imports/${id}`, { token: who.token })).body;
      const stateOf = async () => (await look()).state;
      await expect.poll(stateOf, { timeout: 150_000, interval: 500 }).not.toBe("confirming");
      const end = await look();
      expect(end).toMatchObject({ state: "done", outcome: { added: lots, refused: 0 } });
      expect(await held(who)).toEqual(wanted);
      const { body: log } = await api("GET /v1/changes", { token: who.token });
      const imported = log.items.filter(({ kind }: { kind: string }) => kind === "imported");
      expect(imported).toMatchObject([{ id: end.changeId, items: lots }]);
    }
  },
);
