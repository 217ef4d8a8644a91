import { setTimeout as sleep } from "node:timers/promises";
import type { LocalCloud } from "#bin/local/cloud/local-cloud.ts";
import { send, signIn } from "../full-size-cloud.ts";

/** How often it is asked how far an import is. */
const everyMs = 50;
const patienceMs = 15 * 60_000;

/** What somebody waits for who imports a file, in seconds. */
export interface ImportTimes {
  /** From asking for the preview until it is there. */
  readonly preview: number;
  /** From confirming until all copies are in their collection. */
  readonly confirm: number;
  readonly lots: number;
  readonly matched: number;
}

/** Sends a file, has it previewed and confirms it: its copies come into a new collection. */
export async function importFile(cloud: LocalCloud, file: Uint8Array): Promise<ImportTimes> {
  const token = await signIn(cloud);
  const into = { name: "From a file", kind: "binder" };
  const body = { fileName: "cards.csv", bytes: file.byteLength, into, currency: "USD" };
  const { id, put } = await send(cloud, "POST /v1/imports", { token, body });
  const sent = await fetch(put.url, { method: "PUT", headers: put.headers, body: file });
  if (!sent.ok) throw new Error(`The file was refused: ${await sent.text()}`);
  const preview = await timed(cloud, `POST /v1/imports/${id}/preview`, { id, until: "previewed" });
  const { counts } = preview.seen.preview;
  const confirm = await timed(cloud, `POST /v1/imports/${id}/confirm`, { id, until: "done" });
  const { outcome } = confirm.seen;
  if (outcome.refused > 0) throw new Error(`Lots were refused: ${JSON.stringify(outcome)}`);
  console.log(`  ${JSON.stringify(counts)} ${JSON.stringify(outcome)}`);
  return {
    ...{ preview: preview.seconds, confirm: confirm.seconds },
    ...{ lots: outcome.added, matched: counts.matched },
  };
}

/** From a request until an import is in a state. @throws Error where it comes into none such */
async function timed(
  cloud: LocalCloud,
  request: string,
  { id, until }: { readonly id: string; readonly until: string },
) {
  const token = await signIn(cloud);
  const startedMs = performance.now();
  await send(cloud, request, { token });
  for (;;) {
    const seen = await send(cloud, `GET /v1/imports/${id}`, { token });
    const seconds = (performance.now() - startedMs) / 1_000;
    if (seen.state === until) return { seconds, seen };
    if (!["reading", "confirming"].includes(seen.state) || seconds * 1_000 > patienceMs) {
      throw new Error(`The import is ${seen.state}: ${JSON.stringify(seen.refusal)}`);
    }
    await sleep(everyMs);
  }
}
