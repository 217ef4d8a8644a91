import * as z from "zod";
import { CardId } from "../catalog/card-id.ts";
import { charizard } from "../catalog/examples.ts";
import { Day } from "../values.ts";
import { CardView, cache } from "./card-views.ts";
import type { Operation } from "./operation.ts";

export const getCardAsOf = {
  id: "history.getCardAsOf",
  method: "GET",
  path: "/v1/cards/{printingId}/as-of/{day}",
  summary: "One card as the catalogue had it at the end of a day (UTC).",
  description:
    "Made of the answers that sources had given until then, read as they are read today; `provenance` " +
    "names them. A card that was not known on that day is not found; a day to come is refused.",
  access: "user",
  request: { path: z.strictObject({ printingId: CardId, day: Day }) },
  response: { status: 200, body: CardView },
  cache,
  problems: ["request.invalid", "catalog.no_such_card", "catalog.ambiguous_id"],
  example: { request: { printingId: charizard.id, day: "2026-02-01" }, response: charizard },
} as const satisfies Operation;
