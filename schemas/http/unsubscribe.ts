import * as z from "zod";
import { Ulid } from "../values.ts";
import type { Operation } from "./operation.ts";

const path = "/v1/unsubscribe/{token}";
const request = {
  path: z.strictObject({
    token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{32}$/, "must be the token of an address in a mail")
      .meta({ examples: ["q4XrY0cZ2bN7mKpL1sTdV8wAhGfJeUo3"] }),
  }),
  query: z.strictObject({
    alert: Ulid.optional().meta({ description: "Only the mails of this alert." }),
  }),
} as const;
const response = {
  status: 200,
  body: z.string(),
  contentType: "text/html; charset=utf-8",
} as const;

export const showUnsubscribe = {
  id: "alerts.showUnsubscribe",
  method: "GET",
  path,
  summary: "A page with a button that ends the mails of a channel. Changes nothing itself.",
  access: "public",
  limit: "code",
  request,
  response,
  problems: ["request.invalid", "alerts.no_such_token"],
  example: { response: "<!doctype html>" },
} as const satisfies Operation;

export const unsubscribe = {
  id: "alerts.unsubscribe",
  method: "POST",
  path,
  summary: "Ends the mails of a channel without anybody signing in, after RFC 8058.",
  description: "Whatever the body says. Once more is no matter.",
  access: "public",
  limit: "code",
  request,
  response,
  problems: ["request.invalid", "request.too_many", "alerts.no_such_token"],
  example: { response: "<!doctype html>" },
} as const satisfies Operation;
