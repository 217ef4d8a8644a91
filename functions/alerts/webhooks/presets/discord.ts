import { fitted, fittedLines, oneLine, type PlainMessage } from "./plain-message.ts";

/** Discord's own, in code units: of a message's text, and of one embed's; all embeds may have 6,000 together. */
const [mostContent, mostTitle, mostDescription] = [2000, 256, 4096] as const;
const mostOfOneLine = 200;

/** What Discord takes for signs of how a text looks, of people or of channels; a backslash takes that from them. */
const escaped = (text: string): string => text.replace(/[\\*_~`|>#[\]()<@:-]/g, "\\$&");

/**
 * A message as Discord's webhooks take it: what a phone shows is in `content`, what a digest lists in an embed. Nobody is
 * mentioned, whatever the text says.
 */
export function discordBody({ title, text, url, lines }: PlainMessage): string {
  const named = fitted(oneLine(title), mostTitle, escaped);
  const heading = named === "" ? "" : `**${named}**`;
  const address = new URL(url).href;
  // Angle brackets: an address without its picture.
  const link = address.length <= mostContent / 2 ? `<${address}>` : "";
  const room = mostContent - heading.length - link.length - 2;
  const told = [heading, fitted(text.trim(), room, escaped), link].filter((part) => part !== "");
  const description = fittedLines(lines, mostDescription, { mostOfOne: mostOfOneLine, escaped });
  return JSON.stringify({
    content: told.join("\n"),
    ...(description !== "" && { embeds: [{ description }] }),
    allowed_mentions: { parse: [] },
  });
}

const webhookAddress =
  /^https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/(\d{15,21})\/([\w-]{20,100})(?:\?thread_id=(\d{15,21}))?$/;

/** The address of a webhook as Discord shows it, in one spelling; undefined for any other. Whoever has it can write there. */
export function discordAddress(text: string): string | undefined {
  const [, id, token, thread] = webhookAddress.exec(text) ?? [];
  if (id === undefined) return undefined;
  const query = thread === undefined ? "" : `?thread_id=${thread}`;
  return `https://discord.com/api/v10/webhooks/${id}/${token}${query}`;
}
