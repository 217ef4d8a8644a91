import fc from "fast-check";

/** What somebody does with their copies; numbers pick one of what there is by then. */
export type Step =
  | {
      readonly kind: "buy";
      readonly card: number;
      readonly quantity: number;
      readonly paid?: Sum | undefined;
    }
  | {
      readonly kind: "sell";
      readonly from: "first" | "picked";
      readonly pick: number;
      readonly quantity: number;
      readonly price: Sum;
      readonly fees?: number | undefined;
    }
  | { readonly kind: "split"; readonly pick: number; readonly quantity: number }
  | { readonly kind: "move"; readonly pick: number; readonly to: number }
  | { readonly kind: "undo" };

export interface Sum {
  readonly amount: number;
  readonly currency: string;
}

export const currencies = ["EUR", "USD", "JPY"] as const;
const sum = fc.record({ amount: fc.nat(500_000), currency: fc.constantFrom(...currencies) });
const pick = fc.nat(1_000);
const quantity = fc.integer({ min: 1, max: 4 });
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: undefined });

/** Histories of three cards in three currencies, a step a day. */
export const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("buy" as const),
        card: fc.nat(2),
        quantity,
        paid: maybe(sum),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        ...{
          kind: fc.constant("sell" as const),
          from: fc.constantFrom("first" as const, "picked" as const),
        },
        ...{ pick, quantity, price: sum, fees: maybe(fc.nat(900)) },
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("split" as const), pick, quantity }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("move" as const), pick, to: fc.nat(2) }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("undo" as const) }) },
  ),
  { maxLength: 60 },
);
