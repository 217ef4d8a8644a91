import * as z from "zod";
import { RecordKind, recordKinds } from "../lake/record-kinds.ts";
import { isWhole, ReplayFigures, ReplayState, ReplayTarget } from "../storage/replay-items.ts";
import { Instant, ScopeLanguage, Ulid } from "../values.ts";
import { SourceName } from "./source-name.ts";
import { SomeLanguages, SomeUnits } from "./source-scope.ts";

const scope = {
  dataset: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,59}$/, "must be the name of a folder of the lake, such as cards")
    .optional()
    .meta({ description: "Only this folder of the lake.", examples: ["cards"] }),
  units: SomeUnits.optional(),
  kinds: z.array(RecordKind).min(1).max(recordKinds.length).optional().meta({
    description: "Only records of these kinds: an answer may hold cards and their prices.",
  }),
  languages: SomeLanguages.optional().meta({ description: "Absent for all that the lake has." }),
  from: Instant.optional().meta({ description: "Only answers from this moment on." }),
  until: Instant.optional().meta({
    description:
      "Only answers before this moment. Silver keeps what came later; a shadow is made without it.",
  }),
};

/** A replay as lists show it. */
export const ReplayView = z
  .object({
    id: Ulid,
    source: z.string(),
    ...scope,
    target: ReplayTarget,
    state: ReplayState,
    startedAt: Instant,
    finishedAt: Instant.optional(),
    reason: z.string().optional().meta({
      description: "Why it failed, what it has left undone, or that there was nothing to do.",
    }),
  })
  .meta({ id: "Replay" });

const figures = {
  ...ReplayFigures.shape,
  packsOf: z.int().meta({ description: "Packs to read. One with lists in it is read twice." }),
};
/** A replay with how far it has come. */
export const ReplayProgress = z
  .object({
    ...ReplayView.shape,
    seconds: z.number().nonnegative().meta({ description: "From the start until the end or now." }),
    figures: z.object(figures),
    byLanguage: z.array(z.object({ language: ScopeLanguage, ...figures })),
    misfits: z.array(z.string()).meta({
      description: "Some of the answers that did not fit, with their reasons.",
    }),
    said: z.int().meta({ description: "Records of the source in silver." }),
    differences: z.int().meta({
      description: "What a shadow has otherwise, or what of silver has no ground in the lake.",
    }),
    remerged: z.int().meta({ description: "Cards that were merged anew in the end." }),
  })
  .meta({ id: "ReplayProgress" });

/** What is to be replayed, and where to. */
export const StartReplay = z
  .strictObject({
    source: SourceName,
    ...scope,
    target: ReplayTarget.default("silver").meta({
      description: "`shadow` writes beside silver and says what would change.",
    }),
    retiresMany: z
      .boolean()
      .default(false)
      .meta({
        description:
          "Whether also more than a tenth of the source's records may be removed because the lake " +
          "gives them no more.",
      }),
  })
  .refine(({ from, until }) => from === undefined || until === undefined || from < until, {
    error: "must be later than from",
    path: ["until"],
  })
  .refine((replay) => !replay.retiresMany || isWhole(replay), {
    error: "needs a replay of all of a source's answers: only then it is known what has no ground",
    path: ["retiresMany"],
  })
  .refine(({ retiresMany, target }) => !retiresMany || target === "silver", {
    error: "needs the target silver: a shadow removes nothing",
    path: ["retiresMany"],
  });
