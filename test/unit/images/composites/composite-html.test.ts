import fc from "fast-check";
import { html } from "hono/html";
import { expect, test } from "vitest";
import type { Composite } from "#functions/images/composites/composite.ts";
import { compositeHtml } from "#functions/images/composites/composite-html.ts";
import { gridOf, pageLayout } from "#functions/images/composites/composite-layout.ts";
import { sheetOf } from "#functions/images/composites/composite-sheet.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { aComposite, aCompositeCard } from "#test/support/pictures/card-pictures.ts";

const all = { name: true, number: true, dexNumber: true, set: true, artist: true, price: true };

function pageOf(composite: Composite): string {
  const count = composite.cards.length;
  const grid = gridOf(count, composite.options);
  const layout = pageLayout(grid, count, 0);
  const missing = new Set([0]);
  return compositeHtml({ composite, grid, layout, missing, sheet: sheetOf(layout, grid, missing) });
}

/** A page in which one text stands wherever a person's or an upstream's text can stand. */
function pageWith(text: string): string {
  const card = aCompositeCard({
    ...{ name: text, setName: text, number: text, language: text, artist: text, price: text },
    quantity: 2,
  });
  const options = { ...CompositeOptions.parse({ labels: all }), title: text, subtitle: text };
  return pageOf(aComposite({ cards: [card, card], options, day: text, attribution: text }));
}

const tagsOf = (page: string) => page.match(/<[^>]*>/g)?.map((tag) => tag.split(/[\s>]/)[0]);

test("[IMG-9] no text can become markup, wherever it stands", () => {
  const plain = tagsOf(pageWith("plain"));
  const signs = fc.string({ unit: fc.constantFrom(..."<>\"'&`=/ -!?;{}()ab\u202e") });
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), signs), (text) => {
      fc.pre(text !== "");
      expect(tagsOf(pageWith(text))).toEqual(plain);
    }),
  );
});

test.each([
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "</style><style>body{display:none}",
  "<!--",
  "javascript:alert(1)",
])("[IMG-9] %s is drawn as it is written", (text) => {
  const page = pageWith(text);
  expect(page).toContain(html`${text}`.toString());
  if (/[<"]/.test(text)) expect(page).not.toContain(text);
});

test("the page asks for fonts and for nothing else", () => {
  const addresses = pageWith("x").match(/(?:src|href|url)\s*[=(]\s*"?[^"\s)>]+/g);
  expect(addresses).toEqual(['href="/fonts.css']);
});

test("only what was asked for is written under a card", () => {
  const labels = { name: false, number: false, set: false, quantity: false };
  const cards = [aCompositeCard({ name: "Blank" }), aCompositeCard({ name: "Shown", artist: "X" })];
  const bare = pageOf(aComposite({ cards, options: CompositeOptions.parse({ labels }) }));
  expect(bare).not.toContain("Shown");
  const full = pageOf(aComposite({ cards, options: CompositeOptions.parse({ labels: all }) }));
  expect(full).toContain("Shown");
  expect(full).toContain("Illus. X");
});

test("a card without a picture shows its name, set and number in its place", () => {
  const page = pageOf(
    aComposite({ cards: [aCompositeCard({ name: "Pikachu", number: "58/102" })] }),
  );
  expect(page).toMatch(/<h2 dir="auto">Pikachu<\/h2><h3 dir="auto">Base Set · 58\/102<\/h3>/);
});

test("one copy has no count, several have", () => {
  const of = (quantity: number) => pageOf(aComposite({ cards: [aCompositeCard({ quantity })] }));
  expect(of(1)).not.toContain("×1");
  expect(of(3)).toContain("×3<");
  expect(of(9999)).toContain("×9,999<");
});

test("a card says its language when most are in another", () => {
  const cards = [
    ...["en", "ja", "en"].map((language) => aCompositeCard({ language })),
    aCompositeCard({ language: "fr", picture: undefined }),
  ];
  const marks = (labels: object) =>
    pageOf(aComposite({ cards, options: CompositeOptions.parse({ labels }) })).match(
      /<i>[^<]+<\/i>/g,
    );
  // The first card of the page is a placeholder in these tests, and in the usual language.
  expect(marks({})).toEqual(["<i>JA</i>", "<i>FR</i>"]);
  expect(marks({ name: false, quantity: false })).toEqual(["<i>JA</i>", "<i>FR</i>"]);
  expect(marks({ name: false, quantity: false, set: false, number: false })).toBeNull();
});
