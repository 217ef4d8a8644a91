import type { RenderSubject } from "#schemas/images/subject.ts";
import { DomainError, type FieldError } from "#shared/kernel/errors.ts";

/** Where in the body something stands that cannot be. */
export type InBody = "#/filter" | "#/subject/query";

/** @param hasFilter whether there are cards that the filter leaves out */
export function nothingToDraw(subject: RenderSubject, hasFilter: boolean): DomainError {
  const collection = subject.kind === "collection" ? { collectionId: subject.collectionId } : {};
  return new DomainError("images.nothing_to_draw", reasons(subject, hasFilter), {
    facts: { subject, ...collection },
  });
}

function reasons(subject: RenderSubject, hasFilter: boolean): string {
  if (hasFilter) return "No card of the subject fulfils the filter; ask for others.";
  switch (subject.kind) {
    case "collection":
      return `The collection ${subject.collectionId} is empty; add cards before it is drawn.`;
    case "owned":
      return "You own no card yet; add some to a collection that is no wish list.";
    default:
      return subject.show === "all" || subject.show === "progress"
        ? "There are no such cards in the catalogue."
        : `You have ${subject.show === "owned" ? "none" : "all"} of these cards; show others of them.`;
  }
}

export const tooManyCards = (most: number) =>
  new DomainError(
    "images.too_many_cards",
    `A render draws ${most} different items at most, and there are more; ` +
      "ask for a part of them with a filter such as set:base1.",
    { facts: { most } },
  );

/** @param count of cards that there are */
export const unfitForFan = (count: number, { least, most }: { least: number; most: number }) =>
  new DomainError(
    "images.too_many_cards",
    `A hand of cards has ${least} to ${most} of them, and there ${count === 1 ? "is" : "are"} ${count}; ` +
      "choose others with a filter, or another layout.",
    {
      facts: { least, most, count },
      errors: [{ in: "body", pointer: "#/layout", detail: `fan is for ${least} to ${most} cards` }],
    },
  );

/** @param order that the words of a search or a filter name */
export const noSuchOrder = (order: string, pointer: InBody, known: readonly string[]) =>
  new DomainError(
    "request.invalid",
    `Pictures have no order "${order}"; there are ${known.join(", ")}.`,
    { errors: [{ in: "body", pointer, detail: `order: must be one of ${known.join(", ")}` }] },
  );

/** The same, said of the place in the body where the query stands. */
export function saidInBody(error: DomainError, pointer: InBody): DomainError {
  const { code, message, facts, errors = [] } = error;
  const moved = errors.map((one): FieldError => ({ ...one, in: "body", pointer }));
  return new DomainError(code, message, { facts: { ...facts }, errors: moved, cause: error });
}
