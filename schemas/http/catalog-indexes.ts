import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { indexFormat } from "../storage/index-pointer.ts";
import { Game, Instant, Sha256 } from "../values.ts";
import type { Operation } from "./operation.ts";

const IndexStatus = z
  .object({
    game: Game,
    format: z.int().meta({ description: "Of the indexes that this deployment builds." }),
    version: Sha256.optional().meta({
      description: "Of the index that search answers from; absent before the first of this format.",
    }),
    cards: z.int().nonnegative().optional().meta({ description: "Cards that it holds." }),
    builtAt: Instant.optional().meta({ description: "It holds all that was written before." }),
    checkedAt: Instant.optional().meta({
      description: "When the last good build began, also one that found nothing new.",
    }),
    pendingSince: Instant.optional().meta({
      description: "Since when a change, or a request, waits for a build; absent when none does.",
    }),
    failure: z
      .object({ at: Instant, reason: z.string() })
      .optional()
      .meta({ description: "Of the last build, unless it went well." }),
  })
  .meta({ id: "SearchIndex" });

const exampleIndex = {
  game: charizard.game,
  format: indexFormat,
  version: charizard.provenance[0].bodySha256,
  cards: 23546,
  builtAt: "2026-02-01T06:04:10.000Z",
  checkedAt: "2026-02-02T06:05:12.000Z",
};

export const listIndexes = {
  id: "catalog.listIndexes",
  method: "GET",
  path: "/v1/admin/indexes",
  summary: "Says of each game's search index what it holds, and whether a newer one is due.",
  access: "admin",
  request: {},
  response: { status: 200, body: z.object({ items: z.array(IndexStatus) }) },
  problems: [],
  example: { response: { items: [exampleIndex] } },
} as const satisfies Operation;

export const buildIndex = {
  id: "catalog.buildIndex",
  method: "POST",
  path: "/v1/admin/indexes/{game}",
  summary: "Has a game's search index built now.",
  description:
    "Indexes are built by themselves once the catalogue has changed and is quiet again; this waits for " +
    "nothing. `pendingSince` is there until a build that began later has ended well.",
  access: "admin",
  request: { path: z.strictObject({ game: Game }), idempotencyKey: true },
  response: { status: 202, body: IndexStatus, headers: ["location"] },
  problems: ["request.key_reused"],
  example: { response: { ...exampleIndex, pendingSince: "2026-02-02T09:00:00.000Z" } },
} as const satisfies Operation;
