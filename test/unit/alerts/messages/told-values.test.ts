import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alertMail } from "#functions/alerts/mails/alert-mail.ts";
import { explain } from "#functions/alerts/messages/explain.ts";
import { plainName } from "#functions/alerts/messages/plain-name.ts";
import { plainOf } from "#functions/alerts/telling/plain-of.ts";
import type { Content } from "#functions/alerts/telling/teller.ts";
import { eventOf } from "#functions/alerts/webhooks/event-of.ts";
import { payloadOf } from "#functions/alerts/webhooks/payload.ts";
import { type Firing, FiringOfValue } from "#schemas/alerts/notice.ts";
import { Ulid } from "#schemas/values.ts";
import { mailChannel, shownText, tagsOf, told } from "#test/support/alerts/mails.ts";

const id = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
const at = "2026-08-23T08:00:00.000Z";
const home = "https://cards.example";

/** What fired of a binder's value, and what is said of it instead. */
const valued = (change: Partial<FiringOfValue> = {}): FiringOfValue =>
  FiringOfValue.parse({
    ...{ kind: "fired", alertId: id, number: 1, currency: "USD" },
    collection: { collectionId: id, name: "Binder" },
    line: { kind: "at_or_above", amount: 100_000 },
    price: { amount: 101_250, day: "2026-08-22", amounts: { EUR: 80_000, USD: 13_250, JPY: 0 } },
    before: { amount: 98_000, day: "2026-08-21" },
    ...{ ratesOf: "2026-08-20", ...change },
  });
const all = valued({ collection: {} });
const fired = (one: Firing): Content => ({ kind: "fired", notice: { id, at, told: one } });
const digest = (...some: readonly Firing[]): Content => ({
  ...{ kind: "digest", id, at, notices: some.map((one) => ({ id, at, told: one })) },
});

describe("[ALR-5] of a value that crossed a line is said", () => {
  test("whose it is, what it was and is, and from which sums it was told", () => {
    expect(explain(valued())).toBe(
      "Binder (value): 1,012.50 USD (converted from 800.00 EUR and 132.50 USD) on 2026-08-22, at or above your line of 1,000.00 USD; " +
        "before 980.00 USD on 2026-08-21. Converted by the reference rates of 2026-08-20.",
    );
    const { ratesOf: _rates, ...own } = valued({ price: { amount: 101_250, day: "2026-08-22" } });
    expect(explain({ ...own, collection: {} })).toBe(
      "All that you own (value): 1,012.50 USD on 2026-08-22, at or above your line of 1,000.00 USD; before 980.00 USD on 2026-08-21.",
    );
  });

  test("where there is more to see, and how many there are", () => {
    expect(plainOf(fired(valued()), home)).toMatchObject({
      title: "Binder: 1,012.50 USD, at or above 1,000.00 USD (value)",
      url: `${home}/v1/holdings/value?currency=USD&collectionId=${id}`,
    });
    expect(plainOf(fired(all), home).url).toBe(`${home}/v1/holdings/value?currency=USD`);
    const titles = [digest(valued()), digest(valued(), all), digest(valued(), told())];
    expect(titles.map((one) => plainOf(one, home).title)).toEqual([
      "One value crossed your line",
      "2 values crossed your lines",
      "2 prices and values crossed your lines",
    ]);
  });

  test("to webhooks as to the inbox", () => {
    const { kind: _always, ...firing } = valued();
    const data = { noticeId: id, at, ...firing, explanation: explain(valued()) };
    expect(eventOf(fired(valued()))).toMatchObject({ type: "alert.fired", data });
    expect(JSON.parse(payloadOf(eventOf(digest(valued(), told())))).data).toMatchObject({
      ...{ count: 2, notices: [data, { card: { name: "Charizard" } }] },
    });
  });

  test("[ALR-4] by mails alike in both parts, whatever the collection is called", () => {
    const name = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
      fc.constantFrom(
        "</td><script>alert(1)</script>",
        "Binder\r\nBcc: all@example.com",
        "\u202eevil",
      ),
    );
    fc.assert(
      fc.property(name, (called) => {
        const named = valued({ collection: { collectionId: id, name: called } });
        for (const content of [fired, digest]) {
          const mail = alertMail("u", mailChannel, content(named));
          const plain = alertMail("u", mailChannel, content(valued()));
          expect(tagsOf(mail.html)).toEqual(tagsOf(plain.html));
          expect(mail.text.split("\n")).toHaveLength(plain.text.split("\n").length);
          const facts = [plainName(called), "1,012.50 USD", "800.00 EUR", "2026-08-20"];
          for (const fact of facts.map((one) => one.replace(/[\s\u00a0]+/gu, " "))) {
            expect(shownText(mail.html)).toContain(fact);
            expect(mail.text.replace(/[\s\u00a0]+/gu, " ")).toContain(fact);
          }
        }
      }),
    );
    expect(alertMail("u", mailChannel, fired(valued())).html).toContain("See what it is worth");
  });
});
