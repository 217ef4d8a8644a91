import { cardPoster, type WantedCardPoster } from "#functions/shares/cards/card-poster.ts";
import type { SharedPrice } from "#functions/shares/cards/card-share.ts";
import type { PosterPlan } from "#schemas/images/poster.ts";
import { dayAfter } from "#shared/kernel/days.ts";
import { diceOf } from "../sample-upstream/pictures/dice.ts";
import type { SampleCards } from "./sample-cards.ts";
import type { Samples } from "./scene.ts";

/** A picture to share. */
export interface SharedScene {
  /** Of its file. */
  readonly name: string;
  readonly heading: string;
  readonly caption: string;
  /** As it is asked for. */
  readonly asked: string;
  readonly plan: PosterPlan;
}

const days = 90;
const today = "2026-02-01";

/** Cards with what they cost, in both styles. */
export const sharedScenes = ({ en, other }: Samples): readonly SharedScene[] => {
  const share = (
    id: string,
    price: SharedPrice | undefined,
    look: WantedCardPoster,
    from: Pick<SampleCards, "card"> = en,
  ) => {
    const { name, setName, number, rarity, picture } = from.card(id);
    const words = { name, setName, number, language: "en", rarity, price };
    return cardPoster(words, look, picture ? { picture } : undefined);
  };
  const askFor = (id: string, options: string, from: Pick<SampleCards, "card"> = en) =>
    `GET /v1/cards/${from.card(id).printingId}/share?${options}`;
  const square = { size: "square", format: "jpeg" } as const;
  return [
    {
      name: "share-showcase",
      heading: "A card to share",
      caption:
        "In the light of its own colour, with its market price, how that has changed within 30 days, and a line of 90. [shares.md](shares.md) says how to ask for it.",
      asked: askFor("base1-4", "style=showcase&currency=EUR"),
      plan: share("base1-4", priceOf(41_250, 4.2), { style: "showcase", ...square }),
    },
    {
      name: "share-link",
      heading: "On paper, for a link",
      caption: "1200 × 630, as services show it of a page.",
      asked: askFor("neo1-9", "size=link&currency=EUR"),
      plan: share("neo1-9", priceOf(6_890, -3.1), {
        ...{ style: "clean", size: "link", format: "jpeg" },
      }),
    },
    {
      name: "share-other-game",
      heading: "Of another game",
      caption: "Every game that the catalogue has, in either style and each of the three sizes.",
      asked: askFor("OP02-013", "style=showcase&size=link&currency=EUR", other),
      plan: share(
        "OP02-013",
        priceOf(2_390, 11.6),
        { style: "showcase", size: "link", format: "jpeg" },
        other,
      ),
    },
  ];
};

/** What nobody has paid. */
function priceOf(amount: number, changePercent: number): SharedPrice {
  const dice = diceOf(`${amount}`);
  const points = Array.from({ length: days }, (_none, at) => {
    const slope = 1 + (changePercent / 100) * ((at - days + 1) / 30);
    const isLast = at === days - 1;
    const amountThen = amount * slope * (1 + (isLast ? 0 : dice.between(-0.012, 0.012)));
    return { day: dayAfter(today, at - days + 1), amount: Math.round(amountThen) };
  });
  const [from = today] = points.map(({ day }) => day);
  return { amount, currency: "EUR", day: today, changePercent, points, from, to: today };
}
