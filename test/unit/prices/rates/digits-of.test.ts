import { expect, test } from "vitest";
import { digitsOf } from "#functions/prices/rates/digits-of.ts";

test.each([
  ...([
    ["EUR", 2],
    ["USD", 2],
    ["JPY", 0],
    ["KRW", 0],
    ["KWD", 3],
    ["CLF", 4],
  ] as const),
  // By ISO 4217, whatever the runtime's own tables say by now.
  ...([
    ["HUF", 2],
    ["IDR", 2],
    ["COP", 2],
    ["ISK", 0],
  ] as const),
])(
  "[PRC-6] amounts in %s are kept with %i decimals, for as long as they are kept",
  (currency, digits) => {
    expect(digitsOf(currency)).toBe(digits);
  },
);
