import { ulid } from "ulid";
import { beforeEach, describe, expect, test } from "vitest";
import { createAlert } from "#functions/alerts/alert/create-alert.ts";
import { deleteAlert } from "#functions/alerts/alert/delete-alert.ts";
import { etagOf, getAlert } from "#functions/alerts/alert/get-alert.ts";
import { updateAlert } from "#functions/alerts/alert/update-alert.ts";
import { previewAlert } from "#functions/alerts/preview/preview-alert.ts";
import { AlertChange } from "#schemas/http/alert-requests.ts";
import * as operations from "#schemas/http/alerts.ts";
import { Ulid } from "#schemas/values.ts";
import { alertPorts, asked } from "#test/support/alerts/alerts.ts";
import { aHead } from "#test/support/collections/collections.ts";
import { aDayValue } from "#test/support/holdings/values.ts";
import { dayAt, today } from "#test/support/prices/priced-card.ts";

const userId = "ash";
let ports: ReturnType<typeof alertPorts>;
let head: ReturnType<typeof aHead>;
const line = { kind: "at_or_above", amount: 100_000 } as const;
/** What the collection is worth on a day so many days ago, in cents by currency. */
const worth = (value: Record<string, number>, ago = 0) =>
  ports.dayValues.put(
    { userId, collectionId: head.id },
    aDayValue({ day: dayAt(ago), value, valuedAt: `${dayAt(ago)}T06:00:00.000Z` }),
    undefined,
  );
const given = (change: object = {}) =>
  asked({ subject: { kind: "value", collectionId: head.id }, line, ...change });
const set = async (change: object = {}) =>
  (await createAlert({ userId, given: given(change) }, ports.deps)).alert;
const log = () => ({ id: Ulid.parse(ulid()), at: `${today}T06:00:00.000Z` });

beforeEach(async () => {
  ports = alertPorts();
  head = aHead({ name: "Binder" });
  await ports.collections.create(userId, head, { most: 9, log: log() });
});

describe("[ALR-1] an alert on what a collection is worth", () => {
  test("is armed as of the newest value, in its currency, and looked at once more", async () => {
    await worth({ EUR: 90_000 }, 2);
    const alert = await set();
    expect(alert).toMatchObject({
      ...{ subject: { kind: "value", collectionId: head.id }, source: "best", currency: "EUR" },
      standing: {
        ...{ side: "before", isArmed: true, fired: 0 },
        last: { amount: 90_000, currency: "EUR", day: today },
      },
      warnings: [],
    });
    expect(operations.createAlert.response.body.parse(alert)).toEqual(alert);
    expect(
      await ports.memory.alerts.valueWatch({ userId, collectionId: head.id, alertId: alert.id }),
    ).toMatchObject({
      standing: { since: today, side: "before" },
    });
    expect(ports.valueLooks).toEqual([
      { userId, collectionId: head.id, event: `alert ${alert.id} v1` },
    ]);
    expect([ports.looks, ports.expansions]).toEqual([[], []]);
  });

  test("or on all that one owns", async () => {
    await ports.dayValues.put({ userId }, aDayValue({ day: today }), undefined);
    const alert = await set({ subject: { kind: "value" } });
    expect(alert).toMatchObject({ subject: { kind: "value" }, currency: "EUR" });
    expect(ports.valueLooks).toEqual([{ userId, event: `alert ${alert.id} v1` }]);
    expect(await ports.memory.valueWatches.of({ userId })).toHaveLength(1);
  });

  test("says what its owner should know", async () => {
    const none = await set({ currency: "EUR" });
    expect(none.standing).toEqual({ side: "unknown", isArmed: true, fired: 0 });
    expect(none.warnings).toEqual([
      {
        kind: "no_price",
        detail:
          "Nothing is told of the value in EUR yet: it says where the value is once there is one, and fires when that crosses the line.",
      },
    ]);
    await worth({ EUR: 10_000 }, 100);
    await worth({ EUR: 95_000, USD: 11_000, JPY: 0 });
    const met = await set({ currency: "EUR" });
    expect(met.standing?.last).toMatchObject({
      ...{ amount: 105_000, amounts: { EUR: 95_000, USD: 11_000 } },
    });
    expect(met.warnings).toMatchObject([
      { kind: "already_met", detail: expect.stringMatching(/^The value is beyond the line/) },
      { kind: "converted", from: "USD", detail: expect.stringMatching(/^Part of the value is/) },
    ]);
    const far = await set({ currency: "EUR", line: { kind: "at_or_above", amount: 1_000_000 } });
    expect(far.warnings).toMatchObject([
      { kind: "hardly_ever_met", detail: expect.stringContaining("the highest value that") },
      { kind: "converted" },
    ]);
    expect(operations.createAlert.response.body.parse(far)).toEqual(far);
  });

  test("needs a currency where the value is told in none or in several", async () => {
    await expect(set()).rejects.toMatchObject({ code: "alerts.currency_needed" });
    await worth({ EUR: 10_000, USD: 500 });
    await expect(set()).rejects.toMatchObject({
      ...{ code: "alerts.currency_needed", message: expect.stringContaining("EUR and USD") },
    });
  });

  test("[API-4] is of a collection of one's own, and of market prices", async () => {
    const other = { subject: { kind: "value", collectionId: Ulid.parse(ulid()) } };
    await expect(set({ ...other, currency: "EUR" })).rejects.toMatchObject({
      code: "collections.no_such_collection",
    });
    await expect(set({ source: "tcgplayer", currency: "EUR" })).rejects.toMatchObject({
      errors: [{ pointer: "#/source" }],
    });
    const { id: alertId } = await set({ currency: "EUR" });
    for (const change of [{ source: "tcgplayer" }, { subject: { state: "near_mint" } }] as const) {
      await expect(
        updateAlert(
          { place: { userId, alertId }, change: AlertChange.parse(change), ifMatch: undefined },
          ports.deps,
        ),
      ).rejects.toMatchObject({ code: "request.invalid" });
    }
  });
});

