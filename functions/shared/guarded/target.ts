import { isIP } from "node:net";
import { type AlsoAllowed, portOf } from "./also-allowed.ts";
import { refused } from "./outcome.ts";
import { isPublicAddress } from "./public-address.ts";
import { kindOfName } from "./public-name.ts";

/** Whom to ask, as far as the spelling of an address tells. */
export interface Target {
  /** In one spelling, whatever was given. */
  readonly url: URL;
  /** A name without a dot at its end, or a literal address without brackets. */
  readonly host: string;
  readonly port: number;
  readonly isTls: boolean;
  /** One of those that are asked besides public ones: its addresses are not judged. */
  readonly isAlsoAllowed: boolean;
}

/** As much as browsers and proxies are sure to take. */
const mostCharacters = 2048;
const ports = new Set([80, 443]);
/** A browser would leave out what it does not like and read the rest as it can; here an address says plainly whom it means. */
const plain = /^https?:\/\/([^/?#\s\\\p{Cc}]+)(?:[/?#][^\s\\\p{Cc}]*)?$/iu;

/**
 * Judges an address by how it is written. Names are judged by what they lead to as well, when they are looked up.
 *
 * @throws Stopped
 */
export function targetOf(text: string, alsoAllowed: AlsoAllowed): Target {
  const url = readable(text);
  url.hostname = url.hostname.replace(/\.$/, "");
  const port = portOf(url);
  const target = {
    ...{ url, port, isTls: url.protocol === "https:" },
    host: url.hostname.replace(/^\[|\]$/g, ""),
    isAlsoAllowed: alsoAllowed(url),
  };
  if (!target.isAlsoAllowed) publicOrRefused(target);
  return target;
}

function readable(text: string): URL {
  if (text.length > mostCharacters) {
    throw refused("too_long", `The address has more than ${mostCharacters} characters.`);
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    throw refused("other_scheme", "The address must begin with https:// or http://.");
  }
  const authority = plain.exec(text)?.[1];
  const url = authority === undefined ? null : URL.parse(text);
  if (authority?.includes("@")) {
    throw refused("with_credentials", "The address must not carry a name or password of a user.");
  }
  if (url) return url;
  throw refused(
    "unreadable",
    "The address cannot be read; it must look like https://example.org/path, without blanks or backslashes.",
  );
}

function publicOrRefused({ host, port }: Pick<Target, "host" | "port">): void {
  const isLiteral = isIP(host) !== 0;
  const kind = isLiteral ? "public" : kindOfName(host);
  if (kind === "no_name") throw refused("unreadable", `${host} is no name of a host.`);
  if (kind === "local") {
    throw refused("local_name", `${host} is a name that only networks of their own know.`);
  }
  if (isLiteral && !isPublicAddress(host)) {
    throw refused("not_public", `${host} is not an address of the public network.`);
  }
  if (!ports.has(port)) {
    throw refused("other_port", `The address uses port ${port}; it may be 80 or 443.`);
  }
}
