import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { discordAddress, discordBody } from "#functions/alerts/webhooks/presets/discord.ts";
import type { PlainMessage } from "#functions/alerts/webhooks/presets/plain-message.ts";
import { isTelegramChat, telegramRequest } from "#functions/alerts/webhooks/presets/telegram.ts";

const message: PlainMessage = {
  title: "Charizard is below 200 €",
  text: "It costs 189.90 € (was 214.00 €).",
  url: "https://cards.example.org/cards/base1-4",
  lines: [],
};
const chat = { botToken: `123456789:${"A-_z".repeat(9)}`, chatId: "-1001234567890" };

/** Texts with what breaks: signs of two units, families of signs, markup, blanks. */
const piece = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.constantFrom("👨‍👩‍👧‍👦", "é", "ピ", "**", "@everyone", "<@1>", "`", "\n", "…", "\\", "🎉"),
);
const text = fc.array(piece, { maxLength: 800 }).map((pieces) => pieces.join(""));
const messages: fc.Arbitrary<PlainMessage> = fc.record({
  ...{ title: text.map((some) => `A${some}`), text },
  url: fc.constantFrom(message.url, `https://cards.example.org/${"a".repeat(1500)}`),
  lines: fc.array(fc.oneof(piece, fc.constant("a".repeat(300))), { maxLength: 200 }),
});
const some = { numRuns: 60 };
const isWhole = (told: string) => told.isWellFormed();

describe("[ALR-4] a message to Discord", () => {
  const bodyOf = (more: Partial<PlainMessage> = {}) =>
    JSON.parse(discordBody({ ...message, ...more }));

  test("says what, why and where, and mentions nobody", () => {
    expect(bodyOf()).toEqual({
      content:
        "**Charizard is below 200 €**\n" +
        "It costs 189.90 € \\(was 214.00 €\\).\n" +
        "<https://cards.example.org/cards/base1-4>",
      allowed_mentions: { parse: [] },
    });
  });

  test("has the lines of a digest in an embed", () => {
    expect(bodyOf({ lines: ["one", "two\nlines"] }).embeds).toEqual([
      { description: "one\ntwo lines" },
    ]);
  });

  test("is as long as may be when there is more to say", () => {
    const { content } = bodyOf({ text: "a".repeat(5000) });
    expect(content).toHaveLength(2000);
    expect(content).toMatch(/a…\n<https:\S+>$/);
  });

  test("says how many lines it leaves out", () => {
    const lines = Array.from({ length: 200 }, (_, at) => `${at} ${"a".repeat(50)}`);
    const [{ description }] = bodyOf({ lines }).embeds;
    const told: readonly string[] = description.split("\n");
    expect(told.at(-1)).toBe(`… and ${200 - (told.length - 1)} more`);
    expect(told.length).toBeGreaterThan(70);
  });

  test("shows a name's signs as they are", () => {
    const { content } = bodyOf({ title: "@everyone <@123> *N*_-[a](https://b)" });
    expect(content).toContain("\\@everyone \\<\\@123\\> \\*N\\*\\_\\-\\[a\\]\\(https\\://b\\)");
  });

  test("is never longer than Discord takes, nor cut within a sign", () => {
    fc.assert(
      fc.property(messages, (given) => {
        const { content, embeds = [] } = JSON.parse(discordBody(given));
        expect(content.length).toBeLessThanOrEqual(2000);
        expect(content.length).toBeGreaterThan(0);
        for (const { description } of embeds) expect(description.length).toBeLessThanOrEqual(4096);
        expect(embeds.length).toBeLessThanOrEqual(1);
        expect(isWhole(JSON.stringify({ content, embeds }))).toBe(true);
        // No backslash stands alone at an end: it would take the next sign with it.
        expect(/(?<!\\)(?:\\\\)*\\(?:…|\*\*\n|$)/.test(content)).toBe(false);
      }),
      some,
    );
  });

  const token = "aB-_".repeat(17);
  test.each([
    [`https://discord.com/api/webhooks/123456789012345678/${token}`, ""],
    [`https://discordapp.com/api/webhooks/123456789012345678/${token}`, ""],
    [`https://canary.discord.com/api/v9/webhooks/123456789012345678/${token}`, ""],
    [
      `https://discord.com/api/webhooks/123456789012345678/${token}?thread_id=223456789012345678`,
      "?thread_id=223456789012345678",
    ],
  ])("goes to an address that Discord shows: %s", (address, query) => {
    expect(discordAddress(address)).toBe(
      `https://discord.com/api/v10/webhooks/123456789012345678/${token}${query}`,
    );
  });

  test.each([
    `http://discord.com/api/webhooks/123456789012345678/${token}`,
    `https://discord.com.evil.example.org/api/webhooks/123456789012345678/${token}`,
    `https://user@discord.com/api/webhooks/123456789012345678/${token}`,
    `https://discord.com/api/webhooks/123456789012345678/${token}/slack`,
    `https://discord.com/api/webhooks/../users/@me/${token}`,
    "https://discord.com/api/webhooks/1/short",
  ])("goes nowhere else: %s", (address) => {
    expect(discordAddress(address)).toBeUndefined();
  });
});

