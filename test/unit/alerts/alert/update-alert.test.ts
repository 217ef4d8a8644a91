import { beforeEach, describe, expect, test } from "vitest";
import { createAlert } from "#functions/alerts/alert/create-alert.ts";
import { deleteAlert } from "#functions/alerts/alert/delete-alert.ts";
import { getAlert } from "#functions/alerts/alert/get-alert.ts";
import { updateAlert } from "#functions/alerts/alert/update-alert.ts";
import { judgePrinting } from "#functions/alerts/watching/judge-printing.ts";
import { cardPathsIfAny } from "#functions/prices/reading/card-paths.ts";
import { AlertChange } from "#schemas/http/alert-requests.ts";
import { pricedPrintingOf } from "#schemas/prices/priced-printing.ts";
import { Ulid } from "#schemas/values.ts";
import { alertPorts, asked } from "#test/support/alerts/alerts.ts";
import { dayAt, given, id, series, today } from "#test/support/prices/priced-card.ts";

const userId = "ash";
let ports: ReturnType<typeof alertPorts>;
let alertId: Ulid;
const place = () => ({ userId, alertId });
const change = (body: object, ifMatch?: readonly number[]) =>
  updateAlert({ place: place(), change: AlertChange.parse(body), ifMatch }, ports.deps);
const watch = async () => ports.memory.alerts.watch({ printingId: id, alertId });

beforeEach(async () => {
  ports = alertPorts(series({}, 2_300, 1_900), series({ variant: "reverse" }, 900));
  const subject = { kind: "card", printingId: id, variant: "holo" };
  alertId = (await createAlert({ userId, given: asked({ subject }) }, ports.deps)).alert.id;
  // As a look would have left it after it fired.
  const fired = await watch();
  if (!fired) throw new Error("It is watched.");
  const standing = { ...fired.standing, isArmed: false, fired: 1, firedOn: today };
  const handed = [{ event: "event", noticeId: alertId }];
  await ports.memory.watches.keep([{ watch: fired, standing, notices: [], event: "event" }]);
  const before = await ports.memory.alerts.get(userId, alertId);
  const kept = await watch();
  if (!before || !kept) throw new Error("It is there.");
  await ports.memory.alerts.replace(userId, before, {
    ...{ version: 1, watch: { ...kept, handed }, replaced: kept },
  });
  ports.looks.length = 0;
});

describe("[ALR-2] an alert is armed anew", () => {
  test.each([
    ["another line", { line: { kind: "at_or_below", amount: 1_500 } }, "before"],
    ["another rule", { rearm: { kind: "never" } }, "beyond"],
    ["another variant", { subject: { variant: "reverse" } }, "beyond"],
    ["another source", { source: "tcgplayer" }, "beyond"],
    [
      "another currency",
      { currency: "EUR", line: { kind: "at_or_below", amount: 2_000 } },
      "beyond",
    ],
  ])("by %s, as of today's price", async (_what, body, side) => {
    const alert = await change(body);
    expect(alert).toMatchObject({ version: 2, standing: { side, isArmed: true, fired: 0 } });
    expect((await watch())?.standing).toMatchObject({ since: today, isArmed: true });
    expect(ports.looks).toEqual([{ printing: "pokemon:base1-4", event: `alert ${alertId} v2` }]);
  });

  test("and what it fired for still is known, so that nothing is told twice", async () => {
    await change({ line: { kind: "at_or_below", amount: 1_500 } });
    expect((await watch())?.handed).toEqual([{ event: "event", noticeId: alertId }]);
  });

  test("as of the price that a look has fired for while it was changed, so that nothing is told twice", async () => {
    const subject = { kind: "card", printingId: id, variant: "holo" };
    let priced = series({}, 2_300, undefined);
    const paths = (one: typeof id) =>
      cardPathsIfAny(one, given(priced)).then(async (path) => {
        await meanwhile();
        return path;
      });
    let meanwhile = async (): Promise<void> => undefined;
    const deps = { ...ports.deps, paths };
    const own = await createAlert({ userId, given: asked({ subject }) }, deps);
    await ports.memory.watches.page(pricedPrintingOf(id), 1);
    const looks = { looks: { request: async () => undefined }, handOver: async () => undefined };
    const judging = {
      ...{ ...looks, watches: ports.memory.watches, nameOfSet: async () => undefined },
      ...{ clock: deps.clock, paths: (one: typeof id) => cardPathsIfAny(one, given(priced)) },
    };
    const look = (event: string) =>
      judgePrinting({ printing: pricedPrintingOf(id), event }, judging);
    meanwhile = async () => {
      meanwhile = async () => undefined;
      priced = series({}, 2_300, 1_900);
      await look("landed");
    };
    const place = { userId, alertId: own.alert.id };
    const rearm = { kind: "never" } as const;
    const changed = await updateAlert({ place, change: { rearm }, ifMatch: undefined }, deps);
    await look("changed");
    await look("changed");
    const told = ports.memory.notices.filter(({ notice: { told: one } }) => {
      return one.kind === "fired" && one.alertId === own.alert.id;
    });
    expect(told).toHaveLength(1);
    expect(changed.standing).toMatchObject({ side: "beyond", last: { amount: 1_900 } });
  });

  test("by going on after a pause, in which nothing is watched", async () => {
    const paused = await change({ isPaused: true });
    expect(paused).not.toHaveProperty("standing");
    expect([await watch(), ports.looks]).toEqual([undefined, []]);
    expect(await getAlert(place(), ports.deps)).not.toHaveProperty("standing");
    const going = await change({ isPaused: false });
    expect(going).toMatchObject({ version: 3, standing: { side: "beyond", isArmed: true } });
    expect((await watch())?.standing.fired).toBe(0);
    expect(ports.looks).toHaveLength(1);
  });

  test("and is not by a note, a delivery, or what says the same", async () => {
    const before = await watch();
    const alert = await change({ note: "For the binder", delivery: "digest" });
    expect(alert).toMatchObject({ version: 2, note: "For the binder", standing: { fired: 1 } });
    expect((await change({ note: null })).note).toBeUndefined();
    expect((await change({ line: { kind: "at_or_below", amount: 2_000 } })).version).toBe(3);
    expect(await watch()).toEqual(before);
  });
});

