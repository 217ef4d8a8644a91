/** Whether an address is one of those that are asked besides public ones. */
export type AlsoAllowed = (url: URL) => boolean;

export const portOf = ({ protocol, port }: URL): number =>
  port === "" ? defaultPorts[protocol === "https:" ? "https:" : "http:"] : Number(port);

const defaultPorts = { "https:": 443, "http:": 80 };

/**
 * Receivers that are asked besides public ones, whatever their network and port: `127.0.0.1:4000` with either scheme,
 * `http://127.0.0.1:4000` with that one alone.
 *
 * @throws RangeError if an entry is neither
 */
export function alsoAllowedOf(entries: readonly string[]): AlsoAllowed {
  const origins = new Set(entries.flatMap(originsOf));
  return (url) => origins.has(originOf(url));
}

const originOf = (url: URL) => `${url.protocol}//${url.hostname.replace(/\.$/, "")}:${portOf(url)}`;

function originsOf(entry: string): readonly string[] {
  const isOrigin = /^https?:\/\/[^/?#@*\s\\]+$/i.test(entry);
  const isHostAndPort = /^[^/?#@*\s\\]+:\d{1,5}$/.test(entry);
  const both = isOrigin ? [entry] : [`http://${entry}`, `https://${entry}`];
  const urls = both.flatMap((text) => URL.parse(text) ?? []);
  if ((isOrigin || isHostAndPort) && urls.length > 0) return urls.map(originOf);
  throw new RangeError(
    `A receiver must be given as host:port or as an origin such as http://127.0.0.1:4000, not as "${entry}".`,
  );
}
