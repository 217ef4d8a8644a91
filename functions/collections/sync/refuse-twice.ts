import type { SyncEdit } from "#schemas/collections/sync.ts";
import { DomainError, type FieldError } from "#shared/kernel/errors.ts";

/**
 * Refuses a batch that edits an item twice: the second edit would be upon a version that the device has not seen.
 *
 * @throws DomainError `request.invalid` that points at each edit after the first
 */
export function refuseTwice(edits: readonly SyncEdit[]): void {
  const seen = new Map<string, number>();
  const errors = edits.flatMap(({ collectionId, itemId }, at): FieldError[] => {
    const name = `${collectionId}/${itemId}`;
    const first = seen.get(name);
    if (first === undefined) {
      seen.set(name, at);
      return [];
    }
    const detail = `must be of an item of its own; edit ${first} is of the same one, and both are to be one edit`;
    return [{ in: "body", pointer: `#/edits/${at}/itemId`, detail }];
  });
  if (errors.length === 0) return;
  throw new DomainError("request.invalid", "A batch edits each item once.", { errors });
}
