import * as operations from "#schemas/http/v2.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import type { Middleware } from "#shared/http/middleware.ts";
import { getRow } from "../answering/get-row.ts";
import { listRows } from "../answering/list-rows.ts";
import { keyRefused } from "../errors.ts";
import type { Rows } from "../file/v2-file.ts";
import { type ApiKeys, anyKey } from "../keys/api-keys.ts";
import { runtime } from "../runtime.ts";

/** Lets nobody pass whose key is refused; who brings none is counted by address alone. */
const withKeys = (keys: ApiKeys): Middleware => ({
  before: async ({ event }) => {
    if ((await keys.check(event.headers["x-api-key"])) === "refused") throw keyRefused();
  },
});

const values = (rows: Rows, path: string) => ({
  json: JSON.stringify({ data: rows.valuesOf(path) }),
});

/** Answers every operation below `/v2`. */
export const handler = httpApi(
  [
    route(operations.listCards, runtime, async ({ query }, { file }) => ({
      json: listRows((await file()).cards, query),
    })),
    route(operations.getCard, runtime, async ({ path, query }, { file }) => ({
      json: getRow((await file()).cards, path.id, query.select),
    })),
    route(operations.listSets, runtime, async ({ query }, { file }) => ({
      json: listRows((await file()).sets, query),
    })),
    route(operations.getSet, runtime, async ({ path, query }, { file }) => ({
      json: getRow((await file()).sets, path.id, query.select),
    })),
    route(operations.listTypes, runtime, async (_request, { file }) =>
      values((await file()).cards, "types"),
    ),
    route(operations.listSubtypes, runtime, async (_request, { file }) =>
      values((await file()).cards, "subtypes"),
    ),
    route(operations.listSupertypes, runtime, async (_request, { file }) =>
      values((await file()).cards, "supertype"),
    ),
    route(operations.listRarities, runtime, async (_request, { file }) =>
      values((await file()).cards, "rarity"),
    ),
  ],
  { around: () => [withKeys(anyKey)] },
);
