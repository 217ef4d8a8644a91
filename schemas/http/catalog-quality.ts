import * as z from "zod";
import { charizard, contradiction } from "../catalog/examples.ts";
import { QualityFinding } from "../catalog/quality.ts";
import { Game, Instant, Language, SetId } from "../values.ts";
import type { Operation } from "./operation.ts";
import { pageOf, paging } from "./paging.ts";

const Counted = z.object({ name: z.string(), findings: z.int().positive() });
const mostFirst = z.array(Counted).meta({ description: "The most first." });

export const QualityView = z
  .object({
    catalogues: z
      .array(
        z.object({
          game: Game,
          readAt: Instant.meta({ description: "Since when the catalogue has had these findings." }),
          sets: z.int().nonnegative(),
          cards: z.int().nonnegative(),
        }),
      )
      .meta({ description: "Games that were looked at; none before they were indexed." }),
    prices: z
      .array(
        z.object({
          game: Game,
          readAt: Instant.meta({
            description: "Since when its newest prices have had these findings.",
          }),
          sets: z.int().nonnegative(),
          printings: z.int().nonnegative().meta({ description: "Without their languages." }),
        }),
      )
      .meta({ description: "Games whose newest prices were compared; none before there are any." }),
    findings: z.int().nonnegative(),
    byKind: mostFirst,
    byField: mostFirst,
    bySource: z.array(Counted).meta({
      description: "The most first. A contradiction counts for each of those who contradict.",
    }),
    bySet: mostFirst,
  })
  .meta({ id: "Quality" });
export type QualityView = z.output<typeof QualityView>;

const word = z.string().min(1).max(100);

/** Which findings; all of them have to fit. */
const wanted = {
  game: Game.optional(),
  language: Language.optional(),
  setId: SetId.optional(),
  kind: word.optional().meta({ examples: ["contradiction"] }),
  field: word
    .optional()
    .meta({ description: `What it is about of the thing, such as \`${contradiction.field}\`.` }),
  source: word.optional().meta({ examples: [charizard.provenance[0].source] }),
};

const counted = (name: string) => [{ name, findings: 1 }];

export const getQuality = {
  id: "catalog.getQuality",
  method: "GET",
  path: "/v1/admin/quality",
  summary:
    "Says how much in the catalogue and its prices a person should look at, by kind, field, source and set.",
  description:
    "Found while a game's index is built, so as old as that; in prices while its newest prices are. What sources have rejected is told by their runs, " +
    "bodies that do not fit lie in the dead letters.",
  access: "admin",
  request: { query: z.strictObject(wanted) },
  response: { status: 200, body: QualityView },
  problems: ["request.invalid"],
  example: {
    request: { kind: contradiction.kind },
    response: {
      catalogues: [
        { game: charizard.game, readAt: "2026-02-01T06:04:10.000Z", sets: 218, cards: 23546 },
      ],
      prices: [
        { game: charizard.game, readAt: "2026-02-01T06:09:30.000Z", sets: 204, printings: 22018 },
      ],
      findings: 1,
      byKind: counted(contradiction.kind),
      byField: counted(contradiction.field),
      bySource: contradiction.said.flatMap(({ source }) => counted(source)),
      bySet: counted(charizard.setId),
    },
  },
} as const satisfies Operation;

export const listFindings = {
  id: "catalog.listFindings",
  method: "GET",
  path: "/v1/admin/quality/findings",
  summary:
    "Lists what in the catalogue and its prices a person should look at, with who says what and where.",
  description:
    "By set; in each what is about the set itself, then its cards by number, then its products.",
  access: "admin",
  request: { query: z.strictObject({ ...wanted, ...paging }) },
  response: { status: 200, body: pageOf(QualityFinding) },
  problems: ["request.invalid", "request.bad_cursor"],
  example: { request: { field: contradiction.field }, response: { items: [contradiction] } },
} as const satisfies Operation;