test("[ALR-2] a price that fell between pausing and going on fires nothing", async () => {
  await change({ isPaused: true });
  ports = {
    ...ports,
    deps: {
      ...alertPorts(series({}, 2_300, 1_900, 1_800)).deps,
      ...{ alerts: ports.deps.alerts, looks: ports.deps.looks },
    },
  };
  const alert = await change({ isPaused: false });
  expect(alert.standing).toMatchObject({ side: "beyond", fired: 0, last: { amount: 1_800 } });
});

test("[API-4] what cannot be is refused, and changes nothing", async () => {
  const gold = change({ subject: { variant: "gold" } });
  await expect(gold).rejects.toMatchObject({ code: "catalog.no_such_variant" });
  const nobody = change({ source: "nobody" });
  await expect(nobody).rejects.toMatchObject({ errors: [{ pointer: "#/source" }] });
  const channel = change({ channels: [alertId] });
  await expect(channel).rejects.toMatchObject({ code: "alerts.no_such_channel" });
  const yen = change({ currency: "JPY" });
  await expect(yen).rejects.toMatchObject({ errors: [{ pointer: "#/line" }] });
  expect(AlertChange.safeParse({}).success).toBe(false);
  expect((await getAlert(place(), ports.deps)).version).toBe(1);
});

test("[ALR-4] a channel that has been removed may be sent back with the others that an alert names", async () => {
  const { alerts } = ports.deps;
  const before = await alerts.get(userId, alertId);
  if (!before) throw new Error("It is there.");
  const gone = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
  const naming = { ...before, channels: [gone], version: 2 };
  await alerts.replace(userId, naming, { version: 1 });
  expect(await change({ channels: [gone], note: "Read and written." })).toMatchObject({
    channels: [gone],
  });
  await expect(change({ channels: [gone, alertId] })).rejects.toMatchObject({
    errors: [{ pointer: "#/channels/1" }],
  });
});

test("an alert whose card or price is gone can still be noted on, paused and deleted", async () => {
  const { alerts } = ports.deps;
  for (const paths of [
    async () => undefined,
    alertPorts(series({ variant: "reverse" }, 1)).deps.paths,
  ]) {
    ports = { ...ports, deps: { ...ports.deps, alerts, paths } };
    const before = await getAlert(place(), ports.deps);
    expect((await change({ note: `${before.version}` })).version).toBe(before.version + 1);
    expect((await getAlert(place(), ports.deps)).standing?.last).toBeUndefined();
  }
  expect((await change({ isPaused: true })).isPaused).toBe(true);
  await deleteAlert({ place: place(), ifMatch: undefined }, ports.deps);
});

test("who names a version changes and deletes that one alone", async () => {
  await change({ note: "One" }, [1]);
  await expect(change({ note: "Two" }, [1])).rejects.toMatchObject({
    code: "request.stale_version",
    facts: { current: { note: "One", standing: { fired: 1 } } },
    headers: { etag: expect.stringMatching(/^"v2\.\d+"$/) },
  });
  const stale = deleteAlert({ place: place(), ifMatch: [1] }, ports.deps);
  await expect(stale).rejects.toMatchObject({ code: "request.stale_version" });
  await deleteAlert({ place: place(), ifMatch: [2] }, ports.deps);
  expect([await watch(), await ports.memory.alerts.count(userId)]).toEqual([undefined, 0]);
});

test("[API-5] nobody changes another one's alert", async () => {
  const theirs = { place: { userId: "misty", alertId }, change: { note: "Mine" } };
  await expect(updateAlert({ ...theirs, ifMatch: undefined }, ports.deps)).rejects.toMatchObject({
    code: "alerts.no_such_alert",
  });
});

describe("an alert on a search", () => {
  beforeEach(async () => {
    const given = asked({ subject: { kind: "search", query: "charizard" } });
    alertId = (await createAlert({ userId, given }, ports.deps)).alert.id;
    ports.expansions.length = 0;
  });

  test("has its watches made anew where it is changed, paused or deleted", async () => {
    await change({ note: "No other cards" });
    expect(ports.expansions).toEqual([]);
    await change({ line: { kind: "all_time_low" } });
    await change({ isPaused: true });
    await deleteAlert({ place: place(), ifMatch: undefined }, ports.deps);
    expect(ports.expansions).toEqual(Array(3).fill({ userId, alertId, game: "pokemon" }));
  });

  test("[API-4] has no variant", async () => {
    await expect(change({ subject: { variant: "holo" } })).rejects.toMatchObject({
      code: "request.invalid",
      errors: [{ pointer: "#/subject" }],
    });
  });
});

test("[ALR-2] an alert that is changed is judged by the rates of that day", async () => {
  const alert = await change({ currency: "EUR", line: { kind: "all_time_low" } });
  expect(alert).toMatchObject({ currency: "EUR", ratesOf: dayAt(2) });
});
