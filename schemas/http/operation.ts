import type * as z from "zod";
import type { ProblemCode } from "../problems.ts";
import type { LimitKind } from "./limits.ts";

/** One HTTP operation, declared once: the handler parses with it, OpenAPI documents it, CDK deploys it. */
export interface Operation {
  /** `area.verbNoun`; names the handler's file and the field `operation` in logs. */
  readonly id: `${string}.${string}`;
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  readonly path: `/${string}`;
  readonly summary: string;
  readonly description?: string;
  readonly access: "public" | "user" | "admin";
  /** Budget that its calls are taken from. @default by access and method, see `limitOf` */
  readonly limit?: LimitKind;
  readonly request: {
    readonly path?: z.ZodType;
    readonly query?: z.ZodType;
    readonly body?: z.ZodType;
    /** Largest body in bytes. @default 65536 */
    readonly maxBodyBytes?: number;
    /** Whether the write names the version it changes: `required` answers 428 without one. */
    readonly ifMatch?: "required" | "optional";
    /** Whether the header `Idempotency-Key` makes a repetition answer like the first. */
    readonly idempotencyKey?: true;
  };
  readonly response: {
    readonly status: 200 | 201 | 202 | 204 | 302 | 303;
    /** Absent when there is no body. */
    readonly body?: z.ZodType;
    readonly description?: string;
    /** `application/json` unless said otherwise; another type is sent as the string it is. */
    readonly contentType?: string;
    /** Further types of a body, where the reply names its own. */
    readonly otherContentTypes?: readonly string[];
    /** Headers that a good answer carries beside those that every answer has. */
    readonly headers?: readonly ReplyHeader[];
    /** Headers that some good answers carry. */
    readonly otherHeaders?: readonly ReplyHeader[];
    /** When the answer is 200 instead of `status`, with the same body. */
    readonly otherwise200?: string;
    /** When the answer is 202 instead of `status`, with the same body, if any, and with `Retry-After`. */
    readonly otherwise202?: string;
  };
  /** `Cache-Control` of a good answer. @default no-store */
  readonly cache?: string;
  /**
   * How errors are written: as problem documents, or as the service did whose answers are given again below `/v2`.
   *
   * @default problem
   */
  readonly errors?: "problem" | "v2";
  readonly problems: readonly ProblemCode[];
  readonly example?: { readonly request?: unknown; readonly response?: unknown };
}

/** Headers that an operation may promise; `respond` tags every GET that has a body by itself. */
export type ReplyHeader = "etag" | "location" | "retry-after";

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;

/** What a handler receives: everything parsed, nothing raw. */
export interface RequestOf<O extends Operation> {
  readonly path: Parsed<O["request"]["path"]>;
  readonly query: Parsed<O["request"]["query"]>;
  readonly body: Parsed<O["request"]["body"]>;
  /** The caller; absent on public operations only. */
  readonly caller: O["access"] extends "public" ? undefined : Caller;
  /** The network address that asks, as limits count it. */
  readonly address: string;
  /** Versions that `If-Match` names, perhaps none; absent when the header is absent or `*`. */
  readonly ifMatch: readonly number[] | undefined;
  readonly idempotencyKey: string | undefined;
}

export interface Caller {
  /** Stable identifier of the user, from the access token. */
  readonly userId: string;
  readonly isAdmin: boolean;
  /** Groups of the user pool; `admin` among them makes an admin. */
  readonly groups: readonly string[];
}

/** What a handler answers. */
export type ReplyOf<O extends Operation> = ReplyBesideBody & (ReplyBody<O> | ReadyJson);

interface ReplyBody<O extends Operation> {
  readonly body: O["response"]["body"] extends z.ZodType
    ? DeepReadonly<z.input<O["response"]["body"]>>
    : undefined;
  readonly json?: undefined;
}

/** A body that was put together of stored JSON, and is sent as it is: nothing checks it. */
interface ReadyJson {
  readonly json: string;
  readonly body?: undefined;
}

interface ReplyBesideBody {
  /** Entity tag without quotes; a GET without one gets the hash of its body. */
  readonly etag?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A body that lies ready in gzip, instead of `body`; needs an `etag`, and may name its own type. */
  readonly ready?: { readonly gzipped: Uint8Array; readonly contentType: string };
  /** Another 2xx than the declared one, for instance 200 when a creation was a repetition. */
  readonly status?: 200 | 201 | 202;
}

/** A value that its maker has finished: a use case may answer with what it only reads. */
type DeepReadonly<T> = T extends readonly (infer Item)[]
  ? readonly DeepReadonly<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: DeepReadonly<T[Key]> }
    : T;
