import { join } from "node:path";
import { type MutantTestPlan, PlanKind } from "@stryker-mutator/api/core";
import { expect, test } from "vitest";
import { reportOf } from "#test/mutation/report.ts";
import { intervalOf, keepSample, notInSample } from "#test/mutation/sample.ts";

const root = "/clone";
const known = { plan: PlanKind.EarlyResult, status: "Killed" } as const;
const ignored = { plan: PlanKind.EarlyResult, status: "Ignored" } as const;

/** The change in one line of a file. */
function change(line: number, more: object = { plan: PlanKind.Run }, file = "rule.ts") {
  const { status, ...plan } = { status: undefined, ...more };
  const place = { start: { line, column: 1 }, end: { line, column: 9 } };
  const [fileName, location] = [join(root, "functions", file), place];
  const mutant = {
    id: `${line}`,
    fileName,
    location,
    mutatorName: "Any",
    replacement: "x",
    status,
  };
  return { ...plan, mutant } as unknown as MutantTestPlan;
}
const changes = (count: number) => Array.from({ length: count }, (_none, line) => change(line));
const asked = (plans: readonly MutantTestPlan[]) =>
  plans.filter(({ plan }) => plan === PlanKind.Run).map(({ mutant }) => mutant.id);

test("a sample takes so many changes, and the same ones whatever their order is", () => {
  const [once, again] = [changes(50), changes(50).reverse()];
  keepSample(once, 10, root);
  keepSample(again, 10, root);
  expect(asked(once)).toHaveLength(10);
  expect(asked(again).sort()).toEqual(asked(once).sort());
  expect(asked(once)).not.toEqual(asked(changes(10)));
});

test("a larger sample holds the smaller one", () => {
  const [small, large] = [changes(50), changes(50)];
  keepSample(small, 10, root);
  keepSample(large, 30, root);
  expect(asked(large)).toEqual(expect.arrayContaining(asked(small)));
});

test("what is remembered counts as part of the sample, and what nobody judges does not", () => {
  const plain = changes(20);
  keepSample(plain, 5, root);
  const first = Number(asked(plain)[0]);
  const plans = changes(20).map((plan, line) => (line === first ? change(line, known) : plan));
  plans.push(...[100, 101, 102].map((line) => change(line, ignored)));
  keepSample(plans, 5, root);
  expect(asked(plans)).toEqual(asked(plain).slice(1));
  expect(plans[first]?.mutant.status).toBe("Killed");
});

test("changes in different files have lots of their own", () => {
  const lines = [...Array(40).keys()];
  const of = (file: string) => lines.map((line) => change(line, { plan: PlanKind.Run }, file));
  const [one, other] = [of("rule.ts"), of("other.ts")];
  keepSample(one, 10, root);
  keepSample(other, 10, root);
  expect(asked(one)).not.toEqual(asked(other));
});

test.each([
  [90, 100, 0.826, 0.945],
  [80, 80, 0.954, 1],
  [0, 10, 0, 0.278],
])("of %i of %i seen, the share of all lies between %d and %d", (hits, size, low, high) => {
  const [from, to] = intervalOf(hits, size);
  expect(from).toBeCloseTo(low, 3);
  expect(to).toBeCloseTo(high, 3);
});

test("the report tells of how many changes a sample was drawn, and where all were judged no interval", () => {
  const start = { line: 1 };
  const mutant = (status: string, more = {}) => ({
    ...{ mutatorName: "Any", status, location: { start } },
    ...more,
  });
  const left = mutant("Ignored", { statusReason: notInSample });
  const files = {
    "functions/a/rule.ts": {
      mutants: [mutant("Killed"), mutant("Survived"), left, left, mutant("Ignored")],
    },
    "functions/b/rule.ts": { mutants: [mutant("Killed"), mutant("Timeout")] },
  };
  const { summary, text } = reportOf([{ report: { files }, withStores: false }], root);
  expect(summary).toContain(
    "| functions/a | sample of 2 of 4 | 1 | 0 | 1 | 0 | 50.0 % (9.5–90.5 %) | 1 |",
  );
  expect(summary).toContain("| functions/b | 2 | 1 | 1 | 0 | 0 | 100.0 % | 0 |");
  expect(text.match(/^- functions/gm)).toHaveLength(1);
});

test("the report tells what the same folder's adapters came to with stores", () => {
  const mutant = { mutatorName: "Any", status: "Killed", location: { start: { line: 1 } } };
  const report = { files: { "functions/a/rule.ts": { mutants: [mutant] } } };
  const results = [false, true].map((withStores) => ({ report, withStores }));
  const { summary } = reportOf(results, root);
  expect(summary).toContain("| functions/a | 1 | 1 ");
  expect(summary).toContain("| functions/a (with stores) | 1 | 1 ");
});
