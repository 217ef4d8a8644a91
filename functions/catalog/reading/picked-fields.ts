import type { CardView } from "#schemas/http/catalog-views.ts";

/** The fields of a card that somebody asks for, beside its id and game; the whole card for whoever names none. */
export function pickedFields(card: CardView, fields: readonly string[] | undefined) {
  if (!fields) return card;
  const { id, game } = card;
  const picked = Object.entries(card).filter(([name]) => fields.includes(name));
  return { ...Object.fromEntries(picked), id, game };
}
