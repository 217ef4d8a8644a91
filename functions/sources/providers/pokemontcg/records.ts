import * as z from "zod";
import { printingId, setId } from "#schemas/catalog/printing-id.ts";
import type { PrintingId, SetId } from "#schemas/values.ts";
import { byCodeUnits } from "#shared/kernel/by-code-units.ts";
import { canonicalJson } from "#shared/kernel/canonical-json.ts";
import { MessageError } from "#shared/kernel/message-error.ts";
import type { Outcome } from "../../port/source.ts";
import { orReject } from "../bodies/or-reject.ts";
import { homesOf, readCard } from "./card-object.ts";
import { type Place, placesOf, setPlaceOf, setsOf } from "./places.ts";
import { readSet } from "./set-object.ts";

const game = "pokemon";
const language = "en";

interface Own {
  /** Which page it is, where there are several: each is a list of its own. */
  readonly list?: string;
  /** How many pages there are, as the first one says. */
  readonly pages?: number;
}

const Id = z.string().trim().min(1);
const Named = z.looseObject({ id: Id });

/** All sets of a page, and which there are; also one that cannot be read today: it has not gone. */
export function* setRecords(objects: readonly unknown[], own: Own): Iterable<Outcome> {
  for (const [record, object] of objects.entries()) {
    yield* orReject(`set ${record}`, function* () {
      const { sourceId, fragment } = readSet(object);
      yield { record: { kind: "set", sourceId, value: fragment, record } };
    });
  }
  const listed = objects.flatMap((object) => Named.safeParse(object).data?.id ?? []);
  const setIds = listed
    .flatMap(setsOf)
    .flatMap((set) => idIn(() => setId(game, language, set)) ?? []);
  const value = { game, language, setIds: [...new Set(setIds)], ...own };
  yield { record: { kind: "sets-listed", sourceId: ["sets", own.list].join(" ").trim(), value } };
}

const ofAnotherSet = "The page is of another set than its id and it say.";
const anotherOfThisId = "The page has another card of this id already.";
const Listed = z.looseObject({ id: Id, number: Id });
type Listed = z.output<typeof Listed>;

/** Whether a card of a page is of another set by its id, and does not itself say that it is of this one. */
function isStranger(object: unknown, set: string): boolean {
  const { id, set: own } = Placed.safeParse(object).data ?? {};
  const isInSet = id?.toLowerCase().startsWith(`${set.toLowerCase()}-`) ?? true;
  return !isInSet && own?.id.toLowerCase() !== set.toLowerCase();
}
function refuse(object: unknown, { set, isKnown }: { set: string; isKnown: boolean }): void {
  if (isKnown) throw new MessageError("permanent", anotherOfThisId);
  if (isStranger(object, set)) throw new MessageError("permanent", ofAnotherSet);
}

const Placed = z.looseObject({
  id: Id,
  set: z.looseObject({ id: Id }).optional().catch(undefined),
});

/**
 * The cards of a page of a set, each once, and which printings of ours it lists. Pages repeat cards now and
 * then; one that says something else the second time is another card under the same id, and refused. So is
 * one of another set, which would leave the place that its own set's page gives it.
 */
export function* cardRecords(
  objects: readonly unknown[],
  { set, ...own }: Own & { readonly set: string },
): Iterable<Outcome> {
  const listed = objects
    .filter((object) => !isStranger(object, set))
    .flatMap((object) => Listed.safeParse(object).data ?? []);
  const seen = new Map<string, string>();
  for (const [record, object] of objects.entries()) {
    const { id } = Listed.safeParse(object).data ?? {};
    yield* orReject(id ?? `card ${record}`, function* () {
      const known = id === undefined ? undefined : seen.get(id);
      const said = canonicalJson(object);
      if (known === said) return;
      refuse(object, { set, isKnown: known !== undefined });
      for (const { sourceId, fragment } of readCard(object, set)) {
        yield { record: { kind: "card", sourceId, value: fragment, record } };
      }
      if (id !== undefined) seen.set(id, said);
    });
  }
  for (const [ours, printings] of membersOf(listed, set)) {
    const value = { game, language, setId: ours, printingIds: [...printings], ...own };
    const sourceId = [set, own.list, "in", ours].join(" ");
    yield { record: { kind: "members", sourceId, value } };
  }
}

/** By set of ours, the printings that a page lists; also a card that cannot be read today: it has not gone. */
function membersOf(listed: readonly Listed[], set: string) {
  const members = new Map<SetId, Set<PrintingId>>([
    [setId(game, language, setPlaceOf(set)), new Set()],
  ]);
  for (const place of standingPlaces(listed, set)) {
    const ours = setId(game, language, place.set);
    const printing = idIn(() => printingId(ours, place.number));
    const known = members.get(ours) ?? new Set();
    if (printing) members.set(ours, known.add(printing));
  }
  return members;
}

/**
 * Where cards come to lie when they are merged: each where it says, and of several that say the same all
 * but one where their own ids say.
 */
function standingPlaces(listed: readonly Listed[], set: string): readonly Place[] {
  const claims = listed
    .toSorted((a, b) => byCodeUnits(a.id, b.id))
    .flatMap(({ id, number }) => {
      const homes = homesOf({ id, set, number });
      return placesOf({ id, set, number }).flatMap((said, at) => {
        const home = homes[at] ?? said;
        return [{ id, said, home, key: canonicalJson(said) }];
      });
    });
  return [...Map.groupBy(claims, ({ key }) => key).values()].flatMap((rivals) => {
    const atHome = rivals.find(({ home, key }) => canonicalJson(home) === key);
    const holder = atHome ?? rivals[0];
    return rivals.map((one) => (one.id === holder?.id ? one.said : one.home));
  });
}

/** Undefined for what no id can be made of: what it is of was refused for the same reason. */
function idIn<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof z.ZodError) return undefined;
    throw error;
  }
}
