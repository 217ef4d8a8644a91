import type { CrosswalkFigures } from "./figures.ts";
import type { PlaceTable } from "./match-sets.ts";
import type { Verdict } from "./verdicts.ts";

/** `docs/crosswalk.md`. */
export const crosswalkPage = (
  { verdicts, count, doubled, findings, variants, byIds }: CrosswalkFigures,
  { sets, cards }: PlaceTable,
): string => `# Cross-walk

Written by \`npm run crosswalk\` from both catalogues whole: ${verdicts.length.toLocaleString("en")} English cards of the Pokémon TCG API,
and those of TCGdex. A card's ids elsewhere come from those who gave them: \`crosswalk.pokemontcg\` is there when that source, or
its files, told of the card.

## How it is found

1. **Sets.** \`functions/sources/providers/pokemontcg/places.json\` says which set of ours a set is, where it has another id. It is made of
   ids, names, days of release and sizes, and most of how many cards have the same number and name. A set that the table does not know
   has a place by its id (\`sv11pt5\` is \`sv11.5\`, \`me7\` is \`me07\`), or else is a set of its own.
2. **Numbers.** Where our numbers have leading zeros, the table says how many digits they have. Numbers of another kind stand there card
   by card: ${cardsIn(cards)} of them.
3. **Names.** When the fragments of a printing are merged, their names are compared by the game's \`nameKey\`
   (\`schemas/games/pokemon/name-key.ts\`). A source whose name is another is not merged: \`crosswalk_conflict\`.
4. **Ids that several cards of a language claim** are nobody's, at other sources and at shops: \`crosswalk_conflict\`. Within a set that is
   seen when its cards are merged; across sets when the index is built, which takes such an id back from the cards of lists, of
   searches, of files, and of a card by itself.

Which card of ours an id of any source is, \`POST /v1/cards/resolve\` tells, and every route that takes a card takes any of its ids
([decision 36](decisions/0036-any-id-of-a-card.md)).

## What it comes to

| Outcome | Cards | Share |
|---|---|---|
${row("one printing of the same name and number, which TCGdex has too", count("same"), verdicts)}
${row("one printing of the same name, under another number by the table", count("renumbered"), verdicts)}
${row("missing", count("missing"), verdicts)}
${row("another card", count("wrong"), verdicts)}

Printings that a set has twice: ${doubled.length}.

## Every card can be collected

| In which ways it was made | Cards |
|---|---|
| a source tells | ${variants.told} |
| nobody tells: in the finish of its rarity ([rarities.md](rarities.md)), or of its set | ${variants.supposed} |
| it has no variant, and cannot be collected | ${variants.none} |

## Cards by their ids elsewhere

| Asked by the id alone, as the source writes it | Cards | Found | Several are named | Wrong or unknown |
|---|---|---|---|---|
| Pokémon TCG API | ${byIds.pokemontcg.cards} | ${byIds.pokemontcg.found} | ${byIds.pokemontcg.ambiguous} | ${byIds.pokemontcg.wrong} |
| TCGdex | ${byIds.tcgdex.cards} | ${byIds.tcgdex.found} | ${byIds.tcgdex.ambiguous} | ${byIds.tcgdex.wrong} |

The table of all ids has ${byIds.ids.toLocaleString("en")} lines and ${(byIds.bytes / 1e6).toFixed(1)} MB, ${(byIds.packedBytes / 1e6).toFixed(2)} MB as it is stored.

## Every card that is not reached under its own number

| Why | Cards |
|---|---|
${reasons(verdicts)}

## Findings of the merged cards

| Finding | How often |
|---|---|
${[...findings].map(([code, times]) => `| ${code} | ${times} |`).join("\n")}

## Sets of another name or other numbers

| Pokémon TCG API | Ours | Digits |
|---|---|---|
${Object.entries(sets)
  .map(([id, place]) => [id, typeof place === "string" ? { set: place } : place] as const)
  .map(([id, { set = id, digits = {} }]) => `| \`${id}\` | \`${set}\` | ${digitsIn(digits)} |`)
  .join("\n")}
`;

const cardsIn = (cards: PlaceTable["cards"]) =>
  Object.values(cards)
    .flatMap((bySet) => Object.values(bySet))
    .flatMap((entries) => entries.split(" ")).length;

const row = (what: string, cards: number, all: readonly unknown[]) =>
  `| ${what} | ${cards} | ${((100 * cards) / all.length).toFixed(2)} % |`;

const reasons = (verdicts: readonly Verdict[]): string =>
  [
    ...Map.groupBy(
      verdicts.filter(({ outcome }) => outcome !== "same"),
      ({ reason = "" }) => reason,
    ),
  ]
    .map(([reason, all]) => `| ${reason} | ${all.map(({ card }) => `\`${card.id}\``).join(" ")} |`)
    .join("\n");

const digitsIn = (digits: Readonly<Record<string, number>>) =>
  Object.entries(digits)
    .map(([before, least]) => `${before}${"0".repeat(least)}`)
    .join(", ");
