import { setIdOf } from "#schemas/catalog/printing-id.ts";
import { games as projectGames } from "#schemas/games/index.ts";
import { DomainError } from "#shared/kernel/errors.ts";
import { findCards, noSuchCard } from "../../catalog/index.ts";
import { type HavePosterPorts, havePoster } from "../posters/have-poster.ts";
import { numberOf, setNameOf } from "../renders/card-words.ts";
import type { Shown } from "../showing/patience.ts";
import { wantedOf } from "../showing/picture-address.ts";
import { type CardAsked, type ShowPorts, showCard } from "../showing/show-card.ts";
import { placeholderPlan } from "./placeholder-plan.ts";

export type ShowPlaceholderPorts = ShowPorts & Omit<HavePosterPorts, "allowance">;

/** Where no size says another. */
const usualWidth = 600;

/**
 * Leads to a card's picture, and as long as that is not there to a drawn one in its place, with the card's name, set and number. The picture is asked for
 * all the same, and takes its place once it comes.
 *
 * @returns also whether it is the picture: who has been led to a placeholder must ask again
 * @throws DomainError `catalog.no_such_card`, `images.no_such_size`, `images.picture_unavailable`, `request.too_many`
 */
export async function showCardOrPlaceholder(
  asked: CardAsked,
  ports: ShowPlaceholderPorts,
): Promise<{ readonly shown: Shown; readonly isPicture: boolean }> {
  const picture = await unlessLacking(showCard(asked, ports));
  if (picture?.kind === "there") return { shown: picture, isPicture: true };
  const plan = await planOf(asked, ports);
  // Nobody need have an account to look: what is drawn counts as what is fetched.
  const allowance = { spend: (address: string) => ports.pictureAllowance.spend(address) };
  const shown = await havePoster(plan, asked.address, { ...ports, allowance });
  return { shown, isPicture: false };
}

async function planOf({ printingId: id, size }: CardAsked, { catalog, games }: ShowPorts) {
  const [cards, set] = await Promise.all([
    findCards([id], { store: catalog }),
    catalog.set(setIdOf(id)),
  ]);
  const card = cards.get(id);
  const definition = card && (games ?? projectGames).named(card.game);
  if (!definition) throw noSuchCard(id);
  const wanted = wantedOf({ size, format: "jpeg" }, definition);
  const words = {
    ...{ name: card.name, language: card.language },
    ...{ setName: setNameOf(card, set?.value), number: numberOf(card, set?.value, definition) },
  };
  const { widthPx = usualWidth } = wanted === "as it came" ? {} : wanted;
  return placeholderPlan(words, Math.min(widthPx, usualWidth));
}

/** Undefined where there is no picture, or none for now. */
async function unlessLacking(shown: Promise<Shown>): Promise<Shown | undefined> {
  try {
    return await shown;
  } catch (error) {
    const isLacking =
      error instanceof DomainError &&
      (error.code === "images.no_picture" || error.code === "images.picture_unavailable");
    if (!isLacking) throw error;
    return undefined;
  }
}
