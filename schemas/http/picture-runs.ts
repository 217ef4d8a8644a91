import * as z from "zod";
import { charizard } from "../catalog/examples.ts";
import { PictureRun } from "../images/picture-run.ts";
import { Game, SetId, Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const onRun = z.strictObject({ runId: Ulid });

const queued = {
  id: "01KAJ3QW8D5S6T7V8W9X0Y1Z2A",
  game: charizard.game,
  setId: charizard.setId,
  state: "queued",
  createdAt: "2026-02-01T06:10:00.000Z",
  setsDone: 0,
  pictures: { present: 0, missing: 0, failed: 0 },
} as const;
const running = {
  ...{ ...queued, state: "running" as const, setsTotal: 1 },
  pictures: { present: 74, missing: 1, failed: 0 },
};

export const startPictureRun = {
  id: "images.startPictureRun",
  method: "POST",
  path: "/v1/admin/picture-runs",
  summary: "Has all pictures of a game, or of a set, fetched before anybody asks for them.",
  description:
    "Cards, logos and symbols; those that are there and were checked within a week are not asked for. Hosts are asked at their pace, a few pictures at a time, and whatever " +
    "somebody waits for goes first.",
  access: "admin",
  request: {
    body: z
      .strictObject({
        game: Game.optional().meta({ description: "All of its sets, in every language." }),
        setId: SetId.optional().meta({ description: "This set alone." }),
      })
      .refine(({ game, setId }) => (game === undefined) !== (setId === undefined), {
        error: "must name a game or a set, and not both",
      }),
    idempotencyKey: true,
  },
  response: { status: 202, body: PictureRun, headers: ["location"] },
  problems: ["request.invalid", "request.key_reused", "catalog.no_such_set"],
  example: { request: { setId: charizard.setId }, response: queued },
} as const satisfies Operation;

export const listPictureRuns = {
  id: "images.listPictureRuns",
  method: "GET",
  path: "/v1/admin/picture-runs",
  summary: "Lists runs that fetch pictures, newest first.",
  description: "They are remembered for ninety days.",
  access: "admin",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(PictureRun) },
  problems: ["request.bad_cursor"],
  example: { response: { items: [running] } },
} as const satisfies Operation;

export const getPictureRun = {
  id: "images.getPictureRun",
  method: "GET",
  path: "/v1/admin/picture-runs/{runId}",
  summary: "Says how far a run that fetches pictures has come.",
  access: "admin",
  request: { path: onRun },
  response: { status: 200, body: PictureRun },
  problems: ["images.no_such_picture_run"],
  example: { response: running },
} as const satisfies Operation;

export const stopPictureRun = {
  id: "images.stopPictureRun",
  method: "POST",
  path: "/v1/admin/picture-runs/{runId}/stop",
  summary: "Stops a run that fetches pictures: what was fetched is kept.",
  description: "One that has ended stays as it is, and is the answer.",
  access: "admin",
  request: { path: onRun },
  response: { status: 200, body: PictureRun },
  problems: ["images.no_such_picture_run"],
  example: { response: { ...running, state: "stopped", finishedAt: "2026-02-01T06:10:09.000Z" } },
} as const satisfies Operation;
