import { describe, expect, test } from "vitest";
import { companies } from "#functions/prices/listings/grade-in.ts";
import { GivenCopyState, GivenPrice, OwnPrice } from "#schemas/collections/own-price.ts";
import * as operations from "#schemas/http/prices.ts";
import { graders } from "#schemas/prices/graders.ts";
import { KnownCurrency } from "#schemas/prices/known-currency.ts";
import { Condition } from "#schemas/values.ts";

describe("[API-5] a currency in a request", () => {
  test.each(["EUR", "USD", "JPY", "XCG"])("is one that there is: %s", (code) => {
    expect(KnownCurrency.parse(code)).toBe(code);
  });

  test.each(["ZZZ", "XAU", "XTS", "DEM"])("is none that nobody pays with: %s", (code) => {
    expect(KnownCurrency.safeParse(code).error?.issues[0]?.message).toBe(
      `must be a currency of ISO 4217 that is in use, such as EUR or USD; ${code} is none`,
    );
  });

  test.each(["eur", "E".repeat(5_000)])("is three capital letters, said once and short", (code) => {
    expect(KnownCurrency.safeParse(code).error?.issues.map(({ message }) => message)).toEqual([
      "must be a currency of three capital letters, such as EUR",
    ]);
  });
});

describe("[PRC-8] the state of a copy whose price somebody enters", () => {
  const isTaken = (text: string) => GivenCopyState.safeParse(text).success;

  test("is a condition, or a grade of a company that is known", () => {
    expect(Condition.options.filter((one) => !isTaken(one))).toEqual([]);
    expect(graders.filter((name) => !isTaken(`${name}-9.5`))).toEqual([]);
    const grades = ["psa-authentic", "bgs-10-black-label", "cgc-10-pristine"];
    expect(grades.filter((one) => !isTaken(one))).toEqual([]);
    const others = [
      "psaa-10",
      "psa-11",
      "psa-9.7",
      "psa-0",
      "psa",
      "PSA-10",
      "mint",
      "psa-10-gold",
    ];
    expect(others.filter(isTaken)).toEqual([]);
  });

  test("says what was expected where it is none", () => {
    const message = GivenCopyState.safeParse("psaa-10").error?.issues[0]?.message;
    for (const word of ["near_mint", ...graders]) expect(message).toContain(word);
  });

  test("is of a company that titles are read for, and the other way round", () => {
    expect(new Set(Object.values(companies))).toEqual(new Set(graders));
  });
});

test("a price that was entered before, by whatever rules, can still be read", () => {
  const given = {
    amount: 20_000_000_000,
    currency: "ZZZ",
    day: "0001-01-01",
    note: "at\nhome \u202e",
  };
  expect(GivenPrice.safeParse(given).success).toBe(false);
  const at = "2026-02-01T06:00:00.000Z";
  const stored = {
    ...given,
    ...{ printingId: "pokemon:en:base1-4", variant: "holo", state: "xyz-10", source: "manual" },
    ...{ version: 1, createdAt: at, updatedAt: at },
  };
  expect(OwnPrice.parse(stored)).toEqual(stored);
});

test("[API-5] the day of a price is one on which there were trading cards", () => {
  const given = (day: string) => GivenPrice.safeParse({ amount: 1, currency: "EUR", day });
  expect(given("1993-01-01").success).toBe(true);
  expect(given("1992-12-31").error?.issues[0]?.message).toBe("must be 1993-01-01 or later");
});

test.each([operations.getPriceHistory, operations.getPriceTable])(
  "[API-5] $id is asked for a condition or for a grade, not for both",
  ({ request: { query } }) => {
    expect(query.safeParse({ condition: "damaged" }).success).toBe(true);
    expect(query.safeParse({ grade: "psa-9.5" }).success).toBe(true);
    const both = query.safeParse({ condition: "damaged", grade: "psa-9.5" });
    expect(both.error?.issues).toMatchObject([{ path: ["grade"] }]);
  },
);
