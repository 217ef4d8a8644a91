import type { LimitKind } from "#schemas/http/limits.ts";

/** What a budget is counted for: a signed-in user, a network address, an account that is tried. */
type Subject = "account" | "account and address" | "address" | "user";

/** A budget: so much work for each subject in each window of time. */
export interface Rule {
  readonly by: Subject;
  readonly points: number;
  readonly seconds: number;
  /**
   * Points that a container may count alone before it tells the others. Above 1 a budget is nearly
   * free and may be exceeded by so much per container. @default 1
   */
  readonly share?: number;
}

/**
 * `cards` is spent by what a render draws, beside the `render` that asks for it; `in-advance` by what is drawn
 * before anybody asks; `fetch` by a picture that is not there, beside the `picture` that asks for it.
 */
export type BudgetName = LimitKind | "cards" | "fetch" | "in-advance";
export type Budgets = Readonly<Record<BudgetName, readonly Rule[]>>;

const minute = 60;
const quarterHour = 900;
const hour = 3_600;
const day = 86_400;

/**
 * Sane for people and their scripts; `docs/decisions` has the reasons. Rules are asked in this order,
 * and the first that says no ends the spending: whoever tries one account too often from one address
 * uses up nothing of what the account's owner may try from another.
 *
 * Guesses, messages and pictures are counted exactly. Of everything else a container counts some alone,
 * a twelfth of a budget at most: somebody who adds a card every ten seconds then costs no counting.
 */
export const defaultBudgets: Budgets = {
  "sign-in": [
    { by: "account and address", points: 10, seconds: quarterHour },
    { by: "address", points: 100, seconds: quarterHour },
    { by: "account", points: 50, seconds: 600 },
  ],
  code: [
    { by: "account and address", points: 10, seconds: quarterHour },
    { by: "address", points: 50, seconds: quarterHour },
    { by: "account", points: 20, seconds: quarterHour },
  ],
  mail: [
    { by: "account and address", points: 4, seconds: quarterHour },
    { by: "address", points: 20, seconds: day },
    { by: "account", points: 6, seconds: hour },
  ],
  session: [{ by: "address", points: 600, seconds: quarterHour, share: 10 }],
  read: [
    { by: "user", points: 1_200, seconds: minute, share: 40 },
    { by: "address", points: 3_000, seconds: minute, share: 100 },
  ],
  write: [
    { by: "user", points: 300, seconds: minute, share: 10 },
    { by: "address", points: 1_500, seconds: minute, share: 50 },
  ],
  bulk: [
    { by: "user", points: 60, seconds: minute, share: 5 },
    { by: "address", points: 300, seconds: minute, share: 15 },
  ],
  // A page of a set, each picture asked for some times until it is there. The edge keeps the rest away.
  picture: [{ by: "address", points: 1_500, seconds: minute, share: 60 }],
  // A set's pictures at once. Each is fetched once for everybody, at the pace of its host.
  fetch: [{ by: "address", points: 300, seconds: minute }],
  render: [
    { by: "user", points: 30, seconds: 600 },
    { by: "address", points: 150, seconds: 600 },
  ],
  cards: [{ by: "user", points: 10_000, seconds: 600 }],
  // Everything in every format, some times over. Each is seconds of work.
  export: [
    { by: "user", points: 60, seconds: hour },
    { by: "address", points: 300, seconds: hour },
  ],
  // What is beyond waits, and is drawn as it is by then: several changes are one picture.
  "in-advance": [{ by: "user", points: 10_000, seconds: hour }],
  // A binder that is photographed in one evening. Each is decoded, which is a second of work.
  upload: [
    { by: "user", points: 120, seconds: hour },
    { by: "user", points: 500, seconds: day },
    { by: "address", points: 600, seconds: hour },
  ],
  // A whole catalogue is 85 pages; the edge keeps the rest away.
  v2: [{ by: "address", points: 1_200, seconds: minute, share: 60 }],
  "v2-keyed": [{ by: "address", points: 1_200, seconds: minute, share: 60 }],
  admin: [{ by: "user", points: 600, seconds: minute, share: 10 }],
};

/** What the service allowed that is given again below `/v2`, for stages that want no more. */
const theirBudgets: Pick<Budgets, "v2" | "v2-keyed"> = {
  v2: [
    { by: "address", points: 30, seconds: minute },
    { by: "address", points: 1_000, seconds: day, share: 10 },
  ],
  "v2-keyed": [{ by: "address", points: 20_000, seconds: day, share: 60 }],
};

/** Factors by which a stage's budgets differ from the defaults. */
export interface BudgetFactors {
  readonly perUser: number;
  readonly perAddress: number;
  /** Whose budgets hold below `/v2`. @default ours */
  readonly ofV2?: "ours" | "theirs";
}

/** A rule for an account at an address guards the account, so neither factor changes it. */
export function scaledBudgets({ perUser, perAddress, ofV2 }: BudgetFactors): Budgets {
  const factorOf = (by: Subject) => (by === "user" ? perUser : by === "address" ? perAddress : 1);
  const scaled = ({ points, share = 1, ...rule }: Rule): Rule => ({
    ...rule,
    points: Math.max(1, Math.round(points * factorOf(rule.by))),
    // Of a small budget containers may not each count as much alone as of the whole one.
    share: Math.max(1, Math.floor(share * Math.min(1, factorOf(rule.by)))),
  });
  const budgets = { ...defaultBudgets, ...(ofV2 === "theirs" && theirBudgets) };
  const entries = Object.entries(budgets).map(([name, rules]) => [name, rules.map(scaled)]);
  return Object.fromEntries(entries);
}

/** Whom a call is counted for. */
export interface Subjects {
  readonly address?: string | undefined;
  readonly user?: string | undefined;
  /** The account that is tried: its e-mail address, or the signed-in user. */
  readonly account?: string | undefined;
}

/** What names a rule's subject in this call; undefined when the call has none. */
export function subjectOf({ by }: Rule, { address, user, account }: Subjects): string | undefined {
  switch (by) {
    case "address":
      return address;
    case "user":
      return user;
    case "account":
      return account;
    case "account and address":
      return account && address && `${account} ${address}`;
  }
}
