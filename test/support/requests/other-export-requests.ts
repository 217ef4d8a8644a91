import { api } from "#test/support/clouds/api.ts";
import { aCollection } from "#test/support/requests/asked-world.ts";
import { mine, type Others, repeatedAndReused, unknown } from "#test/support/requests/asks.ts";
import { endedExport } from "#test/support/transfer/exported.ts";

/** Of exports. */
export const otherExportAsks: Readonly<Record<string, Others>> = {
  "transfer.createExport": async (_world, good) => {
    const { request, sent } = await good();
    const subject = { kind: "collection", collectionId: unknown };
    return [
      ...(await repeatedAndReused(good, { subject: { kind: "account" }, format: "csv" })),
      { request, sent: { ...sent, body: { subject, format: "json" } } },
    ];
  },
  "transfer.getExport": async (world) => mine(`GET /v1/exports/${unknown}`)(world),
  "transfer.getExportFile": async (world) => {
    // Nobody can read the query: the export fails, and has no file.
    const { token } = world.owner;
    const path = await aCollection(world);
    const collectionId = path.split("/").at(-1);
    const body = { subject: { kind: "search", q: "hp>", collectionId }, format: "json" };
    const { body: failed } = await api("POST /v1/exports", { token, body });
    await endedExport(world.owner, `/v1/exports/${failed.id}`);
    return [
      ...mine(`GET /v1/exports/${failed.id}/file`)(world),
      ...mine(`GET /v1/exports/${unknown}/file`)(world),
    ];
  },
  "transfer.deleteExport": async (world) => mine(`DELETE /v1/exports/${unknown}`)(world),
};
