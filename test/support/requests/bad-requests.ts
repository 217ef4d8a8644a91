import * as z from "zod";
import type { Operation } from "#schemas/http/operation.ts";
import type { Sent } from "#test/support/clouds/api.ts";

/** A request that no operation may accept. */
export interface BadRequest {
  readonly what: string;
  /** `METHOD /path?query`. */
  readonly request: string;
  readonly sent: Sent;
  /** API Gateway answers for us: there is no problem document. */
  readonly isGateways?: true;
}

type Good = { readonly token: string };

/** Everything bad that can be sent to an operation, from what its declaration says. */
export function badRequestsOf(operation: Operation, good: Good): readonly BadRequest[] {
  const { request, access } = operation;
  return [
    ...(access === "public" ? [] : badTokens(operation)),
    ...badPaths(operation, good),
    ...badQueries(operation, good),
    ...(request.body ? badBodies(operation, good) : []),
    ...(request.ifMatch ? badVersions(operation, good) : []),
    ...(request.idempotencyKey ? badKeys(operation, good) : []),
  ];
}

const ulid = "01KAJ3N5Q2V7C8D9E0F1G2H3J4";

/** The operation's path with the example of each parameter, or with another value for one. */
function pathOf({ path, request }: Operation, change: Readonly<Record<string, string>> = {}) {
  const shape = request.path instanceof z.ZodObject ? request.path.shape : {};
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const examples = z.globalRegistry.get(shape[name])?.["examples"];
    const example = Array.isArray(examples) ? examples[0] : ulid;
    return encodeURIComponent(change[name] ?? String(example));
  });
}

/** What makes the request good, so that one bad part is the only reason to refuse it. */
function sentBy(operation: Operation, { token }: Good): Sent {
  const { request, example } = operation;
  return {
    token,
    ...(request.body && { body: example?.request ?? {} }),
    ...(request.ifMatch && { headers: { "if-match": "*" } }),
  };
}

