import { expect, test } from "vitest";
import { armed } from "#functions/alerts/judging/judge.ts";
import { explain } from "#functions/alerts/messages/explain.ts";
import { askedPath } from "#functions/alerts/watching/asked-path.ts";
import { firingOf } from "#functions/alerts/watching/firing-of.ts";
import { lookAtWatch } from "#functions/alerts/watching/look-at-watch.ts";
import { judgedStep } from "#functions/alerts/watching/told-step.ts";
import { cardPaths } from "#functions/prices/reading/index.ts";
import { aWatch } from "#test/support/alerts/watches.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

test("[ALR-5] of prices that follow each other on one day a message names the one before it", async () => {
  const paths = await cardPaths(id, given(series({}, 2_300, 2_200)));
  const path = await paths.path(askedPath(aWatch({}), dayAt(9)));
  const later = (amount: number, hours: number) =>
    path.map((step) =>
      step.day === today
        ? {
            ...{ ...step, atMs: step.atMs + hours * 3_600_000 },
            market: { ...step.market, amount },
          }
        : step,
    );
  const watch = aWatch({});
  const look = (standing: typeof watch.standing, way: typeof path) =>
    lookAtWatch(
      { ...watch, standing },
      { path: way, firing: (one) => firingOf(one, watch, { card: paths.card, path: way }) },
      { event: "event", now: new Date() },
    );
  const set = armed(watch.line, today, path.map(judgedStep));
  // Nothing has moved: nothing is written.
  expect(look(set, path)).toBeUndefined();
  const risen = look(set, later(2_250, 1));
  expect(risen?.notices).toEqual([]);
  const fallen = look(risen?.standing ?? set, later(1_900, 2));
  expect(fallen?.notices.map(({ told }) => explain(told))).toEqual([
    expect.stringContaining(`before 22.50 USD on ${today}`),
  ]);
});
