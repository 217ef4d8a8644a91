import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import type { Detail } from "../progress/steps.ts";
import type { Api } from "./api.ts";

const Render = z.object({
  id: z.string(),
  state: z.string(),
  cardsDone: z.int(),
  cardsTotal: z.int(),
  error: z.string().optional(),
  pages: z.array(z.object({ url: z.string(), width: z.int(), height: z.int() })),
});
type Render = z.output<typeof Render>;

const pollMs = 200;
const patienceMs = 180_000;

export interface DemoPicture {
  readonly renderId: string;
  readonly url: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** Has the collection drawn, waits for it, and fetches the picture from where a browser would. */
export async function demoPicture(
  api: Api,
  token: string,
  { collectionId, folder, detail }: { collectionId: string; folder: string; detail: Detail },
): Promise<DemoPicture> {
  const asked = await api({
    method: "POST",
    path: `/v1/collections/${collectionId}/renders`,
    token,
    body: { title: "A walk through the eras", subtitle: "Drawn on this machine" },
    answer: Render,
  });
  const drawn = await finished(api, token, asked, detail);
  const [page] = drawn.pages;
  if (drawn.state !== "done" || !page) {
    throw new Error(
      `Render ${drawn.id} ended ${drawn.state}: ${drawn.error ?? "no page was drawn"}`,
    );
  }
  const path = join(folder, "picture.jpg");
  writeFileSync(path, await download(page.url));
  const { url, width, height } = page;
  return { renderId: drawn.id, url, path, width, height };
}

async function finished(api: Api, token: string, asked: Render, detail: Detail): Promise<Render> {
  const deadline = Date.now() + patienceMs;
  let render = asked;
  while (render.state === "queued" || render.state === "running") {
    if (Date.now() > deadline) throw new Error(`Render ${render.id} is still ${render.state}.`);
    detail(`${render.state}, ${render.cardsDone} of ${render.cardsTotal} cards`);
    await sleep(pollMs);
    render = await api({ path: `/v1/renders/${render.id}`, token, answer: Render });
  }
  return render;
}

async function download(url: string): Promise<Buffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
  const type = answer.headers.get("content-type") ?? "";
  if (!answer.ok || !type.startsWith("image/")) {
    throw new Error(`The picture's address, ${url}, answered with ${answer.status} and "${type}".`);
  }
  return Buffer.from(await answer.arrayBuffer());
}
