import { api, somebody } from "#test/support/clouds/api.ts";
import { mine, type Others, repeatedAndReused, unknown } from "#test/support/requests/asks.ts";
import { aPreview, aShelvedRow } from "#test/support/requests/good-transfer-requests.ts";
import { settled } from "#test/support/transfer/imports-over-http.ts";

const into = { name: "Imported", kind: "binder" };
const unknownRow = `${unknown}-00001`;

/** An import that was cancelled. */
async function aCancelled() {
  const { who, path } = await aPreview();
  await api(`DELETE ${path}`, { token: who.token });
  return { path, sent: { token: who.token } };
}

/** As many as one may have open. */
async function fullOfImports() {
  const { token } = await somebody();
  const body = { fileName: "cards.csv", bytes: 9, into };
  for (let count = 0; count < 20; count += 1) await api("POST /v1/imports", { token, body });
  return token;
}

/** Of files that are brought in. */
export const otherTransferAsks: Readonly<Record<string, Others>> = {
  "transfer.createImport": async (world, good) => {
    const body = { fileName: "cards.csv", bytes: 9, into };
    return [
      ...(await repeatedAndReused(good, { ...body, bytes: 8 })),
      ...mine("POST /v1/imports", { body: { ...body, into: { collectionId: unknown } } })(world),
      { request: "POST /v1/imports", sent: { token: await fullOfImports(), body } },
    ];
  },
  "transfer.previewImport": async (world) => {
    const { token } = await somebody();
    const body = { fileName: "cards.csv", bytes: 9, into };
    const begun = await api("POST /v1/imports", { token, body });
    return [
      { request: `POST /v1/imports/${begun.body.id}/preview`, sent: { token } },
      ...mine(`POST /v1/imports/${unknown}/preview`)(world),
    ];
  },
  "transfer.getImport": async (world) => mine(`GET /v1/imports/${unknown}`)(world),
  "transfer.changeImport": async (world) => {
    const { path, sent } = await aCancelled();
    const { who, path: open } = await aPreview();
    const body = { into: { collectionId: unknown } };
    return [
      { request: `PATCH ${path}`, sent: { ...sent, body: {} } },
      { request: `PATCH ${open}`, sent: { token: who.token, body } },
      ...mine(`PATCH /v1/imports/${unknown}`, { body: {} })(world),
    ];
  },
  "transfer.listImportRows": async (world) => {
    const { token } = await somebody();
    const body = { fileName: "cards.csv", bytes: 9, into };
    const begun = await api("POST /v1/imports", { token, body });
    return [
      { request: `GET /v1/imports/${begun.body.id}/rows`, sent: { token } },
      ...mine(`GET /v1/imports/${unknown}/rows`)(world),
    ];
  },
  "transfer.chooseImportRows": async (world) => {
    const { path, sent } = await aCancelled();
    const { who, path: open } = await aPreview();
    const body = { choices: [{ entry: 7, choice: "skip" }] };
    return [
      { request: `POST ${path}/choices`, sent: { ...sent, body } },
      { request: `POST ${open}/choices`, sent: { token: who.token, body } },
      ...mine(`POST /v1/imports/${unknown}/choices`, { body })(world),
    ];
  },
  "transfer.confirmImport": async (world) => {
    const { path, sent } = await aCancelled();
    return [
      { request: `POST ${path}/confirm`, sent },
      ...mine(`POST /v1/imports/${unknown}/confirm`)(world),
    ];
  },
  "transfer.cancelImport": async (world) => {
    const { who, path, id } = await aPreview();
    await api(`POST ${path}/confirm`, { token: who.token });
    await settled(id, who);
    return [
      { request: `DELETE ${path}`, sent: { token: who.token } },
      ...mine(`DELETE /v1/imports/${unknown}`)(world),
    ];
  },
  "transfer.deleteImportMapping": async (world) =>
    mine(`DELETE /v1/import-mappings/${"0".repeat(64)}`)(world),
  "transfer.resolveShelf": async (world, good) => {
    const { who, rowId } = await aShelvedRow();
    const card = { printingId: "pokemon:en:base1-4", variant: "holo.unlimited" };
    const rows = [{ rowId, card }];
    const resolve = (body: object, token = who.token) => ({
      ...{ request: "POST /v1/shelf/resolve", sent: { token, body } },
    });
    const { 1: reused } = await repeatedAndReused(good, { rows });
    return [
      resolve({ rows: [{ rowId }] }),
      resolve({ rows, collectionId: unknown }),
      resolve({ rows }, await fullOfImports()),
      ...(reused ? [reused] : []),
      ...mine("POST /v1/shelf/resolve", { body: { rows: [{ rowId: unknownRow, card }] } })(world),
    ];
  },
  "transfer.deleteShelvedRow": async (world) => mine(`DELETE /v1/shelf/${unknownRow}`)(world),
};
