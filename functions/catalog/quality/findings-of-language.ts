import type { QualityFinding } from "#schemas/catalog/quality.ts";
import type { ListsItem } from "#schemas/storage/catalog-items.ts";
import { type Language, SetId } from "#schemas/values.ts";
import { type SharedIds, withoutClaims } from "../merging/shared-ids.ts";
import type { CatalogCard } from "../reading/find-cards.ts";
import { isListed } from "../reading/set-view.ts";
import type { WholeSet } from "../reading/whole-set.ts";
import { findingOf, reported, type Subject, statementOf } from "./finding-of.ts";
import { sourcesOfCards, subjectOfCard } from "./findings-of-cards.ts";
import { subjectOfSet } from "./findings-of-set.ts";
import { untold } from "./untold.ts";

/** What only who has seen all sets of a language can find. */
export interface GrowingLanguage {
  add(set: WholeSet): void;
  /** @param claimants the cards that claim what others claim too */
  findings(shared: SharedIds, claimants: readonly CatalogCard[]): QualityFinding[];
}

/** Begins with a language of a game; keeps no cards. */
export function growingLanguage(game: string, language: Language): GrowingLanguage {
  const seen = new Set<string>();
  const alone: { readonly subject: Subject; readonly source: string }[] = [];
  const sources = new Set<string>();
  let listed: ListsItem | undefined;
  return {
    add(set) {
      seen.add(set.item.value.id);
      listed = set.listed;
      if (!isListed(set.item.value, set.listed)) return;
      const [source, ...others] = sourcesOfCards(set.cards);
      for (const one of [source ?? [], others].flat()) sources.add(one);
      if (source !== undefined && others.length === 0) {
        alone.push({ subject: subjectOfSet(set), source });
      }
    },
    findings(shared, claimants) {
      return [
        ...claimants.flatMap((card) => claimsOf(card, shared)),
        ...(sources.size > 1 ? alone.map(ofOneSource) : []),
        ...untold("untold_set", { lists: listed, told: seen }, (id) => ({
          ...{ game, language, setId: SetId.parse(id), subject: "set", id, marks: [] },
        })),
      ];
    },
  };
}

function claimsOf(card: CatalogCard, shared: SharedIds): QualityFinding[] {
  const known = card.findings.length;
  const { findings } = withoutClaims(card, shared);
  return findings.slice(known).map((one) => findingOf(subjectOfCard(card), one));
}

const ofOneSource = ({ subject, source }: { subject: Subject; source: string }) =>
  reported(subject, {
    ...{ kind: "single_source_set", detail: `${source} alone tells of its cards` },
    said: [
      subject.marks.filter((mark) => mark.source === source).map((mark) => statementOf(mark)),
    ].flatMap((own) => (own.length > 0 ? own : [{ source }])),
  });
