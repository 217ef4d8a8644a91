import type { AskedCard } from "./listing.ts";

type Variant = AskedCard["variants"][number];

/** Words of marks of variants: what is not said of a copy it has not, but for what is usual. */
const marks: readonly (readonly [mark: RegExp, title: RegExp])[] = [
  [
    /^1st-edition$/,
    /\b(?:1st|first|1er|1re|1\.?|erste|prima|primera|1ere|1a|1ra) ?(?:ed|edn|edt|edition|auflage|edizione|edicion|e)\b|\b(?:ed|edition|edizione|edicion) ?1\b|\b1e\b|\berstauflage\b|\bpremiere edition\b|\b1st\b(?! print)/,
  ],
  [/^shadowless$/, /\bshadow ?less\b/],
  [/staff/, /\bstaff\b/],
  [/pre-?release/, /\bpre ?-?release\b/],
  [/cosmos/, /\bcosmos?\b|\bgalaxy\b/],
  [/cracked-?ice/, /\bcracked ?ice\b/],
  [/master-?ball/, /\bmaster ?ball\b|\bmasterball\b/],
  [/poke-?ball/, /\bpoke ?ball\b|\bpokeball\b/],
  [/league/, /\bleague\b/],
  [/energy/, /\benergy (?:reverse|symbol)\b/],
  [/toys-?r-?us/, /\btoys ?r ?us\b/],
  [/gamestop/, /\bgame ?stop\b/],
  [/snowflake|holiday/, /\bsnow ?flake\b|\bholiday calendar\b/],
  [/winner/, /\bwinner\b/],
  [/-?center$/, /\bcent(?:er|re) (?:stamp|exclusive|promo)/],
  [/stamp/, /(?<!edition |ed |1st )\bstamp(?:ed)?\b/],
];

/** Marks that a copy has unless its title says otherwise. */
const usual = /^(?:unlimited|standard)$/;

const isReverse = /\b(?:reverse|rev|revholo|rh|r holo|mirror|parallel holo)\b|\brev\.? ?holo/;
const isPlain = /\b(?:non|not|no)[ -]?(?:holo|foil)|\bnonholo\b/;
const isHolo =
  /\b(?:holo|holos|holofoil|holographic|foil|hologram|holografica|glitzer|holografisch)\b/;

/**
 * Which variant of a card a title is of; undefined where it has none like it, or two that nothing tells apart.
 *
 * @param title plain, without the names of card and set
 */
export function variantIn(
  title: string,
  { variants }: Pick<AskedCard, "variants">,
): string | undefined {
  const marked = marks.filter(([, words]) => words.test(title)).map(([mark]) => mark);
  const unsaid = title.replace(
    /\b(?:not|non|isnt|no) (?:a )?(?:1st|first|shadow ?less)[^ ]*/g,
    " ",
  );
  const said = marked.filter((mark) =>
    marks.some(([one, words]) => one === mark && words.test(unsaid)),
  );
  const fitting = variants.filter((one) => fits(one, said));
  const ofFinish = byFinish(title, fitting);
  const fewest = Math.min(...ofFinish.map((one) => one.marks.length));
  const [first, ...others] = ofFinish.filter((one) => one.marks.length === fewest);
  return first && others.length === 0 ? first.key : undefined;
}

/** Whatever is said of a copy is so of the variant, and of what is special in the variant all that has words is said. */
function fits({ marks: own }: Variant, said: readonly RegExp[]): boolean {
  const isSaid = (mark: string) => said.some((one) => one.test(mark));
  const has = (one: RegExp) => own.some((mark) => one.test(mark));
  // The first edition of a set was made without shadows.
  const isFirst = said.some((one) => one.test("1st-edition"));
  const needed = own.filter((mark) => !usual.test(mark) && !(isFirst && mark === "shadowless"));
  const asked = said.filter((one) => !(isFirst && one.test("shadowless")));
  return needed.every(isSaid) && asked.every(has);
}

function byFinish(title: string, variants: readonly Variant[]): readonly Variant[] {
  const of = (...finishes: readonly string[]) =>
    variants.filter(({ finish }) => finishes.includes(finish));
  if (isPlain.test(title)) return of("normal");
  if (isReverse.test(title)) return of("reverse");
  const shining = of("holo", "foil");
  // Who has but one word for it calls what shines so; a card that is made in one way is that.
  if (isHolo.test(title)) return shining.length === 0 && variants.length === 1 ? variants : shining;
  const plain = of("normal");
  if (plain.length > 0) return plain;
  return shining.length > 0 ? shining : variants;
}
