import { describe, expect, test } from "vitest";
import { createAlert } from "#functions/alerts/alert/create-alert.ts";
import { deleteAlert } from "#functions/alerts/alert/delete-alert.ts";
import { etagOf, getAlert } from "#functions/alerts/alert/get-alert.ts";
import { mostAlerts } from "#schemas/alerts/alert.ts";
import { Ulid } from "#schemas/values.ts";
import { alertPorts, asked } from "#test/support/alerts/alerts.ts";
import { aHead } from "#test/support/collections/collections.ts";
import { opened } from "#test/support/collections/writes.ts";
import { dayAt, id, series, today } from "#test/support/prices/priced-card.ts";

const userId = "ash";
const set = (
  { deps }: ReturnType<typeof alertPorts>,
  change: Record<string, unknown> = {},
  idempotencyKey?: string,
) => createAlert({ userId, given: asked(change), idempotencyKey }, deps);
const card = (change: object) => ({ subject: { kind: "card", printingId: id, ...change } });

describe("[ALR-1] an alert on a card", () => {
  test("watches near mint copies of the first variant that is priced, in what its price is told in", async () => {
    const ports = alertPorts(
      series({ variant: "reverse" }, 900),
      series({ variant: "reverse@lightly_played" }, 700),
    );
    const { outcome, alert } = await set(ports);
    expect(outcome).toBe("created");
    expect(alert).toMatchObject({
      subject: { kind: "card", printingId: id, variant: "reverse", state: "near_mint" },
      ...{ source: "best", currency: "USD", version: 1, isPaused: false, delivery: "immediate" },
      rearm: { kind: "margin", percent: 5 },
    });
    expect(ports.memory.all()).toMatchObject([{ alertId: alert.id, variant: "reverse" }]);
  });

  test("is of the variant that has a price of its source", async () => {
    const ports = alertPorts(
      series({}, 900),
      series({ variant: "reverse", source: "cardmarket", currency: "EUR" }, 700),
    );
    const { alert } = await set(ports, { source: "cardmarket" });
    expect(alert).toMatchObject({ subject: { variant: "reverse" }, currency: "EUR" });
  });

  test("follows a variant under the key that it has now", async () => {
    const ports = alertPorts(series({}, 2_100));
    const { alert } = await set(ports, card({ variant: "holo.standard" }));
    expect(alert.subject).toMatchObject({ variant: "holo" });
    expect(alert.standing?.last).toMatchObject({ amount: 2_100 });
  });

  test("says where the price is by its line", async () => {
    const { alert } = await set(alertPorts(series({}, 2_300, 2_100)));
    expect(alert.standing).toEqual({
      ...{ side: "before", isArmed: true, fired: 0 },
      last: { amount: 2_100, currency: "USD", day: today, source: "tcgplayer" },
    });
    expect(alert.warnings).toEqual([]);
  });

  test("of a price that is beyond the line says that it has to come back first", async () => {
    const { alert } = await set(alertPorts(series({}, 2_300, 1_900)));
    expect(alert.standing).toMatchObject({ side: "beyond", isArmed: true });
    expect(alert.warnings.map(({ kind }) => kind)).toEqual(["already_met"]);
  });

  test("[ALR-2] fires when today's first price crosses the line from yesterday's", async () => {
    const ports = alertPorts(series({}, 2_100, undefined));
    const { alert } = await set(ports);
    const fallen = alertPorts(series({}, 2_100, 1_900));
    const { standing } = await getAlert(
      { userId, alertId: alert.id },
      { ...fallen.deps, alerts: ports.deps.alerts },
    );
    expect(standing).toMatchObject({ side: "beyond", isArmed: false, fired: 1, firedOn: today });
  });

  test("of a copy without a price waits for one, once it is said in which currency", async () => {
    const ports = alertPorts(series({}, 2_100));
    const graded = card({ state: "psa-10" });
    await expect(set(ports, graded)).rejects.toMatchObject({
      code: "alerts.currency_needed",
      errors: [{ pointer: "#/currency" }],
    });
    const { alert } = await set(ports, { ...graded, currency: "EUR" });
    expect(alert.standing).toEqual({ side: "unknown", isArmed: true, fired: 0 });
    expect(alert.warnings).toMatchObject([
      { kind: "no_price", detail: expect.stringMatching(/once there is one/) },
    ]);
  });

  test("in a currency without a rate says what the price is told in", async () => {
    const { alert } = await set(alertPorts(series({}, 2_100)), { currency: "ARS" });
    expect(alert.warnings).toMatchObject([
      { kind: "no_price", detail: expect.stringMatching(/told in USD, and no rate/) },
    ]);
  });

  test("[ALR-2] in another currency is judged by the newest rates that there are, and says so", async () => {
    const { alert } = await set(alertPorts(series({}, 2_310)), { currency: "EUR" });
    // Of today there are none yet: those that come later must not move what is judged.
    expect(alert).toMatchObject({ currency: "EUR", ratesOf: dayAt(2) });
    expect(alert.standing?.last).toMatchObject({
      ...{ amount: 2_100, converted: { amount: 2_310, currency: "USD" } },
    });
    expect(alert.warnings).toMatchObject([
      { kind: "converted", from: "USD", ratesOf: dayAt(2), detail: expect.stringMatching(/EUR/) },
    ]);
  });

  test("[ALR-2] has prices looked at that landed while it was set", async () => {
    const ports = alertPorts(series({}, 2_100));
    const { alert } = await set(ports);
    expect(ports.looks).toEqual([{ printing: "pokemon:base1-4", event: `alert ${alert.id} v1` }]);
  });

  test("that is paused watches nothing", async () => {
    const ports = alertPorts(series({}, 2_100));
    const { alert } = await set(ports, { isPaused: true });
    expect(alert).not.toHaveProperty("standing");
    expect([ports.memory.all(), ports.looks]).toEqual([[], []]);
  });
});

