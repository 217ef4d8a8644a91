import fc from "fast-check";

/** Ranges of IPv4 that are not public: the network's number, and how many of its bits are fixed. */
const deniedNetworks: readonly (readonly [network: string, bits: number])[] = [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
  ] as const),
  ...([
    ["169.254.0.0", 16],
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.0.2.0", 24],
  ] as const),
  ...([
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["198.51.100.0", 24],
  ] as const),
  ...([
    ["203.0.113.0", 24],
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
    ["168.63.129.16", 32],
  ] as const),
];

const numberOf = (address: string) =>
  address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);

/** An address that is not public, as a number. */
export const deniedNumber: fc.Arbitrary<number> = fc
  .constantFrom(...deniedNetworks)
  .chain(([network, bits]) =>
    fc.integer({ min: 0, max: 2 ** (32 - bits) - 1 }).map((host) => numberOf(network) + host),
  );

const bytesOf = (address: number) => [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff);
export const dotted = (address: number): string => bytesOf(address).join(".");

type Spell = (value: number) => string;
const spells: readonly Spell[] = [
  (value) => String(value),
  (value) => `0x${value.toString(16)}`,
  (value) => `0X${value.toString(16).toUpperCase()}`,
  (value) => `0x000${value.toString(16)}`,
  (value) => `0${value.toString(8)}`,
  (value) => `0000${value.toString(8)}`,
];

/** One to four numbers, of which the last stands for what is left. */
const parted = (address: number, count: number): readonly number[] => {
  const bytes = bytesOf(address);
  const last = bytes.slice(count - 1).reduce((sum, byte) => sum * 256 + byte, 0);
  return [...bytes.slice(0, count - 1), last];
};

const fullWidth = (text: string) =>
  text.replace(/[0-9a-zA-Z]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0));
const encoded = (text: string) =>
  [...new TextEncoder().encode(text)]
    .map((byte) => `%${byte.toString(16).padStart(2, "0")}`)
    .join("");

const dressings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `${text}.`,
  fullWidth,
  encoded,
  (text) => encoded(fullWidth(text)),
  (text) => text.replaceAll(".", "。"),
  (text) => text.replaceAll(".", "．"),
  (text) => text.replaceAll(".", "｡"),
  (text) => text.replace(".", "%2e"),
  (text) => `${text.slice(0, 1)}\u00ad${text.slice(1)}`,
];

/** The same IPv4 address in any of the ways that URLs have for it. */
export const spelledIPv4 = (address: number): fc.Arbitrary<string> =>
  fc
    .record({
      count: fc.integer({ min: 1, max: 4 }),
      spelt: fc.array(fc.constantFrom(...spells), { minLength: 4, maxLength: 4 }),
      dress: fc.constantFrom(...dressings),
    })
    .map(({ count, spelt, dress }) =>
      dress(
        parted(address, count)
          .map((part, at) => (spelt[at] ?? String)(part))
          .join("."),
      ),
    );

const hexPair = (address: number) =>
  `${(address >>> 16).toString(16)}:${(address & 0xffff).toString(16)}`;

/** IPv6 addresses that stand for an IPv4 one, by any of the schemes that ever were. */
const within: readonly ((address: number) => string)[] = [
  (address) => `::ffff:${dotted(address)}`,
  (address) => `::FFFF:${hexPair(address)}`,
  (address) => `0:0:0:0:0:ffff:${hexPair(address)}`,
  (address) => `0000:0000:0000:0000:0000:ffff:${dotted(address)}`,
  (address) => `::${dotted(address)}`,
  (address) => `::${hexPair(address)}`,
  (address) => `::ffff:0:${dotted(address)}`,
  (address) => `64:ff9b::${dotted(address)}`,
  (address) => `64:FF9B::${hexPair(address)}`,
  (address) => `64:ff9b:1::${dotted(address)}`,
  (address) => `64:ff9b:1:ffff:1:2:${hexPair(address)}`,
  (address) => `2002:${hexPair(address)}::`,
  (address) => `2002:${hexPair(address)}:1:2:3:4:5`,
  (address) => `2001:0:4136:e378:8000:63bf:${hexPair(~address >>> 0)}`,
  (address) => `2001:0:${hexPair(address)}::`,
  (address) => `fe80::5efe:${dotted(address)}`,
];

export const spelledIPv6 = (address: number): fc.Arbitrary<string> =>
  fc.constantFrom(...within).map((spell) => `[${spell(address)}]`);
