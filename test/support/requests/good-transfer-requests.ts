import { api, somebody } from "#test/support/clouds/api.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import type { World } from "#test/support/requests/asked-world.ts";
import { get } from "#test/support/requests/asks.ts";
import { previewedText, sendImport, settled } from "#test/support/transfer/imports-over-http.ts";

const into = { name: "Imported", kind: "binder" };
const card = { printingId: "pokemon:en:base1-4", variant: "holo.unlimited" };
/** No card has such a name, so that the row is shelved. */
export const unknownCard = "1 Nobodyknowsthis (BS) 999";

/** Of somebody who has none yet: a user may have twenty open at once. */
export async function aPreview(text = unknownCard) {
  const who = await somebody();
  const { id } = await previewedText(who, text, { into });
  return { who, path: `/v1/imports/${id}`, id };
}

/** A row that lies on somebody's shelf. */
export async function aShelvedRow() {
  const { who, path, id } = await aPreview();
  await api(`POST ${path}/confirm`, { token: who.token });
  await settled(id, who);
  const { body } = await api("GET /v1/shelf", { token: who.token });
  return { who, rowId: body.items[0].id };
}

async function aWaitingImport() {
  const { token } = await somebody();
  const file = "Name,Quantity\nCharizard,1\n";
  const body = { fileName: "cards.csv", bytes: Buffer.byteLength(file), into };
  const begun = await api("POST /v1/imports", { token, body });
  await sendImport(begun.body.put, file);
  return { token, path: `/v1/imports/${begun.body.id}` };
}

/** A mapping that is remembered, of somebody of their own. */
async function aMapping() {
  const who = await somebody();
  const mapping = { columns: { Karte: "name", Menge: "quantity" } };
  const text = "Karte;Menge;Farbe\nGlurak;2;rot\n";
  await previewedText(who, text, { into, mapping });
  const { body } = await api("GET /v1/import-mappings", { token: who.token });
  return { token: who.token, path: `/v1/import-mappings/${body.items[0].fingerprint}` };
}

const onPreview =
  (method: string, rest = "", body?: object) =>
  async (): Promise<Ask> => {
    const { who, path } = await aPreview();
    return {
      request: `${method} ${path}${rest}`,
      sent: { token: who.token, ...(body && { body }) },
    };
  };

/** Of files that are brought in. */
export const goodTransferRequests: Readonly<Record<string, (world: World) => Promise<Ask>>> = {
  "transfer.createImport": async () => ({
    request: "POST /v1/imports",
    sent: {
      token: (await somebody()).token,
      body: { fileName: "cards.csv", bytes: 1_234, into },
    },
  }),
  "transfer.previewImport": async () => {
    const { token, path } = await aWaitingImport();
    return { request: `POST ${path}/preview`, sent: { token } };
  },
  "transfer.listImports": get("/v1/imports?limit=5"),
  "transfer.getImport": onPreview("GET"),
  "transfer.changeImport": onPreview("PATCH", "", { mode: "replace" }),
  "transfer.listImportRows": onPreview("GET", "/rows?limit=5"),
  "transfer.chooseImportRows": onPreview("POST", "/choices", {
    choices: [{ entry: 0, choice: card }],
  }),
  "transfer.confirmImport": onPreview("POST", "/confirm"),
  "transfer.cancelImport": onPreview("DELETE"),
  "transfer.listImportFormats": async () => ({ request: "GET /v1/import-formats" }),
  "transfer.listImportMappings": get("/v1/import-mappings?limit=5"),
  "transfer.deleteImportMapping": async () => {
    const { token, path } = await aMapping();
    return { request: `DELETE ${path}`, sent: { token } };
  },
  "transfer.listShelf": get("/v1/shelf?limit=5"),
  "transfer.resolveShelf": async () => {
    const { who, rowId } = await aShelvedRow();
    return {
      request: "POST /v1/shelf/resolve",
      sent: { token: who.token, body: { rows: [{ rowId, card }] } },
    };
  },
  "transfer.matchShelf": async ({ owner: { token } }) => ({
    request: "POST /v1/shelf/match",
    sent: { token },
  }),
  "transfer.deleteShelvedRow": async () => {
    const { who, rowId } = await aShelvedRow();
    return { request: `DELETE /v1/shelf/${rowId}`, sent: { token: who.token } };
  },
};
