import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { Difference } from "../storage/replay-items.ts";
import { Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";
import { ReplayProgress, ReplayView, StartReplay } from "./replay-views.ts";
import { SourceName } from "./source-name.ts";

const replayPath = z.strictObject({ replayId: Ulid });

const [exampleSource] = SourceName.options;
const exampleReplay = {
  id: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  source: exampleSource,
  languages: ["en"],
  target: "silver",
  state: "running",
  startedAt: "2026-02-01T06:00:00.000Z",
} as const;
const exampleFigures = {
  ...{ packs: 12, packsOf: 31, lines: 9418, written: 12, unchanged: 9406, older: 0, rejected: 0 },
};

export const startReplay = {
  id: "sources.startReplay",
  method: "POST",
  path: "/v1/admin/replays",
  summary: "Makes the catalogue once more of the stored answers.",
  description:
    "No upstream is asked. Of each request the newest answer counts. A replay of all answers of a " +
    "source also removes what none of them gives any more.",
  access: "admin",
  request: { body: StartReplay, idempotencyKey: true },
  response: { status: 202, body: ReplayView, headers: ["location"] },
  problems: ["request.key_reused"],
  example: {
    request: { source: exampleSource, languages: ["en"] },
    response: { ...exampleReplay, state: "planning" },
  },
} as const satisfies Operation;

export const listReplays = {
  id: "sources.listReplays",
  method: "GET",
  path: "/v1/admin/replays",
  summary: "Lists replays of the last fortnight, newest first.",
  access: "admin",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(ReplayView) },
  problems: ["request.bad_cursor"],
  example: { response: { items: [exampleReplay] } },
} as const satisfies Operation;

export const getReplay = {
  id: "sources.getReplay",
  method: "GET",
  path: "/v1/admin/replays/{replayId}",
  summary: "Says how far a replay has come.",
  access: "admin",
  request: { path: replayPath },
  response: { status: 200, body: ReplayProgress },
  problems: ["sources.no_such_replay"],
  example: {
    response: {
      ...exampleReplay,
      seconds: 14.2,
      figures: exampleFigures,
      byLanguage: [{ language: "en", ...exampleFigures }],
      ...{ misfits: [], said: 0, differences: 0, remerged: 0 },
    },
  },
} as const satisfies Operation;

export const listReplayDifferences = {
  id: "sources.listReplayDifferences",
  method: "GET",
  path: "/v1/admin/replays/{replayId}/differences",
  summary: "Lists what a shadow has otherwise, or what a replay has found to have no ground.",
  access: "admin",
  request: { path: replayPath, query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(Difference.meta({ id: "ReplayDifference" })) },
  problems: ["sources.no_such_replay", "request.bad_cursor"],
  example: {
    response: {
      items: [
        {
          ...{ what: "card", id: charizard.id, kind: "changed" },
          fields: [{ field: "name", before: "Charizrd", after: charizard.name }],
        },
      ],
    },
  },
} as const satisfies Operation;

export const stopReplay = {
  id: "sources.stopReplay",
  method: "POST",
  path: "/v1/admin/replays/{replayId}/stop",
  summary: "Stops a replay before its next pack: what it has written stays.",
  description: "One that has ended stays as it is, and is the answer.",
  access: "admin",
  request: { path: replayPath },
  response: { status: 200, body: ReplayView },
  problems: ["sources.no_such_replay"],
  example: { response: { ...exampleReplay, state: "stopped" } },
} as const satisfies Operation;

export const resumeReplay = {
  id: "sources.resumeReplay",
  method: "POST",
  path: "/v1/admin/replays/{replayId}/resume",
  summary: "Has a replay that was stopped, or failed, go on where it was.",
  description: "One that is under way or completed stays as it is, and is the answer.",
  access: "admin",
  request: { path: replayPath },
  response: { status: 200, body: ReplayView },
  problems: ["sources.no_such_replay"],
  example: { response: exampleReplay },
} as const satisfies Operation;
