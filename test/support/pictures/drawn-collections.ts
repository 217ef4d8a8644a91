import { GetCommand } from "@aws-sdk/lib-dynamodb";
import { expect } from "vitest";
import { imageKey } from "#schemas/storage/image-items.ts";
import type { PrintingId } from "#schemas/values.ts";
import { api, type SignedIn } from "#test/support/clouds/api.ts";
import { cloudDocuments } from "#test/support/clouds/cloud-documents.ts";

export const picturesTable = "cardlake-local-pictures";

/** Asks until the answer is there; a local cloud on a busy machine takes its time. */
export async function eventually<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`There is no ${what} after a minute.`);
}

/** What is known of a card's picture. */
export const record = async (id: PrintingId | undefined) => {
  const Key = imageKey(id as PrintingId);
  return (await cloudDocuments().send(new GetCommand({ TableName: picturesTable, Key }))).Item;
};

/** Somebody's collections of single cards, and their drawing. */
export function drawer({ token }: SignedIn) {
  const draw = (path: string, body: object = {}, headers = {}) =>
    api(`POST ${path}/renders`, { token, body, headers });
  const finished = (id: string) =>
    eventually(async () => {
      const { body } = await api(`GET /v1/renders/${id}`, { token });
      return body.state === "queued" || body.state === "running" ? undefined : body;
    }, "finished render");
  return {
    draw,
    finished,
    async aCollectionOf(ids: readonly PrintingId[]): Promise<string> {
      const body = { name: "Drawn", kind: "binder" };
      const collection = await api("POST /v1/collections", { token, body });
      const items = ids.map((printingId) => ({
        ...{ printingId, variant: "normal" },
        ...{ quantity: 1, condition: "near_mint" },
      }));
      const path = `/v1/collections/${collection.body.id}`;
      if (items.length > 0) await api(`POST ${path}/items`, { token, body: { items } });
      return path;
    },
    async drawn(path: string, body: object = {}) {
      const render = await finished((await draw(path, body)).body.id);
      expect(render).toMatchObject({ state: "done", percent: 100 });
      return render;
    },
  };
}
