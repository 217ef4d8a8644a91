import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import { fold } from "../search/words/fold.ts";
import { findingOf, reported, type Subject, statementOf } from "./finding-of.ts";

/** All that a person should look at in the cards of a set, card by card; pure. */
export function findingsOfCards(
  cards: readonly CatalogCard[],
  definition: GameDefinition,
): QualityFinding[] {
  const listed = cards.filter(({ status }) => status === "current");
  const doubles = doublesOf(listed, definition);
  const sources = [...sourcesOfCards(cards)].sort();
  return cards.flatMap((card) => {
    const subject = subjectOfCard(card);
    const found = (kind: string, detail: string) =>
      reported(subject, { kind, detail, said: subject.marks.map((mark) => statementOf(mark)) });
    if (card.status === "removed") {
      return [found("unlisted_card", "no source lists it any more")];
    }
    const others = sources.filter((one) => !subject.marks.some(({ source }) => source === one));
    const isAlone = subject.marks.length === 1 && others.length > 0;
    const double = doubles.get(card.id);
    return [
      ...card.findings.map((one) => findingOf(subject, one)),
      ...(lacksPicture(card) ? [found("missing_image", "no source has a picture of it")] : []),
      ...(isAlone
        ? [found("single_source", `${others.join(", ")} tell of others of its set`)]
        : []),
      ...(double ? [found("doubled_printing", `${double} has its name, and its number too`)] : []),
    ];
  });
}

export const subjectOfCard = (card: CatalogCard): Subject => ({
  ...{ game: card.game, language: card.language, setId: card.setId },
  ...{ subject: "card", id: card.id, name: card.name, marks: card.provenance },
});

/** Sources that a set's listed cards come from. */
export const sourcesOfCards = (cards: readonly CatalogCard[]): ReadonlySet<string> =>
  new Set(
    cards
      .filter(({ status }) => status === "current")
      .flatMap(({ provenance }) => provenance.map(({ source }) => source)),
  );

/** Its source may have said so itself. */
const lacksPicture = ({ images, findings }: CatalogCard) =>
  images.length === 0 && !findings.some(({ code }) => code === "missing_image");

/** Cards that have another one's name, and its number but for leading zeros, with those others. */
function doublesOf(
  cards: readonly CatalogCard[],
  { nameKey = fold }: GameDefinition,
): ReadonlyMap<string, string> {
  const alike = Map.groupBy(cards, ({ number, name }) => `${numberKey(number)} ${nameKey(name)}`);
  return new Map(
    [...alike.values()]
      .filter((all) => all.length > 1)
      .flatMap((all) =>
        all.map(({ id }): [string, string] => [
          id,
          all.flatMap((other) => (other.id === id ? [] : [other.id])).join(", "),
        ]),
      ),
  );
}

const numberKey = (number: string) => number.toLowerCase().replace(/^(\D*)0+(?=\d)/u, "$1");
