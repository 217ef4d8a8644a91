import type { ValidateFunction } from "ajv";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

/** A request that was made, and what came back. */
export interface Exchange {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, or the text where the type is another one. */
  readonly body: unknown;
}

/** What the document says of an exchange. */
export interface Verdict {
  /** Absent when no operation has such a path and method. */
  readonly operation: string | undefined;
  /** Everything about the answer that the document does not say; empty when it keeps its word. */
  readonly findings: readonly string[];
}

interface Described {
  readonly description: string;
  readonly headers?: Record<string, { required?: boolean; schema: object }>;
  readonly content?: Record<string, unknown>;
}
interface Endpoint {
  readonly operationId: string;
  readonly responses: Record<string, Described>;
}
export interface OpenApi {
  readonly paths: Record<string, Record<string, Endpoint>>;
}

/** Headers that say something to a caller: an answer that has one must be described with it. */
const telling = ["etag", "location", "retry-after"];
const key = "openapi";

/** Holds answers against an OpenAPI document. */
export class DocumentedAnswers {
  private readonly ajv = new Ajv.default({ strict: false, allErrors: true });
  private readonly compiled = new Map<string, ValidateFunction>();
  private readonly routes: readonly { pattern: RegExp; path: string }[];
  private readonly document: OpenApi;

  constructor(document: OpenApi) {
    this.document = document;
    addFormats.default(this.ajv);
    this.ajv.addSchema(document, key);
    // What stands in a path word for word goes before what a parameter takes.
    this.routes = Object.keys(document.paths)
      .toSorted((a, b) => a.split("{").length - b.split("{").length)
      .map((path) => ({ path, pattern: patternOf(path) }));
  }

  verdictOn(exchange: Exchange): Verdict {
    const { method, path, status } = exchange;
    const route = this.routes.find(({ pattern }) => pattern.test(path))?.path ?? "";
    const verb = method === "HEAD" ? "get" : method.toLowerCase();
    const endpoint = this.document.paths[route]?.[verb];
    if (!endpoint) {
      const isRefused = status === 404 || status === 405;
      const finding = `${method} ${path} is not described, and answers ${status}`;
      return { operation: undefined, findings: isRefused ? [] : [finding] };
    }
    const where = [key, "paths", route, verb, "responses", `${status}`];
    const answer = endpoint.responses[status];
    const findings = answer
      ? [
          ...this.headerFindings(where, answer, exchange),
          ...this.bodyFindings(where, answer, exchange),
        ]
      : ["the status is not described"];
    const prefix = `${endpoint.operationId} ${status}: `;
    return { operation: endpoint.operationId, findings: findings.map((one) => prefix + one) };
  }

  private headerFindings(
    where: readonly string[],
    { headers: described = {} }: Described,
    { headers }: Exchange,
  ): readonly string[] {
    const undescribed = telling.filter((name) => headers.has(name) && !described[name]);
    return [
      ...undescribed.map((name) => `the header ${name} is not described`),
      ...Object.entries(described).flatMap(([name, { required }]) => {
        const value = headers.get(name);
        if (value === null) return required ? [`the header ${name} is missing`] : [];
        return this.invalid([...where, "headers", name, "schema"], value).map(
          (reason) => `the header ${name} ${reason}`,
        );
      }),
    ];
  }

  private bodyFindings(
    where: readonly string[],
    { content }: Described,
    { method, headers, body }: Exchange,
  ): readonly string[] {
    const isEmpty = body === "" || body === undefined;
    if (!content || method === "HEAD")
      return isEmpty ? [] : ["there is a body, and none is described"];
    const type = bare(headers.get("content-type") ?? "none");
    const found = Object.keys(content).find((one) => bare(one) === type);
    if (found === undefined) return [`the type ${type} is not described`];
    return this.invalid([...where, "content", found, "schema"], body).map(
      (why) => `the body ${why}`,
    );
  }

  private invalid(where: readonly string[], value: unknown): readonly string[] {
    const [id, ...steps] = where;
    const $ref = `${id}#/${steps.map(escaped).join("/")}`;
    const check = this.compiled.get($ref) ?? this.ajv.compile({ $ref });
    this.compiled.set($ref, check);
    if (check(value)) return [];
    return (check.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }
}

const bare = (type: string) => (type.split(";")[0] ?? "").trim().toLowerCase();
const escaped = (step: string) =>
  encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
const patternOf = (path: string) =>
  new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`);
