import { priced } from "./invented.ts";
import { type Samples, type Scene, scene } from "./scene.ts";

const link = "https://cards.example/u/misty/trade";

/** To show where nothing can be clicked, with cards of both games. */
export function signedScene({ en, other }: Samples): Scene {
  const cards = [
    priced(en.card("base1-4", { finish: "Holo", condition: "NM" })),
    priced(other.card("OP02-013", { condition: "NM" })),
    priced(en.card("neo1-9", { finish: "Holo", condition: "LP", quantity: 2 })),
    priced(other.card("ST01-012", { condition: "NM", quantity: 3 })),
    priced(other.card("OP02-120", { grade: { company: "PSA", grade: "10" } })),
    priced(en.card("swsh9tg-TG03", { finish: "Holo", condition: "NM" })),
    priced(other.card("OP14-001", { condition: "NM" })),
    priced(en.card("base1-15", { finish: "Holo", condition: "MP" })),
  ];
  return scene(
    {
      name: "signed",
      heading: "Whose they are, and where to find them",
      caption:
        "A handle below the title, and a QR code that leads to a link, for those who see the picture where nothing can be clicked. " +
        "Cards of several games lie together.",
    },
    cards,
    {
      ...{ columns: 4, theme: "midnight", title: "For trade", handle: "@misty", link },
      ...{ subtitle: "In Cerulean City, or by mail", totals: { cards: true, value: true } },
      labels: { price: true, condition: true },
    },
    {
      totals: [
        { label: "Cards", figure: "11" },
        { label: "Different", figure: "8" },
        { label: "Sets", figure: "7" },
        { label: "Value", figure: "€37.74" },
      ],
    },
  );
}

/** The words of a picture in another language. */
export function germanScene({ en }: Samples): Scene {
  const cards = en.setOf("base1").slice(0, 7);
  return scene(
    {
      name: "german",
      heading: "In another language",
      caption:
        "The words that a picture has of its own, and its figures, in one of seven languages; cards and sets keep their names.",
    },
    cards.map((card, index) =>
      index % 4 === 3
        ? { ...card, isMissing: true as const, quantity: 0 }
        : { ...priced(card), price: `${((index + 1) * 12.34).toFixed(2)} €`.replace(".", ",") },
    ),
    {
      ...{ layout: "banner", quality: "low", language: "de", title: "Grundset" },
      ...{ handle: "@misty", link, theme: "linen", totals: { cards: true, value: true } },
      labels: { set: false, artist: true, price: true },
    },
    {
      attribution: "Bilder gezeichnet vom Beispiel · Cardlake",
      totals: [
        { label: "Vollständig", figure: "6 / 7" },
        { label: "Wert", figure: "296,16 €" },
      ],
    },
  );
}
