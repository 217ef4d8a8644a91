import fc from "fast-check";
import { ulid } from "ulid";
import { describe, expect, test } from "vitest";
import { createAlert } from "#functions/alerts/alert/create-alert.ts";
import { deleteAlert } from "#functions/alerts/alert/delete-alert.ts";
import { updateAlert } from "#functions/alerts/alert/update-alert.ts";
import { judgeValue } from "#functions/alerts/watching/judge-value.ts";
import type { Handed } from "#functions/alerts/watching/judge-watches.ts";
import type { ValuePaths } from "#functions/holdings/index.ts";
import { AlertChange } from "#schemas/http/alert-requests.ts";
import { Ulid } from "#schemas/values.ts";
import { alertPorts, asked } from "#test/support/alerts/alerts.ts";
import { aHead } from "#test/support/collections/collections.ts";
import { aDayValue } from "#test/support/holdings/values.ts";
import { dayAt, today } from "#test/support/prices/priced-card.ts";

const userId = "ash";

/** An alert on a binder, a worker that looks at it, and whatever happens while somebody reads the way of its value. */
async function stage(change: object = {}) {
  const ports = alertPorts();
  const head = aHead({ name: "Binder" });
  const log = { id: Ulid.parse(ulid()), at: `${today}T06:00:00.000Z` };
  await ports.collections.create(userId, head, { most: 9, log });
  const collectionId = head.id;
  let stored = 0;
  let meanwhile: (() => Promise<unknown>) | undefined;
  const values: ValuePaths = {
    ...ports.deps.values,
    async path(...of) {
      const path = await ports.deps.values.path(...of);
      const next = meanwhile;
      meanwhile = undefined;
      await next?.();
      return path;
    },
  };
  const deps = { ...ports.deps, values };
  const handed: Handed[] = [];
  const store = async (amount: number, day: string = today) => {
    const place = { userId, collectionId };
    const before = await ports.dayValues.newest(place, day);
    const valuedAt = new Date(Date.parse(`${day}T06:00:00.000Z`) + stored).toISOString();
    stored += 1;
    const version = before?.day === day ? before.version + 1 : 1;
    await ports.dayValues.put(
      place,
      aDayValue({ day, version, value: { EUR: amount }, valuedAt }),
      before,
    );
  };
  const look = (event: string = ulid()) =>
    judgeValue(
      { userId, collectionId, event },
      {
        ...deps,
        valueWatches: ports.memory.valueWatches,
        handOver: async (some) => void handed.push(...some),
      },
    );
  await store(900, dayAt(1));
  const body = { subject: { kind: "value", collectionId }, line: above(1_000), ...change };
  const { alert } = await createAlert({ userId, given: asked(body) }, deps);
  const place = { userId, alertId: alert.id };
  const told = () =>
    ports.memory.notices.flatMap(({ notice: { id, told: one } }) =>
      one.kind === "fired"
        ? [{ id, line: one.line, number: one.number, amount: one.price.amount }]
        : [],
    );
  return {
    ...{ alert, collectionId, handed, store, look, told, ports },
    set: (body: object) =>
      updateAlert({ place, change: AlertChange.parse(body), ifMatch: undefined }, deps),
    remove: () => deleteAlert({ place, ifMatch: undefined }, deps),
    while: (what: () => Promise<unknown>) => {
      meanwhile = what;
    },
  };
}
const above = (amount: number) => ({ kind: "at_or_above", amount }) as const;

