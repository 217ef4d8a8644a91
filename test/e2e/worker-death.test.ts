import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { LambdaClient, UpdateFunctionConfigurationCommand } from "@aws-sdk/client-lambda";
import { expect, inject, test } from "vitest";
import { api, somebody } from "#test/support/api.ts";
import { cloudClient } from "#test/support/cloud-logs.ts";
import { cardsWithPictures } from "#test/support/pictured-cards.ts";
import { admin, endOf, runToTheEnd, setFaults } from "#test/support/runs.ts";

const { workers, checksPermissions } = inject("cloud");

/** Process ids of this cloud's workers of one function, named by area and handler. */
const workersOf = (name: string): number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      const command = commandOf(pid);
      return command.includes(workers) && command.includes(`-${name}-`);
    });

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    // It ended while we looked.
    return "";
  }
}

// With permissions on it would only show the same again, and it waits for SQS to give messages back.
test.skipIf(checksPermissions || process.platform !== "linux")(
  "[ING-5] a sync whose workers are killed half-way ends like any other",
  { timeout: 330_000 },
  async () => {
    const token = await admin();
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

    const run = await endOf(token, started.id, 250_000);
    expect(run).toMatchObject({ state: "completed", rejected: 0 });
    const again = await runToTheEnd(token, request);
    expect(again.figures).toMatchObject({ newBodies: 0, written: 0, failures: 0 });
    const { body: found } = await api("GET /v1/cards?q=&language=fr&limit=1", { token });
    expect(found.total).toBe(26);
  },
);

/** Gives a function so long for a call, until the test is over. */
async function timeoutOf(FunctionName: string, Timeout: number): Promise<void> {
  await new LambdaClient(cloudClient()).send(
    new UpdateFunctionConfigurationCommand({ FunctionName, Timeout }),
  );
}

test.skipIf(checksPermissions || process.platform !== "linux")(
  "[IMG-5] a render whose worker is killed is drawn as soon as that worker must be dead",
  { timeout: 180_000 },
  async ({ onTestFinished }) => {
    const drawer = "cardlake-local-images-draw-render";
    onTestFinished(async () => {
      await setFaults([]);
      await timeoutOf(drawer, 300);
    });
    // The queue hides its messages for 310 seconds, as long as a worker of 300 may take.
    await timeoutOf(drawer, 40);
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
