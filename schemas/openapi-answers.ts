import * as z from "zod";
import type { Operation, ReplyHeader } from "./http/operation.ts";
import { V2Error } from "./http/v2-objects.ts";
import type { Json, SchemaBook } from "./openapi-schemas.ts";
import { type ProblemCode, problems } from "./problems.ts";

const ProblemDocument = z
  .object({
    type: z.string().meta({ examples: ["urn:cardlake:problem:catalog.no_such_card"] }),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().meta({ description: "Id of the request; name it when you report it." }),
    code: z.string(),
    facts: z.record(z.string(), z.unknown()).optional(),
    errors: z
      .array(z.object({ in: z.string(), pointer: z.string(), detail: z.string() }))
      .optional(),
  })
  .meta({ id: "Problem", description: "RFC 9457 problem details." });

/** API Gateway answers some requests itself, before any code of ours runs. */
const GatewayMessage = z
  .object({ message: z.string().nullable() })
  .meta({ id: "GatewayMessage", description: "What the gateway says when it answers itself." });

/** Statuses with which the gateway may answer itself, and when. */
const gatewayAnswers: Readonly<Record<number, string>> = {
  401: "The gateway refuses a token that is absent, expired or not ours.",
  403: "The gateway refuses the request.",
  413: "The gateway refuses bodies over 10 MB.",
  429: "The gateway refuses more requests a second than the stage bears.",
  500: "The gateway could not read the function's answer.",
  503: "The function did not answer within the gateway's time.",
};

/** Headers that help the caller on, where the status has any. */
const problemHeaders: Readonly<Record<number, readonly string[]>> = {
  412: ["etag"],
  429: ["retry-after"],
  503: ["retry-after"],
};

/** The same of single codes. */
const codeHeaders: Partial<Record<ProblemCode, readonly string[]>> = {
  "images.picture_unavailable": ["retry-after"],
};

const headers: Readonly<Record<string, Json>> = {
  etag: {
    description: "Names this state: for If-Match and If-None-Match.",
    schema: { type: "string", pattern: '^"[!#-~]+"$' },
  },
  location: {
    description: "Where the thing is found.",
    schema: { type: "string", minLength: 1 },
  },
  "cache-control": {
    description: "How long the answer may be kept.",
    schema: { type: "string", pattern: "no-store|no-cache|max-age=\\d+" },
  },
  "retry-after": {
    description: "Seconds after which a new try may do better.",
    schema: { type: "string", pattern: "^\\d+$" },
  },
};

const headersNamed = (names: readonly string[], required: boolean) =>
  Object.fromEntries(names.map((name) => [name, { ...headers[name], required }]));

/** Every answer of an operation, by status: the good ones, 304, and each error with its codes. */
export function answersOf(operation: Operation, book: SchemaBook): Json {
  const { response } = operation;
  const { status, otherwise200, otherwise202, description = "As asked." } = response;
  return {
    [status]: goodAnswer(operation, description, book),
    ...(otherwise200 && { 200: goodAnswer(operation, otherwise200, book) }),
    ...(otherwise202 && {
      202: {
        ...(response.body && goodAnswer(operation, otherwise202, book)),
        description: otherwise202,
        headers: headersNamed(["retry-after", "cache-control"], true),
      },
    }),
    ...(isConditional(operation) && { 304: notModified(response) }),
    ...problemAnswers(operation, book),
  };
}

/** Whether an operation answers 304 to a caller who has its answer. */
export const isConditional = ({ method, response }: Operation): boolean =>
  method === "GET" && response.body !== undefined;

function goodAnswer(operation: Operation, description: string, book: SchemaBook): Json {
  const {
    body,
    contentType = "application/json",
    headers: own = [],
    otherHeaders = [],
    otherContentTypes = [],
  } = operation.response;
  const tagged: readonly ReplyHeader[] = isConditional(operation) ? ["etag"] : [];
  const answer = {
    description,
    headers: {
      ...headersNamed([...new Set([...tagged, ...own, "cache-control"])], true),
      ...headersNamed(otherHeaders, false),
    },
  };
  if (!body) return answer;
  const example = operation.example?.response;
  return {
    ...answer,
    content: Object.fromEntries(
      [contentType, ...otherContentTypes].map((type) => [
        type,
        {
          schema: book.schemaOf(body, "output"),
          ...(example !== undefined && type === contentType && { example }),
        },
      ]),
    ),
  };
}

const notModified = ({ headers: own = [], otherHeaders = [] }: Operation["response"]): Json => ({
  description: "The caller's copy, named in If-None-Match, is still right. There is no body.",
  headers: {
    ...headersNamed([...new Set(["etag", ...own, "cache-control"])], true),
    ...headersNamed(otherHeaders, false),
  },
});

/** One answer per status, naming every code that may come with it. */
function problemAnswers(operation: Operation, book: SchemaBook): Json {
  const byStatus = Map.groupBy(codesOf(operation), (code): number => problems[code].status);
  // The gateway's own refusals come to every operation, whatever our code answers.
  for (const status of [429, 503] as const) {
    if (!byStatus.has(status)) byStatus.set(status, []);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [status, problemAnswer(status, codes, operation, book)]),
  );
}

function problemAnswer(
  status: number,
  codes: readonly ProblemCode[],
  { access, errors = "problem" }: Operation,
  book: SchemaBook,
): Json {
  const reasons = codes.map((code) => `\`${code}\`: ${problems[code].title}.`);
  const extra = [
    ...(problemHeaders[status] ?? []),
    ...codes.flatMap((code) => codeHeaders[code] ?? []),
  ];
  const gateways = status === 401 && access === "public" ? undefined : gatewayAnswers[status];
  return {
    description: [...reasons, ...(gateways ? [gateways] : [])].join(" "),
    ...(extra.length > 0 && { headers: headersNamed(extra, false) }),
    content:
      errors === "v2"
        ? { "application/json": { schema: v2Errors(codes, gateways, book) } }
        : {
            ...(codes.length > 0 && {
              "application/problem+json": { schema: book.schemaOf(ProblemDocument, "output") },
            }),
            ...(gateways && {
              "application/json": { schema: book.schemaOf(GatewayMessage, "output") },
            }),
          },
  };
}

/** Below `/v2` both have one type. */
function v2Errors(codes: readonly ProblemCode[], gateways: string | undefined, book: SchemaBook) {
  const schemas = [
    ...(codes.length > 0 ? [book.schemaOf(V2Error, "output")] : []),
    ...(gateways ? [book.schemaOf(GatewayMessage, "output")] : []),
  ];
  return schemas.length === 1 ? schemas[0] : { anyOf: schemas };
}

/** The codes that an operation declares, and those that follow from what it takes. */
function codesOf({ problems: own, access, request }: Operation): readonly ProblemCode[] {
  const always: readonly ProblemCode[] = [
    "request.invalid" as const,
    "request.too_many",
    ...(access === "public" ? [] : (["request.unauthorized"] as const)),
    ...(access === "admin" ? (["request.forbidden"] as const) : []),
    ...(request.body
      ? (["request.malformed_json", "request.too_large", "request.unsupported_media_type"] as const)
      : []),
    "internal",
  ];
  return [...new Set([...own, ...always])].toSorted(
    (one, other) => problems[one].status - problems[other].status,
  );
}
