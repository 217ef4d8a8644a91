import * as operations from "#schemas/http/transfer.ts";
import { route } from "#shared/http/http-api.ts";
import { runtime } from "../../runtime.ts";
import { deleteShelvedRow, listShelf } from "../../shelf/list-shelf.ts";
import { namedResolutions } from "../../shelf/named-resolutions.ts";
import { resolveShelf } from "../../shelf/resolve-shelf.ts";

/** What users do with rows that wait to be understood. */
export const shelfRoutes = [
  route(operations.listShelf, runtime, async ({ caller, query }, deps) => ({
    body: await listShelf({ userId: caller.userId, ...query }, deps),
  })),
  route(operations.resolveShelf, runtime, async ({ caller, body: asked, idempotencyKey }, deps) => {
    const rows = await namedResolutions(asked.rows, deps);
    const input = { userId: caller.userId, ...asked, rows, idempotencyKey };
    const body = await resolveShelf(input, deps);
    return { body, headers: { location: `/v1/imports/${body.id}` } };
  }),
  route(operations.matchShelf, runtime, async ({ caller }, deps) => {
    await deps.shelves.ofUsers([caller.userId]);
    return { body: { state: "asked" as const } };
  }),
  route(operations.deleteShelvedRow, runtime, async ({ caller, path }, deps) => {
    await deleteShelvedRow({ userId: caller.userId, ...path }, deps);
    return { body: undefined };
  }),
];
