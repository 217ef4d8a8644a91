import * as z from "zod";
import type { Language } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { cursorAt, positionIn } from "#shared/kernel/cursor.ts";
import type { Page, PageRequest } from "#shared/kernel/page.ts";
import type { Group, GroupKind } from "../checklists/groups.ts";
import { groupsBy } from "../checklists/groups.ts";
import { isBegun, type ReadingView, readingOf } from "./completion-of.ts";
import { type GameAtHand, type GameDeps, type GameRequest, gameAtHand } from "./game-at-hand.ts";
import { labelled, type SpeciesNames } from "./labels.ts";
import type { HeldCopies } from "./marks.ts";
import { gameOfQuery, queryGroup } from "./query-group.ts";

export interface CompletionRequest extends PageRequest, GameRequest {
  readonly by: GroupKind | "search";
  /** What is looked for, by search. */
  readonly q?: string | undefined;
  readonly language?: Language | undefined;
  /** Groups of which one has nothing, too. */
  readonly all: boolean;
}

export interface CompletionView {
  readonly key: string;
  readonly label: string;
  readonly releasedOn?: string | undefined;
  readonly official: ReadingView;
  readonly secrets: ReadingView;
  readonly master: ReadingView;
  /** Of species and generations. */
  readonly species?: ReadingView;
}

export interface CompletionDeps extends GameDeps {
  readonly speciesNames: SpeciesNames;
}

/**
 * How much of each set, species or whatever else somebody has. A group of which one has nothing is left out where not all are asked for.
 *
 * @throws DomainError `request.bad_cursor`, `catalog.bad_query`
 */
export async function listCompletion(
  asked: CompletionRequest,
  items: Iterable<HeldCopies>,
  deps: CompletionDeps,
): Promise<Page<CompletionView> & { readonly total: number }> {
  const request = { ...asked, game: gameOfQuery(asked.q, asked.game, deps) };
  const { game, by, q, language, languages, all, cursor, limit } = request;
  const list = JSON.stringify(["completion", game, by, q, language, languages, all]);
  const after = positionIn(list, cursor, z.string());
  const hand = await gameAtHand(request, items, deps);
  if (!hand) return { items: [], total: 0 };
  const groups = (await groupsOf(request, hand, deps)).filter((group) => isTold(group, all, hand));
  const rest = after ? groups.filter(({ order }) => byCodeUnits(order, after) > 0) : groups;
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const labels = await labelled(by, page, request, deps);
  return {
    items: await Promise.all(
      page.map((group, at) => viewOf(group, { by, label: labels[at] ?? group.key }, hand)),
    ),
    total: groups.length,
    ...(last && rest.length > limit && { nextCursor: cursorAt(list, last.order) }),
  };
}

async function groupsOf(
  request: CompletionRequest,
  { checklist }: GameAtHand,
  deps: CompletionDeps,
): Promise<readonly Group[]> {
  const { by, q = "", language } = request;
  if (by !== "search") return groupsBy(by, checklist, language);
  return [await queryGroup({ ...request, q }, checklist.table, deps)];
}

/** What was searched for is told whatever one has of it; of what is on screens alone, what one has. */
const isTold = (group: Group, all: boolean, { marks }: GameAtHand): boolean =>
  group.isAlways === true || (all && !group.set?.isDigital) || isBegun(group, marks);

async function viewOf(
  group: Group,
  { by, label }: { readonly by: CompletionRequest["by"]; readonly label: string },
  hand: GameAtHand,
): Promise<CompletionView> {
  const { key, set } = group;
  const isOfSpecies = by === "species" || by === "generation";
  return {
    ...{ key, label },
    ...(set && set.releasedOn !== "" && { releasedOn: set.releasedOn }),
    official: await readingOf("official", group, hand),
    secrets: await readingOf("secrets", group, hand),
    master: await readingOf("master", group, hand),
    ...(isOfSpecies && { species: await readingOf("species", group, hand) }),
  };
}
