import * as z from "zod";
import type { CardFragment } from "#schemas/catalog/fragment.ts";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { Outcome } from "../../port/source.ts";
import { orReject } from "../bodies/or-reject.ts";
import { readCard } from "./card-object.ts";
import { setPlaceOf, setsOf } from "./places.ts";
import { readSet } from "./set-object.ts";

type SetIdOfOurs = CardFragment["setId"];

const game = "pokemon";
const language = "en";

interface Own {
  /** Which page it is, where there are several: each is a list of its own. */
  readonly list?: string;
}

/** All sets of a page, and which there are. */
export function* setRecords(objects: readonly unknown[], own: Own): Iterable<Outcome> {
  const setIds: SetIdOfOurs[] = [];
  for (const [record, object] of objects.entries()) {
    yield* orReject(`set ${record}`, function* () {
      const { sourceId, fragment } = readSet(object);
      setIds.push(...setsOf(sourceId).map((set) => setId(game, language, set)));
      yield { record: { kind: "set", sourceId, value: fragment, record } };
    });
  }
  const value = { game, language, setIds: [...new Set(setIds)], ...own };
  yield { record: { kind: "sets-listed", sourceId: ["sets", own.list].join(" ").trim(), value } };
}

const Listed = z.looseObject({ id: z.string().min(1), number: z.string().min(1) });

/** The cards of a page of a set, each once, and which printings of ours it lists. */
export function* cardRecords(
  objects: readonly unknown[],
  { set, ...own }: Own & { readonly set: string },
): Iterable<Outcome> {
  const members = new Map<SetIdOfOurs, Set<string>>([
    [setId(game, language, setPlaceOf(set)), new Set()],
  ]);
  const seen = new Set<string>();
  for (const [record, object] of objects.entries()) {
    yield* orReject(nameOf(object) ?? `card ${record}`, function* () {
      const listed = Listed.safeParse(object);
      if (listed.success && seen.has(listed.data.id)) return;
      for (const { sourceId, fragment } of readCard(object, set)) {
        const known = members.get(fragment.setId) ?? new Set<string>();
        members.set(fragment.setId, known.add(homeOf(fragment)));
        yield { record: { kind: "card", sourceId, value: fragment, record } };
      }
      if (listed.success) seen.add(listed.data.id);
    });
  }
  for (const [ours, printings] of members) {
    const value = { game, language, setId: ours, printingIds: [...printings], ...own };
    const sourceId = [set, own.list, "in", ours].join(" ");
    yield { record: { kind: "members", sourceId, value } };
  }
}

/** The number that the card's own id says, which nobody else in the set has. */
const homeOf = ({ id, setId: own, ownNumber }: CardFragment) =>
  ownNumber === undefined ? id : printingId(own, ownNumber);

const nameOf = (object: unknown): string | undefined => Listed.safeParse(object).data?.id;
