import * as z from "zod";

/** A longer one makes a QR code that is hard to read off a screen. */
const most = 200;

/**
 * An address that people reach by a picture of it: `https` alone, as a browser writes it, so that what
 * is drawn is what is opened. No name and password in it: whoever reads one takes it for the server's name.
 */
export const PictureLink = z
  .string()
  .transform((text, context) => {
    const url = URL.parse(text);
    const wrong = !url ? "must be an address" : wrongOf(url);
    if (!url || wrong !== undefined) {
      context.addIssue({ code: "custom", message: wrong ?? "must be an address" });
      return z.NEVER;
    }
    return url.href;
  })
  .meta({ maxLength: most, format: "uri", examples: ["https://cards.example/u/misty/binder"] });

function wrongOf({ protocol, username, password, href }: URL): string | undefined {
  if (protocol !== "https:") return "must begin with https://";
  if (username !== "" || password !== "") return "must not have a name or a password in it";
  if (href.length <= most) return undefined;
  return `must have at most ${most} characters as a browser writes it, and has ${href.length}`;
}
