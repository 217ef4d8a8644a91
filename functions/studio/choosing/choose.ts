import type { CompositeOptions } from "#schemas/images/composite.ts";
import type { RenderSubject } from "#schemas/images/subject.ts";
import { type ChooseCardsDeps, chooseCards } from "./choose-cards.ts";
import { chooseItems } from "./choose-items.ts";
import type { ChosenCards } from "./chosen-cards.ts";

/**
 * Which cards a picture of a subject shows; in no order.
 *
 * @throws DomainError as {@link chooseItems} and {@link chooseCards}
 */
export function choose(
  { userId, subject }: { readonly userId: string; readonly subject: RenderSubject },
  options: CompositeOptions,
  deps: ChooseCardsDeps,
): Promise<ChosenCards> {
  switch (subject.kind) {
    case "collection":
      return chooseItems({ userId, collectionId: subject.collectionId }, options, deps);
    case "owned":
      return chooseItems({ userId }, options, deps);
    default:
      return chooseCards({ userId, subject }, options, deps);
  }
}
