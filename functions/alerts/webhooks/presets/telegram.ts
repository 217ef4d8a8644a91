import { fitted, fittedLines, oneLine, type PlainMessage } from "./plain-message.ts";

/** Telegram's own, in code units, of what is left of a text once its signs are read; ours has none. */
const mostText = 4096;
const [mostTitle, mostOfText, mostOfOneLine] = [256, 1000, 200] as const;

/** A bot that somebody made, and the chat that it is to write to. */
export interface TelegramChat {
  /** Whoever has it is the bot. */
  readonly botToken: string;
  /** A number, negative for groups, or `@name` of a public channel. */
  readonly chatId: string;
}

const botToken = /^\d{5,20}:[\w-]{30,64}$/;
const chatId = /^(?:-?\d{1,19}|@[A-Za-z]\w{3,63})$/;

export const isTelegramBot = (token: string): boolean => botToken.test(token);

export const isTelegramChat = (chat: TelegramChat): boolean =>
  botToken.test(chat.botToken) && chatId.test(chat.chatId);

/**
 * A message as Telegram's bots send it. The text is plain, and what is bold is said beside it by its place: nothing in it has
 * to be escaped, and nothing can be taken for a sign.
 *
 * @returns the address, which has the token in it: it must be neither logged nor told
 * @throws RangeError if the token or the chat is not spelt as such
 */
export function telegramRequest(
  chat: TelegramChat,
  { title, text, url, lines }: PlainMessage,
): { readonly url: string; readonly body: string } {
  if (!isTelegramChat(chat)) {
    throw new RangeError(
      "A bot's token must be digits, a colon and letters; a chat a number or @name.",
    );
  }
  const heading = fitted(oneLine(title), mostTitle);
  const address = new URL(url).href;
  const before = [heading, fitted(text.trim(), mostOfText)].filter((part) => part !== "");
  const link = address.length <= mostOfText ? address : "";
  // A line break before each part, one more of them than seems needed where a part is empty.
  const room = mostText - before.join("\n").length - link.length - 4;
  const listed = fittedLines(lines, room, { mostOfOne: mostOfOneLine });
  const parts = [before.join("\n"), listed, link].filter((part) => part !== "");
  return {
    url: `https://api.telegram.org/bot${chat.botToken}/sendMessage`,
    body: JSON.stringify({
      chat_id: chat.chatId,
      text: parts.join("\n\n"),
      ...(heading !== "" && { entities: [{ type: "bold", offset: 0, length: heading.length }] }),
      link_preview_options: { is_disabled: true },
    }),
  };
}
