import { setTimeout as sleep } from "node:timers/promises";
import { type Answer, api } from "#test/support/clouds/api.ts";

const patienceMs = 100_000;

/** Starts a replay over the API and waits for its end. */
export async function replayToTheEnd(token: string, request: object): Promise<Answer["body"]> {
  const started = await api("POST /v1/admin/replays", { token, body: request });
  if (started.status !== 202) throw new Error(JSON.stringify(started.body));
  return endOfReplay(token, started.body.id);
}

/** A replay once it is over. @throws Error with what it was like when patience ended */
export async function endOfReplay(token: string, replayId: string): Promise<Answer["body"]> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { body } = await api(`GET /v1/admin/replays/${replayId}`, { token });
    if (["completed", "failed", "stopped"].includes(body.state)) return body;
    if (Date.now() > deadline) throw new Error(`No end: ${JSON.stringify(body)}`);
    await sleep(300);
  }
}
