import * as z from "zod";
import type { Operation } from "#schemas/http/operation.ts";

/** An operation that anybody may ask for, and that answers with a text. */
export const read = {
  id: "test.read",
  method: "GET",
  path: "/read",
  summary: "",
  access: "public",
  request: {},
  response: { status: 200, body: z.object({ text: z.string() }) },
  problems: [],
} as const satisfies Operation;
