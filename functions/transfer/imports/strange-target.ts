import type { ImportInto } from "#schemas/transfer/import-options.ts";
import type { Ulid } from "#schemas/values.ts";
import { noSuchCollection } from "../../collections/index.ts";

/** Which collections there are. */
export interface Targets {
  isThere(place: { readonly userId: string; readonly collectionId: Ulid }): Promise<boolean>;
}

/** @throws DomainError `collections.no_such_collection` */
export async function refuseStrangeTarget(
  userId: string,
  into: ImportInto | undefined,
  { targets }: { readonly targets: Targets },
): Promise<void> {
  if (into === undefined || !("collectionId" in into)) return;
  const { collectionId } = into;
  if (!(await targets.isThere({ userId, collectionId }))) throw noSuchCollection(collectionId);
}
