/** What people are told, without any service's signs for how it looks. */
export interface PlainMessage {
  /** Never empty. */
  readonly title: string;
  readonly text: string;
  /** Where there is more; an address of ours. */
  readonly url: string;
  /** One each for what a digest has, most important first. */
  readonly lines: readonly string[];
}

/** A text of at most so many code units after `escaped`, which services count; cut between what people see as signs. */
export function fitted(
  text: string,
  most: number,
  escaped: (part: string) => string = (part) => part,
): string {
  const whole = escaped(text);
  if (whole.length <= most) return whole;
  let kept = "";
  for (const { segment } of new Intl.Segmenter("en").segment(text)) {
    const next = kept + escaped(segment);
    if (next.length > most - cutSign.length) break;
    kept = next;
  }
  return kept + cutSign;
}

const cutSign = "…";

/** As many lines as fit, each of its own; how many are left out is said in a last one. */
export function fittedLines(
  lines: readonly string[],
  most: number,
  { mostOfOne, escaped }: { mostOfOne: number; escaped?: (part: string) => string },
): string {
  const told = lines.map((line) => fitted(oneLine(line), mostOfOne, escaped));
  const whole = told.join("\n");
  if (whole.length <= most) return whole;
  const leftOut = (kept: number) => `… and ${told.length - kept} more`;
  let length = 0;
  let kept = 0;
  for (const line of told) {
    length += line.length + 1;
    if (length + leftOut(kept + 1).length > most) break;
    kept += 1;
  }
  return [...told.slice(0, kept), leftOut(kept)].join("\n");
}

export const oneLine = (text: string): string => text.replace(/\s+/gu, " ").trim();