describe("[API-4] what cannot be watched is refused, and it is said why", () => {
  const ports = alertPorts(series({}, 2_100));

  test("a variant that there is not, with those that there are", async () => {
    await expect(set(ports, card({ variant: "gold" }))).rejects.toMatchObject({
      code: "catalog.no_such_variant",
      message: `${id} has no variant gold; its variants are holo.`,
    });
  });

  test("a card that there is not", async () => {
    const none = { subject: { kind: "card", printingId: "pokemon:en:base1-999" } };
    await expect(set(ports, none)).rejects.toMatchObject({ code: "catalog.no_such_card" });
  });

  test("a source that there is not, with those that there are, first those that tell a price of the card", async () => {
    await expect(set(ports, { source: "nobody" })).rejects.toMatchObject({
      code: "request.invalid",
      message: expect.stringMatching(/ there are best, tcgplayer, .*cardmarket/),
      errors: [{ in: "body", pointer: "#/source" }],
    });
    const known = await set(ports, { source: "cardmarket", currency: "EUR" });
    expect(known.alert.warnings.map(({ kind }) => kind)).toEqual(["no_price"]);
    await expect(set(ports, { source: "cardmarket" })).rejects.toMatchObject({
      code: "alerts.currency_needed",
      message: expect.stringMatching(/^The source cardmarket tells no price of /),
    });
  });

  test("a channel that is none of the user's, by its place", async () => {
    const channels = [Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4")];
    await expect(set(ports, { channels })).rejects.toMatchObject({
      code: "alerts.no_such_channel",
      errors: [{ pointer: "#/channels/0" }],
    });
  });

  test("a query that cannot be read, with its column", async () => {
    const search = (query: string) => set(ports, { subject: { kind: "search", query } });
    await expect(search("set:(")).rejects.toMatchObject({
      code: "catalog.bad_query",
      errors: [{ in: "body", pointer: "#/subject/query" }],
    });
    await expect(search("nonsense:1")).rejects.toMatchObject({ code: "catalog.bad_query" });
  });

  test("more than a thousand alerts", async () => {
    const { deps } = alertPorts(series({}, 2_100));
    const full = { ...deps.alerts, create: async () => "refused" as const };
    const alerts = { ...full, count: async () => mostAlerts };
    const create = createAlert({ userId, given: asked() }, { ...deps, alerts });
    await expect(create).rejects.toMatchObject({ code: "alerts.too_many", facts: { most: 1_000 } });
  });
});

test("[ALR-1] an alert on a search is of the game that its query names, and has its watches made", async () => {
  const ports = alertPorts();
  const subject = { kind: "search", query: "game:onepiece luffy" };
  const { alert } = await set(ports, { subject });
  expect(alert).toMatchObject({ subject: { ...subject, game: "onepiece" }, currency: "USD" });
  expect(alert).not.toHaveProperty("standing");
  expect(ports.expansions).toEqual([{ userId, alertId: alert.id, game: "onepiece" }]);
  expect([ports.looks, ports.memory.all()]).toEqual([[], []]);
});

test("[ALR-1] an alert on a collection is its owner's alone, and has its watches made", async () => {
  const ports = alertPorts();
  const { id: collectionId } = aHead();
  await opened(ports.collections, userId, aHead({ kind: "wishlist" }));
  const subject = { kind: "collection", collectionId };
  const { alert } = await set(ports, { subject });
  expect(alert).toMatchObject({ subject, currency: "USD", warnings: [] });
  expect(ports.expansions).toEqual([{ userId, alertId: alert.id, collectionId }]);
  const other = { userId: "gary", given: asked({ subject }) };
  await expect(createAlert(other, ports.deps)).rejects.toMatchObject({
    code: "collections.no_such_collection",
  });
});

describe("[API-3] a request that is sent again with its key", () => {
  test("sets nothing more, whatever has become of its alert; and asks for what the first may not have asked for", async () => {
    const ports = alertPorts(series({}, 2_100));
    const first = await set(ports, {}, "key");
    const again = await set(ports, {}, "key");
    expect(again).toEqual({ outcome: "repeated", alert: first.alert });
    expect(await ports.memory.alerts.count(userId)).toBe(1);
    expect(ports.looks).toHaveLength(2);
  });

  test("is refused where it asks for something else, or its alert is deleted", async () => {
    const ports = alertPorts(series({}, 2_100));
    const { alert } = await set(ports, {}, "key");
    const other = set(ports, { note: "Other" }, "key");
    await expect(other).rejects.toMatchObject({ code: "request.key_reused" });
    await deleteAlert({ place: { userId, alertId: alert.id }, ifMatch: undefined }, ports.deps);
    await expect(set(ports, {}, "key")).rejects.toMatchObject({ code: "request.key_reused" });
    expect((await set(ports, {}, "another")).outcome).toBe("created");
  });

  test("sets one, where both come at once", async () => {
    const ports = alertPorts(series({}, 2_100));
    const both = await Promise.all([set(ports, {}, "key"), set(ports, {}, "key")]);
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(["created", "repeated"]);
    expect(both[0]?.alert.id).toBe(both[1]?.alert.id);
    expect(ports.memory.all()).toHaveLength(1);
  });

  test("is another user's own", async () => {
    const ports = alertPorts(series({}, 2_100));
    await set(ports, {}, "key");
    const theirs = { userId: "misty", given: asked(), idempotencyKey: "key" };
    expect((await createAlert(theirs, ports.deps)).outcome).toBe("created");
  });
});

test("[API-5] an alert is its owner's alone", async () => {
  const ports = alertPorts(series({}, 2_100));
  const { alert } = await set(ports);
  const place = { userId: "misty", alertId: alert.id };
  const code = "alerts.no_such_alert";
  await expect(getAlert(place, ports.deps)).rejects.toMatchObject({ code });
  const remove = deleteAlert({ place, ifMatch: undefined }, ports.deps);
  await expect(remove).rejects.toMatchObject({ code });
});

test("[API-3] the ETag changes with the standing, and names the version for If-Match", async () => {
  const ports = alertPorts(series({}, 2_100));
  const { alert } = await set(ports);
  expect(etagOf(alert)).toMatch(/^v1\.\d{1,12}$/);
  const moved = alertPorts(series({}, 2_100, 2_050));
  const view = await getAlert(
    { userId, alertId: alert.id },
    { ...moved.deps, alerts: ports.deps.alerts },
  );
  expect(etagOf(view)).not.toBe(etagOf(alert));
  expect(etagOf({ ...alert, standing: undefined })).toBe("v1");
});
