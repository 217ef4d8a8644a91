/**
 * What files call a finish, and how we say it. Longer ones come first, so that `1st edition holofoil` is two and `reverse holofoil` is one.
 * Each is looked for as whole words in lower case.
 */
const vocabulary: readonly (readonly [word: string, said: readonly string[]])[] = [
  ["reverse holofoil", ["reverse holofoil"]],
  ["reverse holographic", ["reverse holofoil"]],
  ["reverse holo foil", ["reverse holofoil"]],
  ["reverse-holofoil", ["reverse holofoil"]],
  ["reverseholofoil", ["reverse holofoil"]],
  ["reverse holo", ["reverse holofoil"]],
  ["reverse-holo", ["reverse holofoil"]],
  ["reverseholo", ["reverse holofoil"]],
  ["holo reverse", ["reverse holofoil"]],
  ["reverse foil", ["reverse holofoil"]],
  ["rev holo", ["reverse holofoil"]],
  ["rev. holo", ["reverse holofoil"]],
  ["poke ball pattern", ["poke ball pattern"]],
  ["poké ball pattern", ["poke ball pattern"]],
  ["pokeball pattern", ["poke ball pattern"]],
  ["poke ball reverse", ["poke ball pattern"]],
  ["master ball pattern", ["master ball pattern"]],
  ["masterball pattern", ["master ball pattern"]],
  ["master ball reverse", ["master ball pattern"]],
  ["cracked ice holofoil", ["cracked ice holo"]],
  ["cracked ice holo", ["cracked ice holo"]],
  ["cosmos holofoil", ["cosmos holo"]],
  ["cosmos holo", ["cosmos holo"]],
  ["cosmos foil", ["cosmos holo"]],
  ["confetti holofoil", ["confetti holo"]],
  ["confetti holo", ["confetti holo"]],
  ["galaxy holo", ["galaxy holo"]],
  ["non-foil", ["nonfoil"]],
  ["nonfoil", ["nonfoil"]],
  ["non foil", ["nonfoil"]],
  ["non-holo", ["normal"]],
  ["nonholo", ["normal"]],
  ["non holo", ["normal"]],
  ["1st edition", ["1st edition"]],
  ["first edition", ["1st edition"]],
  ["1st ed.", ["1st edition"]],
  ["1st ed", ["1st edition"]],
  ["1. edition", ["1st edition"]],
  ["1ère édition", ["1st edition"]],
  ["primera edición", ["1st edition"]],
  ["prima edizione", ["1st edition"]],
  ["1. auflage", ["1st edition"]],
  ["erstauflage", ["1st edition"]],
  ["1st-edition", ["1st edition"]],
  ["1ed", ["1st edition"]],
  ["firstedition", ["1st edition"]],
  ["1stedition", ["1st edition"]],
  ["unlimited", ["unlimited"]],
  ["shadowless", ["shadowless"]],
  ["foil etched", ["etched"]],
  ["etched foil", ["etched"]],
  ["etched", ["etched"]],
  ["holographic", ["holofoil"]],
  ["holofoil", ["holofoil"]],
  ["holo foil", ["holofoil"]],
  ["holo rare", ["holofoil"]],
  ["holo", ["holofoil"]],
  ["reverse", ["reverse holofoil"]],
  ["revers", ["reverse holofoil"]],
  ["rh", ["reverse holofoil"]],
  ["normal", ["normal"]],
  ["regular", ["normal"]],
  ["standard", ["normal"]],
];

const said: ReadonlyMap<string, readonly string[]> = new Map(vocabulary);
const escaped = (word: string) => word.replaceAll(".", "\\.");
const pattern = vocabulary.map(([word]) => escaped(word)).join("|");
const anywhere = new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "gu");

/** What a text says of a finish, in our words, and what of it is no such word. */
export function finishWordsIn(text: string): { readonly finish: string[]; readonly rest: string } {
  const finish: string[] = [];
  const rest = text
    .normalize("NFC")
    .toLowerCase()
    .replaceAll("_", " ")
    .replace(anywhere, (word) => {
      finish.push(...(said.get(word) ?? []));
      return " ";
    });
  return { finish, rest: rest.replace(/ +/g, " ").trim() };
}
