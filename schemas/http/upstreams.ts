import * as z from "zod";
import { Instant } from "../values.ts";
import type { Operation } from "./operation.ts";

export const listUpstreams = {
  id: "sources.listUpstreams",
  method: "GET",
  path: "/v1/admin/upstreams",
  summary: "Says how each upstream does: its circuit, the limit we keep, the last success.",
  access: "admin",
  request: {},
  response: {
    status: 200,
    body: z.object({
      items: z.array(
        z
          .object({
            source: z.string(),
            circuit: z.enum(["closed", "open"]),
            circuitChangedAt: Instant.optional(),
            retryAt: Instant.optional().meta({
              description: "When an open circuit is tried again.",
            }),
            reason: z.string().optional().meta({ description: "Why it was opened." }),
            isOff: z.literal(true).optional().meta({
              description:
                "It needs a key, and nobody has said that the stage has one: it is asked only by runs that name it.",
            }),
            requestsPerSecond: z.number(),
            lastSuccessAt: Instant.optional(),
            callsToday: z
              .object({ limit: z.int(), made: z.int(), resetsAt: Instant })
              .optional()
              .meta({
                description: "Of an upstream that counts them by the day: how many it has had.",
              }),
          })
          .meta({ id: "Upstream" }),
      ),
    }),
  },
  problems: [],
  example: {
    response: {
      items: [
        {
          source: "tcgdex",
          circuit: "closed",
          requestsPerSecond: 20,
          lastSuccessAt: "2026-02-01T06:01:00.000Z",
        },
      ],
    },
  },
} as const satisfies Operation;
