import openapi from "#schemas/generated/openapi.json" with { type: "json" };
import { getOpenapi as operation } from "#schemas/http/ops.ts";
import { route } from "#shared/http/http-api.ts";

/** GET /v1/openapi.json */
export const getOpenapi = route(
  operation,
  async () => openapi,
  async (_request, document) => ({
    body: document,
  }),
);
