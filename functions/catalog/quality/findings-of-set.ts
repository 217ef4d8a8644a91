import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { GameDefinition } from "#schemas/games/index.ts";
import type { ListsItem } from "#schemas/storage/catalog-items.ts";
import { standingLists } from "#schemas/storage/standing-lists.ts";
import { doubtsOf, isListed } from "../reading/set-view.ts";
import type { WholeSet } from "../reading/whole-set.ts";
import { findingOf, reported, type Subject, statementOf } from "./finding-of.ts";
import { findingsOfCards } from "./findings-of-cards.ts";
import { untold } from "./untold.ts";

/** All that a person should look at in a set by itself; pure. */
export function findingsOfSet(set: WholeSet, definition: GameDefinition): QualityFinding[] {
  const { item, listed, members } = set;
  const subject = subjectOfSet(set);
  if (!isListed(item.value, listed)) {
    const said = item.sources.map((mark) => statementOf(mark));
    const detail = "no source lists the set any more";
    return [reported(subject, { kind: "unlisted_set", detail, said })];
  }
  return [
    ...item.value.findings.map((one) => findingOf(subject, one)),
    ...doubtsOf(members).map((one, at) => ({
      ...findingOf(subject, one),
      said: doubtedLists(members)[at] ?? [],
    })),
    ...(set.cards.length === 0 ? [emptySet(subject)] : []),
    ...untoldCards(set),
    ...findingsOfCards(set.cards, definition),
  ];
}

export const subjectOfSet = ({ item: { value, sources } }: Pick<WholeSet, "item">): Subject => ({
  ...{ game: value.game, language: value.language, setId: value.id },
  ...{ subject: "set", id: value.id, name: value.name, marks: sources },
});

const emptySet = (subject: Subject) =>
  reported(subject, {
    ...{ kind: "empty_set", detail: "no source tells of any card of it" },
    said: subject.marks.map((mark) => statementOf(mark)),
  });

/** Both lists, the believed and the doubted one, of each that is doubted. */
const doubtedLists = (members: ListsItem | undefined) =>
  standingLists(members?.lists ?? {}).flatMap(([, { ids, provenance, doubted }]) =>
    doubted
      ? [
          [
            statementOf(provenance, `${ids.length} cards`),
            statementOf(doubted.provenance, `${doubted.ids.length} cards`),
          ],
        ]
      : [],
  );

/** Printings that a source lists and of which nobody says what they are. */
function untoldCards({ item, members, cards }: WholeSet): QualityFinding[] {
  const told = new Set<string>(cards.map(({ id }) => id));
  return untold("untold_card", { lists: members, told }, (id) => ({
    ...subjectOfSet({ item }),
    ...{ subject: "card", id, name: undefined },
  }));
}
