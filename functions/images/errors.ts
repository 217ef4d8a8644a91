import { DomainError } from "#shared/kernel/errors.ts";

export const noSuchRender = (renderId: string) =>
  new DomainError(
    "images.no_such_render",
    `You have no render ${renderId}; they are kept for thirty days.`,
    { facts: { renderId } },
  );

export const noSuchPage = (renderId: string, page: number, pages: number) =>
  new DomainError(
    "images.no_such_page",
    `The render ${renderId} has no page ${page}; it has ${pages}.`,
    { facts: { renderId, page, pages } },
  );

export const nothingToDraw = (collectionId: string) =>
  new DomainError(
    "images.nothing_to_draw",
    `The collection ${collectionId} is empty; add cards before it is drawn.`,
    { facts: { collectionId } },
  );

export const tooManyCards = (most: number) =>
  new DomainError(
    "images.too_many_cards",
    `A render draws ${most} different items at most, and the collection has more; ` +
      "divide it into several collections.",
    { facts: { most } },
  );

export const notFinished = (render: { id: string; state: string; error?: string | undefined }) =>
  new DomainError(
    "images.not_finished",
    render.error
      ? `The render ${render.id} has failed and has no picture: ${render.error}`
      : `The render ${render.id} is ${render.state}; ask again when its state is done.`,
    { facts: { renderId: render.id, state: render.state } },
  );
