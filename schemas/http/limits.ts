/**
 * Kinds of work, each with a budget of its own [ACC-5]:
 * `sign-in` passwords tried, `code` codes tried, `mail` messages caused, `session` tokens renewed,
 * `read`, `write`, `bulk` writes of many things at once, `picture` a card's or a set's picture looked at,
 * `render` pictures to be drawn, `upload` files of one's own, `export` files to be written, `v2` what programs ask below `/v2`, `v2-keyed` those that bring a key, `admin`.
 */
export type LimitKind =
  | "admin"
  | "bulk"
  | "code"
  | "export"
  | "mail"
  | "picture"
  | "read"
  | "render"
  | "session"
  | "sign-in"
  | "upload"
  | "v2"
  | "v2-keyed"
  | "write";

interface LimitedOperation {
  readonly limit?: LimitKind;
  readonly access: "admin" | "public" | "user";
  readonly method: string;
}

/** The budget that a call of an operation is taken from: the declared one, or what its method says. */
export function limitOf({ limit, access, method }: LimitedOperation): LimitKind {
  if (limit) return limit;
  if (access === "admin") return "admin";
  return method === "GET" ? "read" : "write";
}
