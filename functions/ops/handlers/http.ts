import { gunzipSync } from "node:zlib";
import * as operations from "#schemas/http/ops.ts";
import { httpApi, route } from "#shared/http/http-api.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { docsAssetsIn } from "../docs/docs-assets.ts";
import { plainPage } from "../docs/plain-page.ts";
import { uiPage, uiPolicy } from "../docs/ui-page.ts";
import { getHealth } from "../get-health.ts";
import { listDeadLetters, listQueues, redriveQueue } from "../queues/look-after-queues.ts";
import { runtime } from "../runtime.ts";

// In a bundle this is the bundle's own folder.
const assets = lazy(() => docsAssetsIn(import.meta.dirname));
const page = lazy(async () => {
  const { gzipped } = await (await assets()).document();
  return plainPage(JSON.parse(gunzipSync(gzipped).toString()));
});

/** Answers every operation of the area ops. */
export const handler = httpApi([
  route(operations.getHealth, runtime, async (_request, { deployment, ...deps }) => ({
    body: await getHealth(deployment, deps),
  })),
  route(operations.getOpenapi, assets, async (_request, files) => {
    const { file, ...ready } = await files.document();
    return { body: {}, etag: file, ready };
  }),
  route(operations.getPublishedSchema, assets, async ({ path }, files) => {
    const { file, ...ready } = await files.schema(path.file);
    return { body: {}, etag: file, ready };
  }),
  route(operations.getDocs, assets, async (_request, files) => ({
    body: uiPage(files),
    headers: { "content-security-policy": uiPolicy },
  })),
  route(operations.getDocsAsset, assets, async ({ path }, files) => ({
    body: "",
    etag: path.file,
    ready: await files.read(path.file),
  })),
  route(operations.getPlainDocs, page, async (_request, body) => ({
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
