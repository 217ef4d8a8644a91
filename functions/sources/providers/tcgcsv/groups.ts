import * as z from "zod";
import type { SetFragment } from "#schemas/catalog/fragment.ts";
import { setId } from "#schemas/catalog/printing-id.ts";
import { Day, Language } from "#schemas/values.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import { entriesIn, type ListEntries, markOf } from "../bodies/list-entries.ts";
import { setCodeOfSeries } from "../onepiece/print-places.ts";
import { categories } from "./plan.ts";
import { resultsIn } from "./results.ts";

const english = Language.parse("en");
const Group = z.looseObject({
  groupId: z.int().positive(),
  name: z.string().trim().min(1),
  abbreviation: z.string().nullish(),
  publishedOn: z.string().nullish(),
});

const GroupUnit = z.templateLiteral([z.int(), "/", z.int()]);

/** The category, the game and the group that a unit is of, such as `68/23272`. */
export function groupOf(unit: string) {
  const [category = "", groupId = ""] = unit.split("/");
  const game = categories[category];
  if (game !== undefined && GroupUnit.safeParse(unit).success) return { category, game, groupId };
  throw new MessageError("permanent", `"${unit}" names no group of TCGplayer, such as 68/23272.`);
}

/** What the shop calls a set. */
export interface Group {
  readonly id: string;
  readonly name: string;
  readonly abbreviation: string;
  readonly publishedOn: string | undefined;
  readonly mark: string;
}

/** @throws MessageError `permanent` when the body is no list of groups */
export const groupsIn = (json: unknown): ListEntries<Group> =>
  entriesIn(resultsIn(json, "groups"), { what: "groups", lacks: "groupId and name" }, (entry) => {
    const { data } = Group.safeParse(entry);
    if (!data) return undefined;
    // When the shop last touched it is no news.
    const { modifiedOn: _, ...said } = data;
    return {
      ...{ id: String(data.groupId), name: data.name },
      abbreviation: data.abbreviation ?? "",
      publishedOn: Day.safeParse(data.publishedOn?.slice(0, 10)).data,
      mark: markOf(said),
    };
  });

/**
 * What groups say of our sets of One Piece: the shop's number, and the day. Each set has one group, the
 * first that has its label; those of other games are named by the sources of their sets.
 */
export function setsOfGroups(groups: readonly Group[]): readonly [group: string, SetFragment][] {
  const sets = new Map<string, [string, SetFragment]>();
  for (const group of groups.toSorted((a, b) => Number(a.id) - Number(b.id))) {
    const code = setCodeIn(group);
    if (code === undefined || sets.has(code)) continue;
    const value: SetFragment = {
      ...{ id: setId("onepiece", english, code), game: "onepiece", language: english },
      ...(group.publishedOn && { releasedOn: Day.parse(group.publishedOn) }),
      ...{ crosswalk: { tcgplayer: group.id }, findings: [] },
    };
    sets.set(code, [group.id, value]);
  }
  return [...sets.values()];
}

/** `OP01`, `OP-01` and `OP14-EB04` are labels; the group of promotional cards has none. */
function setCodeIn({ abbreviation, name }: Group): string | undefined {
  const [, letters, digits] =
    /^([A-Z]+)-?(\d+)(?:-?[A-Z]+-?\d+)?$/i.exec(abbreviation.trim()) ?? [];
  if (letters && digits) return setCodeOfSeries(letters.toUpperCase(), digits);
  return /promotion cards$/i.test(name) ? "569901" : undefined;
}
