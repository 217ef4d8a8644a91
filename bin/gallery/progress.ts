import type { CompositeCard } from "#functions/images/composites/composite.ts";
import { type Samples, type Scene, scene } from "./scene.ts";

/** Sets on their way. */
export function progressScene({ en }: Samples): Scene {
  const part = (id: string, count: number, has: (index: number) => boolean) =>
    en
      .setOf(id)
      .slice(0, count)
      .map(
        (card, index): CompositeCard =>
          has(index) ? card : { ...card, isMissing: true, quantity: 0 },
      );
  const base = part("base1", 16, (index) => index % 5 !== 2);
  const neo = part("neo1", 9, (index) => index < 5);
  const pop = part("pop5", 5, () => true);
  const sm = part("sm9", 4, (index) => index % 2 === 0);
  const groups = [
    { from: 0, heading: "Base Set", note: "13 / 16" },
    { from: base.length, heading: "Neo Genesis", note: "5 / 9" },
    { from: base.length + neo.length, heading: "POP Series 5", note: "5 / 5" },
    { from: base.length + neo.length + pop.length, heading: "Team Up", note: "2 / 4" },
  ];
  return scene(
    {
      name: "progress",
      heading: "Groups, and what is missing",
      caption:
        "Each group says how far it is. Small ones share a row, and one that goes on says so at the top of the next page.",
    },
    [...base, ...neo, ...pop, ...sm],
    {
      ...{ columns: 9, quality: "low", theme: "dark", group: "set", title: "The hunt" },
      labels: { set: false },
    },
    { groups },
  );
}
