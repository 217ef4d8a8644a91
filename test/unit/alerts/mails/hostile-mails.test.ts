import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alertMail } from "#functions/alerts/mails/alert-mail.ts";
import type { Mail } from "#functions/alerts/mails/mailer.ts";
import { plainName } from "#functions/alerts/messages/plain-name.ts";
import { writtenPrice } from "#functions/alerts/messages/written-price.ts";
import type { FiringOfCard as Firing } from "#schemas/alerts/notice.ts";
import { Ulid } from "#schemas/values.ts";
import { mailChannel, shownText, tagsOf, told } from "#test/support/alerts/mails.ts";

const id = Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4");
const at = "2026-08-23T08:00:00.000Z";
const mailsOf = (one: Firing): readonly Mail[] => [
  alertMail("u", mailChannel, { kind: "fired", notice: { id, at, told: one } }),
  alertMail("u", mailChannel, { kind: "digest", id, at, notices: [{ id, at, told: one }] }),
];

/** Names that sources might have, or might be made to have. */
const name = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 60 }),
  fc.constantFrom(
    'Mr. "Mime" & Ditto <b>',
    "Charizard\r\nBcc: all@example.com\r\n\r\n<script>alert(1)</script>",
    "Pikachu\u2028\u202eevil\u0000\u0085",
    "</td></tr></table><a href='https://evil.example'>See the card</a>",
    "&lt;img src=x onerror=alert(1)&gt; 2026-08-22",
    "リザードンVMAX",
    "x".repeat(5_000),
  ),
);
const firing: fc.Arbitrary<Firing> = fc
  .record({
    ...{ card: name, setName: name, number: name },
    amount: fc.integer({ min: 1, max: 1_000_000_000 }),
    isConverted: fc.boolean(),
    line: fc.constantFrom<Firing["line"]>(
      { kind: "at_or_below", amount: 35_000 },
      { kind: "change", percent: -12.5, days: 30 },
      { kind: "all_time_high" },
    ),
  })
  .map(({ card, setName, number, amount, isConverted, line }) =>
    told({
      card: { ...told().card, name: card, setName, number },
      ...{ line, reference: { amount: 39_900, day: "2026-07-30" } },
      price: {
        ...{ ...told().price, amount },
        ...(isConverted && { converted: { amount: 31_999, currency: "EUR" } }),
      },
      ...(isConverted && { ratesOf: "2026-08-20" }),
    }),
  );

/** Everything that a message has to say of a firing [ALR-5]. */
function factsOf({ card, price, before, line, reference, ratesOf, currency }: Firing) {
  const money = (amount: number) => writtenPrice(amount, currency);
  return [
    ...[plainName(card.name), plainName(card.setName ?? ""), plainName(card.number)],
    ...["holo", "near mint", money(price.amount), price.day, price.source],
    ...[money(before.amount), before.day],
    ...(line.kind === "at_or_below" ? [money(line.amount)] : [money(reference?.amount ?? 0)]),
    ...(line.kind === "change" ? ["12.5%", "30 days"] : []),
    ...(price.converted ? [writtenPrice(price.converted.amount, "EUR"), ratesOf ?? ""] : []),
  ];
}
const oneBlank = (text: string) => text.replace(/[\s\u00a0]+/gu, " ");

describe("[ALR-4] a mail of names that may be anything", () => {
  test("says in its text what it says in its HTML", () => {
    fc.assert(
      fc.property(firing, (one) => {
        for (const { text, html } of mailsOf(one)) {
          const [read, shown] = [oneBlank(text), shownText(html)];
          for (const fact of factsOf(one).map(oneBlank)) {
            expect(read).toContain(fact);
            expect(shown).toContain(fact);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test("has no element, no line and no header of theirs", () => {
    fc.assert(
      fc.property(firing, (one) => {
        const plain = mailsOf({ ...one, card: told().card });
        for (const [place, { text, html, subject, headers }] of mailsOf(one).entries()) {
          expect(tagsOf(html)).toEqual(tagsOf(plain[place]?.html ?? ""));
          expect(text.split("\n")).toHaveLength(plain[place]?.text.split("\n").length ?? 0);
          expect(subject).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u);
          expect(headers).toEqual(plain[place]?.headers);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("has nothing that runs, is loaded, or is nobody's to know", () => {
    fc.assert(
      fc.property(firing, (one) => {
        for (const { html } of mailsOf(one)) {
          const addresses = [...html.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(
            ([, address = ""]) => new URL(address).origin,
          );
          expect(new Set(addresses)).toEqual(new Set(["https://cards.example"]));
          expect(html).not.toMatch(/<(?:img|script|link|iframe|object|form|base)\b|@import|url\(/i);
        }
      }),
    );
  });
});

test("[ALR-4] names of cards and sets are said to be in their language, and turn no other text around", () => {
  const { card } = told();
  const japanese = { ...card, printingId: "pokemon:ja:s6a-95", name: "ブラッキー", setName: "変" };
  const [alert, digest] = mailsOf(told({ card: japanese as Firing["card"] }));
  for (const mail of [alert, digest]) {
    expect(mail?.html).toContain('<html lang="en">');
    expect(mail?.html).toContain('<bdi lang="ja">ブラッキー</bdi>');
    expect(mail?.html).toContain('<bdi lang="ja">変 4</bdi>');
  }
  const [english] = mailsOf(told());
  expect(english?.html).toContain("<bdi>Charizard</bdi>");
});
