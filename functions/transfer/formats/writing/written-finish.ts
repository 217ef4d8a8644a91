import { sealedVariant } from "#schemas/catalog/sealed-id.ts";
import type { VariantKey } from "#schemas/values.ts";
import { ownValue } from "#shared/kernel/own-value.ts";

const finishes: Readonly<Record<string, string>> = {
  ...{ normal: "Normal", holo: "Holofoil", reverse: "Reverse Holofoil", foil: "Foil" },
};
const capitalised = (words: string) =>
  words.replaceAll("-", " ").replace(/(?<!\S)\p{Ll}/gu, (letter) => letter.toUpperCase());

/**
 * A variant in the words of shops: `holo.unlimited` is `Unlimited Holofoil`, `normal.shadowless.1st-edition` is `Shadowless 1st Edition`,
 * `holo.cosmos` is `Cosmos Holofoil`.
 */
export function printingWords(variant: VariantKey): string {
  if (variant === sealedVariant) return "";
  const [finish = "", ...others] = variant.split(".");
  const said = others.filter((one) => one !== "standard").map(capitalised);
  if (finish === "normal" && said.length > 0) return said.join(" ");
  return [...said, ownValue(finishes, finish) ?? capitalised(finish)].join(" ");
}

/** Whether it is anything but a plain card, for apps that know no more. */
export const isFoil = (variant: VariantKey): boolean => !/^(?:normal|sealed)(?:\.|$)/.test(variant);
