import { decoded } from "../target.ts";
import { FaultRule, type FaultRuleInput, pathPattern } from "./fault-rule.ts";

/** The rules in force, with how often each has struck. */
export interface FaultBook {
  /** Replaces all rules. @throws ZodError when one of them is not a rule */
  set(rules: readonly FaultRuleInput[]): void;
  add(rule: FaultRuleInput): void;
  clear(): void;
  list(): (FaultRule & { readonly applied: number })[];
  /** What goes wrong with one request. Nothing is used up before it is `spent`. */
  forRequest(): FaultsOfRequest;
  isEmpty(): boolean;
}

/** Which rules strike is decided once a request, however often it asks. */
export interface FaultsOfRequest {
  at<F extends FaultRule["fault"]>(
    path: string,
    ...faults: F[]
  ): Extract<FaultRule, { fault: F }>[];
  has(...faults: FaultRule["fault"][]): boolean;
  /** Notes that these rules did spoil the answer. */
  spend(...rules: FaultRule[]): void;
  readonly spent: readonly FaultRule[];
}

interface Entry {
  readonly rule: FaultRule;
  readonly pattern: RegExp;
  applied: number;
}

/** @param chance a number from 0 to 1, for rules that strike sometimes */
export function faultBook(chance: () => number = Math.random): FaultBook {
  let entries: Entry[] = [];
  const entryOf = (input: FaultRuleInput): Entry => {
    const rule = FaultRule.parse(input);
    return { rule, pattern: pathPattern(rule.path), applied: 0 };
  };
  return {
    set: (rules) => {
      entries = rules.map(entryOf);
    },
    add: (rule) => {
      entries = [...entries, entryOf(rule)];
    },
    clear: () => {
      entries = [];
    },
    list: () => entries.map(({ rule, applied }) => ({ ...rule, applied })),
    isEmpty: () => entries.length === 0,
    forRequest: () =>
      faultsOf(
        entries.filter(
          ({ rule, applied }) =>
            applied < (rule.times ?? Number.POSITIVE_INFINITY) &&
            (rule.probability === undefined || chance() < rule.probability),
        ),
      ),
  };
}

function faultsOf(striking: readonly Entry[]): FaultsOfRequest {
  const spent = new Set<FaultRule>();
  return {
    at: (path, ...faults) => {
      const plain = decoded(path);
      return striking.flatMap(({ rule, pattern }) =>
        isOneOf(rule, faults) && (pattern.test(path) || pattern.test(plain)) ? [rule] : [],
      );
    },
    has: (...faults) => striking.some(({ rule }) => isOneOf(rule, faults)),
    spend: (...rules) => {
      for (const entry of striking.filter(({ rule }) => rules.includes(rule) && !spent.has(rule))) {
        spent.add(entry.rule);
        entry.applied += 1;
      }
    },
    get spent() {
      return [...spent];
    },
  };
}

function isOneOf<F extends FaultRule["fault"]>(
  rule: FaultRule,
  faults: readonly F[],
): rule is Extract<FaultRule, { fault: F }> {
  return faults.some((fault) => fault === rule.fault);
}
