import { analyse } from "chardet";

/** What it may be, as chardet and as `TextDecoder` call it. */
const charsets = { Shift_JIS: "shift_jis", "EUC-KR": "euc-kr", GB18030: "gb18030" } as const;
const sure = 60;
const most = 16_000;

/**
 * The old character set of Japan, Korea or China that bytes are in, where that is sure. In western
 * texts bytes above 127 stand alone between letters; in these they come in pairs, or, in Japanese,
 * after 0x81 to 0x83, which no western name uses.
 */
export function asianCharset(bytes: Uint8Array): string | undefined {
  const sample = aroundHighBytes(bytes);
  if (!isInPairs(sample)) return undefined;
  const [best] = analyse(sample);
  if (best === undefined || best.confidence < sure) return undefined;
  return Object.entries(charsets).find(([name]) => name === best.name)?.[1];
}

function isInPairs(sample: Uint8Array): boolean {
  const isHigh = (byte = 0) => byte >= 0x80;
  const places = [...sample.keys()].filter((index) => isHigh(sample[index]));
  const paired = places.filter((at) => isHigh(sample[at - 1]) || isHigh(sample[at + 1]));
  const leading = places.filter((at) => [0x81, 0x82, 0x83].includes(sample[at] ?? 0));
  const isEnough = paired.length > places.length * 0.6 || leading.length > places.length / 3;
  return places.length >= 8 && isEnough;
}

/** The part that begins where the first byte above 127 stands: headers are often ASCII for long. */
const aroundHighBytes = (bytes: Uint8Array): Uint8Array => {
  const first = bytes.findIndex((byte) => byte >= 0x80);
  return first < 0 ? bytes.subarray(0, 0) : bytes.subarray(first, first + most);
};
