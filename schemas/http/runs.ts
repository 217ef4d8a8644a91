import * as z from "zod";
import { SyncMode } from "../messages/unit-due.ts";
import {
  DatasetDrift,
  InsteadOf,
  RunFinding,
  RunState,
  UnitFigures,
  UnitState,
} from "../storage/work-items.ts";
import { Instant, Language, ScopeLanguage, Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";
import { SourceName } from "./source-name.ts";
import { SomeLanguages, SomeUnits } from "./source-scope.ts";

const RunView = z
  .object({
    id: Ulid,
    sources: z.array(z.string()),
    languages: z.array(Language),
    mode: SyncMode,
    units: z.array(z.string()).optional(),
    state: RunState,
    startedAt: Instant,
    finishedAt: Instant.optional(),
    reason: z.string().optional().meta({ description: "Why a run failed." }),
    insteadOf: InsteadOf.optional().meta({
      description: "The source in whose place this one was asked, why, and since when.",
    }),
  })
  .meta({ id: "Run" });

const RunProgress = z
  .object({
    ...RunView.shape,
    seconds: z.number().nonnegative().meta({ description: "From the start until the end or now." }),
    unitsByState: z
      .record(z.string(), z.int())
      .meta({ description: "`waiting` units have a message in the queue." }),
    figures: UnitFigures,
    drift: z.array(DatasetDrift).meta({
      description:
        "What was counted of the records of a run that has ended, by source and data set.",
    }),
    findings: z.array(RunFinding).meta({
      description: "How its sources differ from what they were in the run before.",
    }),
    rejected: z.int().meta({ description: "Bodies that did not fit and lie in the dead letters." }),
  })
  .meta({ id: "RunProgress" });

const UnitView = z
  .object({
    source: z.string(),
    language: ScopeLanguage.meta({ description: "`any` where one answer holds every language." }),
    dataset: z.string(),
    unit: z.string(),
    state: UnitState,
    figures: UnitFigures,
    rejected: z.int(),
    reason: z.string().optional(),
    startedAt: Instant.optional(),
    updatedAt: Instant.optional(),
  })
  .meta({ id: "RunUnit" });

const runPath = z.strictObject({ runId: Ulid });

const exampleRun = {
  id: "01KAJ3N5Q2V7C8D9E0F1G2H3J4",
  sources: ["tcgdex", "pokeapi"],
  languages: ["en"],
  mode: "due",
  state: "running",
  startedAt: "2026-02-01T06:00:00.000Z",
};
const exampleFigures = {
  requests: 3583,
  notModified: 3561,
  bytes: 31204,
  newBodies: 22,
  failures: 0,
  gone: 0,
  written: 22,
  unchanged: 0,
  older: 0,
  cards: 21,
  drifted: 0,
  skipped: 0,
};

export const startRun = {
  id: "sources.startRun",
  method: "POST",
  path: "/v1/admin/runs",
  summary: "Starts a synchronisation of the catalogue.",
  description:
    "Mode `due` asks for what may have changed, `full` for everything, `wanted` for the cards that people want, of sources that " +
    "are asked for these each hour. All send conditional requests.",
  access: "admin",
  request: {
    body: z
      .strictObject({
        source: SourceName.optional().meta({ description: "Absent for all." }),
        mode: SyncMode.default("due"),
        languages: SomeLanguages.optional(),
        units: SomeUnits.optional(),
      })
      .refine(({ mode, units }) => mode !== "wanted" || units === undefined, {
        error:
          "must be absent in the mode wanted: which cards are wanted follows from what people look at",
        path: ["units"],
      }),
    idempotencyKey: true,
  },
  response: { status: 202, body: RunView, headers: ["location"] },
  problems: ["sources.run_in_progress", "request.key_reused"],
  example: { request: { mode: "due" }, response: { ...exampleRun, state: "planning" } },
} as const satisfies Operation;

export const listRuns = {
  id: "sources.listRuns",
  method: "GET",
  path: "/v1/admin/runs",
  summary: "Lists runs, newest first.",
  access: "admin",
  request: { query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(RunView) },
  problems: ["request.bad_cursor"],
  example: { response: { items: [exampleRun] } },
} as const satisfies Operation;

export const getRun = {
  id: "sources.getRun",
  method: "GET",
  path: "/v1/admin/runs/{runId}",
  summary: "Says how far a run has come.",
  access: "admin",
  request: { path: runPath },
  response: { status: 200, body: RunProgress },
  problems: ["sources.no_such_run"],
  example: {
    response: {
      ...exampleRun,
      seconds: 61.2,
      unitsByState: { waiting: 150, fetching: 2, fetched: 1, done: 66 },
      figures: exampleFigures,
      drift: [
        {
          ...{ source: "tcgdex", language: "en", dataset: "cards", records: 3410 },
          fields: { "missing_field hp": 341 },
        },
      ],
      findings: [
        {
          ...{ code: "field_drifted", source: "tcgdex", language: "en", dataset: "cards" },
          field: "hp",
          detail:
            "hp is missing in 341 of 3410 records of cards (tcgdex, en); in the run before in 0 of 3398.",
        },
      ],
      rejected: 0,
    },
  },
} as const satisfies Operation;

export const listRunUnits = {
  id: "sources.listRunUnits",
  method: "GET",
  path: "/v1/admin/runs/{runId}/units",
  summary: "Lists the units of a run that have been begun, with what happened to each.",
  access: "admin",
  request: { path: runPath, query: z.strictObject(paging) },
  response: { status: 200, body: pageOf(UnitView) },
  problems: ["sources.no_such_run", "request.bad_cursor"],
  example: {
    response: {
      items: [
        {
          source: "tcgdex",
          language: "en",
          dataset: "sets",
          unit: "base1",
          state: "done",
          figures: { ...exampleFigures, requests: 16, notModified: 16, newBodies: 0, written: 0 },
          rejected: 0,
        },
      ],
    },
  },
} as const satisfies Operation;

export const stopRun = {
  id: "sources.stopRun",
  method: "POST",
  path: "/v1/admin/runs/{runId}/stop",
  summary: "Stops a run: what was fetched is kept, what waits is dropped.",
  access: "admin",
  request: { path: runPath },
  response: { status: 200, body: RunView },
  problems: ["sources.no_such_run"],
  example: { response: { ...exampleRun, state: "stopped" } },
} as const satisfies Operation;
