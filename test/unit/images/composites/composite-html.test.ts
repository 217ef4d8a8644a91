import fc from "fast-check";
import { html } from "hono/html";
import { expect, test } from "vitest";
import { hostileTexts } from "#bin/gallery/hostile.ts";
import type { Composite } from "#functions/images/composites/composite.ts";
import { shareOf } from "#functions/images/composites/pieces/heading-html.ts";
import { linkCode } from "#functions/images/composites/words/link-code.ts";
import { CompositeOptions } from "#schemas/images/composite.ts";
import { aComposite, aCompositeCard } from "#test/support/pictures/card-pictures.ts";
import { drawnOf } from "#test/support/pictures/drawn-pages.ts";

const all = {
  ...{ name: true, number: true, dexNumber: true, set: true, artist: true, price: true },
  ...{ rarity: true, change: true, condition: true },
};

const pageOf = (composite: Composite) => drawnOf(composite, { absent: [0] }).html;

/** A page in which one text stands wherever a person's or an upstream's text can stand. */
function pageWith(text: string): string {
  const card = aCompositeCard({
    ...{ name: text, setName: text, number: text, language: text, artist: text, price: text },
    ...{ rarity: text, condition: text, change: { text, to: "up" }, finish: text, quantity: 2 },
  });
  const graded = aCompositeCard({ grade: { company: text, grade: text }, finish: text });
  const options = {
    ...CompositeOptions.parse({ labels: all }),
    title: text,
    subtitle: text,
    handle: text,
  };
  const groups = [{ from: 0, heading: text, note: text }];
  const totals = [{ label: text, figure: text }];
  const cards = [card, card, graded, graded];
  return pageOf(aComposite({ cards, options, groups, totals, day: text, attribution: text }));
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

test.each(hostileTexts)("[IMG-9] %s is drawn as it is written", (_kind, text) => {
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

test("one copy has no count, several have, on the corner of the picture", () => {
  const of = (quantity: number) => pageOf(aComposite({ cards: [aCompositeCard({ quantity })] }));
  expect(of(1)).not.toContain("×1");
  expect(of(3)).toMatch(/class="count-of"[^>]*><b>×3</);
  expect(of(9999)).toContain("×9,999<");
});

test("a copy in another language than its card says which", () => {
  const cards = [{}, {}, { copyLanguage: "de" }].map((change) => aCompositeCard(change));
  const marks = (some: typeof cards) => pageOf(aComposite({ cards: some })).match(/<i>[^<]+<\/i>/g);
  expect(marks(cards)).toEqual(["<i>DE</i>"]);
  expect(marks(cards.slice(0, 2))).toBeNull();
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
  expect(marks({ name: false })).toEqual(["<i>JA</i>", "<i>FR</i>"]);
  expect(marks({ name: false, set: false, number: false })).toBeNull();
});

const withCard = (card: Parameters<typeof aCompositeCard>[0], labels: object = {}) =>
  drawnOf(
    aComposite({ cards: [aCompositeCard(card)], options: CompositeOptions.parse({ labels }) }),
  ).html;

test("a graded copy is in a slab that says how it shines, and has no condition", () => {
  const graded = { grade: { company: "PSA", grade: "10" }, finish: "Holo", condition: "NM" };
  const page = withCard(graded, { condition: true });
  expect(page).toMatch(/class="slab".*PSA.*Holo.*10/s);
  expect(page).not.toContain('class="shine"');
  expect(page).not.toContain(">NM<");
  expect(withCard(graded, { grade: false, condition: true })).toMatch(/class="shine".*Holo/s);
});

test("a missing card is told by its tone, and bears no marks", () => {
  const missing = { isMissing: true, quantity: 0, finish: "Holo" } as const;
  expect(withCard(missing)).toContain('class="label gone"');
  expect(withCard(missing)).not.toContain("Holo");
});

test("a price that went up or down says so by an arrow, not by its colour alone", () => {
  const change = { text: "+4.2 %", to: "up" } as const;
  const page = withCard({ price: "€2.00", change }, { price: true, change: true });
  expect(page).toContain('<b class="up">+4.2 %</b>');
  expect(page).toMatch(/\.up::before \{ border-bottom/);
});

test("a title from right to left has all of its header turned round", () => {
  const head = (title: string) =>
    /class="head" dir="(\w+)"/.exec(
      pageOf(aComposite({ options: CompositeOptions.parse({ title }) })),
    )?.[1];
  expect(head("مجموعتي · Mine")).toBe("rtl");
  expect(head("15 · Mine · مجموعتي")).toBe("ltr");
});

test("a group says how far it is, and on its next page that it goes on", () => {
  const cards = Array.from({ length: 300 }, () => aCompositeCard());
  const groups = [{ from: 0, heading: "Base Set", note: "51 / 102" }];
  const composite = aComposite({ cards, groups });
  expect(drawnOf(composite).html).toMatch(/Base Set<\/p><b>51 \/ 102<.*width:50\.00%/s);
  expect(drawnOf(composite, { page: 1 }).html).toContain("… continued");
  const inGerman = { ...composite, options: CompositeOptions.parse({ language: "de" }) };
  expect(drawnOf(inGerman, { page: 1 }).html).toContain("… Fortsetzung");
});

test.each([
  ["12 / 102", 12 / 102],
  ["1,204 / 2,408", 0.5],
  ["1.204 / 2.408", 0.5],
  ["1\u202f204 / 2\u202f408", 0.5],
  ["3 / 0", undefined],
  ["5 / 4", 1],
  ["twelve", undefined],
  [undefined, undefined],
])("the note %s is a share of %s", (note, share) => {
  expect(shareOf(note)).toBe(share);
});

test("totals take the place of the count beside the title", () => {
  const options = CompositeOptions.parse({ title: "Mine" });
  expect(pageOf(aComposite({ options }))).toContain("1 card<");
  const totals = [{ label: "Cards", figure: "312" }];
  const page = pageOf(aComposite({ options, totals }));
  expect(page).toMatch(/<b dir="auto">312<\/b><p dir="auto">Cards</);
  expect(page).not.toContain("1 card<");
});

test("whose cards they are stands below the title, and where nothing else does", () => {
  const options = (more: object) => ({
    options: CompositeOptions.parse({ handle: "@misty", ...more }),
  });
  expect(pageOf(aComposite(options({ title: "Mine" })))).toMatch(
    /class="title".*class="handle"><bdi>@misty</s,
  );
  expect(pageOf(aComposite(options({})))).toMatch(/<hr><p class="handle"><bdi>.*1 card</s);
});

test("a link is drawn as what a camera reads of it, and is asked for by nothing", () => {
  const link = "https://cards.example/u/misty?a=1&b=2";
  const page = pageOf(aComposite({ options: CompositeOptions.parse({ link }) }));
  expect(page).not.toContain("cards.example");
  const rows = linkCode(link);
  const drawn = rows.map((row) => row.map(() => false));
  for (const [, x, y, length] of page.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
  }
  expect(drawn).toEqual(rows);
});
