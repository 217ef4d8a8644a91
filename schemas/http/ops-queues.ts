import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { plainText } from "../text.ts";
import { Instant } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const queuePath = z.strictObject({ name: plainText(40).meta({ examples: ["fetch"] }) });

const QueueDepth = z
  .object({
    name: z.string(),
    waiting: z.int(),
    inFlight: z.int(),
    delayed: z.int(),
    deadLetters: z.int(),
  })
  .meta({ id: "QueueDepth" });

const DeadLetter = z
  .object({
    id: z.string(),
    sentAt: Instant,
    ageSeconds: z.int().nonnegative(),
    reason: z.string().optional().meta({
      description: "Why it was given up; absent when no worker could even begin it.",
    }),
    errorClass: z
      .string()
      .optional()
      .meta({ description: "`transient`, `permanent`, `quota` or `auth`." }),
    body: z.unknown().meta({ description: "The message: what was to be done, never a payload." }),
  })
  .meta({ id: "DeadLetter" });

export const listQueues = {
  id: "ops.listQueues",
  method: "GET",
  path: "/v1/admin/queues",
  summary: "Says how much lies in each work queue and in its dead letters.",
  access: "admin",
  request: {},
  response: { status: 200, body: z.object({ items: z.array(QueueDepth) }) },
  problems: [],
  example: {
    response: {
      items: [{ name: "fetch", waiting: 150, inFlight: 2, delayed: 0, deadLetters: 0 }],
    },
  },
} as const satisfies Operation;

export const listDeadLetters = {
  id: "ops.listDeadLetters",
  method: "GET",
  path: "/v1/admin/queues/{name}/dead-letters",
  summary: "Lists what a queue's workers gave up on, oldest first, with the reasons.",
  description:
    "Looks at the thousand oldest. Letters that another call is reading or sending on are left out.",
  access: "admin",
  request: { path: queuePath, query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(DeadLetter) },
  problems: ["ops.no_such_queue", "request.bad_cursor"],
  example: {
    response: {
      items: [
        {
          id: "0b0a5c1e-6f0e-4d0a-9a55-0e3f6a1f7c11",
          sentAt: "2026-02-01T06:30:00.000Z",
          ageSeconds: 5400,
          reason: "base1: card:base1-5: The upstream said 500.",
          errorClass: "transient",
          body: {
            version: 1,
            source: charizard.provenance[0].source,
            dataset: "sets",
            language: "en",
            unit: "base1",
          },
        },
      ],
    },
  },
} as const satisfies Operation;

export const redriveQueue = {
  id: "ops.redriveQueue",
  method: "POST",
  path: "/v1/admin/queues/{name}/redrive",
  summary: "Sends dead letters back to their queue, at most so many a call.",
  access: "admin",
  request: {
    path: queuePath,
    body: z.strictObject({ limit: z.int().min(1).max(500).default(100) }),
  },
  response: {
    status: 200,
    body: z.object({ redriven: z.int(), deadLettersLeft: z.int() }),
  },
  problems: ["ops.no_such_queue"],
  example: { request: { limit: 100 }, response: { redriven: 3, deadLettersLeft: 0 } },
} as const satisfies Operation;
