import type { NewCopies } from "#schemas/collections/item.ts";
import type { OwnPictureId } from "#schemas/images/own-picture-id.ts";
import type { Clock } from "#shared/kernel/clock.ts";
import type { FieldError } from "#shared/kernel/errors.ts";
import { itemsRefused } from "../errors.ts";
import { whyNoPicture, whyNotPaidOn } from "./why-not.ts";

/**
 * Refuses entries that were paid on a day that is nowhere on earth yet, all at once.
 *
 * @throws DomainError `collections.items_refused` that points at each
 */
export function refuseLaterDays(
  items: readonly Pick<NewCopies, "paid">[],
  deps: { readonly clock: Clock },
): void {
  const errors = items.flatMap(({ paid }, entry) =>
    laterDay(paid?.day, `#/items/${entry}/paid/day`, deps),
  );
  if (errors.length > 0) throw itemsRefused(errors);
}

/**
 * Refuses entries with pictures that their owner has not uploaded, all at once.
 *
 * @throws DomainError `collections.items_refused` that points at each
 */
export function refuseStrangePictures(
  items: readonly Pick<NewCopies, "picture">[],
  known: ReadonlySet<OwnPictureId>,
): void {
  const errors = items.flatMap(({ picture }, entry): FieldError[] => {
    const detail = whyNoPicture(picture, known);
    return detail === undefined
      ? []
      : [{ in: "body", pointer: `#/items/${entry}/picture`, detail }];
  });
  if (errors.length > 0) throw itemsRefused(errors);
}

/** @throws DomainError `collections.items_refused` */
export function refuseLaterDay(
  day: string | undefined,
  pointer: string,
  deps: { readonly clock: Clock },
): void {
  const errors = laterDay(day, pointer, deps);
  if (errors.length > 0) throw itemsRefused(errors);
}

function laterDay(
  day: string | undefined,
  pointer: string,
  { clock }: { readonly clock: Clock },
): readonly FieldError[] {
  const detail = whyNotPaidOn(day, clock());
  return detail === undefined ? [] : [{ in: "body", pointer, detail }];
}
