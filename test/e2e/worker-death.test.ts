import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { api, somebody } from "#test/support/clouds/api.ts";
import { hidingOf, timeoutOf, workersOf } from "#test/support/clouds/doomed-workers.ts";
import { cardsWithPictures } from "#test/support/pictures/pictured-cards.ts";
import { admin, ended, indexed, runToTheEnd, setFaults } from "#test/support/sources/runs.ts";

test.skipIf(process.platform !== "linux")(
  "[ING-5] a sync whose workers are killed half-way ends like any other",
  { timeout: 330_000 },
  async ({ onTestFinished }) => {
    const token = await admin();
    for (const [worker, queue] of Object.entries({
      "sources-fetch-unit": "fetch",
      "sources-normalize-pack": "normalize",
    })) {
      // A visit to the sample takes a few.
      await timeoutOf(worker, 20, onTestFinished);
      await hidingOf(queue, 30, onTestFinished);
    }
    await setFaults([{ path: "/v2/fr/**", fault: "slow", delayMs: 400 }]);
    const request = { source: "tcgdex", mode: "full", languages: ["fr"] };
    const { body: started } = await api("POST /v1/admin/runs", { token, body: request });
    await expect
      .poll(
        async () =>
          (await api(`GET /v1/admin/runs/${started.id}`, { token })).body.figures.requests,
        { timeout: 60_000, interval: 100 },
      )
      .toBeGreaterThan(0);
    await sleep(300);

    const doomed = [...workersOf("sources-fetch-unit"), ...workersOf("sources-normalize-pack")];
    for (const pid of doomed) process.kill(pid, "SIGKILL");
    expect(doomed).not.toEqual([]);
    await setFaults([]);

    const run = await ended(token, started.id, 250_000);
    expect(run).toMatchObject({ state: "completed", rejected: 0 });
    const again = await runToTheEnd(token, request);
    expect(again.figures).toMatchObject({ newBodies: 0, written: 0, failures: 0 });
    await indexed(token);
    const { body: found } = await api("GET /v1/cards?q=&language=fr&limit=1", { token });
    expect(found.total).toBe(26);
  },
);

test.skipIf(process.platform !== "linux")(
  "[IMG-5] a render whose worker is killed is drawn as soon as that worker must be dead",
  { timeout: 180_000 },
  async ({ onTestFinished }) => {
    onTestFinished(async () => void (await setFaults([])));
    await timeoutOf("images-draw-render", 25, onTestFinished);
    const { token } = await somebody();
    const { body: made } = await api("POST /v1/collections", {
      token,
      body: { name: "Doomed", kind: "binder" },
    });
    const items = (await cardsWithPictures(4)).map((printingId) => ({
      ...{ printingId, variant: "normal", quantity: 1, condition: "near_mint" },
    }));
    await setFaults([{ path: "/assets/**", fault: "slow", delayMs: 3_000 }]);
    await api(`POST /v1/collections/${made.id}/items`, { token, body: { items } });
    const asked = await api(`POST /v1/collections/${made.id}/renders`, { token, body: {} });
    const stateOf = async () =>
      (await api(`GET /v1/renders/${asked.body.id}`, { token })).body.state;
    await expect.poll(stateOf, { timeout: 30_000, interval: 100 }).toBe("running");

    const doomed = workersOf("images-draw-render");
    for (const pid of doomed) process.kill(pid, "SIGKILL");
    expect(doomed).not.toEqual([]);
    await setFaults([]);
    await expect.poll(stateOf, { timeout: 90_000, interval: 500 }).toBe("done");
  },
);
