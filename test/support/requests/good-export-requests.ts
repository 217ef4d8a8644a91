import { somebody } from "#test/support/clouds/api.ts";
import type { Ask } from "#test/support/requests/ask.ts";
import type { World } from "#test/support/requests/asked-world.ts";
import { get } from "#test/support/requests/asks.ts";
import { askedExport, finishedExport } from "#test/support/transfer/exported.ts";

/** Of exports. Those that ask for one are others' than the owner's, who may have five under way. */
export const goodExportRequests: Readonly<Record<string, (world: World) => Promise<Ask>>> = {
  "transfer.createExport": async () => ({
    request: "POST /v1/exports",
    sent: {
      token: (await somebody()).token,
      body: { subject: { kind: "account" }, format: "json" },
    },
  }),
  "transfer.listExports": get("/v1/exports"),
  "transfer.getExport": async (world) => get(await askedExport(world.owner))(world),
  "transfer.getExportFile": async (world) =>
    get(`${await finishedExport(world.owner)}/file`)(world),
  "transfer.deleteExport": async ({ owner }) => ({
    request: `DELETE ${await askedExport(owner)}`,
    sent: { token: owner.token },
  }),
};
