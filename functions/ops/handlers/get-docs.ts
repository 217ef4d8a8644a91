import openapi from "#schemas/generated/openapi.json" with { type: "json" };
import { getDocs as operation } from "#schemas/http/ops.ts";
import { route } from "#shared/http/http-api.ts";
import { lazy } from "#shared/kernel/lazy.ts";
import { docsPage } from "../docs-page.ts";

const page = lazy(async () => docsPage(openapi));

/** GET /docs */
export const getDocs = route(operation, page, async (_request, body) => ({
  body,
  // The page has no script and loads nothing; neither may anything that slips into it.
  headers: { "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'" },
}));
