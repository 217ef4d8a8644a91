import { describe, expect, test } from "vitest";
import {
  variantAliases,
  variantByKey,
  withFormerKeys,
} from "#functions/catalog/silver/variant-aliases.ts";

const normal = { key: "normal", finish: "normal" };
const holo = { key: "holo", finish: "holo", aliases: ["holo.standard"] };
const cosmos = { key: "holo.cosmos", finish: "holo", foil: "cosmos" };

describe("[COL-1] an owned key that a card no longer has", () => {
  test("means the variant that was known by it before", () => {
    expect(variantByKey([normal, holo], "holo.standard")).toBe(holo);
    expect(variantByKey([normal, holo], "normal")).toBe(normal);
    expect(variantByKey([normal, holo], "reverse")).toBeUndefined();
    expect([...variantAliases([normal, holo])]).toEqual([["holo.standard", "holo"]]);
  });

  test("goes on as the only variant of the same finish", () => {
    expect(withFormerKeys([normal, { key: "holo", finish: "holo" }], [normal, cosmos])).toEqual([
      normal,
      { key: "holo", finish: "holo", aliases: ["holo.cosmos"] },
    ]);
  });

  test("goes on as the same product, whatever else the source says of it now", () => {
    const productIds = { cardmarket: "7" };
    const sold = { ...cosmos, productIds };
    const reverse = { key: "reverse", finish: "reverse", productIds };
    expect(withFormerKeys([holo, reverse], [sold])).toEqual([
      holo,
      { ...reverse, aliases: ["holo.cosmos"] },
    ]);
  });

  test("leads nowhere where two might be meant", () => {
    const gold = { key: "holo.gold", finish: "holo", foil: "gold" };
    const plain = { key: "holo", finish: "holo" };
    expect(withFormerKeys([gold, plain], [cosmos])).toEqual([gold, plain]);
  });

  test("is followed over many changes, and stays where it is told already", () => {
    const once = withFormerKeys([holo], [cosmos]);
    expect(once).toEqual([{ ...holo, aliases: ["holo.standard", "holo.cosmos"] }]);
    expect(withFormerKeys([{ key: "holo", finish: "holo" }], once)).toEqual(once);
    expect(withFormerKeys(once, once)).toEqual(once);
  });
});
