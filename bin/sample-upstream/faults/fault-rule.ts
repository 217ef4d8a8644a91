import { z } from "zod";

const where = {
  /**
   * A glob over the path, without query: `*` within one part, `**` over several. Between slashes
   * (`/^\/v2\/en\/cards\/.+$/`) it is a regular expression. Case does not matter.
   */
  path: z.string().min(1).refine(isPattern, "must be a glob or a valid /regular expression/"),
  /** How many answers are spoilt before the rule is spent; absent means all of them. */
  times: z.int().positive().optional(),
  /** How likely it is that an answer is spoilt. @default 1 */
  probability: z.number().min(0).max(1).optional(),
};

const rule = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject({ ...where, ...shape });

const Fields = z.record(z.string(), z.json());

/** One thing that goes wrong at some addresses. */
export const FaultRule = z.discriminatedUnion("fault", [
  rule({
    fault: z.enum(["status-403", "status-404", "status-429", "status-500"]),
    retryAfterSeconds: z.int().nonnegative().optional(),
  }),
  rule({
    fault: z.enum(["status-502", "status-503", "status-504"]),
    retryAfterSeconds: z.int().nonnegative().optional(),
  }),
  /** A web page where data was expected, as a proxy in front of the original sends. */
  rule({ fault: z.enum(["html-200", "html-502"]) }),
  /** Half a body. Honest: the length announced is the length sent. Dishonest: it is not. */
  rule({ fault: z.enum(["truncated-json-honest", "truncated-json-dishonest"]) }),
  rule({ fault: z.literal("slow"), delayMs: z.int().positive() }),
  rule({ fault: z.literal("reset") }),
  /** The path is that of the card (`/v2/en/cards/base1-4`); lists that show it change with it. */
  rule({ fault: z.literal("changed-card"), fields: Fields }),
  rule({ fault: z.literal("removed-card") }),
  /** The path is that of the picture. Another `edition` is yet another drawing. */
  rule({ fault: z.literal("changed-picture"), edition: z.string().min(1).default("second") }),
  rule({
    fault: z.literal("unknown-field"),
    field: z.string().min(1).default("fieldNobodyKnows"),
    value: z.json().default({ since: "yesterday" }),
  }),
  /** `field` may reach into objects with dots; in a list it is taken from each element. */
  rule({ fault: z.literal("missing-field"), field: z.string().min(1) }),
  /** Prices, rates and the mark of the day as they are on another day: 1 is tomorrow, -1 that today's are missing. */
  rule({ fault: z.literal("other-day"), days: z.int() }),
  /** A file of prices of the mirror is of the day, with the amounts that it had so many days before. */
  rule({ fault: z.literal("resting-prices"), days: z.int().positive().default(1) }),
  /** A search says that the calls of the day are spent, that its token has ended, or what of it was not understood. */
  rule({ fault: z.literal("calls-spent") }),
  rule({ fault: z.literal("token-ended") }),
  rule({ fault: z.literal("search-warnings") }),
  /** Every amount is 0. */
  rule({ fault: z.literal("zero-prices") }),
  /** Amounts of one product or of all are so many times what they should be. */
  rule({
    fault: z.literal("price-jump"),
    factor: z.number().positive().default(100),
    productId: z.int().positive().optional(),
  }),
  /** What one product costs is told of another. */
  rule({
    fault: z.literal("wrong-product"),
    productId: z.int().positive(),
    toldAs: z.int().positive(),
  }),
  /** Bodies, and the time of their last change, say that they are of some hours later, with the prices that they have. */
  rule({ fault: z.literal("clock-skew"), hours: z.number() }),
  /** The same places say this, moment or not. */
  rule({ fault: z.literal("stated-moment"), says: z.string() }),
  /** Objects anywhere in a body that have all these fields get others, and company in the list that they are in. */
  rule({
    fault: z.literal("rewritten-rows"),
    where: Fields.default({}),
    set: Fields.default({}),
    drop: z.array(z.string().min(1)).default([]),
    /** Further rows behind each, like it but for these fields. */
    beside: z.array(Fields).default([]),
  }),
]);
export type FaultRule = z.output<typeof FaultRule>;
/** A rule as it is written, with defaults left out. */
export type FaultRuleInput = z.input<typeof FaultRule>;

/** The test a rule's path stands for. */
export function pathPattern(path: string): RegExp {
  const [, expression] = /^\/(\^.*|.*\$)\/$/s.exec(path) ?? [];
  if (expression !== undefined) return new RegExp(expression, "i");
  const glob = path
    .split("**")
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*"))
    .join(".*");
  return new RegExp(`^${glob}$`, "i");
}

function isPattern(path: string): boolean {
  try {
    pathPattern(path);
    return true;
  } catch {
    // Not a valid expression: the schema turns this answer into its message.
    return false;
  }
}