describe("[ALR-2] while a look at a value is on its way", () => {
  test.each<[string, (own: Awaited<ReturnType<typeof stage>>) => Promise<unknown>]>([
    ["another line", (own) => own.set({ line: above(2_000) })],
    ["a pause", (own) => own.set({ isPaused: true })],
    ["the end of the alert", (own) => own.remove()],
  ])("%s comes first, and nothing is told of what was watched before", async (_what, happens) => {
    const own = await stage();
    await own.store(1_100);
    own.while(() => happens(own));
    expect(await own.look()).toMatchObject({ fired: 0 });
    expect([own.told(), own.handed]).toEqual([[], []]);
  });

  test("another one of the same event fires once, and hands over what it found", async () => {
    const own = await stage();
    await own.store(1_100);
    own.while(() => own.look("event"));
    await own.look("event");
    expect(own.told()).toMatchObject([{ number: 1, amount: 1_100 }]);
    expect(new Set(own.handed.map(({ noticeId }) => noticeId))).toEqual(
      new Set(own.told().map(({ id }) => id)),
    );
  });

  test("a further value that takes it back over the line is what counts", async () => {
    const own = await stage();
    await own.store(1_100);
    own.while(async () => {
      await own.store(950);
      await own.look();
      await own.store(1_200);
    });
    await own.look();
    await own.look();
    // The first look was made of 1,100, of which nobody else knew; from there on it has come back and crossed again.
    expect(own.told().map(({ number }) => number)).toEqual(own.told().map((_one, at) => at + 1));
    expect(own.told().at(-1)).toMatchObject({ amount: 1_200 });
  });
});

describe("[ALR-2] while an alert on a value is changed", () => {
  test("a look that fires is told once, and the alert is armed as of what it fired for", async () => {
    const own = await stage();
    await own.store(1_100);
    own.while(() => own.look());
    const alert = await own.set({ line: above(1_050) });
    expect(alert.standing).toMatchObject({ side: "beyond", isArmed: true, fired: 0 });
    await own.look();
    expect(own.told()).toMatchObject([{ line: above(1_000), amount: 1_100 }]);
  });

  test("a value that is stored is looked at afterwards, by the new line alone", async () => {
    const own = await stage();
    own.while(() => own.store(1_100));
    await own.set({ line: above(1_050) });
    expect(own.ports.valueLooks.at(-1)?.event).toBe(`alert ${own.alert.id} v2`);
    await own.look(`alert ${own.alert.id} v2`);
    expect(own.told()).toMatchObject([{ line: above(1_050), number: 1, amount: 1_100 }]);
  });

  test("and goes on after a pause, what its value did meanwhile tells nothing", async () => {
    const own = await stage();
    await own.set({ isPaused: true });
    for (const amount of [1_100, 900, 1_200]) {
      await own.store(amount);
      await own.look();
    }
    await own.set({ isPaused: false });
    await own.look();
    expect(own.told()).toEqual([]);
    await own.store(900);
    await own.look();
    await own.store(1_000);
    await own.look();
    expect(own.told()).toMatchObject([{ number: 1, amount: 1_000 }]);
  });
});

test("[ALR-2] whatever its owner, values and looks do side by side, each line tells in its own words, numbered, and nothing twice", async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant("store" as const), amount: fc.integer({ min: 900, max: 1_100 }) }),
    fc.record({ do: fc.constant("look" as const), event: fc.integer({ min: 0, max: 3 }) }),
    fc.record({ do: fc.constant("set" as const), amount: fc.integer({ min: 920, max: 1_080 }) }),
    fc.record({ do: fc.constant("pause" as const), isPaused: fc.boolean() }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(step, fc.option(step)), { minLength: 5, maxLength: 25 }),
      async (steps) => {
        const own = await stage({ rearm: { kind: "margin", percent: 1 } });
        const lines = new Set([1_000]);
        const act = async (one: (typeof steps)[number][0]): Promise<unknown> => {
          if (one.do === "store") return own.store(one.amount);
          if (one.do === "look") return own.look(`event ${one.event}`);
          if (one.do === "pause") return own.set({ isPaused: one.isPaused });
          lines.add(one.amount);
          return own.set({ line: above(one.amount) });
        };
        for (const [one, other] of steps) {
          if (other) own.while(() => act(other));
          await act(one);
        }
        const told = own.told();
        expect(told.every(({ line, amount }) => "amount" in line && amount >= line.amount)).toBe(
          true,
        );
        expect(told.every(({ line }) => "amount" in line && lines.has(line.amount))).toBe(true);
        // Each arming begins at 1; what fired between two of them has every number once, in order.
        for (const [at, { number }] of told.entries()) {
          expect([1, (told[at - 1]?.number ?? 0) + 1]).toContain(number);
        }
        const handed = new Set(own.handed.map(({ noticeId }) => noticeId));
        expect(handed).toEqual(new Set(told.map(({ id }) => id)));
      },
    ),
    { numRuns: 150 },
  );
});
