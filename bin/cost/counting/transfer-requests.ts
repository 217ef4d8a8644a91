import { send } from "#test/bench/full-size-cloud.ts";
import type { Scene } from "./scene.ts";

interface Prepared {
  readonly path?: string;
  readonly body?: object;
}

/** A hundred cards of the Base Set, twice over: what somebody brings along who has begun elsewhere. */
const cards = Array.from(
  { length: 100 },
  (_none, index) => `1 Card (BS) ${(index % 100) + 1}`,
).join("\n");

/** Of a card that nobody knows, which ends on the shelf. */
const unknown = "1 Nobody Knows Me (NOPE) 999";

const openStates: readonly string[] = ["queued", "reading", "confirming", "writing"];

/** Looks at a job until nothing of it is under way. */
async function rested({ cloud, token }: Scene, path: string): Promise<string> {
  for (;;) {
    const { state, refusal } = await send(cloud, `GET ${path}`, { token });
    if (state === "failed") throw new Error(`${path} has failed: ${JSON.stringify(refusal)}`);
    if (!openStates.includes(state)) return path;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

const intoNew = ({ next }: Scene) => ({ into: { name: `Counted ${next()}`, kind: "binder" } });

/** What is prepared for several turns stays open until they come; older ones are in the way, as a user may have twenty. */
async function makeRoom({ cloud, token }: Scene): Promise<void> {
  const { items } = await send(cloud, "GET /v1/imports?limit=100", { token });
  const open = items.filter(({ state }: { state: string }) =>
    ["waiting", "reading", "previewed"].includes(state),
  );
  for (const { id } of open.slice(12)) await send(cloud, `DELETE /v1/imports/${id}`, { token });
}

/** An import whose preview is there. */
async function previewed(scene: Scene, text = cards): Promise<string> {
  await makeRoom(scene);
  const { cloud, token } = scene;
  const body = { ...intoNew(scene), text };
  const { id } = await send(cloud, "POST /v1/imports", { token, body });
  return rested(scene, `/v1/imports/${id}`);
}

/** A file that was sent and not read yet. */
async function uploaded(scene: Scene): Promise<string> {
  await makeRoom(scene);
  const { cloud, token } = scene;
  const file = Buffer.from(cards);
  const body = { ...intoNew(scene), fileName: "cards.txt", bytes: file.byteLength };
  const { id, put } = await send(cloud, "POST /v1/imports", { token, body });
  const { status } = await fetch(put.url, {
    ...{ method: "PUT", headers: put.headers, body: new Uint8Array(file) },
  });
  if (status !== 200) throw new Error(`The bucket answered ${status} to a file.`);
  return `/v1/imports/${id}`;
}

/** A row on the caller's shelf. */
async function shelvedRow(scene: Scene): Promise<string> {
  const { cloud, token } = scene;
  const path = await previewed(scene, unknown);
  await send(cloud, `POST ${path}/confirm`, { token });
  await rested(scene, path);
  const { items } = await send(cloud, "GET /v1/shelf", { token });
  return items[0].id;
}

/** A mapping of columns that nobody knew. */
async function remembered(scene: Scene): Promise<string> {
  const { cloud, token, next } = scene;
  // Digits are days to whoever knows a header again.
  const letters = [...String(next())].map((digit) => "abcdefghij".charAt(Number(digit))).join("");
  const path = await previewed(scene, `Stueck ${letters};Karte;Satz\n1;Charizard;Base Set`);
  const columns = { Karte: "name", Satz: "set_name" };
  const body = { format: "generic", mapping: { columns } };
  await send(cloud, `PATCH ${path}`, { token, body });
  await rested(scene, path);
  const { preview } = await send(cloud, `GET ${path}`, { token });
  return preview.fingerprint;
}

async function asked({ cloud, token, collection }: Scene): Promise<string> {
  const collectionId = collection.split("/").at(-1);
  const body = { subject: { kind: "collection", collectionId }, format: "csv" };
  const { id } = await send(cloud, "POST /v1/exports", { token, body });
  return `/v1/exports/${id}`;
}

const written = async (scene: Scene) => rested(scene, await asked(scene));

/** Requests of imports and exports, whose workers' part is counted with what sets them off. */
export const transferRequests: Readonly<
  Record<string, (scene: Scene) => Prepared | Promise<Prepared>>
> = {
  "transfer.createImport": (scene) => ({ body: { ...intoNew(scene), text: cards } }),
  "transfer.previewImport": async (scene) => ({ path: `${await uploaded(scene)}/preview` }),
  "transfer.getImport": async (scene) => ({ path: await previewed(scene) }),
  "transfer.listImports": () => ({}),
  "transfer.listImportRows": async (scene) => ({ path: `${await previewed(scene)}/rows` }),
  "transfer.changeImport": async (scene) => ({
    ...{ path: await previewed(scene), body: { mode: "replace" } },
  }),
  "transfer.chooseImportRows": async (scene) => ({
    path: `${await previewed(scene)}/choices`,
    body: { choices: [{ verdict: "ambiguous", choice: "skip" }] },
  }),
  "transfer.confirmImport": async (scene) => ({ path: `${await previewed(scene)}/confirm` }),
  "transfer.cancelImport": async (scene) => ({ path: await previewed(scene) }),
  "transfer.listImportFormats": () => ({}),
  "transfer.listImportMappings": () => ({}),
  "transfer.deleteImportMapping": async (scene) => ({
    path: `/v1/import-mappings/${await remembered(scene)}`,
  }),
  "transfer.listShelf": async (scene) => {
    await shelvedRow(scene);
    return {};
  },
  "transfer.resolveShelf": async (scene) => ({
    body: {
      rows: [
        {
          rowId: await shelvedRow(scene),
          card: { printingId: "pokemon:en:base1-4", variant: "holo.unlimited" },
        },
      ],
    },
  }),
  "transfer.matchShelf": async (scene) => {
    await shelvedRow(scene);
    return {};
  },
  "transfer.deleteShelvedRow": async (scene) => ({ path: `/v1/shelf/${await shelvedRow(scene)}` }),
  "transfer.createExport": ({ collection }) => ({
    body: {
      subject: { kind: "collection", collectionId: collection.split("/").at(-1) },
      format: "csv",
    },
  }),
  "transfer.listExports": () => ({}),
  "transfer.getExport": async (scene) => ({ path: await written(scene) }),
  "transfer.getExportFile": async (scene) => ({ path: `${await written(scene)}/file` }),
  "transfer.deleteExport": async (scene) => ({ path: await written(scene) }),
};