function badTokens(operation: Operation): readonly BadRequest[] {
  const request = `${operation.method} ${pathOf(operation)}`;
  const foreign =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6IngifQ.eyJzdWIiOiJ4IiwiaXNzIjoiaHR0cHM6Ly9lbHNld2hlcmUifQ.eA";
  return [
    { what: "no token", token: undefined },
    { what: "a token that is none", token: "nonsense" },
    { what: "a token without signature", token: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0." },
    { what: "a token of another issuer", token: foreign },
  ].map(({ what, token }) => ({ what, request, sent: { token }, isGateways: true as const }));
}

function badPaths(operation: Operation, good: Good): readonly BadRequest[] {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
  const values = ["not an id", "💥", "x".repeat(2_000), "<script>", "' OR 1=1", "\u0000"];
  const numbers = ["0x10", "1e2", " 5", "+5", "05", "-1", "٥"];
  return names.flatMap((name) =>
    [...values, ...(isNumber(operation, name) ? numbers : ["\u200b", "pokemon:zz:base1-4"])].map(
      (value) => ({
        what: `${name} = ${JSON.stringify(value.slice(0, 20))}`,
        request: `${operation.method} ${pathOf(operation, { [name]: value })}`,
        sent: sentBy(operation, good),
      }),
    ),
  );
}

function badQueries(operation: Operation, good: Good): readonly BadRequest[] {
  const foreign = Buffer.from("0123456789.somewhere").toString("base64url");
  const queries = [
    "nonsense=1",
    "limit=1&limit=2",
    "limit=1000000000",
    "limit=-1",
    "limit=many",
    "limit=1.5",
    `cursor=${foreign}`,
    `cursor=${"A".repeat(3_000)}`,
    "cursor=%ff%fe",
    "__proto__=1",
    "limit=0x10",
    "limit=1e2",
    "limit=%205",
    "limit=%2B5",
    "limit=05",
    "limit=",
    "cursor=",
    "language=zz",
    "language=en&language=de",
    "q=a%00b",
    "q=%E2%80%AEabc",
    `q=${"%F0%9F%98%80".repeat(501)}`,
  ];
  return queries.map((query) => ({
    what: `?${query.slice(0, 40)}`,
    request: `${operation.method} ${pathOf(operation)}?${query}`,
    sent: sentBy(operation, good),
  }));
}

function badBodies(operation: Operation, good: Good): readonly BadRequest[] {
  const request = `${operation.method} ${pathOf(operation)}`;
  const { body, ...rest } = sentBy(operation, good);
  const limit = operation.request.maxBodyBytes ?? 65_536;
  const raw = (what: string, content: string | Uint8Array<ArrayBuffer>, headers = {}) => ({
    what,
    request,
    sent: { ...rest, raw: content, headers: { ...rest.headers, ...headers } },
  });
  const text = JSON.stringify(body);
  const wrong = (what: string, value: unknown) => ({
    what,
    request,
    sent: { ...rest, body: value },
  });
  return [
    raw("not JSON", "{name:"),
    raw("an empty body", ""),
    raw("text/plain", text, { "content-type": "text/plain" }),
    raw("a form", "a=1", { "content-type": "application/x-www-form-urlencoded" }),
    raw("a body that is too large", JSON.stringify({ pad: "x".repeat(limit) })),
    raw("a body that is too deep", `${'{"a":'.repeat(200)}1${"}".repeat(200)}`),
    raw("invalid UTF-8 in a value", brokenText(text)),
    wrong("a list", [body]),
    wrong("null", null),
    wrong("a number", 7),
    wrong("an unknown field", { ...Object(body), nonsense: 1 }),
    raw("a field twice", `${text.slice(0, -1)}${text === "{}" ? "" : ","}"a":1,"a":1}`),
    raw("a body that says that it is packed", text, { "content-encoding": "gzip" }),
    raw("a field __proto__", `{"__proto__":{"isAdmin":true},"nonsense":1}`),
    ...Object.keys(Object(body)).flatMap((field) =>
      unfitFor(Object(body)[field]).map((value) =>
        wrong(`${field} = ${JSON.stringify(value)}`, { ...Object(body), [field]: value }),
      ),
    ),
  ];
}

function badVersions(operation: Operation, good: Good): readonly BadRequest[] {
  const values = [
    ...["nonsense", "v1", '"v1', '"v1",', '*, "v1"', 'w/"v1"'],
    // Well formed, and of no version that there is or will be.
    ...['"nonsense"', '"v-1"', '"v99999999999999999999"', 'W/"v1"', 'W/"v1", "v98"'],
  ];
  const request = `${operation.method} ${pathOf(operation)}`;
  const { headers: _good, ...rest } = sentBy(operation, good);
  const none = { what: "no If-Match", request, sent: rest };
  return [
    ...(operation.request.ifMatch === "required" ? [none] : []),
    ...values.map((value) => ({
      what: `If-Match: ${value}`,
      request,
      sent: { ...rest, headers: { "if-match": value } },
    })),
  ];
}

function badKeys(operation: Operation, good: Good): readonly BadRequest[] {
  const sent = sentBy(operation, good);
  return ["two words", "x".repeat(129), "ä"].map((value) => ({
    what: `Idempotency-Key: ${value.slice(0, 20)}`,
    request: `${operation.method} ${pathOf(operation)}`,
    sent: { ...sent, headers: { ...sent.headers, "idempotency-key": value } },
  }));
}

/** Values that no field takes that takes this one; texts also of the kinds that show nothing. */
const unfitFor = (good: unknown): readonly unknown[] => [
  ...[{ nonsense: 1 }, [[[]]], -1.5, "\u0000"],
  ...(typeof good === "string"
    ? ["", "\u200b", "\u2060\u3164", "a\u202eb", "a\u2066b", "a\ud800", "x".repeat(7_000)]
    : []),
];

function isNumber({ request }: Operation, name: string): boolean {
  const shape = request.path instanceof z.ZodObject ? request.path.shape : {};
  const examples = z.globalRegistry.get(shape[name])?.["examples"];
  return Array.isArray(examples) && typeof examples[0] === "number";
}

/** The same JSON with a byte in the last text of it that no UTF-8 has. */
function brokenText(json: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Buffer.from(json.includes('"') ? json : '{"a":"b"}'));
  bytes[bytes.lastIndexOf(0x22) - 1] = 0xff;
  return bytes;
}