describe("[ALR-2] an alert on a value", () => {
  const change = (alertId: Ulid, body: object) =>
    updateAlert(
      { place: { userId, alertId }, change: AlertChange.parse(body), ifMatch: undefined },
      ports.deps,
    );

  test("is armed anew by another line or currency, as of today's value", async () => {
    await worth({ EUR: 90_000 });
    const { id } = await set();
    const lower = await change(id, { line: { kind: "at_or_above", amount: 80_000 } });
    expect(lower).toMatchObject({ standing: { side: "beyond", isArmed: true, fired: 0 } });
    const dollars = await change(id, { currency: "USD", line });
    expect(dollars).toMatchObject({
      ...{ currency: "USD", ratesOf: "2026-08-20" },
      standing: { side: "before", last: { amount: 99_000 } },
    });
    expect(ports.valueLooks.map(({ event }) => event)).toEqual(
      [1, 2, 3].map((version) => `alert ${id} v${version}`),
    );
  });

  test("watches nothing while it is paused or once it is deleted", async () => {
    await worth({ EUR: 90_000 });
    const { id } = await set();
    const place = { userId, collectionId: head.id };
    expect(await change(id, { isPaused: true })).not.toHaveProperty("standing");
    expect(await ports.memory.valueWatches.of(place)).toEqual([]);
    expect(await change(id, { isPaused: false })).toMatchObject({ standing: { side: "before" } });
    expect(await ports.memory.valueWatches.of(place)).toHaveLength(1);
    await deleteAlert({ place: { userId, alertId: id }, ifMatch: undefined }, ports.deps);
    expect(await ports.memory.valueWatches.of(place)).toEqual([]);
    expect(ports.expansions).toEqual([]);
  });

  test("says that its collection is deleted, and goes on when that is back", async () => {
    await worth({ EUR: 90_000 });
    const { id: alertId } = await set();
    const view = () => getAlert({ userId, alertId }, ports.deps);
    const before = await view();
    await ports.collections.discard(userId, head, { clearOn: today, log: log() });
    const gone = await view();
    expect(gone.standing).toMatchObject({ side: "before", isArmed: true, isDeleted: true });
    expect(operations.getAlert.response.body.parse(gone)).toEqual(gone);
    expect(etagOf(gone)).not.toBe(etagOf(before));
    await ports.collections.restore(userId, head, { most: 9, log: log() });
    expect(await view()).toEqual(before);
  });

  test("[ALR-1] is previewed by what was stored of the days", async () => {
    for (const [ago, amount] of [90_000, 100_000, 94_000, 101_000].toReversed().entries()) {
      await worth({ EUR: amount }, ago * 2);
    }
    const preview = await previewAlert(userId, { ...given(), days: 8 }, ports.deps);
    expect(preview).toMatchObject({
      ...{ subject: { kind: "value", collectionId: head.id }, currency: "EUR", count: 2 },
      crossings: [
        { price: { amount: 100_000, day: dayAt(4) }, before: { amount: 90_000, day: dayAt(5) } },
        { price: { amount: 101_000, day: today }, before: { amount: 94_000, day: dayAt(1) } },
      ],
      warnings: [{ kind: "already_met" }],
    });
    expect(operations.previewAlert.response.body.parse(preview)).toEqual(preview);
    expect(await ports.memory.valueWatches.of({ userId, collectionId: head.id })).toEqual([]);
    const others = { ...given({ currency: "EUR" }), days: 8 };
    await expect(previewAlert("gary", others, ports.deps)).rejects.toMatchObject({
      code: "collections.no_such_collection",
    });
  });
});
