import openapi from "#schemas/generated/openapi.json" with { type: "json" };
import * as operations from "#schemas/http/ops.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { docsPage } from "../docs-page.ts";
import { getHealth } from "../get-health.ts";
import { listDeadLetters, listQueues, redriveQueue } from "../queues/look-after-queues.ts";
import { runtime } from "../runtime.ts";

const page = lazy(async () => docsPage(openapi));

/** Answers every operation of the area ops. */
export const handler = httpApi([
  route(operations.getHealth, runtime, async (_request, { deployment, ...deps }) => ({
    body: await getHealth(deployment, deps),
  })),
  route(
    operations.getOpenapi,
    async () => openapi,
    async (_request, document) => ({
      body: document,
    }),
  ),
  route(operations.getDocs, page, async (_request, body) => ({
    body,
    // The page has no script and loads nothing; neither may anything that slips into it.
    headers: { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" },
  })),
  route(operations.listQueues, runtime, async (_request, deps) => ({
    body: { items: await listQueues(deps) },
  })),
  route(operations.listDeadLetters, runtime, async ({ path, query }, deps) => ({
    body: await listDeadLetters({ ...path, ...query }, deps),
  })),
  route(operations.redriveQueue, runtime, async ({ path, body }, deps) => ({
    body: await redriveQueue({ ...path, ...body }, deps),
  })),
]);
