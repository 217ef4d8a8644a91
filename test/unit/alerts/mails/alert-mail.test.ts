import { describe, expect, test } from "vitest";
import { alertMail, mostLines } from "#functions/alerts/mails/alert-mail.ts";
import { escaped, escapedUrl } from "#functions/alerts/mails/html.ts";
import { type Content, type FiredNotice, mostInDigest } from "#functions/alerts/telling/teller.ts";
import { Ulid } from "#schemas/values.ts";
import { aFiring, home, toldBy } from "#test/support/alerts/channels.ts";
import { mailChannel, shownText, token } from "#test/support/alerts/mails.ts";

const channel = mailChannel;
const alert = toldBy([channel]);

function fired(minutes = 0, name?: string): FiredNotice {
  const { id, at, told } = aFiring(alert, minutes);
  if (!("card" in told)) throw new Error("It fired.");
  return { id, at, told: { ...told, card: { ...told.card, name: name ?? told.card.name } } };
}
const digest = (count: number, name?: string): Content => ({
  ...{ kind: "digest", id: Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4") },
  at: "2026-08-23T08:00:00.000Z",
  notices: Array.from({ length: count }, (_none, minute) => fired(minute, name)),
});
const rowsIn = (html: string) => html.match(/<th /g)?.length ?? 0;
/** Gmail cuts mails off there, in bytes. */
const cutAfter = 102_000;

describe("[ALR-4] a mail", () => {
  test("says what has happened, as text and as HTML that loads nothing", () => {
    const mail = alertMail("u", channel, { kind: "fired", notice: fired() });
    const sentence = "Charizard (base1 4, holo, near mint): 9.90 USD on 2026-08-22 (tcgplayer)";
    expect(mail.subject).toBe(
      "Charizard: 9.90 USD, at or below 10.00 USD (base1 4, holo, near mint)",
    );
    expect(mail.text).toContain(sentence);
    const shown = shownText(mail.html);
    expect(shown).toContain("Charizard: 9.90 USD, at or below 10.00 USD base1 4, holo, near mint ");
    expect(shown).toContain(
      " On 2026-08-22 (tcgplayer), at or below your line of 10.00 USD; before 11.00 USD on 2026-08-21. ",
    );
    expect(mail.html).not.toMatch(/<(?:img|script|link)|src=|url\(/);
    expect(mail.html).toContain("prefers-color-scheme: dark");
  });

  test("can be ended by one request of a mail program, and by links in it", () => {
    const mail = alertMail("u", channel, { kind: "fired", notice: fired() });
    const end = `${home}/v1/unsubscribe/${token}`;
    expect(mail.headers).toEqual({
      ...{ "List-Unsubscribe": `<${end}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
    });
    for (const part of [mail.text, mail.html]) {
      expect(part).toContain(`${end}?alert=${alert.id}`);
      expect(part.replaceAll(`${end}?`, "")).toContain(end);
    }
  });

  test("has no header more and no tag more, whatever a card is called", () => {
    const notice = fired(0, 'Mr. "Mime"\r\nBcc: all@example.com <script>alert(1)</script>');
    const mail = alertMail("u", channel, { kind: "fired", notice });
    expect(mail.subject).not.toMatch(/[\r\n]/);
    expect(mail.html).not.toContain("<script");
    expect(mail.html).toContain("&lt;script&gt;");
  });

  test.each([1, 20, 200])("lists %s lines of a digest", (count) => {
    const { html, text, subject } = alertMail("u", channel, digest(count));
    expect(rowsIn(html)).toBe(count);
    expect(text.match(/^- /gm)).toHaveLength(count);
    expect(text).not.toContain(" more, which");
    expect(subject).toBe(
      count === 1 ? "One price crossed your line" : `${count} prices crossed your lines`,
    );
    expect(Buffer.byteLength(html)).toBeLessThan(cutAfter);
  });

  test("says how many lines of a digest are left out", () => {
    const { html, text } = alertMail("u", channel, digest(mostLines + 7));
    expect(rowsIn(html)).toBe(mostLines);
    for (const part of [html, text]) expect(part).toContain("and 7 more, which the inbox lists.");
  });

  test("says of a digest that has as many notices as it may have that there may be more", () => {
    const said = (count: number) => alertMail("u", channel, digest(count));
    const full = said(mostInDigest);
    for (const part of [full.html, full.text]) {
      expect(part).toContain("A digest tells of 1000 at most; the inbox has what crossed besides");
      expect(part).toContain("and 800 more, which the inbox lists.");
    }
    expect(said(mostInDigest - 1).text).not.toContain("at most");
  });

  test.each([
    [
      "an English name of 70 signs",
      "Dark Typhlosion & Lugia-with-an-unbelievably-long-name-GX, Holo Promo",
    ],
    [
      "a Japanese name of 40",
      "かがやくリザードンとブラッキーとルギアとホウオウのとてもながいなまえのカードです",
    ],
    ["a name of nothing but signs to be escaped", "&".repeat(300)],
  ])(
    "leaves out as many lines as it takes to stay whole, whatever cards are called: %s",
    (_what, name) => {
      const { html, text } = alertMail("u", channel, digest(mostLines, name));
      expect(Buffer.byteLength(html)).toBeLessThan(cutAfter);
      const count = rowsIn(html);
      expect(count).toBeGreaterThan(60);
      expect(text.match(/^- /gm)).toHaveLength(count);
      const left = mostLines - count;
      const said = `and ${left} more, which the inbox lists.`;
      for (const part of [html, text]) expect(part.includes(said)).toBe(left > 0);
      for (const part of [html, text]) expect(part).toContain(`${home}/v1/unsubscribe/${token}`);
    },
  );

  test("takes text for text, and links to the web alone", () => {
    expect(escaped(`<a href="x" title='y'>&`)).toBe(
      "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;",
    );
    expect(escapedUrl("https://a.example/?b=1&c=2")).toBe("https://a.example/?b=1&amp;c=2");
    expect(() => escapedUrl("javascript:alert(1)")).toThrow(RangeError);
  });
});
