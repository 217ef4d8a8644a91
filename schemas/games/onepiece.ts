import type { Attribute } from "./attribute.ts";
import type { GameDefinition, RarityWords } from "./game.ts";
import { naturalOrder } from "./natural-order.ts";
import { onepieceDeckRules } from "./onepiece-deck-rules.ts";

const attributes = {
  cardCode: {
    ...{
      kind: "text",
      label: "Code",
      description: "Code on the card, the same on all its prints.",
    },
    examples: ["OP02-013"],
    field: { name: "code", also: ["id"], isBare: true },
  },
  colors: {
    ...{ kind: "list", label: "Colours", description: "Colours of the card." },
    examples: [["Red"]],
    field: { name: "color", also: ["c", "colour"], isBare: true },
  },
  types: {
    ...{ kind: "list", label: "Types", description: "Crews, peoples and other groups." },
    examples: [["Straw Hat Crew"]],
    field: { name: "type", also: ["t"], isBare: true },
  },
  typeLine: {
    ...{
      kind: "text",
      label: "Type line",
      description: "Types, from a source that does not tell them apart.",
    },
    isDetail: true,
  },
  combatAttributes: {
    ...{ kind: "list", label: "Attributes", description: "How it fights, such as Strike." },
    examples: [["Strike"]],
    field: { name: "attribute", also: ["attr"], isBare: true },
  },
  cost: {
    ...{ kind: "number", label: "Cost", description: "DON!! cards that it costs to play." },
    examples: [4],
    field: { also: [] },
  },
  life: {
    ...{
      kind: "number",
      label: "Life",
      description: "Life of a leader; where other cards have their cost.",
    },
    examples: [5],
    field: { also: [] },
  },
  power: {
    ...{ kind: "number", label: "Power", description: "Power of a leader or a character." },
    examples: [5000],
    field: { also: ["p"] },
  },
  counter: {
    ...{ kind: "number", label: "Counter", description: "Power that it lends from the hand." },
    examples: [1000],
    field: { also: [] },
  },
  blockNumber: {
    ...{ kind: "number", label: "Block number", description: "Number of its block icon." },
    examples: [1],
    field: { name: "block", also: [] },
  },
  effect: {
    ...{
      kind: "text",
      label: "Effect",
      description: "Text of the card, as HTML has it: `<br>` ends a line.",
    },
    ...{ group: "text", isDetail: true, isPutFreely: true },
  },
  trigger: {
    ...{ kind: "text", label: "Trigger", description: "Text of its trigger, as HTML has it." },
    ...{ group: "text", isDetail: true, isPutFreely: true },
  },
} as const satisfies Record<string, Attribute>;

/** As the cards have them, in words and as they are abbreviated. */
const rarities: RarityWords = {
  Common: { words: ["C"] },
  Uncommon: { words: ["UC"] },
  Rare: { words: ["R"] },
  "Super Rare": { words: ["SuperRare", "SR"] },
  "Secret Rare": { words: ["SecretRare", "SEC"] },
  Leader: { words: ["L"] },
  Special: { words: ["SP CARD", "SP"] },
  "Treasure Rare": { words: ["TreasureRare", "TR"] },
  Promo: { words: ["P", "PR"] },
};

/** What players say, and the query that they mean by it; to be added to by anyone. */
const nicknames: Readonly<Record<string, string>> = {
  ...{ parallel: "is:parallel", "alt art": "is:parallel", "alternate art": "is:parallel" },
  ...{ alt: "is:parallel", aa: "is:parallel", manga: "is:parallel", "manga rare": "is:parallel" },
  // Whom most know by another name than the one on the cards.
  blackbeard: 'marshall teach or type:"blackbeard pirates"',
  ...{ akainu: "sakazuki", aokiji: "kuzan", kizaru: "borsalino", fujitora: "issho" },
  ...{ sec: 'rarity:"secret rare"', sr: 'rarity:"super rare"', tr: 'rarity:"treasure rare"' },
  ...{ sp: "rarity:special", uc: "rarity:uncommon" },
  promo: "rarity:promo or set:promotion",
  ...{ card: "", cards: "", psa: "", graded: "", "psa 10": "", "near mint": "", nm: "", tcg: "" },
};

/** `013_p1` is the first parallel of 013, `013_r1` its first reprint. */
const isFurtherPrint = (number: string): boolean => number.includes("_");

/** The One Piece Card Game. */
export const onepiece: GameDefinition = {
  name: "onepiece",
  label: "One Piece",
  attributes,
  rarities,
  fields: {
    text: {
      ...{ also: ["effect"], kind: "prose" },
      description: "Words in the effect and the trigger.",
      of: [{ attribute: "effect" }, { attribute: "trigger" }],
    },
    trigger: {
      ...{ also: [], kind: "prose" },
      description: "Words in the trigger.",
      of: [{ attribute: "trigger" }],
    },
  },
  marks: {
    secret: {
      description: "A secret rare.",
      isSo: ({ normalizedRarity }) => normalizedRarity === "Secret Rare",
    },
    leader: {
      description: "A leader.",
      isSo: ({ normalizedRarity }) => normalizedRarity === "Leader",
    },
    parallel: {
      description: "A parallel: the same card with another picture, `013_p1`.",
      also: ["alt-art"],
      isSo: ({ number }) => /_p\d/.test(number),
    },
    reprint: {
      description: "A reprint of a card in a later product, `013_r1`.",
      isSo: ({ number }) => /_r\d/.test(number),
    },
  },
  nicknames,
  // A parallel (`013_p1`) comes after the card itself.
  sortNumber: naturalOrder,
  // Its sets count codes: a parallel fills the place of its card.
  countedPlace: (number) => number.split("_")[0],
  ...{ codeAttribute: "cardCode", isFurtherPrint, decks: onepieceDeckRules },
  shops: ["tcgplayer"],
  // Shops know the code alone, and put into words which print of it they sell.
  printAtShops: ({ number, attributes: { cardCode } }) => ({
    number: typeof cardCode === "string" ? cardCode : number,
    isFurtherPrint: isFurtherPrint(number),
  }),
  // As the publisher's site serves them.
  pictureSizes: [{ size: "large", widthPx: 600, heightPx: 838 }],
  // Its publisher's site forbids reproduction.
  picturesMayBeHosted: false,
  precedence: { default: ["punk-records", "optcgapi", "tcgcsv"] },
};
