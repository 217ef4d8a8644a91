import { describe, expect, test } from "vitest";
import { alertMail, mostLines } from "#functions/alerts/mails/alert-mail.ts";
import { escaped, escapedUrl } from "#functions/alerts/mails/html.ts";
import type { Content, FiredNotice } from "#functions/alerts/telling/teller.ts";
import { Ulid } from "#schemas/values.ts";
import { aFiring, aMailbox, home, toldBy } from "#test/support/alerts/channels.ts";

const token = "t".repeat(32);
const mailbox = aMailbox(token);
const { to } = mailbox;
if (to.kind !== "email") throw new Error("It is a mailbox.");
const channel = { ...mailbox, to };
const alert = toldBy([mailbox]);

function fired(minutes = 0, name?: string): FiredNotice {
  const { id, at, told } = aFiring(alert, minutes);
  if (told.kind !== "fired") throw new Error("It fired.");
  return { id, at, told: { ...told, card: { ...told.card, name: name ?? told.card.name } } };
}
const digest = (count: number): Content => ({
  ...{ kind: "digest", id: Ulid.parse("01KAJ3N5Q2V7C8D9E0F1G2H3J4") },
  at: "2026-08-23T08:00:00.000Z",
  notices: Array.from({ length: count }, (_none, minute) => fired(minute)),
});

describe("[ALR-4] a mail", () => {
  test("says what has happened, as text and as HTML that loads nothing", () => {
    const mail = alertMail("u", channel, { kind: "fired", notice: fired() });
    const sentence = "Charizard (base1 4, holo, near mint): 9.90 USD on 2026-08-22 (tcgplayer)";
    expect(mail.subject).toContain("9.90 USD, at or below 10.00 USD");
    for (const part of [mail.text, mail.html]) expect(part).toContain(sentence);
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
    expect(html.match(/<li/g)).toHaveLength(count);
    expect(text.match(/^- /gm)).toHaveLength(count);
    expect(text).not.toContain(" more, which");
    expect(subject).toBe(
      count === 1 ? "One price crossed your line" : `${count} prices crossed your lines`,
    );
    // Mail programs cut what is longer.
    expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  });

  test("says how many lines of a digest are left out", () => {
    const { html, text } = alertMail("u", channel, digest(mostLines + 7));
    expect(html.match(/<li/g)).toHaveLength(mostLines);
    for (const part of [html, text]) expect(part).toContain("and 7 more, which the inbox lists.");
  });

  test("takes text for text, and links to the web alone", () => {
    expect(escaped(`<a href="x" title='y'>&`)).toBe(
      "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;",
    );
    expect(escapedUrl("https://a.example/?b=1&c=2")).toBe("https://a.example/?b=1&amp;c=2");
    expect(() => escapedUrl("javascript:alert(1)")).toThrow(RangeError);
  });
});