describe("[ALR-4] a message to Telegram", () => {
  const requestOf = (more: Partial<PlainMessage> = {}) => {
    const { url, body } = telegramRequest(chat, { ...message, ...more });
    return { url, body: JSON.parse(body) };
  };

  test("says what, why and where, with its title in bold", () => {
    expect(requestOf()).toEqual({
      url: `https://api.telegram.org/bot${chat.botToken}/sendMessage`,
      body: {
        chat_id: "-1001234567890",
        text:
          "Charizard is below 200 €\nIt costs 189.90 € (was 214.00 €).\n\n" +
          "https://cards.example.org/cards/base1-4",
        entities: [{ type: "bold", offset: 0, length: 24 }],
        link_preview_options: { is_disabled: true },
      },
    });
  });

  test("shows a name's signs as they are, for nothing in it is markup", () => {
    const { body } = requestOf({ title: "<b>&amp; *N* _x_" });
    expect(body.text.split("\n")[0]).toBe("<b>&amp; *N* _x_");
    expect(body).not.toHaveProperty("parse_mode");
  });

  test("has the lines of a digest, and says how many it leaves out", () => {
    const lines = Array.from({ length: 200 }, (_, at) => `${at} ${"a".repeat(50)}`);
    const told: readonly string[] = requestOf({ lines }).body.text.split("\n");
    expect(told).toContain(`0 ${"a".repeat(50)}`);
    expect(told.at(-3)).toMatch(/^… and 1\d\d more$/);
  });

  test("is as long as may be when there is more to say", () => {
    const { body } = requestOf({ text: "a".repeat(5000), lines: Array(5000).fill("b") });
    expect(body.text.length).toBeGreaterThan(4096 - 3);
    expect(body.text.length).toBeLessThanOrEqual(4096);
  });

  test("is never longer than Telegram takes, nor cut within a sign", () => {
    fc.assert(
      fc.property(messages, (given) => {
        const { body } = telegramRequest(chat, given);
        const { text: told, entities = [] } = JSON.parse(body);
        expect(told.length).toBeLessThanOrEqual(4096);
        expect(told.length).toBeGreaterThan(0);
        expect(isWhole(told)).toBe(true);
        for (const { offset, length } of entities) {
          expect(told.slice(offset, offset + length)).not.toMatch(/\n/);
        }
      }),
      some,
    );
  });

  test.each([
    [{ chatId: "@cards_here" }, true],
    [{ chatId: "42" }, true],
    [{ chatId: "@x" }, false],
    [{ chatId: "here" }, false],
    [{ chatId: "" }, false],
    [{ botToken: "123456789:short" }, false],
    [{ botToken: `123456789:${"A".repeat(35)}/../x` }, false],
    [{ botToken: `${chat.botToken}?a` }, false],
  ])("needs a bot's token and a chat: %o", (more, isOne) => {
    const given = { ...chat, ...more };
    expect(isTelegramChat(given)).toBe(isOne);
    const made = () => telegramRequest(given, message);
    if (isOne) expect(made).not.toThrow();
    else expect(made).toThrow(RangeError);
  });
});
